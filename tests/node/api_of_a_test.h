// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An Api that answers what a test tells it to answer, at once; what it was not told is refused.
#pragma once

#include "node/api.h"

#include <tuple>

namespace ieum::node {

template <class Asked> struct HandlersOf;
template <class... Requests> struct HandlersOf<std::variant<Asked<Requests>...>> {
    std::tuple<std::function<Result<typename Requests::Answer>(const Requests&)>...> all;
};

class ApiOfATest : public Api {
  public:
    template <class Request> void on(std::function<Result<typename Request::Answer>(const Request&)> handler) {
        std::get<std::function<Result<typename Request::Answer>(const Request&)>>(m_handlers.all) = std::move(handler);
    }

    void post(AnyAsked asked) override {
        std::visit([this](auto& each) { answer(each); }, asked);
    }
    void listen(std::function<void(const Event&)> listener) override { m_listener = std::move(listener); }
    void onRaise(std::function<void()> raise) override { m_raise = std::move(raise); }

  private:
    template <class Request> void answer(Asked<Request>& asked) {
        auto& handler = std::get<std::function<Result<typename Request::Answer>(const Request&)>>(m_handlers.all);
        if (!handler) return asked.reply(fail(Cause::Input, NodeError::BadRequest));
        asked.reply(handler(asked.request));
    }

    HandlersOf<AnyAsked> m_handlers;
    std::function<void(const Event&)> m_listener;
    std::function<void()> m_raise;
};

/// An id whose hex digits all are this one.
template <class Id> Id idOf(char digit) { return *Id::fromHexText(std::string(2 * Id::byteCount, digit)); }

inline RoomRow roomOfATest() {
    RoomRow row;
    row.id = idOf<RoomId>('a');
    row.name = "모임";
    return row;
}
/// Knows one room, by its name.
inline void addRoom(ApiOfATest& api) {
    api.on<FindRoom>([](const FindRoom& request) -> Result<RoomRow> {
        if (request.text != "모임") return fail(Cause::Input, NodeError::NoSuchRoom);
        return roomOfATest();
    });
}

} // namespace ieum::node
