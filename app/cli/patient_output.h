// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines for somebody who may stop reading: a pager, a terminal that Ctrl+S halted, a pipe that nobody empties. What he
// does not take waits here, and nothing else waits for him. Needs the event loop, but for what is taken at once.
#pragma once

#include <QByteArray>
#include <QSocketNotifier>

#include <functional>

namespace ieum::cli {

class PatientOutput {
  public:
    /// Says, as a line with its end, that so many lines are missing here.
    using Gap = std::function<QByteArray(qint64 lines)>;

    static constexpr qsizetype bytesUsual = 8 << 20;

    /// More than `bytesMost` do not wait: lines are left out instead, and `gap` says how many in their place.
    PatientOutput(int descriptor, Gap gap, qsizetype bytesMost = bytesUsual);
    /// Whoever is still reading gets the rest, within a second.
    ~PatientOutput();
    PatientOutput(const PatientOutput&) = delete;
    PatientOutput& operator=(const PatientOutput&) = delete;

    /// A line with its end; whole or not at all.
    void put(const QByteArray& line);

  private:
    bool isReady(int waitMs) const;
    bool writeSome();
    void write();

    int m_descriptor;
    Gap m_gap;
    qsizetype m_bytesMost;
    QByteArray m_waiting;
    qsizetype m_written = 0; ///< of these
    qint64 m_leftOut = 0;    ///< lines after these
    bool m_isClosed = false;
    QSocketNotifier m_ready;
};

} // namespace ieum::cli
