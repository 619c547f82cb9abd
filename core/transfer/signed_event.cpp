// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/signed_event.h"

#include "base/reader.h"
#include "base/writer.h"
#include "feed/certificate.h"
#include "room/body_seal.h"
#include "room/content.h"
#include "transfer/limits.h"
#include "wire/limits.h"

#include <algorithm>

namespace ieum::transfer {

namespace {

/// The event's own header and those behind it belong together, and the last one is signed.
bool isChain(const SignedEvent& event) {
    const auto& headers = event.headers;
    for (size_t i = 1; i < headers.size(); ++i) {
        const feed::Header& before = headers[i - 1];
        if (headers[i].feed != before.feed || headers[i].seq != before.seq + 1 ||
            headers[i].previous != feed::idOf(before)) {
            return false;
        }
    }
    return feed::verifyEvent(headers.back().feed, feed::idOf(headers.back()), event.signature).has_value();
}

bool isPoll(const std::optional<room::Poll>& poll, const std::optional<ChatPoll>& shown) {
    if (!poll || !shown) return poll.has_value() == shown.has_value();
    const auto isSame = [](const std::string& one, const ChatPollOption& other) { return one == other.text; };
    return poll->multiple == shown->multiple &&
           std::equal(poll->options.begin(), poll->options.end(), shown->options.begin(), shown->options.end(), isSame);
}

bool areFiles(const std::vector<room::FileLink>& files, const std::vector<ChatAttachment>& shown) {
    const auto isSame = [](const room::FileLink& one, const ChatAttachment& other) {
        // Nobody signed a hash of that kind: the file's id says which bytes they are.
        return one.name == other.name && one.sizeBytes == other.sizeBytes && other.sha256Hex.empty();
    };
    return std::equal(files.begin(), files.end(), shown.begin(), shown.end(), isSame);
}

/// When the message itself was written the edit does not say: what was signed stands in `original_time`.
bool saysEdited(const wire::ContentBody& body, const ChatMessage& message) {
    const int64_t signedMs = signedTimeOf(body);
    const auto target = wire::idOf<MessageId>(body.edit().message());
    const bool isBare =
        message.attachments.empty() && message.replyTo.empty() && !message.looks.poll && !message.looks.notice;
    return target && target->hex() == message.id && message.looks.edited && isBare &&
           message.kind == ChatMessage::Text && body.edit().text() == message.text &&
           message.originalTime == std::to_string(signedMs) && message.timeMs <= signedMs;
}

} // namespace

static_assert(limits::signedHeadersMax == wire::eventsPerSignatureMax);

std::string packed(const SignedEvent& event) {
    Writer writer;
    writer.put(event.signature.view()).put(event.key.view()).u16(static_cast<uint16_t>(event.headers.size()));
    for (const feed::Header& header : event.headers) writer.put(feed::encode(header));
    writer.put(event.body);
    return std::string(textOf(writer.bytes()));
}

std::optional<SignedEvent> unpacked(std::string_view bytes) {
    Reader reader(bytesOf(bytes));
    SignedEvent event;
    event.signature = reader.id<crypto::Signature>();
    const auto key = crypto::Key::from(reader.take(crypto::Key::byteCount));
    const size_t count = reader.u16();
    if (!key || count == 0 || count > limits::signedHeadersMax || reader.left() < count * feed::headerBytes) {
        return std::nullopt;
    }
    event.key = key->clone();
    for (size_t i = 0; i < count; ++i) {
        const auto header = feed::decodeHeader(reader.take(feed::headerBytes));
        if (!header || header->kind != feed::Kind::Content) return std::nullopt;
        event.headers.push_back(*header);
    }
    event.body = copyOf(reader.take(reader.left()));
    return event;
}

Signers::Signers(const std::vector<std::string>& openings, std::string_view room) : m_room(room) {
    if (room.empty()) return; // they sign for no room then
    for (const std::string& each : openings) (void)add(each);
}

std::optional<FeedId> Signers::add(std::string_view opening) {
    const auto event = unpacked(opening);
    if (!event || !isChain(*event)) return std::nullopt;
    const feed::Header& header = event->headers.front();
    const auto body = header.seq == 1 && header.epoch == EpochId{} ? contentOf(*event) : std::nullopt;
    if (!body || !body->has_open()) return std::nullopt;
    const auto device = feed::readDeviceCertificate(body->open().device());
    if (!device) return std::nullopt;
    const auto feed = feed::readFeedCertificate(body->open().feed(), device->device);
    if (!feed || feed->kind != feed::Kind::Content || feed->feed != header.feed) return std::nullopt;
    if (!m_room.empty() && feed->room.hex() != m_room) return std::nullopt;
    m_room = feed->room.hex();
    m_signers.emplace(feed->feed, Signer{device->person, device->device, feed::personNameOf(*device)});
    return feed->feed;
}

const Signer* Signers::find(const FeedId& feed) const {
    const auto found = m_signers.find(feed);
    return found == m_signers.end() ? nullptr : &found->second;
}

std::optional<wire::ContentBody> contentOf(const SignedEvent& event) {
    const feed::Header& header = event.headers.front();
    if (event.body.size() != header.bodyBytes || feed::bodyHashOf(event.body) != header.bodyHash) return std::nullopt;
    const auto plain = room::openBodyByKey(event.key, {header.feed, header.seq, header.epoch}, event.body);
    if (!plain) return std::nullopt;
    auto body = wire::decode<wire::ContentBody>(*plain);
    if (!body) return std::nullopt;
    return std::move(*body);
}

int64_t signedTimeOf(const wire::ContentBody& body) { return room::soundTime(body.written_ms()); }

bool says(const wire::ContentBody& body, const Signer& author, const ChatMessage& message) {
    if (message.authorId != author.person.hex() || message.author != author.name || message.source != "ieum" ||
        message.line != 0) {
        return false;
    }
    if (body.has_edit()) return saysEdited(body, message);
    const auto record = room::fromBody(body, author.device);
    if (!record || record->origin || message.looks.edited) return false;
    const auto kind = record->files.empty() ? ChatMessage::Text : ChatMessage::File;
    return record->id.hex() == message.id && message.kind == kind && record->text == message.text &&
           record->timeMs == message.timeMs && message.originalTime.empty() &&
           (record->replyTo ? record->replyTo->hex() : "") == message.replyTo &&
           (record->notice || !message.looks.notice) && isPoll(record->poll, message.looks.poll) &&
           areFiles(record->files, message.attachments);
}

bool isAsSigned(const Signers& signers, const ChatMessage& message) {
    const auto event = unpacked(message.signedEvent);
    if (!event) return false;
    const Signer* author = signers.find(event->headers.front().feed);
    if (author == nullptr || !isChain(*event)) return false;
    const auto body = contentOf(*event);
    return body && says(*body, *author, message);
}

} // namespace ieum::transfer
