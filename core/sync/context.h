// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What all parts of one session share.
#pragma once

#include "sync/feed_numbers.h"
#include "sync/outbox.h"
#include "sync/session.h"
#include "sync/shared_rooms.h"

namespace ieum::sync {

struct Context {
    SessionConfig config;
    Claims& claims;
    Random& random;
    Outbox out{};
    SharedRooms rooms{};
    FeedNumbers numbers{};
    SteadyMs now{};
    InstanceId peerInstance{};
    uint64_t peerRun = 0;
    bool trusted = false; ///< the other side proved something: full frames

    /// The shared room of a tag. Null for one that our side does not share (any more); an unknown one ends the session.
    SharedRoom* roomFor(uint64_t tag) {
        if (rooms.standing(tag) == Standing::Unknown) out.blame(SyncError::UnknownRoom);
        return rooms.byTag(tag);
    }
    void trust() {
        if (!trusted) out.put(Trust{});
        trusted = true;
    }
    /// An id out of a frame; a wrong size ends the session.
    template <class Id> std::optional<Id> read(const std::string& field) {
        const auto id = wire::idOf<Id>(field);
        if (id) return *id;
        out.close(id.error());
        return std::nullopt;
    }
    /// Digests agreed: he has what we have. A replica has no use for it and thousands of feeds.
    void peerHasAllOf(SharedRoom& room) {
        for (auto& [id, feed] : room.feeds) {
            feed.joinedSeq = feed.ownSeq;
            if (feed.ownSeq <= feed.peerSeq) continue;
            feed.peerSeq = feed.ownSeq;
            feed.peerKnows = true;
            if (config.side != Side::Replica) out.put(PeerHas{room.id, id, feed.peerSeq});
        }
    }
};

} // namespace ieum::sync
