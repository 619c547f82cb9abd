// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which chunk is asked of whom. Whoever holds a file is asked for some of its chunks at a time: as many as it takes to
// keep his line busy for a fraction of a second, which is learnt from how long each one takes. Small files go before
// large ones, then those that the fewest hold; devices on the LAN before replicas. A chunk is asked of one at a time,
// but for the end of a file: what has been waited for is then asked of one more who has nothing to do. Who did not have
// a chunk, or gave other bytes, is not asked for that one again. Pure; it decides and moves nothing.
#pragma once

#include "base/time.h"
#include "net/messages.h"
#include "node/pace.h"

#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace ieum::node {

struct ChunkFetching {
    net::ChannelId from;
    RoomId room;
    std::vector<ChunkId> chunks;
};

class ChunkSwarm {
  public:
    /// More chunks of a file are wanted, the first of them first, each of at most so many bytes.
    void want(const FileId& file, const RoomId& room, const std::vector<ChunkId>& chunks, uint64_t bytesEach);
    void forget(const FileId& file);
    void opened(net::ChannelId channel, net::PathKind kind);
    /// What was asked of him is free again.
    void closed(net::ChannelId channel);
    /// He says that he has all of it.
    void has(net::ChannelId channel, const FileId& file);
    /// It was asked of him and will not come from him; the file whose chunk it is.
    std::optional<FileId> missed(net::ChannelId channel, const ChunkId& chunk);
    /// From whomever, and however late. The file whose chunk it is; nothing when it is not wanted (any more).
    std::optional<FileId> arrived(net::ChannelId channel, const ChunkId& chunk, SteadyMs now);

    /// What is to be asked for now. `unsettled`: chunks that came and are on their way to the disk. `afar`: how much
    /// may be asked of replicas.
    std::vector<ChunkFetching> plan(size_t unsettled, Pace& afar, SteadyMs now);
    /// When it may be time to ask somebody else for what was asked already, or for more.
    std::optional<SteadyMs> nextDeadline() const;

    /// Nothing of it is wanted any more, whether on its way or not.
    bool isDone(const FileId& file) const;
    /// Nothing at all is on its way, and nobody is there of whom something is still to be asked.
    bool isQuiet() const;
    /// Nothing of it is on its way, and nobody is there who has what is missing.
    bool isStuck(const FileId& file) const;
    /// One of those it is asked of.
    std::optional<net::ChannelId> askedOf(const FileId& file) const;

  private:
    struct File {
        RoomId room;
        uint64_t number = 0; ///< in the order in which they were wanted
        uint64_t chunkBytes = 0;
        std::vector<ChunkId> missing;      ///< asked of nobody; taken from the back
        std::vector<ChunkId> unavailable;  ///< and not to be had from those who are there
        std::map<ChunkId, size_t> askedOf; ///< how many
        std::set<net::ChannelId> holders;
        std::map<ChunkId, std::set<net::ChannelId>> lackedBy;
    };
    struct Source {
        net::PathKind kind = net::PathKind::Lan;
        size_t window = 0; ///< chunks of full size that may be on their way, at least …
        bool isNear() const;
        size_t windowLeast() const; ///< … so many, and at first
        size_t windowMost() const;
        int64_t leastMs = INT64_MAX; ///< that one of these took
        bool isNew = true;           ///< its line has not been full yet
        size_t cameSince = 0;        ///< the window was changed
        struct Asked {
            SteadyMs at;
            uint64_t bytes = 0;
        };
        std::map<ChunkId, Asked> asked;
        uint64_t askedBytes = 0;
        /// Of the window, in bytes; nothing when as many chunks are asked for as he gives at a time.
        uint64_t room() const;
        bool drop(const ChunkId& chunk);
    };
    /// Whose turn it is: size class, holders, age.
    using Turn = std::tuple<bool, size_t, uint64_t>;
    static Turn turnOf(const File& file);
    void unlist(const File& file) { m_turns.erase(turnOf(file)); }
    void list(const FileId& id, const File& file);
    static void learn(Source& source, int64_t tookMs);
    void giveBack(File& file, const ChunkId& chunk);
    bool mayGive(const File& file, net::ChannelId channel, const ChunkId& chunk) const;
    std::optional<net::ChannelId> sourceFor(const File& file, const ChunkId& chunk, bool nearOnly) const;
    bool isToBeHad(const File& file, const ChunkId& chunk) const;
    static bool isAskedOnce(const File& file, const ChunkId& chunk);
    void ask(net::ChannelId channel, File& file, const ChunkId& chunk, Pace& afar, SteadyMs now);
    void askTwice(Pace& afar, SteadyMs now);
    std::vector<net::ChannelId> idle() const;

    std::unordered_map<FileId, File> m_files;
    std::unordered_map<ChunkId, FileId> m_fileOf; ///< of chunks that are wanted
    std::map<net::ChannelId, Source> m_sources;
    std::map<Turn, FileId> m_turns; ///< files of which something can be asked for
    std::map<std::pair<net::ChannelId, RoomId>, std::vector<ChunkId>> m_planned;
    uint64_t m_lastNumber = 0;
    std::optional<SteadyMs> m_moreAt; ///< replicas may be asked for more
};

} // namespace ieum::node
