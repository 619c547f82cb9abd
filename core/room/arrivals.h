// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Holds operations back until all that they follow is here. What refers to something that never comes, or in a circle,
// waits for ever and counts as nothing; so does everything after it in the same feed, which is its author's own loss.
#pragma once

#include "room/operations.h"

#include <deque>
#include <unordered_map>

namespace ieum::room {

class Arrivals {
  public:
    /// Events of one feed come in order; of one that is no operation only its place matters.
    void saw(const FeedId& feed, uint64_t seq);
    void take(ControlOp op);
    /// Calls `use` with each operation once all that it follows was used, until none is left that may be.
    template <class Use> void drain(Use use) {
        while (auto op = next()) {
            use(std::move(*op));
            finish();
        }
    }
    /// Up to where everything of this feed was used.
    uint64_t doneUpTo(const FeedId& feed) const;
    size_t waiting() const;

  private:
    struct Feed {
        uint64_t seen = 0;
        std::deque<ControlOp> queue;
        bool handedOut = false;        ///< the first of the queue is in m_ready
        std::vector<FeedId> followers; ///< feeds whose first one waits for something of this
    };
    void consider(const FeedId& feed);
    void wake(const FeedId& feed);
    std::optional<ControlOp> next();
    void finish();

    std::unordered_map<FeedId, Feed> m_feeds;
    std::deque<FeedId> m_ready;
};

} // namespace ieum::room
