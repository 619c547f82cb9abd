// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The data directory of Prosody's rooms (module muc, internal storage): the room's settings, who may what in it, and
// its log, as prosody-migrator or Prosody itself reads them. Where it goes: docs/formats/export.md.
#include "base/utf8.h"
#include "transfer/gathered.h"
#include "transfer/local_stamp.h"
#include "transfer/percent.h"
#include "transfer/said.h"
#include "transfer/target_files.h"
#include "transfer/target_list.h"

#include <map>

namespace ieum::transfer {

namespace {

constexpr Carries carries = {.replies = Carried::Yes,
                             .reactions = Carried::Yes,
                             .edits = Carried::AsText,
                             .deletions = Carried::AsText,
                             .notices = Carried::AsText,
                             .polls = Carried::AsText,
                             .files = Carried::AsText,
                             .roles = Carried::Yes,
                             .system = Carried::Yes,
                             .milliseconds = Carried::Yes};

/// A string of Lua. What XML cannot hold would make every answer of the server invalid.
std::string lua(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            quoted += '\\';
            quoted += c;
        } else if (c == '\n') {
            quoted += "\\n";
        } else if (c == '\t') {
            quoted += "\\t";
        } else if (byte < ' ' || byte == 0x7F) {
            quoted += "\uFFFD";
        } else {
            quoted += c;
        }
    }
    return quoted + '"';
}

/// As Prosody names files: all but letters and digits as "%2d".
std::string fileName(std::string_view text) { return percentEncoded(text, {}, HexCase::Lower); }

std::string element(std::string_view name, std::string_view attributes, std::string_view content) {
    return "{[\"name\"]=" + lua(name) + ";[\"attr\"]={" + std::string(attributes) + "};" + std::string(content) + "}";
}
std::string attribute(std::string_view name, std::string_view value) {
    return "[" + lua(name) + "]=" + lua(value) + ";";
}

class Prosody {
  public:
    Prosody(const Export& to, const People& people, const Replies& replies, std::string server)
        : m_to(to), m_people(people), m_replies(replies), m_server(std::move(server)) {
        const std::string& title = to.chat.header().room;
        m_room = roomHandle(title, 40);
        m_folder = fileName(service()) + '/';
    }

    Done write() {
        const std::string list = "return {\n\t[" + lua(jid()) + "] = true;\n};\n";
        if (const Done done = writeFile(m_to.out, m_folder + "persistent.dat", list); !done) return done;
        if (const Done done = writeFile(m_to.out, m_folder + "config/" + fileName(m_room) + ".dat", config()); !done) {
            return done;
        }
        if (const Done opened = m_to.out.open(m_folder + "muc_log/" + fileName(m_room) + ".list", {}); !opened) {
            return opened;
        }
        size_t place = 0;
        const Done written =
            m_to.chat.each([&](const ChatMessage& message) -> Done { return m_to.out.write(items(message, place++)); });
        if (!written) return written;
        return m_to.out.close();
    }

  private:
    std::string service() const { return "conference." + m_server; }
    std::string jid() const { return m_room + '@' + service(); }

    std::string config() const {
        std::string title = cleanLabel(m_to.chat.header().room, 200);
        std::string text =
            "return {\n\t[\"_jid\"] = " + lua(jid()) + ";\n\t[\"_data\"] = {\n\t\t[\"name\"] = " + lua(title) +
            ";\n\t\t[\"persistent\"] = true;\n\t\t[\"members_only\"] = true;\n\t\t[\"hidden\"] = true;\n\t};\n"
            "\t[\"_affiliation_data\"] = {};\n";
        for (const Person& person : m_people.all()) {
            const bool leads = person.role == "owner" || person.role == "admin";
            text += "\t[" + lua(person.handle + '@' + m_server) + "] = " + lua(leads ? person.role : "member") + ";\n";
        }
        return text + "};\n";
    }

    static std::string key(size_t place, size_t part = 0) {
        return "ieum-" + std::to_string(place + 1) + (part == 0 ? "" : "-" + std::to_string(part));
    }

    std::string from(const Person* person) const {
        return person == nullptr ? jid() : jid() + '/' + cleanLabel(person->label, 60);
    }

    std::string item(const ChatMessage& message, const std::string& id, const Person* person,
                     const std::string& content) const {
        const int64_t seconds = secondsIn(message.timeMs);
        const std::string stamp = isoLocal(TimeZone::fixed(0).localAt(message.timeMs)) + 'Z';
        return "item({[\"key\"]=" + lua(id) + ";[\"when\"]=" + std::to_string(seconds) + '.' +
               digits(message.timeMs - seconds * 1000, 3) +
               ";[\"with\"]=\"message<groupchat\";[\"name\"]=\"message\";" + "[\"attr\"]={" +
               attribute("type", "groupchat") + attribute("id", id) + attribute("from", from(person)) +
               attribute("to", jid()) + attribute("xmlns", "jabber:client") + attribute("stamp", stamp) + "};" +
               content + "});\n";
    }

    std::string items(const ChatMessage& message, size_t place) const {
        const auto parent = m_replies.parentOf(place);
        const std::string text =
            saidText(message, carries, m_to.korean(), parent ? std::string() : m_replies.quoteFor(message));
        std::string content = element("body", {}, lua(text) + ';') + ';';
        if (parent) {
            // XEP-0461; who spoke there, clients find by the id.
            content +=
                element("reply", attribute("xmlns", "urn:xmpp:reply:0") + attribute("id", key(*parent)), {}) + ';';
        }
        const bool isSystem = message.kind == ChatMessage::System;
        std::string all = item(message, key(place), isSystem ? nullptr : m_people.author(message), content);
        return all + reactions(message, place);
    }

    /// XEP-0444: a message of each person, with all that he put there.
    std::string reactions(const ChatMessage& message, size_t place) const {
        std::map<size_t, std::pair<const Person*, std::string>> people;
        for (const ChatReaction& reaction : message.looks.reactions) {
            for (const std::string& name : reaction.names) {
                const Person* person = m_people.named(name);
                if (person == nullptr) continue;
                auto& [who, content] = people[person->number];
                who = person;
                content += element("reaction", {}, lua(reaction.emoji) + ';') + ';';
            }
        }
        std::string all;
        size_t part = 0;
        for (const auto& [number, put] : people) {
            const std::string attributes = attribute("xmlns", "urn:xmpp:reactions:0") + attribute("id", key(place));
            all += item(message, key(place, ++part), put.first, element("reactions", attributes, put.second) + ';');
        }
        return all;
    }

    const Export& m_to;
    const People& m_people;
    const Replies& m_replies;
    std::string m_server;
    std::string m_room;
    std::string m_folder;
};

Done writeProsody(const Export& to) {
    const auto gathered = Gathered::of(to);
    if (!gathered) return passOn(gathered);
    auto server = serverOf(to);
    if (!server) return passOn(server);
    return Prosody(to, gathered->people, gathered->replies, std::move(*server)).write();
}

} // namespace

constexpr Target prosodyTarget = {
    "prosody", false, "Prosody (XMPP), by its data directory", "Lua, prosody-migrator", carries, writeProsody};

} // namespace ieum::transfer
