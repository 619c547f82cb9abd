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
    std::vector<size_t> days; ///< entries, in order
};

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
        }
    }
    bool isThere() const { return m_isThere; }

    /// Errors: BadArchive, BadEncoding, TooLarge, and those of Bundle.
    Done readPeople() {
        return eachObject("users.json", [&](const JsonValue& user) {
            if (m_names.size() < limits::membersMax) m_names.emplace(textIn(user, "id"), slackNameOf(user));
        });
    }
    Result<std::vector<Channel>> channels() const {
        std::vector<Channel> found;
        for (const std::string_view list : lists) {
            const Done read = eachObject(list, [&](const JsonValue& object) {
                Channel channel{std::string(textIn(object, "id")), std::string(textIn(object, "name")), {}};
                channel.days = daysOf(channel.name.empty() ? channel.id : channel.name);
                if (channel.name.empty()) channel.name = namesIn(object);
                if (!channel.days.empty() && found.size() < limits::chatsMax) found.push_back(std::move(channel));
            });
            if (!read) return passOn(read);
        }
        return found;
    }
    const SlackNames& names() const { return m_names; }

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
    Result<std::string> textOf(size_t entry) const {
        const auto bytes = m_bundle.read(entry, limits::fileBytesMax);
        if (!bytes) return passOn(bytes);
        auto decoded = decodeText(*bytes);
        if (!decoded) return passOn(decoded);
        return std::move(decoded->text);
    }

  private:
    template <class Take> Done eachObject(std::string_view list, const Take& take) const {
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

    std::vector<size_t> daysOf(const std::string& channel) const {
        const std::string folder = m_folder + channel + '/';
        std::vector<size_t> days;
        for (auto at = m_byName.lower_bound(folder); at != m_byName.end() && at->first.starts_with(folder); ++at) {
            const std::string_view name = std::string_view(at->first).substr(folder.size());
            const bool isDay = name.size() == std::string_view("2026-03-01.json").size() && name.ends_with(".json") &&
                               name.find_first_not_of("0123456789-") == name.find(".json");
            if (isDay) days.push_back(at->second);
        }
        return days;
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
    std::string m_folder;
    bool m_isThere = false;
    SlackNames m_names;
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
    for (const size_t entry : channel->days) {
        const auto text = workspace.textOf(entry);
        if (!text) return passOn(text);
        auto day =
            readJsonMessages(*text, 1, options.lenient, [&](const JsonValue& object) { return messages.read(object); });
        if (!day) return passOn(day);
        if (chat.messages.size() + day->messages.size() > limits::messagesMax) {
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
