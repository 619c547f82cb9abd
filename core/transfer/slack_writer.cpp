// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Slack's export zip, in two variants: JSON alone, as Slack itself makes it and strict readers want it, and with the
// files under __uploads/, where mmetl looks for them. Traps of its readers: docs/formats/export.md.
#include "base/utf8.h"
#include "transfer/emoji_names.h"
#include "transfer/gathered.h"
#include "transfer/json_writer.h"
#include "transfer/local_stamp.h"
#include "transfer/said.h"
#include "transfer/target_files.h"
#include "transfer/target_list.h"

#include <algorithm>
#include <map>

namespace ieum::transfer {

namespace {

constexpr std::string_view teamId = "T0IEUM000";
constexpr std::string_view channelId = "G0IEUM000";
constexpr std::string_view appId = "U0IEUM000"; ///< says what the app said
constexpr size_t attachmentsPerPost = 5;        ///< mmetl drops what is more
constexpr size_t textCodePointsMax = 16'000;    ///< for the servers behind it; Slack takes 40,000

constexpr Carries carries = {.replies = Carried::Yes,
                             .reactions = Carried::Yes,
                             .edits = Carried::Yes,
                             .deletions = Carried::AsText,
                             .notices = Carried::AsText,
                             .polls = Carried::AsText,
                             .files = Carried::AsText,
                             .system = Carried::AsText,
                             .milliseconds = Carried::Yes};
constexpr Carries withFiles() {
    Carries all = carries;
    all.files = Carried::Yes;
    return all;
}
constexpr Carries filesCarries = withFiles();

std::string userId(const Person* person) {
    return person == nullptr ? std::string(appId) : "U" + digits(static_cast<int64_t>(person->number), 8);
}
std::string fileId(const ChatAttachment& attachment) {
    return "F" + attachment.path.substr(attachment.path.find('/') + 1,
                                        attachment.path.find('-') - attachment.path.find('/') - 1);
}

std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        if (c == '&') {
            safe += "&amp;";
        } else if (c == '<') {
            safe += "&lt;";
        } else if (c == '>') {
            safe += "&gt;";
        } else {
            safe += c;
        }
    }
    return safe;
}

void writeTopic(JsonWriter& json, std::string_view key, std::string_view value) {
    json.key(key).beginObject().key("value").text(value).key("creator").text("").key("last_set").number(int64_t{0});
    json.endObject();
}

struct Thread {
    std::vector<size_t> replies;
};

class Slack {
  public:
    Slack(const Export& to, const People& people, const Replies& replies, const TimeZone& zone, bool withUploads)
        : m_to(to), m_people(people), m_replies(replies), m_zone(zone), m_withUploads(withUploads) {
        const std::string& room = to.chat.header().room;
        m_channel = roomHandle(room, 60);
    }

    Done write() {
        if (const Done timed = readAhead(); !timed) return timed;
        for (const char* empty : {"channels.json", "mpims.json", "dms.json", "integration_logs.json"}) {
            if (const Done done = writeFile(m_to.out, empty, "[]\n"); !done) return done;
        }
        if (const Done done = writeUsers(); !done) return done;
        if (const Done done = writeChannel(); !done) return done;
        if (const Done done = writeDays(); !done) return done;
        return m_withUploads ? writeUploads() : Done{};
    }

  private:
    struct Moment {
        int64_t ms = 0;
        const Person* author = nullptr;
    };

    /// Times of all, and who answers which root: a root tells of its replies before they come.
    Done readAhead() {
        FreeMoments moments;
        return m_to.chat.each([&](const ChatMessage& message) -> Done {
            const size_t place = m_moments.size();
            const size_t root = m_replies.rootOf(place);
            const int64_t earliest = root == place ? message.timeMs : m_moments[root].ms + 1;
            m_moments.push_back({moments.next(std::max(message.timeMs, earliest)), m_people.author(message)});
            if (root != place) m_threads[root].replies.push_back(place);
            return {};
        });
    }

    /// Seconds and six decimals, of which three are ours for what one message becomes.
    std::string stamp(size_t place, size_t part = 0) const {
        const int64_t ms = m_moments[place].ms;
        return std::to_string(ms / 1000) + '.' + digits(ms % 1000, 3) + digits(static_cast<int64_t>(part), 3);
    }

    void addUser(JsonWriter& json, const std::string& id, const std::string& handle, const std::string& name) const {
        json.beginObject().key("id").text(id).key("team_id").text(teamId).key("name").text(handle);
        json.key("deleted").boolean(false).key("is_bot").boolean(false).key("real_name").text(name);
        json.key("tz_offset")
            .number(int64_t{m_zone.offsetSecondsAt(m_moments.empty() ? 0 : m_moments.front().ms / 1000)});
        json.key("profile").beginObject().key("real_name").text(name).key("display_name").text(name);
        json.key("email").text(handle + "@ieum.invalid").key("title").text("");
        for (const char* size : {"image_24", "image_32", "image_48", "image_72", "image_192", "image_512"}) {
            json.key(size).text("");
        }
        json.endObject().endObject();
    }

