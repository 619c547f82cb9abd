// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Everything that follows from a room's secret: each use has a key of its own, and each replica sees a different tag
// and depot key, so that two replicas cannot tell that they store the same room.
// Not for several threads at once.
#pragma once

#include "base/ids.h"
#include "crypto/kdf.h"
#include "crypto/sign.h"

#include <map>
#include <memory>

namespace ieum::room {

class RoomKeys {
  public:
    explicit RoomKeys(const crypto::Key& secret);

    const crypto::Key& control() const { return m_control; } ///< seals control bodies, feed openings and receipts
    const crypto::Key& session() const { return m_session; } ///< proves membership to others who have it
    ReplicaTag tagAt(const ReplicaKey& replica) const;
    /// Shared with sessions, which sign what they say to the replica.
    std::shared_ptr<const crypto::SigningKey> depotKeyAt(const ReplicaKey& replica) const;
    /// The depot key's admission of a feed at that replica.
    crypto::Signature admit(const ReplicaKey& replica, const FeedId& feed, uint8_t kind) const;

  private:
    crypto::Key m_control;
    crypto::Key m_session;
    crypto::Key m_replica;
    /// Deriving one takes as long as signing with it, and each head that is told to a replica is signed.
    mutable std::map<ReplicaKey, std::shared_ptr<const crypto::SigningKey>> m_depot;
};

} // namespace ieum::room
