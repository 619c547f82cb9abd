// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Digests of what one side has of its shared rooms: equal digests mean equal heads and receipts. Keyed by the channel,
// so that nobody computes them beforehand and a session's digests say nothing in another. Bytes: docs/protocol/
// session.md, "Digests".
#pragma once

#include "crypto/hash.h"
#include "sync/shared_rooms.h"

#include <array>

namespace ieum::sync {

/// The first eight bytes, little-endian: how tags and digests are cut from hashes.
uint64_t low64(ByteView hash);

/// Many rooms are told apart by the nibbles of their tags, the highest first.
constexpr unsigned tagNibbles = 16;
constexpr unsigned groupsPerSplit = 16;
uint64_t prefixOf(uint64_t tag, unsigned depth);
/// Those whose nibble after the first `depth` is `group`.
std::vector<const SharedRoom*> groupOf(const std::vector<const SharedRoom*>& rooms, unsigned depth, unsigned group);

/// Whoever asks names of a feed with a gap only what lies below it, so that he is told who has the rest. Whoever is
/// asked names the newest: what he dropped, or never got, makes no difference to others.
enum class Digested : uint8_t { Asking, Telling };

class Digester {
  public:
    explicit Digester(const std::array<std::byte, 64>& channelHash);

    uint64_t ofRoom(const SharedRoom& room, Digested as = Digested::Telling) const;
    /// Of which feeds we have something, whatever it is.
    uint64_t ofList(const SharedRoom& room) const;
    /// Of one event: short, for it tells two branches apart and proves nothing.
    uint32_t ofHead(const FeedId& feed, uint64_t seq, const HeadMark& mark) const;
    /// The rooms in order of their tags.
    uint64_t ofRooms(const std::vector<const SharedRoom*>& rooms, Digested as = Digested::Telling) const;

  private:
    crypto::Digest32 hashOf(const SharedRoom& room, Digested as) const;

    crypto::Key m_key;
};

} // namespace ieum::sync
