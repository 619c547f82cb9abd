// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/connection.h"

#include "base/assert.h"
#include "store/limits.h"
#include "store/opening.h"
#include "store/pragmas.h"
#include "store/search_index.h"

#include <array>
#include <cerrno>
#include <sqlite3.h>

namespace ieum::store {

Result<std::unique_ptr<Connection>> Connection::open(const OpenOptions& options) {
    std::unique_ptr<Connection> made(new Connection);
    made->m_options.path = options.path;
    if (options.key) made->m_options.key.emplace(*options.key);
    made->m_options.cipher = options.cipher;
    const auto opened = openKeyed(options);
    if (!opened) return passOn(opened);
    made->m_database = *opened;
    if (const auto safe = applySettings(made->m_database, options.readOnly); !safe) return passOn(safe);
    return made;
}

Connection::~Connection() {
    for (auto& [sql, cached] : m_cache) {
        IEUM_ASSERT(!cached.inUse);
        sqlite3_finalize(cached.statement);
    }
    sqlite3_close(m_database);
}

Error Connection::errorOf(int code) {
    m_memory.keys.forget(); // SQLite may have rolled back by itself
    const int primary = code & 0xff;
    const auto made = [](StoreError error, int64_t number) { return fail(Cause::Machine, error, number).value(); };
    if (code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC || code == SQLITE_IOERR_TRUNCATE) m_broken = true;
    if (primary == SQLITE_IOERR) {
        // SQLite knows ENOSPC only; a quota and a limit of the file size are the same to people.
        const int why = sqlite3_system_errno(m_database);
        if (!m_broken && (why == ENOSPC || why == EDQUOT || why == EFBIG)) return made(StoreError::DiskFull, why);
        return made(StoreError::Io, code);
    }
    switch (primary) {
    case SQLITE_FULL:
        return made(StoreError::DiskFull, code);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return made(StoreError::Busy, code);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return made(StoreError::Corrupt, code);
    case SQLITE_CONSTRAINT:
        return made(StoreError::Constraint, code);
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
        return made(StoreError::CannotOpen, code);
    default:
        return made(StoreError::Io, code);
    }
}

Done Connection::begin() {
    if (m_broken) return fail(Cause::Machine, StoreError::Io, SQLITE_IOERR_FSYNC);
    (void)m_memory.entries.takeAll(); // of a transaction that SQLite gave up by itself
    m_changedBefore = sqlite3_total_changes64(m_database);
    m_beginning = true;
    m_notBegun.reset();
    return {};
}

/// Most batches of an idle program touch nothing, and a transaction costs as much as a few queries.
Done Connection::beginNow() {
    if (m_notBegun) return tl::unexpected(*m_notBegun); // nothing is written outside, and nobody waits again
    if (!std::exchange(m_beginning, false)) return {};
    auto statement = prepare("BEGIN IMMEDIATE");
    const Done begun = statement ? statement->run() : passOn(statement);
    if (!begun) m_notBegun = begun.error();
    return begun;
}

Done Connection::commit() {
    auto done = SearchIndex(*this).addWaiting();
    if (std::exchange(m_beginning, false)) return done; // nothing came
    if (m_notBegun) return tl::unexpected(*std::exchange(m_notBegun, std::nullopt));
    if (done) {
        auto statement = prepare("COMMIT");
        if (!statement) return passOn(statement);
        done = statement->run();
    }
    if (!done) rollback();
    return done;
}

void Connection::rollback() {
    // Not through the cache: this must work when everything else is refused. SQLite may have rolled back already.
    const bool isErased = m_memory.isErased; // perhaps by a transaction that was kept
    m_memory = {};
    m_memory.isErased = isErased;
    m_beginning = false;
    m_notBegun.reset();
    if (inTransaction()) sqlite3_exec(m_database, "ROLLBACK", nullptr, nullptr, nullptr);
}

bool Connection::inTransaction() const { return m_beginning || sqlite3_get_autocommit(m_database) == 0; }

Connection::Cache::value_type* Connection::findCached(std::string_view sql) {
    const auto address = reinterpret_cast<uintptr_t>(sql.data());
    Cache::value_type*& slot = m_cacheByAddress[(address ^ address >> 8U) % m_cacheByAddress.size()];
    if (slot != nullptr && slot->first == sql) return slot;
    const auto found = m_cache.find(sql);
    if (found == m_cache.end()) return nullptr;
    slot = &*found;
    return slot;
}

Result<Statement> Connection::prepare(std::string_view sql) {
    if (m_broken) return fail(Cause::Machine, StoreError::Io, SQLITE_IOERR_FSYNC);
    if (const auto begun = beginNow(); !begun) return passOn(begun);
    Cache::value_type* found = findCached(sql);
    if (found != nullptr && !found->second.inUse) {
        found->second.inUse = true;
        return Statement(*this, found->second.statement, &found->second);
    }
    sqlite3_stmt* compiled = nullptr;
    const bool keep = found == nullptr && m_cache.size() < cachedStatementsMax;
    const int code = sqlite3_prepare_v3(m_database, sql.data(), static_cast<int>(sql.size()),
                                        keep ? SQLITE_PREPARE_PERSISTENT : 0, &compiled, nullptr);
    if (code != SQLITE_OK) return tl::unexpected(errorOf(code));
    if (!keep) return Statement(*this, compiled, nullptr);
    CachedStatement& cached = m_cache[std::string(sql)];
    cached = {compiled, true};
    return Statement(*this, compiled, &cached);
}

Done Connection::execute(const char* sql) {
    if (m_broken) return fail(Cause::Machine, StoreError::Io, SQLITE_IOERR_FSYNC);
    if (const auto begun = beginNow(); !begun) return begun;
    const int code = sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return tl::unexpected(errorOf(code));
    return {};
}

int64_t Connection::changed() const { return sqlite3_changes64(m_database); }

int64_t Connection::changedInTransaction() const { return sqlite3_total_changes64(m_database) - m_changedBefore; }

int64_t Connection::lastRow() const { return sqlite3_last_insert_rowid(m_database); }

/// Free pages too, which no query and no check of SQLite reads: damage there tells of a failing disk.
static Done readEveryPage(sqlite3* database) {
    sqlite3_file* file = nullptr;
    sqlite3_file_control(database, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    sqlite3_int64 size = 0;
    if (!file || !file->pMethods || file->pMethods->xFileSize(file, &size) != SQLITE_OK) {
        return fail(Cause::Machine, StoreError::Io, SQLITE_IOERR);
    }
    constexpr sqlite3_int64 lockPageAt = 0x40000000; // SQLite locks a byte of it and never writes it
    std::array<std::byte, pageBytes> page;
    for (sqlite3_int64 at = 0; at < size; at += pageBytes) {
        if (at == lockPageAt) continue;
        if (file->pMethods->xRead(file, page.data(), pageBytes, at) != SQLITE_OK) {
            return fail(Cause::Machine, StoreError::Corrupt, at);
        }
    }
    crypto::wipe(page);
    return {};
}

Done Connection::checkIntegrity(bool quick) {
    if (!quick) {
        if (const auto readable = readEveryPage(m_database); !readable) return readable;
    }
    auto statement = prepare(quick ? "PRAGMA quick_check(1)" : "PRAGMA integrity_check(1)");
    if (!statement) return passOn(statement);
    const auto verdict = statement->first([](Statement& row) { return row.text(0); });
    if (!verdict) return passOn(verdict);
    if (!*verdict || **verdict != "ok") return fail(Cause::Machine, StoreError::Corrupt, SQLITE_CORRUPT);
    return {};
}

Done Connection::checkpoint() {
    if (m_broken) return fail(Cause::Machine, StoreError::Io, SQLITE_IOERR_FSYNC);
    const int code = sqlite3_wal_checkpoint_v2(m_database, "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if (code != SQLITE_OK) return tl::unexpected(errorOf(code));
    m_memory.isErased = false;
    return {};
}

Done Connection::copyTo(const std::string& path) {
    OpenOptions options;
    options.path = path;
    options.key = m_options.key ? &m_options.key->get() : nullptr;
    options.cipher = m_options.cipher;
    options.create = true;
    const auto target = openKeyed(options);
    if (!target) return passOn(target);
    sqlite3_exec(*target, "PRAGMA synchronous=FULL", nullptr, nullptr, nullptr);
    sqlite3_backup* backup = sqlite3_backup_init(*target, "main", m_database, "main");
    int code = backup ? sqlite3_backup_step(backup, -1) : sqlite3_errcode(*target);
    if (backup) sqlite3_backup_finish(backup);
    if (sqlite3_close(*target) != SQLITE_OK && code == SQLITE_DONE) code = SQLITE_ERROR;
    if (code != SQLITE_DONE) return tl::unexpected(errorOf(code));
    // A copy that nobody can open is no copy.
    options.create = false;
    const auto copy = Connection::open(options);
    if (!copy) return passOn(copy);
    return (*copy)->checkIntegrity(true);
}

Reading::Reading(Connection& connection) : m_connection(connection) {
    IEUM_ASSERT(!connection.inTransaction());
    auto statement = connection.prepare("BEGIN");
    m_isOpen = statement && statement->run();
}

Reading::~Reading() {
    if (!m_isOpen || !m_connection.inTransaction()) return;
    // Nothing was written, so there is nothing that could fail to be kept.
    auto statement = m_connection.prepare("COMMIT");
    if (!statement || !statement->run()) m_connection.rollback();
}

Result<Transaction> Transaction::begin(Connection& connection) {
    const auto begun = connection.begin();
    if (!begun) return passOn(begun);
    return Transaction(connection);
}

Done Transaction::commit() {
    IEUM_ASSERT(m_connection != nullptr);
    return std::exchange(m_connection, nullptr)->commit();
}

} // namespace ieum::store
