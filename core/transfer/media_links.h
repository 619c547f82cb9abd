// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which entry of a bundle is which attachment of a chat: by the exact name that the export gives, or by the time in the
// name where it gives none (KakaoTalk on iOS).
#pragma once

#include "transfer/bundle.h"
#include "transfer/chat.h"
#include "transfer/time_zone.h"

#include <string_view>

namespace ieum::transfer {

struct MediaCount {
    uint64_t found = 0;     ///< attachments with an entry
    uint64_t missing = 0;   ///< attachments and placeholders of pictures without one
    uint64_t unclaimed = 0; ///< entries, other than chats, that no message has

    bool operator==(const MediaCount&) const = default;
};

/// May a name that somebody wrote into a chat pick this file? In a folder that holds other things as well only one that
/// nobody could have guessed: dates, counters and "files/plan.pdf" lie in anybody's folders.
using MayLink = bool (*)(std::string_view name);
inline bool anyName(std::string_view) { return true; }
/// "<64 hex>.jpg"
bool isUnguessable(std::string_view name);

/// `folder`: of the chat, with "/" at its end, or "". Sets ChatAttachment::entry and, where it is unknown, the size.
void linkByName(Chat& chat, const Bundle& bundle, std::string_view folder, MayLink mayLink);

/// "20260610_093200_1.jpeg": what iOS exports beside its text; never a chat, whatever is in it.
bool isStampedName(std::string_view name);
/// KakaoTalk on iOS writes 사진 and the time; the pictures of that minute are that message's, in order, unless there
/// are more messages than pictures and several people wrote them. Adds attachments.
void linkByTime(Chat& chat, const Bundle& bundle, std::string_view folder, const TimeZone& zone);

MediaCount countMedia(const Chat& chat, size_t entriesThatMayBeMedia);

} // namespace ieum::transfer
