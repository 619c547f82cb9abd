// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Virtual time: what will happen, in order. Two things at the same millisecond happen in the order in which they were
// planned, so a run depends on nothing but its seed.
#pragma once

#include <cstdint>
#include <functional>
#include <queue>
#include <vector>

namespace ieum::sim {

constexpr int64_t secondMs = 1000;
constexpr int64_t minuteMs = 60 * secondMs;
constexpr int64_t hourMs = 60 * minuteMs;
constexpr int64_t dayMs = 24 * hourMs;

class Agenda {
  public:
    using Act = std::function<void()>;

    int64_t nowMs() const { return m_nowMs; }
    void at(int64_t ms, Act act) { m_planned.push({std::max(ms, m_nowMs), m_next++, std::move(act)}); }
    void after(int64_t delayMs, Act act) { at(m_nowMs + delayMs, std::move(act)); }

    /// Everything up to and including that moment; false when `stop` said so.
    template <class Stop> bool runUntil(int64_t ms, Stop stop) {
        while (!m_planned.empty() && m_planned.top().ms <= ms) {
            // The queue gives its top away as const; it is popped before it is used.
            Planned next = std::move(const_cast<Planned&>(m_planned.top()));
            m_planned.pop();
            m_nowMs = next.ms;
            ++m_done;
            next.act();
            if (stop()) return false;
        }
        m_nowMs = ms;
        return true;
    }
    uint64_t done() const { return m_done; }

  private:
    struct Planned {
        int64_t ms = 0;
        uint64_t order = 0;
        Act act;
        bool operator<(const Planned& other) const {
            return ms != other.ms ? ms > other.ms : order > other.order; // the earliest is the largest
        }
    };
    std::priority_queue<Planned> m_planned;
    int64_t m_nowMs = 0;
    uint64_t m_next = 0;
    uint64_t m_done = 0;
};

} // namespace ieum::sim
