// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A channel in the JSON of DiscordChatExporter, which viewers and analysers read. No messenger imports it.
#include "transfer/gathered.h"
#include "transfer/json_writer.h"
#include "transfer/local_stamp.h"
#include "transfer/said.h"
#include "transfer/target_files.h"
#include "transfer/target_list.h"

namespace ieum::transfer {

namespace {

constexpr Carries carries = {.replies = Carried::Yes,
                             .reactions = Carried::Yes,
                             .edits = Carried::Yes,
                             .deletions = Carried::AsText,
                             .notices = Carried::AsText,
                             .pins = Carried::Yes,
                             .polls = Carried::AsText,
                             .files = Carried::Yes,
                             .roles = Carried::Yes,
                             .system = Carried::AsText,
                             .milliseconds = Carried::Yes};

/// Ids are numbers in Discord; ours count, behind a digit for the kind of thing.
std::string idOf(int kind, size_t number) { return std::to_string(kind) + digits(static_cast<int64_t>(number), 17); }
constexpr int messageKind = 1;
constexpr int personKind = 2;
constexpr int fileKind = 3;
constexpr int placeKind = 4;
constexpr int roleKind = 5;

void writePerson(JsonWriter& json, const Person* person) {
    const std::string name = person == nullptr ? "이음" : person->name;
    json.beginObject().key("id").text(idOf(personKind, person == nullptr ? 0 : person->number));
    json.key("name").text(name).key("discriminator").text("0000").key("nickname").text(name);
    json.key("isBot").boolean(person == nullptr).key("roles").beginArray();
    if (person != nullptr && !person->role.empty()) {
        const size_t place = person->role == "owner" ? 3 : person->role == "admin" ? 2 : 1;
        json.beginObject().key("id").text(idOf(roleKind, place)).key("name").text(person->role);
        json.key("position").number(uint64_t{place}).endObject();
    }
    json.endArray().key("avatarUrl").text("").endObject();
}

class Discord {
  public:
    Discord(const Export& to, const People& people, const Replies& replies, const TimeZone& zone)
        : m_to(to), m_people(people), m_replies(replies), m_zone(zone) {}

    Done write() {
        if (const Done opened = m_to.out.open("channel.json", {}); !opened) return opened;
        if (const Done begun = m_to.out.write(head()); !begun) return begun;
        const Done written = m_to.chat.each([&](const ChatMessage& message) -> Done {
            const std::string separator = m_count == 0 ? "\n" : ",\n";
            return m_to.out.write(separator + messageJson(message));
        });
        if (!written) return written;
        const std::string end = "\n],\n\"messageCount\": " + std::to_string(m_count) + "\n}\n";
        if (const Done ended = m_to.out.write(end); !ended) return ended;
        if (const Done closed = m_to.out.close(); !closed) return closed;
        return copyFiles(m_to);
    }

  private:
    std::string head() const {
        const std::string& room = m_to.chat.header().room;
        JsonWriter guild;
        guild.beginObject()
            .key("id")
            .text(idOf(placeKind, 1))
            .key("name")
            .text("이음")
            .key("iconUrl")
            .text("")
            .endObject();
        JsonWriter channel;
        channel.beginObject().key("id").text(idOf(placeKind, 2)).key("type").text("GuildTextChat");
        channel.key("categoryId").text(idOf(placeKind, 3)).key("category").text("이음").key("name").text(room);
        channel.key("topic").text("").endObject();
        return "{\n\"guild\": " + guild.take() + ",\n\"channel\": " + channel.take() +
               ",\n\"dateRange\": {\"after\":null,\"before\":null},\n\"messages\": [";
    }

    std::string messageJson(const ChatMessage& message) {
        const size_t place = m_count++;
        const auto parent = m_replies.parentOf(place);
        const std::string quote = parent ? std::string() : m_replies.quoteFor(message);
        const std::string time = isoWithZone(m_zone, message.timeMs);
        JsonWriter json;
        json.beginObject().key("id").text(idOf(messageKind, place + 1)).key("type").text(parent ? "Reply" : "Default");
        json.key("timestamp").text(time);
        // When it was edited is not known any more; that it was is.
        if (message.looks.edited) json.key("timestampEdited").text(time);
        json.key("isPinned").boolean(message.looks.pinned);
        json.key("content").text(saidText(message, carries, m_to.korean(), quote)).key("author");
        std::string text = json.take();
        JsonWriter author;
        writePerson(author, m_people.author(message));
        text += author.take();
        JsonWriter rest;
        rest.beginObject();
        addFiles(rest, message);
        addReactions(rest, message);
        rest.key("mentions").beginArray().endArray();
        if (parent) {
            rest.key("reference").beginObject().key("messageId").text(idOf(messageKind, *parent + 1));
            rest.key("channelId").text(idOf(placeKind, 2)).key("guildId").text(idOf(placeKind, 1)).endObject();
        }
        return text + ',' + rest.endObject().take().substr(1);
    }

    void addFiles(JsonWriter& json, const ChatMessage& message) {
        json.key("attachments").beginArray();
        for (const ChatAttachment& each : message.attachments) {
            if (each.path.empty()) continue;
            // As that program writes it beside JSON: a path, where in HTML it would be encoded.
            json.beginObject().key("id").text(idOf(fileKind, ++m_files)).key("url").text(each.path);
            json.key("fileName").text(each.name).key("fileSizeBytes").number(each.sizeBytes).endObject();
        }
        json.endArray();
    }

    void addReactions(JsonWriter& json, const ChatMessage& message) const {
        json.key("reactions").beginArray();
        for (const ChatReaction& each : message.looks.reactions) {
            json.beginObject().key("emoji").beginObject().key("id").text("").key("name").text(each.emoji);
            json.key("code").text(each.emoji).key("isAnimated").boolean(false).key("imageUrl").text("").endObject();
            json.key("count").number(uint64_t{each.names.size()}).key("users").beginArray();
            for (const std::string& name : each.names) {
                const Person* person = m_people.named(name);
                if (person != nullptr) writePerson(json, person);
            }
            json.endArray().endObject();
        }
        json.endArray();
    }

    const Export& m_to;
    const People& m_people;
    const Replies& m_replies;
    const TimeZone& m_zone;
    size_t m_count = 0;
    size_t m_files = 0;
};

Done writeDiscord(const Export& to) {
    const auto gathered = Gathered::of(to);
    if (!gathered) return passOn(gathered);
    const auto zone = zoneOf(to);
    if (!zone) return passOn(zone);
    return Discord(to, gathered->people, gathered->replies, *zone).write();
}

} // namespace

constexpr Target discordTarget = {
    "discord", false,       "viewers and analysers of DiscordChatExporter's JSON", "Python's json; our importer",
    carries,   writeDiscord};

} // namespace ieum::transfer
