// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/html_text.h"

#include "transfer/percent.h"
#include "transfer/target_files.h"

#include <algorithm>
#include <array>

namespace ieum::transfer {

namespace {

std::string padded(int number, size_t digits = 2) {
    std::string text = std::to_string(number);
    return text.size() < digits ? std::string(digits - text.size(), '0') + text : text;
}

std::string isoDate(const LocalTime& time) {
    return padded(time.year, 4) + '-' + padded(time.month) + '-' + padded(time.day);
}

} // namespace

std::string escapeHtml(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        case '\n':
        case '\t':
            out += c;
            break;
        default:
            if ((c >= 0 && c < ' ') || c == 0x7F) {
                out += "\xEF\xBF\xBD";
            } else {
                out += c;
            }
        }
    }
    return out;
}

std::string relativeUrl(std::string_view path) { return percentEncoded(path, "/-_.~"); }

std::string anchorOf(std::string_view id) {
    // "%" as "_", which stands for itself nowhere.
    std::string anchor = "m-" + percentEncoded(id, "-");
    std::replace(anchor.begin(), anchor.end(), '%', '_');
    return anchor;
}

bool isPicture(std::string_view fileName) {
    constexpr std::array<std::string_view, 5> pictures = {"jpg", "jpeg", "png", "gif", "webp"};
    return std::find(pictures.begin(), pictures.end(), endingOf(fileName)) != pictures.end();
}

bool isSafeToOpen(std::string_view fileName) {
    constexpr std::array<std::string_view, 25> safe = {
        "pdf",  "txt", "csv", "zip", "7z",  "hwp", "hwpx", "doc", "docx", "xls", "ppt",  "xlsx", "odt",
        "pptx", "ods", "odp", "vcf", "ics", "mp3", "m4a",  "ogg", "wav",  "mp4", "webm", "mov"};
    return isPicture(fileName) || std::find(safe.begin(), safe.end(), endingOf(fileName)) != safe.end();
}

std::string dayHeading(const LocalTime& time, bool korean) {
    constexpr std::array<std::string_view, 7> koreanDays = {"일요일", "월요일", "화요일", "수요일",
                                                            "목요일", "금요일", "토요일"};
    constexpr std::array<std::string_view, 7> englishDays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                             "Thursday", "Friday", "Saturday"};
    const auto weekday = static_cast<size_t>(weekdayOf(time));
    if (!korean) return std::string(englishDays[weekday]) + ", " + isoDate(time);
    return std::to_string(time.year) + "년 " + std::to_string(time.month) + "월 " + std::to_string(time.day) + "일 " +
           std::string(koreanDays[weekday]);
}

std::string clockText(const LocalTime& time, bool korean) {
    if (!korean) return padded(time.hour) + ':' + padded(time.minute);
    const int hour = time.hour % 12 == 0 ? 12 : time.hour % 12;
    return std::string(time.hour < 12 ? "오전 " : "오후 ") + std::to_string(hour) + ':' + padded(time.minute);
}

std::string isoTime(int64_t utcMs) {
    const LocalTime time = TimeZone::fixed(0).localAt(utcMs);
    return isoDate(time) + 'T' + padded(time.hour) + ':' + padded(time.minute) + ':' + padded(time.second) + 'Z';
}

std::string sizeText(uint64_t bytes) {
    constexpr std::array<std::string_view, 5> units = {" B", " kB", " MB", " GB", " TB"};
    size_t unit = 0;
    uint64_t tenths = 0;
    while (bytes >= 1'000 && unit + 1 < units.size()) {
        tenths = bytes % 1'000 / 100;
        bytes /= 1'000;
        ++unit;
    }
    const std::string fraction = unit > 0 && bytes < 100 ? '.' + std::to_string(tenths) : std::string();
    return std::to_string(bytes) + fraction + std::string(units[unit]);
}

} // namespace ieum::transfer
