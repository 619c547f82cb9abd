// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/reseal.h"

namespace ieum::vault {

Result<StoredFile> resealFile(ChunkStore& store, const crypto::Key& key, const Manifest& manifest, Random& random) {
    StoredFile made;
    made.key = crypto::Key::random(random);
    made.manifest.sizeBytes = manifest.sizeBytes;
    for (size_t index = 0; index < manifest.chunks.size(); ++index) {
        const auto plain = readChunk(store, key, manifest, index);
        if (!plain) return passOn(plain);
        if (const auto added = addChunk(made, *plain, store); !added) return passOn(added);
    }
    if (const auto finished = finishFile(made, store); !finished) return passOn(finished);
    return made;
}

} // namespace ieum::vault
