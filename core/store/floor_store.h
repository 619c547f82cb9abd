// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From where on content feeds are kept. What lies below a floor is not read any more from the moment at which the floor
// is raised, and its rows are deleted a few at a time afterwards. Ages are those of the profile, in milliseconds.
#pragma once

#include "base/ids.h"
#include "store/connection.h"

#include <vector>

namespace ieum::store {

/// How much of a feed has to stay, whoever may drop the rest.
struct Keeping {
    FeedId feed;
    uint64_t floor = 0;
    uint64_t keptFrom = 0; ///< as far as its author lets others drop it
    uint64_t from = 0;     ///< what lies before is old enough, and nothing that is shown hangs on it
};

class FloorStore {
  public:
    explicit FloorStore(Connection& connection) : m_connection(&connection) {}

    /// Remembers how far each content feed is here by now, when that is more than the last time and that was
    /// `everyMs` ago.
    Done noteAges(int64_t ageMs, int64_t everyMs);
    /// Content feeds of the room that are here without a gap, that no fork ended, and whose first event stands by
    /// itself. What came before `ageMs` is old. It stays as long as a message that is shown stands there or above it,
    /// or an event that only a later version understands and that may not be skipped. The newest event always stays.
    Result<std::vector<Keeping>> keeping(const RoomId& room, int64_t ageMs);
    /// Never lowers it. Nobody is told: whoever has the feed has what he wanted of it. True when something below had
    /// not been read yet, and is not waited for any more.
    Result<bool> raise(const FeedId& feed, uint64_t floor);
    /// Deletes what lies below floors, so many rows at the most; how many.
    Result<size_t> sweep(size_t rowsMax);

  private:
    Result<size_t> sweepOne(int64_t feedKey, uint64_t floor, size_t rowsMax);

    Connection* m_connection;
};

} // namespace ieum::store
