// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who holds which file. Members' devices say it in their receipts (receipts.h); replicas say it to whoever asks, so
// they are asked for what is not here, and what they answer is remembered. Says it in rows.
#pragma once

#include "node/conversation.h"
#include "node/file_fetcher.h"
#include "room/room.h"
#include "sync/outputs.h"

namespace ieum::node {

class Holders {
  public:
    explicit Holders(World& world) : m_world(world) {}

    /// A session shares a room now. A replica is asked for its files that are not here.
    void opened(const Conversation& with, const RoomId& room);
    void closed(net::ChannelId channel) { m_replicas.erase(channel); }
    /// Replicas are asked for the files of a message that has come.
    void noteMessage(const room::MessageRecord& message);
    void has(net::ChannelId channel, const sync::PeerHasChunks& has);
    /// It had said that it has them, and has not.
    void missed(net::ChannelId channel, const std::vector<ChunkId>& chunks);
    std::vector<ChunkRequest> takeRequests() { return std::exchange(m_requests, {}); }

  private:
    struct Replica {
        ReplicaKey key;
        std::set<RoomId> rooms;
    };
    void ask(net::ChannelId channel, const RoomId& room, const std::vector<FileId>& files);

    World& m_world;
    std::map<net::ChannelId, Replica> m_replicas;
    /// Age at which it was asked for all of a room: one that comes and goes is not asked at each coming.
    std::map<std::pair<ReplicaKey, RoomId>, int64_t> m_asked;
    std::vector<ChunkRequest> m_requests;
};

/// Everybody who is known to have some of it, this computer first, then members, then replicas. `room`: of the entry;
/// nullptr when it is not here. Errors: those of the store.
Result<std::vector<HolderRow>> holdersOf(World& world, const room::Room* room, const FileFetcher& fetcher,
                                         const store::FileEntry& entry);
/// Those who have all of it; several devices of one person are one.
std::vector<std::string> namesOf(const std::vector<HolderRow>& holders);
Risk riskOf(const std::vector<HolderRow>& holders);

} // namespace ieum::node
