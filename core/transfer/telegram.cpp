// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Telegram Desktop's "result.json": one chat, or one of those in an account's export. Only one message of it is ever
// held as JSON.
#include "transfer/dialect.h"
#include "transfer/error.h"
#include "transfer/json_messages.h"
#include "transfer/json_walk.h"
#include "transfer/kakao_header.h"
#include "transfer/limits.h"
#include "transfer/telegram_message.h"

#include <algorithm>

namespace ieum::transfer {

namespace {

/// A signed number of 64 bits; what is longer is none of Telegram's.
constexpr size_t chatIdBytesMax = 20;

struct FoundChat {
    std::string name;
    std::string id;
    std::string_view messages; ///< the array as it is written; "" when there is none
    uint32_t line = 0;         ///< of the array
};

bool hasMessages(const FoundChat& chat) {
    JsonWalk walk(chat.messages);
    return walk.open('[') && walk.item();
}

/// A text or a whole number; "" for all else.
std::string wordIn(std::string_view raw) {
    if (raw.size() > limits::nameBytesMax * 6) return {}; // six bytes escape one
    const auto value = parseJson(strictJson(raw));
    if (!value) return {};
    const auto number = value->signedInteger();
    return number ? std::to_string(*number) : value->text;
}

void takeMember(JsonWalk& walk, std::string_view name, FoundChat& chat) {
    const uint32_t line = walk.line();
    const std::string_view raw = walk.value();
    if (name == "name") chat.name = wordIn(raw);
    if (name == "id") chat.id = wordIn(raw);
    if (chat.id.size() > chatIdBytesMax) chat.id.clear();
    if (name != "messages") return;
    chat.messages = raw;
    chat.line = line;
}

void takeChatList(JsonWalk& walk, std::vector<FoundChat>& chats) {
    walk.open('{');
    while (const auto name = walk.member()) {
        if (*name != "list") {
            walk.value();
            continue;
        }
        walk.open('[');
        while (walk.item()) {
            FoundChat chat;
            walk.open('{');
            while (const auto member = walk.member()) takeMember(walk, *member, chat);
            if (hasMessages(chat) && chats.size() < limits::chatsMax) chats.push_back(std::move(chat));
        }
    }
}

/// All that hold messages. Errors: BadArchive.
Result<std::vector<FoundChat>> findChats(std::string_view text) {
    JsonWalk walk(text);
    std::vector<FoundChat> chats;
    FoundChat top;
    walk.open('{');
    while (const auto name = walk.member()) {
        if (*name == "chats" || *name == "left_chats") {
            takeChatList(walk, chats);
        } else {
            takeMember(walk, *name, top);
        }
    }
    if (walk.isBroken()) return fail(Cause::Input, TransferError::BadArchive, walk.line());
    if (hasMessages(top)) chats.push_back(std::move(top));
    return chats;
}

/// Errors: NoMessages, SeveralChats.
Result<FoundChat> choose(std::vector<FoundChat> chats, std::string_view wanted) {
    if (chats.empty()) return fail(Cause::Input, TransferError::NoMessages);
    if (chats.size() == 1) return std::move(chats.front());
    const auto isWanted = [&](const FoundChat& chat) { return chat.name == wanted || chat.id == wanted; };
    if (wanted.empty() || std::count_if(chats.begin(), chats.end(), isWanted) != 1) {
        return fail(Cause::Input, TransferError::SeveralChats, static_cast<int64_t>(chats.size()));
    }
    return std::move(*std::find_if(chats.begin(), chats.end(), isWanted));
}

class Telegram : public Dialect {
  public:
    std::string_view name() const override { return "telegram"; }

    /// By the first name in the object: what a chat or an account begins with.
    std::optional<size_t> recognisedAt(std::span<const std::string_view> firstLines) const override {
        if (firstLines.empty() || !firstLines.front().starts_with('{')) return std::nullopt;
        for (const std::string_view line : firstLines) {
            const size_t quote = line.find('"');
            if (quote == std::string_view::npos) continue;
            const std::string_view first = line.substr(quote + 1, line.find('"', quote + 1) - quote - 1);
            for (const std::string_view known : {"name", "type", "id", "messages", "chats", "about",
                                                 "personal_information", "profile_pictures", "left_chats"}) {
                if (first == known) return 0;
            }
            return std::nullopt;
        }
        return std::nullopt;
    }

    Result<Chat> read(const DialectInput& input) const override {
        auto zone = TimeZone::named(input.options.timeZone, input.files);
        if (!zone) return passOn(zone);
        auto chats = findChats(input.text);
        if (!chats) return passOn(chats);
        auto found = choose(std::move(*chats), input.options.chat);
        if (!found) return passOn(found);
        const TelegramMessages messages(found->id, std::move(*zone));
        auto chat = readJsonMessages(found->messages, found->line, input.options.lenient,
                                     [&](const JsonValue& object) { return messages.read(object); });
        if (!chat) return chat;
        if (chat->messages.empty()) return fail(Cause::Input, TransferError::NoMessages); // all were passed over
        chat->room = found->name.empty() ? roomFromFileName(input.fileName) : found->name;
        chat->timeZone = input.options.timeZone;
        return chat;
    }
};

} // namespace

const Dialect& telegram() {
    static const Telegram dialect;
    return dialect;
}

} // namespace ieum::transfer
