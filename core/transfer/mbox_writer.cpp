// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A mail a message, in one mbox of the "mboxrd" kind: for archives that have to be kept, and for whoever searches in a
// mail program. MIME: RFC 2045 and 2047; answers: RFC 5322; reactions: RFC 9078.
#include "base/utf8.h"
#include "transfer/base64.h"
#include "transfer/gathered.h"
#include "transfer/local_stamp.h"
#include "transfer/percent.h"
#include "transfer/said.h"
#include "transfer/target_files.h"
#include "transfer/target_list.h"

#include <algorithm>

namespace ieum::transfer {

namespace {

constexpr Carries carries = {.replies = Carried::Yes,
                             .reactions = Carried::Yes,
                             .edits = Carried::AsText,
                             .deletions = Carried::AsText,
                             .notices = Carried::AsText,
                             .polls = Carried::AsText,
                             .files = Carried::Yes,
                             .system = Carried::AsText,
                             .origin = Carried::Yes};
constexpr std::string_view host = "room.ieum.invalid";

constexpr std::array<std::string_view, 7> weekdays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string clock(const LocalTime& time) {
    return digits(time.hour) + ':' + digits(time.minute) + ':' + digits(time.second);
}
std::string_view weekday(const LocalTime& time) { return weekdays.at(static_cast<size_t>(weekdayOf(time))); }
std::string_view month(const LocalTime& time) { return months.at(static_cast<size_t>(time.month) - 1); }

/// "Sun, 01 Mar 2026 00:05:11 +0900"
std::string mailDate(const TimeZone& zone, int64_t utcMs) {
    int offset = zone.offsetSecondsAt(secondsIn(utcMs));
    if (offset % 60 != 0) offset = 0;
    const LocalTime time = TimeZone::fixed(offset).localAt(utcMs);
    return std::string(weekday(time)) + ", " + digits(time.day) + ' ' + std::string(month(time)) + ' ' +
           digits(time.year, 4) + ' ' + clock(time) + ' ' + offsetText(offset, false);
}
/// "Sun Mar  1 00:05:11 2026", in UTC, behind "From ".
std::string separatorDate(int64_t utcMs) {
    const LocalTime time = TimeZone::fixed(0).localAt(utcMs);
    const std::string day = std::to_string(time.day);
    return std::string(weekday(time)) + ' ' + std::string(month(time)) + (day.size() == 1 ? "  " : " ") + day + ' ' +
           clock(time) + ' ' + digits(time.year, 4);
}

/// Encoded words of at most 75 characters, on lines of their own, cut between code points.
std::string encodedWords(std::string_view text) {
    constexpr size_t bytesPerWord = 42;
    std::string words;
    while (!text.empty()) {
        size_t end = std::min(bytesPerWord, text.size());
        while (end > 1 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
        words += (words.empty() ? "=?UTF-8?B?" : "\n =?UTF-8?B?") + base64(text.substr(0, end)) + "?=";
        text.remove_prefix(end);
    }
    return words;
}

/// Lines of an 8-bit body may have 998 bytes, and nothing in them may be read as an end.
bool needsBase64(std::string_view text) {
    size_t line = 0;
    for (const char c : text) {
        line = c == '\n' ? 0 : line + 1;
        const bool isControl = static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\t';
        if (line > 990 || isControl) return true;
    }
    return false;
}

/// mboxrd: a line that begins with "From ", however often quoted, gets one more ">".
std::string quoted(std::string_view text) {
    std::string safe;
    for (size_t from = 0;;) {
        const size_t end = std::min(text.find('\n', from), text.size());
        const std::string_view line = text.substr(from, end - from);
        const std::string_view bare = line.substr(std::min(line.find_first_not_of('>'), line.size()));
        if (bare.starts_with("From ")) safe += '>';
        safe.append(line).append("\n");
        if (end == text.size()) return safe;
        from = end + 1;
    }
}

class Mbox {
  public:
    Mbox(const Export& to, const People& people, const Replies& replies, const TimeZone& zone)
        : m_to(to), m_people(people), m_replies(replies), m_zone(zone) {}

    Done write() {
        if (const Done opened = m_to.out.open("chat.mbox", {}); !opened) return opened;
        size_t place = 0;
        const Done written = m_to.chat.each([&](const ChatMessage& message) -> Done { return add(message, place++); });
        if (!written) return written;
        return m_to.out.close();
    }

  private:
    /// By place, not by the id of somebody's export, which may be anything.
    std::string mailId(size_t place, const std::string& more = {}) const {
        return '<' + shortHash(m_to.chat.header().room, 16) + '.' + std::to_string(place + 1) + more + '@' +
               std::string(host) + '>';
    }

    static std::string sender(const Person* person) {
        return person == nullptr ? std::string(appHandle) : person->handle;
    }

    std::string head(const ChatMessage& message, const Person* person, const std::string& id) const {
        std::string text =
            "From " + sender(person) + '@' + std::string(host) + ' ' + separatorDate(message.timeMs) + '\n';
        text += "From: " + encodedWords(person == nullptr ? "이음" : person->label) + "\n <" + sender(person) + '@' +
                std::string(host) + ">\nDate: " + mailDate(m_zone, message.timeMs) + "\nMessage-ID: " + id + '\n';
        const std::string room = cleanLabel(m_to.chat.header().room, 200);
        text += "List-Id: " + encodedWords(room.empty() ? "Ieum" : room) + "\n <" + std::string(host) + ">\n";
        if (!message.source.empty() && message.source != "ieum")
            text += "X-Ieum-Origin: " + encodedWords(message.source) + '\n';
        return text;
    }

    std::string subject(const ChatMessage& message) const {
        std::string line = cleanLabel(std::string_view(message.text).substr(0, 400), 60);
        if (line.empty() && !message.attachments.empty()) line = cleanLabel(message.attachments.front().name, 60);
        if (line.empty()) line = m_to.korean() ? "(글 없음)" : "(no text)";
        return "Subject: " + encodedWords(line) + '\n';
    }

    std::string answers(size_t place) const {
        const auto parent = m_replies.parentOf(place);
        if (!parent) return {};
        std::string text = "In-Reply-To: " + mailId(*parent) + "\nReferences: " + mailId(m_replies.rootOf(place));
        if (*parent != m_replies.rootOf(place)) text += "\n " + mailId(*parent);
        return text + '\n';
    }

    static std::string textPart(const std::string& text) {
        const std::string head = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: ";
        if (needsBase64(text)) return head + "base64\n\n" + base64Lines(text);
        return head + "8bit\n\n" + quoted(text);
    }

    Done add(const ChatMessage& message, size_t place) {
        const Person* person = m_people.author(message);
        const bool hasParent = m_replies.parentOf(place).has_value();
        const std::string text =
            saidText(message, carries, m_to.korean(), hasParent ? "" : m_replies.quoteFor(message));
        std::string mail =
            head(message, person, mailId(place)) + subject(message) + answers(place) + "MIME-Version: 1.0\n";
        const bool hasFiles = std::any_of(message.attachments.begin(), message.attachments.end(),
                                          [](const ChatAttachment& each) { return !each.path.empty(); });
        if (!hasFiles) {
            if (const Done done = m_to.out.write(mail + textPart(text) + '\n'); !done) return done;
            return addReactions(message, place);
        }
        // Underscores are in no base64, and in a text such a line would have to be written by somebody who knows the
        // hash of a room to come.
        const std::string boundary = "ieum_" + shortHash(mailId(place) + message.text, 32);
        mail += "Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\n\n--" + boundary + '\n' + textPart(text);
        if (const Done done = m_to.out.write(mail); !done) return done;
        for (const ChatAttachment& each : message.attachments) {
            if (each.path.empty()) continue;
            if (const Done done = addFile(each, boundary); !done) return done;
        }
        if (const Done done = m_to.out.write("--" + boundary + "--\n\n"); !done) return done;
        return addReactions(message, place);
    }

    Done addFile(const ChatAttachment& attachment, const std::string& boundary) {
        const std::string name = safeFileName(attachment.name);
        // RFC 2231, in bytes that need no quoting.
        const std::string percent = percentEncoded(name, ".");
        const std::string part = "--" + boundary + "\nContent-Type: " + std::string(mediaTypeOf(name)) +
                                 "\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment;\n" +
                                 filenameLines(percent) + "\n\n";
        if (const Done done = m_to.out.write(part); !done) return done;
        std::string rest;
        const Done copied = m_to.chat.bytesOf(attachment, [&](std::string_view bytes) -> Done {
            rest += bytes;
            const std::string whole = rest.substr(0, rest.size() / base64LineBytes * base64LineBytes);
            rest.erase(0, whole.size());
            return m_to.out.write(base64Lines(whole));
        });
        if (!copied) return copied;
        return m_to.out.write(base64Lines(rest));
    }

    /// Headers have lines of at most 78 characters where that can be, so long names come in numbered pieces.
    static std::string filenameLines(std::string_view percent) {
        constexpr size_t pieceMax = 57;
        std::string lines;
        for (size_t piece = 0; !percent.empty(); ++piece) {
            size_t end = std::min(pieceMax, percent.size());
            // Not within "%XX".
            if (end < percent.size() && percent[end - 1] == '%') end -= 1;
            if (end < percent.size() && end >= 2 && percent[end - 2] == '%') end -= 2;
            lines += std::string(piece == 0 ? "" : ";\n") + " filename*" + std::to_string(piece) +
                     "*=" + (piece == 0 ? "utf-8''" : "") + std::string(percent.substr(0, end));
            percent.remove_prefix(end);
        }
        return lines;
    }

    Done addReactions(const ChatMessage& message, size_t place) {
        size_t count = 0;
        for (const ChatReaction& reaction : message.looks.reactions) {
            for (const std::string& name : reaction.names) {
                const std::string mail =
                    head(message, m_people.named(name), mailId(place, ".r" + std::to_string(++count))) +
                    "Subject: " + encodedWords(emojiText(reaction.emoji)) + "\nIn-Reply-To: " + mailId(place) +
                    "\nReferences: " + mailId(place) +
                    "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
                    "Content-Disposition: reaction\nContent-Transfer-Encoding: base64\n\n" +
                    base64Lines(emojiText(reaction.emoji)) + '\n';
                if (const Done done = m_to.out.write(mail); !done) return done;
            }
        }
        return {};
    }

    const Export& m_to;
    const People& m_people;
    const Replies& m_replies;
    const TimeZone& m_zone;
};

Done writeMbox(const Export& to) {
    const auto gathered = Gathered::of(to);
    if (!gathered) return passOn(gathered);
    const auto zone = zoneOf(to);
    if (!zone) return passOn(zone);
    return Mbox(to, gathered->people, gathered->replies, *zone).write();
}

} // namespace

constexpr Target mboxTarget = {
    "mbox", false, "mail programs (Thunderbird, mutt, notmuch)", "Python's mailbox and email", carries, writeMbox};

} // namespace ieum::transfer
