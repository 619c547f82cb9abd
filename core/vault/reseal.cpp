// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/reseal.h"

#include <algorithm>

namespace ieum::vault {

Result<StoredFile> resealFile(ChunkStore& store, const crypto::Key& key, const Manifest& manifest, Random& random) {
    StoredFile made;
    made.key = crypto::Key::random(random);
    made.manifest.sizeBytes = manifest.sizeBytes;
    for (size_t index = 0; index < manifest.chunks.size(); ++index) {
        const auto number = static_cast<int64_t>(index);
        const auto sealed = store.get(manifest.chunks[index]);
        if (!sealed) return fail(Cause::Machine, VaultError::ChunkMissing, number);
        if (chunkIdOf(*sealed) != manifest.chunks[index]) return fail(Cause::Machine, VaultError::BadChunk, number);
        const auto plain = openChunk(key, index, *sealed);
        if (!plain) return passOn(plain);
        const uint64_t offset = index * uint64_t{chunkBytes};
        const uint64_t left = manifest.sizeBytes - std::min(manifest.sizeBytes, offset);
        if (plain->size() != std::min<uint64_t>(chunkBytes, left)) {
            return fail(Cause::Peer, VaultError::BadManifest, number);
        }
        const Bytes anew = sealChunk(made.key, index, *plain);
        const ChunkId id = chunkIdOf(anew);
        if (const auto put = store.put(id, anew); !put) return passOn(put);
        made.manifest.chunks.push_back(id);
    }
    const Bytes sealed = sealManifest(made.key, made.manifest);
    made.file = FileId{chunkIdOf(sealed).value};
    if (const auto put = store.put(ChunkId{made.file.value}, sealed); !put) return passOn(put);
    return made;
}

} // namespace ieum::vault
