// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The replicas of this profile, their states as the network reports them, and what the LAN is doing.
#pragma once

#include "node/world.h"

#include <map>

namespace ieum::node {

class Replicas {
  public:
    explicit Replicas(World& world) : m_world(world) {}

    /// Tells the network thread whom to keep connected; at the start and after every change.
    Done keep();
    /// Errors: NetError::BadAddress. One that is there already gets the new address.
    Result<ReplicaKey> add(std::string_view address);
    Done remove(const ReplicaKey& key); ///< Error: NoSuchReplica
    void setPaused(bool paused);

    void note(const net::ReplicaState& state, Now now);
    void note(const net::LanState& state);

    const net::LanState& lan() const { return m_lan; }
    bool isPaused() const { return m_paused; }
    const net::ReplicaState* stateOf(const ReplicaKey& key) const;
    /// "192.0.2.7:4711" and so on: where others on the LAN may find us.
    const std::vector<std::string>& lanAddresses() const { return m_lan.addresses; }

  private:
    World& m_world;
    std::map<ReplicaKey, net::ReplicaState> m_states;
    net::LanState m_lan;
    bool m_paused = false;
};

} // namespace ieum::node
