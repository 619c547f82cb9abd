// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/message_store.h"

#include "store/keys.h"
#include "store/limits.h"
#include "store/message_rows.h"

#include <algorithm>

namespace ieum::store {
namespace {

using Messages = std::vector<room::MessageRecord>;

Result<Messages> withFiles(Connection& connection, Result<Messages> messages) {
    if (!messages) return messages;
    if (const auto added = addFiles(connection, *messages); !added) return passOn(added);
    return messages;
}

Result<std::optional<room::MessageRecord>> withFiles(Connection& connection,
                                                     Result<std::optional<room::MessageRecord>> message) {
    if (!message || !*message) return message;
    if (const auto added = addFiles(connection, **message); !added) return passOn(added);
    return message;
}

/// Newest first.
Result<Messages> before(Connection& connection, const RoomId& room, const room::TimelineKey& key, uint32_t limit) {
    auto statement = connection.prepare(IEUM_MESSAGE_COLUMNS IEUM_MESSAGE_JOINS
                                        " WHERE m.room=(SELECT key FROM room WHERE id=?1) AND m.void=0 AND"
                                        " (m.word, m.tie, m.seq) < (?2, ?3, ?4)"
                                        " ORDER BY m.word DESC, m.tie DESC, m.seq DESC LIMIT ?5");
    if (!statement) return passOn(statement);
    return statement->bind(room, sortable(key.word), tieOf(key.feed), key.seq, limit).all(recordOf);
}

Result<Messages> newest(Connection& connection, const RoomId& room, uint32_t limit) {
    auto statement = connection.prepare(IEUM_MESSAGE_COLUMNS IEUM_MESSAGE_JOINS
                                        " WHERE m.room=(SELECT key FROM room WHERE id=?1) AND m.void=0"
                                        " ORDER BY m.word DESC, m.tie DESC, m.seq DESC LIMIT ?2");
    if (!statement) return passOn(statement);
    return statement->bind(room, limit).all(recordOf);
}

} // namespace

Result<Messages> MessageStore::page(const RoomId& room, uint32_t limit, const std::optional<room::TimelineKey>& key) {
    auto messages = key ? before(*m_connection, room, *key, limit) : newest(*m_connection, room, limit);
    if (messages) std::reverse(messages->begin(), messages->end());
    return withFiles(*m_connection, std::move(messages));
}

Result<Messages> MessageStore::pageAfter(const RoomId& room, uint32_t limit,
                                         const std::optional<room::TimelineKey>& after) {
    auto statement = m_connection->prepare(IEUM_MESSAGE_COLUMNS IEUM_MESSAGE_JOINS
                                           " WHERE m.room=(SELECT key FROM room WHERE id=?1) AND m.void=0 AND"
                                           " (m.word, m.tie, m.seq) > (?2, ?3, ?4)"
                                           " ORDER BY m.word, m.tie, m.seq LIMIT ?5");
    if (!statement) return passOn(statement);
    // No message has seq 0, so the smallest key is before all of them.
    const auto key = after.value_or(room::TimelineKey{});
    statement->bind(room, sortable(key.word), tieOf(key.feed), key.seq, limit);
    return withFiles(*m_connection, statement->all(recordOf));
}

Result<Messages> MessageStore::around(const RoomId& room, const MessageId& id, uint32_t count) {
    auto middle = find(room, id);
    if (!middle) return passOn(middle);
    if (!*middle || count == 0) return Messages();
    const auto key = (*middle)->key;
    auto messages = page(room, (count - 1) / 2, key);
    if (!messages) return messages;
    const auto olderCount = static_cast<uint32_t>(messages->size());
    messages->push_back(std::move(**middle));
    auto newer = pageAfter(room, count - 1 - olderCount, key);
    if (!newer) return newer;
    std::move(newer->begin(), newer->end(), std::back_inserter(*messages));
    return messages;
}

Result<std::optional<room::MessageRecord>> MessageStore::find(const RoomId& room, const MessageId& id) {
    auto statement = m_connection->prepare(IEUM_MESSAGE_COLUMNS IEUM_MESSAGE_JOINS
                                           " WHERE m.room=(SELECT key FROM room WHERE id=?1) AND m.id=?2 AND m.void=0");
    if (!statement) return passOn(statement);
    return withFiles(*m_connection, statement->bind(room, id).first(recordOf));
}

Result<std::optional<room::MessageRecord>> MessageStore::last(const RoomId& room) {
    auto messages = page(room, 1);
    if (!messages) return passOn(messages);
    if (messages->empty()) return std::optional<room::MessageRecord>();
    return std::optional(std::move(messages->front()));
}

Result<uint64_t> MessageStore::count(const RoomId& room) {
    auto statement = m_connection->prepare("SELECT count(*) FROM message INDEXED BY message_time"
                                           " WHERE room=(SELECT key FROM room WHERE id=?1) AND void=0");
    if (!statement) return passOn(statement);
    const auto found = statement->bind(room).first([](Statement& row) { return row.unsignedNumber(0); });
    if (!found) return passOn(found);
    return found->value_or(0);
}

Result<uint64_t> MessageStore::unread(const RoomId& room) {
    const auto mark = readMark(room);
    if (!mark) return passOn(mark);
    const auto key = mark->value_or(room::TimelineKey{});
    auto statement =
        m_connection->prepare("SELECT count(*) FROM (SELECT 1 FROM message INDEXED BY message_time"
                              " WHERE room=(SELECT key FROM room WHERE id=?1) AND void=0 AND own=0 AND gone=0"
                              " AND (word, tie, seq) > (?2, ?3, ?4) LIMIT ?5)");
    if (!statement) return passOn(statement);
    statement->bind(room, sortable(key.word), tieOf(key.feed), key.seq, unreadCountedMax);
    const auto found = statement->first([](Statement& row) { return row.unsignedNumber(0); });
    if (!found) return passOn(found);
    return found->value_or(0);
}

Result<uint64_t> MessageStore::ownAfter(const FeedId& feed, uint64_t seq, uint32_t last) {
    auto statement = m_connection->prepare(
        "SELECT count(*) FROM (SELECT own, origin, void, gone FROM message WHERE feed=(SELECT key FROM feed WHERE"
        " id=?1) AND seq>?2 ORDER BY seq DESC LIMIT ?3) WHERE own=1 AND origin IS NULL AND void=0 AND gone<>?4");
    if (!statement) return passOn(statement);
    statement->bind(feed, seq, last, static_cast<int64_t>(room::Gone::Expired));
    const auto found = statement->first([](Statement& row) { return row.unsignedNumber(0); });
    if (!found) return passOn(found);
    return found->value_or(0);
}

Done MessageStore::markRead(const RoomId& room, const room::TimelineKey& key) {
    if (const auto made = roomKey(*m_connection, room); !made) return passOn(made);
    auto statement =
        m_connection->prepare("UPDATE room SET read_word=?2, read_tie=?3, read_feed=?4, read_seq=?5 WHERE id=?1"
                              " AND (read_word IS NULL OR (read_word, read_tie, read_seq) < (?2, ?3, ?5))");
    if (!statement) return passOn(statement);
    return statement->bind(room, sortable(key.word), tieOf(key.feed), key.feed, key.seq).run();
}

Result<std::optional<room::TimelineKey>> MessageStore::readMark(const RoomId& room) {
    auto statement =
        m_connection->prepare("SELECT read_word, read_feed, read_seq FROM room WHERE id=?1 AND read_word IS NOT NULL");
    if (!statement) return passOn(statement);
    return statement->bind(room).first([](Statement& row) {
        return room::TimelineKey{fromSortable(row.number(0)), row.id<FeedId>(1), row.unsignedNumber(2)};
    });
}

Result<std::vector<room::FeedSeq>> MessageStore::readVector(const RoomId& room) {
    const auto mark = readMark(room);
    if (!mark) return passOn(mark);
    std::vector<room::FeedSeq> vector;
    if (!*mark) return vector;
    auto feeds = m_connection->prepare("SELECT f.key, f.id FROM feed f JOIN room r ON r.key=f.room"
                                       " WHERE r.id=?1 AND f.kind=2 ORDER BY f.key");
    if (!feeds) return passOn(feeds);
    const auto keys = feeds->bind(room).all([](Statement& row) { return std::pair(row.number(0), row.id<FeedId>(1)); });
    if (!keys) return passOn(keys);
    // Backwards along each feed: only what came after the mark is passed over.
    auto highest = m_connection->prepare("SELECT seq FROM message WHERE feed=?1 AND (word, tie, seq) <= (?2, ?3, ?4)"
                                         " ORDER BY seq DESC LIMIT 1");
    if (!highest) return passOn(highest);
    for (const auto& [key, feed] : *keys) {
        highest->reset().bind(key, sortable((*mark)->word), tieOf((*mark)->feed), (*mark)->seq);
        const auto seq = highest->first([](Statement& row) { return row.unsignedNumber(0); });
        if (!seq) return passOn(seq);
        if (*seq) vector.push_back({feed, **seq});
    }
    return vector;
}

} // namespace ieum::store
