// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What rooms need of storage beside the feeds themselves; the store implements it. Called on the thread that owns the
// database, inside the caller's transaction.
#pragma once

#include "room/records.h"
#include "room/slice_log.h"

namespace ieum::room {

class RoomLog : public SliceLog {
  public:
    virtual Done saveRoom(const RoomRecord& room) = 0; ///< inserts or replaces
    virtual Done saveFeed(const FeedRecord& feed) = 0;
    virtual Result<std::vector<FeedRecord>> feeds(const RoomId& room) = 0;
    virtual Done saveEpoch(const RoomId& room, const EpochRecord& epoch) = 0;
    virtual Result<std::vector<EpochRecord>> epochs(const RoomId& room) = 0;
    virtual Done saveOwnFeeds(const RoomId& room, const OwnFeedKeys& keys) = 0;
    virtual Result<std::optional<OwnFeedKeys>> ownFeeds(const RoomId& room) = 0;

    /// Ignored when a message of that id is there already (an author who repeats a nonce).
    virtual Done saveMessage(const MessageRecord& message) = 0;
    /// The messages of this feed past `seq` are void, and no others: written by somebody after he was removed. Replaces
    /// what was said of the feed before. Those that were void and no longer are may be forgotten: the room saves them
    /// again.
    virtual Done voidBeyond(const FeedId& feed, uint64_t seq) = 0;
    /// The newest timeline word of the room, for telling what came late; 0 when empty.
    virtual Result<uint64_t> newestWord(const RoomId& room) = 0;

    /// The timeline word of one message; 0 when it is not here.
    virtual Result<uint64_t> wordOf(const FeedId& feed, uint64_t seq) = 0;

    /// Content that is not shown, because its epoch's secret or its author's membership is not here, or is void.
    virtual Done setUnopened(const FeedId& feed, uint64_t seq, const EpochId& epoch) = 0;
    struct Unopened {
        FeedId feed;
        uint64_t seq = 0;
        EpochId epoch;
    };
    virtual Result<std::vector<Unopened>> unopened(const RoomId& room) = 0;
    virtual Done clearUnopened(const FeedId& feed, uint64_t seq) = 0;
};

} // namespace ieum::room
