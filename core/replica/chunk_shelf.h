// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sealed chunks of files on their way: the bytes in a ChunkStore, the list in the backend, both within the room's
// quota and for a limited time. Works inside the depot's transaction; one thread.
#pragma once

#include "replica/admission.h"
#include "vault/chunk_store.h"

namespace ieum::replica {

class ChunkShelf {
  public:
    ChunkShelf(const Admission& admission, DepotBackend& backend, vault::ChunkStore& chunks)
        : m_admission(&admission), m_backend(&backend), m_chunks(&chunks) {}

    struct Offer {
        std::vector<KeptChunk> have;
        std::vector<ChunkId> fetch; ///< lacking here, and there is room for them
    };
    Result<Offer> offered(const RoomId& room, const std::vector<ChunkId>& chunks, WallMs now);
    Result<std::vector<KeptChunk>> having(const RoomId& room, const std::vector<ChunkId>& chunks);
    /// False when the room has no place for it. The caller has checked that the bytes hash to the id.
    Result<bool> arrived(const RoomId& room, const ChunkId& chunk, ByteView bytes, WallMs now);
    Result<std::optional<Bytes>> load(const RoomId& room, const ChunkId& chunk);

    /// Drops what is kept for longer than `keptMs`, a limited number at a time; how many.
    Result<size_t> sweep(WallMs now, int64_t keptMs);

    /// How the transaction ended: files of one that failed are taken away again.
    void committed() { m_fresh.clear(); }
    void rolledBack();

  private:
    Done release(const IndexedChunk& chunk);

    const Admission* m_admission;
    DepotBackend* m_backend;
    vault::ChunkStore* m_chunks;
    std::vector<ChunkId> m_fresh; ///< files made since the transaction began
};

} // namespace ieum::replica
