// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/csv_rows.h"

#include <algorithm>

namespace ieum::transfer {

std::optional<CsvRow> CsvReader::next() {
    while (m_rest.starts_with('\n') || m_rest.starts_with("\r\n")) {
        m_rest.remove_prefix(m_rest.front() == '\n' ? 1 : 2);
        ++m_line;
    }
    if (m_rest.empty() || m_brokenLine != 0) return std::nullopt;
    CsvRow row;
    row.line = m_line;
    for (;;) {
        row.fields.emplace_back();
        if (row.fields.size() > fieldsMax || !takeField(row.fields.back())) {
            m_brokenLine = row.line;
            return std::nullopt;
        }
        if (!m_rest.starts_with(',')) break;
        m_rest.remove_prefix(1);
    }
    if (m_rest.starts_with('\r')) m_rest.remove_prefix(1);
    if (m_rest.starts_with('\n')) {
        m_rest.remove_prefix(1);
        ++m_line;
    }
    return row;
}

/// Leaves a comma, the end of the row, or nothing in front.
bool CsvReader::takeField(std::string& field) {
    if (m_rest.starts_with('"')) return takeQuoted(field);
    const size_t end = std::min(m_rest.find_first_of(",\n"), m_rest.size());
    field = m_rest.substr(0, end);
    m_rest.remove_prefix(end);
    if (!m_rest.starts_with(',') && field.ends_with('\r')) field.pop_back();
    return true;
}

bool CsvReader::takeQuoted(std::string& field) {
    for (size_t at = 1;;) {
        const size_t quote = m_rest.find('"', at);
        if (quote == std::string_view::npos) return false;
        field += m_rest.substr(at, quote - at);
        m_line += static_cast<uint32_t>(std::count(m_rest.begin() + static_cast<std::ptrdiff_t>(at),
                                                   m_rest.begin() + static_cast<std::ptrdiff_t>(quote), '\n'));
        at = quote + 1;
        if (m_rest.substr(at).starts_with('"')) {
            field += '"';
            ++at;
            continue;
        }
        m_rest.remove_prefix(at);
        return m_rest.empty() || m_rest.front() == ',' || m_rest.front() == '\n' || m_rest.starts_with("\r\n");
    }
}

} // namespace ieum::transfer
