// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sealed chunks as files, `<folder>/ab/<hex of the id>`: 256 folders keep each one small. Safe from several threads,
// because a chunk is written under a temporary name and renamed. What was kept and is not settled has its name already,
// and is whatever a crash left of it: it counts when somebody has noted that it was settled, or when it was looked at.
#pragma once

#include "base/files.h"
#include "store/folder_sync.h"
#include "vault/chunk_store.h"

#include <span>

namespace ieum::store {

class ChunkFiles : public vault::ChunkStore {
  public:
    /// Without `together` each chunk is made durable by itself, however many they are.
    ChunkFiles(std::string folder, Files& files, FolderSync* together = nullptr)
        : m_folder(std::move(folder)), m_files(&files), m_together(together) {}

    bool has(const ChunkId& chunk) const override;
    Result<Bytes> get(const ChunkId& chunk) const override;
    Done put(const ChunkId& chunk, ByteView bytes) override;
    Done remove(const ChunkId& chunk) override;

    /// For many chunks at once, in two steps: here, so that it outlives this process, though not a power cut …
    Done keep(const ChunkId& chunk, ByteView bytes);
    /// … and as durable as by `put`, all of them by waiting for the disk once where it can. Errors: FileMissing (some
    /// are not here; the others are durable), FileUnreadable (it did not begin: nothing was lost, unless it is damage),
    /// or those of a sync. After the latter none of them is to be believed, though it can be read: a system tells once
    /// what it could not write, and forgets it.
    Done settle(std::span<const ChunkId> chunks);
    /// Whether it is here and whole, though perhaps not settled; what is less is removed. Errors: not to be read now.
    Result<bool> recover(const ChunkId& chunk);
    std::string pathOf(const ChunkId& chunk) const;

  private:
    Done settleEach(std::span<const ChunkId> chunks);

    std::string m_folder;
    Files* m_files;
    FolderSync* m_together; ///< may be none
};

/// Of a chunk that could not be read: it will not be read tomorrow either. A lack of memory or of descriptors passes.
bool isDamage(const Error& why);

} // namespace ieum::store
