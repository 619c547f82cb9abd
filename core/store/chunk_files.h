// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sealed chunks as files, `<folder>/ab/<hex of the id>`: 256 folders keep each one small. Safe from several threads,
// because a chunk is written under a temporary name and renamed.
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
    std::string pathOf(const ChunkId& chunk) const;

  private:
    std::string m_folder;
    Files* m_files;
};

} // namespace ieum::store
