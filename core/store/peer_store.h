// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is remembered of others: replicas, how far each peer's database was when we last spoke, where devices were seen.
// All of it but the list of replicas is disposable.
#pragma once

#include "base/ids.h"
#include "crypto/secret.h"
#include "store/connection.h"
#include "store/settings.h"

#include <vector>

namespace ieum::store {

struct ReplicaRecord {
    ReplicaKey key;
    std::string address; ///< as the user gave it, without the token
    Bytes token;
    crypto::Key pseudonym; ///< secret of who we are towards this replica
    uint32_t position = 0; ///< 0: the home replica
    uint64_t usedBytes = 0;
    uint64_t quotaBytes = 0; ///< 0: not told yet
};

using RoomsHash = FixedBytes<struct RoomsHashTag, 32>;

struct PeerHead {
    Bytes peer; ///< a device id or a replica's key
    InstanceId instance;
    FeedId feed;
    uint64_t seq = 0;
};

struct SeenAddress {
    DeviceId device;
    std::string address;
    int64_t seenMs = 0;
};

class PeerStore {
  public:
    explicit PeerStore(Connection& connection) : m_connection(&connection) {}

    Done saveReplica(const ReplicaRecord& replica);
    Done removeReplica(const ReplicaKey& key);     ///< and what is known of its database
    Result<std::vector<ReplicaRecord>> replicas(); ///< by position

    /// The peer's change counter up to which we have everything of these rooms.
    Done saveCursor(const InstanceId& instance, const RoomsHash& rooms, uint64_t cursor);
    Result<std::optional<uint64_t>> cursor(const InstanceId& instance, const RoomsHash& rooms);

    /// An instance other than the one before voids everything known of this peer.
    Done setPeerHead(ByteView peer, const InstanceId& instance, const FeedId& feed, uint64_t seq);
    Result<std::vector<PeerHead>> peerHeads(const FeedId& feed);
    /// Replicas of the list that said they stored the feed up to `seq`: a hint.
    Result<std::vector<ReplicaKey>> replicasHaving(const FeedId& feed, uint64_t seq);

    Done rememberAddress(const SeenAddress& seen);
    Result<std::vector<SeenAddress>> addresses(); ///< latest first
    /// When we last heard of a person or device; only ever later.
    Done setSeen(ByteView personOrDevice, int64_t seenMs);
    Result<int64_t> lastSeenMs(ByteView personOrDevice); ///< 0: never

  private:
    /// Forgets what the peer had when its instance is another one now.
    Result<int64_t> peerKey(ByteView peer, const InstanceId& instance);

    Connection* m_connection;
};

} // namespace ieum::store
