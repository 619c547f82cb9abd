// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sealed chunks as files, `<folder>/ab/<hex of the id>`: 256 folders keep each one small. Safe from several threads,
// because a chunk is written under a temporary name and renamed. What was kept and is not settled has a name of its
// own.
#pragma once

#include "base/files.h"
#include "vault/chunk_store.h"

namespace ieum::store {

class ChunkFiles : public vault::ChunkStore {
  public:
    ChunkFiles(std::string folder, Files& files) : m_folder(std::move(folder)), m_files(&files) {}

    bool has(const ChunkId& chunk) const override;
    Result<Bytes> get(const ChunkId& chunk) const override;
    Done put(const ChunkId& chunk, ByteView bytes) override;
    Done remove(const ChunkId& chunk) override;

    /// For many chunks at once, in two steps: here, so that it outlives this process, though not a power cut …
    Done keep(const ChunkId& chunk, ByteView bytes);
    /// … and as durable as by `put`, which waits for the disk; `has` and `get` know it from then on.
    Done settle(const ChunkId& chunk);
    /// Whether it is here; what was kept and not settled, because the process ended, is checked and settled.
    Result<bool> recover(const ChunkId& chunk);
    std::string pathOf(const ChunkId& chunk) const;

  private:
    std::string keptPathOf(const ChunkId& chunk) const { return pathOf(chunk) + ".kept"; }

    std::string m_folder;
    Files* m_files;
};

} // namespace ieum::store
