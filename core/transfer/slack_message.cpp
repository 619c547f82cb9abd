// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/slack_message.h"

#include "transfer/emoji_names.h"
#include "transfer/json_messages.h"
#include "transfer/lexer.h"
#include "transfer/limits.h"
#include "transfer/text_units.h"

#include <algorithm>

namespace ieum::transfer {

namespace {

std::string_view nameWithin(std::string_view name) { return cutTo(name, limits::nameBytesMax); }

std::string emojiOf(std::string_view name) {
    name = name.substr(0, name.find("::")); // the tone of the skin
    const std::string_view sign = emojiNamed(name);
    return sign.empty() ? ':' + std::string(nameWithin(name)) + ':' : std::string(sign);
}

/// 1772291111.000100: seconds, and an order in them.
std::optional<int64_t> utcMsIn(std::string_view ts) {
    const size_t dot = std::min(ts.find('.'), ts.size());
    constexpr size_t digitsMax = 11;
    int64_t ms = 0;
    if (dot == 0 || dot > digitsMax) return std::nullopt;
    for (const char c : ts.substr(0, dot)) {
        if (c < '0' || c > '9') return std::nullopt;
        ms = ms * 10 + (c - '0');
    }
    std::string_view fraction = dot == ts.size() ? std::string_view{} : ts.substr(dot + 1);
    for (int digit = 0; digit < 3; ++digit) {
        const char c = fraction.empty() ? '0' : fraction.front();
        if (c < '0' || c > '9') return std::nullopt;
        ms = ms * 10 + (c - '0');
        if (!fraction.empty()) fraction.remove_prefix(1);
    }
    constexpr int64_t msMax = 253'402'300'799'000; // the end of the year 9999
    return ms <= msMax ? std::optional(ms) : std::nullopt;
}

/// What a person said, rather than what happened in the channel.
bool isSaid(std::string_view subtype) {
    for (const std::string_view said : {"", "me_message", "bot_message", "thread_broadcast", "reply_broadcast",
                                        "file_share", "file_mention", "file_comment"}) {
        if (subtype == said) return true;
    }
    return false;
}

void addUnescaped(std::string_view escaped, std::string& plain) {
    for (Lexer in(escaped); !in.rest().empty();) {
        constexpr std::string_view signs = "<>&";
        if (const auto sign = in.takeOneOf({"&lt;", "&gt;", "&amp;"})) {
            plain += signs[static_cast<size_t>(*sign)];
            continue;
        }
        const std::string_view rest = in.rest();
        const std::string_view run = rest.substr(0, std::min(rest.find('&', 1), rest.size()));
        plain.append(run);
        in.take(run);
    }
}

bool isPicture(const JsonValue& file) { return textIn(file, "mimetype").starts_with("image/"); }

void readFiles(const JsonValue& object, ChatMessage& message) {
    bool allPictures = true;
    for (const JsonValue& file : listIn(object, "files")) {
        std::string_view name = textIn(file, "name");
        if (name.empty()) name = textIn(file, "title");
        if (name.empty() || message.attachments.size() == limits::attachmentsMax) continue;
        const JsonValue* size = file.find("size");
        ChatAttachment made{std::string(name), (size ? size->unsignedInteger() : std::nullopt).value_or(0), {}, {}};
        made.label = textIn(file, "id");
        message.attachments.push_back(std::move(made));
        allPictures = allPictures && isPicture(file);
    }
    if (!message.attachments.empty()) message.kind = allPictures ? ChatMessage::Photo : ChatMessage::File;
}

} // namespace

std::string slackNameOf(const JsonValue& user) {
    if (const JsonValue* profile = user.find("profile")) {
        for (const std::string_view kind : {"display_name", "real_name"}) {
            const std::string_view name = textIn(*profile, kind);
            if (!name.empty()) return std::string(nameWithin(name));
        }
    }
    for (const std::string_view kind : {"real_name", "name"}) {
        const std::string_view name = textIn(user, kind);
        if (!name.empty()) return std::string(nameWithin(name));
    }
    return std::string(nameWithin(textIn(user, "id")));
}

std::string SlackMessages::idOf(std::string_view ts) const {
    return ts.empty() || ts.size() > 24 ? std::string{} : "slack-" + m_channel + '-' + std::string(ts);
}

std::string SlackMessages::nameOf(std::string_view user) const {
    const auto known = m_names.find(std::string(user));
    return known == m_names.end() ? std::string(nameWithin(user)) : known->second;
}

/// @U1, #C1|name, !channel, https://x|label: what stands between < and >.
void SlackMessages::addReference(std::string_view inside, std::string& to) const {
    const size_t bar = inside.find('|');
    const std::string_view target = inside.substr(0, bar);
    const std::string_view label = bar == std::string_view::npos ? std::string_view{} : inside.substr(bar + 1);
    if (target.starts_with('@')) {
        to.append("@").append(nameOf(target.substr(1)));
    } else if (target.starts_with('#')) {
        to.append("#").append(label.empty() ? target.substr(1) : label);
    } else if (target.starts_with('!')) {
        const std::string_view word = label.empty() ? target.substr(1) : label;
        to.append(word.starts_with('@') ? "" : "@").append(word);
    } else if (label.empty() || label == target || target == "mailto:" + std::string(label)) {
        to.append(label.empty() ? target : label);
    } else {
        to.append(label).append(" (").append(target).append(")");
    }
}

std::string SlackMessages::plainText(std::string_view text) const {
    std::string plain;
    while (!text.empty() && plain.size() <= limits::messageBytesMax) { // what is longer is refused anyway
        const size_t open = std::min(text.find('<'), text.size());
        addUnescaped(text.substr(0, open), plain);
        text.remove_prefix(open);
        const size_t close = text.find('>');
        if (text.empty()) break;
        if (close == std::string_view::npos) {
            addUnescaped(text, plain);
            break;
        }
        std::string reference;
        addReference(text.substr(1, close - 1), reference);
        addUnescaped(reference, plain);
        text.remove_prefix(close + 1);
    }
    return plain;
}

void SlackMessages::readAuthor(const JsonValue& object, ChatMessage& message) const {
    message.authorId = textIn(object, "user");
    message.author = message.authorId.empty() ? std::string{} : nameOf(message.authorId);
    if (message.author == message.authorId) {
        const JsonValue* profile = object.find("user_profile");
        const std::string_view known = profile ? textIn(*profile, "real_name") : std::string_view{};
        if (!known.empty()) message.author = nameWithin(known);
    }
    if (!message.author.empty()) return;
    message.author = nameWithin(textIn(object, "username")); // bots
    if (message.author.empty()) message.author = nameWithin(textIn(object, "bot_id"));
    message.authorId = textIn(object, "bot_id");
    if (message.authorId.empty()) message.authorId = message.author;
}

void SlackMessages::readReactions(const JsonValue& object, ChatMessage& message) const {
    size_t bytes = 0; // an id of two letters may stand for a name of hundreds
    for (const JsonValue& reaction : listIn(object, "reactions")) {
        const std::string_view name = textIn(reaction, "name");
        if (name.empty() || message.looks.reactions.size() == limits::reactionsMax) continue;
        ChatReaction made{emojiOf(name), {}};
        for (const JsonValue& user : listIn(reaction, "users")) {
            if (user.type != JsonValue::Text || bytes > limits::messageBytesMax) continue;
            made.names.push_back(nameOf(user.text));
            bytes += sizeof(std::string) + made.names.back().size();
        }
        message.looks.reactions.push_back(std::move(made));
    }
}

std::optional<ChatMessage> SlackMessages::read(const JsonValue& object) const {
    ChatMessage message;
    message.source = "slack";
    message.originalTime = textIn(object, "ts");
    const auto time = utcMsIn(message.originalTime);
    if (!time) return std::nullopt;
    message.timeMs = *time;
    message.id = idOf(message.originalTime);
    message.text = plainText(textIn(object, "text"));
    const std::string_view subtype = textIn(object, "subtype");
    if (!isSaid(subtype)) {
        message.kind = subtype == "tombstone" ? ChatMessage::Deleted : ChatMessage::System;
        if (message.text.empty()) message.text = subtype;
        return message;
    }
    readAuthor(object, message);
    readFiles(object, message);
    readReactions(object, message);
    for (const JsonValue& part : listIn(object, "attachments")) { // what a bot says beside its text, previews of links
        if (!message.text.empty()) break;
        message.text = plainText(textIn(part, "fallback"));
    }
    message.looks.edited = object.find("edited") != nullptr;
    message.looks.pinned = !listIn(object, "pinned_to").empty();
    const std::string_view thread = textIn(object, "thread_ts");
    if (thread != message.originalTime) message.replyTo = idOf(thread);
    return message;
}

} // namespace ieum::transfer
