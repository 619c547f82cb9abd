// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Ids for records of exports that have none. Derived from who, when (to the minute) and what, so that importing a
// conversation twice, or from two clients, gives the same ids and nothing doubles.
#pragma once

#include "transfer/chat.h"

#include <string>
#include <string_view>
#include <unordered_map>

namespace ieum::transfer {

std::string authorIdOf(std::string_view name);

class RecordIds {
  public:
    /// 32 hex digits; equal records of the same minute are told apart by their order.
    std::string next(const ChatMessage& message);

  private:
    std::unordered_map<std::string, uint32_t> m_seen;
};

} // namespace ieum::transfer
