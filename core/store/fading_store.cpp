// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/fading_store.h"

namespace ieum::store {
namespace {

// Has a file that lies here whole and nowhere else, as far as we know.
#define IEUM_LAST_COPY                                                                                                 \
    "EXISTS(SELECT 1 FROM attachment a JOIN file f ON f.key=a.file WHERE a.room=m.room AND a.message=m.id AND "        \
    "f.state=2 AND NOT EXISTS(SELECT 1 FROM holding h WHERE h.file=f.id AND h.device<>?3))"
#define IEUM_OLD_MESSAGES                                                                                              \
    " FROM message m WHERE m.room=(SELECT key FROM room WHERE id=?1) AND m.seen_ms<?2 AND m.gone IN (0, 2)"            \
    " AND m.void=0 AND "

} // namespace

Result<std::vector<std::pair<RoomId, MessageId>>> FadingStore::due(int64_t ageMs, uint32_t limit) {
    auto statement = m_connection->prepare("SELECT r.id, m.id FROM message m JOIN room r ON r.key=m.room"
                                           " WHERE m.seen_ms+m.expires_ms<=?1 AND m.expires_ms>0 AND m.gone IN (0, 2)"
                                           " AND m.void=0 ORDER BY m.seen_ms+m.expires_ms LIMIT ?2");
    if (!statement) return passOn(statement);
    return statement->bind(ageMs, limit).all([](Statement& row) {
        return std::pair(row.id<RoomId>(0), row.id<MessageId>(1));
    });
}

Result<std::optional<int64_t>> FadingStore::nextDue() {
    auto statement = m_connection->prepare("SELECT seen_ms+expires_ms FROM message WHERE expires_ms>0"
                                           " AND gone IN (0, 2) AND void=0 ORDER BY seen_ms+expires_ms LIMIT 1");
    if (!statement) return passOn(statement);
    return statement->first([](Statement& row) { return row.number(0); });
}

Result<std::vector<MessageId>> FadingStore::seenBefore(const RoomId& room, int64_t ageMs, const DeviceId& self,
                                                       uint32_t limit) {
    auto statement = m_connection->prepare("SELECT m.id" IEUM_OLD_MESSAGES "NOT " IEUM_LAST_COPY " LIMIT ?4");
    if (!statement) return passOn(statement);
    return statement->bind(room, ageMs, self, limit).all([](Statement& row) { return row.id<MessageId>(0); });
}

Result<uint64_t> FadingStore::keptBack(const RoomId& room, int64_t ageMs, const DeviceId& self) {
    auto statement = m_connection->prepare("SELECT count(*)" IEUM_OLD_MESSAGES IEUM_LAST_COPY);
    if (!statement) return passOn(statement);
    const auto count = statement->bind(room, ageMs, self).first([](Statement& row) { return row.unsignedNumber(0); });
    if (!count) return passOn(count);
    return count->value_or(0);
}

} // namespace ieum::store
