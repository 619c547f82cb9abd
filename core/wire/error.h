// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

namespace ieum {

enum class WireError : uint16_t {
    TooLarge = 1, ///< number: bytes
    Malformed,    ///< not the message that it should be
    TooMany,      ///< a repeated field has too many entries; number: how many
    BadLength,    ///< an id or key of the wrong size; number: bytes
    End_,
};
constexpr Folder folderOf(WireError) { return Folder::Wire; }

} // namespace ieum
