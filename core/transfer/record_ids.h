// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Ids for records of exports that have none. Derived from who, when (to the minute) and what, so that importing a
// conversation twice, or from two clients, gives the same ids and nothing doubles.
#pragma once

#include "transfer/chat.h"

#include <array>
#include <cstddef>
#include <cstring>
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
    using Key = std::array<std::byte, 16>;
    struct FirstBytes { // of a digest, which are as good as any hash
        size_t operator()(const Key& key) const {
            size_t first = 0;
            std::memcpy(&first, key.data(), sizeof first);
            return first;
        }
    };
    std::unordered_map<Key, uint32_t, FirstBytes> m_seen;
};

} // namespace ieum::transfer
