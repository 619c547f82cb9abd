// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Copies of files that somebody asked for: waits for the file to be whole, has the pool write it out, and answers; or
// answers that nobody who can be reached has it.
#pragma once

#include "node/file_fetcher.h"
#include "node/pool.h"
#include "node/row_maker.h"

#include <list>

namespace ieum::node {

class Saves {
  public:
    Saves(World& world, FileFetcher& fetcher, RowMaker& rows) : m_world(world), m_fetcher(fetcher), m_rows(rows) {}

    void ask(Asked<SaveFile> asked, Now now);
    /// Starts what can be written now and gives up what waited in vain.
    void settle(Pool& pool, Now now);
    std::optional<SteadyMs> nextDeadline() const;

  private:
    struct Waiting {
        Asked<SaveFile> asked;
        SteadyMs until; ///< pushed on as long as something comes
    };
    void write(Pool& pool, Asked<SaveFile> asked);
    void refuse(const Asked<SaveFile>& asked, Error why);

    World& m_world;
    FileFetcher& m_fetcher;
    RowMaker& m_rows;
    std::list<Waiting> m_waiting;
};

} // namespace ieum::node
