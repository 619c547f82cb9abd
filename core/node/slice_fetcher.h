// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Gets what we lack of epochs whose slices did not travel with the commit: the table, from anybody who shares the room
// and has it; of a large one our own slice first. Tells everybody of the tables that we have. Asks each session once,
// and again when it says that it has the table. It decides; Conversations moves the bytes.
#pragma once

#include "node/file_fetcher.h"
#include "node/room_set.h"

#include <set>

namespace ieum::node {

class SliceFetcher {
  public:
    SliceFetcher(World& world, RoomSet& rooms) : m_world(world), m_rooms(rooms) {}

    /// A session shares a room in full now (or is gone).
    void opened(net::ChannelId channel, const RoomId& room);
    void closed(net::ChannelId channel);
    /// Events of this room came, or its members changed: it may lack slices now.
    void touched(const RoomId& room) { m_touched.insert(room); }
    /// The other side said that it has these chunks; some may be tables.
    void has(net::ChannelId channel, const RoomId& room, const std::vector<ChunkId>& chunks);
    void missed(net::ChannelId channel, const std::vector<ChunkId>& tables);
    /// Errors: those of the ports.
    Done arrived(const RoomId& room, const room::SliceTableId& from, const std::vector<room::Slice>& slices, Now now);
    /// False when no commit of the room names it. Errors: those of the ports.
    Result<bool> tableArrived(const RoomId& room, const ChunkId& id, ByteView bytes, Now now);

    std::optional<Bytes> load(const RoomId& room, const ChunkId& table);
    /// Which of these are tables that we have.
    std::vector<ChunkId> giveable(const RoomId& room, const std::vector<ChunkId>& chunks);

    /// Requests for the sessions, to be carried out now.
    std::vector<ChunkRequest> takeRequests();

  private:
    using Key = std::pair<net::ChannelId, ChunkId>;
    void look(const RoomId& room);
    void wish(net::ChannelId channel, const RoomId& room, const room::SliceWish& wish);
    void askForOurs(net::ChannelId channel, const RoomId& room, const room::SliceWish& wish);
    Done reopen(const RoomId& room, Now now);

    World& m_world;
    RoomSet& m_rooms;
    std::map<net::ChannelId, std::set<RoomId>> m_sessions;
    std::set<Key> m_asked;                                  ///< whether it has it
    std::map<ChunkId, std::set<net::ChannelId>> m_fetching; ///< whole tables, from tableSourcesMax at a time
    std::set<RoomId> m_touched;
    std::vector<ChunkRequest> m_requests;
};

} // namespace ieum::node
