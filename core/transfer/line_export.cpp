// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// LINE: "[LINE] ….txt" of phones and desktop programs in Japanese, English, Chinese and Thai, and by its structure in
// other languages.
#include "transfer/chat_builder.h"
#include "transfer/dialect.h"
#include "transfer/error.h"
#include "transfer/kakao_header.h"
#include "transfer/line_body.h"
#include "transfer/line_grammar.h"
#include "transfer/text_units.h"

#include <algorithm>

namespace ieum::transfer {

namespace {

bool isDay(std::string_view line) { return lineDay(line).has_value(); }
bool isHead(std::string_view line) { return lineHead(line).has_value(); }

/// Where texts of several lines end. LINE puts them in quotes, does not double those inside, and does not mind when a
/// line in them looks like a record: the end is a quote with a record, a day or the end of the file behind it. A line
/// whose quotes are even in number closes nothing: those are its own.
class Quotes {
  public:
    explicit Quotes(const UnitRange& units) : m_units(units), m_closings(units.size() + 1, units.size()) {
        bool boundary = true; // behind the line that is looked at
        for (size_t i = units.size(); i-- > 0;) {
            const std::string_view line = units[i].text;
            const bool closes = boundary && line.ends_with('"') && std::count(line.begin(), line.end(), '"') % 2 == 1;
            m_closings[i] = closes ? i : m_closings[i + 1];
            if (!line.empty()) boundary = isHead(line) || isDay(line);
        }
    }

    /// The line that closes what the text of line `at` opens; nothing when that text stands for itself.
    std::optional<size_t> closingOf(size_t at, std::string_view text) const {
        if (!text.starts_with('"') || std::count(text.begin(), text.end(), '"') % 2 == 0) return std::nullopt;
        const size_t closing = m_closings[at + 1];
        if (closing == m_units.size()) return std::nullopt;
        // Somebody's lone quote must not swallow the conversation up to the next one.
        constexpr size_t headsMax = 16;
        size_t heads = 0;
        for (size_t i = at + 1; i <= closing && heads <= headsMax; ++i) heads += isHead(m_units[i].text) ? 1 : 0;
        return heads <= headsMax ? std::optional(closing) : std::nullopt;
    }

  private:
    UnitRange m_units;
    std::vector<size_t> m_closings; ///< for each line, the next one at or behind it that may close; the size for none
};

class Reading {
  public:
    Reading(const UnitRange& units, ChatBuilder& builder) : m_units(units), m_quotes(units), m_builder(builder) {}

    Done run(std::optional<DateOrder> told) {
        const auto order = decideDateOrder(days(), told);
        if (!order) return passOn(order);
        for (size_t i = 0; i < m_units.size();) {
            const auto next = take(i, *order);
            if (!next) return passOn(next);
            i = *next;
        }
        m_builder.dropEmptyLines(UINT32_MAX);
        return {};
    }

  private:
    /// Those that are not quoted.
    std::vector<WrittenDate> days() const {
        std::vector<WrittenDate> dates;
        for (size_t i = 0; i < m_units.size(); ++i) {
            if (const auto head = lineHead(m_units[i].text)) {
                i = m_quotes.closingOf(i, head->text).value_or(i);
            } else if (auto day = lineDay(m_units[i].text)) {
                day->line = m_units[i].line;
                dates.push_back(*day);
            }
        }
        return dates;
    }

    /// The line to go on with.
    Result<size_t> take(size_t at, DateOrder order) {
        const TextUnit unit = m_units[at];
        if (unit.text.empty()) {
            m_builder.addEmptyLine();
        } else if (const auto head = lineHead(unit.text)) {
            const auto closing = m_quotes.closingOf(at, head->text);
            if (m_dayText.empty()) {
                const Done passed = m_builder.passOver(unit.line, TransferError::BadDate, PassedOver::BadDate);
                if (!passed) return passOn(passed);
                return closing.value_or(at) + 1;
            }
            start(*head, unit.line, closing ? unquoted(*head, at, *closing) : std::string(head->text));
            return closing.value_or(at) + 1;
        } else if (const auto day = lineDay(unit.text)) {
            const auto date = timeIn(*day, order);
            m_builder.dropEmptyLines(1);
            if (!date) { // and so of no record until the next day
                m_dayText = {};
                const Done passed = m_builder.passOver(unit.line, TransferError::BadDate, PassedOver::BadDate);
                if (!passed) return passOn(passed);
                return at + 1;
            }
            m_day = *date;
            m_dayText = withoutTrailingSpace(unit.text);
        } else {
            m_builder.addLine(unit.text, unit.line);
        }
        return at + 1;
    }

    std::string unquoted(const LineHead& head, size_t at, size_t closing) const {
        std::string text(head.text.substr(1));
        for (size_t i = at + 1; i <= closing; ++i) text.append("\n").append(m_units[i].text);
        text.pop_back();
        return text;
    }

    void start(const LineHead& head, uint32_t line, const std::string& text) {
        const std::string stamp = std::string(m_dayText) + ' ' + std::string(head.stamp);
        RecordHead record{head.author, localTimeOf(secondsOf(m_day) + int64_t{60} * head.minutes), stamp,
                          ChatMessage::Text, line};
        if (head.author.empty()) record.kind = isLineRecall(text) ? ChatMessage::Deleted : ChatMessage::System;
        m_builder.start(record, text);
    }

    UnitRange m_units;
    Quotes m_quotes;
    ChatBuilder& m_builder;
    LocalTime m_day;
    std::string_view m_dayText;
};

class Line : public Dialect {
  public:
    std::string_view name() const override { return "line"; }

    std::optional<size_t> recognisedAt(std::span<const std::string_view> firstLines) const override {
        for (size_t i = 0; i < firstLines.size(); ++i) {
            if (firstLines[i].starts_with("[LINE]")) return i;
            if (i + 1 == firstLines.size()) break;
            if (isLineTitle(firstLines[i]) && isLineSavedLine(firstLines[i + 1])) return i;
            if (isDay(firstLines[i]) && isHead(firstLines[i + 1])) return i;
        }
        return std::nullopt;
    }

    Result<Chat> read(const DialectInput& input) const override {
        auto zone = TimeZone::named(input.options.timeZone, input.files);
        if (!zone) return passOn(zone);
        // A text of several lines has line breaks of its own, which are never told apart by their terminators.
        const TextUnits cut = linesOf(input.text);
        const UnitRange units = cut.units();
        size_t first = 0;
        while (first < units.size() && !isHead(units[first].text) && !isDay(units[first].text)) ++first;

        ChatBuilder builder(std::string(name()), std::move(*zone), input.options, readLineBody);
        std::string room;
        for (const TextUnit unit : units.first(first)) {
            if (unit.text.empty() || isLineSavedLine(unit.text)) continue;
            if (room.empty() && isLineTitle(unit.text)) {
                room = roomInLineTitle(unit.text);
            } else {
                builder.skip(unit.line);
            }
        }
        if (const Done run = Reading(units.subspan(first), builder).run(input.options.dateOrder); !run) {
            return passOn(run);
        }
        return builder.finish(room.empty() ? roomInFileName(input.fileName) : room, input.options.timeZone);
    }

  private:
    /// "[LINE] <name>.txt"
    static std::string roomInFileName(std::string_view fileName) {
        return std::string(roomInLineTitle(roomFromFileName(fileName)));
    }
};

} // namespace

const Dialect& lineExport() {
    static const Line dialect;
    return dialect;
}

} // namespace ieum::transfer
