// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One month as a calendar shows it: six weeks that begin on a Sunday, as calendars in Korea do.
#pragma once

#include <QDate>
#include <QObject>
#include <QStringList>
#include <QtQmlIntegration>

namespace ieum::ui {

class Month : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QStringList weekdays READ weekdays NOTIFY changed)
    /// Which of the 42 places is chosen.
    Q_PROPERTY(int at READ at NOTIFY changed)
    Q_PROPERTY(QString chosen READ chosen NOTIFY changed)
  public:
    explicit Month(QObject* parent = nullptr);
    QString title() const;
    static QStringList weekdays();
    int at() const;
    QString chosen() const;
    /// The month of that time, in milliseconds since 1970.
    Q_INVOKABLE void begin(double ms);
    Q_INVOKABLE void step(int months);
    Q_INVOKABLE void stepDays(int days);
    Q_INVOKABLE void choose(int place);
    /// Of a place: the number of its day, whether that is in this month, and whether it has come.
    Q_INVOKABLE int dayAt(int place) const;
    Q_INVOKABLE bool isWithin(int place) const;
    Q_INVOKABLE bool hasCome(int place) const;
    Q_INVOKABLE QString nameAt(int place) const;
    /// When the chosen day begins.
    Q_INVOKABLE double beginMs() const;

  signals:
    void changed();

  private:
    QDate first() const; ///< of the 42
    void put(const QDate& day);
    QDate m_day;
};

} // namespace ieum::ui
