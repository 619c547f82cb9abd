// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Gathers the records of a text export into a Chat: joins continuation lines, turns local times into UTC, collects the
// members, and gives every record an id that a second import of the same conversation gives again.
#pragma once

#include "base/result.h"
#include "transfer/chat.h"
#include "transfer/time_zone.h"

#include <string>
#include <string_view>

namespace ieum::transfer {

struct RecordHead {
    std::string_view author; ///< "" for what the app says
    LocalTime time;
    std::string_view stamp; ///< the time as the file has it
    ChatMessage::Kind kind = ChatMessage::Text;
    uint32_t line = 0;
};

/// Sets kind and attachments of a record that a person wrote, from its text, in the words of its messenger.
using BodyReader = void (*)(ChatMessage& message);

class ChatBuilder {
  public:
    /// `me` stands in for the placeholders of the file's maker.
    ChatBuilder(std::string source, TimeZone zone, std::string me, BodyReader readBody);

    void start(const RecordHead& head, std::string_view text);
    /// A line that is no head: it belongs to the record before it.
    void addLine(std::string_view text);
    /// A line with nothing in it: content of the record before it, when `dropEmptyLines` does not say otherwise.
    void addEmptyLine() { ++m_emptyLines; }
    /// The format itself puts one empty line above a day and any number at the end of the file.
    void dropEmptyLines(uint32_t count);
    void skip(uint32_t lines) { m_chat.skipped += lines; }

    bool isEmpty() const { return m_chat.messages.empty(); }
    /// Errors: TransferError::NoMessages, TooLarge.
    Result<Chat> finish(std::string room, std::string timeZone);

  private:
    void flushEmptyLines();
    void complete(ChatMessage& message);

    Chat m_chat;
    std::string m_source;
    TimeZone m_zone;
    std::string m_me;
    BodyReader m_readBody;
    uint32_t m_emptyLines = 0;
    uint32_t m_tooLargeLine = 0;
};

} // namespace ieum::transfer
