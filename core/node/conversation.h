// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One session and what the engine knows of its other end.
#pragma once

#include "net/messages.h"
#include "store/peer_heads.h"
#include "sync/session.h"

#include <deque>
#include <map>
#include <set>

namespace ieum::node {

struct Conversation {
    Conversation(const net::ChannelUp& up, sync::Session machine, WallMs now)
        : channel(up.channel), kind(up.kind), replica(up.replica), initiator(up.initiator),
          channelHash(up.handshakeHash), address(up.remoteAddress), since(now), session(std::move(machine)) {}

    std::optional<SteadyMs> nextDeadline() const {
        const auto ofSession = session.nextDeadline();
        if (!ofSession || !askAgainAt) return ofSession ? ofSession : askAgainAt;
        return std::min(*ofSession, *askAgainAt);
    }

    net::ChannelId channel;
    net::PathKind kind;
    std::optional<ReplicaKey> replica; ///< when kind is Replica
    bool initiator;
    std::array<std::byte, 64> channelHash;
    std::string address;
    WallMs since;
    sync::Session session;

    std::optional<feed::DeviceCertificate> device; ///< of a peer who proved a room
    InstanceId instance;
    uint64_t run = 0;        ///< which opening of that database
    std::set<RoomId> proved; ///< rooms that the other side has; not all of them are shared with him
    std::set<RoomId> shared;
    /// Where we stopped pulling, with the hash of the rooms that it is for: not kept yet.
    std::optional<std::pair<store::RoomsHash, store::PeerCursor>> stopped;
    std::optional<SteadyMs> stoppedKept; ///< when one was kept last
    /// When everything was last compared with this database, if our question began where we had stopped; else we
    /// compare now.
    std::optional<int64_t> comparedMs;
    bool doubted = false; ///< the cursor that we trusted proved wrong: none is remembered of this session
    bool settled = false; ///< we have everything that he had when we met
    SteadyMs sharedAt;
    /// Rooms that the replica would not open yet: it may have come back empty, and whoever has the operator's token
    /// registers them again. Asked for again after a while.
    std::set<RoomId> refused;
    std::optional<SteadyMs> askAgainAt;
    int64_t askAgainMs = 0;
    std::optional<SteadyMs> refusedSince;
    std::map<FeedId, feed::ForkSearch> hunts; ///< feeds of which his copy and ours seem to differ
    std::map<FeedId, uint64_t> floors;        ///< from where on he has a feed, where that is not everything
    uint32_t refusal = 0;                     ///< the replica's reason for not taking something, a wire::RefusalCode
    std::deque<sync::LoadChunk> loads;        ///< pieces that he asked for and that may not be given yet
};

} // namespace ieum::node
