// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/archive_form.h"

#include "base/utf8.h"
#include "base/writer.h"
#include "crypto/hash.h"
#include "node/ties.h"
#include "room/limits.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace ieum::node {

namespace {

constexpr std::string_view ownSource = "ieum";

/// An archive's own claim that somebody signed is worth nothing without what he signed.
std::string sourceOf(const transfer::ChatMessage& message) {
    if (message.verified) return std::string(signedSource) + message.authorId.substr(0, signedDigits);
    const bool isClaim = message.source.empty() || message.source.starts_with(signedSource);
    return isClaim ? std::string(ownSource) : message.source;
}

/// Where it stands. Of an edited message that was checked only the time of the edit was signed.
int64_t standingAt(const transfer::ChatMessage& message) {
    int64_t timeMs = message.timeMs;
    if (!message.verified || !message.looks.edited) return timeMs;
    const std::string& digits = message.originalTime;
    std::from_chars(digits.data(), digits.data() + digits.size(), timeMs);
    return timeMs;
}

std::string linesOf(const std::vector<transfer::ChatAttachment>& attachments) {
    std::string lines;
    for (const transfer::ChatAttachment& each : attachments) {
        if (each.entry) continue; // its bytes come along as a file
        lines += std::to_string(each.sizeBytes) + ' ' + (each.sha256Hex.empty() ? "-" : each.sha256Hex) + ' ' +
                 each.name + '\n';
    }
    return lines;
}

/// The question with its answers, and who chose which. A poll of another messenger may be none of ours.
void addPoll(const transfer::ChatPoll& poll, room::Outgoing& outgoing, room::Origin& origin) {
    room::Poll made{{}, poll.multiple, 0};
    std::map<std::string, std::vector<uint32_t>> chosen;
    for (const transfer::ChatPollOption& option : poll.options) {
        const std::string text = cleanLabel(option.text, room::pollOptionCodePointsMax);
        if (text.empty()) return;
        for (const std::string& name : option.names) {
            chosen[name].push_back(static_cast<uint32_t>(made.options.size()));
        }
        made.options.push_back(text);
    }
    if (made.options.size() < 2 || made.options.size() > room::pollOptionsMax) return;
    for (auto& [name, options] : chosen) origin.votes.push_back({name, std::move(options)});
    outgoing.poll = std::move(made);
}

} // namespace

room::MessageNonce nonceOf(const RoomId& room, const transfer::ChatMessage& message, bool again) {
    const Bytes place = Writer().u64(static_cast<uint64_t>(standingAt(message))).take();
    const auto digest = crypto::blake2b256({bytesOf(again ? "ieum import v1 again" : "ieum import v1"), room.view(),
                                            bytesOf(messengerOf(message.source)), place, bytesOf(message.id)});
    room::MessageNonce nonce{};
    std::copy_n(digest.value.begin(), nonce.size(), nonce.begin());
    return nonce;
}

room::Outgoing toOutgoing(const transfer::ChatMessage& message, const room::MessageNonce& nonce) {
    room::Outgoing outgoing;
    outgoing.nonce = nonce;
    outgoing.writtenMs = standingAt(message);
    outgoing.text = message.text;
    room::Origin origin;
    origin.source = sourceOf(message);
    origin.author = message.author;
    origin.authorId = message.authorId;
    origin.timeMs = outgoing.writtenMs;
    origin.originalTime = message.originalTime;
    origin.line = message.line;
    origin.system = message.kind == transfer::ChatMessage::System;
    origin.kind = transfer::nameOf(message.kind);
    origin.originalId = message.id;
    origin.attachments = linesOf(message.attachments);
    origin.edited = message.looks.edited;
    origin.deleted = message.kind == transfer::ChatMessage::Deleted;
    for (const transfer::ChatReaction& each : message.looks.reactions) {
        origin.reactions.push_back({each.emoji, each.names});
    }
    if (message.looks.poll) addPoll(*message.looks.poll, outgoing, origin);
    outgoing.notice = message.looks.notice;
    outgoing.origin = std::move(origin);
    return outgoing;
}

transfer::ChatLooks looksOf(const MessageRow& row, const room::MessageRecord& record) {
    transfer::ChatLooks looks;
    if (row.gone != Gone::Here) return looks;
    looks.edited = row.editedMs != 0 || (record.origin && record.origin->edited);
    looks.pinned = row.pinned;
    looks.notice = row.notice;
    looks.reactions.reserve(row.reactions.size());
    for (const ReactionRow& each : row.reactions) looks.reactions.push_back({each.emoji, each.names});
    if (!row.poll) return looks;
    transfer::ChatPoll& poll = looks.poll.emplace();
    poll.multiple = row.poll->multiple;
    poll.options.reserve(row.poll->options.size());
    for (const PollOptionRow& each : row.poll->options) poll.options.push_back({each.text, each.names});
    return looks;
}

transfer::ChatMessage toChat(const room::MessageRecord& record, std::string author) {
    transfer::ChatMessage message;
    message.text = record.text;
    message.timeMs = record.timeMs;
    message.author = std::move(author);
    if (record.origin) {
        const room::Origin& origin = *record.origin;
        message.id = origin.originalId;
        message.authorId = origin.authorId;
        message.timeMs = origin.timeMs;
        message.originalTime = origin.originalTime;
        message.kind = transfer::kindOf(origin.kind);
        message.source = origin.source;
        message.line = origin.line;
        message.attachments = missingAttachments(origin);
    } else {
        message.id = record.id.hex();
        message.authorId = record.author.hex();
        message.kind = record.files.empty() ? transfer::ChatMessage::Text : transfer::ChatMessage::File;
        message.source = ownSource;
    }
    if (record.gone != room::Gone::Here) {
        // A hidden text is still here, in case that it was hidden without a right; it goes nowhere.
        message.kind = transfer::ChatMessage::Deleted;
        message.text.clear();
        message.attachments.clear();
    }
    return message;
}

std::vector<transfer::ChatAttachment> missingAttachments(const room::Origin& origin) {
    std::vector<transfer::ChatAttachment> attachments;
    std::string_view left = origin.attachments;
    while (!left.empty()) {
        const std::string_view line = left.substr(0, left.find('\n'));
        left.remove_prefix(std::min(left.size(), line.size() + 1));
        const size_t first = line.find(' ');
        const size_t second = first == std::string_view::npos ? first : line.find(' ', first + 1);
        if (second == std::string_view::npos) continue;
        transfer::ChatAttachment attachment;
        std::from_chars(line.data(), line.data() + first, attachment.sizeBytes);
        const std::string_view sha = line.substr(first + 1, second - first - 1);
        if (sha != "-") attachment.sha256Hex = sha;
        attachment.name = line.substr(second + 1);
        attachments.push_back(std::move(attachment));
    }
    return attachments;
}

} // namespace ieum::node
