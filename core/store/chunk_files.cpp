// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/chunk_files.h"

#include "store/limits.h"
#include "vault/seal.h"

namespace ieum::store {

std::string ChunkFiles::pathOf(const ChunkId& chunk) const {
    const std::string name = chunk.hex();
    return m_folder + "/" + name.substr(0, 2) + "/" + name;
}

bool ChunkFiles::has(const ChunkId& chunk) const { return m_files->exists(pathOf(chunk)); }

Result<Bytes> ChunkFiles::get(const ChunkId& chunk) const { return m_files->read(pathOf(chunk), storedChunkBytesMax); }

Done ChunkFiles::put(const ChunkId& chunk, ByteView bytes) {
    if (has(chunk)) return {};
    const std::string path = pathOf(chunk);
    if (const auto made = m_files->makeFolders(path.substr(0, path.rfind('/'))); !made) return made;
    return m_files->writeDurably(path, bytes);
}

Done ChunkFiles::keep(const ChunkId& chunk, ByteView bytes) {
    const std::string path = keptPathOf(chunk);
    if (const auto made = m_files->makeFolders(path.substr(0, path.rfind('/'))); !made) return made;
    if (m_files->exists(path)) {
        if (const auto removed = m_files->remove(path); !removed) return removed;
    }
    return m_files->appendTo(path, bytes);
}

Done ChunkFiles::settle(const ChunkId& chunk) {
    const Done settled = m_files->settle(keptPathOf(chunk), pathOf(chunk));
    return has(chunk) ? Done() : settled; // somebody else may have been at it
}

Result<bool> ChunkFiles::recover(const ChunkId& chunk) {
    if (has(chunk)) return true;
    const std::string path = keptPathOf(chunk);
    if (!m_files->exists(path)) return false;
    const auto bytes = m_files->read(path, storedChunkBytesMax);
    if (!bytes || vault::chunkIdOf(*bytes) != chunk) {
        (void)m_files->remove(path); // gone already when another thread has settled it; else it is written over
        return has(chunk);
    }
    if (const auto settled = settle(chunk); !settled) return passOn(settled);
    return true;
}

Done ChunkFiles::remove(const ChunkId& chunk) {
    if (!has(chunk)) return {};
    return m_files->remove(pathOf(chunk));
}

} // namespace ieum::store
