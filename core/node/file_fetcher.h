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
#include "node/traffic.h"
#include "vault/seal.h"

#include <unordered_map>

namespace ieum::node {

/// A chunk of no file that a message here names, of one that is whole already, one more, or the last one.
enum class Brought : uint8_t { Nobodys, Known, Part, Last };

/// Who is at the other end of a session: a device or a replica.
struct FileSource {
    net::PathKind kind = net::PathKind::Lan;
    std::string name; ///< of the person; of a replica its address
    std::optional<DeviceId> device{};
    std::optional<ReplicaKey> replica{};
};

class FileFetcher {
    friend Result<Brought> bring(FileFetcher& to, const ChunkId& chunk, ByteView bytes);
    friend std::vector<FileSource> connectedTo(const FileFetcher& fetcher);

  public:
    FileFetcher(World& world, Traffic& traffic, const Keeping& keeping, Pool& pool)
        : m_world(world), m_traffic(traffic), m_keeping(keeping), m_pool(pool), m_offers(world) {}

    /// Continues what was wanted before the program ended.
    Done load();
    /// `why`: Asked; ByRule, which does not make less of what was asked for; or Stopped: no longer, but what is here of
    /// it stays. Errors: NoSuchFile.
    Done want(const FileId& file, store::Wish why = store::Wish::Asked);
    /// Files of a message that has come are wanted as the rules say, without being asked for.
    Done noteMessage(const room::MessageRecord& message);

    /// A session shares a room now (or no longer: everything asked of it is free again).
    void opened(net::ChannelId channel, const RoomId& room, FileSource who);
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
        bool paused = false;
        uint64_t bytesPerSecond = 0;
    };
    /// Nothing: it is not wanted.
    std::optional<Progress> progressOf(const FileId& file) const;
    /// Who is connected and said, at this age of the profile, that he has all of it.
    std::vector<std::pair<FileSource, int64_t>> sourcesOf(const FileId& file) const;

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
        Speed speed{};
    };
    struct Source {
        FileSource who;
        std::set<RoomId> rooms;
        std::map<FileId, int64_t> whole; ///< and when he said so
    };

    Done stop(const FileId& file);
    Done begin(const FileId& file, const store::FileEntry& entry);
    /// Whoever is there is asked for it, or was heard to have it.
    void approach(const FileId& file, const Wanted& wanted);
    static bool mayComeFrom(const Source& source, const Wanted& wanted) {
        return !wanted.lanOnly || source.who.kind == net::PathKind::Lan;
    }
    Done readManifestHere(const FileId& file, Wanted& wanted);
    Done readManifest(const FileId& file, Wanted& wanted, ByteView sealed);
    Done planWith(const FileId& file, const ChunkId& chunk, ByteView bytes);
    /// Now, or a little later together with those of other files.
    Done planSoonWith(const FileId& file, const ChunkId& chunk, ByteView bytes);
    bool isPlanningDue(SteadyMs now) const;
    Done planWithAll();
    Done completeWhenDone(const FileId& file);
    /// What is here already of those that the database does not know of is made durable; the rest is left.
    Done findKept(const FileId& file, std::vector<ChunkId>& missing);
    void noteUnsettled(const FileId& file, const ChunkId& chunk, size_t bytes);
    void noteFound(const FileId& file, const ChunkId& chunk);
    void forgetUnsettled(const FileId& file);
    size_t unsettledAsFull() const;
    bool isSettlingDue(SteadyMs now) const;
    void settleKept();
    void settled(uint64_t job, const Done& done, SteadyMs since);
    void settleLater(const std::vector<ChunkId>& chunks);
    void distrust(const std::vector<ChunkId>& chunks, const Done& why);
    Done wantAgain(const FileId& file, const ChunkId& chunk);
    Done settled(const FileId& file, const ChunkId& chunk);
    Done mark();
    void ask(net::ChannelId channel, const FileId& file, const Wanted& wanted);
    void askAgain();
    Done complete(const FileId& file);
    void tellProgress(const FileId& file, Wanted& wanted);

    World& m_world;
    Traffic& m_traffic;
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
    /// Written and not durable yet.
    struct Kept {
        struct Chunk {
            FileId file;
            uint64_t bytes = 0;
            uint64_t job = 0; ///< of the pool that makes it durable; 0: none yet
        };
        std::map<ChunkId, Chunk> unsettled; ///< that a file waits for
        uint64_t unsettledBytes = 0;
        std::set<ChunkId> chunks; ///< that the pool was not told of yet, whether a file still waits for them or not
        uint64_t bytes = 0;       ///< of these
        std::optional<SteadyMs> until;
        std::map<uint64_t, std::vector<ChunkId>> running; ///< jobs of the pool
        uint64_t lastJob = 0;
        std::optional<SteadyMs> eachUntil;
        std::optional<SteadyMs> again; ///< not before this, whatever waits: the machine could not begin the last one
        std::vector<std::pair<FileId, Bytes>> manifests; ///< of small files, not read yet
        std::optional<SteadyMs> manifestsUntil;
    } m_kept;
    /// Durable, and not noted in the database yet.
    struct Unmarked {
        std::vector<ChunkId> chunks;
        std::optional<SteadyMs> until;
    } m_unmarked;
};

/// Everybody who shares a room with us now.
std::vector<FileSource> connectedTo(const FileFetcher& fetcher);

/// A chunk that came in a file rather than from a session. Errors: those of the chunk store.
Result<Brought> bring(FileFetcher& to, const ChunkId& chunk, ByteView bytes);

} // namespace ieum::node
