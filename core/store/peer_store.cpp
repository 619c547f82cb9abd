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
    auto statement = m_connection->prepare("DELETE FROM replica WHERE key=?1");
    if (!statement) return passOn(statement);
    return statement->bind(key).run();
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

Result<bool> PeerStore::forgetAddress(std::string_view address) {
    auto count = m_connection->prepare("SELECT 1 FROM address WHERE address=?1 LIMIT 1");
    if (!count) return passOn(count);
    const auto found = count->bind(address).first([](Statement& row) { return row.number(0); });
    if (!found) return passOn(found);
    if (!*found) return false;
    auto statement = m_connection->prepare("DELETE FROM address WHERE address=?1");
    if (!statement) return passOn(statement);
    if (const auto removed = statement->bind(address).run(); !removed) return passOn(removed);
    return true;
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
