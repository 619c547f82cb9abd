// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/welcome/idle_watch.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QEvent>

namespace ieum::ui {
namespace {

constexpr int lookMs = 5000;
constexpr qint64 minuteMs = 60'000;

/// Hovering is none: it is also told when things move below a pointer that rests.
bool isTouch(QEvent::Type type) {
    switch (type) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TabletPress:
    case QEvent::TabletMove:
    case QEvent::InputMethod:
        return true;
    default:
        return false;
    }
}

} // namespace

IdleWatch::IdleWatch(QObject* parent) : IdleWatch(parent, &QDateTime::currentMSecsSinceEpoch) {}

IdleWatch::IdleWatch(QObject* parent, Clock clock) : QObject(parent), m_clock(std::move(clock)) {
    connect(&m_timer, &QTimer::timeout, this, &IdleWatch::look);
    qApp->installEventFilter(this);
}

void IdleWatch::setMinutes(int minutes) {
    if (m_minutes == minutes) return;
    m_minutes = minutes;
    m_touchedMs = m_clock();
    m_told = false;
    if (minutes > 0)
        m_timer.start(lookMs);
    else
        m_timer.stop();
    emit minutesChanged();
}

void IdleWatch::look() {
    if (m_minutes <= 0 || m_told) return;
    const qint64 quietMs = m_clock() - m_touchedMs;
    // A clock that was set back says nothing; it is counted from there.
    if (quietMs < 0) m_touchedMs = m_clock();
    if (quietMs < m_minutes * minuteMs) return;
    m_told = true;
    emit idle();
}

bool IdleWatch::eventFilter(QObject* watched, QEvent* event) {
    if (m_minutes > 0 && isTouch(event->type())) {
        // The first touch after a long sleep comes before the timer. It was meant for what is closed by then.
        const bool wasTold = m_told;
        look();
        const bool isTooLate = m_told && !wasTold;
        m_touchedMs = m_clock();
        m_told = false;
        if (isTooLate) return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace ieum::ui
