// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notices/quiet_time.h"

#include "ui/words/times.h"

#include <QCoreApplication>
#include <algorithm>

namespace ieum::ui {
namespace {

struct Quiet {
    Q_DECLARE_TR_FUNCTIONS(Quiet)
};

constexpr qint64 lookMs = 60'000;
constexpr int minutesMax = 24 * 60;

/// "7:00", "07:00", "0700", "7"
QTime timeOf(const QString& text) {
    const QString plain = text.trimmed();
    for (const char* form : {"H:mm", "HH:mm", "HHmm", "H"}) {
        const QTime time = QTime::fromString(plain, QLatin1String(form));
        if (time.isValid()) return time;
    }
    return {};
}

/// When that time of that day comes after `now`: an hour that is left out in spring ends with its gap, and of one that
/// comes twice in autumn the second counts once the first has gone.
QDateTime comingOf(const QDateTime& now, QDate date, QTime time) {
    constexpr int gapMinutesMax = 180;
    QDateTime coming(date, time);
    for (int minutes = 1; !coming.isValid() && minutes <= gapMinutesMax; ++minutes)
        coming = QDateTime(date, time.addSecs(minutes * 60));
    return coming <= now ? coming.addSecs(60 * 60) : coming;
}

} // namespace

QuietTime::QuietTime(QSettings* settings, QObject* parent, Clock clock)
    : QObject(parent), m_settings(settings), m_clock(std::move(clock)) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &QuietTime::look);
    if (m_settings != nullptr) {
        m_daily = m_settings->value(QStringLiteral("quiet/daily"), false).toBool();
        const QTime from = timeOf(m_settings->value(QStringLiteral("quiet/from")).toString());
        const QTime to = timeOf(m_settings->value(QStringLiteral("quiet/to")).toString());
        if (from.isValid() && to.isValid() && from != to) {
            m_from = from;
            m_to = to;
        }
        const auto untilMs = m_settings->value(QStringLiteral("quiet/untilMs"), 0).toLongLong();
        // Never longer than what can be chosen, whatever is written there.
        if (untilMs > 0 && untilMs <= m_clock().addSecs(minutesMax * 60).toMSecsSinceEpoch())
            m_until = QDateTime::fromMSecsSinceEpoch(untilMs);
    }
    look();
}

void QuietTime::setDaily(bool daily) {
    m_daily = daily;
    m_awake = {};
    keep();
}

bool QuietTime::setHours(const QString& from, const QString& to) {
    const QTime begin = timeOf(from);
    const QTime end = timeOf(to);
    if (!begin.isValid() || !end.isValid() || begin == end) return false;
    m_from = begin;
    m_to = end;
    m_awake = {};
    keep();
    return true;
}

void QuietTime::hush(int minutes) {
    m_until = m_clock().addSecs(std::clamp(minutes, 1, minutesMax) * 60);
    keep();
}

void QuietTime::wake() {
    m_until = {};
    m_awake = dailyEnd(m_clock());
    keep();
}

QString QuietTime::words() const {
    const QDateTime until = end();
    if (!until.isValid()) return {};
    return Quiet::tr("Quiet until %1").arg(clockTime(until.toMSecsSinceEpoch()));
}

QDateTime QuietTime::dailyEnd(const QDateTime& now) const {
    if (!m_daily) return {};
    const bool overnight = m_to < m_from;
    const QTime time = now.time();
    const bool within = overnight ? time >= m_from || time < m_to : time >= m_from && time < m_to;
    if (!within) return {};
    return comingOf(now, now.date().addDays(overnight && time >= m_from ? 1 : 0), m_to);
}

QDateTime QuietTime::end() const {
    const QDateTime now = m_clock();
    const QDateTime hours = m_awake.isValid() && now < m_awake ? QDateTime() : dailyEnd(now);
    const QDateTime hushed = m_until.isValid() && now < m_until ? m_until : QDateTime();
    if (!hours.isValid() || !hushed.isValid()) return hours.isValid() ? hours : hushed;
    return std::max(hours, hushed);
}

void QuietTime::keep() {
    if (m_settings != nullptr) {
        m_settings->setValue(QStringLiteral("quiet/daily"), m_daily);
        m_settings->setValue(QStringLiteral("quiet/from"), from());
        m_settings->setValue(QStringLiteral("quiet/to"), to());
        m_settings->setValue(QStringLiteral("quiet/untilMs"), m_until.isValid() ? m_until.toMSecsSinceEpoch() : 0);
    }
    look();
}

void QuietTime::look() {
    const QDateTime until = end();
    const qint64 leftMs = until.isValid() ? m_clock().msecsTo(until) : lookMs;
    if (m_daily || until.isValid()) m_timer.start(static_cast<int>(std::clamp<qint64>(leftMs, 1, lookMs)));
    emit changed();
}

} // namespace ieum::ui
