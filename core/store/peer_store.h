// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is remembered of others: replicas, where devices were seen and when. What they have: peer_heads.h. All of it but
// the list of replicas is disposable.
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

struct SeenAddress {
    DeviceId device;
    std::string address;
    int64_t seenMs = 0;
};

class PeerStore {
  public:
    explicit PeerStore(Connection& connection) : m_connection(&connection) {}

    Done saveReplica(const ReplicaRecord& replica);
    Done removeReplica(const ReplicaKey& key);
    Result<std::vector<ReplicaRecord>> replicas(); ///< by position

    Done rememberAddress(const SeenAddress& seen);
    Result<std::vector<SeenAddress>> addresses();         ///< latest first
    Result<bool> forgetAddress(std::string_view address); ///< of whichever device; false: it was not there
    /// When we last heard of a person or device; only ever later.
    Done setSeen(ByteView personOrDevice, int64_t seenMs);
    Result<int64_t> lastSeenMs(ByteView personOrDevice); ///< 0: never

  private:
    Connection* m_connection;
};

} // namespace ieum::store
