// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Gets wanted files: asks everybody who shares the room whether he has all of it, then takes chunks from several of
// them at once, LAN before replica, and asks again elsewhere for what did not come. What was fetched stays fetched over
// restarts. Also offers our own files to replicas. It decides; Conversations moves the bytes.
#pragma once

#include "net/messages.h"
#include "node/world.h"
#include "sync/inputs.h"
#include "vault/seal.h"

#include <map>
#include <unordered_map>

namespace ieum::node {

class FileFetcher {
  public:
    FileFetcher(World& world, uint64_t autoFetchBytes) : m_world(world), m_autoFetchBytes(autoFetchBytes) {}

    /// Continues what was wanted before the program ended.
    Done load();
    /// Errors: NoSuchFile.
    Done want(const FileId& file);
    /// Small files of a message that has come are wanted without being asked for.
    Done noteMessage(const room::MessageRecord& message);

    /// A session shares a room now (or no longer: everything asked of it is free again).
    void opened(net::ChannelId channel, net::PathKind kind, const RoomId& room, std::string name);
    void closed(net::ChannelId channel);
    void hasAll(net::ChannelId channel, const std::vector<ChunkId>& manifests, const RoomId& room);
    void missed(net::ChannelId channel, const std::vector<ChunkId>& chunks);
    /// Stores it durably and counts it. Errors: those of the chunk store.
    Done arrived(net::ChannelId channel, const ChunkId& chunk, ByteView bytes);
    /// Which of these we can give: a manifest only when we hold the whole file, so that "has it" means all of it.
    std::vector<ChunkId> giveable(const std::vector<ChunkId>& chunks) const;

    /// A file of ours is whole and new in this room.
    void offerToReplicas(const RoomId& room);

    /// Requests for the sessions, to be carried out now.
    struct Request {
        net::ChannelId channel;
        sync::Input input;
    };
    std::vector<Request> takeRequests();
    /// Nobody who is connected has it, and nothing of it is on the way.
    bool isStuck(const FileId& file) const;
    bool isWanted(const FileId& file) const { return m_wanted.contains(file); }
    std::string sourceOf(const FileId& file) const;
    /// Names of connected devices and replicas that said they have all of it.
    std::vector<std::string> sourcesOf(const FileId& file) const;

  private:
    struct Wanted {
        RoomId room;
        uint64_t sizeBytes = 0;
        crypto::Key key;
        std::vector<ChunkId> missing; ///< not asked of anybody at the moment
        std::map<ChunkId, net::ChannelId> asked;
        bool manifestKnown = false;
        std::map<net::ChannelId, bool> askedWhether; ///< and what the answer was
    };
    struct Source {
        net::PathKind kind = net::PathKind::Lan;
        std::string name;
        std::set<RoomId> rooms;
        size_t inFlight = 0;
        std::set<FileId> whole;
    };

    Done begin(const FileId& file, const store::FileEntry& entry);
    Done readManifest(const FileId& file, Wanted& wanted);
    void schedule(const FileId& file, Wanted& wanted);
    void ask(net::ChannelId channel, const FileId& file, Wanted& wanted);
    void askReplica(net::ChannelId channel, const RoomId& room);
    Done complete(const FileId& file);
    void progress(const FileId& file, uint64_t sizeBytes, bool done);

    World& m_world;
    uint64_t m_autoFetchBytes;
    std::unordered_map<FileId, Wanted> m_wanted;
    std::unordered_map<ChunkId, FileId> m_fileOf; ///< of chunks that were asked for
    std::map<net::ChannelId, Source> m_sources;
    std::vector<Request> m_requests;
};

} // namespace ieum::node
