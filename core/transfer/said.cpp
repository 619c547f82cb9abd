// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/said.h"

#include "base/utf8.h"

namespace ieum::transfer {

namespace {

/// CRLF and CR would end records of text formats.
void appendWithLineFeeds(std::string& to, std::string_view text) {
    for (size_t i = 0; i < text.size(); ++i) {
        const bool isPair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if (isPair) continue;
        to += text[i] == '\r' ? '\n' : text[i];
    }
}

void startLine(std::string& text) {
    if (!text.empty() && text.back() != '\n') text += '\n';
}

void addPoll(std::string& text, const ChatPoll& poll) {
    for (const ChatPollOption& option : poll.options) {
        startLine(text);
        text += "☐ " + cleanLabel(option.text, 1'000);
        if (!option.names.empty()) text += " (" + joined(option.names) + ')';
    }
}

void addFileNames(std::string& text, const ChatMessage& message, bool takesFiles, bool korean) {
    for (const ChatAttachment& attachment : message.attachments) {
        const std::string name = cleanLabel(attachment.name, 255);
        const bool isThere = takesFiles && !attachment.path.empty();
        if (isThere || name.empty() || text.find(name) != std::string::npos) continue;
        startLine(text);
        text += (korean ? "[파일: " : "[file: ") + name + ']';
    }
}

} // namespace

std::string saidText(const ChatMessage& message, const Carries& carries, bool korean, std::string_view quote) {
    const auto inWords = [](bool has, Carried carried) { return has && carried == Carried::AsText; };
    std::string text(quote);
    startLine(text);
    if (inWords(message.looks.notice, carries.notices)) text += "📢 ";
    appendWithLineFeeds(text, message.text);
    const bool isDeleted = message.kind == ChatMessage::Deleted;
    if (inWords(isDeleted, carries.deletions)) text += korean ? "(삭제된 메시지)" : "(deleted message)";
    if (inWords(message.looks.edited, carries.edits)) text += korean ? " (수정됨)" : " (edited)";
    if (inWords(message.looks.poll.has_value(), carries.polls)) addPoll(text, *message.looks.poll);
    addFileNames(text, message, carries.files == Carried::Yes, korean);
    if (carries.reactions != Carried::AsText) return text;
    for (const ChatReaction& reaction : message.looks.reactions) {
        startLine(text);
        text += reactionText(reaction);
    }
    return text;
}

std::string joined(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names) all.append(all.empty() ? "" : ", ").append(cleanLabel(name));
    return all;
}

std::string emojiText(std::string_view emoji) {
    std::string text;
    for (const char c : emoji) {
        if (static_cast<unsigned char>(c) >= ' ' && c != '\x7F') text += c;
    }
    return text;
}

std::string reactionText(const ChatReaction& reaction) {
    const std::string names = joined(reaction.names);
    return '(' + emojiText(reaction.emoji) + (names.empty() ? "" : " ") + names + ')';
}

std::vector<std::string_view> piecesOf(std::string_view text, size_t codePointsMax) {
    std::vector<std::string_view> pieces;
    while (text.size() > codePointsMax) {
        size_t end = 0;
        size_t line = 0;
        for (size_t count = 0; end < text.size(); ++end) {
            const bool begins = (static_cast<unsigned char>(text[end]) & 0xC0U) != 0x80U;
            if (begins && count++ == codePointsMax) break;
            if (text[end] == '\n') line = end + 1;
        }
        if (end == text.size()) break;
        if (line > 0) end = line;
        pieces.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    pieces.push_back(text);
    return pieces;
}

} // namespace ieum::transfer
