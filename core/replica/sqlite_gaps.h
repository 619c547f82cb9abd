// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which events of content feeds are missing: because the clients who brought the rest had dropped them, or because they
// were dropped here. Feeds go by their number.
#pragma once

#include "replica/depot_backend.h"
#include "store/connection.h"

namespace ieum::replica {

class SqliteGaps {
  public:
    explicit SqliteGaps(store::Connection& connection) : m_connection(&connection) {}

    /// A stretch without gaps.
    struct Stretch {
        uint64_t from = 1;
        uint64_t to = 0;
        EventId before; ///< of the event before `from`, unless that is 1
    };
    /// The one that holds this event; empty when it is missing. `head`: the newest event of the feed.
    Result<Stretch> around(int64_t feedNumber, uint64_t seq, uint64_t head);
    Done add(int64_t feedNumber, const DepotGap& gap);
    /// The range ends where a gap does. Errors: FeedError::BadChain when it does not join what is above, or below.
    Done fill(int64_t feedNumber, const feed::Range& range);
    /// Everything before `seq`, but for event 1, is dropped; `before` is the id of the event before it.
    Done dropBelow(int64_t feedNumber, uint64_t seq, const EventId& before);
    /// Of an event, from its row or from the gap that ends with it.
    Result<std::optional<EventId>> idOf(int64_t feedNumber, uint64_t seq);

  private:
    Result<std::optional<DepotGap>> endingAt(int64_t feedNumber, uint64_t seq);
    Done remove(int64_t feedNumber, uint64_t first);

    store::Connection* m_connection;
};

/// The row of an event: the feed's number and its seq in one.
int64_t placeOf(int64_t feedNumber, uint64_t seq);

} // namespace ieum::replica
