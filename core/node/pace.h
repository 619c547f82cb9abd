// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lets so many bytes pass in a second, and measures how many did. Pure; no clock of its own.
#pragma once

#include "base/time.h"

#include <algorithm>
#include <optional>

namespace ieum::node {

/// A limit. What is spent may be more than is free: then nothing is for as long as that takes. Nothing is saved up, so
/// that an idle minute is not followed by a flood.
class Pace {
  public:
    /// 0: no limit.
    void limit(uint64_t bytesPerSecond) { m_perSecond = bytesPerSecond; }
    bool isFree(SteadyMs now) const { return m_perSecond == 0 || m_freeAtUs <= now.ms * 1000; }
    /// When it will be.
    SteadyMs freeAt() const { return {(m_freeAtUs + 999) / 1000}; }
    void spend(uint64_t bytes, SteadyMs now) {
        if (m_perSecond == 0) return;
        const double us = static_cast<double>(bytes) * 1e6 / static_cast<double>(m_perSecond);
        m_freeAtUs = std::max(m_freeAtUs, now.ms * 1000) + static_cast<int64_t>(std::min(us, longestUs));
    }

  private:
    static constexpr double longestUs = 3600e6; ///< whatever was limited to nearly nothing goes on some day
    uint64_t m_perSecond = 0;
    int64_t m_freeAtUs = 0;
};

/// The mean of the last seconds: what passed longer ago counts less and less.
class Speed {
  public:
    void note(uint64_t bytes, SteadyMs now) {
        fade(now);
        m_bytes += static_cast<double>(bytes);
    }
    /// Bytes a second.
    uint64_t at(SteadyMs now) const {
        Speed faded(*this);
        faded.fade(now);
        return static_cast<uint64_t>(faded.m_bytes / faded.m_seconds);
    }

  private:
    static constexpr double overSeconds = 3;
    static constexpr double leastSeconds = 0.1;

    void fade(SteadyMs now) {
        const double passed = m_last ? static_cast<double>(std::max<int64_t>(now.ms - m_last->ms, 0)) / 1000 : 0;
        m_last = now;
        const double seconds = m_seconds + passed;
        const double kept = std::min(1.0, overSeconds / seconds);
        m_bytes *= kept;
        m_seconds = seconds * kept;
    }
    double m_bytes = 0;
    double m_seconds = leastSeconds;
    std::optional<SteadyMs> m_last;
};

} // namespace ieum::node
