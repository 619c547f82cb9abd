// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What follows from a proved fork: the feed ends before it, for everybody alike, whichever branch he saw first. Was it
// one of ours, we say again what we had written beyond, in a new incarnation. Whoever found the proof tells the room.
#pragma once

#include "node/outbox.h"
#include "node/restoration.h"
#include "room/rescue.h"

namespace ieum::node {

class Forks {
  public:
    Forks(World& world, RoomSet& rooms, Outbox& outbox, Restoration& restoration)
        : m_world(world), m_rooms(rooms), m_outbox(outbox), m_restoration(restoration) {}

    Restoration& restoration() { return m_restoration; }
    /// Somebody of this room has proved it to us, or we did (`isOurFind`). Errors: those of the store.
    Done take(const RoomId& room, const feed::ForkProof& proof, bool isOurFind, Now now);
    /// What rooms were told in this batch.
    Done settle(Now now);

  private:
    Result<room::Rescued> rescue(const RoomId& room, const feed::ForkProof& proof);
    Done sayAgain(const RoomId& room, const room::Rescued& rescued, Now now);

    World& m_world;
    RoomSet& m_rooms;
    Outbox& m_outbox;
    Restoration& m_restoration;
};

} // namespace ieum::node
