// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A row for each feed and day on which something came, with how far the feed was here by then.
#pragma once

#include "replica/content_ages.h"
#include "replica/sqlite_gaps.h"

namespace ieum::replica {

class SqliteContentAges : public ContentAges {
  public:
    explicit SqliteContentAges(store::Connection& connection) : m_connection(&connection), m_gaps(connection) {}

    Done note(const ReplicaTag& room, const FeedId& feed, uint64_t seq, WallMs now) override;
    Result<size_t> dropBefore(WallMs time, size_t countMax) override;

  private:
    struct Due {
        int64_t feed = 0;
        int64_t room = 0;
        uint64_t keptFrom = 0; ///< what lies before goes
    };
    Result<std::optional<Due>> next(int64_t day);
    Result<size_t> drop(const Due& due, size_t countMax);
    Done lighten(int64_t room, uint64_t bytes);

    store::Connection* m_connection;
    SqliteGaps m_gaps;
};

} // namespace ieum::replica
