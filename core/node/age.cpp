// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/age.h"

#include "node/limits.h"

#include <algorithm>
#include <cstdlib>

namespace ieum::node {

void Age::advance(Now now) {
    const int64_t ranMs = std::max<int64_t>(now.steady.ms - m_steady.ms, 0);
    m_ageMs += ranMs;
    m_expected.ms += ranMs;
    m_steady = now.steady;
    const int64_t aheadMs = now.wall.ms - m_expected.ms;
    if (std::abs(aheadMs) < clockJumpMs) {
        m_jumpSince.reset();
    } else if (!m_jumpSince) {
        m_jumpSince = now.steady;
    } else if (now.steady >= m_jumpSince->after(clockBelievedAfterMs)) {
        m_ageMs += std::clamp<int64_t>(aheadMs, 0, clockJumpCountedMs);
        m_expected = now.wall;
        m_jumpSince.reset();
    }
}

std::optional<SteadyMs> Age::nextDeadline() const {
    if (!m_jumpSince) return std::nullopt;
    return m_jumpSince->after(clockBelievedAfterMs);
}

} // namespace ieum::node
