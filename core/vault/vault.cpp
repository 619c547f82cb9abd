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
        if (const auto added = addChunk(stored, *plain, store); !added) return passOn(added);
    }
    if (const auto finished = finishFile(stored, store); !finished) return passOn(finished);
    return stored;
}

Done addChunk(StoredFile& to, ByteView plain, ChunkStore& store) {
    const Bytes sealed = sealChunk(to.key, to.manifest.chunks.size(), plain);
    const ChunkId id = chunkIdOf(sealed);
    if (const auto put = store.put(id, sealed); !put) return put;
    to.manifest.chunks.push_back(id);
    return {};
}

Done finishFile(StoredFile& made, ChunkStore& store) {
    const Bytes sealed = sealManifest(made.key, made.manifest);
    made.file = FileId{chunkIdOf(sealed).value};
    return store.put(ChunkId{made.file.value}, sealed);
}

Result<Bytes> readChunk(const ChunkStore& store, const crypto::Key& key, const Manifest& manifest, size_t index) {
    const auto number = static_cast<int64_t>(index);
    const auto sealed = store.get(manifest.chunks[index]);
    if (!sealed) return fail(Cause::Machine, VaultError::ChunkMissing, number);
    if (chunkIdOf(*sealed) != manifest.chunks[index]) return fail(Cause::Machine, VaultError::BadChunk, number);
    auto plain = openChunk(key, index, *sealed);
    if (!plain) return plain;
    // The sender sealed the chunks himself, so they may be right and yet not add up to the size that he stated.
    const uint64_t offset = index * uint64_t{chunkBytes};
    const uint64_t wanted = std::min<uint64_t>(chunkBytes, manifest.sizeBytes - std::min(manifest.sizeBytes, offset));
    if (plain->size() != wanted) return fail(Cause::Peer, VaultError::BadManifest, number);
    return plain;
}

Done writeOut(const ChunkStore& store, const crypto::Key& key, const Manifest& manifest, Files& files,
              const std::string& outPath) {
    const auto stop = [&](const Error& why) -> Done {
        // Best effort: the error that made us stop is the one to tell.
        (void)files.remove(outPath);
        return tl::unexpected<Error>(why);
    };
    for (size_t index = 0; index < manifest.chunks.size(); ++index) {
        const auto plain = readChunk(store, key, manifest, index);
        if (!plain) return stop(plain.error());
        if (const auto written = files.appendTo(outPath, *plain); !written) return stop(written.error());
    }
    if (const auto synced = files.sync(outPath); !synced) return stop(synced.error());
    return {};
}

} // namespace ieum::vault
