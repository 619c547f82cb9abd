// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Telegram Desktop's "result.json" with its media. Telegram itself takes no such file; programs that read its exports
// do, and through signalbackup-tools it is the one way into Signal on Android: what that needs beyond the schema
// (docs/formats/export.md) is here, too.
#include "base/utf8.h"
#include "transfer/gathered.h"
#include "transfer/json_writer.h"
#include "transfer/local_stamp.h"
#include "transfer/said.h"
#include "transfer/target_files.h"
#include "transfer/target_list.h"

#include <algorithm>

namespace ieum::transfer {

namespace {

constexpr Carries carries = {.replies = Carried::Yes,
                             .reactions = Carried::Yes,
                             .edits = Carried::Yes,
                             .deletions = Carried::AsText,
                             .notices = Carried::AsText,
                             .polls = Carried::Yes,
                             .files = Carried::Yes,
                             .system = Carried::Yes};

constexpr std::string_view notIncluded = "(File not included. Change data exporting settings to download.)";

std::string userId(const Person& person) { return "user" + std::to_string(person.number); }

bool isPhoto(std::string_view name) {
    const std::string ending = endingOf(name);
    return ending == "jpg" || ending == "jpeg" || ending == "png";
}
std::string_view mediaKind(const ChatMessage& message, std::string_view name) {
    if (message.kind == ChatMessage::Sticker) return "sticker";
    const std::string_view type = mediaTypeOf(name);
    if (type.starts_with("video/")) return "video_file";
    if (type.starts_with("audio/")) return endingOf(name) == "opus" ? "voice_message" : "audio_file";
    return endingOf(name) == "gif" ? "animation" : std::string_view{};
}

class Telegram {
  public:
    Telegram(const Export& to, const People& people, const Replies& replies, const TimeZone& zone)
        : m_to(to), m_people(people), m_replies(replies), m_zone(zone) {}

    Done write() {
        if (const Done counted = countParts(); !counted) return counted;
        if (const Done opened = m_to.out.open("result.json", {}); !opened) return opened;
        if (const Done begun = m_to.out.write(head()); !begun) return begun;
        size_t place = 0;
        const Done written = m_to.chat.each([&](const ChatMessage& message) -> Done {
            const size_t here = place++;
            return m_to.out.write((here == 0 ? "\n" : ",\n") + messageJson(message, here));
        });
        if (!written) return written;
        if (const Done ended = m_to.out.write("\n ]\n}\n"); !ended) return ended;
        if (const Done closed = m_to.out.close(); !closed) return closed;
        return writeMedia();
    }

  private:
    /// A message of Telegram has one file at most; one of ours with three becomes three.
    static size_t partsOf(const ChatMessage& message) { return std::max<size_t>(1, message.attachments.size()); }
    Done countParts() {
        uint64_t next = 1;
        return m_to.chat.each([&](const ChatMessage& message) -> Done {
            m_ids.push_back(next);
            next += partsOf(message);
            return {};
        });
    }

    std::string head() const {
        JsonWriter name;
        name.text(m_to.chat.header().room);
        // Of a "private_supergroup" signalbackup-tools takes nothing. The id is one of Telegram's size, the same for
        // each export of the room.
        const std::string hash = shortHash(m_to.chat.header().room, 7);
        uint64_t id = 1;
        for (const char c : hash) id = id * 16 + static_cast<uint64_t>(c <= '9' ? c - '0' : c - 'a' + 10);
        return "{\n \"name\": " + name.take() + ",\n \"type\": \"private_group\",\n \"id\": " + std::to_string(id) +
               ",\n \"messages\": [";
    }

    std::string messageJson(const ChatMessage& message, size_t place) {
        const Person* author = m_people.author(message);
        const auto parent = m_replies.parentOf(place);
        std::string all;
        for (size_t part = 0; part < partsOf(message); ++part) {
            JsonWriter json;
            begin(json, message, m_ids[place] + part);
            if (author == nullptr || message.kind == ChatMessage::System) {
                json.key("type").text("service");
                addText(json, message.text);
                return json.endObject().take();
            }
            json.key("type").text("message");
            if (message.looks.edited) {
                // When it was edited is not known any more; that it was is.
                json.key("edited").text(isoLocal(m_zone.localAt(message.timeMs)));
                json.key("edited_unixtime").text(std::to_string(secondsIn(message.timeMs)));
            }
            json.key("from").text(author->name).key("from_id").text(userId(*author));
            if (parent) json.key("reply_to_message_id").number(m_ids[*parent]);
            if (part < message.attachments.size()) addMedia(json, message, message.attachments[part]);
            const bool isFirst = part == 0;
            if (isFirst && message.looks.poll) addPoll(json, message);
            if (isFirst) addReactions(json, message);
            addText(json, isFirst ? textOf(message, parent.has_value()) : std::string());
            all += (all.empty() ? "" : ",\n") + json.endObject().take();
        }
        return all;
    }

