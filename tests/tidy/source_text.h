// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One text seen three ways: as it is, its code alone, its comments alone. In each view what is left out is blank, so
// that lines and columns stay the same. Understands C++, QML, JavaScript and Protobuf; knows no grammar beyond that.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ieum::tidy {

struct Views {
    std::string code;     ///< without comments and without what stands in quotes
    std::string comments; ///< nothing but comments
    std::string strings;  ///< nothing but what stands in quotes
};
Views viewsOf(std::string_view text);

size_t lineAt(std::string_view text, size_t offset); ///< 1-based
size_t lineCount(std::string_view text);
std::vector<std::string_view> linesOf(std::string_view text);
bool isWordLetter(char letter);

/// Offset of the brace that closes the one at `open`, or npos. For the code view, where every brace counts.
size_t closingBrace(std::string_view code, size_t open);

} // namespace ieum::tidy
