// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One message of a Telegram Desktop export: its JSON object as a message of ours.
#pragma once

#include "transfer/chat.h"
#include "transfer/json_reader.h"
#include "transfer/time_zone.h"

#include <optional>
#include <string>

namespace ieum::transfer {

class TelegramMessages {
  public:
    /// `chatId`: what makes message ids ours; "" when the export has none. `zone` is for old exports without UTC.
    TelegramMessages(std::string chatId, TimeZone zone) : m_chatId(std::move(chatId)), m_zone(std::move(zone)) {}

    /// Without id where the export has none, and without line. Nothing when the object has no time.
    std::optional<ChatMessage> read(const JsonValue& object) const;

  private:
    std::string idOf(const JsonValue* number) const;
    bool readTime(const JsonValue& object, ChatMessage& message) const;

    std::string m_chatId;
    TimeZone m_zone;
};

} // namespace ieum::transfer
