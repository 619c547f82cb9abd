// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The small words and escapes of the HTML archive, without any state.
#pragma once

#include "transfer/chat.h"
#include "transfer/time_zone.h"

#include <string>
#include <string_view>

namespace ieum::transfer {

/// For text and for quoted attributes: & < > " ' are escaped, and control characters that HTML forbids become U+FFFD.
std::string escapeHtml(std::string_view text);
/// Every byte that is not a letter, digit, "/", "-", "_", "." or "~" percent-encoded: "#" in a file name is no
/// fragment.
std::string relativeUrl(std::string_view path);
/// "m-" and the id, with "_" and two hex digits for each byte that an anchor should not have.
std::string anchorOf(std::string_view id);

/// May the browser that shows the archive open it? Formats that run nothing; never pages, scripts or programs.
bool isSafeToOpen(std::string_view fileName);
bool isPicture(std::string_view fileName);

/// "2022년 10월 15일 토요일" | "Saturday, 2022-10-15"
std::string dayHeading(const LocalTime& time, bool korean);
/// "오전 9:30" | "09:30"
std::string clockText(const LocalTime& time, bool korean);
/// "2022-10-15T00:30:00Z"
std::string isoTime(int64_t utcMs);
/// "1.4 MB"
std::string sizeText(uint64_t bytes);

} // namespace ieum::transfer
