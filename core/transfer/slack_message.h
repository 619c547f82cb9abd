// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One message of a Slack export.
#pragma once

#include "transfer/chat.h"
#include "transfer/json_reader.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace ieum::transfer {

using SlackNames = std::unordered_map<std::string, std::string>; ///< of people, by id

class SlackMessages {
  public:
    SlackMessages(std::string channel, const SlackNames& names) : m_channel(std::move(channel)), m_names(names) {}
    /// Nothing for an object without a time.
    std::optional<ChatMessage> read(const JsonValue& object) const;
    /// As people read it: names for <@U1>, addresses and labels for links, & < > for what they are escaped as.
    std::string plainText(std::string_view text) const;

  private:
    std::string idOf(std::string_view ts) const;
    std::string nameOf(std::string_view user) const;
    void readAuthor(const JsonValue& object, ChatMessage& message) const;
    void readReactions(const JsonValue& object, ChatMessage& message) const;
    void addReference(std::string_view inside, std::string& to) const;

    std::string m_channel;
    const SlackNames& m_names;
};

/// The name that people see.
std::string slackNameOf(const JsonValue& user);

} // namespace ieum::transfer
