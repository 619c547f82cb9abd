// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What feeds need of storage; the store implements it. All calls happen on the thread that owns the database, inside a
// transaction of the caller's.
#pragma once

#include "feed/range.h"

namespace ieum::feed {

/// The newest part of a feed, above a gap that is filled from above.
struct Tip {
    uint64_t from = 0; ///< seq of its first event
    EventId previous;  ///< of the event before that one, which is not here
    Head head;
};

class FeedLog {
  public:
    virtual ~FeedLog() = default;
    /// How far it is here without a gap. Seq 0 when nothing of the feed is here.
    virtual Result<Head> head(const FeedId& feed) = 0;
    /// Nothing when there is no gap.
    virtual Result<std::optional<Tip>> tip(const FeedId& feed) = 0;
    /// What lies before this seq, but for event 1, was dropped for good or never taken: the feed is whole from here on.
    /// 0: it is whole from 1 on.
    virtual Result<uint64_t> floor(const FeedId& feed) = 0;
    /// The author says that what lies before `seq`, but for event 1, need not be kept. It is not taken back. A gap
    /// below which nothing else is needed is none any more: the newest part is all that there is.
    virtual Done keepFrom(const FeedId& feed, uint64_t seq) = 0;
    /// The range joins the head and does not reach into the tip (verified before). Where it reaches the tip the gap is
    /// closed, and the head is that of the whole. Errors: FeedError::BadChain when the two do not fit each other.
    virtual Done append(const RoomId& room, const Range& range) = 0;
    /// The range lies above the head and begins a tip, goes on with it, or lies right below it; where it reaches the
    /// head the gap is closed. One that begins above a tip takes its place: what is between was asked for in vain.
    /// Errors: FeedError::Gap, FeedError::BadChain.
    virtual Done appendApart(const RoomId& room, const Range& range) = 0;
    /// Of one stretch without gaps. From `fromSeq` up to `toSeq`, ended early at a signed event once `bytesMax` is
    /// reached, always ending at a signed event. Empty when there is nothing from there on.
    virtual Result<Range> read(const FeedId& feed, uint64_t fromSeq, uint64_t toSeq, size_t bytesMax) = 0;
};

} // namespace ieum::feed
