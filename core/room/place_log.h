// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What rooms need of storage to find a message's place in the timeline: where its causes stand, and what of its effects
// is shown already. The store implements it. Called on the thread that owns the database, inside the caller's
// transaction.
#pragma once

#include "room/records.h"

#include <optional>
#include <vector>

namespace ieum::room {

/// A message that is shown at `word`, event `bySeq` of `byFeed`, refers to an event that cannot be read here yet.
struct Awaited {
    FeedId feed; ///< of the event
    uint64_t seq = 0;
    FeedId byFeed;
    uint64_t bySeq = 0;
    uint64_t word = 0;
};

class PlaceLog {
  public:
    virtual ~PlaceLog() = default;
    /// The newest timeline word of the room, for telling what came late; 0 when empty.
    virtual Result<uint64_t> newestWord(const RoomId& room) = 0;
    /// The timeline word of the feed's newest message that is here, up to this event; 0 when there is none.
    virtual Result<uint64_t> wordOf(const FeedId& feed, uint64_t seq) = 0;
    /// Of the feed's first message that is here after this event; 0 when there is none.
    virtual Result<uint64_t> wordAfter(const FeedId& feed, uint64_t seq) = 0;

    struct Former {
        uint64_t word = 0;
        bool late = false;
    };
    /// Where this event's message stood before it was void for a while; nothing when it was not, or is void.
    virtual Result<std::optional<Former>> formerPlace(const FeedId& feed, uint64_t seq) = 0;

    /// Ignored when the same feed awaits the same event already.
    virtual Done await(const RoomId& room, const Awaited& awaited) = 0;
    /// Who awaits this event or a later one of its feed.
    virtual Result<std::vector<Awaited>> awaiting(const RoomId& room, const FeedId& feed, uint64_t seq) = 0;
    /// Feeds of which some event is awaited.
    virtual Result<std::vector<FeedId>> awaitedFeeds(const RoomId& room) = 0;
    virtual Done forget(const RoomId& room, const Awaited& awaited) = 0;
    /// All of the feed up to this event is here and was read.
    virtual Done forgetUpTo(const RoomId& room, const FeedId& feed, uint64_t seq) = 0;
};

} // namespace ieum::room
