// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/blake2b.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace ieum::crypto {

namespace {

using Words = std::array<uint64_t, 16>;

constexpr std::array<uint64_t, 8> initial{0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b,
                                          0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f,
                                          0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};

constexpr size_t rounds = 12;
/// Which word of the block comes when (RFC 7693, 2.7); the rounds 10 and 11 are those of 0 and 1.
constexpr std::array<std::array<uint8_t, 16>, 10> order{{{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
                                                         {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
                                                         {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
                                                         {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
                                                         {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
                                                         {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
                                                         {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
                                                         {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
                                                         {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
                                                         {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}}};

/// What the parameters of RFC 7693, 2.5 say: no key, 32 bytes, one after the other.
constexpr uint64_t parameters = 0x0101'0020;

[[gnu::always_inline]] inline uint64_t wordAt(const std::byte* bytes) {
    uint64_t word = 0;
    if constexpr (std::endian::native == std::endian::little) {
        std::memcpy(&word, bytes, sizeof word); // the loop below is no single load everywhere it is inlined
    } else {
        for (size_t i = 0; i < sizeof word; ++i) word |= std::to_integer<uint64_t>(bytes[i]) << (8 * i);
    }
    return word;
}

/// Its words are read where they are added. A copy of them takes the registers of the state: with it this was 1.5 times
/// slower (GCC 12, x86-64).
struct Block {
    const std::byte* bytes;
    [[gnu::always_inline]] uint64_t operator[](size_t word) const { return wordAt(bytes + word * sizeof(uint64_t)); }
};

// All places are constants, so that the words stay in registers.
template <size_t round, size_t step, size_t a, size_t b, size_t c, size_t d>
[[gnu::always_inline]] inline void mix(Words& v, Block message) {
    constexpr auto& turn = order[round % order.size()];
    v[a] += v[b] + message[turn[2 * step]];
    v[d] = std::rotr(v[d] ^ v[a], 32);
    v[c] += v[d];
    v[b] = std::rotr(v[b] ^ v[c], 24);
    v[a] += v[b] + message[turn[2 * step + 1]];
    v[d] = std::rotr(v[d] ^ v[a], 16);
    v[c] += v[d];
    v[b] = std::rotr(v[b] ^ v[c], 63);
}

template <size_t round> [[gnu::always_inline]] inline void mixAll(Words& v, Block message) {
    mix<round, 0, 0, 4, 8, 12>(v, message);
    mix<round, 1, 1, 5, 9, 13>(v, message);
    mix<round, 2, 2, 6, 10, 14>(v, message);
    mix<round, 3, 3, 7, 11, 15>(v, message);
    mix<round, 4, 0, 5, 10, 15>(v, message);
    mix<round, 5, 1, 6, 11, 12>(v, message);
    mix<round, 6, 2, 7, 8, 13>(v, message);
    mix<round, 7, 3, 4, 9, 14>(v, message);
}

template <size_t... round>
[[gnu::always_inline]] inline void mixRounds(Words& v, Block message, std::index_sequence<round...>) {
    (mixAll<round>(v, message), ...);
}

} // namespace

Blake2bState::Blake2bState() : m_chain(initial) { m_chain[0] ^= parameters; }

void Blake2bState::compress(const std::byte* block, bool isLast) {
    Words v;
    std::copy(m_chain.begin(), m_chain.end(), v.begin());
    std::copy(initial.begin(), initial.end(), v.begin() + 8);
    v[12] ^= m_counted; // the upper half of the counter stays zero: nothing here has 2^64 bytes
    if (isLast) v[14] = ~v[14];
    mixRounds(v, Block{block}, std::make_index_sequence<rounds>());
    for (size_t i = 0; i < m_chain.size(); ++i) m_chain[i] ^= v[i] ^ v[i + 8];
}

void Blake2bState::add(ByteView bytes) {
    while (!bytes.empty()) {
        if (m_filled == blockBytes) {
            m_counted += blockBytes;
            compress(m_block.data(), false);
            m_filled = 0;
        }
        for (; m_filled == 0 && bytes.size() > blockBytes; bytes = bytes.subspan(blockBytes)) {
            m_counted += blockBytes;
            compress(bytes.data(), false);
        }
        const ByteView part = bytes.first(std::min(bytes.size(), blockBytes - m_filled));
        std::copy(part.begin(), part.end(), m_block.begin() + m_filled);
        m_filled += part.size();
        bytes = bytes.subspan(part.size());
    }
}

std::array<std::byte, 32> Blake2bState::finish() {
    m_counted += m_filled;
    std::fill(m_block.begin() + m_filled, m_block.end(), std::byte{0});
    compress(m_block.data(), true);
    std::array<std::byte, 32> digest{};
    for (size_t i = 0; i < digest.size(); ++i) digest[i] = static_cast<std::byte>(m_chain[i / 8] >> (8 * (i % 8)));
    return digest;
}

} // namespace ieum::crypto
