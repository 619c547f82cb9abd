// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/chunk_ledger.h"

#include "store/file_turns.h"

namespace ieum::store {
namespace {

Result<std::vector<LedgerLine>> linesOf(Result<Statement> statement, const ChunkId& after, uint32_t limit) {
    if (!statement) return passOn(statement);
    return statement->bind(after, limit).all([](Statement& row) {
        return LedgerLine{row.id<ChunkId>(0), row.number(1) != 0};
    });
}

} // namespace

Result<std::vector<LedgerLine>> ChunkLedger::chunksAfter(const ChunkId& after, uint32_t limit) {
    return linesOf(
        m_connection->prepare("SELECT id, max(have) FROM chunk WHERE id>?1 GROUP BY id ORDER BY id LIMIT ?2"), after,
        limit);
}

Result<std::vector<LedgerLine>> ChunkLedger::manifestsAfter(const ChunkId& after, uint32_t limit) {
    return linesOf(
        m_connection->prepare("SELECT id, 1 FROM file WHERE id>?1 AND chunk_bytes IS NOT NULL ORDER BY id LIMIT ?2"),
        after, limit);
}

Result<std::vector<FileId>> ChunkLedger::filesOf(const ChunkId& chunk) {
    auto statement =
        m_connection->prepare("SELECT f.id FROM file f WHERE (f.id=?1 OR f.key IN (SELECT file FROM chunk WHERE id=?1))"
                              " AND EXISTS(SELECT 1 FROM attachment a WHERE a.file=f.key) ORDER BY f.key");
    if (!statement) return passOn(statement);
    return statement->bind(chunk).all([](Statement& row) { return row.id<FileId>(0); });
}

Done ChunkLedger::lost(const ChunkId& chunk) {
    auto manifest = m_connection->prepare("UPDATE file SET state=0 WHERE state=2 AND id=?1");
    if (!manifest) return passOn(manifest);
    if (const auto done = manifest->bind(chunk).run(); !done) return done;
    if (m_connection->changed() > 0) {
        if (const auto noted = noteTurned(*m_connection, FileId{chunk.value}); !noted) return noted;
    }
    return FileStore(*m_connection).markMissing(chunk);
}

} // namespace ieum::store
