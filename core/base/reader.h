// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads a fixed binary format. It remembers its first failure, so a parser reads all its fields and asks once.
// All numbers are little-endian.
#pragma once

#include "base/error.h"
#include "base/fixed_bytes.h"

namespace ieum {

class Reader {
  public:
    explicit Reader(ByteView bytes) : m_bytes(bytes) {}

    uint8_t u8() { return static_cast<uint8_t>(number(1)); }
    uint16_t u16() { return static_cast<uint16_t>(number(2)); }
    uint32_t u32() { return static_cast<uint32_t>(number(4)); }
    uint64_t u64() { return number(8); }
    /// A view into the input; empty after a failure.
    ByteView take(size_t count);
    template <class Id> Id id() {
        Id made;
        const ByteView bytes = take(Id::byteCount);
        if (bytes.size() == Id::byteCount) std::copy(bytes.begin(), bytes.end(), made.value.begin());
        return made;
    }

    size_t left() const { return m_bytes.size() - m_at; }
    /// Fails when a read went past the end, or when bytes are left over.
    Done finish() const;

  private:
    uint64_t number(size_t count);

    ByteView m_bytes;
    size_t m_at = 0;
    bool m_failed = false;
};

} // namespace ieum
