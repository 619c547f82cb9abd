// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/whatsapp_head.h"

#include "transfer/lexer.h"
#include "transfer/text_units.h"

namespace ieum::transfer {

namespace {

/// Takes whatever is written between marks and spaces.
class HeadLexer {
  public:
    explicit HeadLexer(std::string_view text) : m_in(text) { skipMarks(); }

    size_t taken() const { return m_in.taken(); }
    std::string_view rest() const { return m_in.rest(); }
    bool take(std::string_view literal) {
        const bool found = m_in.take(literal);
        if (found) skipMarks();
        return found;
    }
    std::optional<int> takeOneOf(std::initializer_list<std::string_view> literals) {
        const auto found = m_in.takeOneOf(literals);
        if (found) skipMarks();
        return found;
    }
    void skipSpaces() {
        while (m_in.takeSpace()) skipMarks();
    }
    /// In Western, Arabic or Persian digits.
    std::optional<int> takeNumber(size_t digitsMin, size_t digitsMax) {
        const Lexer before = m_in;
        size_t digits = 0;
        int value = 0;
        for (auto digit = takeDigit(); digit; digit = takeDigit()) {
            value = value * 10 + *digit;
            if (++digits > digitsMax) break;
        }
        m_digits = digits;
        if (digits < digitsMin || digits > digitsMax) {
            m_in = before;
            return std::nullopt;
        }
        skipMarks();
        return value;
    }
    /// Of the number taken last.
    size_t digits() const { return m_digits; }

  private:
    void skipMarks() {
        while (const size_t length = markLength(m_in.rest())) m_in.take(m_in.rest().substr(0, length));
    }
    std::optional<int> takeDigit() {
        if (const auto western = m_in.takeOneOf({"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"})) return western;
        if (const auto arabic = m_in.takeOneOf({"٠", "١", "٢", "٣", "٤", "٥", "٦", "٧", "٨", "٩"})) return arabic;
        return m_in.takeOneOf({"۰", "۱", "۲", "۳", "۴", "۵", "۶", "۷", "۸", "۹"});
    }

