// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which chunks ought to lie on this disk, for whoever compares that with what lies there.
#pragma once

#include "store/file_store.h"

namespace ieum::store {

struct LedgerLine {
    ChunkId chunk;
    bool isHere = false; ///< it is said to lie here
};

class ChunkLedger {
  public:
    explicit ChunkLedger(Connection& connection) : m_connection(&connection) {}

    /// Of all files of which the manifest was read, by id, the ones after this. A chunk of two files is one line.
    Result<std::vector<LedgerLine>> chunksAfter(const ChunkId& after, uint32_t limit);
    /// Manifests that were read, likewise.
    Result<std::vector<LedgerLine>> manifestsAfter(const ChunkId& after, uint32_t limit);
    /// The files that it is a chunk or the manifest of, and that messages here name.
    Result<std::vector<FileId>> filesOf(const ChunkId& chunk);
    /// A chunk, or manifest, is not here any more: no file that needs it is whole.
    Done lost(const ChunkId& chunk);

  private:
    Connection* m_connection;
};

} // namespace ieum::store
