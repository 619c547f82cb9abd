// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a WhatsApp record begins with: "[27/3/22, 21:41:55] " on iOS, "27/03/2022, 21:41 - " on Android, each in the
// forms of the phone's language, with invisible direction marks among them.
#pragma once

#include "transfer/date_order.h"

#include <optional>
#include <string>
#include <string_view>

namespace ieum::transfer {

struct WhatsAppHead {
    WrittenDate date; ///< without line
    std::string_view stamp;
    std::string_view body; ///< behind the head
    bool onIos = false;    ///< with brackets
    bool isMarked = false; ///< a direction mark stands in front
};

/// `record` may have several lines.
std::optional<WhatsAppHead> whatsAppHead(std::string_view record);

/// Bytes of the direction mark (U+200E, U+200F, U+202A..E, U+2066..9) or byte order mark in front, or 0.
size_t markLength(std::string_view text);
std::string_view withoutMarksAround(std::string_view text);
std::string withoutMarks(std::string_view text);

} // namespace ieum::transfer
