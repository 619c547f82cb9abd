// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An Api that answers what a test tells it to answer, at once; what it was not told is refused.
#pragma once

#include "node/api.h"

#include <algorithm>
#include <ranges>

namespace ieum::node {

class ApiOfATest : public Api {
  public:
    template <class Request> void on(std::function<Result<typename Request::Answer>(const Request&)> handler) {
        m_handlers.push_back([handler = std::move(handler)](AnyAsked& any) {
            auto* asked = any.get<Request>();
            if (asked != nullptr) asked->reply(handler(asked->request));
            return asked != nullptr;
        });
    }

    void post(AnyAsked asked) override {
        const auto isAnswered = [&](auto& handler) { return handler(asked); };
        if (std::ranges::any_of(m_handlers | std::views::reverse, isAnswered)) return;
        asked.refuse(fail(Cause::Input, NodeError::BadRequest).value());
    }
    void listen(std::function<void(const Event&)> listener) override { m_listener = std::move(listener); }
    void onRaise(std::function<void()> raise) override { m_raise = std::move(raise); }

  private:
    std::vector<std::function<bool(AnyAsked&)>> m_handlers; ///< the newest of a request counts
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
