// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/sha256.h"

#include <sodium.h>

namespace ieum::crypto {

Digest32 sha256(ByteView bytes) {
    static_assert(Digest32::byteCount == crypto_hash_sha256_BYTES);
    Digest32 digest;
    crypto_hash_sha256(raw(digest.bytes()), raw(bytes), bytes.size());
    return digest;
}

} // namespace ieum::crypto
