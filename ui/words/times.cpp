// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/times.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace ieum::ui {
namespace {

struct Times {
    Q_DECLARE_TR_FUNCTIONS(Times)
};

QDateTime localTime(qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms); }

QString dayInYear(const QDate& day, const QDate& today) {
    const QString format = day.year() == today.year() ? Times::tr("MMMM d", "date format: month and day")
                                                      : Times::tr("MMM d, yyyy", "date format: short date with year");
    return QLocale().toString(day, format);
}

} // namespace

QString clockTime(qint64 ms) { return QLocale().toString(localTime(ms).time(), Times::tr("h:mm AP", "time format")); }

QString listTime(qint64 ms, qint64 nowMs) {
    if (ms == 0) return {};
    const QDate day = localTime(ms).date();
    const QDate today = localTime(nowMs).date();
    if (day == today) return clockTime(ms);
    if (day.daysTo(today) == 1) return Times::tr("Yesterday");
    return dayInYear(day, today);
}

QString dayName(qint64 ms) {
    return QLocale().toString(localTime(ms).date(), Times::tr("dddd, MMMM d, yyyy", "date format: full, with weekday"));
}

QString momentOf(qint64 ms, qint64 nowMs) {
    const QDate day = localTime(ms).date();
    const QDate today = localTime(nowMs).date();
    if (day == today) return clockTime(ms);
    const qint64 ago = day.daysTo(today);
    const QString name = ago == 1    ? Times::tr("yesterday", "within a sentence")
                         : ago == -1 ? Times::tr("tomorrow", "within a sentence")
                                     : dayInYear(day, today);
    return Times::tr("%1 %2", "day and time of day").arg(name, clockTime(ms));
}

bool sameDay(qint64 aMs, qint64 bMs) { return localTime(aMs).date() == localTime(bMs).date(); }

} // namespace ieum::ui
