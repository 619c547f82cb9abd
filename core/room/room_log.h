// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What rooms need of storage beside the feeds and the messages; the store implements it. Called on the thread that owns
// the database, inside the caller's transaction.
#pragma once

#include "room/key_log.h"
#include "room/records.h"

namespace ieum::room {

class RoomLog : public KeyLog {
  public:
    virtual Done saveRoom(const RoomRecord& room) = 0; ///< inserts or replaces
    virtual Done saveFeed(const FeedRecord& feed) = 0;
    /// In the order in which something of them came last.
    virtual Result<std::vector<FeedRecord>> feeds(const RoomId& room) = 0;
    virtual Done saveEpoch(const RoomId& room, const EpochRecord& epoch) = 0;
    virtual Result<std::vector<EpochRecord>> epochs(const RoomId& room) = 0;
    virtual Done saveOwnFeeds(const RoomId& room, const OwnFeedKeys& keys) = 0;
    virtual Result<std::optional<OwnFeedKeys>> ownFeeds(const RoomId& room) = 0;

    enum class Shut : uint8_t {
        Locked = 0,   ///< its epoch's secret or its author's membership is not here, or it is void
        Unknown = 1,  ///< of a kind that a later version knows
        Critical = 2, ///< the same, and one that may not be skipped
        Hidden = 3,   ///< as Locked, and it was shown before
    };
    /// Content that is not shown.
    virtual Done setUnopened(const FeedId& feed, uint64_t seq, const EpochId& epoch, Shut why) = 0;
    struct Unopened {
        FeedId feed;
        uint64_t seq = 0;
        EpochId epoch;
        Shut why = Shut::Locked;
    };
    virtual Result<std::vector<Unopened>> unopened(const RoomId& room) = 0;
    virtual Done clearUnopened(const FeedId& feed, uint64_t seq) = 0;
};

} // namespace ieum::room
