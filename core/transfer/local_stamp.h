// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Times as targets write them.
#pragma once

#include "transfer/target.h"
#include "transfer/time_zone.h"

#include <string>
#include <unordered_map>

namespace ieum::transfer {

/// The zone of the chat. Errors: UnknownZone.
Result<TimeZone> zoneOf(const Export& to);

/// "07": at least so many digits.
std::string digits(int64_t number, size_t atLeast = 2);
/// "2026-03-01"
std::string isoDay(const LocalTime& time);
/// "2026-03-01T00:05:11", of local time
std::string isoLocal(const LocalTime& time);
/// "2026-03-01T00:05:11.123+09:00"
std::string isoWithZone(const TimeZone& zone, int64_t utcMs);
/// "+0900" or, with a colon, "+09:00"
std::string offsetText(int offsetSeconds, bool colon);
/// Seconds since 1970, also of times before it.
int64_t secondsIn(int64_t utcMs);

/// For places that know messages by their time: the same moment or the next free one, never 0.
class FreeMoments {
  public:
    int64_t next(int64_t utcMs);

  private:
    /// From a moment that is taken to one behind it that may be free; ways get shorter as they are gone (union-find).
    std::unordered_map<int64_t, int64_t> m_behind;
};

} // namespace ieum::transfer
