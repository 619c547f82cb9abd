// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The Random port from a seed: the same bytes in every run (SplitMix64, Steele et al. 2014).
#pragma once

#include "base/random.h"

namespace ieum::test {

class SeededRandom : public Random {
  public:
    explicit SeededRandom(uint64_t seed) : m_state(seed) {}

    void fill(MutableByteView bytes) override {
        for (std::byte& each : bytes) each = static_cast<std::byte>(next() & 255U);
    }
    uint64_t next() {
        uint64_t z = (m_state += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    /// 0 .. count - 1.
    size_t below(size_t count) { return static_cast<size_t>(next() % count); }

  private:
    uint64_t m_state;
};

} // namespace ieum::test
