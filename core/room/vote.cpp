// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A choice in a poll. A person's newest one counts, whenever it was made: when a poll closes is a label, no judge.
#include "room/change_kinds.h"
#include "room/limits.h"

#include <algorithm>

namespace ieum::room {

namespace {

bool read(const wire::ContentBody& body, ChangeRecord& into) {
    const auto target = wire::idOf<MessageId>(body.vote().message());
    if (!target || body.vote().options_size() > static_cast<int>(pollOptionsMax)) return false;
    into.target = *target;
    into.options.assign(body.vote().options().begin(), body.vote().options().end());
    std::sort(into.options.begin(), into.options.end());
    into.options.erase(std::unique(into.options.begin(), into.options.end()), into.options.end());
    return into.options.empty() || into.options.back() < pollOptionsMax;
}

void write(const ChangeRecord& change, wire::ContentBody& into) {
    into.mutable_vote()->set_message(wire::fieldOf(change.target));
    for (const uint32_t option : change.options) into.mutable_vote()->add_options(option);
}

void apply(const MessageRecord& message, const ChangeRecord& change, const Membership&, MessageState& state) {
    if (!message.poll || change.options.empty()) return;
    const bool fits =
        change.options.back() < message.poll->options.size() && (message.poll->multiple || change.options.size() == 1);
    if (fits) state.votes.push_back({change.author, change.options});
}

} // namespace

const ChangeRules voteRules{ChangeKind::Vote, read, write, apply};

} // namespace ieum::room
