// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/chat_builder.h"

#include "transfer/limits.h"

#include <algorithm>

namespace ieum::transfer {

ChatBuilder::ChatBuilder(std::string source, TimeZone zone, const ImportOptions& options, BodyReader readBody)
    : m_given{options.take}, m_source(std::move(source)), m_zone(std::move(zone)), m_me(options.me),
      m_lenient(options.lenient), m_readBody(readBody) {}

Done ChatBuilder::passOver(uint32_t line, TransferError error, PassedOver::Why why) {
    if (!m_lenient) return fail(Cause::Input, error, line);
    m_chat.passOver(line, why);
    m_isPassing = true;
    m_emptyLines = 0;
    return {};
}

/// The first of them is the error; a lenient import goes on without.
void ChatBuilder::refuse(uint32_t line) {
    if (m_tooLargeLine == 0) m_tooLargeLine = line;
    if (m_lenient) m_chat.passOver(line, PassedOver::TooLarge);
}

void ChatBuilder::start(const RecordHead& head, std::string_view text) {
    flushEmptyLines();
    if (!m_given.done) return;
    const uint64_t count = m_chat.count() + (m_open ? 1 : 0);
    m_isPassing = count == limits::messagesMax || text.size() > limits::messageBytesMax;
    if (m_isPassing) return refuse(head.line);
    close();
    ChatMessage& message = m_open.emplace();
    message.author = head.author;
    if (!m_me.empty() && (head.author == "회원님" || head.author == "You" || head.author == "you"))
        message.author = m_me;
    message.timeMs = m_zone.utcMsOf(head.time);
    message.originalTime = head.stamp;
    message.text = text;
    message.kind = head.kind;
    message.source = m_source;
    message.line = head.line;
}

void ChatBuilder::addLine(std::string_view text, uint32_t line) {
    if (m_isPassing) return m_chat.passOver(line, PassedOver::NoPlace);
    if (isEmpty()) return skip(line);
    flushEmptyLines();
    ChatMessage& last = *m_open;
    if (last.text.size() + text.size() + 1 > limits::messageBytesMax) {
        // What is there already is kept when the rest need not be.
        m_isPassing = m_lenient;
        return refuse(m_lenient ? line : last.line);
    }
    last.text += '\n';
    last.text += text;
}

void ChatBuilder::dropEmptyLines(uint32_t count) { m_emptyLines -= std::min(m_emptyLines, count); }

void ChatBuilder::flushEmptyLines() {
    const uint32_t lines = std::exchange(m_emptyLines, 0);
    if (isEmpty() || m_isPassing) return;
    std::string& text = m_open->text;
    if (text.size() + lines <= limits::messageBytesMax) text.append(lines, '\n');
}

/// Nothing can be added to the last record any more.
void ChatBuilder::close() {
    if (m_open && m_given.done) m_given.done = complete(std::move(*m_open));
}

Done ChatBuilder::complete(ChatMessage message) {
    if (message.kind == ChatMessage::Text) m_readBody(message);
    if (!message.author.empty()) message.authorId = authorIdOf(message.author);
    message.id = m_given.ids.next(message);
    if (!message.author.empty() && m_given.people.insert(message.authorId).second) {
        if (m_given.people.size() > limits::membersMax) {
            return fail(Cause::Input, TransferError::TooLarge, message.line);
        }
        m_chat.members.push_back({message.authorId, message.author, {}});
    }
    return give(m_chat, m_given.take, std::move(message));
}

Result<Chat> ChatBuilder::finish(std::string room, std::string timeZone) {
    if (m_tooLargeLine != 0 && !m_lenient) return fail(Cause::Input, TransferError::TooLarge, m_tooLargeLine);
    if (isEmpty()) return fail(Cause::Input, TransferError::NoMessages);
    close();
    if (!m_given.done) return passOn(m_given.done);
    m_chat.room = std::move(room);
    m_chat.timeZone = std::move(timeZone);
    return std::move(m_chat);
}

} // namespace ieum::transfer
