// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fixed binary header of every event; the event's id is its BLAKE2b-256. Layout, little-endian, 152 bytes:
//   0 version u8 (1) · 1 feed kind u8 · 2 flags u16 · 4 body bytes u32 · 8 seq u64 · 16 hlc u64 ·
//   24 feed id 32 · 56 previous event id 32 · 88 body hash 32 · 120 epoch id 32
#pragma once

#include "base/ids.h"
#include "feed/error.h"
#include "feed/hlc.h"

#include <array>

namespace ieum::feed {

enum class Kind : uint8_t { Control = 1, Content = 2 };

/// Set when the body is one that an older reader may not skip.
constexpr uint16_t flagCritical = 1;

struct Header {
    Kind kind = Kind::Content;
    uint16_t flags = 0;
    uint32_t bodyBytes = 0;
    uint64_t seq = 0; ///< from 1, without gaps
    Hlc hlc;
    FeedId feed;
    EventId previous; ///< zero for seq 1
    BodyHash bodyHash;
    EpochId epoch; ///< zero: the body is under the room's control key
    bool operator==(const Header&) const = default;
};

constexpr size_t headerBytes = 152;
std::array<std::byte, headerBytes> encode(const Header& header);
/// Errors: BaseError::Truncated, FeedError::BadHeader, FeedError::BodyTooLarge.
Result<Header> decodeHeader(ByteView bytes);
EventId idOf(const Header& header);
BodyHash bodyHashOf(ByteView body);

} // namespace ieum::feed
