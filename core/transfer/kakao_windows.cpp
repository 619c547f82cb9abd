// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// KakaoTalk on Windows: "[name] [time] text" under a line for each day.
#include "transfer/chat_builder.h"
#include "transfer/dialect.h"
#include "transfer/error.h"
#include "transfer/kakao_body.h"
#include "transfer/kakao_header.h"
#include "transfer/kakao_time.h"
#include "transfer/limits.h"
#include "transfer/text_units.h"

#include <unordered_set>

namespace ieum::transfer {

namespace {

struct Head {
    std::string_view name;
    LocalTime clock;
    std::string_view stamp;
    std::string_view text;
};

/// Names may hold "]", and people paste records into messages: the first "] [" with a whole time behind it counts.
std::optional<Head> headOf(std::string_view record) {
    const std::string_view line = firstLineOf(record);
    if (!line.starts_with('[')) return std::nullopt;
    // Where nothing is found, `at` is the greatest number there is.
    for (size_t at = line.find("] [", 1); at <= limits::nameBytesMax; at = line.find("] [", at + 1)) {
        Lexer in(line.substr(at + 3));
        Head head;
        if (at < 2 || !takeClock(in, head.clock)) continue;
        head.stamp = line.substr(at + 3, in.taken());
        if (!in.take("]") || (!in.take(" ") && !in.rest().empty())) continue;
        head.name = line.substr(1, at - 1);
        head.text = record.substr(at + 3 + in.taken());
        return head;
    }
    return std::nullopt;
}

struct Day {
    LocalTime date;
    std::string_view text; ///< without the dashes
};

std::optional<Day> dayOf(std::string_view line) {
    constexpr std::string_view dashes = "---------------";
    line = withoutTrailingSpace(line);
    Lexer in(line);
    if (!in.take(dashes) || !in.take(" ")) return std::nullopt;
    const size_t start = in.taken();
    Day day;
    const bool korean = takeKoreanDate(in, day.date) && takeKoreanWeekday(in);
    if (!korean && !(takeEnglishWeekday(in) && takeEnglishDate(in, day.date))) return std::nullopt;
    day.text = line.substr(start, in.taken() - start);
    if (!in.take(" ") || in.rest() != dashes || !isReal(day.date)) return std::nullopt;
    return day;
}

bool isHead(std::string_view line) { return headOf(line) || dayOf(line); }
bool stands(std::string_view line) {
    return isHead(line) || koreanSentence(line) || englishSentence(line) || isDeletedSentence(line);
}

class Reading {
  public:
    Reading(const TextUnits& cut, ChatBuilder& builder) : m_byRecord(cut.byRecord), m_builder(builder) {
        if (m_byRecord) return;
        for (const TextUnit unit : cut.units()) {
            if (const auto head = headOf(unit.text)) m_senders.insert(head->name);
        }
    }

    Done run(const UnitRange& units) {
        for (const TextUnit unit : units) {
            if (const Done taken = take(unit); !taken) return taken;
        }
        m_builder.dropEmptyLines(UINT32_MAX);
        return {};
    }

  private:
    Done take(const TextUnit& unit) {
        if (unit.text.empty()) {
            if (!m_byRecord) m_builder.addEmptyLine();
        } else if (const auto day = dayOf(unit.text)) {
            m_builder.dropEmptyLines(1);
            m_day = *day;
        } else if (const auto head = headOf(unit.text)) {
            if (m_day.text.empty()) return m_builder.passOver(unit.line, TransferError::BadDate, PassedOver::BadDate);
            m_day.date.hour = head->clock.hour;
            m_day.date.minute = head->clock.minute;
            m_stamp.assign(m_day.text).append(" ").append(head->stamp);
            m_builder.start({head->name, m_day.date, m_stamp, ChatMessage::Text, unit.line}, head->text);
        } else if (!m_day.text.empty() && isDeletedSentence(unit.text)) {
            m_builder.start({{}, m_day.date, m_day.text, ChatMessage::Deleted, unit.line}, unit.text);
        } else if (!m_day.text.empty() && isSentence(unit.text)) {
            // No time of its own: that of the record before it, or the beginning of the day.
            m_builder.start({{}, m_day.date, m_day.text, ChatMessage::System, unit.line}, unit.text);
        } else {
            m_builder.addLine(unit.text, unit.line);
        }
        return {};
    }

    bool isSentence(std::string_view text) const {
        const std::string_view line = firstLineOf(text);
        if (koreanSentence(line)) return true;
        const auto names = englishSentence(line);
        return names && (m_byRecord || m_senders.contains(names->front()));
    }

    bool m_byRecord;
    ChatBuilder& m_builder;
    std::unordered_set<std::string_view> m_senders;
    Day m_day;
    std::string m_stamp;
};

class KakaoWindows : public Dialect {
  public:
    std::string_view name() const override { return "kakaotalk-windows"; }

    std::optional<size_t> recognisedAt(std::span<const std::string_view> firstLines) const override {
        for (size_t i = 0; i < firstLines.size(); ++i) {
            if (isHead(firstLines[i])) return i;
        }
        return std::nullopt;
    }

    Result<Chat> read(const DialectInput& input) const override {
        auto zone = TimeZone::named(input.options.timeZone, input.files);
        if (!zone) return passOn(zone);
        const TextUnits cut = unitsOf(input.text, isHead, stands);
        const UnitRange units = cut.units();
        size_t first = 0;
        while (first < units.size() && !isHead(units[first].text)) ++first;
        const KakaoHeader header = readKakaoHeader(units.first(first), TitleCount::None);

        ChatBuilder builder(std::string(name()), std::move(*zone), input.options,
                            [](ChatMessage& message) { classifyKakaoBody(message, FileNames::Plain); });
        for (const uint32_t line : header.skipped) builder.skip(line);
        if (const Done run = Reading(cut, builder).run(units.subspan(first)); !run) return passOn(run);
        return builder.finish(header.room.empty() ? roomFromFileName(input.fileName) : header.room,
                              input.options.timeZone);
    }
};

} // namespace

const Dialect& kakaoWindows() {
    static const KakaoWindows dialect;
    return dialect;
}

} // namespace ieum::transfer
