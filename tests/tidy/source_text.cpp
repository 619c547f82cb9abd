// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tidy/source_text.h"

#include <algorithm>
#include <cctype>

namespace ieum::tidy {
namespace {

enum class Part { Code, LineComment, BlockComment, Quoted, Raw };

/// Where the raw string that begins at `at` (its R) ends, one past the closing quote; `at` when there is none.
size_t endOfRawString(std::string_view text, size_t at) {
    if (text.substr(at, 2) != "R\"" || (at > 0 && isWordLetter(text[at - 1]))) return at;
    const size_t bracket = text.find('(', at);
    if (bracket == std::string_view::npos || bracket - at > 18) return at;
    const std::string closing = ")" + std::string(text.substr(at + 2, bracket - at - 2)) + "\"";
    const size_t found = text.find(closing, bracket);
    return found == std::string_view::npos ? text.size() : found + closing.size();
}

/// One past the end of what begins at `at`.
size_t endOfPart(std::string_view text, size_t at, Part part) {
    if (part == Part::LineComment) return std::min(text.find('\n', at), text.size());
    if (part == Part::BlockComment) {
        const size_t closing = text.find("*/", at + 2);
        return closing == std::string_view::npos ? text.size() : closing + 2;
    }
    const char quote = text[at];
    for (size_t i = at + 1; i < text.size(); ++i) {
        if (text[i] == '\\') {
            ++i;
        } else if (text[i] == quote) {
            return i + 1;
        } else if (text[i] == '\n' && quote != '`') {
            return i; // An apostrophe in prose; the line ends it.
        }
    }
    return text.size();
}

/// 1'000'000: a quote that parts digits is no quote; u8'x' is one.
bool isInsideNumber(std::string_view text, size_t at) {
    size_t begin = at;
    while (begin > 0 && (isWordLetter(text[begin - 1]) || text[begin - 1] == '\'')) --begin;
    return begin < at && std::isdigit(static_cast<unsigned char>(text[begin])) != 0;
}

Part partAt(std::string_view text, size_t at) {
    const auto two = text.substr(at, 2);
    if (two == "//") return Part::LineComment;
    if (two == "/*") return Part::BlockComment;
    const bool insideNumber = isInsideNumber(text, at);
    if (text[at] == '"' || text[at] == '`' || (text[at] == '\'' && !insideNumber)) return Part::Quoted;
    return endOfRawString(text, at) > at ? Part::Raw : Part::Code;
}

} // namespace

Views viewsOf(std::string_view text) {
    std::string blank(text);
    std::replace_if(
        blank.begin(), blank.end(), [](char letter) { return letter != '\n'; }, ' ');
    Views views{blank, blank, blank};
    for (size_t at = 0; at < text.size();) {
        const Part part = partAt(text, at);
        const size_t end = part == Part::Code  ? at + 1
                           : part == Part::Raw ? endOfRawString(text, at)
                                               : endOfPart(text, at, part);
        const bool quoted = part == Part::Quoted || part == Part::Raw;
        std::string& view = part == Part::Code ? views.code : quoted ? views.strings : views.comments;
        text.substr(at, end - at).copy(view.data() + at, end - at);
        if (quoted) views.code[at] = views.code[end - 1] = '"';
        at = end;
    }
    return views;
}

size_t lineAt(std::string_view text, size_t offset) { return lineCount(text.substr(0, offset)) + 1; }

size_t lineCount(std::string_view text) { return static_cast<size_t>(std::count(text.begin(), text.end(), '\n')); }

std::vector<std::string_view> linesOf(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

bool isWordLetter(char letter) { return letter == '_' || std::isalnum(static_cast<unsigned char>(letter)) != 0; }

size_t closingBrace(std::string_view code, size_t open) {
    size_t depth = 0;
    for (size_t at = open; at < code.size(); ++at) {
        if (code[at] == '{') ++depth;
        if (code[at] == '}' && --depth == 0) return at;
    }
    return std::string_view::npos;
}

} // namespace ieum::tidy
