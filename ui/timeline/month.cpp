// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/month.h"

#include "ui/words/times.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <algorithm>

namespace ieum::ui {
namespace {

struct Months {
    Q_DECLARE_TR_FUNCTIONS(Months)
};

/// Older than any message of any messenger.
const QDate earliest(1970, 1, 1);

} // namespace

Month::Month(QObject* parent) : QObject(parent), m_day(QDate::currentDate()) {}

QString Month::title() const { return QLocale().toString(m_day, Months::tr("MMMM yyyy", "date format: month")); }

QStringList Month::weekdays() {
    QStringList names;
    for (const int day : {7, 1, 2, 3, 4, 5, 6}) names += QLocale().standaloneDayName(day, QLocale::NarrowFormat);
    return names;
}

QDate Month::first() const {
    const QDate begin(m_day.year(), m_day.month(), 1);
    return begin.addDays(-(begin.dayOfWeek() % 7));
}

int Month::at() const { return static_cast<int>(first().daysTo(m_day)); }
QString Month::chosen() const { return nameAt(at()); }

void Month::put(const QDate& day) {
    m_day = std::clamp(day, earliest, QDate::currentDate());
    emit changed();
}

void Month::begin(double ms) {
    constexpr double latestMs = 1e14; // some thousand years: within a qint64, whatever was asked for
    put(QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(std::clamp(ms, 0.0, latestMs))).date());
}
void Month::step(int months) { put(m_day.addMonths(months)); }
void Month::stepDays(int days) { put(m_day.addDays(days)); }
void Month::choose(int place) { put(first().addDays(place)); }
int Month::dayAt(int place) const { return first().addDays(place).day(); }
bool Month::isWithin(int place) const { return first().addDays(place).month() == m_day.month(); }
bool Month::hasCome(int place) const { return first().addDays(place) <= QDate::currentDate(); }
QString Month::nameAt(int place) const { return dayName(first().addDays(place).startOfDay().toMSecsSinceEpoch()); }
double Month::beginMs() const { return static_cast<double>(m_day.startOfDay().toMSecsSinceEpoch()); }

} // namespace ieum::ui
