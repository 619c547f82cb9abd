// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// When the desktop is told nothing: the same hours of every day, or from now on for a while. Local time; looked at anew
// when it may have changed, and every minute, for computers sleep and clocks are set.
#pragma once

#include <QDateTime>
#include <QObject>
#include <QSettings>
#include <QTimer>
#include <QtQmlIntegration>
#include <functional>

namespace ieum::ui {

class QuietTime : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("kept with the preferences")
    Q_PROPERTY(bool daily READ daily WRITE setDaily NOTIFY changed)
    Q_PROPERTY(QString from READ from NOTIFY changed) ///< "22:00"
    Q_PROPERTY(QString to READ to NOTIFY changed)
    Q_PROPERTY(bool active READ active NOTIFY changed)
    /// Until when, in words; "" while it is not.
    Q_PROPERTY(QString words READ words NOTIFY changed)
  public:
    using Clock = std::function<QDateTime()>;
    /// `settings` may be null (nothing is kept) and outlives this.
    explicit QuietTime(QSettings* settings, QObject* parent = nullptr, Clock clock = &QDateTime::currentDateTime);
    bool daily() const { return m_daily; }
    void setDaily(bool daily);
    QString from() const { return m_from.toString(QStringLiteral("HH:mm")); }
    QString to() const { return m_to.toString(QStringLiteral("HH:mm")); }
    bool active() const { return end().isValid(); }
    QString words() const;
    /// False: these are no two different times of the day, and nothing was changed.
    Q_INVOKABLE bool setHours(const QString& from, const QString& to);
    /// From now on for so many minutes.
    Q_INVOKABLE void hush(int minutes);
    /// Ends what is active; the hours of every day come again tomorrow.
    Q_INVOKABLE void wake();
    /// Looks at the clock.
    void look();

  signals:
    void changed();

  private:
    /// When it ends that is active now; null while nothing is.
    QDateTime end() const;
    QDateTime dailyEnd(const QDateTime& now) const;
    void keep();
    QSettings* m_settings;
    Clock m_clock;
    bool m_daily = false;
    QTime m_from{22, 0}, m_to{7, 0};
    QDateTime m_until; ///< of hush()
    QDateTime m_awake; ///< of wake(): until then the hours of every day do not count
    QTimer m_timer;
};

} // namespace ieum::ui
