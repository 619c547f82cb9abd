// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Events and heads of all feeds. The change counter is one number for the whole database that grows with every head
// and receipt: a peer that remembers it needs to be told only of what came after. It is void when the instance changes.
#pragma once

#include "base/random.h"
#include "feed/feed_log.h"
#include "feed/fork.h"
#include "store/connection.h"

namespace ieum::store {

struct StoredHead {
    FeedId feed;
    RoomId room;
    feed::Kind kind = feed::Kind::Content;
    uint64_t seq = 0;
    uint64_t change = 0; ///< the counter when the head got there
    EventId id;
    uint64_t endSeq = UINT64_MAX; ///< a proved fork ends it after this one
    uint64_t tipFrom = 0;         ///< of the newest part above a gap; 0: there is none
    uint64_t tipSeq = 0;
    uint64_t tipSigned = 0; ///< the first event of it that is signed
    uint64_t floor = 0;     ///< what lies before, but for event 1, is not kept; 0: everything is
    uint64_t keptFrom = 0;  ///< as far as its author lets others drop it
    uint64_t missed = 0;    ///< events below the floor that never were here
};

class FeedStore : public feed::FeedLog {
  public:
    explicit FeedStore(Connection& connection) : m_connection(&connection) {}

    Result<feed::Head> head(const FeedId& feed) override;
    Result<std::optional<feed::Tip>> tip(const FeedId& feed) override;
    Result<uint64_t> floor(const FeedId& feed) override;
    Done keepFrom(const FeedId& feed, uint64_t seq) override;
    /// Errors: Constraint (number: first seq) when the range does not join the head or the feed is of another room.
    Done append(const RoomId& room, const feed::Range& range) override;
    Done appendApart(const RoomId& room, const feed::Range& range) override;
    /// Where a piece begins that ends at `toSeq` and has `bytesMax` bytes or a little more: right after a signed event,
    /// or at `floorSeq`. `toSeq` + 1 when no piece may end there.
    Result<uint64_t> pieceBegin(const FeedId& feed, uint64_t floorSeq, uint64_t toSeq, size_t bytesMax);
    Result<feed::Range> read(const FeedId& feed, uint64_t fromSeq, uint64_t toSeq, size_t bytesMax) override;

    Result<std::vector<StoredHead>> heads(const RoomId& room);
    /// Heads of all rooms that moved after `change`, in the order of their changes.
    Result<std::vector<StoredHead>> headsAfter(uint64_t change);
    /// The counter as it stands.
    Result<uint64_t> change();
    /// A proved fork ends the feed before it: the head goes back, what lies beyond is kept and never read again as part
    /// of the feed, and nothing is appended beyond. False when the feed ended there or earlier already. Of branches of
    /// branches the lowest counts, so that everybody ends at the same event.
    Result<bool> close(const feed::ForkProof& proof);
    /// As after a restored backup: whoever remembers how far he had our changes must forget it.
    Done renewInstance(Random& random);
    InstanceId instance(); ///< random, made with the database; zero when it cannot be read
    Result<std::optional<feed::Event>> event(const FeedId& feed, uint64_t seq);

  private:
    Done insert(int64_t feedKey, const feed::Range& range);
    Done saveHead(const FeedId& feed, const feed::Head& head);
    Done saveTip(const FeedId& feed, const std::optional<feed::Tip>& tip);
    Done endTip(const FeedId& feed, uint64_t seq);
    Result<feed::Head> headBefore(const feed::ForkProof& proof);
    Done joinFloor(const FeedId& feed);
    Done dropTip(int64_t feedKey, const feed::Tip& tip);

    Connection* m_connection;
};

} // namespace ieum::store
