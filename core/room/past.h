// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an operation follows: of each lane (a control feed that holds operations which count) so many from its
// beginning. A vector clock, in short; lanes that follow nothing take no room.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace ieum::room {

class Past {
  public:
    uint32_t of(size_t lane) const { return lane < m_counts.size() ? m_counts[lane] : 0; }
    size_t lanes() const { return m_counts.size(); }
    void raise(size_t lane, uint32_t count) {
        if (m_counts.size() <= lane) m_counts.resize(lane + 1);
        m_counts[lane] = std::max(m_counts[lane], count);
    }
    void join(const Past& other) {
        if (m_counts.size() < other.m_counts.size()) m_counts.resize(other.m_counts.size());
        for (size_t lane = 0; lane < other.m_counts.size(); ++lane) {
            m_counts[lane] = std::max(m_counts[lane], other.m_counts[lane]);
        }
    }
    /// The last count is never zero, so equal pasts are equal vectors.
    bool operator==(const Past&) const = default;

  private:
    std::vector<uint32_t> m_counts;
};

} // namespace ieum::room
