// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/timeline.h"

#include "room/limits.h"

#include <algorithm>

namespace ieum::room {

Placed placeMessage(const FeedId& feed, uint64_t seq, feed::Hlc hlc, int64_t writtenMs, const Around& around,
                    WallMs firstSeen) {
    const WallMs latest{firstSeen.ms + clockAheadMs};
    const uint64_t clamped = std::min(hlc.word, feed::Hlc::fromWall(latest).word);
    const uint64_t word = std::max(clamped, around.cause + (around.cause > 0 ? 1 : 0));
    const bool isOld = word < around.newest && firstSeen.ms - hlc.wallMs() > lateAfterMs;
    // What answers it was shown first and does not move.
    const bool follows = around.effect > 0 && word >= around.effect;
    return {{word, feed, seq}, std::min(writtenMs, latest.ms), isOld || follows};
}

Placed placeImported(const FeedId& feed, uint64_t seq, int64_t originalMs) {
    return {{feed::Hlc::fromWall({originalMs}).word, feed, seq}, originalMs, false};
}

} // namespace ieum::room
