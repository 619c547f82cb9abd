// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A compiled statement with typed parameters and columns. Resets itself when it goes. A column whose value does not
// have the wanted shape is remembered and makes the next step fail with BadRow, so a row is read first and asked once.
#pragma once

#include "base/fixed_bytes.h"
#include "store/error.h"

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3_stmt;

namespace ieum::store {

class Connection;

struct CachedStatement {
    sqlite3_stmt* statement = nullptr;
    bool inUse = false;
};

/// Bytes or text that stay where they are until the statement is run, so that they need no copy.
struct Lent {
    ByteView bytes;
    bool isText = false;
};
inline Lent lent(ByteView bytes) { return {bytes, false}; }
inline Lent lent(std::string_view text) { return {bytesOf(text), true}; }

class Statement {
  public:
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    /// Parameters ?1, ?2 … in order: integers, text (std::string_view), bytes, ids, optionals of these, nullptr.
    template <class... Values> Statement& bind(const Values&... values) {
        int index = 0;
        (bindOne(++index, values), ...);
        return *this;
    }

    /// For another run with other parameters.
    Statement& reset();

    /// True: there is a row. Errors: those of the database, BadRow for the row before.
    Result<bool> step();
    /// To the end, for statements without rows.
    Done run();
    /// `read(statement)` for every row.
    template <class Read> Result<std::vector<std::invoke_result_t<Read, Statement&>>> all(Read read) {
        std::vector<std::invoke_result_t<Read, Statement&>> rows;
        for (;;) {
            const auto more = step();
            if (!more) return passOn(more);
            if (!*more) return rows;
            rows.push_back(read(*this));
        }
    }
    /// The first row, if there is one.
    template <class Read> Result<std::optional<std::invoke_result_t<Read, Statement&>>> first(Read read) {
        std::optional<std::invoke_result_t<Read, Statement&>> row;
        const auto more = step();
        if (!more) return passOn(more);
        if (!*more) return row;
        row.emplace(read(*this));
        if (const auto shape = checkRow(); !shape) return passOn(shape);
        return row;
    }

    int64_t number(int column) const;
    uint64_t unsignedNumber(int column) const { return static_cast<uint64_t>(number(column)); }
    bool isNull(int column) const;
    std::string text(int column) const;
    /// Valid until the next step.
    ByteView blob(int column) const;
    template <class Id> Id id(int column) {
        const auto made = Id::from(blob(column));
        if (!made) m_badColumn = column;
        return made.value_or(Id{});
    }
    template <class Id> std::optional<Id> idOrNull(int column) {
        if (isNull(column)) return std::nullopt;
        return id<Id>(column);
    }
    /// For values that are checked by whoever reads the row.
    void refuse(int column) { m_badColumn = column; }

  private:
    friend class Connection;
    Statement(Connection& connection, sqlite3_stmt* statement, CachedStatement* cached)
        : m_connection(&connection), m_statement(statement), m_cached(cached) {}

    void bindOne(int index, std::nullptr_t);
    void bindOne(int index, ByteView value);
    void bindOne(int index, std::string_view value);
    void bindOne(int index, Lent value);
    void bindOne(int index, const char* value) { bindOne(index, std::string_view(value)); }
    void bindOne(int index, const std::string& value) { bindOne(index, std::string_view(value)); }
    void bindOne(int index, const Bytes& value) { bindOne(index, ByteView(value)); }
    void bindNumber(int index, int64_t value);
    template <class Value>
    requires std::integral<Value> || std::is_enum_v<Value>
    void bindOne(int index, Value value) { bindNumber(index, static_cast<int64_t>(value)); }
    template <class Tag, size_t n> void bindOne(int index, const FixedBytes<Tag, n>& value) {
        bindOne(index, value.view());
    }
    template <class Value> void bindOne(int index, const std::optional<Value>& value) {
        if (value) {
            bindOne(index, *value);
        } else {
            bindOne(index, nullptr);
        }
    }
    Done checkRow() const;

    Connection* m_connection;
    sqlite3_stmt* m_statement;
    CachedStatement* m_cached; ///< nothing: compiled for this use only
    int m_badColumn = -1;
    int m_bindCode = 0;
};

} // namespace ieum::store
