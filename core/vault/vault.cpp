// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/vault.h"

#include <algorithm>

namespace ieum::vault {

Result<StoredFile> storeFile(const Files& files, const std::string& path, ChunkStore& store, Random& random) {
    const auto size = files.sizeOf(path);
    if (!size) return passOn(size);
    if (*size > fileBytesMax) return fail(Cause::Input, VaultError::TooLarge, static_cast<int64_t>(fileBytesMax));
    StoredFile stored;
    stored.key = crypto::Key::random(random);
    stored.manifest.sizeBytes = *size;
    for (size_t index = 0; index < chunkCountOf(*size); ++index) {
        const uint64_t offset = index * uint64_t{chunkBytes};
        const uint64_t wanted = std::min<uint64_t>(chunkBytes, *size - offset);
        const auto plain = files.readAt(path, offset, wanted);
        if (!plain) return passOn(plain);
        // A file that shrinks while it is read is not what the user meant to send.
        if (plain->size() != wanted) return fail(Cause::Input, VaultError::BadChunk, static_cast<int64_t>(index));
        const Bytes sealed = sealChunk(stored.key, index, *plain);
        const ChunkId id = chunkIdOf(sealed);
        if (const auto put = store.put(id, sealed); !put) return passOn(put);
        stored.manifest.chunks.push_back(id);
    }
    const Bytes sealed = sealManifest(stored.key, stored.manifest);
    stored.file = FileId{chunkIdOf(sealed).value};
    if (const auto put = store.put(ChunkId{stored.file.value}, sealed); !put) return passOn(put);
    return stored;
}

Done writeOut(const ChunkStore& store, const crypto::Key& key, const Manifest& manifest, Files& files,
              const std::string& outPath) {
    const auto stop = [&](const Error& why) -> Done {
        // Best effort: the error that made us stop is the one to tell.
        (void)files.remove(outPath);
        return tl::unexpected<Error>(why);
    };
    for (size_t index = 0; index < manifest.chunks.size(); ++index) {
        const auto sealed = store.get(manifest.chunks[index]);
        if (!sealed) return stop(fail(Cause::Machine, VaultError::ChunkMissing, static_cast<int64_t>(index)).value());
        if (chunkIdOf(*sealed) != manifest.chunks[index]) {
            return stop(fail(Cause::Machine, VaultError::BadChunk, static_cast<int64_t>(index)).value());
        }
        const auto plain = openChunk(key, index, *sealed);
        if (!plain) return stop(plain.error());
        // The sender sealed the chunks himself, so they may be right and yet not add up to the size that he stated.
        const uint64_t offset = index * uint64_t{chunkBytes};
        const uint64_t wanted =
            std::min<uint64_t>(chunkBytes, manifest.sizeBytes - std::min(manifest.sizeBytes, offset));
        if (plain->size() != wanted) {
            return stop(fail(Cause::Peer, VaultError::BadManifest, static_cast<int64_t>(index)).value());
        }
        if (const auto written = files.appendTo(outPath, *plain); !written) return stop(written.error());
    }
    if (const auto synced = files.sync(outPath); !synced) return stop(synced.error());
    return {};
}

} // namespace ieum::vault
