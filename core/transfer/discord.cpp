// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A channel of Discord as the program DiscordChatExporter writes it in JSON.
#include "transfer/dialect.h"
#include "transfer/error.h"
#include "transfer/html_text.h"
#include "transfer/json_messages.h"
#include "transfer/json_walk.h"
#include "transfer/kakao_header.h"
#include "transfer/lexer.h"
#include "transfer/limits.h"
#include "transfer/text_units.h"
#include "transfer/time_zone.h"

namespace ieum::transfer {

namespace {

/// 2026-03-01T00:05:11.123+09:00, with or without the fraction, "Z" or an offset at its end.
std::optional<int64_t> utcMsIn(std::string_view text) {
    Lexer in(text);
    LocalTime time;
    const auto take = [&](int& field, std::string_view behind) {
        const auto number = in.takeNumber(2, 4);
        field = number.value_or(0);
        return number && in.take(behind);
    };
    const bool whole = take(time.year, "-") && take(time.month, "-") && take(time.day, "T") && take(time.hour, ":") &&
                       take(time.minute, ":") && take(time.second, "");
    if (!whole || !isReal(time)) return std::nullopt;
    int64_t thousandths = 0;
    if (in.take(".")) {
        const size_t before = in.taken();
        const auto fraction = in.takeNumber(1, 7);
        if (!fraction) return std::nullopt;
        thousandths = *fraction;
        for (size_t digits = in.taken() - before; digits < 3; ++digits) thousandths *= 10;
        for (size_t digits = in.taken() - before; digits > 3; --digits) thousandths /= 10;
    }
    int64_t offsetSeconds = 0;
    if (!in.take("Z")) {
        const auto sign = in.takeOneOf({"+", "-"});
        const auto hours = in.takeNumber(2, 2);
        const bool colon = in.take(":");
        const auto minutes = in.takeNumber(2, 2);
        if (!sign || !hours || !colon || !minutes || *hours > 14 || *minutes > 59) return std::nullopt;
        offsetSeconds = (*sign == 0 ? 1 : -1) * (*hours * 3600 + *minutes * 60);
    }
    if (!in.rest().empty()) return std::nullopt;
    return (secondsOf(time) - offsetSeconds) * 1000 + thousandths;
}

/// The name that people see, or the account's.
std::string_view nameOf(const JsonValue& person) {
    const std::string_view nickname = textIn(person, "nickname");
    return cutTo(nickname.empty() ? textIn(person, "name") : nickname, limits::nameBytesMax);
}

void readAttachments(const JsonValue& object, ChatMessage& message) {
    bool allPictures = true;
    for (const JsonValue& attachment : listIn(object, "attachments")) {
        const std::string_view name = textIn(attachment, "fileName");
        if (name.empty() || message.attachments.size() == limits::attachmentsMax) continue;
        const JsonValue* size = attachment.find("fileSizeBytes");
        const auto bytes = size ? size->unsignedInteger() : std::nullopt;
        ChatAttachment made{std::string(name), bytes.value_or(0), {}, {}};
        made.label = textIn(attachment, "url"); // a path when the media were fetched as well
        message.attachments.push_back(std::move(made));
        allPictures = allPictures && isPicture(name);
    }
    if (!message.attachments.empty()) message.kind = allPictures ? ChatMessage::Photo : ChatMessage::File;
}

void readReactions(const JsonValue& object, ChatMessage& message) {
    for (const JsonValue& reaction : listIn(object, "reactions")) {
        const JsonValue* emoji = reaction.find("emoji");
        const std::string_view name = emoji ? textIn(*emoji, "name") : std::string_view{};
        if (name.empty() || message.looks.reactions.size() == limits::reactionsMax) continue;
        ChatReaction read{std::string(name), {}};
        for (const JsonValue& user : listIn(reaction, "users")) read.names.emplace_back(nameOf(user));
        message.looks.reactions.push_back(std::move(read));
    }
}

/// Ids are unique in all of Discord.
std::string idOf(std::string_view number) {
    constexpr size_t digitsMax = 20;
    const bool isNumber = !number.empty() && number.size() <= digitsMax &&
                          number.find_first_not_of("0123456789") == std::string_view::npos;
    return isNumber ? "discord-" + std::string(number) : std::string{};
}

std::optional<ChatMessage> messageOf(const JsonValue& object) {
    ChatMessage message;
    message.source = "discord";
    message.originalTime = textIn(object, "timestamp");
    const auto time = utcMsIn(message.originalTime);
    const JsonValue* author = object.find("author");
    if (!time || !author) return std::nullopt;
    message.timeMs = *time;
    message.id = idOf(textIn(object, "id"));
    message.text = textIn(object, "content");
    const std::string_view type = textIn(object, "type");
    // 20, 21 and 23 are answers to commands, first messages of threads, and commands of menus, which have no names
    // there.
    const bool isSaid = type == "Default" || type == "Reply" || type == "20" || type == "21" || type == "23";
    if (!isSaid) { // somebody joined, a call, a pin
        message.kind = ChatMessage::System;
        message.text = std::string(nameOf(*author)) + ' ' + (message.text.empty() ? std::string(type) : message.text);
        return message;
    }
    message.author = nameOf(*author);
    message.authorId = textIn(*author, "id");
    if (message.authorId.empty()) message.authorId = message.author;
    readAttachments(object, message);
    readReactions(object, message);
    message.looks.edited = !textIn(object, "timestampEdited").empty();
    const JsonValue* pinned = object.find("isPinned");
    message.looks.pinned = pinned && pinned->boolean;
    if (const JsonValue* reference = object.find("reference"); reference && type == "Reply") {
        message.replyTo = idOf(textIn(*reference, "messageId"));
    }
    return message;
}

class Discord : public Dialect {
  public:
    std::string_view name() const override { return "discord"; }

