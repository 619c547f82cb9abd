// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A fingerprint of everything that reached anybody, in order: two runs of one seed must end with the same.
#pragma once

#include "base/bytes.h"

#include <cstdint>

namespace ieum::sim {

class Trace {
  public:
    void note(uint64_t number) { m_hash = (m_hash ^ number) * prime; }
    void note(ByteView bytes) {
        uint64_t word = bytes.size();
        for (size_t i = 0; i < bytes.size(); ++i) {
            word = word << 8U | std::to_integer<uint64_t>(bytes[i]);
            if (i % 8 == 7) note(word);
        }
        note(word);
    }
    uint64_t fingerprint() const { return m_hash ^ (m_hash >> 29U); }

  private:
    static constexpr uint64_t prime = 0x100000001B3ULL; // FNV-1a, a word at a time
    uint64_t m_hash = 0xCBF29CE484222325ULL;
};

} // namespace ieum::sim
