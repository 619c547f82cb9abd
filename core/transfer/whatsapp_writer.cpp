// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// WhatsApp's own form, which Telegram's phones take as history: "WhatsApp Chat - ROOM.zip" with "_chat.txt" and media,
// and the same text outside for Android's sharing of text alone. What the phones look for, and how readers cut records:
// docs/formats/export.md.
#include "base/utf8.h"
#include "transfer/gathered.h"
#include "transfer/local_stamp.h"
#include "transfer/said.h"
#include "transfer/target_files.h"
#include "transfer/target_list.h"
#include "transfer/whatsapp_body.h"
#include "transfer/whatsapp_head.h"

#include <algorithm>

namespace ieum::transfer {

namespace {

constexpr std::string_view mark = "\u200E";    ///< in front of what the app itself says
constexpr std::string_view noBreak = "\u2060"; ///< a word joiner, to be seen by nobody

constexpr Carries carries = {.replies = Carried::AsText,
                             .reactions = Carried::AsText,
                             .edits = Carried::Yes,
                             .deletions = Carried::Yes,
                             .notices = Carried::AsText,
                             .polls = Carried::AsText,
                             .files = Carried::Yes,
                             .system = Carried::Yes};

/// "<attached: NAME>" in any language, and "NAME (file attached)": words by which readers give a record a file that may
/// be somebody else's picture.
std::string withoutClaim(std::string_view line) {
    const bool isBracket = withoutMarksAround(line).starts_with('<') &&
                           (line.find(": ") != std::string_view::npos || line.find("：") != std::string_view::npos);
    if (!isBracket && !namesAFile(line)) return std::string(line);
    std::string safe;
    for (const char c : line) {
        if (c == '<') safe += noBreak; // behind a mark any word names a file
        safe += c;
        if (c == '<' || c == '(') safe += noBreak;
    }
    return namesAFile(safe) ? std::string(noBreak) + safe : safe; // a name that needs no word
}

/// A line of a message that readers would take for the head of the next record, or for the app's own word about a file,
/// gets an unseen character in it.
std::string harmless(std::string_view written) {
    std::string line = withoutClaim(written);
    const std::string_view bare = withoutMarksAround(line);
    const bool mayBeHead =
        whatsAppHead(line).has_value() || (bare.size() > 1 && bare[0] == '[' && bare[1] >= '0' && bare[1] <= '9');
    if (!mayBeHead) return line;
    // Behind the bracket that begins it, where there is one.
    const size_t at = bare.starts_with('[') ? line.find('[') + 1 : 0;
    return line.substr(0, at).append(noBreak).append(line.substr(at));
}

std::string harmlessLines(std::string_view text) {
    std::string safe;
    for (size_t from = 0;;) {
        const size_t end = std::min(text.find('\n', from), text.size());
        safe += harmless(text.substr(from, end - from));
        if (end == text.size()) return safe;
        safe += '\n';
        from = end + 1;
    }
}

/// The first ": " ends the name.
std::string speaker(std::string_view label) {
    std::string name;
    for (size_t i = 0; i < label.size(); ++i) {
        const bool ends = label[i] == ':' && (i + 1 == label.size() || label[i + 1] == ' ');
        if (ends) {
            name += "：";
        } else {
            name += label[i];
        }
    }
    return name;
}

/// "00000012-PHOTO-2026-03-01-00-05-11.jpg": Telegram's iOS client tells kinds by these words; a name of somebody's
/// own stays for the rest.
std::string mediaName(const ChatMessage& message, const ChatAttachment& attachment, size_t number,
                      const LocalTime& time) {
    const std::string ending = endingOf(attachment.name);
    std::string word;
    if (ending == "jpg" || ending == "jpeg" || ending == "png") word = "PHOTO";
    if (ending == "mp4") word = "VIDEO";
    if (ending == "opus") word = "AUDIO";
    if (ending == "webp") word = message.kind == ChatMessage::Sticker ? "STICKER" : "PHOTO";
    const std::string start = digits(static_cast<int64_t>(number), 8) + '-';
    if (word.empty()) return start + safeFileName(attachment.name);
    return start + word + '-' + isoDay(time) + '-' + digits(time.hour) + '-' + digits(time.minute) + '-' +
           digits(time.second) + '.' + (ending == "jpeg" ? "jpg" : ending);
}

struct Words {
    const People& people;
    const Replies& replies;
    const TimeZone& zone;
};

class ChatText {
  public:
    ChatText(const Export& to, Output& out, const Words& words, bool withMedia)
        : m_to(to), m_out(out), m_words(words), m_withMedia(withMedia),
          m_room(speaker(cleanLabel(to.chat.header().room, 100))) {
        if (m_room.empty()) m_room = "Ieum";
    }

