// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/room_store.h"

#include "store/keys.h"
#include "store/message_rows.h"

namespace ieum::store {

Done RoomStore::saveRoom(const room::RoomRecord& room) {
    if (const auto key = roomKey(*m_connection, room.id); !key) return passOn(key);
    auto statement =
        m_connection->prepare("UPDATE room SET kind=?2, secret=?3, name=?4, created_ms=?5, removed=?6 WHERE id=?1");
    if (!statement) return passOn(statement);
    return statement->bind(room.id, room.kind, room.secret.view(), room.name, room.createdMs, room.removed).run();
}

Done RoomStore::saveFeed(const room::FeedRecord& feed) {
    const auto key = feedKey(*m_connection, feed.room, feed.kind, feed.feed);
    if (!key) return passOn(key);
    auto statement = m_connection->prepare("UPDATE feed SET kind=?2, device=?3, person=?4 WHERE key=?1");
    if (!statement) return passOn(statement);
    return statement->bind(*key, feed.kind, feed.device, feed.person).run();
}

Result<std::vector<room::FeedRecord>> RoomStore::feeds(const RoomId& room) {
    auto statement =
        m_connection->prepare("SELECT f.id, f.kind, f.device, f.person FROM feed f JOIN room r"
                              " ON r.key=f.room WHERE r.id=?1 AND f.device IS NOT NULL ORDER BY f.change, f.key");
    if (!statement) return passOn(statement);
    return statement->bind(room).all([&](Statement& row) {
        return room::FeedRecord{row.id<FeedId>(0), room, static_cast<feed::Kind>(row.number(1)), row.id<DeviceId>(2),
                                row.id<PersonId>(3)};
    });
}

Done RoomStore::saveEpoch(const RoomId& room, const room::EpochRecord& epoch) {
    const auto key = roomKey(*m_connection, room);
    if (!key) return passOn(key);
    auto statement = m_connection->prepare("INSERT OR REPLACE INTO epoch(room, id, secret, members, hlc,"
                                           " generation, devices) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    if (!statement) return passOn(statement);
    return statement
        ->bind(*key, epoch.id, epoch.secret.view(), epoch.members, sortable(epoch.hlc.word), epoch.generation,
               ByteView(epoch.devices))
        .run();
}

Result<std::vector<room::EpochRecord>> RoomStore::epochs(const RoomId& room) {
    auto statement = m_connection->prepare(
        "SELECT e.id, e.secret, e.members, e.hlc, e.past_ms, e.generation, e.devices FROM epoch e JOIN room r"
        " ON r.key=e.room WHERE r.id=?1 AND length(e.secret)>0 ORDER BY e.hlc, e.id");
    if (!statement) return passOn(statement);
    return statement->bind(room).all([](Statement& row) {
        room::EpochRecord epoch;
        epoch.id = row.id<EpochId>(0);
        epoch.secret = secretOf(row, 1);
        epoch.members = row.id<decltype(epoch.members)>(2);
        epoch.hlc.word = fromSortable(row.number(3));
        if (!row.isNull(4)) epoch.pastMs = row.number(4);
        epoch.generation = row.unsignedNumber(5);
        epoch.devices = copyOf(row.blob(6));
        return epoch;
    });
}

Done RoomStore::saveOwnFeeds(const RoomId& room, const room::OwnFeedKeys& keys) {
    const auto key = roomKey(*m_connection, room);
    if (!key) return passOn(key);
    auto statement = m_connection->prepare("INSERT OR REPLACE INTO own_feeds VALUES(?1, ?2, ?3)");
    if (!statement) return passOn(statement);
    return statement->bind(*key, keys.controlSeed.view(), keys.contentSeed.view()).run();
}

Result<std::optional<room::OwnFeedKeys>> RoomStore::ownFeeds(const RoomId& room) {
    auto statement = m_connection->prepare("SELECT o.control_seed, o.content_seed FROM own_feeds o JOIN room r"
                                           " ON r.key=o.room WHERE r.id=?1");
    if (!statement) return passOn(statement);
    return statement->bind(room).first([](Statement& row) {
        return room::OwnFeedKeys{secretOf(row, 0), secretOf(row, 1)};
    });
}

Done RoomStore::setUnopened(const FeedId& feed, uint64_t seq, const EpochId& epoch, Shut why) {
    const auto key = findFeed(*m_connection, feed);
    if (!key) return passOn(key);
    if (!*key) return fail(Cause::Machine, StoreError::Constraint, static_cast<int64_t>(seq));
    auto statement =
        m_connection->prepare("INSERT OR REPLACE INTO unopened(feed, seq, epoch, why) VALUES(?1, ?2, ?3, ?4)");
    if (!statement) return passOn(statement);
    return statement->bind(**key, seq, epoch, why).run();
}

Result<std::vector<room::RoomLog::Unopened>> RoomStore::unopened(const RoomId& room) {
    auto statement = m_connection->prepare(
        "SELECT f.id, u.seq, u.epoch, u.why FROM unopened u JOIN feed f ON f.key=u.feed JOIN room r"
        " ON r.key=f.room WHERE r.id=?1 ORDER BY u.feed, u.seq");
    if (!statement) return passOn(statement);
    return statement->bind(room).all([](Statement& row) {
        return Unopened{row.id<FeedId>(0), row.unsignedNumber(1), row.id<EpochId>(2), static_cast<Shut>(row.number(3))};
    });
}

Done RoomStore::clearUnopened(const FeedId& feed, uint64_t seq) {
    auto statement =
        m_connection->prepare("DELETE FROM unopened WHERE feed=(SELECT key FROM feed WHERE id=?1) AND seq=?2");
    if (!statement) return passOn(statement);
    return statement->bind(feed, seq).run();
}

Result<std::vector<room::RoomRecord>> RoomStore::rooms() {
    auto statement = m_connection->prepare("SELECT id, kind, secret, name, created_ms, removed FROM room"
                                           " WHERE kind IS NOT NULL ORDER BY key");
    if (!statement) return passOn(statement);
    return statement->all([](Statement& row) {
        room::RoomRecord room;
        room.id = row.id<RoomId>(0);
        room.kind = static_cast<room::RoomKind>(row.number(1));
        room.secret = secretOf(row, 2);
        room.name = row.text(3);
        room.createdMs = row.number(4);
        room.removed = row.number(5) != 0;
        return room;
    });
}

} // namespace ieum::store
