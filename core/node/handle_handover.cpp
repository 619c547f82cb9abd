// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who has arrived at the new place, and what each left to be reached by: read from the notice, its poll and its
// replies.
#include "node/handlers.h"
#include "node/limits.h"
#include "transfer/handover_notice.h"

#include <algorithm>
#include <map>

namespace ieum::node {
namespace {

constexpr uint32_t newestSearched = 200;
/// Replies are sought in so many messages after the notice.
constexpr uint32_t repliesSought = 20'000;
constexpr uint32_t pageSize = 1'000;

struct Notice {
    room::MessageRecord record;
    room::MessageState state;
    transfer::HandoverPlace place;
};

/// Nothing: it is no such notice, or no more.
Result<std::optional<Notice>> noticeOf(Parts& parts, const room::Room& room, room::MessageRecord record) {
    if (!record.poll || record.gone != room::Gone::Here) return std::nullopt;
    auto changes = parts.world.stores.timeline.changesOf(room.record().id, record.id);
    if (!changes) return passOn(changes);
    room::MessageState state = room::stateOf(record, std::move(*changes), room.members());
    if (state.gone != room::Gone::Here || !room::mayPin(room.members(), record.author)) return std::nullopt;
    const auto place = transfer::handoverPlaceOf(state.text, record.poll->options);
    if (!place) return std::nullopt;
    return Notice{std::move(record), std::move(state), *place};
}

Result<std::optional<Notice>> latestNotice(Parts& parts, const room::Room& room) {
    const RoomId& id = room.record().id;
    const auto pinned = store::pinnedIn(
        *parts.world.connection, id, [&room](const PersonId& person) { return room::mayPin(room.members(), person); });
    if (!pinned) return passOn(pinned);
    std::vector<room::MessageRecord> candidates;
    for (const MessageId& each : *pinned) {
        auto record = parts.world.stores.messages.find(id, each);
        if (!record) return passOn(record);
        if (*record) candidates.push_back(std::move(**record));
    }
    auto newest = parts.world.stores.messages.page(id, newestSearched);
    if (!newest) return passOn(newest);
    std::move(newest->begin(), newest->end(), std::back_inserter(candidates));
    std::stable_sort(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) { return b.key < a.key; });
    for (room::MessageRecord& each : candidates) {
        auto notice = noticeOf(parts, room, std::move(each));
        if (!notice || *notice) return notice;
    }
    return std::nullopt;
}

/// The latest reply of each person.
Result<std::map<PersonId, std::string>> repliesTo(Parts& parts, const room::Room& room, const Notice& notice) {
    std::map<PersonId, std::string> replies;
    std::optional<room::TimelineKey> after = notice.record.key;
    for (uint32_t seen = 0; seen < repliesSought;) {
        auto page = parts.world.stores.messages.pageAfter(room.record().id, pageSize, after);
        if (!page) return passOn(page);
        if (page->empty()) break;
        for (room::MessageRecord& each : *page) {
            const bool isReply = each.replyTo == notice.record.id && each.gone == room::Gone::Here && !each.origin;
            if (isReply) replies[each.author] = std::move(each.text);
        }
        seen += static_cast<uint32_t>(page->size());
        after = page->back().key;
    }
    return replies;
}

bool hasArrived(const room::MessageState& state, const PersonId& person) {
    return std::any_of(state.votes.begin(), state.votes.end(), [&](const room::VoteState& vote) {
        return vote.person == person &&
               std::find(vote.options.begin(), vote.options.end(), transfer::arrivedOption) != vote.options.end();
    });
}

} // namespace

Result<HandoverRow> answer(Parts& parts, const GetHandover& request, Now) {
    const auto room = roomOf(parts, request.room);
    if (!room) return passOn(room);
    const auto notice = latestNotice(parts, **room);
    if (!notice) return passOn(notice);
    if (!*notice) return fail(Cause::Input, NodeError::NoHandover);
    const auto members = parts.rows.members(**room);
    if (!members) return passOn(members);
    auto replies = repliesTo(parts, **room, **notice);
    if (!replies) return passOn(replies);
    HandoverRow row{(*notice)->place.place, (*notice)->place.link, (*notice)->record.id, {}};
    for (const MemberRow& each : *members) {
        row.members.push_back({each.person, each.name, each.role, hasArrived((*notice)->state, each.person),
                               std::move((*replies)[each.person])});
    }
    return row;
}

} // namespace ieum::node
