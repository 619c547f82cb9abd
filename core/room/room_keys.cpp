// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/room_keys.h"

namespace ieum::room {

RoomKeys::RoomKeys(const crypto::Key& secret)
    : m_control(crypto::derive(secret, "ieum room control v1")),
      m_session(crypto::derive(secret, "ieum room session v1")),
      m_replica(crypto::derive(secret, "ieum room replica v1")) {}

ReplicaTag RoomKeys::tagAt(const ReplicaKey& replica) const {
    const crypto::Key tag = crypto::derive(m_replica, "ieum replica tag v1", {replica.view()});
    return *ReplicaTag::from(tag.view());
}

std::shared_ptr<const crypto::SigningKey> RoomKeys::depotKeyAt(const ReplicaKey& replica) const {
    auto found = m_depot.find(replica);
    if (found == m_depot.end()) {
        const crypto::Key seed = crypto::derive(m_replica, "ieum depot key v1", {replica.view()});
        found =
            m_depot.emplace(replica, std::make_shared<crypto::SigningKey>(crypto::SigningKey::fromSeed(seed))).first;
    }
    return found->second;
}

crypto::Signature RoomKeys::admit(const ReplicaKey& replica, const FeedId& feed, uint8_t kind) const {
    const std::array kindByte{static_cast<std::byte>(kind)};
    return depotKeyAt(replica)->sign("ieum feed admission v1", {feed.view(), kindByte});
}

} // namespace ieum::room
