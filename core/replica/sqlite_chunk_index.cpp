// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replica/sqlite_chunk_index.h"

namespace ieum::replica {

Result<std::vector<KeptChunk>> SqliteChunkIndex::having(const ReplicaTag& room, const std::vector<ChunkId>& wanted) {
    std::vector<KeptChunk> here;
    for (const ChunkId& chunk : wanted) {
        auto find = m_connection->prepare("SELECT kept_since FROM chunks WHERE room = (SELECT number FROM rooms "
                                          "WHERE tag = ?1) AND chunk = ?2");
        if (!find) return passOn(find);
        const auto row = find->bind(room, chunk).step();
        if (!row) return passOn(row);
        if (*row) here.push_back({chunk, WallMs{find->number(0)}});
    }
    return here;
}

Done SqliteChunkIndex::add(const IndexedChunk& chunk, WallMs keptSince) {
    auto insert = m_connection->prepare("INSERT OR IGNORE INTO chunks (room, chunk, bytes, kept_since) "
                                        "SELECT number, ?2, ?3, ?4 FROM rooms WHERE tag = ?1");
    if (!insert) return passOn(insert);
    return insert->bind(chunk.room, chunk.chunk, chunk.bytes, keptSince.ms).run();
}

Result<std::vector<IndexedChunk>> SqliteChunkIndex::keptBefore(WallMs time, size_t countMax) {
    auto find = m_connection->prepare("SELECT r.tag, c.chunk, c.bytes FROM chunks c JOIN rooms r ON r.number = c.room "
                                      "WHERE c.kept_since < ?1 ORDER BY c.kept_since LIMIT ?2");
    if (!find) return passOn(find);
    return find->bind(time.ms, countMax).all([](store::Statement& row) {
        return IndexedChunk{row.id<ReplicaTag>(0), row.id<ChunkId>(1), row.unsignedNumber(2)};
    });
}

Done SqliteChunkIndex::drop(const ReplicaTag& room, const ChunkId& chunk) {
    auto remove = m_connection->prepare("DELETE FROM chunks WHERE room = (SELECT number FROM rooms WHERE tag = ?1) "
                                        "AND chunk = ?2");
    if (!remove) return passOn(remove);
    return remove->bind(room, chunk).run();
}

Result<bool> SqliteChunkIndex::isKept(const ChunkId& chunk) {
    auto find = m_connection->prepare("SELECT 1 FROM chunks WHERE chunk = ?1 LIMIT 1");
    if (!find) return passOn(find);
    return find->bind(chunk).step();
}

} // namespace ieum::replica
