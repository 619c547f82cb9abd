// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Gets wanted files: asks everybody who shares the room whether he has all of it, then takes chunks from several of
// them at once (chunk_swarm.h says which from whom). Whoever had nothing is asked again later, less and less often. A
// chunk that came outlives this process at once, counts when the pool has made it durable, and is noted in the database
// a little later, together with others. A file that is whole is told to members who are near. Also offers our own files
// to replicas. It decides; Conversations moves the bytes.
#pragma once

#include "node/chunk_swarm.h"
#include "node/file_offers.h"
#include "node/keeping.h"
#include "node/pool.h"
#include "vault/seal.h"

#include <unordered_map>

namespace ieum::node {

/// A chunk of no file that a message here names, of one that is whole already, one more, or the last one.
enum class Brought : uint8_t { Nobodys, Known, Part, Last };

class FileFetcher {
    friend Result<Brought> bring(FileFetcher& to, const ChunkId& chunk, ByteView bytes);

  public:
    FileFetcher(World& world, const Keeping& keeping, Pool& pool)
        : m_world(world), m_keeping(keeping), m_pool(pool), m_offers(world) {}

    /// Continues what was wanted before the program ended.
    Done load();
    /// `why`: Asked, or ByRule, which does not make less of what was asked for. Errors: NoSuchFile.
    Done want(const FileId& file, store::Wish why = store::Wish::Asked);
    /// Files of a message that has come are wanted as the rules say, without being asked for.
    Done noteMessage(const room::MessageRecord& message);

    /// A session shares a room now (or no longer: everything asked of it is free again).
    void opened(net::ChannelId channel, net::PathKind kind, const RoomId& room, std::string name);
    void closed(net::ChannelId channel);
    void hasAll(net::ChannelId channel, const std::vector<ChunkId>& manifests, const RoomId& room);
    void missed(net::ChannelId channel, const std::vector<ChunkId>& chunks);
    /// Keeps it and has the pool make it durable. Errors: those of the chunk store.
    Done arrived(net::ChannelId channel, const ChunkId& chunk, ByteView bytes);
    /// Which of these we can give: a manifest only when we hold the whole file, so that "has it" means all of it.
    std::vector<ChunkId> giveable(const std::vector<ChunkId>& chunks) const;

    /// A file of ours is whole and new in this room.
    void offerToReplicas(const RoomId& room);

    /// Asks and offers again what is due.
    void tick(Now now);
    std::optional<SteadyMs> nextDeadline() const;
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
        uint64_t haveBytes = 0; ///< durable
        crypto::Key key;
        bool manifestKnown = false;
        bool lanOnly = false; ///< nobody asked for it, and every other line is paid by the byte
        size_t unsettled = 0; ///< chunks on their way to the disk
        SteadyMs toldAt{};    ///< how far it is
    };
    struct Source {
        net::PathKind kind = net::PathKind::Lan;
        std::string name;
        std::set<RoomId> rooms;
        std::set<FileId> whole;
    };

    Done begin(const FileId& file, const store::FileEntry& entry);
    /// Whoever is there is asked for it, or was heard to have it.
    void approach(const FileId& file, const Wanted& wanted);
    static bool mayComeFrom(const Source& source, const Wanted& wanted) {
        return !wanted.lanOnly || source.kind == net::PathKind::Lan;
    }
    Done readManifest(const FileId& file, Wanted& wanted);
    /// What is here already of those that the database does not know of is noted; the rest is left.
    Done findKept(std::vector<ChunkId>& missing);
    Done settled(const FileId& file, const ChunkId& chunk);
    void settleKept();
    Done mark();
    void ask(net::ChannelId channel, const FileId& file, const Wanted& wanted);
    void askAgain();
    Done complete(const FileId& file);
    void tellProgress(const FileId& file, Wanted& wanted);

    World& m_world;
    const Keeping& m_keeping;
    Pool& m_pool;
    std::unordered_map<FileId, Wanted> m_wanted;
    ChunkSwarm m_swarm;
    std::map<net::ChannelId, Source> m_sources;
    std::vector<ChunkRequest> m_requests;
    FileOffers m_offers;
    struct Again {
        bool hasNews = false; ///< a peer, a wish or an offer
        int64_t waitMs = 0;
        std::optional<SteadyMs> at;
    } m_again;
    std::set<ChunkId> m_unsettled; ///< chunks that are written and not durable yet
    /// Of these, those that the pool was not told of yet.
    struct Kept {
        std::vector<std::pair<ChunkId, FileId>> chunks;
        std::optional<SteadyMs> until;
    } m_kept;
    /// Durable, and not noted in the database yet.
    struct Unmarked {
        std::vector<ChunkId> chunks;
        std::optional<SteadyMs> until;
    } m_unmarked;
};

/// A chunk that came in a file rather than from a session. Errors: those of the chunk store.
Result<Brought> bring(FileFetcher& to, const ChunkId& chunk, ByteView bytes);

} // namespace ieum::node
