// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/drill/child_process.h"

#include "cli/drill/later.h"

#include <QFile>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace ieum::cli {

namespace {
constexpr int stopMs = 10'000;
constexpr int killMs = 5'000;
} // namespace

ChildProcess::~ChildProcess() {
    if (!isRunning()) return;
    m_process->disconnect();
    m_process->kill();
    m_process->waitForFinished(killMs);
}

void ChildProcess::start(const QStringList& command, const QString& logPath, OnLine onLine) {
    m_logPath = logPath;
    m_process = std::make_unique<QProcess>();
    m_process->setStandardErrorFile(logPath, QIODevice::Append);
    m_process->setChildProcessModifier([] {
        ::setpgid(0, 0); // Ctrl+C is for the drill, which puts everything away in order
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    });
    QObject::connect(m_process.get(), &QProcess::readyReadStandardOutput, m_process.get(),
                     [process = m_process.get(), onLine = std::move(onLine)] {
                         while (process->canReadLine()) onLine(process->readLine().trimmed());
                     });
    m_process->start(command.first(), command.mid(1));
}

QString ChildProcess::lastWords() const {
    QFile file(m_logPath);
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
    return QString::fromUtf8(lines.last());
}

Task<> ChildProcess::waitForEnd(int timeoutMs) {
    if (!isRunning()) co_return;
    Later<bool> ended;
    QObject::connect(m_process.get(), &QProcess::finished, m_process.get(), [set = ended.setter()] { set(true); });
    QTimer::singleShot(timeoutMs, m_process.get(), [set = ended.setter()] { set(false); });
    co_await ended;
}

Task<> ChildProcess::stop() {
    if (!isRunning()) co_return;
    m_process->terminate();
    co_await waitForEnd(stopMs);
    co_await kill();
}

Task<> ChildProcess::kill() {
    if (!isRunning()) co_return;
    m_process->kill();
    co_await waitForEnd(killMs);
}

} // namespace ieum::cli
