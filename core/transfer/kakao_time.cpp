// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/kakao_time.h"

#include "transfer/text_units.h"

namespace ieum::transfer {

namespace {

/// Runs a take that has several steps; moves `in` only when all of them succeed.
template <class Steps> bool whole(Lexer& in, Steps steps) {
    Lexer attempt = in;
    if (!steps(attempt)) return false;
    in = attempt;
    return true;
}

bool takeInto(Lexer& in, int& field, size_t digitsMin, size_t digitsMax) {
    const auto number = in.takeNumber(digitsMin, digitsMax);
    if (number) field = *number;
    return number.has_value();
}

bool setHour(LocalTime& time, int hour, std::optional<bool> afternoon) {
    if (afternoon && hour > 12) return false;
    time.hour = afternoon ? hour % 12 + (*afternoon ? 12 : 0) : hour;
    return time.hour < 24 && time.minute < 60;
}

std::optional<bool> takeEnglishHalf(Lexer& in) {
    std::optional<bool> afternoon;
    whole(in, [&](Lexer& at) {
        at.takeSpace();
        const auto word = at.takeOneOf({"AM", "am", "a.m.", "PM", "pm", "p.m."});
        if (word) afternoon = *word >= 3;
        return word.has_value();
    });
    return afternoon;
}

/// h:mmam, Month D, Y (2015)
bool takeClockFirst(Lexer& in, LocalTime& time) {
    return takeClock(in, time) && in.take(", ") && takeEnglishDate(in, time);
}
/// Month D, Y, h:mm AM | Month D, Y at h:mm AM
bool takeMonthFirst(Lexer& in, LocalTime& time) {
    return takeEnglishDate(in, time) && in.takeOneOf({", ", " at "}) && takeClock(in, time);
}
/// D Month Y, h:mm AM
bool takeDayFirst(Lexer& in, LocalTime& time) {
    return takeInto(in, time.day, 1, 2) && in.take(" ") && takeEnglishMonth(in, time) && in.take(" ") &&
           takeInto(in, time.year, 4, 4) && in.take(", ") && takeClock(in, time);
}
bool takeKorean(Lexer& in, LocalTime& time) {
    return takeKoreanDate(in, time) && in.takeSpace() && takeClock(in, time);
}

/// 2026. 3. 1. | 2026-03-01
bool takeNumberDate(Lexer& in, LocalTime& time) {
    if (!takeInto(in, time.year, 4, 4)) return false;
    if (in.take("-")) return takeInto(in, time.month, 2, 2) && in.take("-") && takeInto(in, time.day, 2, 2);
    return in.take(". ") && takeInto(in, time.month, 1, 2) && in.take(". ") && takeInto(in, time.day, 1, 2) &&
           in.take(".");
}
bool takeShortMonth(Lexer& in, LocalTime& time) {
    const auto month = in.takeOneOf(
        {"Jan ", "Feb ", "Mar ", "Apr ", "May ", "Jun ", "Jul ", "Aug ", "Sep ", "Oct ", "Nov ", "Dec ", "Sept "});
    if (month) time.month = *month == 12 ? 9 : *month + 1;
    return month.has_value();
}
bool takeNumbersThenClock(Lexer& in, LocalTime& time) {
    return takeNumberDate(in, time) && in.takeSpace() && takeClock(in, time);
}
bool takeClockBehind(Lexer& in, LocalTime& time) { return in.takeOneOf({", ", " at ", " "}) && takeClock(in, time); }
/// Mar 1, 2026
bool takeShortMonthFirst(Lexer& in, LocalTime& time) {
    return takeShortMonth(in, time) && takeInto(in, time.day, 1, 2) && in.take(", ") && takeInto(in, time.year, 4, 4) &&
           takeClockBehind(in, time);
}
/// 1 Mar 2026
bool takeDayThenShortMonth(Lexer& in, LocalTime& time) {
    return takeInto(in, time.day, 1, 2) && in.take(" ") && takeShortMonth(in, time) && takeInto(in, time.year, 4, 4) &&
           takeClockBehind(in, time);
}
bool takeKoreanDay(Lexer& in, LocalTime& time) {
    return (takeKoreanDate(in, time) || whole(in, [&](Lexer& at) { return takeNumberDate(at, time); })) &&
           takeKoreanWeekday(in);
}
bool takeEnglishDay(Lexer& in, LocalTime& time) { return takeEnglishWeekday(in) && takeEnglishDate(in, time); }

using Form = bool (*)(Lexer&, LocalTime&);

/// An impossible date was never written by the app: such a line is somebody's text.
std::optional<KakaoStamp> firstOf(std::initializer_list<Form> forms, std::string_view line) {
    for (const Form form : forms) {
        Lexer in(line);
        LocalTime time;
        if (form(in, time) && isReal(time)) return KakaoStamp{time, in.taken()};
    }
    return std::nullopt;
}

} // namespace

bool takeClock(Lexer& in, LocalTime& time) {
    return whole(in, [&](Lexer& at) {
        std::optional<bool> afternoon;
        if (const auto word = at.takeOneOf({"오전", "오후"})) {
            afternoon = *word == 1;
            if (!at.takeSpace()) return false;
        }
        int hour = 0;
        if (!takeInto(at, hour, 1, 2) || !at.take(":") || !takeInto(at, time.minute, 2, 2)) return false;
        if (!afternoon) afternoon = takeEnglishHalf(at);
        return setHour(time, hour, afternoon);
    });
}

bool takeKoreanDate(Lexer& in, LocalTime& time) {
    return whole(in, [&](Lexer& at) {
        return takeInto(at, time.year, 4, 4) && at.take("년 ") && takeInto(at, time.month, 1, 2) && at.take("월 ") &&
               takeInto(at, time.day, 1, 2) && at.take("일");
    });
}

bool takeEnglishMonth(Lexer& in, LocalTime& time) {
    const auto month = in.takeOneOf({"January", "February", "March", "April", "May", "June", "July", "August",
                                     "September", "October", "November", "December"});
    if (month) time.month = *month + 1;
    return month.has_value();
}

bool takeEnglishDate(Lexer& in, LocalTime& time) {
    return whole(in, [&](Lexer& at) {
        return takeEnglishMonth(at, time) && at.take(" ") && takeInto(at, time.day, 1, 2) && at.take(", ") &&
               takeInto(at, time.year, 4, 4);
    });
}

bool takeKoreanWeekday(Lexer& in) {
    return in.takeOneOf({" 일요일", " 월요일", " 화요일", " 수요일", " 목요일", " 금요일", " 토요일"}).has_value();
}

bool takeEnglishWeekday(Lexer& in) {
    return in.takeOneOf({"Sunday, ", "Monday, ", "Tuesday, ", "Wednesday, ", "Thursday, ", "Friday, ", "Saturday, "})
        .has_value();
}

std::optional<KakaoStamp> androidStamp(std::string_view line) {
    return firstOf({takeKorean, takeMonthFirst, takeDayFirst, takeClockFirst}, line);
}

std::optional<KakaoStamp> iosStamp(std::string_view line) {
    return firstOf({takeNumbersThenClock, takeShortMonthFirst, takeDayThenShortMonth}, line);
}

std::optional<LocalTime> iosDay(std::string_view line) {
    line = withoutTrailingSpace(line);
    const auto day = firstOf({takeKoreanDay, takeEnglishDay}, line);
    if (!day || day->length != line.size()) return std::nullopt;
    return day->time;
}

} // namespace ieum::transfer
