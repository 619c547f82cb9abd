// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/holders.h"

#include "net/host_port.h"
#include "net/replica_address.h"
#include "node/limits.h"
#include "vault/holders.h"

#include <algorithm>

namespace ieum::node {

namespace {

static_assert(static_cast<int>(Risk::OnlyReplicas) == static_cast<int>(vault::Risk::OnlyReplicas));
static_assert(static_cast<int>(Risk::Nobody) == static_cast<int>(vault::Risk::Nobody));
static_assert(static_cast<int>(Risk::OnlyHere) == static_cast<int>(vault::Risk::OnlyHere));

constexpr uint32_t whole = 100;

std::optional<int64_t> agoOf(const World& world, int64_t heardMs) {
    if (heardMs == 0) return std::nullopt;
    return std::max<int64_t>(world.ageMs - heardMs, 0);
}

template <class Is> bool isConnected(const FileFetcher& fetcher, Is is) {
    const std::vector<FileSource> all = connectedTo(fetcher);
    return std::any_of(all.begin(), all.end(), is);
}

/// Of a file of this size; nothing: he says nonsense.
std::optional<uint32_t> percentOf(const std::vector<uint32_t>& runs, uint64_t sizeBytes) {
    if (runs.empty()) return whole;
    const auto chunks = static_cast<uint32_t>(std::min<uint64_t>(vault::chunkCountOf(sizeBytes), vault::chunksMax));
    const auto there = vault::countOf(runs, chunks);
    if (!there || *there == 0) return std::nullopt;
    return std::clamp<uint32_t>(*there * whole / chunks, 1, whole - 1); // all of it is what nobody calls a part
}

const feed::DeviceCertificate* deviceIn(const room::Room& room, const DeviceId& device) {
    for (const auto& [person, member] : room.members().members()) {
        for (const feed::DeviceCertificate& each : member.devices) {
            if (each.device == device) return &each;
        }
    }
    return nullptr;
}

HolderRow rowOf(const room::Room& room, const feed::DeviceCertificate& device, bool isConnected) {
    HolderRow row;
    row.kind = HolderRow::Kind::Device;
    row.person = device.person;
    row.name = room.members().nameOf(device.person);
    row.device = device.name;
    row.connected = isConnected;
    return row;
}

/// By their receipts, and by what those who are connected said since: their receipts follow in a moment.
Done addDevices(World& world, const room::Room& room, const FileFetcher& fetcher, const store::FileEntry& entry,
                std::vector<HolderRow>& rows) {
    const auto holdings = world.stores.holders.holdings(entry.id);
    if (!holdings) return passOn(holdings);
    std::set<DeviceId> seen{world.identity->deviceId()};
    for (const auto& [who, toldMs] : fetcher.sourcesOf(entry.id)) {
        const auto* device = who.device ? deviceIn(room, *who.device) : nullptr;
        if (device == nullptr) continue;
        const auto heardMs = world.stores.holders.heardMs(entry.room, *who.device);
        if (!heardMs) return passOn(heardMs);
        if (*heardMs > toldMs + holdingsConfirmedMs || !seen.insert(*who.device).second) continue;
        rows.push_back(rowOf(room, *device, true));
        rows.back().agoMs = std::max<int64_t>(world.ageMs - toldMs, 0);
    }
    for (const store::DeviceHolding& each : *holdings) { // those who have all of it come first
        const auto percent = percentOf(each.runs, entry.sizeBytes);
        const auto* device = deviceIn(room, each.device);
        if (!percent || device == nullptr || !seen.insert(each.device).second) continue;
        rows.push_back(rowOf(room, *device,
                             isConnected(fetcher, [&](const FileSource& who) { return who.device == each.device; })));
        rows.back().agoMs = agoOf(world, each.heardMs);
        rows.back().percent = *percent;
    }
    return {};
}

std::string nameOf(const store::ReplicaRecord& replica) {
    const auto address = net::parseReplicaAddress(replica.address);
    return "replica " + (address ? net::toText(net::HostPort{address->host, address->port}) : replica.address);
}

Done addReplicas(World& world, const FileFetcher& fetcher, const store::FileEntry& entry,
                 std::vector<HolderRow>& rows) {
    const auto shelves = world.stores.holders.shelves(entry.id);
    if (!shelves) return passOn(shelves);
    if (shelves->empty()) return {};
    const auto replicas = world.stores.peers.replicas();
    if (!replicas) return passOn(replicas);
    for (const store::ReplicaRecord& replica : *replicas) {
        const auto shelf = std::find_if(shelves->begin(), shelves->end(),
                                        [&](const auto& each) { return each.replica == replica.key; });
        if (shelf == shelves->end()) continue;
        HolderRow row;
        row.kind = HolderRow::Kind::Replica;
        row.name = nameOf(replica);
        row.connected = isConnected(fetcher, [&](const FileSource& who) { return who.replica == replica.key; });
        row.agoMs = agoOf(world, shelf->heardMs);
        if (shelf->untilMs) row.leftMs = std::max<int64_t>(*shelf->untilMs - world.ageMs, 0);
        rows.push_back(std::move(row));
    }
    return {};
}

} // namespace

void Holders::opened(const Conversation& with, const RoomId& room) {
    if (!with.replica) return;
    Replica& replica = m_replicas[with.channel];
    replica.key = *with.replica;
    if (!replica.rooms.insert(room).second) return;
    const auto asked = m_asked.find({replica.key, room});
    if (asked != m_asked.end() && m_world.ageMs - asked->second < filesAskedEveryMs) return;
    m_asked[{replica.key, room}] = m_world.ageMs;
    const auto unasked =
        m_world.stores.holders.unasked(replica.key, room, m_world.ageMs - shelvedBelievedMs, filesAskedMax);
    if (!unasked) return m_world.noteFailure(passOn(unasked));
    ask(with.channel, room, *unasked);
}

void Holders::noteMessage(const room::MessageRecord& message) {
    if (message.files.empty() || m_replicas.empty()) return;
    std::vector<FileId> files;
    files.reserve(message.files.size());
    for (const room::FileLink& link : message.files) files.push_back(link.file);
    for (const auto& [channel, replica] : m_replicas) {
        if (replica.rooms.contains(message.room)) ask(channel, message.room, files);
    }
}

void Holders::ask(net::ChannelId channel, const RoomId& room, const std::vector<FileId>& files) {
    if (files.empty()) return;
    std::vector<ChunkId> manifests;
    manifests.reserve(files.size());
    for (const FileId& file : files) manifests.push_back(ChunkId{file.value});
    m_requests.push_back({channel, sync::AskChunks{room, std::move(manifests), false}});
}

void Holders::has(net::ChannelId channel, const sync::PeerHasChunks& has) {
    const auto replica = m_replicas.find(channel);
    if (replica == m_replicas.end()) return;
    for (size_t i = 0; i < has.chunks.size(); ++i) { // of a manifest: then it has the rest, too
        store::ReplicaHolding by{replica->second.key, m_world.ageMs};
        if (!has.leftSeconds.empty()) by.untilMs = m_world.ageMs + static_cast<int64_t>(has.leftSeconds.at(i)) * 1000;
        m_world.noteFailure(m_world.stores.holders.noteShelved(FileId{has.chunks[i].value}, by));
    }
}

void Holders::missed(net::ChannelId channel, const std::vector<ChunkId>& chunks) {
    const auto replica = m_replicas.find(channel);
    if (replica == m_replicas.end()) return;
    for (const ChunkId& chunk : chunks) {
        const auto part = m_world.stores.files.fileOfChunk(chunk);
        if (!part) return m_world.noteFailure(passOn(part));
        const FileId file = *part ? (*part)->file : FileId{chunk.value};
        m_world.noteFailure(m_world.stores.holders.forgetShelved(replica->second.key, file));
    }
}

Result<std::vector<HolderRow>> holdersOf(World& world, const room::Room* room, const FileFetcher& fetcher,
                                         const store::FileEntry& entry) {
    std::vector<HolderRow> rows;
    if (entry.state == store::FileState::Whole) {
        HolderRow here;
        here.person = world.identity->person();
        here.name = world.identity->name();
        here.connected = true;
        here.agoMs = 0;
        rows.push_back(std::move(here));
    }
    if (room != nullptr) {
        if (const auto added = addDevices(world, *room, fetcher, entry, rows); !added) return passOn(added);
    }
    if (const auto added = addReplicas(world, fetcher, entry, rows); !added) return passOn(added);
    return rows;
}

std::vector<std::string> namesOf(const std::vector<HolderRow>& holders) {
    std::vector<std::string> names;
    std::set<PersonId> persons; // two of one name are two
    for (const HolderRow& each : holders) {
        if (each.percent < whole) continue;
        const bool isNew = each.person.isZero() || persons.insert(each.person).second;
        if (isNew) names.push_back(each.name);
    }
    return names;
}

Risk riskOf(const std::vector<HolderRow>& holders) {
    vault::HeldBy held;
    for (const HolderRow& each : holders) {
        if (each.percent < whole) continue;
        held.here = held.here || each.kind == HolderRow::Kind::Here;
        held.devices = held.devices || each.kind == HolderRow::Kind::Device;
        held.replicas = held.replicas || each.kind == HolderRow::Kind::Replica;
    }
    return static_cast<Risk>(vault::riskOf(held));
}

} // namespace ieum::node
