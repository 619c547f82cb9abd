// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/replicas.h"

#include "node/error.h"

#include <algorithm>

namespace ieum::node {

namespace {

constexpr std::string_view proxySetting = "proxy";

/// Where a replica was reached, in numbers: a name that nobody can resolve any more must not cost us the replica.
std::string lastGoodSetting(const ReplicaKey& key) { return "last-good/" + key.hex(); }

Result<std::string> settingOf(store::Settings& settings, std::string_view name) {
    const auto value = settings.get(name);
    if (!value) return passOn(value);
    return *value ? std::string(textOf(ByteView(**value))) : std::string();
}

Result<net::ProxyChoice> proxyChoiceOf(World& world) {
    const auto text = settingOf(world.stores.settings, proxySetting);
    if (!text) return passOn(text);
    if (text->empty()) return net::ProxyChoice{};
    return net::parseProxyChoice(*text);
}

} // namespace

Done Replicas::begin(bool online, Now now) {
    auto choice = proxyChoiceOf(m_world);
    if (!choice) return passOn(choice);
    m_world.effects.commands.push_back(net::SetProxy{std::move(*choice)});
    const auto replicas = m_world.stores.peers.replicas();
    if (!replicas) return passOn(replicas);
    // The network thread is heard in a moment, and somebody may look before.
    for (const store::ReplicaRecord& replica : *replicas) {
        if (online) m_outages.tryAnew(replica.key, now);
    }
    return keep();
}

Done Replicas::keep() {
    auto replicas = m_world.stores.peers.replicas();
    if (!replicas) return passOn(replicas);
    net::KeepReplicas keep;
    for (const store::ReplicaRecord& replica : *replicas) {
        const auto address = net::parseReplicaAddress(replica.address);
        if (!address) continue; // an address of a newer version: kept in the list, not dialled
        auto lastGood = settingOf(m_world.stores.settings, lastGoodSetting(replica.key));
        if (!lastGood) return passOn(lastGood);
        keep.replicas.push_back({*address, copyOf(replica.pseudonym.view()), std::move(*lastGood)});
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

Done Replicas::remove(const ReplicaKey& key, Now now) {
    const auto replicas = m_world.stores.peers.replicas();
    if (!replicas) return passOn(replicas);
    if (std::none_of(replicas->begin(), replicas->end(), [&](const auto& each) { return each.key == key; })) {
        return fail(Cause::Input, NodeError::NoSuchReplica);
    }
    if (const auto removed = m_world.stores.peers.removeReplica(key); !removed) return removed;
    if (const auto forgotten = m_world.stores.peerHeads.forget(key.view()); !forgotten) return forgotten;
    if (const auto forgotten = m_world.stores.holders.forgetReplica(key); !forgotten) return forgotten;
    if (const auto gone = m_world.stores.settings.remove(lastGoodSetting(key)); !gone) return gone;
    m_states.erase(key);
    m_outages.forget(key, now);
    return keep();
}

Done Replicas::move(const ReplicaKey& key, size_t position) {
    auto replicas = m_world.stores.peers.replicas();
    if (!replicas) return passOn(replicas);
    const auto from =
        std::find_if(replicas->begin(), replicas->end(), [&](const auto& each) { return each.key == key; });
    if (from == replicas->end()) return fail(Cause::Input, NodeError::NoSuchReplica);
    const auto to = replicas->begin() + static_cast<ptrdiff_t>(std::min(position, replicas->size() - 1));
    if (from < to) {
        std::rotate(from, from + 1, to + 1);
    } else {
        std::rotate(to, from, from + 1);
    }
    for (uint32_t place = 0; place < replicas->size(); ++place) {
        store::ReplicaRecord& replica = (*replicas)[place];
        if (std::exchange(replica.position, place) == place) continue;
        if (const auto saved = m_world.stores.peers.saveReplica(replica); !saved) return saved;
    }
    m_world.effects.status = true;
    return {};
}

void Replicas::setPaused(bool paused, Now now) {
    const bool goesOn = std::exchange(m_paused, paused) && !paused;
    for (const auto& [key, state] : m_states) {
        if (goesOn && !state.up) m_outages.tryAnew(key, now);
    }
    m_world.effects.commands.push_back(net::Pause{paused});
    m_world.effects.status = true;
}

void Replicas::note(const net::ReplicaState& state, Now now) {
    m_states[state.replica] = state;
    const auto replicas = m_world.stores.peers.replicas();
    if (!replicas) return m_world.noteFailure(passOn(replicas));
    const auto known =
        std::find_if(replicas->begin(), replicas->end(), [&](const auto& each) { return each.key == state.replica; });
    // While nothing is to be used, silence is no outage.
    if (known != replicas->end() && !m_paused) m_outages.note(state, known->address, now);
    m_world.effects.status = true;
    if (!state.up || state.lastGood.empty()) return;
    // One that was removed a moment ago is not remembered for ever.
    if (known == replicas->end()) return;
    auto& settings = m_world.stores.settings;
    const std::string name = lastGoodSetting(state.replica);
    const auto before = settingOf(settings, name);
    if (!before || *before == state.lastGood) return;
    m_world.noteFailure(settings.set(name, bytesOf(state.lastGood)));
}

void Replicas::note(const net::LanState& state) {
    m_lan = state;
    m_outages.note(state);
    m_world.effects.status = true;
}

Done Replicas::settle(Now now) {
    if (!m_outages.hasWork(now)) return {}; // this runs in every batch
    const auto replicas = m_world.stores.peers.replicas();
    if (!replicas) return passOn(replicas);
    const auto home = replicas->empty() ? std::nullopt : std::optional(replicas->front().key);
    return m_outages.settle(home, now);
}

const net::ReplicaState* Replicas::stateOf(const ReplicaKey& key) const {
    const auto found = m_states.find(key);
    return found == m_states.end() ? nullptr : &found->second;
}

Done setProxy(World& world, std::string_view text) {
    auto choice = net::parseProxyChoice(text);
    if (!choice) return passOn(choice);
    if (const auto set = world.stores.settings.set(proxySetting, bytesOf(net::toText(*choice))); !set) return set;
    world.effects.commands.push_back(net::SetProxy{std::move(*choice)});
    return {};
}

Result<std::string> proxyOf(World& world) {
    const auto choice = proxyChoiceOf(world);
    if (!choice) return passOn(choice);
    return net::toShownText(*choice);
}

} // namespace ieum::node
