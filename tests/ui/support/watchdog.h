// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Measures what the thread of the window takes of the processor for each event: the time of the thread, not of a clock,
// so what other programs do meanwhile does not count. What the QML engine's own thread takes meanwhile is added where
// this one gave the processor away by itself, because whoever opens a file for the first time waits for it: one from
// which others took the processor waits for nobody. Drawing (from the beginning of a frame's synchronisation to its
// end) is counted by itself.
#pragma once

#include <QGuiApplication>
#include <QPointer>
#include <QQuickWindow>
#include <vector>

namespace ieum::uitest {

class Watchdog : public QGuiApplication {
  public:
    struct Worst {
        double ms = 0;
        QString where; ///< class of the receiver, its name and the type of the event
    };

    using QGuiApplication::QGuiApplication;
    bool notify(QObject* receiver, QEvent* event) override;

    /// From now on; what was seen before is forgotten.
    void watch(QQuickWindow* window);
    /// Of one event, without drawing.
    Worst worstEvent() const { return m_event; }
    /// Of what goes before drawing in one frame: rows are made, places found.
    Worst worstLayout() const { return m_layout; }
    /// Of whole frames, drawing included; in milliseconds.
    const std::vector<double>& frames() const { return m_frames; }
    int events() const { return m_events; }

  private:
    void note(QObject* receiver, int type, double ms);
    struct Moment {
        double own = 0, engine = 0, clock = 0; ///< milliseconds
        long waits = 0;                        ///< how often it gave the processor away
    };
    Moment now() const;
    static double between(const Moment& begin, const Moment& end);
    qint64 m_engine = 0; ///< the thread that reads its files
    QPointer<QQuickWindow> m_window;
    bool m_isWithin = false;
    int m_events = 0, m_drawn = 0;
    Moment m_drawBegan;
    double m_drawing = 0;
    Worst m_event, m_layout;
    std::vector<double> m_frames;
};

inline Watchdog* watchdog() { return static_cast<Watchdog*>(qApp); }

/// Of this thread, in milliseconds.
double ownProcessorMs();

/// How many times slower than the computer on which the bounds were chosen this one is at the moment, by work of a
/// fixed size; at least 1.
double slowness();

} // namespace ieum::uitest
