// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The replicas of this profile, their states as the network reports them, and what the LAN is doing.
#pragma once

#include "node/outage_log.h"

#include <map>

namespace ieum::node {

class Replicas {
  public:
    explicit Replicas(World& world) : m_world(world), m_outages(world) {}

    /// Tells the network thread by which proxy and whom to keep connected; at the start. `online`: somebody connects.
    Done begin(bool online, Now now);
    /// Whom; after every change.
    Done keep();
    /// Errors: NetError::BadAddress. One that is there already gets the new address.
    Result<ReplicaKey> add(std::string_view address);
    Done remove(const ReplicaKey& key, Now now); ///< Error: NoSuchReplica
    /// To that place of the list, counted from 0, or to its end. What is first is home. Error: NoSuchReplica.
    Done move(const ReplicaKey& key, size_t position);
    void setPaused(bool paused, Now now);

    void note(const net::ReplicaState& state, Now now);
    void note(const net::LanState& state);

    const net::LanState& lan() const { return m_lan; }
    bool isPaused() const { return m_paused; }
    const net::ReplicaState* stateOf(const ReplicaKey& key) const;
    OutageLog& outages() { return m_outages; }
    const OutageLog& outages() const { return m_outages; }
    /// Outages that begin or end by now. Errors: those of the store.
    Done settle(Now now);
    /// "192.0.2.7:4711" and so on: where others on the LAN may find us.
    const std::vector<std::string>& lanAddresses() const { return m_lan.addresses; }

  private:
    World& m_world;
    std::map<ReplicaKey, net::ReplicaState> m_states;
    net::LanState m_lan;
    OutageLog m_outages;
    bool m_paused = false;
};

/// By which proxy replicas are reached, from now on. Errors: NetError::BadProxy, those of the store.
Done setProxy(World& world, std::string_view text);
/// Without a password.
Result<std::string> proxyOf(World& world);

} // namespace ieum::node
