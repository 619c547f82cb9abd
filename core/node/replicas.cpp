// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/replicas.h"

#include "node/error.h"

#include <algorithm>

namespace ieum::node {

Done Replicas::keep() {
    auto replicas = m_world.stores.peers.replicas();
    if (!replicas) return passOn(replicas);
    net::KeepReplicas keep;
    for (const store::ReplicaRecord& replica : *replicas) {
        const auto address = net::parseReplicaAddress(replica.address);
        if (!address) continue; // an address of a newer version: kept in the list, not dialled
        keep.replicas.push_back({*address, copyOf(replica.pseudonym.view())});
    }
    m_world.effects.commands.push_back(std::move(keep));
    m_world.effects.status = true;
    return {};
}

Result<ReplicaKey> Replicas::add(std::string_view text) {
    auto address = net::parseReplicaAddress(text);
    if (!address) return passOn(address);
    auto replicas = m_world.stores.peers.replicas();
    if (!replicas) return passOn(replicas);
    store::ReplicaRecord record;
    record.key = address->key;
    record.position = replicas->empty() ? 0 : replicas->back().position + 1;
    record.pseudonym = crypto::Key::random(m_world.random);
    for (store::ReplicaRecord& known : *replicas) {
        if (known.key == address->key) record = std::move(known);
    }
    if (!address->token.empty()) record.token = std::exchange(address->token, {});
    address->token.clear();
    record.address = net::toText(*address);
    if (const auto saved = m_world.stores.peers.saveReplica(record); !saved) return passOn(saved);
    if (const auto kept = keep(); !kept) return passOn(kept);
    return record.key;
}

Done Replicas::remove(const ReplicaKey& key) {
    const auto replicas = m_world.stores.peers.replicas();
    if (!replicas) return passOn(replicas);
    if (std::none_of(replicas->begin(), replicas->end(), [&](const auto& each) { return each.key == key; })) {
        return fail(Cause::Input, NodeError::NoSuchReplica);
    }
    if (const auto removed = m_world.stores.peers.removeReplica(key); !removed) return removed;
    if (const auto forgotten = m_world.stores.peerHeads.forget(key.view()); !forgotten) return forgotten;
    m_states.erase(key);
    return keep();
}

void Replicas::setPaused(bool paused) {
    m_paused = paused;
    m_world.effects.commands.push_back(net::Pause{paused});
    m_world.effects.status = true;
}

void Replicas::note(const net::ReplicaState& state, Now) {
    m_states[state.replica] = state;
    m_world.effects.status = true;
}

void Replicas::note(const net::LanState& state) {
    m_lan = state;
    m_world.effects.status = true;
}

const net::ReplicaState* Replicas::stateOf(const ReplicaKey& key) const {
    const auto found = m_states.find(key);
    return found == m_states.end() ? nullptr : &found->second;
}

} // namespace ieum::node
