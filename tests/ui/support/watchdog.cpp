// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/watchdog.h"

#include <QDir>
#include <QEvent>
#include <QFile>
#include <QMap>
#include <QThread>

#include <algorithm>
#include <ctime>
#include <sys/resource.h>

namespace ieum::uitest {
namespace {

constexpr double workMsThere = 2.2; ///< of `work`, on the computer on which the bounds were chosen
constexpr int workTimes = 5;

/// As a window does: small things are allocated, compared and hashed.
qsizetype work() {
    QMap<QString, int> map;
    for (int i = 0; i < 10'000; ++i) map.insert(QString::number(i * 7919 % 10'007), i);
    return map.size();
}

double msOf(clockid_t clock) {
    timespec now{};
    if (::clock_gettime(clock, &now) != 0) return 0;
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// The clock of another thread of this process, as pthread_getcpuclockid(3) would give it.
clockid_t clockOf(qint64 thread) {
    constexpr int ofAThread = 6;
    return static_cast<clockid_t>((~static_cast<unsigned>(thread) << 3) | ofAThread);
}

/// 0: there is none as yet.
qint64 engineThread() {
    for (const QString& thread : QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile name(QStringLiteral("/proc/self/task/%1/comm").arg(thread));
        if (name.open(QIODevice::ReadOnly) && name.readAll().trimmed() == "QQmlThread") return thread.toLongLong();
    }
    return 0;
}

} // namespace

double ownProcessorMs() { return msOf(CLOCK_THREAD_CPUTIME_ID); }

Watchdog::Moment Watchdog::now() const {
    rusage used{};
    (void)::getrusage(RUSAGE_THREAD, &used);
    return {ownProcessorMs(), m_engine != 0 ? msOf(clockOf(m_engine)) : 0, msOf(CLOCK_MONOTONIC), used.ru_nvcsw};
}

double Watchdog::between(const Moment& begin, const Moment& end) {
    if (end.waits == begin.waits) return end.own - begin.own;
    const double own = end.own - begin.own, still = std::max(0.0, end.clock - begin.clock - own);
    return own + std::min(still, end.engine - begin.engine);
}

double slowness() {
    std::vector<double> all;
    for (int i = 0; i < workTimes; ++i) {
        const double began = ownProcessorMs();
        if (work() > 0) all.push_back(ownProcessorMs() - began);
    }
    std::sort(all.begin(), all.end());
    return std::max(1.0, all[all.size() / 2] / workMsThere);
}

bool Watchdog::notify(QObject* receiver, QEvent* event) {
    if (m_isWithin || m_window.isNull() || QThread::currentThread() != thread())
        return QGuiApplication::notify(receiver, event);
    // Either may be gone afterwards.
    const QPointer<QObject> who(receiver);
    const int type = event->type();
    m_isWithin = true;
    m_drawing = 0;
    m_drawn = 0;
    const Moment began = now();
    const bool isDone = QGuiApplication::notify(receiver, event);
    const double took = between(began, now());
    m_isWithin = false;
    if (m_drawn > 0) {
        m_frames.push_back(took);
        if (took - m_drawing > m_layout.ms) m_layout = {took - m_drawing, QStringLiteral("a frame")};
    } else {
        note(who, type, took);
    }
    return isDone;
}

void Watchdog::note(QObject* receiver, int type, double ms) {
    ++m_events;
    if (ms <= m_event.ms) return;
    const QString name = receiver == nullptr
                             ? QStringLiteral("(gone)")
                             : QStringLiteral("%1 %2").arg(QString::fromLatin1(receiver->metaObject()->className()),
                                                           receiver->objectName());
    m_event = {ms, QStringLiteral("%1, event %2").arg(name.trimmed()).arg(type)};
}

void Watchdog::watch(QQuickWindow* window) {
    m_event = m_layout = {};
    m_frames.clear();
    m_events = 0;
    if (m_window == window) return;
    m_window = window;
    m_engine = engineThread();
    connect(
        window, &QQuickWindow::beforeSynchronizing, this, [this] { m_drawBegan = now(); }, Qt::DirectConnection);
    connect(
        window, &QQuickWindow::frameSwapped, this,
        [this] {
            m_drawing += between(m_drawBegan, now());
            ++m_drawn;
        },
        Qt::DirectConnection);
}

} // namespace ieum::uitest
