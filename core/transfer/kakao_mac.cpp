// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// KakaoTalk on macOS: a table "Date,User,Message" (RFC 4180), with seconds. What the app says has no date, or no user,
// or the user that it is about.
#include "transfer/chat_builder.h"
#include "transfer/csv_rows.h"
#include "transfer/dialect.h"
#include "transfer/error.h"
#include "transfer/kakao_body.h"
#include "transfer/kakao_header.h"
#include "transfer/lexer.h"
#include "transfer/text_units.h"

#include <algorithm>

namespace ieum::transfer {

namespace {

bool isHeader(std::string_view line) {
    line = withoutTrailingSpace(line);
    return line == "Date,User,Message" || line == "\"Date\",\"User\",\"Message\"";
}

/// 2026-03-01 00:05:11
std::optional<LocalTime> timeOf(std::string_view stamp) {
    Lexer in(stamp);
    LocalTime time;
    const auto take = [&](int& field, size_t digits, std::string_view behind) {
        const auto number = in.takeNumber(digits, digits);
        field = number.value_or(0);
        return number && in.take(behind);
    };
    const bool whole = take(time.year, 4, "-") && take(time.month, 2, "-") && take(time.day, 2, " ") &&
                       take(time.hour, 2, ":") && take(time.minute, 2, ":") && take(time.second, 2, "");
    if (!whole || !in.rest().empty() || !isReal(time)) return std::nullopt;
    return time;
}

/// "나무님이 나갔습니다." by 나무: the app says so, and files it under whom it is about.
bool isAboutItsAuthor(const CsvRow& row) {
    auto names = koreanSentence(row.fields[2]);
    if (!names) names = englishSentence(row.fields[2]);
    return names && (names->empty() || names->front() == row.fields[1]);
}

class Reading {
  public:
    explicit Reading(ChatBuilder& builder) : m_builder(builder) {}

    void take(const CsvRow& row) {
        const auto time = row.fields.size() == 3 ? timeOf(row.fields[0]) : std::nullopt;
        const bool undated = row.fields.size() == 3 && row.fields[0].empty() && row.fields[1].empty();
        if (!time && !undated) {
            return m_builder.skip(row.line, row.fields.size() == 3 ? PassedOver::BadDate : PassedOver::Broken);
        }
        if (time) m_last = *time;
        // Without a date: it stands where it happened, so the time before it is the nearest known.
        RecordHead head{row.fields[1], m_last, row.fields[0], ChatMessage::Text, row.line};
        if (undated && isDeletedSentence(row.fields[2])) {
            head.kind = ChatMessage::Deleted;
        } else if (row.fields[1].empty() || isAboutItsAuthor(row)) {
            head.author = {};
            head.kind = ChatMessage::System;
        }
        if (undated && m_builder.isEmpty()) return m_builder.skip(row.line);
        m_builder.start(head, row.fields[2]);
    }

  private:
    ChatBuilder& m_builder;
    LocalTime m_last;
};

class KakaoMac : public Dialect {
  public:
    std::string_view name() const override { return "kakaotalk-macos"; }

    std::optional<size_t> recognisedAt(std::span<const std::string_view> firstLines) const override {
        if (firstLines.empty() || !isHeader(firstLines.front())) return std::nullopt;
        return 0;
    }

    Result<Chat> read(const DialectInput& input) const override {
        auto zone = TimeZone::named(input.options.timeZone, input.files);
        if (!zone) return passOn(zone);
        ChatBuilder builder(std::string(name()), std::move(*zone), input.options,
                            [](ChatMessage& message) { classifyKakaoBody(message, FileNames::Plain); });
        Reading reading(builder);
        CsvReader rows(input.text);
        rows.next(); // the header
        while (const auto row = rows.next()) reading.take(*row);
        if (rows.brokenLine() != 0) {
            const Done passed = builder.passOver(rows.brokenLine(), TransferError::BadArchive, PassedOver::Broken);
            if (!passed) return passOn(passed);
        }
        return builder.finish(roomFromFileName(input.fileName), input.options.timeZone);
    }
};

} // namespace

const Dialect& kakaoMac() {
    static const KakaoMac dialect;
    return dialect;
}

} // namespace ieum::transfer
