// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Mattermost's bulk import (`mmctl import`): a zip with one file of JSON Lines and the attachments under data/. Rules
// of its validator and traps of Zulip's reader of the same file: docs/formats/export.md.
#include "base/utf8.h"
#include "transfer/emoji_names.h"
#include "transfer/gathered.h"
#include "transfer/json_writer.h"
#include "transfer/limits.h"
#include "transfer/local_stamp.h"
#include "transfer/said.h"
#include "transfer/target_files.h"
#include "transfer/target_list.h"

#include <algorithm>
#include <set>

namespace ieum::transfer {

namespace {

constexpr std::string_view teamName = "ieum";
constexpr size_t messageCodePointsMax = 16'000; ///< servers take 16,383
constexpr size_t attachmentsPerPost = 10;
/// mmctl's validator stops at lines of 16 MiB; what would not fit stands as a post of its own.
constexpr size_t threadBytesMax = 12U << 20U;

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

/// What a post and a reply have in common.
struct Post {
    std::string user;
    std::string text;
    int64_t timeMs = 0;
    bool edited = false;
    bool pinned = false;
    std::vector<std::pair<std::string, std::string>> reactions; ///< user, name of the emoji
    std::vector<std::string> attachments;                       ///< paths below data/
};

void writeCommon(JsonWriter& json, const Post& post) {
    json.key("user").text(post.user).key("message").text(post.text).key("create_at").number(post.timeMs);
    if (post.edited) json.key("edit_at").number(post.timeMs);
    json.key("reactions").beginArray();
    for (const auto& [user, emoji] : post.reactions) {
        json.beginObject().key("user").text(user).key("emoji_name").text(emoji);
        json.key("create_at").number(post.timeMs + 1).endObject();
    }
    json.endArray().key("attachments").beginArray();
    for (const std::string& path : post.attachments) json.beginObject().key("path").text(path).endObject();
    json.endArray();
}

std::string replyJson(const Post& post) {
    JsonWriter json;
    json.beginObject();
    writeCommon(json, post);
    return json.endObject().take();
}

class Mattermost {
  public:
    Mattermost(const Export& to, const People& people, const Replies& replies)
        : m_to(to), m_people(people), m_replies(replies) {
        const std::string& room = to.chat.header().room;
        m_channel = roomHandle(room, 40);
    }

    Done write() {
        if (const Done opened = m_to.out.open("import.jsonl", {}); !opened) return opened;
        if (const Done begun = writeHead(); !begun) return begun;
        if (const Done timed = timeAll(); !timed) return timed;
        if (const Done collected = collectReplies(); !collected) return collected;
        size_t place = 0;
        const Done written = m_to.chat.each([&](const ChatMessage& message) -> Done {
            const size_t here = place++;
            return m_inThreads.contains(here) ? Done{} : writePosts(message, here);
        });
        if (!written) return written;
        if (const Done closed = m_to.out.close(); !closed) return closed;
        return writeAttachments();
    }

  private:
    Done line(JsonWriter& json) { return m_to.out.write(json.take() + '\n'); }

    Done writeHead() {
        JsonWriter json;
        json.beginObject().key("type").text("version").key("version").number(uint64_t{1}).key("info").beginObject();
        json.key("generator").text("ieum").key("version").text("1").endObject().endObject();
        if (const Done done = line(json); !done) return done;
        json.beginObject().key("type").text("team").key("team").beginObject().key("name").text(teamName);
        json.key("display_name").text("이음").key("type").text("I").endObject().endObject();
        if (const Done done = line(json); !done) return done;
        std::string title = cleanLabel(m_to.chat.header().room, 64);
        if (title.empty()) title = m_channel;
        json.beginObject().key("type").text("channel").key("channel").beginObject().key("team").text(teamName);
        json.key("name").text(m_channel).key("display_name").text(title).key("type").text("P");
        json.key("header").text("").key("purpose").text("").endObject().endObject();
        if (const Done done = line(json); !done) return done;
        if (const Done done = writeUser(std::string(appHandle), "이음", false); !done) return done;
        for (const Person& person : m_people.all()) {
            const bool leads = person.role == "owner" || person.role == "admin";
            if (const Done done = writeUser(person.handle, cleanLabel(person.label, 64), leads); !done) return done;
        }
        return {};
    }

    Done writeUser(const std::string& handle, const std::string& name, bool leads) {
        JsonWriter json;
        json.beginObject().key("type").text("user").key("user").beginObject().key("username").text(handle);
        json.key("email").text(handle + "@ieum.invalid").key("nickname").text(name).key("first_name").text(name);
        json.key("last_name").text("").key("position").text("").key("roles").text("system_user");
        json.key("teams").beginArray().beginObject().key("name").text(teamName).key("roles").text("team_user");
        json.key("channels").beginArray().beginObject().key("name").text(m_channel).key("roles");
        json.text(leads ? "channel_user channel_admin" : "channel_user");
        json.endObject().endArray().endObject().endArray().endObject().endObject();
        return line(json);
    }

