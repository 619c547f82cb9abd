// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// This computer as a replica for its LAN: one switch, kept in the profile. The replica has a folder, a key and a token
// of its own (node/replica_host.h) and knows nothing of the profile; the profile uses it like any other one, the last
// of its list, and hands its address on in invitations.
#pragma once

#include "node/pool.h"
#include "node/replica_host.h"
#include "node/replicas.h"

namespace ieum::node {

class Hosting {
  public:
    Hosting(World& world, Replicas& replicas) : m_world(world), m_replicas(replicas) {}

    /// Serves again if it did when the program ended. `online`: sockets may be opened at all.
    void begin(Pool& pool, bool online);
    /// Answers when it serves, or has stopped. Errors: those of ReplicaHost::start and of the store.
    void ask(Pool& pool, Asked<HostReplica> asked, Now now);

    HostedRow row() const;

  private:
    struct Wanted {
        bool on = false;
        uint16_t port = replicaPortDefault;
    };
    Result<Wanted> wanted();
    void start(Pool& pool, uint16_t port, std::function<void(Done)> then);
    Done stop(Now now);
    Done started();

    World& m_world;
    Replicas& m_replicas;
    std::unique_ptr<ReplicaHost> m_host;
    std::optional<Error> m_why; ///< it should serve and does not
    bool m_online = false;
    bool m_isStarting = false;
};

} // namespace ieum::node
