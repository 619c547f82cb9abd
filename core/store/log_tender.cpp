// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/log_tender.h"

#include <algorithm>
#include <sqlite3.h>

namespace ieum::store {

Done LogTender::tend() {
    if (m_connection.m_broken) return fail(Cause::Machine, StoreError::Io, SQLITE_IOERR_FSYNC);
    if (m_connection.memory().isErased) {
        if (const auto moved = m_connection.checkpoint(); !moved && !moved.error().is(StoreError::Busy)) return moved;
    }
    lengthen();
    if (frames() < quietCheckpointPages) return {};
    const int code =
        sqlite3_wal_checkpoint_v2(m_connection.m_database, "main", SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    if (code != SQLITE_OK && code != SQLITE_BUSY) return tl::unexpected(m_connection.errorOf(code));
    return {};
}

/// Zeros behind the last frame are no frame to SQLite. An empty log has no header yet, and is left alone.
void LogTender::lengthen() {
    const std::string log = m_connection.path() + "-wal";
    const auto size = m_files.sizeOf(log);
    if (!size || *size == 0 || *size >= m_logBytes) return;
    const Bytes zeros(1024 * 1024);
    for (uint64_t left = m_logBytes - *size; left > 0;) {
        const uint64_t now = std::min<uint64_t>(left, zeros.size());
        if (!m_files.appendTo(log, ByteView(zeros).first(now))) return; // it stays as long as it got
        left -= now;
    }
    // Else the next commit does. Not by the port, whose sync lets go of the pages, into which commits are to write.
    sqlite3_file* open = nullptr;
    sqlite3_file_control(m_connection.m_database, "main", SQLITE_FCNTL_JOURNAL_POINTER, &open);
    if (open != nullptr && open->pMethods != nullptr) (void)open->pMethods->xSync(open, SQLITE_SYNC_NORMAL);
}

int LogTender::frames() const {
    int all = 0;
    sqlite3_wal_checkpoint_v2(m_connection.m_database, "main", SQLITE_CHECKPOINT_NOOP, &all, nullptr);
    return all;
}

} // namespace ieum::store
