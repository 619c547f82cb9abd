// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Dates and times as KakaoTalk writes them, Korean and English, at the start of a line.
#pragma once

#include "transfer/lexer.h"
#include "transfer/time_zone.h"

#include <optional>
#include <string_view>

namespace ieum::transfer {

/// "오전 9:05", "9:05 AM", "9:05am", "21:05". Twelve o'clock is 0 in the morning and 12 in the afternoon.
bool takeClock(Lexer& in, LocalTime& time);
/// "2026년 3월 1일"
bool takeKoreanDate(Lexer& in, LocalTime& time);
/// "July 9, 2015"; full names of months only.
bool takeEnglishDate(Lexer& in, LocalTime& time);
bool takeEnglishMonth(Lexer& in, LocalTime& time);
/// " 일요일" and "Sunday, "
bool takeKoreanWeekday(Lexer& in);
bool takeEnglishWeekday(Lexer& in);

struct KakaoStamp {
    LocalTime time;
    size_t length = 0; ///< bytes, up to and without the comma behind it
};

/// What a record of an Android export begins with.
std::optional<KakaoStamp> androidStamp(std::string_view line);
/// What a record of an iOS export begins with: a time as the phone's own settings write it ("2026. 3. 1. 오후 1:08",
/// "2026-03-01 13:08", "Mar 1, 2026 at 13:08", "1 Mar 2026, 1:08 PM").
std::optional<KakaoStamp> iosStamp(std::string_view line);
/// The line above an iOS day: "2026년 3월 1일 일요일", "2026. 3. 1. 일요일", "Sunday, March 1, 2026".
std::optional<LocalTime> iosDay(std::string_view line);

} // namespace ieum::transfer
