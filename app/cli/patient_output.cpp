// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/patient_output.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <poll.h>
#include <unistd.h>
#include <utility>

namespace ieum::cli {
namespace {

constexpr int restMs = 1'000;
/// A pipe that is ready takes so many without making the writer wait (POSIX, pipe(7)).
constexpr qsizetype bytesAtOnce = PIPE_BUF;

} // namespace

PatientOutput::PatientOutput(int descriptor, Gap gap, qsizetype bytesMost)
    : m_descriptor(descriptor), m_gap(std::move(gap)), m_bytesMost(bytesMost),
      m_ready(descriptor, QSocketNotifier::Write) {
    m_ready.setEnabled(false);
    QObject::connect(&m_ready, &QSocketNotifier::activated, &m_ready, [this] { write(); });
}

PatientOutput::~PatientOutput() {
    const QDeadlineTimer end(restMs);
    while (!m_waiting.isEmpty() && isReady(static_cast<int>(end.remainingTime())) && writeSome()) {}
}

void PatientOutput::put(const QByteArray& line) {
    if (m_isClosed) return;
    // Once lines are left out, that goes on until half is free: one gap is easier to see than many.
    const qsizetype room = m_leftOut > 0 ? m_bytesMost / 2 : m_bytesMost;
    if (m_waiting.size() - m_written + line.size() > room) {
        ++m_leftOut;
        return;
    }
    if (m_leftOut > 0) m_waiting += m_gap(std::exchange(m_leftOut, 0));
    m_waiting += line;
    write();
}

/// Also when the other end is gone: writing tells so.
bool PatientOutput::isReady(int waitMs) const {
    pollfd asked{m_descriptor, POLLOUT, 0};
    return ::poll(&asked, 1, waitMs) > 0;
}

/// False: no more will be taken.
bool PatientOutput::writeSome() {
    const qsizetype bytes = std::min(m_waiting.size() - m_written, bytesAtOnce);
    const ssize_t taken = ::write(m_descriptor, m_waiting.constData() + m_written, static_cast<size_t>(bytes));
    if (taken < 0 && (errno == EINTR || errno == EAGAIN)) return true;
    m_isClosed = taken < 0;
    m_written += std::max<ssize_t>(taken, 0);
    if (m_isClosed || m_written == m_waiting.size()) {
        m_waiting.clear();
        m_written = 0;
    } else if (m_written > m_bytesMost / 2) {
        m_waiting.remove(0, std::exchange(m_written, 0));
    }
    if (m_waiting.isEmpty() && m_leftOut > 0 && !m_isClosed) m_waiting = m_gap(std::exchange(m_leftOut, 0));
    return !m_isClosed;
}

void PatientOutput::write() {
    while (!m_waiting.isEmpty() && isReady(0) && writeSome()) {}
    m_ready.setEnabled(!m_waiting.isEmpty());
}

} // namespace ieum::cli
