// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/slice_fetcher.h"

#include "room/limits.h"

#include <algorithm>

namespace ieum::node {

namespace {
/// One who says that he has it may keep it back; the second one need not wait for him.
constexpr size_t tableSourcesMax = 2;
} // namespace

void SliceFetcher::opened(net::ChannelId channel, const RoomId& room) {
    m_sessions[channel].insert(room);
    m_touched.insert(room);
    room::Room* known = m_rooms.find(room);
    if (known == nullptr || known->epochs().tables().empty()) return;
    const auto& tables = known->epochs().tables();
    m_requests.push_back({channel, sync::AskChunks{room, {tables.begin(), tables.end()}, true}});
}

void SliceFetcher::closed(net::ChannelId channel) {
    const auto session = m_sessions.find(channel);
    if (session == m_sessions.end()) return;
    m_touched.insert(session->second.begin(), session->second.end());
    m_sessions.erase(session);
    std::erase_if(m_asked, [&](const Key& key) { return key.first == channel; });
    for (auto& [table, from] : m_fetching) from.erase(channel);
    std::erase_if(m_fetching, [](const auto& each) { return each.second.empty(); });
}

void SliceFetcher::look(const RoomId& room) {
    room::Room* known = m_rooms.find(room);
    if (known == nullptr) return;
    const auto wishes = known->epochs().wishes(known->members());
    if (!wishes) return m_world.noteFailure(passOn(wishes));
    for (const room::SliceWish& each : *wishes) {
        for (const auto& [channel, rooms] : m_sessions) {
            if (rooms.contains(room) && m_asked.insert({channel, each.slices.table}).second) wish(channel, room, each);
        }
    }
}

void SliceFetcher::wish(net::ChannelId channel, const RoomId& room, const room::SliceWish& wish) {
    askForOurs(channel, room, wish);
    m_requests.push_back({channel, sync::AskChunks{room, {wish.slices.table}, false}});
}

/// Who reads by a slice that came alone cannot make others read until the rest is here, and may have gone by then.
void SliceFetcher::askForOurs(net::ChannelId channel, const RoomId& room, const room::SliceWish& wish) {
    if (!wish.isOurs || wish.slices.count <= room::tableWholeMax) return;
    const auto prefix = room::slicePrefixOf(m_world.identity->deviceId());
    m_requests.push_back({channel, sync::AskSlices{room, wish.slices, prefix}});
}

void SliceFetcher::has(net::ChannelId channel, const RoomId& room, const std::vector<ChunkId>& chunks) {
    room::Room* known = m_rooms.find(room);
    if (known == nullptr) return;
    const auto wishes = known->epochs().wishes(known->members());
    if (!wishes) return m_world.noteFailure(passOn(wishes));
    for (const room::SliceWish& each : *wishes) {
        const ChunkId& table = each.slices.table;
        if (std::find(chunks.begin(), chunks.end(), table) == chunks.end()) continue;
        askForOurs(channel, room, each);
        std::set<net::ChannelId>& from = m_fetching[table];
        if (from.size() >= tableSourcesMax || !from.insert(channel).second) continue;
        m_requests.push_back({channel, sync::FetchChunks{room, {table}, true}});
    }
}

void SliceFetcher::missed(net::ChannelId channel, const std::vector<ChunkId>& tables) {
    for (const ChunkId& table : tables) {
        const auto fetching = m_fetching.find(table);
        if (fetching == m_fetching.end() || fetching->second.erase(channel) == 0) continue;
        if (fetching->second.empty()) m_fetching.erase(fetching);
        // He said that he had it: the others are asked again.
        std::erase_if(m_asked, [&](const Key& key) { return key.second == table && key.first != channel; });
        for (const auto& [other, rooms] : m_sessions) m_touched.insert(rooms.begin(), rooms.end());
    }
}

Done SliceFetcher::reopen(const RoomId& room, Now now) {
    const auto absorbed = room::reopen(*m_rooms.find(room), now);
    if (!absorbed) return passOn(absorbed);
    m_rooms.noteChanges(room, *absorbed);
    return {};
}

Done SliceFetcher::arrived(const RoomId& room, const room::SliceTableId& from, const std::vector<room::Slice>& slices,
                           Now now) {
    room::Room* known = m_rooms.find(room);
    if (known == nullptr) return {};
    if (const auto taken = known->epochs().takeSlices(from, slices); !taken) return taken;
    return reopen(room, now);
}

Result<bool> SliceFetcher::tableArrived(const RoomId& room, const ChunkId& id, ByteView bytes, Now now) {
    room::Room* known = m_rooms.find(room);
    if (known == nullptr || !known->epochs().log().named().contains(id)) return false;
    m_fetching.erase(id);
    if (const auto taken = known->epochs().takeTable(id, bytes); !taken) return passOn(taken);
    if (const auto reopened = reopen(room, now); !reopened) return passOn(reopened);
    return true;
}

std::optional<Bytes> SliceFetcher::load(const RoomId& room, const ChunkId& table) {
    room::Room* known = m_rooms.find(room);
    if (known == nullptr) return std::nullopt;
    auto bytes = known->epochs().table(table);
    if (bytes) return std::move(*bytes);
    m_world.noteFailure(passOn(bytes));
    return std::nullopt;
}

std::vector<ChunkId> SliceFetcher::giveable(const RoomId& room, const std::vector<ChunkId>& chunks) {
    std::vector<ChunkId> have;
    room::Room* known = m_rooms.find(room);
    if (known == nullptr) return have;
    std::copy_if(chunks.begin(), chunks.end(), std::back_inserter(have),
                 [&](const ChunkId& id) { return known->epochs().hasTable(id); });
    return have;
}

std::vector<ChunkRequest> SliceFetcher::takeRequests() {
    for (const RoomId& room : std::exchange(m_touched, {})) look(room);
    for (const auto& [id, room] : m_rooms.all()) {
        const std::vector<ChunkId> fresh = room->epochs().takeNewTables();
        for (const auto& [channel, rooms] : m_sessions) {
            if (fresh.empty() || !rooms.contains(id)) continue;
            m_requests.push_back({channel, sync::AskChunks{id, fresh, true}});
        }
    }
    return std::exchange(m_requests, {});
}

} // namespace ieum::node
