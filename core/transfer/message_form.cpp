// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/message_form.h"

#include <array>
#include <cstring>

namespace ieum::transfer {

namespace {

enum Bit : uint8_t { Edited = 1, Pinned = 2, Notice = 4, HasPoll = 8, Multiple = 16, Verified = 32 };

class Out {
  public:
    explicit Out(Bytes& bytes) : m_bytes(bytes) {}

    void number(uint64_t value) {
        std::array<std::byte, sizeof value> raw{};
        std::memcpy(raw.data(), &value, sizeof value);
        append(m_bytes, raw);
    }
    void text(std::string_view value) {
        const auto size = static_cast<uint32_t>(value.size());
        std::array<std::byte, sizeof size> raw{};
        std::memcpy(raw.data(), &size, sizeof size);
        append(m_bytes, raw);
        append(m_bytes, bytesOf(value));
    }
    void texts(const std::vector<std::string>& values) {
        number(values.size());
        for (const std::string& each : values) text(each);
    }

  private:
    Bytes& m_bytes;
};

class In {
  public:
    explicit In(Reader& reader) : m_reader(reader) {}

    uint64_t number() {
        uint64_t value = 0;
        const ByteView raw = take(sizeof value);
        if (raw.size() == sizeof value) std::memcpy(&value, raw.data(), sizeof value);
        return value;
    }
    std::string text() {
        uint32_t size = 0;
        const ByteView raw = take(sizeof size);
        if (raw.size() == sizeof size) std::memcpy(&size, raw.data(), sizeof size);
        return std::string(textOf(take(size)));
    }
    /// Each takes a byte at least, so a count that lies ends with what is there.
    size_t count() {
        const uint64_t value = number();
        m_failed = m_failed || value > m_reader.left();
        return m_failed ? 0 : static_cast<size_t>(value);
    }
    std::vector<std::string> texts() {
        std::vector<std::string> values(count());
        for (std::string& each : values) each = text();
        return values;
    }
    bool failed() const { return m_failed; }

  private:
    ByteView take(size_t size) {
        m_failed = m_failed || size > m_reader.left();
        return m_failed ? ByteView() : m_reader.take(size);
    }

    Reader& m_reader;
    bool m_failed = false;
};

void appendLooks(Out& out, const ChatLooks& looks) {
    out.number(looks.reactions.size());
    for (const ChatReaction& each : looks.reactions) {
        out.text(each.emoji);
        out.texts(each.names);
    }
    if (!looks.poll) return;
    out.number(looks.poll->options.size());
    for (const ChatPollOption& each : looks.poll->options) {
        out.text(each.text);
        out.texts(each.names);
    }
}

void takeLooks(In& in, uint64_t bits, ChatLooks& looks) {
    looks.edited = (bits & Edited) != 0;
    looks.pinned = (bits & Pinned) != 0;
    looks.notice = (bits & Notice) != 0;
    looks.reactions.resize(in.count());
    for (ChatReaction& each : looks.reactions) {
        each.emoji = in.text();
        each.names = in.texts();
    }
    if ((bits & HasPoll) == 0) return;
    looks.poll.emplace().multiple = (bits & Multiple) != 0;
    looks.poll->options.resize(in.count());
    for (ChatPollOption& each : looks.poll->options) {
        each.text = in.text();
        each.names = in.texts();
    }
}

} // namespace

void appendMessage(Bytes& bytes, const ChatMessage& message) {
    Out out(bytes);
    for (const std::string* each : {&message.id, &message.authorId, &message.author, &message.originalTime,
                                    &message.text, &message.replyTo, &message.source, &message.signedEvent}) {
        out.text(*each);
    }
    const ChatLooks& looks = message.looks;
    uint64_t bits = (looks.edited ? Edited : 0) | (looks.pinned ? Pinned : 0) | (looks.notice ? Notice : 0) |
                    (message.verified ? Verified : 0);
    if (looks.poll) bits |= HasPoll | (looks.poll->multiple ? Multiple : 0);
    out.number(static_cast<uint64_t>(message.timeMs));
    out.number(message.line | uint64_t{message.kind} << 32U | bits << 40U);
    out.number(message.attachments.size());
    for (const ChatAttachment& each : message.attachments) {
        for (const std::string* text : {&each.name, &each.sha256Hex, &each.path, &each.label}) out.text(*text);
        out.number(each.sizeBytes);
        out.number(each.entry ? *each.entry + 1 : 0);
    }
    appendLooks(out, looks);
}

std::optional<ChatMessage> takeMessage(Reader& reader) {
    In in(reader);
    ChatMessage message;
    for (std::string* each : {&message.id, &message.authorId, &message.author, &message.originalTime, &message.text,
                              &message.replyTo, &message.source, &message.signedEvent}) {
        *each = in.text();
    }
    message.timeMs = static_cast<int64_t>(in.number());
    const uint64_t packed = in.number();
    message.line = static_cast<uint32_t>(packed);
    message.kind = static_cast<ChatMessage::Kind>((packed >> 32U) & 0xFFU);
    message.attachments.resize(in.count());
    for (ChatAttachment& each : message.attachments) {
        for (std::string* text : {&each.name, &each.sha256Hex, &each.path, &each.label}) *text = in.text();
        each.sizeBytes = in.number();
        const uint64_t entry = in.number();
        if (entry != 0) each.entry = static_cast<size_t>(entry - 1);
    }
    message.verified = (packed >> 40U & Verified) != 0;
    takeLooks(in, packed >> 40U, message.looks);
    if (in.failed()) return std::nullopt;
    return message;
}

} // namespace ieum::transfer
