// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "frame_report.h"

#include <QCoreApplication>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>

namespace ieum::desktop {
namespace {

constexpr double pixelsAFrame = 60; ///< as a wheel turned fast does, at 60 frames a second
constexpr int restMs = 1000;        ///< between the first frame and scrolling

double processorMs() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double shareOf(std::vector<double> values, double share) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values.at(static_cast<size_t>(share * static_cast<double>(values.size() - 1)));
}

/// What a Loader made is no child of it but on the screen.
QQuickItem* below(QQuickItem* item, const QString& name) {
    if (item->objectName() == name) return item;
    for (QQuickItem* each : item->childItems()) {
        if (QQuickItem* found = below(each, name)) return found;
    }
    return nullptr;
}

} // namespace

FrameReport::FrameReport(QQuickWindow* window, int framesScrolled, QObject* parent)
    : QObject(parent), m_window(window), m_framesWanted(static_cast<size_t>(std::max(framesScrolled, 0))) {
    connect(window, &QQuickWindow::afterAnimating, this, &FrameReport::onAnimated);
    connect(window, &QQuickWindow::frameSwapped, this, &FrameReport::onSwapped, Qt::QueuedConnection);
    const auto isHere = [this] { return QThread::currentThread() == thread(); };
    connect(
        window, &QQuickWindow::beforeRendering, this,
        [this, isHere] {
            if (isHere()) m_clock.paintBegan = processorMs();
        },
        Qt::DirectConnection);
    connect(
        window, &QQuickWindow::afterRendering, this,
        [this, isHere] {
            if (isHere()) m_clock.painting += processorMs() - m_clock.paintBegan;
        },
        Qt::DirectConnection);
}

void FrameReport::onAnimated() {
    m_isSettled = m_isSettled || m_window->property("settled").toBool();
    if (m_timeline == nullptr) return;
    const double now = processorMs();
    if (m_clock.frameBegan >= 0) {
        m_all.push_back(now - m_clock.frameBegan);
        m_gui.push_back(now - m_clock.frameBegan - m_clock.painting);
    }
    m_clock.frameBegan = now;
    m_clock.painting = 0;
    if (m_all.size() >= m_framesWanted) return tellScrolled();
    scroll();
}

void FrameReport::onSwapped() {
    if (!m_isSettled || std::exchange(m_isTold, true)) return;
    std::printf("{\"event\":\"first_frame\"}\n");
    std::fflush(stdout);
    if (m_framesWanted > 0) QTimer::singleShot(restMs, this, &FrameReport::begin);
}

void FrameReport::begin() {
    m_timeline = below(m_window->contentItem(), QStringLiteral("timeline"));
    if (m_timeline == nullptr) return QCoreApplication::exit(1);
    scroll();
}

/// The newest message is at the foot, so older ones come from above.
void FrameReport::scroll() {
    m_timeline->setProperty("contentY", m_timeline->property("contentY").toDouble() - pixelsAFrame);
    m_window->update();
}

void FrameReport::tellScrolled() {
    const double scrolled = m_timeline->property("count").toDouble();
    m_timeline = nullptr;
    std::printf("{\"event\":\"scrolled\",\"frames\":%zu,\"messages\":%.0f,\"gui_p50\":%.3f,\"gui_p99\":%.3f,"
                "\"all_p50\":%.3f,\"all_p99\":%.3f}\n",
                m_all.size(), scrolled, shareOf(m_gui, 0.5), shareOf(m_gui, 0.99), shareOf(m_all, 0.5),
                shareOf(m_all, 0.99));
    std::fflush(stdout);
    QCoreApplication::exit(0);
}

} // namespace ieum::desktop
