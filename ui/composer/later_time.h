// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The time at which a message shall be sent: one of a few that people mean most, or a day and a time of one's own, in
// this computer's time zone.
#pragma once

#include <QDateTime>
#include <QObject>
#include <QStringList>
#include <QtQmlIntegration>

namespace ieum::ui {

class LaterTime : public QObject {
    Q_OBJECT
    QML_ELEMENT
    /// What can be chosen at once: "In an hour, 3:12 PM"
    Q_PROPERTY(QStringList offers READ offers NOTIFY changed)
    Q_PROPERTY(QString day READ day NOTIFY changed)
    Q_PROPERTY(QString time MEMBER m_time WRITE setTime NOTIFY changed)
    /// "tomorrow 9:00 AM"; "" when what is written is no time, or one that has passed
    Q_PROPERTY(QString chosen READ chosen NOTIFY changed)
  public:
    using QObject::QObject;
    QStringList offers() const;
    QString day() const;
    void setTime(const QString& time);
    QString chosen() const;
    /// `dueMs`: what it is now; 0: nothing yet.
    Q_INVOKABLE void begin(double nowMs, double dueMs);
    Q_INVOKABLE void stepDays(int days);
    Q_INVOKABLE double offerMs(int place) const;
    /// 0 when it is none.
    Q_INVOKABLE double chosenMs() const;

  signals:
    void changed();

  private:
    struct Offer {
        QString name;
        QDateTime at;
    };
    QList<Offer> all() const;
    QDateTime m_now;
    QDate m_day;
    QString m_time;
};

/// "9:05", "21:05", "0905", "오후 9:05", "9시 5분", "9:05 pm"; not valid when it is none.
QTime timeWritten(const QString& text);

} // namespace ieum::ui
