// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/statement.h"

#include "store/connection.h"

#include <sqlite3.h>

namespace ieum::store {

Statement::Statement(Statement&& other) noexcept
    : m_connection(other.m_connection), m_statement(std::exchange(other.m_statement, nullptr)),
      m_cached(std::exchange(other.m_cached, nullptr)), m_badColumn(other.m_badColumn), m_bindCode(other.m_bindCode) {}

Statement::~Statement() {
    if (m_cached) {
        // The cache keeps the program, never the values: bound keys and texts go now.
        sqlite3_reset(m_statement);
        sqlite3_clear_bindings(m_statement);
        m_cached->inUse = false;
    } else if (m_statement) {
        sqlite3_finalize(m_statement);
    }
}

Done Statement::checkRow() const {
    if (m_badColumn >= 0) return fail(Cause::Machine, StoreError::BadRow, m_badColumn);
    return {};
}

Statement& Statement::reset() {
    sqlite3_reset(m_statement);
    return *this;
}

Result<bool> Statement::step() {
    if (m_connection->m_broken) return fail(Cause::Machine, StoreError::Io, SQLITE_IOERR_FSYNC);
    if (m_bindCode != SQLITE_OK) return tl::unexpected(m_connection->errorOf(m_bindCode));
    if (const auto shape = checkRow(); !shape) return passOn(shape);
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return tl::unexpected(m_connection->errorOf(code));
}

Done Statement::run() {
    for (;;) {
        const auto more = step();
        if (!more) return passOn(more);
        if (!*more) return {};
    }
}

int64_t Statement::number(int column) const { return sqlite3_column_int64(m_statement, column); }

bool Statement::isNull(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }

std::string Statement::text(int column) const {
    const auto* begin = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return begin ? std::string(begin, static_cast<size_t>(sqlite3_column_bytes(m_statement, column))) : std::string();
}

ByteView Statement::blob(int column) const {
    const auto* begin = static_cast<const std::byte*>(sqlite3_column_blob(m_statement, column));
    return begin ? ByteView(begin, static_cast<size_t>(sqlite3_column_bytes(m_statement, column))) : ByteView();
}

void Statement::bindOne(int index, std::nullptr_t) {
    if (const int code = sqlite3_bind_null(m_statement, index); code != SQLITE_OK) m_bindCode = code;
}

void Statement::bindOne(int index, ByteView value) {
    // SQLite takes a null pointer for NULL; empty bytes are a value.
    const void* bytes = value.empty() ? static_cast<const void*>("") : value.data();
    const int code = sqlite3_bind_blob64(m_statement, index, bytes, value.size(), SQLITE_TRANSIENT);
    if (code != SQLITE_OK) m_bindCode = code;
}

void Statement::bindOne(int index, std::string_view value) {
    const char* text = value.empty() ? "" : value.data();
    const int code = sqlite3_bind_text64(m_statement, index, text, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    if (code != SQLITE_OK) m_bindCode = code;
}

void Statement::bindOne(int index, Lent value) {
    const char* begin = value.bytes.empty() ? "" : reinterpret_cast<const char*>(value.bytes.data());
    const size_t size = value.bytes.size();
    const int code = value.isText ? sqlite3_bind_text64(m_statement, index, begin, size, SQLITE_STATIC, SQLITE_UTF8)
                                  : sqlite3_bind_blob64(m_statement, index, begin, size, SQLITE_STATIC);
    if (code != SQLITE_OK) m_bindCode = code;
}

void Statement::bindNumber(int index, int64_t value) {
    if (const int code = sqlite3_bind_int64(m_statement, index, value); code != SQLITE_OK) m_bindCode = code;
}

} // namespace ieum::store
