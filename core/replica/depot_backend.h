// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a depot needs of storage. All calls happen on the depot's thread; everything that writes happens between
// `begin` and `commit`, and nothing of it is acknowledged before `commit` has succeeded. Batch-shaped: a range at a
// time, never an event. A backend verifies nothing; whoever appends has done so.
#pragma once

#include "crypto/sign.h"
#include "feed/range.h"
#include "replica/chunk_index.h"
#include "replica/content_ages.h"
#include "sync/inputs.h"

namespace ieum::replica {

struct RoomUsage {
    uint64_t bytes = 0; ///< events, receipts and chunks
    uint64_t feeds = 0;
    int64_t day = 0; ///< days since 1970 of `eventsThatDay`
    uint64_t eventsThatDay = 0;
    bool operator==(const RoomUsage&) const = default;
};
struct DepotRoom {
    ReplicaTag tag;
    crypto::PublicKey depotKey; ///< pinned when the room was registered
    RoomUsage usage;
};
/// Events of a content feed that are not here.
struct DepotGap {
    uint64_t first = 0; ///< never 1
    uint64_t last = 0;
    EventId before;        ///< id of event `last`, to which the one above is chained
    uint64_t joinSeq = 0;  ///< the first event above that is signed
    bool isWanted = false; ///< false: they were here, and were dropped because they were old
};
struct DepotFeed {
    FeedId feed;
    feed::Kind kind = feed::Kind::Content;
    crypto::Signature admission;
    feed::Head head;               ///< of the newest event
    uint64_t change = 0;           ///< the change counter when the head got there
    std::optional<DepotGap> gap{}; ///< the newest
};
struct SavedReceipt {
    uint64_t change = 0;
    uint64_t replacedBytes = 0; ///< sealed bytes of the one before; 0 when there was none
};

/// What has an age here.
struct KeptSince {
    ChunkIndex& chunks;
    ContentAges& content;
};

enum class Direction : uint8_t { Forwards, Backwards };

class DepotBackend {
  public:
    virtual ~DepotBackend() = default;
    /// Random, made with the storage: another one tells clients that all cursors are void.
    virtual InstanceId instance() const = 0;

    virtual Done begin() = 0;
    virtual Done commit() = 0;
    virtual void rollback() = 0;

    virtual Result<std::optional<DepotRoom>> room(const ReplicaTag& tag) = 0;
    virtual Result<uint64_t> roomCount() = 0;
    /// A new room, or the new usage of one that is here; its depot key stays what it was.
    virtual Done saveRoom(const DepotRoom& room) = 0;

    virtual Result<std::vector<DepotFeed>> feeds(const ReplicaTag& tag) = 0;
    virtual Result<std::optional<DepotFeed>> feed(const ReplicaTag& tag, const FeedId& feed) = 0;
    /// The range joins the head; or, in a content feed, lies above it, which leaves a gap, or ends where the newest gap
    /// does. `admission` is kept with a feed that is new. The change counter after it. Errors: FeedError::BadChain when
    /// it does not fit what is above or below it.
    virtual Result<uint64_t> appendRange(const ReplicaTag& tag, const feed::Range& range,
                                         const crypto::Signature& admission) = 0;
    /// Never across a gap. Forwards: as FeedLog::read, so not beyond `toSeq`, and it ends at a signed event, there
    /// early once `bytesMax` is reached. Backwards: a piece that ends at `toSeq`, begins right after a signed event or
    /// at `fromSeq`, and has `bytesMax` bytes or a little more; empty when `toSeq` is not signed.
    virtual Result<feed::Range> readRange(const ReplicaTag& tag, const FeedId& feed, uint64_t fromSeq, uint64_t toSeq,
                                          size_t bytesMax, Direction direction) = 0;

    virtual Result<std::vector<sync::ReceiptRecord>> receipts(const ReplicaTag& tag) = 0;
    /// Nothing when the counter is not newer than that of the one that is here.
    virtual Result<std::optional<SavedReceipt>> saveReceipt(const ReplicaTag& tag,
                                                            const sync::ReceiptRecord& receipt) = 0;

    virtual KeptSince kept() = 0;
};

} // namespace ieum::replica
