// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Wall-clock time to UTC and back, by the system's zone files (TZif, RFC 8536). A value; safe to share between threads.
// GCC 12's standard library has no time zones, and the C library's are global state.
#pragma once

#include "base/bytes.h"
#include "base/files.h"
#include "base/result.h"
#include "transfer/posix_zone.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ieum::transfer {

struct LocalTime {
    int year = 1970;
    int month = 1; ///< 1..12
    int day = 1;
    int hour = 0;
    int minute = 0;
    int second = 0;

    auto operator<=>(const LocalTime&) const = default;
};

/// A day that exists, between the years 1970 and 9999, and a time of day.
bool isReal(const LocalTime& time);
/// Seconds since 1970-01-01 as if the wall clock showed UTC, and back.
int64_t secondsOf(const LocalTime& time);
LocalTime localTimeOf(int64_t seconds);
/// 0 = Sunday.
int weekdayOf(const LocalTime& time);

class TimeZone {
  public:
    /// A name of the tz database ("Asia/Seoul"), "UTC", "Z", or an offset ("+09:00"). Names come from people and are
    /// never used as a path unless they are one or more plain words with "/" between them.
    static Result<TimeZone> named(std::string_view name, const Files& files);
    static Result<TimeZone> parse(ByteView tzif);
    static TimeZone fixed(int offsetSeconds);

    /// A time that the clocks showed twice is taken for the first; one that they skipped, for what an unadjusted clock
    /// would have shown.
    int64_t utcMsOf(const LocalTime& time) const;
    LocalTime localAt(int64_t utcMs) const;
    int offsetSecondsAt(int64_t utcSeconds) const;

  private:
    struct Transition {
        int64_t utcSeconds = 0;
        int offsetSeconds = 0;
    };
    int m_firstOffsetSeconds = 0;
    std::vector<Transition> m_transitions;
    std::optional<PosixZone> m_rule; ///< for what comes after the last transition
};

} // namespace ieum::transfer
