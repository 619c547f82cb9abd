// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two devices find out which rooms they have in common, without a third learning anything, and then who they are:
// tags bound to the channel, proofs bound to channel and side, then identities.
#pragma once

#include "sync/context.h"

#include <unordered_set>

namespace ieum::sync {

class PeerProofs {
  public:
    explicit PeerProofs(Context& context) : m_at(context) {}

    void offer(const OfferRooms& offer);
    void onTags(const wire::RoomTags& tags);
    void onProofs(const wire::RoomProofs& proofs);
    void onIdentity(const wire::Identity& identity);
    /// The other side proved a room and said who it is.
    bool done() const { return m_device.has_value(); }

  private:
    struct Offer {
        RoomId room;
        crypto::Key proofKey;
        bool proofSent = false;
        bool proven = false;
    };
    void sendTags(std::vector<uint64_t> tags);
    void sendProofs(const std::vector<uint64_t>& tags);
    void sendIdentity();
    void tellProven();

    Context& m_at;
    std::unordered_map<uint64_t, Offer> m_offers;
    std::unordered_set<RoomId> m_offered;
    std::unordered_set<uint64_t> m_peerTags;
    std::vector<RoomId> m_untold; ///< proven, not yet given to the owner
    size_t m_tagsSent = 0;
    bool m_identitySent = false;
    std::optional<feed::DeviceCertificate> m_device;
};

} // namespace ieum::sync
