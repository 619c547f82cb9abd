// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Gets wanted files: asks everybody who shares the room whether he has all of it, then takes chunks from several of
// them at once, LAN before replica, and asks again elsewhere for what did not come. Whoever had nothing is asked again
// later, less and less often. What was fetched stays fetched over restarts, and is told to members who are near. Also
// offers our own files to replicas. It decides; Conversations moves the bytes.
#pragma once

#include "node/file_offers.h"
#include "vault/seal.h"

#include <unordered_map>

namespace ieum::node {

/// A chunk of no file that a message here names, of one that is whole already, one more, or the last one.
enum class Brought : uint8_t { Nobodys, Known, Part, Last };

class FileFetcher {
    friend Result<Brought> bring(FileFetcher& to, const ChunkId& chunk, ByteView bytes);

  public:
    FileFetcher(World& world, uint64_t autoFetchBytes)
        : m_world(world), m_autoFetchBytes(autoFetchBytes), m_offers(world) {}

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

    /// Asks and offers again what is due.
    void tick(Now now);
    std::optional<SteadyMs> nextDeadline() const { return m_againAt; }
    std::vector<ChunkRequest> takeRequests();

    struct Progress {
        std::string from;   ///< empty: nothing of it is on the way
        bool stuck = false; ///< and nobody who is connected has it
    };
    /// Nothing: it is not wanted.
    std::optional<Progress> progressOf(const FileId& file) const;
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
    void askAgain();
    Done complete(const FileId& file);
    void tellProgress(const FileId& file, uint64_t sizeBytes, bool done);

    World& m_world;
    uint64_t m_autoFetchBytes;
    std::unordered_map<FileId, Wanted> m_wanted;
    std::unordered_map<ChunkId, FileId> m_fileOf; ///< of chunks that were asked for
    std::map<net::ChannelId, Source> m_sources;
    std::vector<ChunkRequest> m_requests;
    FileOffers m_offers;
    bool m_hasNews = false; ///< a peer, a wish or an offer
    int64_t m_waitMs = 0;
    std::optional<SteadyMs> m_againAt;
};

/// A chunk that came in a file rather than from a session. Errors: those of the chunk store.
Result<Brought> bring(FileFetcher& to, const ChunkId& chunk, ByteView bytes);

} // namespace ieum::node
