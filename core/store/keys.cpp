// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/keys.h"

#include "store/limits.h"

namespace ieum::store {
namespace {

Result<std::optional<int64_t>> find(Connection& connection, std::string_view sql, ByteView id) {
    auto statement = connection.prepare(sql);
    if (!statement) return passOn(statement);
    return statement->bind(id).first([](Statement& row) { return row.number(0); });
}

Result<int64_t> findOrMake(Connection& connection, std::string_view select, std::string_view insert, ByteView id) {
    const auto found = find(connection, select, id);
    if (!found) return passOn(found);
    if (*found) return **found;
    auto statement = connection.prepare(insert);
    if (!statement) return passOn(statement);
    if (const auto made = statement->bind(id).run(); !made) return passOn(made);
    return connection.lastRow();
}

Result<std::optional<KnownKeys::Feed>> lookUp(Connection& connection, const FeedId& feed) {
    if (const auto known = connection.memory().keys.feed(feed)) return known;
    auto select = connection.prepare("SELECT key, room FROM feed WHERE id=?1");
    if (!select) return passOn(select);
    const auto found = select->bind(feed).first([](Statement& row) {
        return KnownKeys::Feed{row.number(0), row.number(1)};
    });
    if (found && *found) connection.memory().keys.noteFeed(feed, **found);
    return found;
}

} // namespace

Result<int64_t> roomKey(Connection& connection, const RoomId& room) {
    if (const auto known = connection.memory().keys.room(room)) return *known;
    const auto key =
        findOrMake(connection, "SELECT key FROM room WHERE id=?1", "INSERT INTO room(id) VALUES(?1)", room.view());
    if (key) connection.memory().keys.noteRoom(room, *key);
    return key;
}

Result<std::optional<int64_t>> findRoom(Connection& connection, const RoomId& room) {
    return find(connection, "SELECT key FROM room WHERE id=?1", room.view());
}

Result<int64_t> feedKey(Connection& connection, const RoomId& room, feed::Kind kind, const FeedId& feed) {
    const auto inRoom = roomKey(connection, room);
    if (!inRoom) return passOn(inRoom);
    const auto found = lookUp(connection, feed);
    if (!found) return passOn(found);
    if (*found) {
        if ((*found)->room != *inRoom) return fail(Cause::Peer, StoreError::Constraint, 0);
        return (*found)->key;
    }
    auto insert = connection.prepare("INSERT INTO feed(id, room, kind) VALUES(?1, ?2, ?3)");
    if (!insert) return passOn(insert);
    if (const auto made = insert->bind(feed, *inRoom, kind).run(); !made) return passOn(made);
    const int64_t key = connection.lastRow();
    if (key >= feedsMax) return fail(Cause::Machine, StoreError::Constraint, key);
    connection.memory().keys.noteFeed(feed, {key, *inRoom});
    return key;
}

Result<std::optional<int64_t>> findFeed(Connection& connection, const FeedId& feed) {
    const auto found = lookUp(connection, feed);
    if (!found) return passOn(found);
    return *found ? std::optional((*found)->key) : std::nullopt;
}

Result<int64_t> identityKey(Connection& connection, ByteView id) {
    if (const auto known = connection.memory().keys.identity(id)) return *known;
    const auto key =
        findOrMake(connection, "SELECT key FROM identity WHERE id=?1", "INSERT INTO identity(id) VALUES(?1)", id);
    if (key) connection.memory().keys.noteIdentity(id, *key);
    return key;
}

Result<std::optional<int64_t>> findIdentity(Connection& connection, ByteView id) {
    return find(connection, "SELECT key FROM identity WHERE id=?1", id);
}

Result<uint64_t> nextChange(Connection& connection) {
    // Two statements: with RETURNING, SQLite opens a savepoint, and FTS5 writes out all that it has gathered so far.
    auto add = connection.prepare("UPDATE fact SET value=value+1 WHERE name='change'");
    if (!add) return passOn(add);
    if (const auto added = add->run(); !added) return passOn(added);
    auto statement = connection.prepare("SELECT value FROM fact WHERE name='change'");
    if (!statement) return passOn(statement);
    const auto value = statement->first([](Statement& row) { return row.unsignedNumber(0); });
    if (!value) return passOn(value);
    if (!*value) return fail(Cause::Machine, StoreError::BadRow, 0);
    return **value;
}

int64_t tieOf(const FeedId& feed) {
    uint64_t first = 0;
    for (size_t i = 0; i < sizeof first; ++i) first = first << 8 | std::to_integer<uint64_t>(feed.value[i]);
    return sortable(first);
}

} // namespace ieum::store
