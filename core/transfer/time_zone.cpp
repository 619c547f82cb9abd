// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/time_zone.h"

#include "transfer/error.h"
#include "transfer/limits.h"

#include <algorithm>
#include <array>

namespace ieum::transfer {

namespace {

constexpr std::string_view zoneFolder = "/usr/share/zoneinfo/";
constexpr int64_t daySeconds = 86'400;
constexpr int64_t eraDays = 146'097;
constexpr int64_t daysToEpoch = 719'468; // from 0000-03-01 to 1970-01-01

/// Rounds down, also below zero.
constexpr int64_t floorDivided(int64_t value, int64_t by) { return (value >= 0 ? value : value - by + 1) / by; }

/// Words of letters, digits, "_", "-" and "+" that begin with a letter, at most three, with "/" between them.
bool isZoneName(std::string_view name) {
    if (name.empty() || name.size() > 64 || std::count(name.begin(), name.end(), '/') > 2) return false;
    bool atStart = true;
    for (const char c : name) {
        const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        const bool inner = letter || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '+';
        if (atStart ? !letter : !inner && c != '/') return false;
        atStart = c == '/';
    }
    return !atStart;
}

std::optional<int> fixedOffset(std::string_view name) {
    if (name == "UTC" || name == "Z") return 0;
    if (name.size() != 6 || (name[0] != '+' && name[0] != '-') || name[3] != ':') return std::nullopt;
    const auto digit = [&](size_t at) { return name[at] >= '0' && name[at] <= '9' ? name[at] - '0' : 1'000; };
    const int hours = digit(1) * 10 + digit(2);
    const int minutes = digit(4) * 10 + digit(5);
    if (hours > 14 || minutes > 59) return std::nullopt;
    return (name[0] == '-' ? -60 : 60) * (hours * 60 + minutes);
}

/// TZif is big-endian, unlike everything of ours. Reads past the end give 0 and are remembered.
class TzifReader {
  public:
    explicit TzifReader(ByteView bytes) : m_bytes(bytes) {}
    int64_t number(size_t count) {
        const ByteView taken = take(count);
        uint64_t value = 0;
        for (const std::byte byte : taken) value = value << 8U | std::to_integer<uint64_t>(byte);
        if (count == 4) return static_cast<int32_t>(static_cast<uint32_t>(value));
        return static_cast<int64_t>(value);
    }
    ByteView take(uint64_t count) {
        if (count > m_bytes.size() - m_at) {
            m_failed = true;
            return {};
        }
        m_at += static_cast<size_t>(count);
        return m_bytes.subspan(m_at - static_cast<size_t>(count), static_cast<size_t>(count));
    }
    ByteView rest() { return m_bytes.subspan(m_at); }
    bool failed() const { return m_failed; }

  private:
    ByteView m_bytes;
    size_t m_at = 0;
    bool m_failed = false;
};

struct TzifHeader {
    int version = 0;
    uint64_t utcMarks = 0, standardMarks = 0, leaps = 0, transitions = 0, types = 0, letters = 0;

    static std::optional<TzifHeader> read(TzifReader& in) {
        TzifHeader header;
        if (textOf(in.take(4)) != "TZif") return std::nullopt;
        const int64_t version = in.number(1);
        header.version = version >= '2' ? static_cast<int>(version - '0') : 1;
        in.take(15);
        for (uint64_t* field : {&header.utcMarks, &header.standardMarks, &header.leaps, &header.transitions,
                                &header.types, &header.letters}) {
            *field = static_cast<uint32_t>(in.number(4));
        }
        if (in.failed() || header.types == 0 || header.types > 256) return std::nullopt;
        return header;
    }
    uint64_t dataBytes(uint64_t timeBytes) const {
        return transitions * (timeBytes + 1) + types * 6 + letters + leaps * (timeBytes + 4) + standardMarks + utcMarks;
    }
};

} // namespace

bool isReal(const LocalTime& time) {
    if (time.year < 1970 || time.year > 9999 || time.month < 1 || time.month > 12 || time.day < 1) return false;
    constexpr std::array<int, 12> lengths = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (time.year % 4 == 0 && time.year % 100 != 0) || time.year % 400 == 0;
    const int length = lengths[static_cast<size_t>(time.month - 1)] + (leap && time.month == 2 ? 1 : 0);
    return time.day <= length && time.hour >= 0 && time.hour < 24 && time.minute >= 0 && time.minute < 60 &&
           time.second >= 0 && time.second < 60;
}

// Years are counted from March here, so that the leap day is a year's last and months have a regular pattern; 400 of
// them are one era of 146,097 days (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms").
int64_t secondsOf(const LocalTime& time) {
    const int64_t year = time.year - (time.month <= 2 ? 1 : 0);
    const int64_t era = floorDivided(year, 400);
    const int64_t yearOfEra = year - era * 400;
    const int64_t dayOfYear = (153 * ((time.month + 9) % 12) + 2) / 5 + time.day - 1;
    const int64_t dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    const int64_t days = era * eraDays + dayOfEra - daysToEpoch;
    return days * daySeconds + time.hour * 3600 + time.minute * 60 + time.second;
}

LocalTime localTimeOf(int64_t seconds) {
    const int64_t days = floorDivided(seconds, daySeconds);
    const int rest = static_cast<int>(seconds - days * daySeconds);
    const int64_t era = floorDivided(days + daysToEpoch, eraDays);
    const int64_t dayOfEra = days + daysToEpoch - era * eraDays;
    const int64_t yearOfEra = (dayOfEra - dayOfEra / 1'460 + dayOfEra / 36'524 - dayOfEra / (eraDays - 1)) / 365;
    const int64_t dayOfYear = dayOfEra - (yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100);
    const int64_t monthFromMarch = (5 * dayOfYear + 2) / 153;
    LocalTime time;
    time.day = static_cast<int>(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1);
    time.month = static_cast<int>(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9);
    time.year = static_cast<int>(yearOfEra + era * 400 + (time.month <= 2 ? 1 : 0));
    time.hour = rest / 3600;
    time.minute = rest / 60 % 60;
    time.second = rest % 60;
    return time;
}

int weekdayOf(const LocalTime& time) {
    const int64_t days = floorDivided(secondsOf(time), daySeconds);
    return static_cast<int>(((days + 4) % 7 + 7) % 7);
}

TimeZone TimeZone::fixed(int offsetSeconds) {
    TimeZone zone;
    zone.m_firstOffsetSeconds = offsetSeconds;
    return zone;
}

Result<TimeZone> TimeZone::named(std::string_view name, const Files& files) {
    if (const auto offset = fixedOffset(name)) return fixed(*offset);
    if (!isZoneName(name)) return fail(Cause::Input, TransferError::UnknownZone);
    const auto bytes = files.read(std::string(zoneFolder) + std::string(name), limits::zoneFileBytesMax);
    if (!bytes) return fail(Cause::Input, TransferError::UnknownZone);
    return parse(*bytes);
}

Result<TimeZone> TimeZone::parse(ByteView tzif) {
    const auto bad = fail(Cause::Input, TransferError::UnknownZone);
    TzifReader in(tzif);
    auto header = TzifHeader::read(in);
    if (!header) return bad;
    const bool wide = header->version >= 2;
    if (wide) { // the first block repeats the second with 32-bit times
        in.take(header->dataBytes(4));
        header = TzifHeader::read(in);
        if (!header) return bad;
    }
    const size_t timeBytes = wide ? 8 : 4;
    if (header->transitions > in.rest().size() / timeBytes) return bad;
    std::vector<int64_t> times;
    for (uint64_t i = 0; i < header->transitions; ++i) times.push_back(in.number(timeBytes));
    const ByteView kinds = in.take(header->transitions);
    std::vector<int> offsets;
    for (uint64_t i = 0; i < header->types; ++i) {
        offsets.push_back(static_cast<int>(in.number(4)));
        in.take(2);
        if (offsets.back() < -93'599 || offsets.back() > 93'599) return bad; // RFC 8536 section 3.2
    }
    if (in.failed() || !std::is_sorted(times.begin(), times.end())) return bad;

    TimeZone zone;
    zone.m_firstOffsetSeconds = offsets.front();
    for (size_t i = 0; i < times.size(); ++i) {
        const auto kind = std::to_integer<size_t>(kinds[i]);
        if (kind >= offsets.size()) return bad;
        zone.m_transitions.push_back({times[i], offsets[kind]});
    }
    in.take(header->letters + header->leaps * (timeBytes + 4) + header->standardMarks + header->utcMarks);
    std::string_view footer = textOf(in.rest());
    if (in.failed()) return bad;
    if (wide && footer.size() > 2 && footer.front() == '\n' && footer.back() == '\n') {
        zone.m_rule = PosixZone::parse(footer.substr(1, footer.size() - 2));
    }
    return zone;
}

int TimeZone::offsetSecondsAt(int64_t utcSeconds) const {
    const auto after =
        std::upper_bound(m_transitions.begin(), m_transitions.end(), utcSeconds,
                         [](int64_t time, const Transition& transition) { return time < transition.utcSeconds; });
    if (after == m_transitions.end() && m_rule) return m_rule->offsetSecondsAt(utcSeconds);
    return after == m_transitions.begin() ? m_firstOffsetSeconds : std::prev(after)->offsetSeconds;
}

int64_t TimeZone::utcMsOf(const LocalTime& time) const {
    // No zone changes twice within two days, so the offsets a day before and a day after are the only candidates.
    const int64_t wall = secondsOf(time);
    const int before = offsetSecondsAt(wall - daySeconds);
    const int after = offsetSecondsAt(wall + daySeconds);
    const bool afterFits = offsetSecondsAt(wall - after) == after;
    const bool beforeFits = offsetSecondsAt(wall - before) == before;
    return (wall - (beforeFits || !afterFits ? before : after)) * 1000;
}

LocalTime TimeZone::localAt(int64_t utcMs) const {
    const int64_t seconds = floorDivided(utcMs, 1'000);
    return localTimeOf(seconds + offsetSecondsAt(seconds));
}

} // namespace ieum::transfer
