// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a message stands in the timeline. Ordered by cause through the HLC; a clock far ahead is cut to two minutes
// after we first saw the event, and every message stands below what it refers to. Fixed once, never moved.
#pragma once

#include "base/time.h"
#include "room/records.h"

namespace ieum::room {

struct Placed {
    TimelineKey key;
    int64_t shownMs = 0; ///< the time that people see
    bool late = false;
};

/// Timeline words of what is shown already; 0 for none.
struct Around {
    uint64_t cause = 0;  ///< the greatest among what the message refers to
    uint64_t effect = 0; ///< the least among what refers to the message
    uint64_t newest = 0;
};

Placed placeMessage(const FeedId& feed, uint64_t seq, feed::Hlc hlc, int64_t writtenMs, const Around& around,
                    WallMs firstSeen);
/// Imported messages stand at the time that their export gives, in the order of the file.
Placed placeImported(const FeedId& feed, uint64_t seq, int64_t originalMs);

} // namespace ieum::room