    Done writeUsers() {
        JsonWriter json;
        json.beginArray();
        addUser(json, std::string(appId), std::string(appHandle), "이음");
        for (const Person& person : m_people.all()) addUser(json, userId(&person), person.handle, person.label);
        return writeFile(m_to.out, "users.json", json.endArray().take() + '\n');
    }

    Done writeChannel() {
        const auto& all = m_people.all();
        const auto owner =
            std::find_if(all.begin(), all.end(), [](const Person& each) { return each.role == "owner"; });
        JsonWriter json;
        json.beginArray().beginObject().key("id").text(channelId).key("name").text(m_channel);
        json.key("created").number(std::max<int64_t>(1, m_moments.empty() ? 1 : m_moments.front().ms / 1000));
        // Rocket.Chat passes over channels without one.
        json.key("creator").text(userId(owner == all.end() ? nullptr : &*owner));
        json.key("is_general").boolean(false).key("is_archived").boolean(false).key("members").beginArray();
        json.text(appId);
        for (const Person& person : all) json.text(userId(&person));
        json.endArray();
        writeTopic(json, "topic", cleanLabel(m_to.chat.header().room, 250));
        writeTopic(json, "purpose", "");
        // A private channel: whoever imports this must not open the room to all.
        return writeFile(m_to.out, "groups.json", json.endObject().endArray().take() + '\n');
    }

    /// A file a day. Its name is only a label, so a message with an earlier time goes with those around it.
    Done writeDays() {
        std::string day;
        size_t place = 0;
        const Done written = m_to.chat.each([&](const ChatMessage& message) -> Done {
            const size_t here = place++;
            const std::string own = isoDay(m_zone.localAt(m_moments[here].ms));
            const bool isNew = day.empty() || own > day;
            if (isNew) {
                if (const Done ended = endDay(day); !ended) return ended;
                day = own;
                if (const Done opened = m_to.out.open(m_channel + '/' + day + ".json", {}); !opened) return opened;
            }
            return m_to.out.write((isNew ? "[\n" : ",\n") + messageJson(message, here));
        });
        if (!written) return written;
        return endDay(day);
    }
    Done endDay(const std::string& day) {
        if (day.empty()) return {};
        if (const Done ended = m_to.out.write("\n]\n"); !ended) return ended;
        return m_to.out.close();
    }

    std::string messageJson(const ChatMessage& message, size_t place) const {
        const auto parent = m_replies.parentOf(place);
        const size_t root = m_replies.rootOf(place);
        const bool isToRoot = parent && *parent == root;
        const Carries& taken = m_withUploads ? filesCarries : carries;
        std::string text = saidText(message, taken, m_to.korean(), isToRoot ? "" : m_replies.quoteFor(message));
        for (const ChatReaction& reaction : message.looks.reactions) {
            const bool isKnown = !emojiName(reaction.emoji).empty() && !reaction.names.empty();
            if (!isKnown) text += (text.empty() ? "" : "\n") + reactionText(reaction);
        }
        std::vector<const ChatAttachment*> uploads;
        for (const ChatAttachment& each : message.attachments) {
            if (m_withUploads && !each.path.empty()) uploads.push_back(&each);
        }
        const auto pieces = piecesOf(text, textCodePointsMax);
        const size_t parts = std::max(pieces.size(), (uploads.size() + attachmentsPerPost - 1) / attachmentsPerPost);
        std::string all;
        for (size_t part = 0; part < parts; ++part) {
            JsonWriter json;
            begin(json, place, part, part < pieces.size() ? pieces[part] : std::string_view{});
            if (part == 0) addLooks(json, message, place);
            if (root != place) addThread(json, root);
            if (part == 0 && root == place) addReplies(json, place);
            const auto from =
                uploads.begin() + static_cast<ptrdiff_t>(std::min(uploads.size(), part * attachmentsPerPost));
            const auto to =
                uploads.begin() + static_cast<ptrdiff_t>(std::min(uploads.size(), (part + 1) * attachmentsPerPost));
            addFiles(json, {from, to});
            all += (all.empty() ? "" : ",\n") + json.endObject().take();
        }
        return all;
    }

    void begin(JsonWriter& json, size_t place, size_t part, std::string_view text) const {
        json.beginObject().key("type").text("message").key("user").text(userId(m_moments[place].author));
        json.key("text").text(escaped(text)).key("ts").text(stamp(place, part));
    }

