// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What each peer's database was known to have, and how far we pulled from it. A peer's word is a hint: beside what it
// says it has now stands the most that it ever said, so that a database which went back is noticed, whatever it calls
// itself. All of it is disposable.
#pragma once

#include "base/ids.h"
#include "store/connection.h"

#include <optional>
#include <vector>

namespace ieum::store {

using RoomsHash = FixedBytes<struct RoomsHashTag, 32>;

struct PeerHead {
    Bytes peer; ///< a device id or a replica's key
    InstanceId instance;
    FeedId feed;
    uint64_t seq = 0;
    uint64_t from = 0; ///< what lies before, but for event 1, he has not; 0: he has everything
};

/// A cursor is good for one set of rooms and one run of the peer's program: a database that was put back is opened
/// anew, and its counter may have passed ours again without meaning the same.
struct PeerCursor {
    uint64_t cursor = 0;
    uint64_t run = 0;
    int64_t comparedMs = 0; ///< when everything was compared by digest, without trust in a cursor
};

/// That a peer's database went back.
struct Setback {
    int64_t sinceMs = 0;  ///< when it was noticed; 0: never
    uint64_t missing = 0; ///< events that we have, that it once had, and that it has not again
};

class PeerHeads {
  public:
    explicit PeerHeads(Connection& connection) : m_connection(&connection) {}

    /// Whoever is met under another instance than before has nothing that he had. True when that was something.
    Result<bool> meet(ByteView peer, const InstanceId& instance);
    /// What the peer says now. True when it is less than he said before: he went back.
    Result<bool> set(ByteView peer, const InstanceId& instance, const FeedId& feed, uint64_t seq, uint64_t from = 0);
    Result<std::vector<PeerHead>> of(const FeedId& feed);
    /// Replicas of the list that said they have this event: a hint.
    Result<std::vector<ReplicaKey>> replicasHaving(const FeedId& feed, uint64_t seq);

    /// It went back: remembers when. False when that is known already and not mended, or mended only just now, so that
    /// whoever would be told is told once.
    Result<bool> noteSetback(ByteView peer, int64_t nowMs);
    Result<Setback> setback(ByteView peer);

    /// The peer's change counter up to which we have everything of these rooms.
    Done saveCursor(const InstanceId& instance, const RoomsHash& rooms, const PeerCursor& cursor);
    Result<std::optional<PeerCursor>> cursor(const InstanceId& instance, const RoomsHash& rooms);
    Done forgetCursors(const InstanceId& instance);
    Done forget(ByteView peer);

  private:
    Result<int64_t> keyOf(ByteView peer, const InstanceId& instance);

    Connection* m_connection;
};

} // namespace ieum::store
