// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Telegram Desktop's "result.json": one chat, or one of those in an account's export. Only one message of it is ever
// held; it is gone through twice, since what says whose chat it is may stand behind it.
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
    size_t list = 0; ///< which list of messages of the file is its own, from 1
    bool hasMessages = false;
};

/// A text or a whole number; "" for all else.
std::string wordIn(std::string_view raw) {
    if (raw.size() > limits::nameBytesMax * 6) return {}; // six bytes escape one
    const auto value = parseJson(strictJson(raw));
    if (!value) return {};
    const auto number = value->signedInteger();
    return number ? std::to_string(*number) : value->text;
}

/// Goes through a file from list to list of messages: past all of them, or to one.
class Traversal {
  public:
    /// `wanted`: the list before which it stops; 0: none.
    Traversal(JsonWalk& walk, size_t wanted) : m_walk(walk), m_wanted(wanted) {}

    void run() {
        FoundChat top;
        m_walk.open('{');
        while (const auto name = goOn()) {
            if (*name == "chats" || *name == "left_chats") {
                takeChatList();
            } else {
                takeMember(*name, top);
            }
        }
        if (top.hasMessages) m_chats.push_back(std::move(top));
    }
    bool isThere() const { return m_isThere; }
    std::vector<FoundChat>& chats() { return m_chats; }

  private:
    std::optional<std::string_view> goOn() { return m_isThere ? std::nullopt : m_walk.member(); }

    void takeMember(std::string_view name, FoundChat& chat) {
        if (name == "messages") return takeMessages(chat);
        if (name != "name" && name != "id") return m_walk.skip();
        const bool isName = name == "name";
        std::string& word = isName ? chat.name : chat.id;
        word = wordIn(m_walk.value());
        if (!isName && word.size() > chatIdBytesMax) word.clear();
    }

    void takeMessages(FoundChat& chat) {
        chat.list = ++m_lists;
        chat.hasMessages = false;
        m_isThere = m_lists == m_wanted;
        if (m_isThere) return;
        if (m_walk.next() != '[') return m_walk.skip();
        m_walk.open('[');
        while (m_walk.item()) {
            chat.hasMessages = true;
            m_walk.skip();
        }
    }

    void takeChatList() {
        m_walk.open('{');
        while (const auto name = goOn()) {
            if (*name != "list") {
                m_walk.skip();
                continue;
            }
            m_walk.open('[');
            while (!m_isThere && m_walk.item()) {
                FoundChat chat;
                m_walk.open('{');
                while (const auto member = goOn()) takeMember(*member, chat);
                if (chat.hasMessages && m_chats.size() < limits::chatsMax) m_chats.push_back(std::move(chat));
            }
        }
    }

    JsonWalk& m_walk;
    size_t m_wanted;
    size_t m_lists = 0;
    bool m_isThere = false;
    std::vector<FoundChat> m_chats;
};

/// All that hold messages. Errors: BadArchive, those of reading.
Result<std::vector<FoundChat>> findChats(const DialectInput& input) {
    auto window = input.window();
    if (!window) return passOn(window);
    JsonWalk walk(std::move(*window));
    Traversal traversal(walk, 0);
    traversal.run();
    if (!walk.failure()) return passOn(walk.failure());
    if (walk.isBroken()) return fail(Cause::Input, TransferError::BadArchive, walk.line());
    return std::move(traversal.chats());
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

    bool readsPieces() const override { return true; }
    Result<Chat> read(const DialectInput& input) const override {
        auto zone = TimeZone::named(input.options.timeZone, input.files);
        if (!zone) return passOn(zone);
        auto chats = findChats(input);
        if (!chats) return passOn(chats);
        auto found = choose(std::move(*chats), input.options.chat);
        if (!found) return passOn(found);
        auto window = input.window();
        if (!window) return passOn(window);
        JsonWalk walk(std::move(*window));
        Traversal traversal(walk, found->list);
        traversal.run();
        if (!walk.failure()) return passOn(walk.failure());
        if (!traversal.isThere()) return fail(Cause::Input, TransferError::BadArchive, walk.line());
        const TelegramMessages messages(found->id, std::move(*zone));
        auto chat = readJsonMessages(
            walk, input.options.lenient, [&](const JsonValue& object) { return messages.read(object); },
            input.options.take);
        if (!chat) return chat;
        if (chat->count() == 0) return fail(Cause::Input, TransferError::NoMessages); // all were passed over
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
