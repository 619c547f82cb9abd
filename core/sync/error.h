// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

namespace ieum {

enum class SyncError : uint16_t {
    WrongVersion = 1, ///< number: theirs
    OutOfTurn,        ///< a frame that may not come yet or not from that side
    BadProof,         ///< a room proof or identity that does not verify
    UnknownRoom,      ///< a tag that was never agreed on
    BadRange,         ///< a range that was not asked for, or does not hold together
    BadChunk,         ///< bytes or slices that do not fit their hash, or were not asked for
    TooMuch,          ///< more rooms, feeds or bytes than one session may have; number: how many
    Refused,          ///< the replica will not take it; number: a wire::RefusalCode
    NothingShared,    ///< no room in common
    BadReference,     ///< a feed number that nobody gave, or a list that does not fit; number: it
    NotABundle,       ///< a file that begins in another way
    BundleTooNew,     ///< number: its version
    BadBundle,        ///< a record that no program has written
    BundleExists,     ///< a file of that name is there already; number: of the part
    End_,
};
constexpr Folder folderOf(SyncError) { return Folder::Sync; }

} // namespace ieum
