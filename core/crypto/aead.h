// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03) in three uses: with a nonce that the caller guarantees, with a nonce
// computed from what is sealed (a restored snapshot cannot repeat one for different text), and to a public key.
#pragma once

#include "base/fixed_bytes.h"
#include "crypto/agreement.h"
#include "crypto/error.h"
#include "crypto/secret.h"

namespace ieum::crypto {

using Nonce24 = FixedBytes<struct NonceTag, 24>;
constexpr size_t tagBytes = 16;
constexpr size_t syntheticOverheadBytes = Nonce24::byteCount + tagBytes;
constexpr size_t sealToOverheadBytes = AgreementPublicKey::byteCount + tagBytes;

/// Ciphertext followed by its tag.
Bytes seal(const Key& key, const Nonce24& nonce, ByteView plain, ByteView additional);
/// Errors: Undecryptable.
Result<Bytes> open(const Key& key, const Nonce24& nonce, ByteView sealed, ByteView additional);

/// First 24 bytes of BLAKE2b-256, keyed with derive(key, "ieum.nonce.v1"), over u64 length of additional | additional |
/// plain (little-endian).
Nonce24 syntheticNonce(const Key& key, ByteView plain, ByteView additional);
/// nonce | ciphertext | tag. Equal inputs give equal bytes; that is the price and is wanted for events.
Bytes sealSynthetic(const Key& key, ByteView plain, ByteView additional);
/// Computes the nonce again and refuses another one, so a sealed text opens under one key only: Poly1305 alone does not
/// commit to its key. Errors: Undecryptable.
Result<Bytes> openSynthetic(const Key& key, ByteView sealed, ByteView additional);

/// ephemeral public key | ciphertext | tag. The key is derive(X25519(ephemeral, to), "ieum.seal.v1",
/// {ephemeral public, to}), the nonce zero because the key is used once. Sealing to a key of low order gives a box that
/// nobody can open: the key comes from a peer, and his fault must not become everybody's to read.
Bytes sealTo(const AgreementPublicKey& to, ByteView plain, ByteView additional, Random& random);
/// Errors: Undecryptable, WeakPoint.
Result<Bytes> openSealed(const AgreementKey& mine, ByteView sealed, ByteView additional);

} // namespace ieum::crypto
