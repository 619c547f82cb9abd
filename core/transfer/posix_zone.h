// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rule at the end of a zone file, for times after its last transition: POSIX TZ strings such as "KST-9" or
// "EST5EDT,M3.2.0,M11.1.0", with the extensions of RFC 8536 section 3.3.1. A value.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace ieum::transfer {

class PosixZone {
  public:
    static std::optional<PosixZone> parse(std::string_view rule);
    int offsetSecondsAt(int64_t utcSeconds) const;

  private:
    struct Change {
        enum Form : uint8_t { Julian, DayOfYear, MonthWeekDay } form = MonthWeekDay;
        int month = 0; ///< 1..12
        int week = 0;  ///< 1..5, 5 is the last
        int day = 0;   ///< 0..6 from Sunday, or the day of the year
        int seconds = 7200;
    };
    class Parser;
    /// Wall-clock seconds since 1970 at which `change` happens in `year`.
    static int64_t secondsOf(const Change& change, int year);

    int m_standardSeconds = 0;
    int m_daylightSeconds = 0;
    bool m_hasDaylight = false;
    Change m_start;
    Change m_end;
};

} // namespace ieum::transfer
