// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/posix_zone.h"

#include "transfer/time_zone.h"

namespace ieum::transfer {

class PosixZone::Parser {
  public:
    explicit Parser(std::string_view text) : m_text(text) {}

    bool atEnd() const { return m_at == m_text.size(); }
    bool take(char wanted) {
        if (atEnd() || m_text[m_at] != wanted) return false;
        ++m_at;
        return true;
    }
    bool name() {
        const bool quoted = take('<');
        const size_t start = m_at;
        while (!atEnd() && (quoted ? m_text[m_at] != '>' : isLetter(m_text[m_at]))) ++m_at;
        return m_at - start >= 3 && (!quoted || take('>'));
    }
    std::optional<int> number(int min, int max) {
        const size_t start = m_at;
        int value = 0;
        while (!atEnd() && isDigit(m_text[m_at]) && m_at - start < 4) value = value * 10 + (m_text[m_at++] - '0');
        if (m_at == start || value < min || value > max) return std::nullopt;
        return value;
    }
    /// [+-]h[h[h]][:mm[:ss]]
    std::optional<int> clock() {
        const bool minus = take('-');
        if (!minus) take('+');
        const auto hours = number(0, 167);
        if (!hours) return std::nullopt;
        int seconds = *hours * 3600;
        for (const int unit : {60, 1}) {
            if (!take(':')) break;
            const auto part = number(0, 59);
            if (!part) return std::nullopt;
            seconds += *part * unit;
        }
        return minus ? -seconds : seconds;
    }
    std::optional<Change> change() {
        Change made;
        std::optional<int> day;
        if (take('M')) {
            const auto month = number(1, 12);
            const auto week = take('.') ? number(1, 5) : std::nullopt;
            day = take('.') ? number(0, 6) : std::nullopt;
            if (!month || !week) return std::nullopt;
            made.month = *month;
            made.week = *week;
        } else {
            made.form = take('J') ? Change::Julian : Change::DayOfYear;
            day = made.form == Change::Julian ? number(1, 365) : number(0, 365);
        }
        if (!day) return std::nullopt;
        made.day = *day;
        if (take('/')) {
            const auto seconds = clock();
            if (!seconds) return std::nullopt;
            made.seconds = *seconds;
        }
        return made;
    }

  private:
    static bool isLetter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
    static bool isDigit(char c) { return c >= '0' && c <= '9'; }

    std::string_view m_text;
    size_t m_at = 0;
};

std::optional<PosixZone> PosixZone::parse(std::string_view rule) {
    Parser in(rule);
    PosixZone zone;
    if (!in.name()) return std::nullopt;
    const auto west = in.clock();
    if (!west) return std::nullopt;
    zone.m_standardSeconds = -*west;
    if (in.atEnd()) return zone;

    zone.m_hasDaylight = true;
    zone.m_daylightSeconds = zone.m_standardSeconds + 3600;
    if (!in.name()) return std::nullopt;
    if (!in.take(',')) {
        const auto daylightWest = in.clock();
        if (!daylightWest || !in.take(',')) return std::nullopt;
        zone.m_daylightSeconds = -*daylightWest;
    }
    const auto start = in.change();
    const auto end = start && in.take(',') ? in.change() : std::nullopt;
    if (!end || !in.atEnd()) return std::nullopt;
    zone.m_start = *start;
    zone.m_end = *end;
    return zone;
}

int64_t PosixZone::secondsOf(const Change& change, int year) {
    constexpr int64_t daySeconds = 86'400;
    const auto dayOne = [&](int month) { return transfer::secondsOf({year, month, 1, 0, 0, 0}); };
    if (change.form == Change::DayOfYear) return dayOne(1) + change.day * daySeconds + change.seconds;
    if (change.form == Change::Julian) { // counts as if 29 February were never there
        const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        const int day = change.day - 1 + (leap && change.day >= 60 ? 1 : 0);
        return dayOne(1) + day * daySeconds + change.seconds;
    }
    const int first = weekdayOf({year, change.month, 1, 0, 0, 0});
    const int64_t monthEnd =
        change.month == 12 ? transfer::secondsOf({year + 1, 1, 1, 0, 0, 0}) : dayOne(change.month + 1);
    int64_t day = dayOne(change.month) + ((change.day - first + 7) % 7 + (change.week - 1) * 7) * daySeconds;
    while (day >= monthEnd) day -= 7 * daySeconds;
    return day + change.seconds;
}

int PosixZone::offsetSecondsAt(int64_t utcSeconds) const {
    if (!m_hasDaylight) return m_standardSeconds;
    const int year = localTimeOf(utcSeconds + m_standardSeconds).year;
    const int64_t start = secondsOf(m_start, year) - m_standardSeconds;
    const int64_t end = secondsOf(m_end, year) - m_daylightSeconds;
    // South of the equator daylight time spans the new year.
    const bool daylight =
        start < end ? utcSeconds >= start && utcSeconds < end : utcSeconds >= start || utcSeconds < end;
    return daylight ? m_daylightSeconds : m_standardSeconds;
}

} // namespace ieum::transfer
