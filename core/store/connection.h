// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One connection to the encrypted database (SQLite3 Multiple Ciphers). Opened with the safety settings of
// pragmas.cpp, every one of them read back. Not shared between threads: each thread opens its own; one of them writes.
// After a failed fsync nobody knows what is on the disk, so the connection refuses everything and must be reopened.
#pragma once

#include "crypto/locked_key.h"
#include "store/error.h"
#include "store/index_queue.h"
#include "store/known_keys.h"
#include "store/statement.h"

#include <array>
#include <memory>
#include <string>

struct sqlite3;

namespace ieum::store {

enum class Cipher : uint8_t { Aegis = 1, ChaCha20 = 2 };
/// AEGIS-256 where the processor has AES instructions (as fast as no encryption), ChaCha20-Poly1305 elsewhere.
Cipher bestCipher();

struct OpenOptions {
    std::string path;
    const crypto::Key* key = nullptr; ///< nothing: not encrypted (benchmarks and the replica's own tables)
    Cipher cipher = Cipher::Aegis;
    bool readOnly = false;
    bool create = false; ///< makes the file when it is missing
};

class Connection {
  public:
    /// Errors: CannotOpen, WrongKey, Corrupt, Foreign, Busy, PragmaRefused. None of them changes the file.
    static Result<std::unique_ptr<Connection>> open(const OpenOptions& options);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// The first statement takes the write lock, whatever it does. Errors of that: Busy and others, for it, for all
    /// that follow, and for the commit.
    Done begin();
    /// Durable when it returns. After an error nothing of the transaction was kept.
    Done commit();
    void rollback();
    bool inTransaction() const;

    /// Compiled once and kept; a statement that is in use already is compiled again.
    Result<Statement> prepare(std::string_view sql);
    /// One or more statements without rows or parameters.
    Done execute(const char* sql);
    /// Rows changed by the last statement.
    int64_t changed() const;
    /// Rows changed since `begin`.
    int64_t changedInTransaction() const;
    int64_t lastRow() const;

    /// Every page in use is decrypted and authenticated; unless quick, free pages too, and every index is compared
    /// with its table. Error: Corrupt.
    Done checkIntegrity(bool quick);
    /// Moves the write-ahead log into the database and empties it, so that deleted text leaves the disk.
    Done checkpoint();
    /// A whole, consistent, equally encrypted copy; `path` must not exist.
    Done copyTo(const std::string& path);
    const std::string& path() const { return m_options.path; }

    /// What the stores on this connection know of the open transaction by heart; rolled back with it.
    struct Memory {
        KnownKeys keys;
        IndexQueue entries;
        std::optional<size_t> late; ///< entries that are not in the index yet; nothing: to be counted
        bool isErased = false;      ///< text was deleted, and stands in the log still
    };
    Memory& memory() { return m_memory; }

  private:
    friend class Statement;
    friend class LogTender;
    Connection() = default;
    Done beginNow();
    Error errorOf(int code);

    struct Options {
        std::string path;
        std::optional<crypto::LockedKey> key; ///< for copies; the longest-lived one of the profile's key
        Cipher cipher = Cipher::Aegis;
    };
    sqlite3* m_database = nullptr;
    Options m_options;
    struct HashOfSql {
        using is_transparent = void;
        size_t operator()(std::string_view sql) const { return std::hash<std::string_view>{}(sql); }
    };
    using Cache = std::unordered_map<std::string, CachedStatement, HashOfSql, std::equal_to<>>;
    Cache::value_type* findCached(std::string_view sql);

    Cache m_cache;
    /// The same by the address of the text, which nearly always is a constant: hashing all of it costs as much as a
    /// small query. What lies there is compared, since it may be another text by now.
    std::array<Cache::value_type*, 256> m_cacheByAddress{};
    Memory m_memory;
    int64_t m_changedBefore = 0; ///< the transaction that is open, or the last one
    bool m_beginning = false;    ///< asked for, and no statement came yet
    std::optional<Error> m_notBegun;
    bool m_broken = false;
};

/// Several queries of one state, which take SQLite's locks once. Only where nothing is written and no transaction is
/// open; without it every query is right as well.
class Reading {
  public:
    explicit Reading(Connection& connection);
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;
    ~Reading();

  private:
    Connection& m_connection;
    bool m_isOpen = false;
};

/// Begins; rolls back unless `commit` was called.
class Transaction {
  public:
    static Result<Transaction> begin(Connection& connection);
    Transaction(Transaction&& other) noexcept : m_connection(std::exchange(other.m_connection, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction() {
        if (m_connection) m_connection->rollback();
    }
    Done commit();

  private:
    explicit Transaction(Connection& connection) : m_connection(&connection) {}
    Connection* m_connection;
};

} // namespace ieum::store
