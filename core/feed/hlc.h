// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Hybrid logical clock (Kulkarni et al., "Logical Physical Clocks", 2014), in one word: 48 bits of wall-clock
// milliseconds, 16 bits of counter. An event's HLC is greater than those of all events that its author had seen, so
// sorting by it respects cause and effect wherever clocks are not far ahead.
#pragma once

#include "base/time.h"

#include <algorithm>
#include <compare>
#include <cstdint>

namespace ieum::feed {

struct Hlc {
    uint64_t word = 0;
    auto operator<=>(const Hlc&) const = default;

    int64_t wallMs() const { return static_cast<int64_t>(word >> 16); }
    static Hlc fromWall(WallMs wall) {
        constexpr int64_t last = (int64_t{1} << 48) - 1;
        return {static_cast<uint64_t>(std::clamp<int64_t>(wall.ms, 0, last)) << 16};
    }
    /// The next reading: after this one, unless this is the last one there is, and not before the wall clock.
    Hlc next(WallMs wall) const { return {std::max(word + (word < UINT64_MAX ? 1 : 0), fromWall(wall).word)}; }
};

} // namespace ieum::feed
