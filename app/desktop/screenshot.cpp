// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screenshot.h"

#include <QCoreApplication>
#include <cstdio>

namespace ieum::desktop {
namespace {

constexpr int lookEveryMs = 100;
constexpr int settledLooksWanted = 25; ///< paths come up and fonts load after the first content
constexpr int looksMax = 300;

} // namespace

Screenshot::Screenshot(QQuickWindow* window, QString file, QObject* parent)
    : QObject(parent), m_window(window), m_file(std::move(file)) {
    connect(&m_timer, &QTimer::timeout, this, &Screenshot::look);
    m_timer.start(lookEveryMs);
}

void Screenshot::look() {
    if (m_window->property("settled").toBool()) ++m_settledLooks;
    if (++m_looks < looksMax && m_settledLooks < settledLooksWanted) return;
    m_timer.stop();
    const bool written = m_settledLooks > 0 && m_window->grabWindow().save(m_file);
    if (!written) std::fprintf(stderr, "ieum: no picture could be written to %s\n", qPrintable(m_file));
    QCoreApplication::exit(written ? 0 : 1);
}

} // namespace ieum::desktop
