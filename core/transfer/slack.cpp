// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/slack.h"

#include "transfer/encoding.h"
#include "transfer/error.h"
#include "transfer/json_messages.h"
#include "transfer/json_walk.h"
#include "transfer/limits.h"
#include "transfer/slack_message.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_set>

namespace ieum::transfer {

namespace {

/// Public and private channels, groups of people, and two people: the last have no name.
constexpr std::array<std::string_view, 4> lists = {"channels.json", "groups.json", "mpims.json", "dms.json"};

struct Channel {
    std::string id;
    std::string name;
    std::string folder; ///< where its days are
};

/// "2026-03-01.json"
bool isDay(std::string_view name) {
    return name.size() == std::string_view("2026-03-01.json").size() && name.ends_with(".json") &&
           name.find_first_not_of("0123456789-") == name.find(".json");
}

class Workspace {
  public:
    explicit Workspace(const Bundle& bundle) : m_bundle(bundle) {
        for (size_t i = 0; i < bundle.entries().size(); ++i) m_byName.emplace(bundle.entries()[i].name, i);
        for (const auto& [name, entry] : m_byName) { // packed with its folder or without
            if (name == "users.json" ||
                (name.ends_with("/users.json") && std::count(name.begin(), name.end(), '/') == 1)) {
                m_folder = name.substr(0, name.size() - std::string_view("users.json").size());
                m_isThere = std::any_of(lists.begin(), lists.end(), [&](std::string_view list) {
                    return m_byName.contains(m_folder + std::string(list));
                });
            }
            if (isDay(baseOf(name))) m_days[name.substr(0, name.size() - baseOf(name).size())].push_back(entry);
        }
    }
    bool isThere() const { return m_isThere; }

    /// Errors: BadArchive, BadEncoding, TooLarge, and those of Bundle.
    Done readPeople() {
        return eachObject("users.json", [&](const JsonValue& user) {
            if (m_names.size() < limits::membersMax) m_names.emplace(textIn(user, "id"), slackNameOf(user));
        });
    }
    Result<std::vector<Channel>> channels() {
        std::vector<Channel> found;
        for (const std::string_view list : lists) {
            const Done read = eachObject(list, [&](const JsonValue& object) {
                Channel channel{std::string(textIn(object, "id")), std::string(textIn(object, "name")), {}};
                channel.folder = m_folder + (channel.name.empty() ? channel.id : channel.name) + '/';
                if (!m_days.contains(channel.folder) || found.size() == limits::chatsMax) return;
                if (channel.name.empty()) channel.name = namesIn(object);
                found.push_back(std::move(channel));
            });
            if (!read) return passOn(read);
        }
        return found;
    }
    const SlackNames& names() const { return m_names; }
    /// Entries, in order.
    const std::vector<size_t>& daysOf(const Channel& channel) const { return m_days.at(channel.folder); }

    /// Files that another program fetched, by the id that Slack gave them.
    void linkUploads(Chat& chat) const {
        const std::string uploads = m_folder + "__uploads/";
        for (ChatMessage& message : chat.messages) {
            for (ChatAttachment& attachment : message.attachments) {
                if (attachment.label.empty() || attachment.label.find('/') != std::string::npos) continue;
                const std::string folder = uploads + attachment.label + '/';
                const auto at = m_byName.lower_bound(folder);
                if (at == m_byName.end() || !at->first.starts_with(folder)) continue;
                attachment.entry = at->second;
                attachment.sizeBytes = m_bundle.entries()[at->second].sizeBytes;
            }
        }
    }
    Result<std::string> textOf(size_t entry) {
        const auto bytes = m_bundle.read(entry, m_bytesLeft);
        if (!bytes) return passOn(bytes);
        m_bytesLeft -= bytes->size();
        auto decoded = decodeText(*bytes);
        if (!decoded) return passOn(decoded);
        return std::move(decoded->text);
    }

  private:
    template <class Take> Done eachObject(std::string_view list, const Take& take) {
        const auto entry = m_byName.find(m_folder + std::string(list));
        if (entry == m_byName.end()) return {};
        const auto text = textOf(entry->second);
        if (!text) return passOn(text);
        JsonWalk walk(*text);
        walk.open('[');
        while (walk.item()) {
            const std::string_view raw = walk.value();
            const auto object = raw.size() > limits::archiveLineBytesMax ? std::nullopt : parseJson(strictJson(raw));
            if (!object || object->type != JsonValue::Object) {
                return fail(Cause::Input, TransferError::BadArchive, walk.line());
            }
            take(*object);
        }
        if (walk.isBroken()) return fail(Cause::Input, TransferError::BadArchive, walk.line());
        return {};
    }

