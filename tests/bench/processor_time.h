// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/bench.h"

#include <QtGlobal>

#include <ctime>

namespace ieum::bench {

/// Seconds of the processor that a process, with all its threads, has spent since this was made. What others do with
/// the same cores changes it little, so it says more about a program than the time on the wall.
class ProcessorTime {
  public:
    explicit ProcessorTime(qint64 process) {
        if (::clock_getcpuclockid(static_cast<pid_t>(process), &m_clock) != 0) stop("no clock of a process");
        m_before = now();
    }
    double seconds() const { return now() - m_before; }

  private:
    double now() const {
        timespec at{};
        if (::clock_gettime(m_clock, &at) != 0) stop("no clock of a process");
        return static_cast<double>(at.tv_sec) + static_cast<double>(at.tv_nsec) / 1e9;
    }
    clockid_t m_clock{};
    double m_before = 0;
};

} // namespace ieum::bench
