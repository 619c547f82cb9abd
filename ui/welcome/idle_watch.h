// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tells when nobody has touched this window for a while. By the clock of the day and not by how long a timer ran, for a
// computer that slept was left alone too.
#pragma once

#include <QObject>
#include <QTimer>
#include <QtQmlIntegration>
#include <functional>

namespace ieum::ui {

class IdleWatch : public QObject {
    Q_OBJECT
    QML_ELEMENT
    /// 0: it never tells.
    Q_PROPERTY(int minutes READ minutes WRITE setMinutes NOTIFY minutesChanged)
  public:
    using Clock = std::function<qint64()>; ///< milliseconds
    explicit IdleWatch(QObject* parent = nullptr);
    IdleWatch(QObject* parent, Clock clock);
    int minutes() const { return m_minutes; }
    void setMinutes(int minutes);
    /// Looks at the clock; it does so by itself every few seconds.
    void look();

  signals:
    void minutesChanged();
    /// Once; again only after something was touched.
    void idle();

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    Clock m_clock;
    int m_minutes = 0;
    qint64 m_touchedMs = 0;
    bool m_told = false;
    QTimer m_timer;
};

} // namespace ieum::ui
