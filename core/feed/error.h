// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

namespace ieum {

enum class FeedError : uint16_t {
    BadHeader = 1,  ///< unknown version or kind, or impossible numbers
    BodyTooLarge,   ///< number: bytes
    Gap,            ///< the range does not join what we have; number: its first seq
    BadChain,       ///< sequence numbers or previous ids do not follow; number: seq
    Unsigned,       ///< no signature where one is due; number: seq
    BadSignature,   ///< number: seq
    Fork,           ///< a different event at a seq that we have; number: seq
    TooFarUnsigned, ///< more events or bytes than may be hashed on trust
    BadCertificate, ///< a device or feed that nobody vouches for
    NotAFork,       ///< said to be two branches of a feed, but is not; number: seq
    End_,
};
constexpr Folder folderOf(FeedError) { return Folder::Feed; }

} // namespace ieum
