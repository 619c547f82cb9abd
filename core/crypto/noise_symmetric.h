// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The hash and cipher inside of a Noise handshake: SymmetricState and CipherState of sections 5.1 and 5.2 (revision 34)
// with BLAKE2b-512, HMAC over it, and ChaCha20-Poly1305 (RFC 8439). For noise.cpp alone.
#pragma once

#include "crypto/error.h"
#include "crypto/secret.h"

#include <array>
#include <string_view>
#include <utility>

namespace ieum::crypto {

using NoiseHash = std::array<std::byte, 64>;
constexpr size_t noiseTagBytes = 16;

/// ENCRYPT and DECRYPT of section 12.3: four zero bytes and the counter, little-endian, are the nonce.
Bytes noiseEncrypt(const Key& key, uint64_t counter, ByteView plain, ByteView additional);
/// The same in place: the plain text has room for the tag behind it.
void noiseEncryptInPlace(const Key& key, uint64_t counter, MutableByteView message, ByteView additional);
/// Errors: Undecryptable.
Result<Bytes> noiseDecrypt(const Key& key, uint64_t counter, ByteView cipher, ByteView additional);
/// In place: the plain text is what was before the tag. After a failure nothing of it is left. Errors: Undecryptable.
Done noiseDecryptInPlace(const Key& key, uint64_t counter, MutableByteView message, ByteView additional);

class SymmetricState {
  public:
    explicit SymmetricState(std::string_view protocolName);

    void mixHash(ByteView bytes);
    void mixKey(const Key& shared);
    Bytes encryptAndHash(ByteView plain);
    Result<Bytes> decryptAndHash(ByteView cipher);
    bool hasKey() const noexcept { return m_hasKey; }
    /// First the initiator's sending key, then the responder's.
    std::pair<Key, Key> split() const;
    const NoiseHash& hash() const noexcept { return m_hash; }

  private:
    Secret<64> m_chainingKey;
    NoiseHash m_hash{};
    Key m_key;
    uint64_t m_counter = 0;
    bool m_hasKey = false;
};

} // namespace ieum::crypto
