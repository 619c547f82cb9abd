// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list of chunks in the depot's SQLite database (docs/replica.md, "On disk").
#pragma once

#include "replica/chunk_index.h"
#include "store/connection.h"

namespace ieum::replica {

class SqliteChunkIndex : public ChunkIndex {
  public:
    explicit SqliteChunkIndex(store::Connection& connection) : m_connection(&connection) {}

    Result<std::vector<KeptChunk>> having(const ReplicaTag& room, const std::vector<ChunkId>& wanted) override;
    Done add(const IndexedChunk& chunk, WallMs keptSince) override;
    Result<std::vector<IndexedChunk>> keptBefore(WallMs time, size_t countMax) override;
    Done drop(const ReplicaTag& room, const ChunkId& chunk) override;
    Result<bool> isKept(const ChunkId& chunk) override;

  private:
    store::Connection* m_connection;
};

} // namespace ieum::replica
