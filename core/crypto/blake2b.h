// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// BLAKE2b without a key (RFC 7693), 32 bytes, for hash.cpp alone. What is hashed most is every piece of every file. How
// this compares with libsodium 1.0.18, which uses AVX2, is a matter of the processor: 1.46 GB/s beside 0.78 on one,
// 0.82 beside 0.89 on another. No table and no branch depends on what is hashed. Tests compare it with libsodium's.
#pragma once

#include "base/bytes.h"

#include <array>

namespace ieum::crypto {

class Blake2bState {
  public:
    Blake2bState();
    void add(ByteView bytes);
    /// Once; nothing may be added afterwards.
    std::array<std::byte, 32> finish();

  private:
    static constexpr size_t blockBytes = 128;
    void compress(const std::byte* block, bool isLast);

    std::array<uint64_t, 8> m_chain;
    std::array<std::byte, blockBytes> m_block{}; ///< the last one is kept back, since it is treated otherwise
    uint64_t m_counted = 0;
    size_t m_filled = 0;
};

} // namespace ieum::crypto
