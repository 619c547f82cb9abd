// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which chunk is kept for which room since when. The bytes lie in files; this is only the list.
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"

#include <vector>

namespace ieum::replica {

struct IndexedChunk {
    ReplicaTag room;
    ChunkId chunk;
    uint64_t bytes = 0;
};

struct KeptChunk {
    ChunkId chunk;
    WallMs since;
};

class ChunkIndex {
  public:
    virtual ~ChunkIndex() = default;
    /// Those of `wanted` that are kept for the room, in the order in which they were asked for.
    virtual Result<std::vector<KeptChunk>> having(const ReplicaTag& room, const std::vector<ChunkId>& wanted) = 0;
    virtual Done add(const IndexedChunk& chunk, WallMs keptSince) = 0;
    /// At most `countMax`, oldest first.
    virtual Result<std::vector<IndexedChunk>> keptBefore(WallMs time, size_t countMax) = 0;
    virtual Done drop(const ReplicaTag& room, const ChunkId& chunk) = 0;
    /// Is it kept for any room?
    virtual Result<bool> isKept(const ChunkId& chunk) = 0;
};

} // namespace ieum::replica
