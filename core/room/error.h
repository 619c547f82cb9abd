// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

namespace ieum {

enum class RoomError : uint16_t {
    NotAllowed = 1, ///< the author had no right to do that
    BadBody,        ///< sealed for us, but not the body that it should be; number: seq
    BadEpoch,       ///< an epoch whose secret does not match its id
    NoEpoch,        ///< we were given no secret for it
    NotAMember,
    LastOwner,      ///< who is alone in a room stays its owner
    BadInvite,      ///< not an invitation link of ours, or cut off
    TextTooLong,    ///< number: bytes allowed
    TooManyMembers, ///< number: allowed
    BadReceipt,
    ReadersOnlyRead, ///< a reader of a notice room may not write there
    BadOpening,      ///< a feed whose first event does not say whose it is: nothing of it is of use to anybody
    UnknownCritical, ///< the room holds what a later version wrote and what may not be skipped
    End_,
};
constexpr Folder folderOf(RoomError) { return Folder::Room; }

} // namespace ieum