    /// One, or several where the text or the attachments are too many for one.
    std::vector<Post> postsOf(const ChatMessage& message, size_t place, bool isInThread) {
        const auto parent = m_replies.parentOf(place);
        const bool isToRoot = isInThread && parent && *parent == m_replies.rootOf(place);
        Post post;
        const Person* author = m_people.author(message);
        post.user = author == nullptr ? std::string(appHandle) : author->handle;
        post.edited = message.looks.edited;
        post.pinned = message.looks.pinned;
        std::string text = saidText(message, carries, m_to.korean(), isToRoot ? "" : m_replies.quoteFor(message));
        addReactions(message, post, text);
        std::vector<std::string> paths;
        for (const ChatAttachment& attachment : message.attachments) {
            if (!attachment.path.empty()) paths.push_back(pathOf(attachment));
        }
        std::vector<Post> posts;
        for (const std::string_view piece : piecesOf(text, messageCodePointsMax)) {
            posts.push_back(posts.empty() ? post : Post{post.user, {}, 0, post.edited, false, {}, {}});
            posts.back().text = piece;
        }
        for (size_t i = 0; i < paths.size(); ++i) {
            if (i > 0 && i % attachmentsPerPost == 0) posts.push_back({post.user, {}, 0, false, false, {}, {}});
            posts.back().attachments.push_back(paths[i]);
        }
        for (Post& each : posts)
            each.timeMs = &each == &posts.front() ? m_starts[place] : m_moments.next(m_starts[place]);
        return posts;
    }

    void addReactions(const ChatMessage& message, Post& post, std::string& text) const {
        std::set<std::pair<std::string, std::string>> seen;
        for (const ChatReaction& reaction : message.looks.reactions) {
            const std::string_view name = emojiName(reaction.emoji);
            if (name.empty() || reaction.names.empty()) text += (text.empty() ? "" : "\n") + reactionText(reaction);
            if (name.empty()) continue;
            for (const std::string& who : reaction.names) {
                const Person* person = m_people.named(who);
                if (person != nullptr && seen.emplace(person->handle, name).second) {
                    post.reactions.emplace_back(person->handle, name);
                }
            }
        }
    }

    /// "files/1-a.pdf" of the chat is "bulk-export-attachments/1-a.pdf" below data/.
    static std::string pathOf(const ChatAttachment& attachment) {
        return "bulk-export-attachments/" + attachment.path.substr(attachment.path.find('/') + 1);
    }

    /// Posts are known by their moment, and an answer comes after what it answers.
    Done timeAll() {
        return m_to.chat.each([&](const ChatMessage& message) -> Done {
            const size_t root = m_replies.rootOf(m_starts.size());
            const bool answers = root < m_starts.size();
            const int64_t earliest = answers ? m_starts[root] + 1 : message.timeMs;
            m_starts.push_back(m_moments.next(std::max(message.timeMs, earliest)));
            return {};
        });
    }

    /// A thread stands in one line with its root, so what follows in it has to be known before.
    Done collectReplies() {
        size_t place = 0;
        return m_to.chat.each([&](const ChatMessage& message) -> Done {
            const size_t here = place++;
            const size_t root = m_replies.rootOf(here);
            if (root == here) return {};
            std::string& thread = m_threads[root];
            std::string more;
            for (const Post& post : postsOf(message, here, true)) more += (more.empty() ? "" : ",") + replyJson(post);
            if (thread.size() + more.size() > threadBytesMax) return {};
            thread += (thread.empty() ? "" : ",") + more;
            m_inThreads.insert(here);
            return {};
        });
    }

    Done writePosts(const ChatMessage& message, size_t place) {
        const auto thread = m_threads.find(place);
        bool isFirst = true;
        for (const Post& post : postsOf(message, place, false)) {
            JsonWriter json;
            json.beginObject().key("type").text("post").key("post").beginObject().key("team").text(teamName);
            json.key("channel").text(m_channel);
            writeCommon(json, post);
            json.key("is_pinned").boolean(post.pinned && isFirst);
            std::string text = json.take() + ",\"replies\":[";
            if (isFirst && thread != m_threads.end()) text += thread->second;
            isFirst = false;
            if (const Done done = m_to.out.write(text + "]}}\n"); !done) return done;
        }
        return {};
    }

    Done writeAttachments() {
        return m_to.chat.each([&](const ChatMessage& message) -> Done {
            for (const ChatAttachment& attachment : message.attachments) {
                if (attachment.path.empty()) continue;
                if (const Done done = copyFile(m_to, attachment, "data/" + pathOf(attachment)); !done) return done;
            }
            return {};
        });
    }

    const Export& m_to;
    const People& m_people;
    const Replies& m_replies;
    std::string m_channel;
    FreeMoments m_moments;
    std::vector<int64_t> m_starts;                     ///< of each message
    std::unordered_map<size_t, std::string> m_threads; ///< replies of a root, as JSON
    std::set<size_t> m_inThreads;
};

Done writeMattermost(const Export& to) {
    const auto gathered = Gathered::of(to);
    if (!gathered) return passOn(gathered);
    return Mattermost(to, gathered->people, gathered->replies).write();
}

} // namespace

constexpr Target mattermostTarget = {"mattermost",
                                     true,
                                     "Mattermost (mmctl import), Zulip (convert_mattermost_data)",
                                     "rules of mmctl's validator, written anew in Python",
                                     carries,
                                     writeMattermost};

} // namespace ieum::transfer
