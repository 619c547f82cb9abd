// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Compares every chunk that is said to be here with its id, which is its hash, and says which files are hurt. With
// `repair` what is damaged leaves the disk and is fetched again like any file that is wanted. The pool reads, a few
// chunks at a time; the rest runs on the engine's thread. Safe to end at any moment: a damaged chunk is deleted before
// it is noted as gone, so that at worst the next check finds it missing.
#pragma once

#include "node/file_fetcher.h"
#include "node/pool.h"
#include "node/room_set.h"
#include "node/threads.h"
#include "store/chunk_ledger.h"

#include <list>

namespace ieum::node {

class VaultCheck {
  public:
    VaultCheck(World& world, RoomSet& rooms, FileFetcher& fetcher, Pool& pool)
        : m_world(world), m_rooms(rooms), m_fetcher(fetcher), m_pool(pool), m_ledger(*world.connection) {}

    /// Answers when all was read. One at a time: the next begins after it.
    void ask(Asked<CheckVault> asked);

  private:
    /// What the pool saw.
    struct Seen {
        store::LedgerLine line;
        bool exists = false;
        bool fits = false;
        uint64_t bytes = 0;
        std::optional<Error> unread{};
    };
    struct Run {
        Asked<CheckVault> asked;
        VaultReport report;
        bool manifests = false; ///< chunks come first
        ChunkId after;
        std::set<FileId> wanted; ///< files that were whole: to be fetched again
        bool reload = false;     ///< what is being fetched lacks more than the fetcher knows
        std::optional<Error> failed;
    };

    void next();
    Seen look(const store::LedgerLine& line) const;
    Done judge(const Seen& seen);
    Done note(const FileId& file, const Seen& seen);
    Done remove(const ChunkId& chunk);
    Done fetchAgain();
    void end(Result<VaultReport> answer);

    World& m_world;
    RoomSet& m_rooms;
    FileFetcher& m_fetcher;
    Pool& m_pool;
    store::ChunkLedger m_ledger;
    std::list<Asked<CheckVault>> m_waiting;
    std::unique_ptr<Run> m_run;
};

} // namespace ieum::node
