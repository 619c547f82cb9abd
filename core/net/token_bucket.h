// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lets `perSecond` things pass on average and one second's worth at once. Sans-I/O; one thread.
#pragma once

#include "base/time.h"

#include <algorithm>

namespace ieum::net {

class TokenBucket {
  public:
    explicit TokenBucket(double perSecond) : m_perSecond(perSecond), m_tokens(perSecond) {}

    bool take(SteadyMs now) {
        const double elapsedMs = static_cast<double>(std::max<int64_t>(0, now.ms - m_filledAt.ms));
        m_tokens = std::min(m_perSecond, m_tokens + elapsedMs * m_perSecond / 1000.0);
        m_filledAt = now;
        if (m_tokens < 1.0) return false;
        m_tokens -= 1.0;
        return true;
    }

  private:
    double m_perSecond;
    double m_tokens;
    SteadyMs m_filledAt;
};

} // namespace ieum::net
