// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writes a fixed binary format, little-endian; the counterpart of Reader.
#pragma once

#include "base/bytes.h"

#include <utility>

namespace ieum {

class Writer {
  public:
    Writer& u8(uint8_t value) { return number(value, 1); }
    Writer& u16(uint16_t value) { return number(value, 2); }
    Writer& u32(uint32_t value) { return number(value, 4); }
    Writer& u64(uint64_t value) { return number(value, 8); }
    Writer& put(ByteView bytes) {
        append(m_bytes, bytes);
        return *this;
    }
    const Bytes& bytes() const& { return m_bytes; }
    Bytes take() { return std::move(m_bytes); }

  private:
    Writer& number(uint64_t value, size_t count) {
        for (size_t i = 0; i < count; ++i) m_bytes.push_back(static_cast<std::byte>((value >> (8 * i)) & 255U));
        return *this;
    }

    Bytes m_bytes;
};

} // namespace ieum
