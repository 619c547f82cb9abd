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
#include <functional>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>

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

/// Of a path, and none that hides or leads up.
bool isOnePart(std::string_view name) {
    const bool isPlain = std::none_of(name.begin(), name.end(), [](char c) { return (c >= 0 && c < ' ') || c == '/'; });
    return isPlain && !name.empty() && name.size() <= limits::nameBytesMax && !name.starts_with('.');
}

class Workspace {
  public:
    explicit Workspace(const Bundle& bundle, uint64_t bytesMax = limits::fileBytesMax, std::function<Done()> goOn = {})
        : m_bundle(bundle), m_goOn(std::move(goOn)), m_bytesLeft(bytesMax) {
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

    /// Errors: BadArchive, BadEncoding, TooLarge, those of Bundle, and those of `goOn`, which is asked for each piece
    /// and each object.
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
    /// Of all channels, whether their days are here or not.
    std::vector<std::string> folderNames() {
        std::vector<std::string> found;
        for (const std::string_view list : lists) {
            const Done read = eachObject(list, [&](const JsonValue& object) {
                const std::string_view name = textIn(object, "name");
                const std::string_view folder = name.empty() ? textIn(object, "id") : name;
                if (isOnePart(folder) && found.size() < limits::chatsMax) found.emplace_back(folder);
            });
            if (!read) return {};
        }
        std::sort(found.begin(), found.end()); // one that is named often is looked at once
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    }
    const SlackNames& names() const { return m_names; }
    /// Entries, in order.
    const std::vector<size_t>& daysOf(const Channel& channel) const { return m_days.at(channel.folder); }

    /// Where another program put the file that Slack gave this id; in an unpacked export nobody has looked there yet.
    std::optional<size_t> uploadOf(const std::string& id, Bundle& bundle) {
        if (!isOnePart(id)) return std::nullopt;
        if (const auto known = m_uploads.find(id); known != m_uploads.end()) return known->second;
        if (m_uploads.size() == limits::bundleEntriesMax) return std::nullopt;
        const std::string folder = m_folder + "__uploads/" + id + '/';
        const auto at = m_byName.lower_bound(folder);
        const bool isListed = at != m_byName.end() && at->first.starts_with(folder);
        const auto found = isListed ? std::optional(at->second) : bundle.lookInto(folder);
        return m_uploads.emplace(id, found).first->second;
    }
    void linkUploads(ChatMessage& message, Bundle& bundle) {
        for (ChatAttachment& attachment : message.attachments) {
            attachment.entry = uploadOf(attachment.label, bundle);
            if (attachment.entry) attachment.sizeBytes = bundle.entries()[*attachment.entry].sizeBytes;
        }
    }
    Result<std::string> textOf(size_t entry) {
        const auto bytes = m_bundle.read(entry, std::min(m_bytesLeft, limits::fileBytesMax), m_goOn);
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
            if (const Done going = m_goOn ? m_goOn() : Done(); !going) return going;
            const std::string_view raw = walk.value();
            if (walk.isTooLarge()) return fail(Cause::Input, TransferError::TooLarge, walk.line());
            const auto object = parseJson(strictJson(raw));
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
    std::unordered_map<std::string, std::optional<size_t>> m_uploads; ///< by id, of those that were looked for
    std::map<std::string, std::vector<size_t>> m_days;                ///< by the folder that they are in
    std::string m_folder;
    bool m_isThere = false;
    std::function<Done()> m_goOn;
    SlackNames m_names;
    uint64_t m_bytesLeft; ///< for all texts together: a channel is one chat that was cut
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

Done addDay(Chat& chat, Chat day, std::unordered_set<std::string>& known, const TakeMessage& take) {
    for (ChatMessage& message : day.messages) {
        if (const Done given = give(chat, take, std::move(message)); !given) return given;
    }
    return chat.absorb(std::move(day), known);
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

std::vector<std::string> slackFolders(const Bundle& bundle) { return Workspace(bundle).folderNames(); }

Result<Chat> readSlack(Bundle& bundle, const ImportOptions& options) {
    const uint64_t bytesMax = options.take ? limits::streamedBytesMax : limits::fileBytesMax;
    Workspace workspace(bundle, bytesMax, options.goOn);
    if (const Done people = workspace.readPeople(); !people) return passOn(people);
    auto channels = workspace.channels();
    if (!channels) return passOn(channels);
    auto channel = choose(std::move(*channels), options.chat);
    if (!channel) return passOn(channel);
    const SlackMessages messages(channel->id, workspace.names());
    Chat chat;
    std::unordered_set<std::string> known;
    uint64_t weight = 0;
    uint64_t dayBefore = 0;
    const auto readMessage = [&](const JsonValue& object) {
        auto message = messages.read(object);
        if (message) weight += weightOf(*message);
        if (message && weight > dayBefore + limits::fileBytesMax) message->looks = {}; // is refused behind this day
        if (message && weight > dayBefore + limits::fileBytesMax) message->text.clear();
        return message;
    };
    std::vector<ChatMessage> held; // a day of them
    const TakeMessage hold = [&](ChatMessage&& message) -> Done {
        if (const Done going = options.going(); !going) return going;
        held.push_back(std::move(message));
        return {};
    };
    for (const size_t entry : workspace.daysOf(*channel)) {
        if (const Done going = options.going(); !going) return passOn(going);
        const auto text = workspace.textOf(entry);
        if (!text) return passOn(text);
        auto day = readJsonMessages(*text, 1, options.lenient, readMessage, hold);
        if (!day) return passOn(day);
        day->messages = std::exchange(held, {});
        day->taken = 0;
        const bool isTooMuch = chat.count() + day->messages.size() > limits::messagesMax;
        if (isTooMuch || weight > bytesMax || weight > dayBefore + limits::fileBytesMax) {
            return fail(Cause::Input, TransferError::TooLarge, static_cast<int64_t>(chat.count()));
        }
        dayBefore = weight;
        for (ChatMessage& message : day->messages) workspace.linkUploads(message, bundle);
        if (const Done added = addDay(chat, std::move(*day), known, options.take); !added) return passOn(added);
    }
    if (chat.count() == 0) return fail(Cause::Input, TransferError::NoMessages);
    chat.room = channel->name;
    chat.timeZone = "UTC";
    chat.encoding = "utf-8";
    return chat;
}

} // namespace ieum::transfer
