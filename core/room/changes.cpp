// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/changes.h"

#include "room/change_kinds.h"
#include "room/limits.h"

#include <algorithm>

namespace ieum::room {

namespace {

bool hasNoOwner(const Membership& members) {
    return members.kind() == RoomKind::Direct || members.kind() == RoomKind::Self;
}

/// Deterministic: more persons first, and of equals the one whose first reaction is older, as they stand already.
void orderReactions(std::vector<ReactionState>& reactions) {
    std::stable_sort(reactions.begin(), reactions.end(), [](const ReactionState& a, const ReactionState& b) {
        return a.persons.size() > b.persons.size();
    });
    if (reactions.size() > reactionKindsMax) reactions.resize(reactionKindsMax);
}

} // namespace

bool mayPin(const Membership& members, const PersonId& person) {
    const Role role = members.roleOf(person);
    return role == Role::Owner || role == Role::Admin || (hasNoOwner(members) && role != Role::None);
}

bool mayHide(const Membership& members, const PersonId& person, const PersonId& author) {
    const Role role = members.roleOf(person);
    if (hasNoOwner(members)) return false;
    return role == Role::Owner || (role == Role::Admin && members.roleOf(author) != Role::Owner);
}

MessageState stateOf(const MessageRecord& message, std::vector<ChangeRecord> changes, const Membership& members) {
    MessageState state;
    state.text = message.original ? *message.original : message.text;
    state.mentions = message.mentions;
    state.notice = message.notice && mayPin(members, message.author);
    std::sort(changes.begin(), changes.end(),
              [](const ChangeRecord& a, const ChangeRecord& b) { return a.key < b.key; });
    for (const ChangeRecord& change : changes) {
        const ChangeRules* rules = rulesOf(change.kind);
        if (rules != nullptr) rules->apply(message, change, members, state);
    }
    if (message.gone == Gone::Expired && state.gone == Gone::Here) state.gone = Gone::Expired;
    if (state.gone != Gone::Here) {
        MessageState tombstone;
        tombstone.gone = state.gone;
        tombstone.goneBy = state.goneBy;
        return tombstone;
    }
    orderReactions(state.reactions);
    std::sort(state.votes.begin(), state.votes.end(),
              [](const VoteState& a, const VoteState& b) { return a.person < b.person; });
    return state;
}

std::string renderLine(const MessageRecord& message, const MessageState& state) {
    std::string line = message.id.hex() + " by " + message.author.hex().substr(0, 8);
    if (state.gone != Gone::Here) {
        return line + " gone " + std::to_string(static_cast<int>(state.gone)) + " " + state.goneBy.hex().substr(0, 8);
    }
    line += " [" + state.text + "]";
    for (const Mention& each : state.mentions)
        line += " @" + std::to_string(each.offset) + each.person.hex().substr(0, 8);
    if (message.replyTo) line += " re " + message.replyTo->hex();
    for (const FileLink& file : message.files) line += " file " + file.file.hex();
    if (state.editedMs != 0) line += " edited " + std::to_string(state.editedMs);
    for (const ReactionState& reaction : state.reactions) {
        line += " " + reaction.emoji;
        for (const PersonId& person : reaction.persons) line += " " + person.hex().substr(0, 8);
    }
    for (const VoteState& vote : state.votes) {
        line += " vote " + vote.person.hex().substr(0, 8);
        for (const uint32_t option : vote.options) line += " " + std::to_string(option);
    }
    if (state.pinned) line += " pinned";
    if (state.notice) line += " notice";
    return line;
}

} // namespace ieum::room
