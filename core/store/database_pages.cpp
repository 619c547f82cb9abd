// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/database_pages.h"

#include "base/assert.h"
#include "store/backup_form.h"
#include "store/limits.h"
#include "store/opening.h"

#include <algorithm>
#include <cerrno>
#include <sqlite3.h>

namespace ieum::store {
namespace {

/// SQLite locks the byte at 1 GiB and never uses the page around it.
constexpr uint32_t lockPage = 0x40000000 / pageBytes + 1;

} // namespace

Result<PageSnapshot> PageSnapshot::take(Connection& reader, Cipher cipher) {
    PageSnapshot made(reader, usableBytes(cipher));
    if (const auto begun = reader.execute("BEGIN"); !begun) return passOn(begun);
    // The first query decides which moment it is.
    if (const auto looked = reader.execute("SELECT count(*) FROM sqlite_schema"); !looked) return passOn(looked);
    auto statement = reader.prepare("PRAGMA page_count");
    if (!statement) return passOn(statement);
    const auto count = statement->first([](Statement& row) { return row.number(0); });
    if (!count) return passOn(count);
    made.m_count = static_cast<uint32_t>(count->value_or(0));
    return made;
}

PageSnapshot::~PageSnapshot() {
    if (m_reader) m_reader->rollback();
}

Result<Bytes> PageSnapshot::read(uint32_t first, uint32_t many) {
    auto statement = m_reader->prepare("SELECT data FROM sqlite_dbpage WHERE pgno=?1");
    if (!statement) return passOn(statement);
    Bytes pages;
    pages.reserve(many * m_usable);
    for (uint32_t page = first; page < first + many; ++page) {
        const auto added = statement->reset().bind(page).first([&](Statement& row) {
            const ByteView bytes = row.blob(0);
            if (bytes.size() != pageBytes) row.refuse(0);
            append(pages, bytes.first(std::min(m_usable, bytes.size())));
            return true;
        });
        if (!added) return passOn(added);
        if (!*added) return fail(Cause::Machine, StoreError::Corrupt, page);
    }
    return pages;
}

PageWriter::PageWriter(sqlite3* database, Cipher cipher) : m_database(database), m_usable(usableBytes(cipher)) {}

PageWriter::PageWriter(PageWriter&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr)), m_insert(std::exchange(other.m_insert, nullptr)),
      m_usable(other.m_usable) {}

PageWriter::~PageWriter() {
    sqlite3_finalize(m_insert);
    sqlite3_close(m_database);
}

Done PageWriter::failed(int code) {
    const int why = sqlite3_system_errno(m_database);
    const bool isIo = (code & 0xff) == SQLITE_IOERR;
    if ((code & 0xff) == SQLITE_FULL || (isIo && (why == ENOSPC || why == EDQUOT || why == EFBIG))) {
        return fail(Cause::Machine, StoreError::DiskFull, code);
    }
    const bool isCorrupt = (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB;
    return fail(Cause::Machine, isCorrupt ? StoreError::Corrupt : StoreError::Io, code);
}

Done PageWriter::run(const char* sql) {
    const int code = sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr);
    return code == SQLITE_OK ? Done() : failed(code);
}

Result<PageWriter> PageWriter::make(const OpenOptions& options) {
    IEUM_ASSERT(options.create && !options.readOnly && options.key != nullptr);
    const auto opened = openKeyed(options);
    if (!opened) return passOn(opened);
    PageWriter made(*opened, options.cipher);
    // Without a journal no page is written twice, and memory holds what the cache may; what fails is thrown away whole.
    constexpr const char* settings[] = {
        "PRAGMA temp_store=MEMORY", "PRAGMA journal_mode=OFF",     "PRAGMA synchronous=FULL", "PRAGMA fullfsync=1",
        "PRAGMA mmap_size=0",       "PRAGMA memory_security=fill", "BEGIN IMMEDIATE"};
    for (const char* each : settings) {
        if (const auto done = made.run(each); !done) return passOn(done);
    }
    const int code = sqlite3_prepare_v2(made.m_database, "INSERT INTO sqlite_dbpage(pgno, data) VALUES(?1, ?2)", -1,
                                        &made.m_insert, nullptr);
    if (code != SQLITE_OK) return passOn(made.failed(code));
    return made;
}

Done PageWriter::put(uint32_t first, ByteView pages) {
    Bytes whole(pageBytes);
    uint32_t page = first;
    for (; pages.size() >= m_usable; pages = pages.subspan(m_usable), ++page) {
        if (page == lockPage) continue;
        std::copy_n(pages.begin(), m_usable, whole.begin());
        sqlite3_reset(m_insert);
        sqlite3_bind_int64(m_insert, 1, page);
        sqlite3_bind_blob64(m_insert, 2, whole.data(), whole.size(), SQLITE_STATIC);
        const int code = sqlite3_step(m_insert);
        sqlite3_reset(m_insert);
        if (code != SQLITE_DONE) return failed(code);
    }
    sqlite3_clear_bindings(m_insert);
    crypto::wipe(whole);
    return {};
}

Done PageWriter::finish() {
    sqlite3_finalize(std::exchange(m_insert, nullptr));
    if (const auto done = run("COMMIT"); !done) return done;
    const int code = sqlite3_close(std::exchange(m_database, nullptr));
    return code == SQLITE_OK ? Done() : fail(Cause::Machine, StoreError::Io, code);
}

} // namespace ieum::store
