// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/later_time.h"

#include "ui/words/times.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace ieum::ui {
namespace {

struct LaterTimes {
    Q_DECLARE_TR_FUNCTIONS(LaterTimes)
};

constexpr int morning = 9, evening = 20; // o'clock
constexpr int daysMost = 365;

} // namespace

QTime timeWritten(const QString& text) {
    static const QRegularExpression form(QStringLiteral("^(오전|오후|午前|午後|[ap]\\.?m\\.?)?\\s*(\\d{1,2})(?:(?:\\s*["
                                                        ":.시]\\s*|(?=\\d\\d))(\\d{2}|\\d(?=\\s*분))?\\s*분?)?"
                                                        "\\s*([ap]\\.?m\\.?)?$"),
                                         QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(text.simplified());
    if (!match.hasMatch()) return {};
    if (!match.captured(1).isEmpty() && !match.captured(4).isEmpty()) return {};
    const QString half = (match.captured(1) + match.captured(4)).toLower();
    int hour = match.captured(2).toInt();
    if (!half.isEmpty()) {
        if (hour < 1 || hour > 12) return {};
        const bool late = half == QStringLiteral("오후") || half == QStringLiteral("午後") || half.startsWith('p');
        hour = hour % 12 + (late ? 12 : 0);
    }
    return QTime(hour, match.captured(3).toInt());
}

QList<LaterTime::Offer> LaterTime::all() const {
    const QDate today = m_now.date();
    const QDateTime soon = m_now.addSecs(60);
    // Counted in instants: a clock that is set back shows an hour twice.
    constexpr qint64 minuteMs = 60'000;
    const qint64 minute = (m_now.toMSecsSinceEpoch() + 61 * minuteMs - 1) / minuteMs;
    QList<Offer> offers{{LaterTimes::tr("In an hour"), QDateTime::fromMSecsSinceEpoch(minute * minuteMs)}};
    const auto offer = [&](const QString& name, const QDate& day, int clock) {
        const QDateTime at(day, {clock, 0});
        if (at > soon) offers += Offer{name, at};
    };
    // Whoever is awake after midnight means the coming morning, too.
    offer(LaterTimes::tr("This morning"), today, morning);
    offer(LaterTimes::tr("Tonight"), today, evening);
    offer(LaterTimes::tr("Tomorrow morning"), today.addDays(1), morning);
    if (offers.size() > 3) offers.removeLast();
    return offers;
}

QStringList LaterTime::offers() const {
    QStringList names;
    for (const Offer& each : all()) {
        names += LaterTimes::tr("%1 · %2", "an offer, and when that is")
                     .arg(each.name, clockTime(each.at.toMSecsSinceEpoch()));
    }
    return names;
}

QString LaterTime::day() const { return dayName(m_day.startOfDay().toMSecsSinceEpoch()); }

void LaterTime::setTime(const QString& time) {
    if (m_time == time) return;
    m_time = time;
    emit changed();
}

QString LaterTime::chosen() const {
    const double ms = chosenMs();
    return ms > 0 ? momentOf(static_cast<qint64>(ms), m_now.toMSecsSinceEpoch()) : QString();
}

void LaterTime::begin(double nowMs, double dueMs) {
    m_now = QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(nowMs));
    const QDateTime at = dueMs > 0 ? QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(dueMs)) : all().constLast().at;
    m_day = at.date();
    m_time = clockTime(at.toMSecsSinceEpoch());
    emit changed();
}

void LaterTime::stepDays(int days) {
    m_day = std::clamp(m_day.addDays(days), m_now.date(), m_now.date().addDays(daysMost));
    emit changed();
}

double LaterTime::offerMs(int place) const {
    const QList<Offer> offers = all();
    return place >= 0 && place < offers.size() ? static_cast<double>(offers[place].at.toMSecsSinceEpoch()) : 0;
}

double LaterTime::chosenMs() const {
    const QTime time = timeWritten(m_time);
    if (!time.isValid() || !m_day.isValid()) return 0;
    const QDateTime at(m_day, time);
    return at.isValid() && at > m_now ? static_cast<double>(at.toMSecsSinceEpoch()) : 0;
}

} // namespace ieum::ui
