// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A program that the drill has started: its lines of output, a log of its errors, and its end. It dies with the drill,
// however the drill ends.
#pragma once

#include "cli/drill/task.h"

#include <QProcess>

#include <functional>

namespace ieum::cli {

class ChildProcess {
  public:
    using OnLine = std::function<void(const QByteArray&)>;

    ~ChildProcess();
    ChildProcess() = default;
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    void start(const QStringList& command, const QString& logPath, OnLine onLine);
    bool isRunning() const { return m_process && m_process->state() != QProcess::NotRunning; }
    QString lastWords() const; ///< what it wrote to its log last
    /// SIGTERM and a while to end, then the hard way.
    Task<> stop();
    /// SIGKILL; returns when it is gone.
    Task<> kill();

  private:
    Task<> waitForEnd(int timeoutMs);

    std::unique_ptr<QProcess> m_process;
    QString m_logPath;
};

} // namespace ieum::cli
