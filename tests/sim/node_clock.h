// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What one computer takes for the time: virtual time, and a wall clock that may be wrong.
#pragma once

#include "base/clock.h"
#include "sim/agenda.h"

#include <optional>

namespace ieum::sim {

/// When every simulation begins.
constexpr int64_t epochMs = 1'700'000'000'000;

/// When something does its next piece of work, and until when it is busy with the last one.
struct Pace {
    std::optional<int64_t> plannedMs;
    int64_t busyUntilMs = 0;
};

class NodeClock : public Clock {
  public:
    explicit NodeClock(const Agenda& agenda) : m_agenda(agenda) {}
    Now now() const override { return {{epochMs + m_agenda.nowMs() + wrongByMs}, {m_agenda.nowMs() + 1000}}; }

    int64_t wrongByMs = 0;

  private:
    const Agenda& m_agenda;
};

} // namespace ieum::sim
