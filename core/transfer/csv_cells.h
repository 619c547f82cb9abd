// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rows of comma-separated values, RFC 4180.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ieum::transfer {

/// In quotes, with its CRLF.
std::string csvRow(const std::vector<std::string>& cells);
/// What a spreadsheet would take for a formula gets "'" in front (OWASP, "CSV Injection").
std::string withoutFormula(std::string_view cell);

} // namespace ieum::transfer
