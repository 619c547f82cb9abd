// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The lines above a KakaoTalk export's first record: the room's title and when it was saved. Their number differs from
// client to client (3, 4, 5 …) and is never counted on.
#pragma once

#include "transfer/text_units.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ieum::transfer {

struct KakaoHeader {
    std::string room;              ///< "" when the header names none
    bool isSaved = false;          ///< has the line that says when it was saved, which only these exports have
    std::vector<uint32_t> skipped; ///< lines with text that are neither
};

/// Android puts the number of members behind a group's title ("가족방 3 님과 …"), iOS in parentheses ("가족방 (3명)과
/// …"); on Windows a number is the title's own.
enum class TitleCount : uint8_t { None, Members, InParentheses };

KakaoHeader readKakaoHeader(const UnitRange& units, TitleCount count);
/// The room in a title line, or "" when the line is none of the known forms.
std::string_view roomInTitle(std::string_view line, TitleCount count);
bool isSavedLine(std::string_view line);

/// "Talk_2026.3.1 21:10-1.txt": iOS puts the name of its file where a title could be.
bool isFileNameTitle(std::string_view line);

/// For files whose header names no room: the group in "KakaoTalk_YYYYMMDD_HHMM_SS_mmm_<group>.txt" and in
/// "KakaoTalk_Chat_<group>_YYYY-MM-DD-HH-MM-SS.csv", else the name without folder and ending.
std::string roomFromFileName(std::string_view fileName);

} // namespace ieum::transfer