    std::string namesIn(const JsonValue& channel) const {
        std::string all;
        for (const JsonValue& member : listIn(channel, "members")) {
            const auto known = m_names.find(member.text);
            all.append(all.empty() ? "" : ", ").append(known == m_names.end() ? member.text : known->second);
            if (all.size() > limits::nameBytesMax) break;
        }
        return all.empty() ? std::string(textIn(channel, "id")) : all;
    }

    const Bundle& m_bundle;
    std::map<std::string, size_t> m_byName;
    std::map<std::string, std::vector<size_t>> m_days; ///< by the folder that they are in
    std::string m_folder;
    bool m_isThere = false;
    SlackNames m_names;
    uint64_t m_bytesLeft = limits::fileBytesMax; ///< for all texts together: a channel is one chat that was cut
};

/// Errors: NoMessages, SeveralChats.
Result<Channel> choose(std::vector<Channel> channels, std::string_view wanted) {
    if (channels.empty()) return fail(Cause::Input, TransferError::NoMessages);
    if (channels.size() == 1) return std::move(channels.front());
    if (wanted.starts_with('#')) wanted.remove_prefix(1);
    const auto isWanted = [&](const Channel& channel) { return channel.name == wanted || channel.id == wanted; };
    if (wanted.empty() || std::count_if(channels.begin(), channels.end(), isWanted) != 1) {
        return fail(Cause::Input, TransferError::SeveralChats, static_cast<int64_t>(channels.size()));
    }
    return std::move(*std::find_if(channels.begin(), channels.end(), isWanted));
}

void addDay(Chat& chat, Chat day, std::unordered_set<std::string>& known) {
    for (ChatMessage& message : day.messages) chat.messages.push_back(std::move(message));
    for (ChatMember& member : day.members) {
        if (known.insert(member.id).second) chat.members.push_back(std::move(member));
    }
    for (const PassedOver& line : day.passedOver) chat.passOver(line.line, line.why);
    chat.skipped += day.skipped - static_cast<uint32_t>(day.passedOver.size());
}

/// What ids become, when names stand for them.
uint64_t weightOf(const ChatMessage& message) {
    uint64_t bytes = message.text.size();
    for (const ChatReaction& reaction : message.looks.reactions) {
        for (const std::string& name : reaction.names) bytes += sizeof(std::string) + name.size();
    }
    return bytes;
}

} // namespace

bool isSlackExport(const Bundle& bundle) { return Workspace(bundle).isThere(); }

Result<Chat> readSlack(const Bundle& bundle, const ImportOptions& options) {
    Workspace workspace(bundle);
    if (const Done people = workspace.readPeople(); !people) return passOn(people);
    auto channels = workspace.channels();
    if (!channels) return passOn(channels);
    auto channel = choose(std::move(*channels), options.chat);
    if (!channel) return passOn(channel);
    const SlackMessages messages(channel->id, workspace.names());
    Chat chat;
    std::unordered_set<std::string> known;
    uint64_t weight = 0;
    const auto readMessage = [&](const JsonValue& object) {
        auto message = messages.read(object);
        if (message) weight += weightOf(*message);
        if (message && weight > limits::fileBytesMax) message->looks = {}; // is refused behind this day
        if (message && weight > limits::fileBytesMax) message->text.clear();
        return message;
    };
    for (const size_t entry : workspace.daysOf(*channel)) {
        const auto text = workspace.textOf(entry);
        if (!text) return passOn(text);
        auto day = readJsonMessages(*text, 1, options.lenient, readMessage);
        if (!day) return passOn(day);
        const bool isTooMuch = chat.messages.size() + day->messages.size() > limits::messagesMax;
        if (isTooMuch || weight > limits::fileBytesMax) {
            return fail(Cause::Input, TransferError::TooLarge, static_cast<int64_t>(chat.messages.size()));
        }
        addDay(chat, std::move(*day), known);
    }
    if (chat.messages.empty()) return fail(Cause::Input, TransferError::NoMessages);
    workspace.linkUploads(chat);
    chat.room = channel->name;
    chat.timeZone = "UTC";
    chat.encoding = "utf-8";
    return chat;
}

} // namespace ieum::transfer
