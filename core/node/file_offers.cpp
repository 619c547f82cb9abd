// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/file_offers.h"

#include "node/limits.h"

#include <algorithm>

namespace ieum::node {

void FileOffers::opened(net::ChannelId channel, const RoomId& room) {
    Replica& replica = m_replicas[channel];
    replica.rooms.insert(room);
    offer(channel, replica, room);
}

void FileOffers::offer(const RoomId& room) {
    for (auto& [channel, replica] : m_replicas) {
        if (replica.rooms.contains(room)) offer(channel, replica, room);
    }
}

void FileOffers::offer(net::ChannelId channel, Replica& to, const RoomId& room) {
    const auto whole = m_world.stores.files.wholeFiles(room, static_cast<uint32_t>(filesOfferedMax));
    if (!whole) return m_world.noteFailure(passOn(whole));
    for (const FileId& file : *whole) {
        if (to.taken.contains(file) || !to.open.emplace(file, room).second) continue;
        put(channel, room, file);
    }
}

size_t FileOffers::put(net::ChannelId channel, const RoomId& room, const FileId& file) {
    auto chunks = m_world.stores.files.chunks(file);
    if (!chunks) {
        m_world.noteFailure(passOn(chunks));
        return 0;
    }
    chunks->push_back(ChunkId{file.value}); // the manifest goes last: a replica that has it has the rest
    const size_t count = chunks->size();
    m_requests.push_back({channel, sync::AskChunks{room, std::move(*chunks), true}});
    return count;
}

void FileOffers::has(net::ChannelId channel, const std::vector<ChunkId>& chunks) {
    const auto found = m_replicas.find(channel);
    if (found == m_replicas.end()) return;
    for (const ChunkId& chunk : chunks) {
        const FileId file{chunk.value};
        if (found->second.open.erase(file) > 0) found->second.taken.insert(file);
    }
}

bool FileOffers::isOpen() const {
    return std::any_of(m_replicas.begin(), m_replicas.end(),
                       [](const auto& each) { return !each.second.open.empty(); });
}

void FileOffers::offerAgain() {
    for (auto& [channel, replica] : m_replicas) {
        size_t named = 0;
        for (size_t i = 0; i < replica.open.size() && named < chunksOfferedAgainMax; ++i) {
            auto next = replica.open.upper_bound(replica.last);
            if (next == replica.open.end()) next = replica.open.begin();
            replica.last = next->first;
            named += put(channel, next->second, next->first);
        }
    }
}

} // namespace ieum::node
