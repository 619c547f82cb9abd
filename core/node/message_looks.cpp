// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/message_looks.h"

#include <algorithm>

namespace ieum::node {

namespace {

/// Of one author only the newest of a kind counts, which the database sees to for what has left.
std::vector<room::ChangeRecord> newestOnly(std::vector<room::ChangeRecord> changes) {
    std::vector<room::ChangeRecord> newest;
    std::sort(changes.begin(), changes.end(), [](const auto& a, const auto& b) { return b.key < a.key; });
    for (room::ChangeRecord& each : changes) {
        const bool replaced = std::any_of(newest.begin(), newest.end(), [&](const room::ChangeRecord& other) {
            return other.kind == each.kind && other.author == each.author && other.slot == each.slot;
        });
        if (!replaced) newest.push_back(std::move(each));
    }
    return newest;
}

PollRow pollOf(const room::Poll& poll, const std::vector<room::VoteState>& votes, const room::Membership& members,
               const PersonId& self) {
    PollRow row;
    row.multiple = poll.multiple;
    row.closesMs = poll.closesMs;
    for (const std::string& option : poll.options) row.options.push_back({option, {}, false});
    for (const room::VoteState& vote : votes) {
        for (const uint32_t option : vote.options) {
            row.options[option].names.push_back(members.nameOf(vote.person));
            row.options[option].own = row.options[option].own || vote.person == self;
        }
    }
    return row;
}

/// What an archive told of it: names, not persons.
void addQuoted(MessageRow& row, const room::Origin& origin) {
    for (const room::OriginReaction& each : origin.reactions) row.reactions.push_back({each.emoji, each.names, false});
    if (!row.poll) return;
    for (const room::OriginVote& vote : origin.votes) {
        for (const uint32_t option : vote.options) {
            if (option < row.poll->options.size()) row.poll->options[option].names.push_back(vote.name);
        }
    }
}

} // namespace

void addLooks(MessageRow& row, const room::MessageRecord& record, std::vector<room::ChangeRecord> changes,
              const room::Membership& members, const PersonId& self) {
    const room::MessageState state = room::stateOf(record, newestOnly(std::move(changes)), members);
    row.gone = static_cast<Gone>(state.gone);
    row.text = state.text;
    if (state.gone != room::Gone::Here) {
        row.goneBy = members.nameOf(state.goneBy);
        row.files.clear();
        return;
    }
    row.editedMs = state.editedMs;
    row.pinned = state.pinned;
    row.notice = state.notice;
    for (const room::Mention& each : state.mentions) {
        row.mentions.push_back({each.offset, each.length, each.person, members.nameOf(each.person)});
    }
    for (const room::ReactionState& each : state.reactions) {
        ReactionRow reaction{each.emoji, {}, false};
        for (const PersonId& person : each.persons) {
            reaction.names.push_back(members.nameOf(person));
            reaction.own = reaction.own || person == self;
        }
        row.reactions.push_back(std::move(reaction));
    }
    if (record.poll) row.poll = pollOf(*record.poll, state.votes, members, self);
    if (record.origin) addQuoted(row, *record.origin);
}

} // namespace ieum::node
