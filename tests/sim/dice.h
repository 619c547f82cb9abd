// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The only source of chance in a simulation: xoshiro256** (Blackman and Vigna, 2018), seeded through SplitMix64. Every
// node and every nemesis has dice of its own, so that taking one of them away leaves the others' throws as they were.
#pragma once

#include "base/random.h"

#include <array>
#include <bit>

namespace ieum::sim {

class Dice : public Random {
  public:
    /// `whose` tells the dice of one seed apart.
    Dice(uint64_t seed, uint64_t whose) {
        uint64_t mixed = seed * 0x9E3779B97F4A7C15ULL ^ std::rotl(whose * 0xD1342543DE82EF95ULL, 32);
        for (uint64_t& word : m_state) word = splitMix(mixed);
    }

    /// From here on other throws, for each `seed`.
    void mix(uint64_t seed) {
        uint64_t mixed = seed;
        for (uint64_t& word : m_state) word ^= splitMix(mixed);
    }

    void fill(MutableByteView bytes) override {
        uint64_t word = 0;
        for (size_t i = 0; i < bytes.size(); ++i, word >>= 8U) {
            if (i % 8 == 0) word = next();
            bytes[i] = static_cast<std::byte>(word & 255U);
        }
    }
    uint64_t next() {
        const uint64_t result = std::rotl(m_state[1] * 5, 7) * 9;
        const uint64_t shifted = m_state[1] << 17U;
        m_state[2] ^= m_state[0];
        m_state[3] ^= m_state[1];
        m_state[1] ^= m_state[2];
        m_state[0] ^= m_state[3];
        m_state[2] ^= shifted;
        m_state[3] = std::rotl(m_state[3], 45);
        return result;
    }
    /// 0 .. count - 1.
    size_t below(size_t count) { return count == 0 ? 0 : static_cast<size_t>(next() % count); }
    /// first .. last.
    int64_t between(int64_t first, int64_t last) {
        return first + static_cast<int64_t>(below(static_cast<size_t>(last - first + 1)));
    }
    bool chance(double probability) { return static_cast<double>(next() >> 11U) * 0x1.0p-53 < probability; }
    template <class List> const auto& oneOf(const List& list) { return list[below(list.size())]; }

  private:
    static uint64_t splitMix(uint64_t& state) {
        uint64_t z = (state += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    std::array<uint64_t, 4> m_state{};
};

} // namespace ieum::sim
