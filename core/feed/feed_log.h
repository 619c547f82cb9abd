// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What feeds need of storage; the store implements it. All calls happen on the thread that owns the database, inside a
// transaction of the caller's.
#pragma once

#include "feed/range.h"

namespace ieum::feed {

class FeedLog {
  public:
    virtual ~FeedLog() = default;
    /// Seq 0 when nothing of the feed is here.
    virtual Result<Head> head(const FeedId& feed) = 0;
    /// The range joins the head (verified before).
    virtual Done append(const RoomId& room, const Range& range) = 0;
    /// From `fromSeq` up to `toSeq`, ended early at a signed event once `bytesMax` is reached, always ending at a
    /// signed event. Empty when there is nothing from there on.
    virtual Result<Range> read(const FeedId& feed, uint64_t fromSeq, uint64_t toSeq, size_t bytesMax) = 0;
};

} // namespace ieum::feed
