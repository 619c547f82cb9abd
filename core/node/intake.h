// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Takes ranges in: verifies them on top of what is stored and hands them to the room or the meeting that they belong
// to, with all that follows from new messages.
#pragma once

#include "node/fetchers.h"
#include "node/meetings.h"
#include "node/receipts.h"
#include "sync/outputs.h"

namespace ieum::node {

class Intake {
  public:
    Intake(World& world, RoomSet& rooms, Meetings& meetings, Receipts& receipts, Fetchers& fetcher)
        : m_world(world), m_rooms(rooms), m_meetings(meetings), m_receipts(receipts), m_fetcher(fetcher) {}

    enum class Outcome : uint8_t {
        Taken,
        DoesNotFit,   ///< not now: others were faster, or the feed has ended
        MayBeABranch, ///< it contradicts what is here
        Useless,      ///< nobody vouches for that feed, and nobody ever will: its author is at fault, not the sender
    };
    /// Errors: Cause::Peer when the sender is at fault, those of the store.
    Result<Outcome> take(sync::StoreRange range, Now now);

    /// Errors: likewise.
    Done take(const sync::StoreReceipt& receipt, Now now);
    /// What messages that can be read from now on bring about: their files are wanted, and a receipt is due. They need
    /// not have come just now: it may be the key that came, or a member's right.
    Done noteOpened(Now now);

  private:
    Outcome skip(const RoomId& room, const FeedId& feed);
    Done noteNews(const RoomId& room, const feed::Range& range, const room::Absorbed& absorbed, Now now);

    World& m_world;
    RoomSet& m_rooms;
    Meetings& m_meetings;
    Receipts& m_receipts;
    Fetchers& m_fetcher;
};

} // namespace ieum::node
