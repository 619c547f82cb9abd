// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Chunks and manifests, sealed under the file's own random key with XChaCha20-Poly1305; the nonce is the chunk's index,
// which is safe because a key belongs to one file whose bytes never change. A sealed chunk is named by its hash, so
// replicas and members who relay it can check it without a key. Pure.
#pragma once

#include "base/bytes.h"
#include "base/ids.h"
#include "crypto/secret.h"
#include "vault/error.h"
#include "vault/limits.h"

#include <vector>

namespace ieum::vault {

struct Manifest {
    uint64_t sizeBytes = 0;
    std::vector<ChunkId> chunks; ///< in order; all but the last are chunkBytes before sealing
    bool operator==(const Manifest&) const = default;
};

/// How many chunks a file of that size has (at least one, so that an empty file has something to hold).
size_t chunkCountOf(uint64_t sizeBytes);
ChunkId chunkIdOf(ByteView sealed);

Bytes sealChunk(const crypto::Key& fileKey, uint64_t index, ByteView plain);
/// Errors: Undecryptable (number: index).
Result<Bytes> openChunk(const crypto::Key& fileKey, uint64_t index, ByteView sealed);

Bytes sealManifest(const crypto::Key& fileKey, const Manifest& manifest);
/// Errors: Undecryptable, BadManifest (also when it is not of `sizeBytes`, which the message states), TooLarge.
Result<Manifest> openManifest(const crypto::Key& fileKey, ByteView sealed, uint64_t sizeBytes);

} // namespace ieum::vault
