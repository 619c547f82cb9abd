// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Takes a table of comma-separated values (RFC 4180) apart, a row at a time: quoted fields may hold commas, line breaks
// and doubled quotes. Rows end with CRLF or LF; empty ones are passed over.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ieum::transfer {

struct CsvRow {
    std::vector<std::string> fields;
    uint32_t line = 0; ///< from 1, where it begins
};

class CsvReader {
  public:
    explicit CsvReader(std::string_view text) : m_rest(text) {}

    /// Nothing at the end, and where the table is broken.
    std::optional<CsvRow> next();
    /// The line of the row with a quote that nothing closes, a field behind a closed quote, or too many fields; else 0.
    uint32_t brokenLine() const { return m_brokenLine; }

  private:
    bool takeField(std::string& field);
    bool takeQuoted(std::string& field);

    static constexpr size_t fieldsMax = 64;
    std::string_view m_rest;
    uint32_t m_line = 1;
    uint32_t m_brokenLine = 0;
};

} // namespace ieum::transfer