    std::string textOf(const ChatMessage& message, bool hasParent) const {
        // The question of a poll stands in the poll; files that are not there are named in their own place.
        if (message.looks.poll) return {};
        ChatMessage bare = message;
        bare.attachments.clear();
        return saidText(bare, carries, m_to.korean(), hasParent ? "" : m_replies.quoteFor(message));
    }

    void begin(JsonWriter& json, const ChatMessage& message, uint64_t id) const {
        json.beginObject().key("id").number(id).key("date").text(isoLocal(m_zone.localAt(message.timeMs)));
        json.key("date_unixtime").text(std::to_string(secondsIn(message.timeMs)));
    }

    static void addText(JsonWriter& json, const std::string& text) {
        json.key("text").text(text).key("text_entities").beginArray();
        if (!text.empty()) json.beginObject().key("type").text("plain").key("text").text(text).endObject();
        json.endArray();
    }

    static std::string pathOf(const ChatAttachment& attachment) {
        const std::string own = attachment.path.substr(attachment.path.find('/') + 1);
        return (isPhoto(attachment.name) ? "photos/" : "files/") + own;
    }

    static void addMedia(JsonWriter& json, const ChatMessage& message, const ChatAttachment& attachment) {
        const bool isThere = !attachment.path.empty();
        const std::string path = isThere ? pathOf(attachment) : std::string(notIncluded);
        if (isPhoto(attachment.name)) {
            json.key("photo").text(path).key("photo_file_size").number(attachment.sizeBytes);
            return;
        }
        json.key("file").text(path).key("file_name").text(attachment.name);
        json.key("file_size").number(attachment.sizeBytes);
        const std::string_view kind = mediaKind(message, attachment.name);
        if (!kind.empty()) json.key("media_type").text(kind);
        json.key("mime_type").text(mediaTypeOf(attachment.name));
    }

    static void addPoll(JsonWriter& json, const ChatMessage& message) {
        uint64_t voters = 0;
        for (const ChatPollOption& option : message.looks.poll->options) voters += option.names.size();
        json.key("poll").beginObject().key("question").text(message.text).key("closed").boolean(false);
        json.key("total_voters").number(voters).key("answers").beginArray();
        for (const ChatPollOption& option : message.looks.poll->options) {
            json.beginObject().key("text").text(option.text).key("voters").number(uint64_t{option.names.size()});
            json.key("chosen").boolean(false).endObject();
        }
        json.endArray().endObject();
    }

    void addReactions(JsonWriter& json, const ChatMessage& message) const {
        if (message.looks.reactions.empty()) return;
        const std::string date = isoLocal(m_zone.localAt(message.timeMs));
        json.key("reactions").beginArray();
        for (const ChatReaction& each : message.looks.reactions) {
            json.beginObject().key("type").text("emoji").key("count").number(uint64_t{each.names.size()});
            json.key("emoji").text(each.emoji).key("recent").beginArray();
            for (const std::string& name : each.names) {
                const Person* person = m_people.named(name);
                if (person == nullptr) continue;
                json.beginObject().key("from").text(person->name).key("from_id").text(userId(*person));
                json.key("date").text(date).endObject();
            }
            json.endArray().endObject();
        }
        json.endArray();
        addCustomReactions(json, message);
    }

    /// The same without a zone to be mistaken about; signalbackup-tools' own.
    void addCustomReactions(JsonWriter& json, const ChatMessage& message) const {
        json.key("custom_reactions").beginArray();
        for (const ChatReaction& each : message.looks.reactions) {
            for (const std::string& name : each.names) {
                const Person* person = m_people.named(name);
                if (person == nullptr) continue;
                json.beginObject().key("author").text(userId(*person)).key("emoji").text(each.emoji);
                json.key("timestamp").number(secondsIn(message.timeMs)).endObject();
            }
        }
        json.endArray();
    }

    Done writeMedia() {
        return m_to.chat.each([&](const ChatMessage& message) -> Done {
            for (const ChatAttachment& each : message.attachments) {
                if (each.path.empty()) continue;
                if (const Done done = copyFile(m_to, each, pathOf(each)); !done) return done;
            }
            return {};
        });
    }

    const Export& m_to;
    const People& m_people;
    const Replies& m_replies;
    const TimeZone& m_zone;
    std::vector<uint64_t> m_ids; ///< of each message's first part
};

Done writeTelegram(const Export& to) {
    const auto gathered = Gathered::of(to);
    if (!gathered) return passOn(gathered);
    const auto zone = zoneOf(to);
    if (!zone) return passOn(zone);
    return Telegram(to, gathered->people, gathered->replies, *zone).write();
}

} // namespace

constexpr Target telegramTarget = {
    "telegram-json",
    false,
    "programs that read Telegram Desktop's exports; Signal on Android (signalbackup-tools)",
    "telegram-chat-parser, Python's json; our importer",
    carries,
    writeTelegram};

} // namespace ieum::transfer
