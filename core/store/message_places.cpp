// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/message_places.h"

#include "store/keys.h"
#include "store/limits.h"
#include "store/message_store.h"

#include <algorithm>
#include <limits>

namespace ieum::store {
namespace {

/// The upper 48 bits of a timeline word are milliseconds (feed/hlc.h).
constexpr int wordMsBits = 16;
constexpr int64_t wordMsMax = (int64_t{1} << 47) - 1;

MessageId idOf(Statement& row) { return row.id<MessageId>(0); }

Result<room::TimelineKey> readMarkOf(Connection& connection, const RoomId& room) {
    const auto mark = MessageStore(connection).readMark(room);
    if (!mark) return passOn(mark);
    return mark->value_or(room::TimelineKey{});
}

} // namespace

Result<std::optional<MessageId>> firstSince(Connection& connection, const RoomId& room, int64_t timeMs) {
    const auto word = static_cast<uint64_t>(std::clamp<int64_t>(timeMs, 0, wordMsMax)) << wordMsBits;
    auto since = connection.prepare("SELECT id FROM message WHERE room=(SELECT key FROM room WHERE id=?1) AND void=0"
                                    " AND word >= ?2 ORDER BY word, tie, seq LIMIT 1");
    if (!since) return passOn(since);
    auto found = since->bind(room, sortable(word)).first(idOf);
    if (!found || *found) return found;
    const auto last = MessageStore(connection).last(room);
    if (!last) return passOn(last);
    return *last ? std::optional((*last)->id) : std::nullopt;
}

Result<std::optional<MessageId>> firstUnread(Connection& connection, const RoomId& room) {
    const auto mark = readMarkOf(connection, room);
    if (!mark) return passOn(mark);
    auto statement = connection.prepare("SELECT id FROM message WHERE room=(SELECT key FROM room WHERE id=?1)"
                                        " AND void=0 AND own=0 AND gone=0 AND (word, tie, seq) > (?2, ?3, ?4)"
                                        " ORDER BY word, tie, seq LIMIT 1");
    if (!statement) return passOn(statement);
    return statement->bind(room, sortable(mark->word), tieOf(mark->feed), mark->seq).first(idOf);
}

Result<bool> isNamedInUnread(Connection& connection, const RoomId& room, const PersonId& person) {
    const auto mark = readMarkOf(connection, room);
    if (!mark) return passOn(mark);
    // The packed mentions hold the person's id as it is (packed.h).
    auto statement = connection.prepare(
        "SELECT 1 FROM (SELECT extra FROM message INDEXED BY message_time WHERE room=(SELECT key FROM room WHERE id=?1)"
        " AND void=0 AND own=0 AND gone=0 AND (word, tie, seq) > (?2, ?3, ?4)"
        " ORDER BY word DESC, tie DESC, seq DESC LIMIT ?5) WHERE instr(extra, ?6) > 0 LIMIT 1");
    if (!statement) return passOn(statement);
    statement->bind(room, sortable(mark->word), tieOf(mark->feed), mark->seq, mentionsLookback, person);
    const auto found = statement->first([](Statement&) { return true; });
    if (!found) return passOn(found);
    return found->has_value();
}

Result<NoticePage> noticesIn(Connection& connection, const RoomId& room, uint32_t limit,
                             const std::optional<room::TimelineKey>& before) {
    struct Seen {
        MessageId id;
        bool isNotice = false;
    };
    auto statement =
        connection.prepare("SELECT id, notice=1 AND gone=0 FROM message INDEXED BY message_time WHERE"
                           " room=(SELECT key FROM room WHERE id=?1) AND void=0 AND (word, tie, seq) < (?2, ?3, ?4)"
                           " ORDER BY word DESC, tie DESC, seq DESC LIMIT ?5");
    if (!statement) return passOn(statement);
    constexpr auto end = std::numeric_limits<int64_t>::max();
    statement->bind(room, before ? sortable(before->word) : end, before ? tieOf(before->feed) : end,
                    before ? static_cast<int64_t>(before->seq) : end, noticesLookback);
    const auto seen = statement->all([](Statement& row) { return Seen{row.id<MessageId>(0), row.number(1) != 0}; });
    if (!seen) return passOn(seen);
    NoticePage page;
    for (const Seen& each : *seen) {
        if (page.notices.size() == limit) return page;
        page.next = each.id;
        if (each.isNotice) page.notices.push_back(each.id);
    }
    if (seen->size() < noticesLookback) page.next.reset();
    return page;
}

} // namespace ieum::store