    Lexer m_in;
    size_t m_digits = 0;
};

struct Clock {
    bool hasSeconds = false;
    bool hasHalf = false;
};

/// Where a half of the day stands in front, so does the year: Korea writes even AM and PM there. Chinese is also
/// written where the day comes first.
void placeYear(int word, WrittenDate& date) { date.yearPlace = word < 6 ? WrittenDate::First : WrittenDate::Either; }

bool takeHalfInFront(HeadLexer& in, WrittenDate& date, std::optional<bool>& afternoon) {
    const auto word = in.takeOneOf({"오전", "오후", "午前", "午後", "AM", "PM", "上午", "下午", "凌晨", "晚上"});
    if (!word) return false;
    afternoon = *word % 2 == 1;
    placeYear(*word, date);
    in.skipSpaces();
    return true;
}

bool takeHalfBehind(HeadLexer& in, std::optional<bool>& afternoon) {
    HeadLexer attempt = in;
    attempt.skipSpaces();
    const auto word = attempt.takeOneOf({"AM", "am", "a.m.", "a. m.", "a.\u00A0m.", "a.\u202Fm.", "ص", "PM", "pm",
                                         "p.m.", "p. m.", "p.\u00A0m.", "p.\u202Fm.", "م"});
    if (!word) return false;
    afternoon = *word >= 7;
    in = attempt;
    return true;
}

/// 21:41:55 | 21.41 | 9:41:55 PM | 오후 9:41
std::optional<Clock> takeClock(HeadLexer& in, WrittenDate& date) {
    Clock clock;
    std::optional<bool> afternoon;
    clock.hasHalf = takeHalfInFront(in, date, afternoon);
    const auto hour = in.takeNumber(1, 2);
    if (!hour || !in.takeOneOf({":", "."})) return std::nullopt;
    const auto minute = in.takeNumber(2, 2);
    if (!minute) return std::nullopt;
    HeadLexer attempt = in;
    if (attempt.takeOneOf({":", "."})) {
        const auto second = attempt.takeNumber(2, 2);
        if (second) {
            date.clock.second = *second;
            clock.hasSeconds = true;
            in = attempt;
        }
    }
    if (!afternoon) clock.hasHalf = takeHalfBehind(in, afternoon);
    if (*hour > (afternoon ? 12 : 23) || *minute > 59 || date.clock.second > 59) return std::nullopt;
    date.clock.hour = afternoon ? *hour % 12 + (*afternoon ? 12 : 0) : *hour;
    date.clock.minute = *minute;
    return clock;
}

/// A number of the date. A year is told by its digits, a Buddhist one by its size, a Japanese one by its era.
bool takeDatePart(HeadLexer& in, WrittenDate& date, size_t place) {
    constexpr std::array<int, 3> eras = {2018, 1988, 1925};
    const auto era = place == 2 ? in.takeOneOf({"R", "H", "S"}) : std::nullopt;
    const auto number = in.takeNumber(1, 4);
    if (!number || in.digits() == 3) return false;
    int value = *number;
    if (era) value += eras[static_cast<size_t>(*era)];
    date.isYear[place] = era || in.digits() == 4 || value > 31;
    if (date.isYear[place] && value < 100) value += 2000;
    constexpr int buddhistMin = 2400;
    if (value >= buddhistMin) value -= 543;
    date.numbers[place] = value;
    return true;
}

/// 27/3/22 | 2022-03-27 | 2022. 3. 27. | 3/18/2565 BE | 3/18/R4
bool takeDate(HeadLexer& in, WrittenDate& date) {
    for (size_t place = 0; place < 3; ++place) {
        if (!takeDatePart(in, date, place)) return false;
        if (place == 2) break;
        const auto separator = in.takeOneOf({"/", "-", ". ", "."});
        if (!separator) return false;
        if (*separator == 2) date.yearPlace = WrittenDate::Either;
    }
    in.take(".");
    in.take(" BE");
    return true;
}

void takeBetween(HeadLexer& in, bool& hasComma) {
    hasComma = in.takeOneOf({",", "،"}).has_value();
    in.skipSpaces();
}

} // namespace

std::optional<WhatsAppHead> whatsAppHead(std::string_view record) {
    WhatsAppHead head;
    HeadLexer in(record);
    head.isMarked = in.taken() > 0;
    head.onIos = in.take("[");
    const HeadLexer start = in;
    bool hasComma = false;
    std::optional<Clock> clock;
    if (takeDate(in, head.date)) {
        takeBetween(in, hasComma);
        clock = takeClock(in, head.date);
    } else { // Vietnamese: the time comes first
        in = start;
        head.date = {};
        clock = takeClock(in, head.date);
        if (!clock) return std::nullopt;
        takeBetween(in, hasComma);
        if (!hasComma || !takeDate(in, head.date)) return std::nullopt;
    }
    if (!clock) return std::nullopt;
    head.stamp = record.substr(start.taken(), in.taken() - start.taken());
    if (head.onIos) {
        if (!in.rest().starts_with("] ")) return std::nullopt;
        head.body = in.rest().substr(2);
        return head;
    }
    // Log files look like this as well, but with seconds, or without a comma.
    if (clock->hasSeconds || !(hasComma || clock->hasHalf) || !in.rest().starts_with(" - ")) return std::nullopt;
    head.body = in.rest().substr(3);
    return head;
}

size_t markLength(std::string_view text) {
    for (const std::string_view mark : {"\u200E", "\u200F", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066",
                                        "\u2067", "\u2068", "\u2069", "\uFEFF"}) {
        if (text.starts_with(mark)) return mark.size();
    }
    return 0;
}

std::string_view withoutMarksAround(std::string_view text) {
    while (const size_t length = markLength(text)) text.remove_prefix(length);
    constexpr size_t length = 3; // all of them have this many bytes
    while (text.size() >= length && markLength(text.substr(text.size() - length)) == length) text.remove_suffix(length);
    return text;
}

std::string withoutMarks(std::string_view text) {
    std::string clean;
    while (!text.empty()) {
        const size_t length = markLength(text);
        if (length == 0) clean += text.front();
        text.remove_prefix(std::max<size_t>(length, 1));
    }
    return clean;
}

} // namespace ieum::transfer
