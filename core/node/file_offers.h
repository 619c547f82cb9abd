// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Offers the files that are whole here to the replicas that share their rooms, until each said that it has them. What a
// replica had no place for, or what got stuck on the way, is offered again when its owner says that it is time.
#pragma once

#include "net/messages.h"
#include "node/world.h"
#include "sync/inputs.h"

#include <map>
#include <set>

namespace ieum::node {

/// For a session, to be carried out now.
struct ChunkRequest {
    net::ChannelId channel;
    sync::Input input;
};

class FileOffers {
  public:
    explicit FileOffers(World& world) : m_world(world) {}

    void opened(net::ChannelId channel, const RoomId& room);
    void closed(net::ChannelId channel) { m_replicas.erase(channel); }
    /// The newest whole files of the room, to every replica that was not offered them yet.
    void offer(const RoomId& room);
    /// Chunks that this peer said to have; whoever has a manifest has the whole file.
    void has(net::ChannelId channel, const std::vector<ChunkId>& chunks);
    bool isOpen() const;
    /// Some of what was offered and not taken so far, each time others.
    void offerAgain();
    std::vector<ChunkRequest> takeRequests() { return std::exchange(m_requests, {}); }

  private:
    struct Replica {
        std::set<RoomId> rooms;
        std::map<FileId, RoomId> open;
        std::set<FileId> taken;
        FileId last; ///< of the open ones, offered again
    };
    void offer(net::ChannelId channel, Replica& to, const RoomId& room);
    /// How many chunks were named.
    size_t put(net::ChannelId channel, const RoomId& room, const FileId& file);

    World& m_world;
    std::map<net::ChannelId, Replica> m_replicas;
    std::vector<ChunkRequest> m_requests;
};

} // namespace ieum::node
