// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Exports of KakaoTalk on iOS and macOS. They look enough like the ones we read to be taken for them, with wrong
// senders and days; so they are recognised, and refused.
#include "transfer/dialect.h"
#include "transfer/error.h"
#include "transfer/kakao_header.h"
#include "transfer/kakao_time.h"
#include "transfer/text_units.h"

namespace ieum::transfer {

namespace {

/// The first line of iOS files is the file's own name.
bool isFileNameTitle(std::string_view line) {
    line = withoutTrailingSpace(line);
    if (!line.ends_with(".txt")) return false;
    return line.starts_with("Talk_") || !roomInTitle(line, TitleCount::None).empty();
}

bool isMacHeader(std::string_view line) {
    line = withoutTrailingSpace(line);
    return line == "Date,User,Message" || line == "\"Date\",\"User\",\"Message\"";
}

/// 2026. 3. 1. | 2026-03-01
bool takeNumberDate(Lexer& in) {
    if (!in.takeNumber(4, 4)) return false;
    if (in.take(". ")) return in.takeNumber(1, 2) && in.take(". ") && in.takeNumber(1, 2) && in.take(".");
    return in.take("-") && in.takeNumber(2, 2) && in.take("-") && in.takeNumber(2, 2);
}

/// Jul 9, 2015. Not May, which Android writes the same: there the file names itself in its first line.
bool takeShortMonthDate(Lexer& in) {
    return in.takeOneOf({"Jan ", "Feb ", "Mar ", "Apr ", "Jun ", "Jul ", "Aug ", "Sep ", "Oct ", "Nov ", "Dec "}) &&
           in.takeNumber(1, 2) && in.take(", ") && in.takeNumber(4, 4);
}

bool isIosHead(std::string_view line) {
    Lexer in(line);
    LocalTime time;
    if (takeNumberDate(in)) {
        in.takeSpace();
    } else {
        in = Lexer(line);
        if (!takeShortMonthDate(in) || !in.takeOneOf({", ", " at ", " "})) return false;
    }
    return takeClock(in, time) && in.takeOneOf({", ", ": "});
}

bool isIosDay(std::string_view line) {
    line = withoutTrailingSpace(line);
    LocalTime day;
    Lexer korean(line);
    if (takeKoreanDate(korean, day) && takeKoreanWeekday(korean)) return korean.rest().empty();
    Lexer numbers(line);
    if (takeNumberDate(numbers) && takeKoreanWeekday(numbers)) return numbers.rest().empty();
    Lexer english(line);
    return takeEnglishWeekday(english) && takeEnglishDate(english, day) && english.rest().empty();
}

class KakaoUnread : public Dialect {
  public:
    std::string_view name() const override { return "kakaotalk-other"; }

    std::optional<size_t> recognisedAt(std::span<const std::string_view> firstLines) const override {
        for (size_t i = 0; i < firstLines.size(); ++i) {
            if (i == 0 && (isFileNameTitle(firstLines[i]) || isMacHeader(firstLines[i]))) return i;
            if (isIosHead(firstLines[i]) || isIosDay(firstLines[i])) return i;
        }
        return std::nullopt;
    }

    Result<Chat> read(const DialectInput&) const override { return fail(Cause::Input, TransferError::NotAnExport); }
};

} // namespace

const Dialect& kakaoUnread() {
    static const KakaoUnread dialect;
    return dialect;
}

} // namespace ieum::transfer
