// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// BLAKE2b (RFC 7693), 32 bytes unless the name says otherwise. Lists of parts are hashed as if they were one piece, so
// a caller whose parts vary in length must put lengths in, or use kdf.h, which does.
#pragma once

#include "base/fixed_bytes.h"
#include "crypto/secret.h"

#include <initializer_list>

namespace ieum::crypto {

using Digest32 = FixedBytes<struct DigestTag, 32>;

Digest32 blake2b256(ByteView bytes);
Digest32 blake2b256(std::initializer_list<ByteView> parts);
Digest32 keyedHash(const Key& key, std::initializer_list<ByteView> parts);
std::array<std::byte, 16> keyedMac16(const Key& key, std::initializer_list<ByteView> parts);

/// For ids that are hashes: the type of the result says what was hashed.
template <class Id> Id hashTo(std::initializer_list<ByteView> parts) {
    static_assert(Id::byteCount == Digest32::byteCount);
    return Id{blake2b256(parts).value};
}

/// For what comes in pieces.
class Blake2b256 {
  public:
    Blake2b256();
    ~Blake2b256();
    Blake2b256(const Blake2b256&) = default;
    Blake2b256& operator=(const Blake2b256&) = default;
    Blake2b256& add(ByteView bytes);
    /// Once; nothing may be added afterwards.
    Digest32 finish();

  private:
    // libsodium's state without its header, which nobody above needs; hash.cpp checks the size.
    alignas(64) std::array<std::byte, 384> m_state{};
};

} // namespace ieum::crypto
