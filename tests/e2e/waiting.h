// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Waiting for something that processes do, and what came of measuring how long it took. Whoever hears from a process
// says so by `heard()`: QTRY_VERIFY looks every ten milliseconds, which is long beside the answers that are waited for
// here.
#pragma once

#include <QDeadlineTimer>
#include <QSignalSpy>
#include <QString>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <vector>

namespace ieum::e2e {

constexpr int patienceMs = 60'000;

/// Nanoseconds of the steady clock.
inline int64_t moment() { return std::chrono::steady_clock::now().time_since_epoch().count(); }

/// Fires in the next turn of the loop.
inline QTimer& newsTimer() {
    static QTimer timer;
    timer.setSingleShot(true);
    return timer;
}
inline void heard() { newsTimer().start(0); }

/// Looks whenever something was heard, and now and then, until it holds; false when that took too long.
template <class Holds> bool until(Holds holds, int timeoutMs = patienceMs) {
    constexpr int lookMs = 40;
    const QDeadlineTimer deadline(timeoutMs);
    while (!holds()) {
        if (deadline.hasExpired()) return false;
        QSignalSpy(&newsTimer(), &QTimer::timeout).wait(lookMs);
    }
    return true;
}

/// Times of one kind.
class Spans {
  public:
    void add(int64_t nanoseconds) { m_ms.push_back(static_cast<double>(nanoseconds) / 1e6); }
    bool isEmpty() const { return m_ms.empty(); }
    /// The smallest that so many percent do not exceed.
    double percentile(int percent) const {
        std::vector<double> sorted = m_ms;
        std::sort(sorted.begin(), sorted.end());
        const size_t rank = (sorted.size() * static_cast<size_t>(percent) + 99) / 100;
        return sorted.empty() ? 0 : sorted[std::max<size_t>(rank, 1) - 1];
    }
    QString text() const {
        return QStringLiteral("p50 %1 ms, p99 %2 ms (n=%3)")
            .arg(percentile(50), 0, 'f', 1)
            .arg(percentile(99), 0, 'f', 1)
            .arg(m_ms.size());
    }

  private:
    std::vector<double> m_ms;
};

} // namespace ieum::e2e
