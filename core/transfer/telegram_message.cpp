// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/telegram_message.h"

#include "transfer/json_messages.h"
#include "transfer/lexer.h"
#include "transfer/limits.h"
#include "transfer/record_ids.h"

namespace ieum::transfer {

namespace {

/// A text, or a list of texts and of objects with one: bold words, links, mentions.
std::string plainText(const JsonValue* value) {
    std::string text;
    if (!value) return text;
    if (value->type == JsonValue::Text) return value->text;
    for (const JsonValue& piece : value->items) {
        text += piece.type == JsonValue::Text ? std::string_view(piece.text) : textIn(piece, "text");
    }
    return text;
}

/// "photos/photo_1.jpg"; a sentence in parentheses stands for a file that was not exported.
std::string_view nameInPath(std::string_view path) {
    return path.starts_with('(') ? std::string_view{} : path.substr(path.find_last_of("/\\") + 1);
}

void attach(const JsonValue& object, std::string_view name, std::string_view path, ChatMessage& message) {
    if (name.empty()) return;
    const JsonValue* size = object.find("file_size");
    ChatAttachment attachment{std::string(name), (size ? size->unsignedInteger() : std::nullopt).value_or(0), {}, {}};
    if (!path.starts_with('(')) attachment.label = path;
    message.attachments.push_back(std::move(attachment));
}

void readMedia(const JsonValue& object, ChatMessage& message) {
    if (object.find("photo")) {
        message.kind = ChatMessage::Photo;
        const std::string_view path = textIn(object, "photo");
        attach(object, nameInPath(path), path, message);
    } else if (object.find("file")) {
        const std::string_view given = textIn(object, "file_name");
        message.kind = textIn(object, "media_type") == "sticker" ? ChatMessage::Sticker : ChatMessage::File;
        const std::string_view path = textIn(object, "file");
        attach(object, given.empty() ? nameInPath(path) : given, path, message);
        if (message.text.empty()) message.text = textIn(object, "sticker_emoji");
    } else if (const JsonValue* contact = object.find("contact_information")) {
        message.kind = ChatMessage::Other;
        for (const std::string_view part : {"first_name", "last_name", "phone_number"}) {
            const std::string_view text = textIn(*contact, part);
            if (!text.empty()) message.text.append(message.text.empty() ? "" : " ").append(text);
        }
    } else if (object.find("location_information")) {
        message.kind = ChatMessage::Other;
        if (message.text.empty()) message.text = textIn(object, "place_name");
    }
}

void readPoll(const JsonValue& object, ChatMessage& message) {
    const JsonValue* poll = object.find("poll");
    if (!poll || poll->type != JsonValue::Object) return;
    if (message.text.empty()) message.text = plainText(poll->find("question"));
    ChatPoll read; // who chose what is not in an export
    for (const JsonValue& answer : listIn(*poll, "answers")) {
        if (read.options.size() == limits::pollOptionsMax) break;
        read.options.push_back({plainText(answer.find("text")), {}});
    }
    message.looks.poll = std::move(read);
}

/// Only those that are emoji, with the names that the export still has.
void readReactions(const JsonValue& object, ChatMessage& message) {
    for (const JsonValue& reaction : listIn(object, "reactions")) {
        const std::string_view emoji = textIn(reaction, "emoji");
        if (emoji.empty() || message.looks.reactions.size() == limits::reactionsMax) continue;
        ChatReaction read{std::string(emoji), {}};
        for (const JsonValue& recent : listIn(reaction, "recent")) {
            const std::string_view name = textIn(recent, "from");
            if (!name.empty()) read.names.emplace_back(name);
        }
        message.looks.reactions.push_back(std::move(read));
    }
}

/// What happened, in the export's own words: `Ara create_group "Club": Ara, Bom`.
std::string serviceText(const JsonValue& object) {
    std::string text(textIn(object, "actor"));
    const std::string_view action = textIn(object, "action");
    if (!action.empty()) text.append(text.empty() ? "" : " ").append(action);
    const std::string_view title = textIn(object, "title");
    if (!title.empty()) text.append(" \"").append(title).append("\"");
    bool first = true;
    for (const JsonValue& member : listIn(object, "members")) {
        if (member.type != JsonValue::Text) continue;
        text.append(first ? ": " : ", ").append(member.text);
        first = false;
    }
    const std::string own = plainText(object.find("text"));
    if (!own.empty()) text.append(text.empty() ? "" : ": ").append(own);
    return text;
}

/// "user123"; old exports have the bare number. A deleted account has an id and no name.
void readAuthor(const JsonValue& object, ChatMessage& message) {
    message.author = textIn(object, "from");
    message.authorId = textIn(object, "from_id");
    if (const JsonValue* id = object.find("from_id"); id && id->unsignedInteger()) {
        message.authorId = "user" + std::to_string(*id->unsignedInteger());
    }
    if (message.author.empty()) message.author = message.authorId;
    if (message.authorId.empty() && !message.author.empty()) message.authorId = authorIdOf(message.author);
}

/// 2026-03-01T00:05:11
std::optional<LocalTime> localTimeIn(std::string_view text) {
    Lexer in(text);
    LocalTime time;
    const auto take = [&](int& field, size_t digits, std::string_view behind) {
        const auto number = in.takeNumber(digits, digits);
        field = number.value_or(0);
        return number && in.take(behind);
    };
    const bool whole = take(time.year, 4, "-") && take(time.month, 2, "-") && take(time.day, 2, "T") &&
                       take(time.hour, 2, ":") && take(time.minute, 2, ":") && take(time.second, 2, "");
    return whole && in.rest().empty() && isReal(time) ? std::optional(time) : std::nullopt;
}

std::optional<int64_t> unixTimeIn(const JsonValue& object) {
    constexpr int64_t secondsMax = 253'402'300'799; // the end of the year 9999
    int64_t seconds = -1;
    if (const JsonValue* number = object.find("date_unixtime"); number && number->signedInteger()) {
        seconds = *number->signedInteger();
    } else if (const std::string_view text = textIn(object, "date_unixtime"); !text.empty() && text.size() <= 12) {
        seconds = 0;
        for (const char c : text) {
            if (c < '0' || c > '9') return std::nullopt;
            seconds = seconds * 10 + (c - '0');
        }
    }
    return seconds >= 0 && seconds <= secondsMax ? std::optional(seconds) : std::nullopt;
}

} // namespace

std::string TelegramMessages::idOf(const JsonValue* number) const {
    const auto id = number ? number->signedInteger() : std::nullopt;
    if (!id || m_chatId.empty()) return {};
    return "telegram-" + m_chatId + '-' + std::to_string(*id);
}

bool TelegramMessages::readTime(const JsonValue& object, ChatMessage& message) const {
    const std::string_view date = textIn(object, "date");
    message.originalTime = date.empty() ? textIn(object, "date_unixtime") : date;
    if (const auto seconds = unixTimeIn(object)) {
        message.timeMs = *seconds * 1000;
        return true;
    }
    const auto local = localTimeIn(date);
    if (local) message.timeMs = m_zone.utcMsOf(*local);
    return local.has_value();
}

std::optional<ChatMessage> TelegramMessages::read(const JsonValue& object) const {
    ChatMessage message;
    message.source = "telegram";
    if (!readTime(object, message)) return std::nullopt;
    message.id = idOf(object.find("id"));
    const std::string_view type = textIn(object, "type");
    if (type == "service") {
        message.kind = ChatMessage::System;
        message.text = serviceText(object);
        return message;
    }
    message.text = plainText(object.find("text"));
    if (type == "unsupported") message.kind = ChatMessage::Other;
    readAuthor(object, message);
    readMedia(object, message);
    readPoll(object, message);
    readReactions(object, message);
    message.looks.edited = object.find("edited") || object.find("edited_unixtime");
    // A reply to a message of another chat has the number of a message that is not here.
    if (!object.find("reply_to_peer_id")) message.replyTo = idOf(object.find("reply_to_message_id"));
    return message;
}

} // namespace ieum::transfer
