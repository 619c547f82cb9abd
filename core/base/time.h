// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Times as numbers with a meaning: wall time is a label for people, steady time drives timers.
#pragma once

#include <compare>
#include <cstdint>

namespace ieum {

/// Milliseconds since 1970-01-01 UTC. A label, never a judge.
struct WallMs {
    int64_t ms = 0;
    auto operator<=>(const WallMs&) const = default;
};

/// Milliseconds of a clock that never jumps.
struct SteadyMs {
    int64_t ms = 0;
    auto operator<=>(const SteadyMs&) const = default;
    SteadyMs after(int64_t delayMs) const { return {ms + delayMs}; }
};

struct Now {
    WallMs wall;
    SteadyMs steady;
};

} // namespace ieum
