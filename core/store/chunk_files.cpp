// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/chunk_files.h"

#include "store/limits.h"

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

Done ChunkFiles::remove(const ChunkId& chunk) {
    if (!has(chunk)) return {};
    return m_files->remove(pathOf(chunk));
}

} // namespace ieum::store
