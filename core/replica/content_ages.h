// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Since when the events of content feeds are here, and the end of those that are older than the operator keeps them.
// Control feeds and the first event of a feed, which says whose it is, have no age.
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"

namespace ieum::replica {

class ContentAges {
  public:
    virtual ~ContentAges() = default;
    /// The feed is here up to `seq` now.
    virtual Done note(const ReplicaTag& room, const FeedId& feed, uint64_t seq, WallMs now) = 0;
    /// Drops events that came before the day of `time`, at most `countMax` of one feed; the newest of a feed stays,
    /// and all of one whose first event is signed together with others. How many.
    virtual Result<size_t> dropBefore(WallMs time, size_t countMax) = 0;
};

} // namespace ieum::replica