    std::optional<size_t> recognisedAt(std::span<const std::string_view> firstLines) const override {
        if (firstLines.empty() || !firstLines.front().starts_with('{')) return std::nullopt;
        for (const std::string_view line : firstLines) {
            const size_t quote = line.find('"');
            if (quote != std::string_view::npos) {
                return line.substr(quote).starts_with("\"guild\"") ? std::optional<size_t>(0) : std::nullopt;
            }
        }
        return std::nullopt;
    }

    bool readsPieces() const override { return true; }
    Result<Chat> read(const DialectInput& input) const override {
        const auto found = find(input);
        if (!found) return passOn(found);
        if (found->lists == 0) return fail(Cause::Input, TransferError::NoMessages);
        auto window = input.window();
        if (!window) return passOn(window);
        JsonWalk walk(std::move(*window));
        const bool isThere = toMessages(walk, found->lists);
        if (!walk.failure()) return passOn(walk.failure());
        if (!isThere) return fail(Cause::Input, TransferError::BadArchive, walk.line());
        auto chat = readJsonMessages(walk, input.options.lenient, messageOf, input.options.take);
        if (!chat) return chat;
        if (chat->count() == 0) return fail(Cause::Input, TransferError::NoMessages);
        chat->room = found->room.empty() ? roomFromFileName(input.fileName) : found->room;
        chat->timeZone = "UTC";
        return chat;
    }

  private:
    struct Found {
        std::string room;
        size_t lists = 0; ///< of messages: the last one counts
    };
    /// Once through all of it, for what may stand behind the messages. Errors: BadArchive, those of reading.
    static Result<Found> find(const DialectInput& input) {
        auto window = input.window();
        if (!window) return passOn(window);
        JsonWalk walk(std::move(*window));
        Found found;
        walk.open('{');
        while (const auto name = walk.member()) {
            if (*name != "channel") {
                found.lists += *name == "messages" ? 1 : 0;
                walk.skip();
                continue;
            }
            const std::string_view raw = walk.value();
            if (raw.size() > limits::messageBytesMax) continue;
            if (const auto channel = parseJson(strictJson(raw))) found.room = textIn(*channel, "name");
        }
        if (!walk.failure()) return passOn(walk.failure());
        if (walk.isBroken()) return fail(Cause::Input, TransferError::BadArchive, walk.line());
        return found;
    }
    /// The list of messages of that number, from 1, stands in front then.
    static bool toMessages(JsonWalk& walk, size_t number) {
        walk.open('{');
        while (const auto name = walk.member()) {
            if (*name == "messages" && --number == 0) return true;
            walk.skip();
        }
        return false;
    }
};

} // namespace

const Dialect& discord() {
    static const Discord dialect;
    return dialect;
}

} // namespace ieum::transfer
