// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Gathers the records of a text export into a Chat: joins continuation lines, turns local times into UTC, collects the
// members, and gives every record an id that a second import of the same conversation gives again. Only the record that
// is being read is held, when the options say where the others go.
#pragma once

#include "base/result.h"
#include "transfer/chat.h"
#include "transfer/error.h"
#include "transfer/importer.h"
#include "transfer/record_ids.h"
#include "transfer/time_zone.h"

#include <string>
#include <string_view>
#include <unordered_set>

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
    /// `options.me` stands in for the placeholders of the file's maker.
    ChatBuilder(std::string source, TimeZone zone, const ImportOptions& options, BodyReader readBody);

    void start(const RecordHead& head, std::string_view text);
    /// A line that is no head: it belongs to the record before it.
    void addLine(std::string_view text, uint32_t line);
    /// A line with nothing in it: content of the record before it, when `dropEmptyLines` does not say otherwise.
    void addEmptyLine() { ++m_emptyLines; }
    /// The format itself puts one empty line above a day and any number at the end of the file.
    void dropEmptyLines(uint32_t count);
    void skip(uint32_t line, PassedOver::Why why = PassedOver::NoPlace) { m_chat.passOver(line, why); }
    /// A record that cannot be taken: so are the lines that belong to it. Errors: `error` with the line, unless the
    /// import is lenient.
    Done passOver(uint32_t line, TransferError error, PassedOver::Why why);

    bool isEmpty() const { return !m_open; }
    /// Errors: TransferError::NoMessages, TooLarge, those of ImportOptions::take.
    Result<Chat> finish(std::string room, std::string timeZone);

  private:
    void flushEmptyLines();
    void refuse(uint32_t line);
    void close();
    Done complete(ChatMessage message);

    /// The records that are done.
    struct Given {
        TakeMessage take;
        RecordIds ids{};
        std::unordered_set<std::string> people{};
        Done done{}; ///< the first error: nothing is taken in any more
    };

    Chat m_chat;
    std::optional<ChatMessage> m_open; ///< the last record, to which lines may belong still
    Given m_given;
    std::string m_source;
    TimeZone m_zone;
    std::string m_me;
    bool m_lenient;
    bool m_isPassing = false; ///< over the lines of a record that was not taken
    BodyReader m_readBody;
    uint32_t m_emptyLines = 0;
    uint32_t m_tooLargeLine = 0;
};

} // namespace ieum::transfer
