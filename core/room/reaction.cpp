// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An emoji under a message: one of each kind a person, put and taken back.
#include "room/change_kinds.h"
#include "room/emoji.h"

#include <algorithm>

namespace ieum::room {

namespace {

bool read(const wire::ContentBody& body, ChangeRecord& into) {
    const auto target = wire::idOf<MessageId>(body.reaction().message());
    if (!target || !isOneEmoji(body.reaction().emoji())) return false;
    into.target = *target;
    into.text = body.reaction().emoji();
    into.slot = plainEmoji(into.text);
    into.remove = body.reaction().remove();
    return true;
}

void write(const ChangeRecord& change, wire::ContentBody& into) {
    into.mutable_reaction()->set_message(wire::fieldOf(change.target));
    into.mutable_reaction()->set_emoji(change.text);
    into.mutable_reaction()->set_remove(change.remove);
}

void apply(const MessageRecord&, const ChangeRecord& change, const Membership&, MessageState& state) {
    if (change.remove) return;
    const auto found = std::find_if(state.reactions.begin(), state.reactions.end(),
                                    [&](const ReactionState& each) { return plainEmoji(each.emoji) == change.slot; });
    if (found == state.reactions.end()) {
        state.reactions.push_back({change.text, {change.author}});
    } else {
        found->persons.push_back(change.author);
    }
}

} // namespace

const ChangeRules reactionRules{ChangeKind::Reaction, read, write, apply};

} // namespace ieum::room
