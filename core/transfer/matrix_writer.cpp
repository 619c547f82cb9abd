// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Events for Matrix, one a line, with the registration of an application service that may send them under the names and
// times of their authors. No homeserver reads a file: somebody has to replay it (docs/formats/export.md).
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
                             .edits = Carried::AsText,
                             .deletions = Carried::AsText,
                             .notices = Carried::Yes,
                             .pins = Carried::Yes,
                             .polls = Carried::AsText,
                             .files = Carried::Yes,
                             .roles = Carried::Yes,
                             .system = Carried::AsText,
                             .milliseconds = Carried::Yes,
                             .origin = Carried::Yes};
/// An event has 64 KiB at most, and one character may need six bytes in JSON.
constexpr size_t textCodePointsMax = 9'000;

std::string_view messageType(std::string_view fileName) {
    const std::string_view type = mediaTypeOf(fileName);
    if (type.starts_with("image/")) return "m.image";
    if (type.starts_with("video/")) return "m.video";
    return type.starts_with("audio/") ? "m.audio" : "m.file";
}

class Matrix {
  public:
    Matrix(const Export& to, const People& people, const Replies& replies, std::string server)
        : m_to(to), m_people(people), m_replies(replies), m_server(std::move(server)),
          m_prefix("_ieum_" + shortHash(to.chat.header().room) + '_') {}

    Done write() {
        if (const Done done = writeFile(m_to.out, "registration.yaml", registration()); !done) return done;
        if (const Done opened = m_to.out.open("matrix-events.jsonl", {}); !opened) return opened;
        if (const Done begun = writeState(); !begun) return begun;
        size_t place = 0;
        const Done written = m_to.chat.each([&](const ChatMessage& message) -> Done { return add(message, place++); });
        if (!written) return written;
        if (const Done pinned = writePins(); !pinned) return pinned;
        if (const Done closed = m_to.out.close(); !closed) return closed;
        return copyFiles(m_to);
    }

  private:
    std::string userId(const Person* person) const {
        return '@' + m_prefix + (person == nullptr ? "notice" : person->handle) + ':' + m_server;
    }
    static std::string eventId(size_t place, const std::string& part = {}) {
        return "$ieum-" + std::to_string(place + 1) + part;
    }

    std::string registration() const {
        std::string domain;
        for (const char c : m_server) domain += c == '.' ? "\\\\." : std::string(1, c);
        return "# An application service of a Matrix homeserver, for moving one room in. Put two secrets of your own "
               "in\n"
               "# place of the empty ones (openssl rand -hex 32), name this file in app_service_config_files, and take "
               "it\n"
               "# away again when the room has moved.\n"
               "id: \"ieum-" +
               shortHash(m_to.chat.header().room) +
               "\"\nurl: null\nas_token: \"\"\nhs_token: \"\"\nsender_localpart: \"" + m_prefix +
               "notice\"\nrate_limited: false\nnamespaces:\n  users:\n    - exclusive: true\n      regex: \"@" +
               m_prefix + ".*:" + domain + "\"\n  rooms: []\n  aliases: []\n";
    }

    /// Opens an event as far as its content.
    JsonWriter begin(std::string_view type, const std::string& id, const std::string& sender, int64_t timeMs,
                     const std::string* stateKey = nullptr) const {
        JsonWriter json;
        json.beginObject().key("type").text(type).key("room_id").text("!ieum:" + m_server).key("event_id").text(id);
        json.key("sender").text(sender).key("origin_server_ts").number(std::max<int64_t>(timeMs, 0));
        if (stateKey != nullptr) json.key("state_key").text(*stateKey);
        json.key("content").beginObject();
        return json;
    }
    Done end(JsonWriter& json) { return m_to.out.write(json.endObject().endObject().take() + '\n'); }

    Done writeState() {
        const std::string none;
        const std::string notice = userId(nullptr);
        std::string room = cleanLabel(m_to.chat.header().room, 250);
        JsonWriter name = begin("m.room.name", "$ieum-name", notice, 0, &none);
        name.key("name").text(room.empty() ? "Ieum" : room);
        if (const Done done = end(name); !done) return done;
        JsonWriter history = begin("m.room.history_visibility", "$ieum-history", notice, 0, &none);
        history.key("history_visibility").text("shared");
        if (const Done done = end(history); !done) return done;
        JsonWriter power = begin("m.room.power_levels", "$ieum-power", notice, 0, &none);
        power.key("users").beginObject().key(notice).number(int64_t{100});
        for (const Person& person : m_people.all()) {
            if (person.role == "owner" || person.role == "admin") {
                power.key(userId(&person)).number(int64_t{person.role == "owner" ? 100 : 50});
            }
        }
        power.endObject();
        if (const Done done = end(power); !done) return done;
        for (const Person& person : m_people.all()) {
            const std::string id = userId(&person);
            JsonWriter member = begin("m.room.member", "$ieum-member-" + std::to_string(person.number), id, 0, &id);
            member.key("membership").text("join").key("displayname").text(person.label);
            if (const Done done = end(member); !done) return done;
        }
        return {};
    }

