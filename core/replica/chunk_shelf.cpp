// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replica/chunk_shelf.h"

#include "base/error.h"
#include "replica/error.h"
#include "replica/shelf.h"
#include "vault/limits.h"

#include <algorithm>

namespace ieum::replica {

Result<std::vector<KeptChunk>> ChunkShelf::having(const RoomId& room, const std::vector<ChunkId>& chunks) {
    auto here = m_backend->kept().chunks.having(tagOf(room), chunks);
    if (!here) return passOn(here);
    // A file that somebody deleted by hand is not here, whatever the list says.
    std::erase_if(*here, [this](const KeptChunk& kept) { return !m_chunks->has(kept.chunk); });
    return here;
}

Result<ChunkShelf::Offer> ChunkShelf::offered(const RoomId& room, const std::vector<ChunkId>& chunks, WallMs now) {
    Offer offer;
    auto here = having(room, chunks);
    if (!here) return passOn(here);
    offer.have = std::move(*here);
    const auto known = m_backend->room(tagOf(room));
    if (!known) return passOn(known);
    if (!*known) return offer;
    uint64_t bytes = 0;
    for (const ChunkId& chunk : chunks) {
        if (std::ranges::find(offer.have, chunk, &KeptChunk::chunk) != offer.have.end()) continue;
        bytes += vault::sealedBytesMax; // how large it is will be known when it is here
        if (!m_admission->charged((*known)->usage, bytes, 0, 0, now)) break;
        offer.fetch.push_back(chunk);
    }
    return offer;
}

Result<bool> ChunkShelf::arrived(const RoomId& room, const ChunkId& chunk, ByteView bytes, WallMs now) {
    if (bytes.size() > vault::sealedBytesMax) {
        return fail(Cause::Peer, ReplicaError::ChunkTooLarge, static_cast<int64_t>(bytes.size()));
    }
    const ReplicaTag tag = tagOf(room);
    const auto listed = m_backend->kept().chunks.having(tag, {chunk});
    if (!listed) return passOn(listed);
    const bool isOnDisk = m_chunks->has(chunk);
    if (!listed->empty() && isOnDisk) return true;
    const auto known = m_backend->room(tag);
    if (!known) return passOn(known);
    if (!*known) return false;
    if (listed->empty()) {
        const auto usage = m_admission->charged((*known)->usage, bytes.size(), 0, 0, now);
        if (!usage) return false;
        if (const auto added = m_backend->kept().chunks.add({tag, chunk, bytes.size()}, now); !added)
            return passOn(added);
        if (const auto charged = m_backend->saveRoom({tag, (*known)->depotKey, *usage}); !charged)
            return passOn(charged);
    }
    if (isOnDisk) return true;
    m_fresh.push_back(chunk);
    if (const auto put = m_chunks->put(chunk, bytes); !put) return passOn(put);
    return true;
}

Result<std::optional<Bytes>> ChunkShelf::load(const RoomId& room, const ChunkId& chunk) {
    using Loaded = std::optional<Bytes>;
    const auto listed = m_backend->kept().chunks.having(tagOf(room), {chunk});
    if (!listed) return passOn(listed);
    if (listed->empty()) return Loaded(); // of another room, perhaps; that is no business of this one
    auto bytes = m_chunks->get(chunk);
    if (!bytes) return Loaded();
    return Loaded(std::move(*bytes));
}

Done ChunkShelf::release(const IndexedChunk& chunk) {
    if (const auto dropped = m_backend->kept().chunks.drop(chunk.room, chunk.chunk); !dropped) return dropped;
    const auto room = m_backend->room(chunk.room);
    if (!room) return passOn(room);
    if (*room) {
        DepotRoom lighter = **room;
        lighter.usage.bytes -= std::min(lighter.usage.bytes, chunk.bytes);
        if (const auto charged = m_backend->saveRoom(lighter); !charged) return charged;
    }
    const auto isKept = m_backend->kept().chunks.isKept(chunk.chunk);
    if (!isKept) return passOn(isKept);
    if (*isKept || !m_chunks->has(chunk.chunk)) return {};
    // The file goes before the commit: after a crash in between, the list names a file that is gone, which `having`
    // sees and the next sweep clears up. The other way round a file would stay that nobody knows of.
    return m_chunks->remove(chunk.chunk);
}

Result<size_t> ChunkShelf::sweep(WallMs now, int64_t keptMs) {
    const auto old = m_backend->kept().chunks.keptBefore({now.ms - keptMs}, chunksPerSweep);
    if (!old) return passOn(old);
    for (const IndexedChunk& chunk : *old) {
        if (const auto released = release(chunk); !released) return passOn(released);
    }
    return old->size();
}

void ChunkShelf::rolledBack() {
    for (const ChunkId& chunk : m_fresh) {
        // If it cannot be removed, the disk has a file too many; the same chunk uses it when it comes again.
        if (m_chunks->has(chunk)) static_cast<void>(m_chunks->remove(chunk).has_value());
    }
    m_fresh.clear();
}

} // namespace ieum::replica