    Done write(const std::string& name) {
        if (const Done opened = m_out.open(name, {}); !opened) return opened;
        const Done written = m_to.chat.each([&](const ChatMessage& message) -> Done { return add(message); });
        if (!written) return written;
        return m_out.close();
    }

    /// The media that the text named, in the same order.
    Done writeMedia() {
        m_media = 0;
        return m_to.chat.each([&](const ChatMessage& message) -> Done {
            for (const ChatAttachment& attachment : message.attachments) {
                if (!isIncluded(message, attachment)) continue;
                const std::string name =
                    mediaName(message, attachment, ++m_media, m_words.zone.localAt(message.timeMs));
                const Export inZip{m_to.chat, m_out, m_to.files, m_to.options};
                if (const Done copied = copyFile(inZip, attachment, name); !copied) return copied;
            }
            return {};
        });
    }

  private:
    /// Asked by the text and by the files: their numbers have to be the same.
    bool isIncluded(const ChatMessage& message, const ChatAttachment& attachment) const {
        return !attachment.path.empty() && m_words.people.author(message) != nullptr &&
               message.kind != ChatMessage::System && message.kind != ChatMessage::Deleted;
    }

    std::string head(const ChatMessage& message) const {
        const LocalTime time = m_words.zone.localAt(message.timeMs);
        return '[' + digits(time.day) + '/' + digits(time.month) + '/' + digits(time.year, 4) + ", " +
               digits(time.hour) + ':' + digits(time.minute) + ':' + digits(time.second) + "] ";
    }

    Done record(const ChatMessage& message, std::string_view who, std::string_view body) {
        return m_out.write(head(message) + std::string(who) + ": " + std::string(body) + "\r\n");
    }

    /// By this sentence readers learn that it is a group, and its name.
    Done introduce(const ChatMessage& first) {
        const auto& all = m_words.people.all();
        const auto owner =
            std::find_if(all.begin(), all.end(), [](const Person& each) { return each.role == "owner"; });
        const std::string who = owner != all.end() ? owner->label : all.empty() ? m_room : all.front().label;
        return record(first, m_room, std::string(mark) + speaker(who) + " created group “" + m_room + "”");
    }

    Done add(const ChatMessage& message) {
        if (!m_introduced) {
            m_introduced = true;
            if (const Done introduced = introduce(message); !introduced) return introduced;
        }
        const Person* author = m_words.people.author(message);
        if (author == nullptr || message.kind == ChatMessage::System) {
            return record(message, m_room,
                          std::string(mark) + harmlessLines(saidText(message, carries, m_to.korean())));
        }
        const std::string who = speaker(author->label);
        if (message.kind == ChatMessage::Deleted) {
            return record(message, who, std::string(mark) + "This message was deleted.");
        }
        Carries taken = carries;
        if (!m_withMedia) taken.files = Carried::AsText;
        std::string text = harmlessLines(saidText(message, taken, m_to.korean(), m_words.replies.quoteFor(message)));
        if (message.looks.edited) text += ' ' + std::string(mark) + "<This message was edited>";
        bool isFirst = true;
        for (const ChatAttachment& attachment : message.attachments) {
            if (!m_withMedia || !isIncluded(message, attachment)) continue;
            std::string body =
                "<attached: " + mediaName(message, attachment, ++m_media, m_words.zone.localAt(message.timeMs)) + '>';
            if (isFirst && !text.empty()) body += '\n' + text;
            isFirst = false;
            if (const Done written = record(message, who, body); !written) return written;
        }
        return isFirst ? record(message, who, text) : Done{};
    }

    const Export& m_to;
    Output& m_out;
    Words m_words;
    bool m_withMedia;
    std::string m_room;
    size_t m_media = 0;
    bool m_introduced = false;
};

Done writeWhatsApp(const Export& to) {
    const auto gathered = Gathered::of(to);
    if (!gathered) return passOn(gathered);
    const auto zone = zoneOf(to);
    if (!zone) return passOn(zone);
    const Words words{gathered->people, gathered->replies, *zone};
    const std::string room = safeFileName(to.chat.header().room);
    if (const Done text = ChatText(to, to.out, words, false).write("WhatsApp Chat with " + room + ".txt"); !text) {
        return text;
    }
    const auto zip = to.out.zipInside("WhatsApp Chat - " + room + ".zip");
    ChatText inZip(to, *zip, words, true);
    if (const Done text = inZip.write("_chat.txt"); !text) return text;
    if (const Done media = inZip.writeMedia(); !media) return media;
    return zip->finish();
}

} // namespace

constexpr Target whatsAppTarget = {"whatsapp",
                                   false,
                                   "Telegram on phones, and viewers of WhatsApp's exports",
                                   "whatsapp-chat-parser, Python's zipfile, unzip; our importer",
                                   carries,
                                   writeWhatsApp};

} // namespace ieum::transfer
