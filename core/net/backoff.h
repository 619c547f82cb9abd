// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Exponential back-off with full jitter: a delay is uniform between nothing and a bound that doubles. A thousand
// clients that lost the same replica at the same instant so come back spread out. Sans-I/O; one thread.
#pragma once

#include "base/random.h"

#include <algorithm>
#include <array>

namespace ieum::net {

class Backoff {
  public:
    Backoff(int64_t firstMs, int64_t maxMs) : m_firstMs(firstMs), m_maxMs(maxMs) {}

    /// `maxMs`: this once no longer than that.
    int64_t nextMs(Random& random, int64_t maxMs = INT64_MAX) {
        const int64_t boundMs = std::min(std::min(m_maxMs, maxMs), m_firstMs << std::min(m_failures, 20));
        ++m_failures;
        std::array<std::byte, 4> drawn{};
        random.fill(drawn);
        uint32_t number = 0;
        for (const std::byte b : drawn) number = (number << 8) | std::to_integer<uint32_t>(b);
        return static_cast<int64_t>((static_cast<uint64_t>(boundMs) * number) >> 32);
    }
    void reset() { m_failures = 0; }

  private:
    int64_t m_firstMs;
    int64_t m_maxMs;
    int m_failures = 0;
};

} // namespace ieum::net
