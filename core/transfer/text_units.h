// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Cuts a text export into the pieces that may each begin a record. KakaoTalk on phones ends records with CRLF and
// writes line breaks inside a message as LF; where a file still shows that, it settles which lines are heads and which
// only look like one. Mail programs and editors destroy it: then every line is a piece of its own.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace ieum::transfer {

struct TextUnit {
    std::string_view text; ///< without its terminator
    uint32_t line = 0;     ///< from 1
};

struct TextUnits {
    std::vector<TextUnit> units;
    bool byRecord = false; ///< cut at CRLF: a unit is a record, and LF inside it is content
};

using LineTest = bool (*)(std::string_view line);

/// `isHead`: the line begins a record that carries its own time. `stands`: the line is that, or something else of the
/// dialect that may stand between two CRLFs (a day, a bare time, a picture's name).
TextUnits unitsOf(std::string_view text, LineTest isHead, LineTest stands);

/// Every line is a piece of its own.
TextUnits linesOf(std::string_view text);

std::string_view firstLineOf(std::string_view text);
std::string_view withoutTrailingSpace(std::string_view text);
/// The beginning of a valid text: at most so many bytes, no code point cut in two.
std::string_view cutTo(std::string_view text, size_t bytesMax);

} // namespace ieum::transfer
