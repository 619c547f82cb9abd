// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

namespace ieum {

enum class BaseError : uint16_t {
    Truncated = 1,  ///< fewer bytes than the format needs; number: offset
    TrailingBytes,  ///< more bytes than the format has; number: how many
    NotUtf8,        ///< number: offset of the first bad byte
    FileMissing,    ///< number: errno
    FileUnreadable, ///< number: errno
    FileUnwritable, ///< number: errno
    DiskFull,       ///< number: errno
    End_,
};
constexpr Folder folderOf(BaseError) { return Folder::Base; }

} // namespace ieum
