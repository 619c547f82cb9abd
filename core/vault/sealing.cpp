// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/sealing.h"

#include "vault/error.h"
#include "vault/limits.h"

namespace ieum::vault {

Sealing::Sealing(const crypto::Key& key, ChunkStore& store) : m_store(store) { m_made.key = key.clone(); }

Done Sealing::add(ByteView piece) {
    append(m_rest, piece);
    size_t sealed = 0;
    for (; m_rest.size() - sealed >= chunkBytes; sealed += chunkBytes) {
        if (const Done done = seal(ByteView(m_rest).subspan(sealed, chunkBytes)); !done) return done;
    }
    m_rest.erase(m_rest.begin(), m_rest.begin() + static_cast<std::ptrdiff_t>(sealed));
    return {};
}

Result<StoredFile> Sealing::finish() {
    if (!m_rest.empty() || chunks().empty()) {
        if (const Done done = seal(m_rest); !done) return passOn(done);
    }
    if (const Done named = finishFile(m_made, m_store); !named) return passOn(named);
    return std::move(m_made);
}

Done Sealing::seal(ByteView chunk) {
    if (chunks().size() == chunksMax) {
        return fail(Cause::Input, VaultError::TooLarge, static_cast<int64_t>(fileBytesMax));
    }
    m_made.manifest.sizeBytes += chunk.size();
    return addChunk(m_made, chunk, m_store);
}

} // namespace ieum::vault
