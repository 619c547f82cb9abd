// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Looks at the files that are known already when the rules have changed: what a rule wants now is fetched, and what was
// on its way by a rule that is gone is given up. Some files a batch; where it stopped is in the database, so that a new
// start goes on there. What somebody asked for, and what made room, is left alone.
#pragma once

#include "node/file_fetcher.h"
#include "node/keeping.h"

namespace ieum::node {

class KeepReview {
  public:
    KeepReview(World& world, Keeping& keeping, FileFetcher& fetcher)
        : m_world(world), m_keeping(keeping), m_fetcher(fetcher) {}

    Done load();
    /// At the end of a batch. Errors: those of the store.
    Done settle();
    std::optional<SteadyMs> nextDeadline() const {
        return m_after || m_keeping.hasChanged() ? std::optional(SteadyMs{}) : std::nullopt;
    }

  private:
    Done look(const store::OpenFile& file);
    Done save();

    World& m_world;
    Keeping& m_keeping;
    FileFetcher& m_fetcher;
    std::optional<int64_t> m_after; ///< it is under way: the key of the last file that was looked at
    bool m_wasGivenUp = false;      ///< the fetcher does not know yet
};

} // namespace ieum::node
