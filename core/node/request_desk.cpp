// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/request_desk.h"

#include "node/error.h"

#include <concepts>

namespace ieum::node {

namespace {

template <class Request>
concept AnswersAtOnce = requires(Parts& parts, const Request& request, Now now) {
    { answer(parts, request, now) } -> std::same_as<Result<typename Request::Answer>>;
};

/// Writes into our feeds at once, rather than through the outbox.
template <class Request>
concept ChangesARoom = std::same_as<Request, RemoveMember> || std::same_as<Request, LeaveRoom> ||
    std::same_as<Request, ImportChat> || std::same_as<Request, SetRole> || std::same_as<Request, RenameRoom> ||
    std::same_as<Request, SetPolicy> || std::same_as<Request, RevokeDevice>;

} // namespace

template <class Request> void RequestDesk::handle(Asked<Request> asked, Now now) {
    m_open.push_back([reply = asked.reply](const Error& why) { reply(tl::unexpected<Error>(why)); });
    using Answer = Result<typename Request::Answer>;
    const auto answerThen = [&](Answer result) {
        m_parts.world.effects.replies.push_back([reply = asked.reply, result = std::move(result)] { reply(result); });
    };
    if constexpr (ChangesARoom<Request>) {
        if (m_parts.restoration.isReadOnly()) return answerThen(fail(Cause::Input, NodeError::ProfileRestored));
    }
    if constexpr (AnswersAtOnce<Request>) {
        auto result = answer(m_parts, asked.request, now);
        // A store that failed half-way takes the whole batch with it; a refusal has changed nothing.
        const bool broken = !result && result.error().cause == Cause::Machine && result.error().folder == Folder::Store;
        if (broken) m_parts.world.noteFailure(passOn(result));
        answerThen(std::move(result));
    } else {
        m_open.pop_back(); // it answers when the pool is done, in another batch
        node::handle(m_parts, std::move(asked), now);
    }
}

void RequestDesk::take(AnyAsked asked, Now now) {
    asked.visit([&](auto& each) { handle(std::move(each), now); });
}

void RequestDesk::refuseAll(const Error& why) {
    for (const auto& refuse : std::exchange(m_open, {})) refuse(why);
}

} // namespace ieum::node
