// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/place_store.h"

#include "store/keys.h"

namespace ieum::store {
namespace {

uint64_t wordIn(Statement& row) { return fromSortable(row.number(0)); }

Result<uint64_t> wordBeside(Connection& connection, std::string_view sql, const FeedId& feed, uint64_t seq) {
    auto statement = connection.prepare(sql);
    if (!statement) return passOn(statement);
    const auto found = statement->bind(feed, seq).first(wordIn);
    if (!found) return passOn(found);
    return found->value_or(0);
}

} // namespace

Result<uint64_t> PlaceStore::newestWord(const RoomId& room) {
    auto statement = m_connection->prepare("SELECT word FROM message WHERE room=(SELECT key FROM room WHERE id=?1)"
                                           " AND void=0 ORDER BY word DESC LIMIT 1");
    if (!statement) return passOn(statement);
    const auto found = statement->bind(room).first(wordIn);
    if (!found) return passOn(found);
    return found->value_or(0);
}

Result<uint64_t> PlaceStore::wordOf(const FeedId& feed, uint64_t seq) {
    return wordBeside(*m_connection,
                      "SELECT word FROM message WHERE feed=(SELECT key FROM feed WHERE id=?1) AND seq<=?2"
                      " ORDER BY seq DESC LIMIT 1",
                      feed, seq);
}

Result<uint64_t> PlaceStore::wordAfter(const FeedId& feed, uint64_t seq) {
    return wordBeside(*m_connection,
                      "SELECT word FROM message WHERE feed=(SELECT key FROM feed WHERE id=?1) AND seq>?2"
                      " ORDER BY seq LIMIT 1",
                      feed, seq);
}

Result<std::optional<room::PlaceLog::Former>> PlaceStore::formerPlace(const FeedId& feed, uint64_t seq) {
    auto statement =
        m_connection->prepare("SELECT word, late FROM message WHERE feed=(SELECT key FROM feed WHERE id=?1)"
                              " AND seq=?2 AND void=2");
    if (!statement) return passOn(statement);
    return statement->bind(feed, seq).first([](Statement& row) { return Former{wordIn(row), row.number(1) != 0}; });
}

Done PlaceStore::await(const RoomId& room, const room::Awaited& awaited) {
    const auto inRoom = roomKey(*m_connection, room);
    if (!inRoom) return passOn(inRoom);
    auto statement = m_connection->prepare("INSERT OR IGNORE INTO awaited VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
    if (!statement) return passOn(statement);
    return statement->bind(*inRoom, awaited.feed, awaited.seq, awaited.byFeed, awaited.bySeq, sortable(awaited.word))
        .run();
}

Result<std::vector<room::Awaited>> PlaceStore::awaiting(const RoomId& room, const FeedId& feed, uint64_t seq) {
    auto statement = m_connection->prepare("SELECT word, seq, by_feed, by_seq FROM awaited"
                                           " WHERE room=(SELECT key FROM room WHERE id=?1) AND feed=?2 AND seq>=?3");
    if (!statement) return passOn(statement);
    return statement->bind(room, feed, seq).all([&feed](Statement& row) {
        return room::Awaited{feed, row.unsignedNumber(1), row.id<FeedId>(2), row.unsignedNumber(3), wordIn(row)};
    });
}

Result<std::vector<FeedId>> PlaceStore::awaitedFeeds(const RoomId& room) {
    auto statement = m_connection->prepare("SELECT DISTINCT feed FROM awaited"
                                           " WHERE room=(SELECT key FROM room WHERE id=?1)");
    if (!statement) return passOn(statement);
    return statement->bind(room).all([](Statement& row) { return row.id<FeedId>(0); });
}

Done PlaceStore::forget(const RoomId& room, const room::Awaited& awaited) {
    auto statement = m_connection->prepare("DELETE FROM awaited WHERE room=(SELECT key FROM room WHERE id=?1)"
                                           " AND feed=?2 AND seq=?3 AND by_feed=?4");
    if (!statement) return passOn(statement);
    return statement->bind(room, awaited.feed, awaited.seq, awaited.byFeed).run();
}

Done PlaceStore::forgetUpTo(const RoomId& room, const FeedId& feed, uint64_t seq) {
    auto statement = m_connection->prepare("DELETE FROM awaited WHERE room=(SELECT key FROM room WHERE id=?1)"
                                           " AND feed=?2 AND seq<=?3");
    if (!statement) return passOn(statement);
    return statement->bind(room, feed, seq).run();
}

} // namespace ieum::store
