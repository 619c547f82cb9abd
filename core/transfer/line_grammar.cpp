// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/line_grammar.h"

#include "transfer/lexer.h"
#include "transfer/limits.h"
#include "transfer/text_units.h"

namespace ieum::transfer {

namespace {

constexpr std::string_view brand = "[LINE]";

struct Around {
    std::string_view start;
    std::string_view end;
};
constexpr std::array<Around, 9> titles = {{{"Chat history with ", ""},
                                           {"Chat history in ", ""},
                                           {"ประวัติการสนทนากับ", ""},
                                           {"", "とのトーク履歴"},
                                           {"", "のトーク履歴"},
                                           {"与", "的聊天记录"},
                                           {"與", "的聊天記錄"},
                                           {"", "的聊天记录"},
                                           {"", "的聊天記錄"}}};

std::string_view withoutSpacesAround(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    return withoutTrailingSpace(text);
}

/// Nothing when the title has none of the known forms.
std::optional<std::string_view> roomInKnownTitle(std::string_view title) {
    for (const auto& [start, end] : titles) {
        if (!title.starts_with(start) || !title.ends_with(end) || title.size() <= start.size() + end.size()) continue;
        return withoutSpacesAround(title.substr(start.size(), title.size() - start.size() - end.size()));
    }
    return std::nullopt;
}

std::string_view withoutBrand(std::string_view line) {
    if (line.starts_with(brand)) line.remove_prefix(brand.size());
    return withoutSpacesAround(line);
}

std::optional<int> takeEnglishWeekday(Lexer& in) {
    const auto full = in.takeOneOf({"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"});
    return full ? full : in.takeOneOf({"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"});
}

std::optional<int> takeWeekdayInFront(Lexer& in) {
    Lexer attempt = in;
    auto day = takeEnglishWeekday(attempt);
    if (!day) day = attempt.takeOneOf({"อา.", "จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส."});
    if (!day) return std::nullopt;
    attempt.take(",");
    if (!attempt.take(" ")) return std::nullopt;
    in = attempt;
    return day;
}

/// "(日)", "（週日）", "周日", " 星期日", " 일요일", " Sunday"
std::optional<int> takeWeekdayBehind(Lexer& in) {
    in.take(" ");
    const bool open = in.takeOneOf({"(", "（"}).has_value();
    std::optional<int> day;
    if (in.takeOneOf({"週", "周", "星期"})) {
        day = in.takeOneOf({"日", "一", "二", "三", "四", "五", "六"});
    } else if (day = in.takeOneOf({"日", "月", "火", "水", "木", "金", "土"}); day) {
        in.take("曜日");
    } else if (day = in.takeOneOf({"일", "월", "화", "수", "목", "금", "토"}); day) {
        in.take("요일");
    } else {
        day = takeEnglishWeekday(in);
    }
    if (open && !in.takeOneOf({")", "）"})) return std::nullopt;
    return day;
}

bool takeDate(Lexer& in, WrittenDate& date) {
    for (size_t place = 0; place < 3; ++place) {
        const size_t before = in.taken();
        auto number = in.takeNumber(1, 4);
        if (!number || (place < 2 && !in.takeOneOf({"/", "."}))) return false;
        date.isYear[place] = in.taken() - before >= 4 && *number > 31;
        constexpr int buddhistMin = 2400;
        date.numbers[place] = *number >= buddhistMin ? *number - 543 : *number;
    }
    return true;
}

/// 13:08 | 24:53 | 오후 1:08 | 01:08PM | 1:08 pm
std::optional<int> takeMinutes(Lexer& in) {
    std::optional<bool> afternoon;
    if (const auto word = in.takeOneOf({"午前", "午後", "上午", "下午", "오전", "오후"})) {
        afternoon = *word % 2 == 1;
        in.take(" ");
    }
    const auto hour = in.takeNumber(1, 2);
    if (!hour || !in.take(":")) return std::nullopt;
    const auto minute = in.takeNumber(2, 2);
    if (!afternoon) {
        Lexer attempt = in;
        attempt.takeSpace();
        if (const auto word = attempt.takeOneOf({"AM", "am", "PM", "pm"})) {
            afternoon = *word >= 2;
            in = attempt;
        }
    }
    constexpr int hoursMax = 47; // the night after
    if (!minute || *minute > 59 || *hour > (afternoon ? 12 : hoursMax)) return std::nullopt;
    return (afternoon ? *hour % 12 + (*afternoon ? 12 : 0) : *hour) * 60 + *minute;
}

} // namespace

std::optional<LineHead> lineHead(std::string_view line) {
    Lexer in(line);
    const auto minutes = takeMinutes(in);
    LineHead head{minutes.value_or(0), line.substr(0, in.taken()), {}, {}};
    if (!minutes || !in.take("\t")) return std::nullopt;
    head.text = in.rest();
    const size_t tab = head.text.find('\t');
    if (tab > limits::nameBytesMax) return head;
    head.author = head.text.substr(0, tab);
    head.text.remove_prefix(tab + 1);
    return head;
}

std::optional<WrittenDate> lineDay(std::string_view line) {
    Lexer in(withoutTrailingSpace(line));
    WrittenDate date;
    const auto inFront = takeWeekdayInFront(in);
    if (!takeDate(in, date)) return std::nullopt;
    const auto weekday = inFront ? inFront : takeWeekdayBehind(in);
    if (!weekday || !in.rest().empty()) return std::nullopt;
    // A year in front leaves nothing open, and whoever wrote the wrong weekday then still meant that day.
    if (!date.isYear[0]) date.weekday = weekday;
    return date;
}

bool isLineSavedLine(std::string_view line) {
    for (const std::string_view start : {"保存日時", "Saved on", "儲存日期", "保存日期", "บันทึกวันที่", "저장"}) {
        if (line.starts_with(start)) return true;
    }
    return false;
}

bool isLineTitle(std::string_view line) {
    line = withoutTrailingSpace(line);
    return line.starts_with(brand) || roomInKnownTitle(line).has_value();
}

std::string_view roomInLineTitle(std::string_view line) {
    const std::string_view title = withoutBrand(line);
    return roomInKnownTitle(title).value_or(title);
}

} // namespace ieum::transfer
