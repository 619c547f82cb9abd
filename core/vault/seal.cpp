// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/seal.h"

#include "base/assert.h"
#include "crypto/aead.h"
#include "crypto/hash.h"
#include "wire/codec.h"

#include <limits>

namespace ieum::vault {

namespace {

constexpr uint64_t manifestIndex = std::numeric_limits<uint64_t>::max();
constexpr std::string_view chunkLabel = "ieum chunk v1";

crypto::Nonce24 nonceOf(uint64_t index) {
    crypto::Nonce24 nonce;
    for (size_t i = 0; i < 8; ++i) nonce.value[i] = static_cast<std::byte>((index >> (8 * i)) & 255U);
    return nonce;
}

} // namespace

size_t chunkCountOf(uint64_t sizeBytes) {
    return sizeBytes == 0 ? 1 : static_cast<size_t>((sizeBytes + chunkBytes - 1) / chunkBytes);
}

ChunkId chunkIdOf(ByteView sealed) { return crypto::hashTo<ChunkId>({sealed}); }

Bytes sealChunk(const crypto::Key& fileKey, uint64_t index, ByteView plain) {
    IEUM_ASSERT(plain.size() <= chunkBytes && index < chunksMax);
    return crypto::seal(fileKey, nonceOf(index), plain, bytesOf(chunkLabel));
}

Result<Bytes> openChunk(const crypto::Key& fileKey, uint64_t index, ByteView sealed) {
    auto plain = crypto::open(fileKey, nonceOf(index), sealed, bytesOf(chunkLabel));
    if (!plain) return fail(Cause::Peer, VaultError::Undecryptable, static_cast<int64_t>(index));
    return plain;
}

Bytes sealManifest(const crypto::Key& fileKey, const Manifest& manifest) {
    IEUM_ASSERT(manifest.chunks.size() <= chunksMax && manifest.chunks.size() == chunkCountOf(manifest.sizeBytes));
    wire::Manifest out;
    out.set_size(manifest.sizeBytes);
    out.set_chunk_bytes(chunkBytes);
    out.set_levels(1);
    for (const ChunkId& chunk : manifest.chunks) out.mutable_chunks()->append(textOf(chunk.view()));
    return crypto::seal(fileKey, nonceOf(manifestIndex), wire::encode(out), bytesOf(chunkLabel));
}

Result<Manifest> openManifest(const crypto::Key& fileKey, ByteView sealed, uint64_t sizeBytes) {
    if (sizeBytes > fileBytesMax) return fail(Cause::Peer, VaultError::TooLarge, static_cast<int64_t>(fileBytesMax));
    const auto plain = crypto::open(fileKey, nonceOf(manifestIndex), sealed, bytesOf(chunkLabel));
    if (!plain) return fail(Cause::Peer, VaultError::Undecryptable, -1);
    const auto read = wire::decode<wire::Manifest>(*plain, sealedBytesMax);
    if (!read) return passOn(read);
    const std::string& ids = read->chunks();
    const bool consistent = read->levels() == 1 && read->chunk_bytes() == chunkBytes && read->size() == sizeBytes &&
                            ids.size() == chunkCountOf(sizeBytes) * ChunkId::byteCount;
    if (!consistent) return fail(Cause::Peer, VaultError::BadManifest);
    Manifest manifest;
    manifest.sizeBytes = sizeBytes;
    for (size_t at = 0; at < ids.size(); at += ChunkId::byteCount) {
        manifest.chunks.push_back(*ChunkId::from(bytesOf(ids).subspan(at, ChunkId::byteCount)));
    }
    return manifest;
}

} // namespace ieum::vault
