// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// LINE's own text, in the Japanese form, which is the one that everybody's readers know: a title, the time of saving, a
// line for each day, and records with tabs. LINE itself takes no file; viewers and analysers of its exports do. Why
// texts of several lines stand without quotes: docs/formats/export.md.
#include "base/utf8.h"
#include "transfer/gathered.h"
#include "transfer/line_grammar.h"
#include "transfer/local_stamp.h"
#include "transfer/said.h"
#include "transfer/target_files.h"
#include "transfer/target_list.h"

#include <algorithm>

namespace ieum::transfer {

namespace {

constexpr std::string_view noBreak = "\u2060"; ///< a word joiner, to be seen by nobody

constexpr Carries carries = {.replies = Carried::AsText,
                             .reactions = Carried::AsText,
                             .edits = Carried::AsText,
                             .deletions = Carried::Yes,
                             .notices = Carried::AsText,
                             .polls = Carried::AsText,
                             .files = Carried::AsText,
                             .system = Carried::Yes};

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// "9:05 " and "2026/03", of which some readers ask no more to begin a record or a day.
bool beginsLikeAHead(std::string_view line) {
    const auto end = std::find_if_not(line.begin(), line.end(), isDigit);
    if (end == line.begin() || end == line.end()) return false;
    return *end == ':' || *end == '/' || *end == '.';
}

/// How long the end of a line is that begins here: of every kind that some reader cuts at; 0: none does.
size_t lineEndAt(std::string_view rest) {
    if (rest.starts_with("\r\n")) return 2;
    const char c = rest.front();
    if ((c >= '\n' && c <= '\r') || (c >= '\x1c' && c <= '\x1e')) return 1;
    if (rest.starts_with("\u0085")) return 2;
    return rest.starts_with("\u2028") || rest.starts_with("\u2029") ? 3 : 0;
}

/// The lines of a text, so that none begins a record or a day, and none is split by what only some readers take for the
/// end of a line.
std::string harmlessLines(std::string_view text) {
    std::string safe;
    for (size_t from = 0;;) {
        size_t end = from;
        size_t next = text.size();
        for (; end < text.size(); ++end) {
            if (const size_t length = lineEndAt(text.substr(end)); length > 0) {
                next = end + length;
                break;
            }
        }
        const std::string_view line = text.substr(from, end - from);
        if (from > 0 && (beginsLikeAHead(line) || lineHead(line) || lineDay(line))) safe += noBreak;
        safe += line;
        if (end == text.size()) return safe;
        safe += '\n';
        from = next;
    }
}

/// A quote in front opens a text of several lines.
std::string withoutOpeningQuote(std::string text) {
    if (text.starts_with('"')) text.insert(0, noBreak);
    return text;
}

std::string dayLine(const LocalTime& time, int64_t utcMs, int offsetSeconds) {
    constexpr std::array<std::string_view, 7> names = {"木", "金", "土", "日", "月", "火", "水"}; // from 1970-01-01 on
    constexpr int64_t secondsADay = 86'400;
    const int64_t seconds = secondsIn(utcMs) + offsetSeconds;
    const int64_t day = seconds / secondsADay - (seconds % secondsADay < 0 ? 1 : 0);
    const auto weekday = static_cast<size_t>(((day % 7) + 7) % 7);
    return digits(time.year, 4) + '/' + digits(time.month) + '/' + digits(time.day) + '(' +
           std::string(names.at(weekday)) + ')';
}

class LineText {
  public:
    LineText(const Export& to, const Gathered& gathered, const TimeZone& zone)
        : m_to(to), m_gathered(gathered), m_zone(zone) {}

    Done add(const ChatMessage& message) {
        const LocalTime time = m_zone.localAt(message.timeMs);
        const std::string day = dayLine(time, message.timeMs, m_zone.offsetSecondsAt(secondsIn(message.timeMs)));
        if (m_day.empty()) {
            const Done titled = title(time);
            if (!titled) return titled;
        }
        if (day != m_day) {
            m_day = day;
            if (const Done written = m_to.out.write('\n' + day + '\n'); !written) return written;
        }
        return m_to.out.write(digits(time.hour) + ':' + digits(time.minute) + '\t' + record(message) + '\n');
    }

    /// Also of an empty chat.
    Done finish() { return m_day.empty() ? title(m_zone.localAt(0)) : Done{}; }

  private:
    /// The moment of the first message stands where LINE has the moment of saving: the same chat gives the same bytes.
    Done title(const LocalTime& time) {
        std::string room = cleanLabel(m_to.chat.header().room, 100);
        if (room.empty()) room = "Ieum";
        return m_to.out.write("[LINE] " + room + "のトーク履歴\n保存日時：" + digits(time.year, 4) + '/' +
                              digits(time.month) + '/' + digits(time.day) + ' ' + digits(time.hour) + ':' +
                              digits(time.minute) + '\n');
    }

    std::string record(const ChatMessage& message) const {
        const Person* author = m_gathered.people.author(message);
        if (message.kind == ChatMessage::Deleted && author != nullptr) return author->label + "が送信を取り消しました";
        std::string text = saidText(message, carries, m_to.korean(), m_gathered.replies.quoteFor(message));
        if (author != nullptr && message.kind != ChatMessage::System) {
            return author->label + '\t' + withoutOpeningQuote(harmlessLines(text));
        }
        // Without a name and a tab it is what the app says, and with a tab in it somebody's.
        std::replace(text.begin(), text.end(), '\t', ' ');
        if (text.empty()) text = "-";
        return withoutOpeningQuote(harmlessLines(text));
    }

    const Export& m_to;
    const Gathered& m_gathered;
    const TimeZone& m_zone;
    std::string m_day; ///< that was written last
};

Done writeLine(const Export& to) {
    const auto gathered = Gathered::of(to);
    if (!gathered) return passOn(gathered);
    const auto zone = zoneOf(to);
    if (!zone) return passOn(zone);
    const std::string name = "[LINE] " + safeFileName(to.chat.header().room) + ".txt";
    if (const Done opened = to.out.open(name, {}); !opened) return opened;
    LineText text(to, *gathered, *zone);
    const Done written = to.chat.each([&](const ChatMessage& message) -> Done { return text.add(message); });
    if (!written) return written;
    if (const Done finished = text.finish(); !finished) return finished;
    return to.out.close();
}

} // namespace

constexpr Target lineTarget = {
    "line", false, "viewers and analysers of LINE's exports", "line-chat-parser; our importer", carries, writeLine};

} // namespace ieum::transfer
