// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Builds one line of JSON (RFC 8259): UTF-8, no spaces, members in the order given. The caller balances its calls.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace ieum::transfer {

class JsonWriter {
  public:
    JsonWriter& beginObject();
    JsonWriter& endObject();
    JsonWriter& beginArray();
    JsonWriter& endArray();
    JsonWriter& key(std::string_view name);
    /// Must be valid UTF-8.
    JsonWriter& text(std::string_view value);
    JsonWriter& number(int64_t value);
    JsonWriter& number(uint64_t value);
    JsonWriter& boolean(bool value);
    /// What was built; the next one begins anew.
    std::string take() {
        m_needsComma = false;
        return std::exchange(m_out, {});
    }

  private:
    void separate();
    void quote(std::string_view value);

    std::string m_out;
    bool m_needsComma = false;
};

} // namespace ieum::transfer
