// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/peer_store.h"

#include "store/keys.h"
#include "store/limits.h"
#include "store/message_rows.h"

namespace ieum::store {

Done PeerStore::saveReplica(const ReplicaRecord& replica) {
    auto statement = m_connection->prepare("INSERT OR REPLACE INTO replica VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    if (!statement) return passOn(statement);
    return statement
        ->bind(replica.key, replica.address, replica.token, replica.pseudonym.view(), replica.position,
               replica.usedBytes, replica.quotaBytes)
        .run();
}

Done PeerStore::removeReplica(const ReplicaKey& key) {
    for (const char* sql : {"DELETE FROM peer_head WHERE peer=(SELECT key FROM peer WHERE id=?1)",
                            "DELETE FROM peer WHERE id=?1", "DELETE FROM replica WHERE key=?1"}) {
        auto statement = m_connection->prepare(sql);
        if (!statement) return passOn(statement);
        if (const auto done = statement->bind(key).run(); !done) return done;
    }
    return {};
}

Result<std::vector<ReplicaRecord>> PeerStore::replicas() {
    auto statement = m_connection->prepare("SELECT key, address, token, pseudonym, position, used_bytes, quota_bytes"
                                           " FROM replica ORDER BY position, key");
    if (!statement) return passOn(statement);
    return statement->all([](Statement& row) {
        ReplicaRecord replica;
        replica.key = row.id<ReplicaKey>(0);
        replica.address = row.text(1);
        replica.token = copyOf(row.blob(2));
        replica.pseudonym = secretOf(row, 3);
        replica.position = static_cast<uint32_t>(row.number(4));
        replica.usedBytes = row.unsignedNumber(5);
        replica.quotaBytes = row.unsignedNumber(6);
        return replica;
    });
}

Done PeerStore::saveCursor(const InstanceId& instance, const RoomsHash& rooms, uint64_t cursor) {
    auto statement = m_connection->prepare("INSERT OR REPLACE INTO peer_cursor VALUES(?1, ?2, ?3)");
    if (!statement) return passOn(statement);
    return statement->bind(instance, rooms, cursor).run();
}

Result<std::optional<uint64_t>> PeerStore::cursor(const InstanceId& instance, const RoomsHash& rooms) {
    auto statement = m_connection->prepare("SELECT cursor FROM peer_cursor WHERE instance=?1 AND rooms=?2");
    if (!statement) return passOn(statement);
    return statement->bind(instance, rooms).first([](Statement& row) { return row.unsignedNumber(0); });
}

Result<int64_t> PeerStore::peerKey(ByteView peer, const InstanceId& instance) {
    auto select = m_connection->prepare("SELECT key, instance FROM peer WHERE id=?1");
    if (!select) return passOn(select);
    const auto known =
        select->bind(peer).first([](Statement& row) { return std::pair(row.number(0), row.id<InstanceId>(1)); });
    if (!known) return passOn(known);
    if (*known && (*known)->second == instance) return (*known)->first;
    if (*known) {
        auto clear = m_connection->prepare("DELETE FROM peer_head WHERE peer=?1");
        if (!clear) return passOn(clear);
        if (const auto cleared = clear->bind((*known)->first).run(); !cleared) return passOn(cleared);
        auto update = m_connection->prepare("UPDATE peer SET instance=?2 WHERE key=?1");
        if (!update) return passOn(update);
        if (const auto done = update->bind((*known)->first, instance).run(); !done) return passOn(done);
        return (*known)->first;
    }
    auto insert = m_connection->prepare("INSERT INTO peer(id, instance) VALUES(?1, ?2)");
    if (!insert) return passOn(insert);
    if (const auto made = insert->bind(peer, instance).run(); !made) return passOn(made);
    return m_connection->lastRow();
}

Done PeerStore::setPeerHead(ByteView peer, const InstanceId& instance, const FeedId& feed, uint64_t seq) {
    const auto key = peerKey(peer, instance);
    if (!key) return passOn(key);
    auto statement = m_connection->prepare("INSERT OR REPLACE INTO peer_head VALUES(?1, ?2, ?3)");
    if (!statement) return passOn(statement);
    return statement->bind(feed, *key, sortable(seq)).run();
}

Result<std::vector<PeerHead>> PeerStore::peerHeads(const FeedId& feed) {
    auto statement = m_connection->prepare("SELECT p.id, p.instance, h.seq FROM peer_head h JOIN peer p ON p.key=h.peer"
                                           " WHERE h.feed=?1 ORDER BY p.key");
    if (!statement) return passOn(statement);
    return statement->bind(feed).all([&](Statement& row) {
        return PeerHead{copyOf(row.blob(0)), row.id<InstanceId>(1), feed, fromSortable(row.number(2))};
    });
}

Result<std::vector<ReplicaKey>> PeerStore::replicasHaving(const FeedId& feed, uint64_t seq) {
    auto statement = m_connection->prepare("SELECT r.key FROM peer_head h JOIN peer p ON p.key=h.peer JOIN replica r"
                                           " ON r.key=p.id WHERE h.feed=?1 AND h.seq>=?2 ORDER BY r.position");
    if (!statement) return passOn(statement);
    return statement->bind(feed, sortable(seq)).all([](Statement& row) { return row.id<ReplicaKey>(0); });
}

Done PeerStore::rememberAddress(const SeenAddress& seen) {
    auto statement = m_connection->prepare("INSERT INTO address VALUES(?1, ?2, ?3) ON CONFLICT(device, address)"
                                           " DO UPDATE SET seen_ms=max(seen_ms, excluded.seen_ms)");
    if (!statement) return passOn(statement);
    if (const auto put = statement->bind(seen.device, seen.address, seen.seenMs).run(); !put) return put;
    auto trim =
        m_connection->prepare("DELETE FROM address WHERE device=?1 AND address NOT IN"
                              " (SELECT address FROM address WHERE device=?1 ORDER BY seen_ms DESC, address LIMIT ?2)");
    if (!trim) return passOn(trim);
    return trim->bind(seen.device, addressesPerDeviceMax).run();
}

Result<std::vector<SeenAddress>> PeerStore::addresses() {
    auto statement = m_connection->prepare("SELECT device, address, seen_ms FROM address ORDER BY seen_ms DESC");
    if (!statement) return passOn(statement);
    return statement->all([](Statement& row) { return SeenAddress{row.id<DeviceId>(0), row.text(1), row.number(2)}; });
}

Done PeerStore::setSeen(ByteView personOrDevice, int64_t seenMs) {
    auto statement = m_connection->prepare("INSERT INTO seen VALUES(?1, ?2) ON CONFLICT(id)"
                                           " DO UPDATE SET seen_ms=max(seen_ms, excluded.seen_ms)");
    if (!statement) return passOn(statement);
    return statement->bind(personOrDevice, seenMs).run();
}

Result<int64_t> PeerStore::lastSeenMs(ByteView personOrDevice) {
    auto statement = m_connection->prepare("SELECT seen_ms FROM seen WHERE id=?1");
    if (!statement) return passOn(statement);
    const auto found = statement->bind(personOrDevice).first([](Statement& row) { return row.number(0); });
    if (!found) return passOn(found);
    return found->value_or(0);
}

} // namespace ieum::store