    void addLooks(JsonWriter& json, const ChatMessage& message, size_t place) const {
        if (message.looks.edited) {
            json.key("edited").beginObject().key("user").text(userId(m_moments[place].author));
            json.key("ts").text(stamp(place)).endObject();
        }
        std::map<std::string_view, std::vector<std::string>> reactions;
        for (const ChatReaction& reaction : message.looks.reactions) {
            const std::string_view name = emojiName(reaction.emoji);
            if (name.empty()) continue;
            auto& users = reactions[name];
            for (const std::string& who : reaction.names) {
                const std::string id = userId(m_people.named(who));
                if (std::find(users.begin(), users.end(), id) == users.end()) users.push_back(id);
            }
        }
        std::erase_if(reactions, [](const auto& each) { return each.second.empty(); });
        if (reactions.empty()) return;
        json.key("reactions").beginArray();
        for (const auto& [name, users] : reactions) {
            json.beginObject()
                .key("name")
                .text(name)
                .key("count")
                .number(uint64_t{users.size()})
                .key("users")
                .beginArray();
            for (const std::string& user : users) json.text(user);
            json.endArray().endObject();
        }
        json.endArray();
    }

    void addThread(JsonWriter& json, size_t root) const {
        json.key("thread_ts").text(stamp(root)).key("parent_user_id").text(userId(m_moments[root].author));
    }

    void addReplies(JsonWriter& json, size_t place) const {
        const auto thread = m_threads.find(place);
        if (thread == m_threads.end()) return;
        const std::vector<size_t>& replies = thread->second.replies;
        json.key("thread_ts").text(stamp(place)).key("reply_count").number(uint64_t{replies.size()});
        std::vector<std::string> users;
        for (const size_t reply : replies) {
            const std::string id = userId(m_moments[reply].author);
            if (std::find(users.begin(), users.end(), id) == users.end()) users.push_back(id);
        }
        json.key("reply_users").beginArray();
        for (const std::string& user : users) json.text(user);
        json.endArray().key("reply_users_count").number(uint64_t{users.size()}).key("replies").beginArray();
        for (const size_t reply : replies) {
            json.beginObject()
                .key("user")
                .text(userId(m_moments[reply].author))
                .key("ts")
                .text(stamp(reply))
                .endObject();
        }
        json.endArray();
    }

    static void addFiles(JsonWriter& json, const std::vector<const ChatAttachment*>& files) {
        if (files.empty()) return;
        json.key("files").beginArray();
        for (const ChatAttachment* file : files) {
            const std::string name = safeFileName(file->name);
            json.beginObject().key("id").text(fileId(*file)).key("name").text(name).key("title").text(name);
            json.key("mimetype").text(mediaTypeOf(name)).key("size").number(file->sizeBytes);
            // Where Slack would have it; nobody answers there, and mmetl takes the bytes from __uploads/.
            const std::string url = "https://files.ieum.invalid/" + fileId(*file);
            json.key("url_private").text(url).key("url_private_download").text(url).endObject();
        }
        json.endArray();
    }

    Done writeUploads() {
        return m_to.chat.each([&](const ChatMessage& message) -> Done {
            for (const ChatAttachment& each : message.attachments) {
                if (each.path.empty()) continue;
                const std::string name = "__uploads/" + fileId(each) + '/' + safeFileName(each.name);
                if (const Done done = copyFile(m_to, each, name); !done) return done;
            }
            return {};
        });
    }

    const Export& m_to;
    const People& m_people;
    const Replies& m_replies;
    const TimeZone& m_zone;
    bool m_withUploads;
    std::string m_channel;
    std::vector<Moment> m_moments; ///< of each message
    std::unordered_map<size_t, Thread> m_threads;
};

Done writeVariant(const Export& to, bool withUploads) {
    const auto gathered = Gathered::of(to);
    if (!gathered) return passOn(gathered);
    const auto zone = zoneOf(to);
    if (!zone) return passOn(zone);
    return Slack(to, gathered->people, gathered->replies, *zone, withUploads).write();
}

Done writeSlack(const Export& to) { return writeVariant(to, false); }
Done writeSlackFiles(const Export& to) { return writeVariant(to, true); }

} // namespace

constexpr Target slackTarget = {
    "slack", true,      "Rocket.Chat, Mattermost (mmetl), viewers of Slack's exports", "Python's zipfile and json",
    carries, writeSlack};
constexpr Target slackFilesTarget = {
    "slack-files", true,           "Mattermost (mmetl), with the files", "Python's zipfile and json",
    filesCarries,  writeSlackFiles};

} // namespace ieum::transfer
