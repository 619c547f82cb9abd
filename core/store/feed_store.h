// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Events and heads of all feeds. The change counter is one number for the whole database that grows with every head
// and receipt: a peer that remembers it needs to be told only of what came after. It is void when the instance changes.
#pragma once

#include "feed/feed_log.h"
#include "store/connection.h"

namespace ieum::store {

struct StoredHead {
    FeedId feed;
    RoomId room;
    feed::Kind kind = feed::Kind::Content;
    uint64_t seq = 0;
    uint64_t change = 0; ///< the counter when the head got there
    EventId id;
};

class FeedStore : public feed::FeedLog {
  public:
    explicit FeedStore(Connection& connection) : m_connection(&connection) {}

    Result<feed::Head> head(const FeedId& feed) override;
    /// Errors: Constraint (number: first seq) when the range does not join the head or the feed is of another room.
    Done append(const RoomId& room, const feed::Range& range) override;
    Result<feed::Range> read(const FeedId& feed, uint64_t fromSeq, uint64_t toSeq, size_t bytesMax) override;

    Result<std::vector<StoredHead>> heads(const RoomId& room);
    /// Heads of all rooms that moved after `change`, in the order of their changes.
    Result<std::vector<StoredHead>> headsAfter(uint64_t change);
    /// The counter as it stands.
    Result<uint64_t> change();
    InstanceId instance(); ///< random, made with the database; zero when it cannot be read
    /// In the order (hlc, feed, seq).
    Result<std::vector<feed::Event>> controlEvents(const RoomId& room);
    Result<std::optional<feed::Event>> event(const FeedId& feed, uint64_t seq);

    /// The room's statement that the feed may be stored, for replicas that have not seen it.
    Done saveAdmission(const FeedId& feed, const crypto::Signature& signature);
    Result<std::optional<crypto::Signature>> admission(const FeedId& feed);

  private:
    Connection* m_connection;
};

} // namespace ieum::store
