// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/local_stamp.h"

#include <algorithm>
#include <cstdlib>

namespace ieum::transfer {

Result<TimeZone> zoneOf(const Export& to) {
    const std::string& name = to.chat.header().timeZone;
    return TimeZone::named(name.empty() ? "UTC" : name, to.files);
}

std::string digits(int64_t number, size_t atLeast) {
    std::string text = std::to_string(number);
    return text.size() < atLeast ? std::string(atLeast - text.size(), '0') + text : text;
}

std::string isoDay(const LocalTime& time) {
    return digits(time.year, 4) + '-' + digits(time.month) + '-' + digits(time.day);
}

std::string isoLocal(const LocalTime& time) {
    return isoDay(time) + 'T' + digits(time.hour) + ':' + digits(time.minute) + ':' + digits(time.second);
}

std::string offsetText(int offsetSeconds, bool colon) {
    const int minutes = std::abs(offsetSeconds) / 60;
    return (offsetSeconds < 0 ? "-" : "+") + digits(minutes / 60) + (colon ? ":" : "") + digits(minutes % 60);
}

std::string isoWithZone(const TimeZone& zone, int64_t utcMs) {
    const int64_t seconds = secondsIn(utcMs);
    // Offsets are written in minutes; what was ahead by seconds long ago is shown in UTC.
    int offset = zone.offsetSecondsAt(seconds);
    if (offset % 60 != 0) offset = 0;
    return isoLocal(TimeZone::fixed(offset).localAt(utcMs)) + '.' + digits(utcMs - seconds * 1000, 3) +
           offsetText(offset, true);
}

int64_t secondsIn(int64_t utcMs) { return utcMs / 1000 - (utcMs % 1000 < 0 ? 1 : 0); }

int64_t FreeMoments::next(int64_t utcMs) {
    int64_t moment = std::max<int64_t>(utcMs, 1);
    for (auto taken = m_behind.find(moment); taken != m_behind.end(); taken = m_behind.find(moment)) {
        const auto further = m_behind.find(taken->second);
        if (further != m_behind.end()) taken->second = further->second;
        moment = taken->second;
    }
    m_behind.emplace(moment, moment + 1);
    return moment;
}

} // namespace ieum::transfer
