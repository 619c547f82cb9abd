// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/chunk_files.h"

#include "base/error.h"
#include "store/limits.h"
#include "vault/seal.h"

#include <algorithm>
#include <array>
#include <cerrno>

namespace ieum::store {

std::string ChunkFiles::pathOf(const ChunkId& chunk) const {
    const std::string name = chunk.hex();
    return m_folder + "/" + name.substr(0, 2) + "/" + name;
}

bool ChunkFiles::has(const ChunkId& chunk) const { return m_files->exists(pathOf(chunk)); }

Result<Bytes> ChunkFiles::get(const ChunkId& chunk) const { return m_files->read(pathOf(chunk), storedChunkBytesMax); }

Done ChunkFiles::put(const ChunkId& chunk, ByteView bytes) {
    const auto isHere = recover(chunk);
    if (!isHere) return passOn(isHere);
    if (*isHere) return settle({&chunk, 1});
    const std::string path = pathOf(chunk);
    if (const auto made = m_files->makeFolders(path.substr(0, path.rfind('/'))); !made) return made;
    return m_files->writeDurably(path, bytes);
}

Done ChunkFiles::keep(const ChunkId& chunk, ByteView bytes) {
    const std::string path = pathOf(chunk);
    if (const auto made = m_files->makeFolders(path.substr(0, path.rfind('/'))); !made) return made;
    if (m_together != nullptr) {
        // Of all writes from here on the sync of the folder is told, whoever else asks for one.
        if (const auto watched = m_together->watch(m_folder); !watched) return watched;
    }
    const auto isHere = recover(chunk); // what is here may have been noted by now
    if (!isHere) return passOn(isHere);
    if (*isHere) return {};
    const Done kept = m_files->appendTo(path, bytes);
    if (!kept) (void)remove(chunk); // a full disk gets back what there was room for; else `recover` does it
    return kept;
}

Done ChunkFiles::settle(std::span<const ChunkId> chunks) {
    if (m_together == nullptr || chunks.size() <= chunksSyncedEach) return settleEach(chunks);
    const Done synced = m_together->syncAll(m_folder);
    if (!synced) return synced.error().number == EOPNOTSUPP ? settleEach(chunks) : synced;
    if (std::all_of(chunks.begin(), chunks.end(), [this](const ChunkId& each) { return has(each); })) return {};
    return fail(Cause::Machine, BaseError::FileMissing, ENOENT);
}

/// All that are here, whatever is not.
Done ChunkFiles::settleEach(std::span<const ChunkId> chunks) {
    Done all;
    for (const ChunkId& chunk : chunks) {
        const std::string path = pathOf(chunk);
        const Done settled = m_files->settle(path, path);
        if (settled) continue;
        if (!settled.error().is(BaseError::FileMissing)) return settled;
        all = settled;
    }
    return all;
}

Result<bool> ChunkFiles::recover(const ChunkId& chunk) {
    if (!has(chunk)) return false;
    const auto bytes = get(chunk);
    if (bytes && vault::chunkIdOf(*bytes) == chunk) return true;
    if (!bytes && bytes.error().is(BaseError::FileMissing)) return false;
    if (!bytes && !isDamage(bytes.error())) return passOn(bytes);
    if (const auto removed = remove(chunk); !removed) return passOn(removed);
    return false;
}

bool isDamage(const Error& why) {
    // Sectors or checksums that fail, more than a chunk has, or something else under its name.
    constexpr std::array lasting{EIO, EBADMSG, EUCLEAN, EFBIG, EISDIR};
    return why.is(BaseError::FileUnreadable) && std::find(lasting.begin(), lasting.end(), why.number) != lasting.end();
}

Done ChunkFiles::remove(const ChunkId& chunk) {
    if (!has(chunk)) return {};
    return m_files->remove(pathOf(chunk));
}

} // namespace ieum::store
