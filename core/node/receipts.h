// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Statements of what devices have: makes ours when something came, takes in those of others. They are what "delivered"
// and "read" rest on.
#pragma once

#include "node/whereabouts.h"

namespace ieum::node {

class Receipts {
  public:
    Receipts(World& world, RoomSet& rooms, Whereabouts& whereabouts)
        : m_world(world), m_rooms(rooms), m_whereabouts(whereabouts) {}

    /// Reads only. Also after a batch was rolled back.
    Done load();
    /// Something came or was read in this room; a receipt is due soon.
    void due(const RoomId& room, Now now);
    /// States what is due by now.
    Done issue(Now now);
    /// Whatever is due: somebody takes it along. Nothing where we are no member.
    Done state(const RoomId& room, Now now);
    /// Where our files are not what we have stated, that is due before long.
    Done restate(Now now);
    /// What those who came in state of their files counts from now on, and what those state who went does no longer.
    Done settleMembers();
    /// Errors: those of the store.
    Done tellReading(const RoomId& room, bool tell, Now now);
    /// We can be reached elsewhere: everybody is told.
    void allDue(Now now);
    /// What the last call has stated was rolled back.
    void abandoned(Now now);
    std::optional<SteadyMs> nextDeadline() const { return m_next; }

    /// Kept and passed on even when its feed is not here yet; counted once it is. Errors: Cause::Peer.
    Done take(const RoomId& room, const room::SignedReceipt& receipt, Now now);
    /// A feed has come: a receipt may have been waiting for it.
    Done noteFeed(const RoomId& room, const FeedId& feed, Now now);

  private:
    void dueWithin(const RoomId& room, int64_t ms, Now now);
    Done count(const room::Room& room, const room::SignedReceipt& receipt, const room::Statement& statement, Now now);
    Result<bool> isNewest(const room::Room& room, const room::SignedReceipt& receipt, const DeviceId& device);
    bool mayHold(const room::Room& room, const DeviceId& device) const;
    Done settleHolders(const room::Room& room);
    Done countHolds(const room::Room& room, const FeedId& feed, const DeviceId& device);

    World& m_world;
    RoomSet& m_rooms;
    Whereabouts& m_whereabouts;
    std::set<RoomId> m_due;
    std::set<RoomId> m_stated;    ///< by the batch that runs
    std::set<RoomId> m_unsettled; ///< who holds what there is as of other members
    bool m_mayRestate = false;    ///< there may be rooms to restate though this batch has changed nothing
    std::optional<SteadyMs> m_next;
};

/// Whether our receipts say what we have read in this room. Errors: those of the store.
Result<bool> tellsReading(World& world, const RoomId& room);

} // namespace ieum::node
