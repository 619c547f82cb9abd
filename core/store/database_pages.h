// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A database as its pages, decrypted: what a backup keeps, and what a database is made of again. Without the bytes at
// the end of each page that belong to the cipher: they are new with each writing, and say nothing.
#pragma once

#include "store/connection.h"

struct sqlite3_stmt;

namespace ieum::store {

/// All pages as they are at one moment, while another connection goes on writing. Its log cannot be emptied as long as
/// this lives.
class PageSnapshot {
  public:
    /// `reader`: for this alone, read-only; it outlives this. Errors: those of the database.
    static Result<PageSnapshot> take(Connection& reader, Cipher cipher);
    PageSnapshot(PageSnapshot&& other) noexcept
        : m_reader(std::exchange(other.m_reader, nullptr)), m_usable(other.m_usable), m_count(other.m_count) {}
    PageSnapshot& operator=(PageSnapshot&&) = delete;
    ~PageSnapshot();

    uint32_t count() const { return m_count; }
    /// Pages `first` (from 1) to `first + many - 1`, one after the other.
    Result<Bytes> read(uint32_t first, uint32_t many);

  private:
    PageSnapshot(Connection& reader, size_t usable) : m_reader(&reader), m_usable(usable) {}

    Connection* m_reader;
    size_t m_usable;
    uint32_t m_count = 0;
};

/// Makes a database of such pages, encrypted as they are written. Durable after `finish`; until then there is no
/// journal, so whoever breaks off removes the file.
class PageWriter {
  public:
    /// `options.path` must not exist. Errors: those of Connection::open.
    static Result<PageWriter> make(const OpenOptions& options);
    PageWriter(PageWriter&& other) noexcept;
    PageWriter& operator=(PageWriter&&) = delete;
    ~PageWriter();

    /// In ascending order. Errors: Io, DiskFull, Corrupt.
    Done put(uint32_t first, ByteView pages);
    Done finish();

  private:
    PageWriter(sqlite3* database, Cipher cipher);
    Done run(const char* sql);
    Done failed(int code);

    sqlite3* m_database;
    sqlite3_stmt* m_insert = nullptr;
    size_t m_usable;
};

} // namespace ieum::store
