// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/archive_form.h"

#include "base/writer.h"
#include "crypto/hash.h"

#include <algorithm>
#include <charconv>

namespace ieum::node {

namespace {

constexpr std::string_view ownSource = "ieum";

std::string linesOf(const std::vector<transfer::ChatAttachment>& attachments) {
    std::string lines;
    for (const transfer::ChatAttachment& each : attachments) {
        if (!each.path.empty()) continue; // its bytes come along as a file
        lines += std::to_string(each.sizeBytes) + ' ' + (each.sha256Hex.empty() ? "-" : each.sha256Hex) + ' ' +
                 each.name + '\n';
    }
    return lines;
}

} // namespace

room::MessageNonce nonceOf(const RoomId& room, const transfer::ChatMessage& message) {
    const Bytes place = Writer().u64(static_cast<uint64_t>(message.timeMs)).take();
    const auto digest = crypto::blake2b256(
        {bytesOf("ieum import v1"), room.view(), bytesOf(message.source), place, bytesOf(message.id)});
    room::MessageNonce nonce{};
    std::copy_n(digest.value.begin(), nonce.size(), nonce.begin());
    return nonce;
}

room::Outgoing toOutgoing(const transfer::ChatMessage& message, const room::MessageNonce& nonce) {
    room::Outgoing outgoing;
    outgoing.nonce = nonce;
    outgoing.writtenMs = message.timeMs;
    outgoing.text = message.text;
    room::Origin origin;
    origin.source = message.source.empty() ? std::string(ownSource) : message.source;
    origin.author = message.author;
    origin.authorId = message.authorId;
    origin.timeMs = message.timeMs;
    origin.originalTime = message.originalTime;
    origin.line = message.line;
    origin.system = message.kind == transfer::ChatMessage::System;
    origin.kind = transfer::nameOf(message.kind);
    origin.originalId = message.id;
    origin.attachments = linesOf(message.attachments);
    outgoing.origin = std::move(origin);
    return outgoing;
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
