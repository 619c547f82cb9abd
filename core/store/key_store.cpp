// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/key_store.h"

#include "store/keys.h"
#include "store/message_rows.h"

namespace ieum::store {

Done KeyStore::savePrekey(const RoomId& room, const room::PrekeyRecord& prekey) {
    const auto key = roomKey(*m_keys, room);
    if (!key) return passOn(key);
    auto statement = m_keys->prepare("INSERT INTO prekey(room, secret, made_ms, age_ms) VALUES(?1, ?2, ?3, ?4)");
    if (!statement) return passOn(statement);
    return statement->bind(*key, prekey.secret.view(), prekey.madeMs, prekey.ageMs).run();
}

Result<std::vector<room::PrekeyRecord>> KeyStore::prekeys(const RoomId& room) {
    auto statement = m_keys->prepare("SELECT secret, made_ms, age_ms FROM prekey"
                                     " WHERE room=(SELECT key FROM room WHERE id=?1) ORDER BY key");
    if (!statement) return passOn(statement);
    return statement->bind(room).all([](Statement& row) {
        return room::PrekeyRecord{secretOf(row, 0), row.number(1), row.number(2)};
    });
}

Done KeyStore::forgetPrekey(const RoomId& room, const room::PrekeyRecord& prekey) {
    auto statement = m_keys->prepare("DELETE FROM prekey WHERE room=(SELECT key FROM room WHERE id=?1) AND secret=?2");
    if (!statement) return passOn(statement);
    return statement->bind(room, prekey.secret.view()).run();
}

Done KeyStore::setPast(const RoomId& room, const EpochId& epoch, int64_t ageMs) {
    auto statement = m_keys->prepare("UPDATE epoch SET past_ms=?3 WHERE room=(SELECT key FROM room WHERE id=?1)"
                                     " AND id=?2");
    if (!statement) return passOn(statement);
    return statement->bind(room, epoch, ageMs).run();
}

Done KeyStore::forgetEpoch(const RoomId& room, const EpochId& epoch) {
    auto statement = m_keys->prepare("UPDATE epoch SET secret=x'' WHERE room=(SELECT key FROM room WHERE id=?1)"
                                     " AND id=?2");
    if (!statement) return passOn(statement);
    return statement->bind(room, epoch).run();
}

Result<std::vector<EpochId>> KeyStore::forgottenEpochs(const RoomId& room) {
    auto statement = m_keys->prepare("SELECT id FROM epoch WHERE room=(SELECT key FROM room WHERE id=?1)"
                                     " AND length(secret)=0");
    if (!statement) return passOn(statement);
    return statement->bind(room).all([](Statement& row) { return row.id<EpochId>(0); });
}

} // namespace ieum::store