    void addCommon(JsonWriter& json, const ChatMessage& message, size_t place) const {
        if (const auto parent = m_replies.parentOf(place)) {
            json.key("m.relates_to").beginObject().key("m.in_reply_to").beginObject().key("event_id");
            json.text(eventId(*parent)).endObject().endObject();
        }
        if (!message.source.empty() && message.source != "ieum") json.key("invalid.ieum.origin").text(message.source);
    }

    Done add(const ChatMessage& message, size_t place) {
        const bool isSystem = message.kind == ChatMessage::System;
        const std::string sender = userId(isSystem ? nullptr : m_people.author(message));
        const bool hasParent = m_replies.parentOf(place).has_value();
        const std::string text =
            saidText(message, carries, m_to.korean(), hasParent ? "" : m_replies.quoteFor(message));
        const bool hasFile = std::any_of(message.attachments.begin(), message.attachments.end(),
                                         [](const ChatAttachment& each) { return !each.path.empty(); });
        if (message.looks.pinned) m_pinned.push_back(eventId(place));
        size_t part = 0;
        const auto nextId = [&] { return eventId(place, part++ == 0 ? "" : "-" + std::to_string(part)); };
        if (!text.empty() || !hasFile) {
            for (const std::string_view piece : piecesOf(text, textCodePointsMax)) {
                JsonWriter json = begin("m.room.message", nextId(), sender, message.timeMs);
                const bool isNotice = message.looks.notice || isSystem || message.author.empty();
                json.key("msgtype").text(isNotice ? "m.notice" : "m.text").key("body").text(piece);
                addCommon(json, message, place);
                if (const Done done = end(json); !done) return done;
            }
        }
        for (const ChatAttachment& file : message.attachments) {
            if (file.path.empty()) continue;
            const std::string name = safeFileName(file.name);
            JsonWriter json = begin("m.room.message", nextId(), sender, message.timeMs);
            // The address comes when the file is uploaded; until then its path says where it lies.
            json.key("msgtype").text(messageType(name)).key("body").text(name).key("filename").text(name);
            json.key("url").text("mxc://" + m_server + "/ieum-" + std::to_string(place + 1) + '-' +
                                 std::to_string(part));
            json.key("info").beginObject().key("mimetype").text(mediaTypeOf(name)).key("size").number(file.sizeBytes);
            json.endObject().key("invalid.ieum.path").text(file.path);
            addCommon(json, message, place);
            if (const Done done = end(json); !done) return done;
        }
        return addReactions(message, place);
    }

    Done addReactions(const ChatMessage& message, size_t place) {
        size_t count = 0;
        for (const ChatReaction& reaction : message.looks.reactions) {
            for (const std::string& name : reaction.names) {
                const Person* person = m_people.named(name);
                if (person == nullptr) continue;
                JsonWriter json =
                    begin("m.reaction", eventId(place, "-r" + std::to_string(++count)), userId(person), message.timeMs);
                json.key("m.relates_to").beginObject().key("rel_type").text("m.annotation").key("event_id");
                json.text(eventId(place)).key("key").text(reaction.emoji).endObject();
                if (const Done done = end(json); !done) return done;
            }
        }
        return {};
    }

    Done writePins() {
        if (m_pinned.empty()) return {};
        const std::string none;
        JsonWriter json = begin("m.room.pinned_events", "$ieum-pinned", userId(nullptr), 0, &none);
        json.key("pinned").beginArray();
        for (const std::string& id : m_pinned) json.text(id);
        json.endArray();
        return end(json);
    }

    const Export& m_to;
    const People& m_people;
    const Replies& m_replies;
    std::string m_server;
    std::string m_prefix;
    std::vector<std::string> m_pinned;
};

Done writeMatrix(const Export& to) {
    const auto gathered = Gathered::of(to);
    if (!gathered) return passOn(gathered);
    auto server = serverOf(to);
    if (!server) return passOn(server);
    return Matrix(to, gathered->people, gathered->replies, std::move(*server)).write();
}

} // namespace

constexpr Target matrixTarget = {"matrix",        false,   "Matrix homeservers, replayed by an application service",
                                 "Python's json", carries, writeMatrix};

} // namespace ieum::transfer
