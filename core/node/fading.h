// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Wipes what should not stay: messages whose time is over, and what is older than a room's retention. By the profile's
// age, never by a clock (age.h). A message of which we have the last known copy of a file outlives its retention until
// somebody else has the file, or somebody deletes it: nobody loses a file without being asked. What was meant to
// disappear disappears with its files.
#pragma once

#include "node/age.h"
#include "node/room_set.h"

namespace ieum::node {

class Fading {
  public:
    Fading(World& world, RoomSet& rooms) : m_world(world), m_rooms(rooms) {}

    /// From the database; also after a batch was rolled back.
    Done load(Now now);
    /// Before anything else of a batch: what is stored in it is so old.
    void begin(Now now);
    /// At the end of a batch. Errors: those of the store.
    Done settle(Now now);
    std::optional<SteadyMs> nextDeadline() const;

    /// Of the profile, as of this batch.
    int64_t ageMs() const { return m_age.ms(); }
    /// Messages past the room's retention that stay for their files' sake.
    Result<uint64_t> keptBack(const room::Room& room);

  private:
    Done wipe(const RoomId& room, const MessageId& id);
    Done wipeDue();
    Done wipeOld();
    Done save();
    Done planNext(Now now);

    World& m_world;
    RoomSet& m_rooms;
    Age m_age;
    bool m_more = false;             ///< a batch was not enough
    bool m_isLoaded = false;         ///< the age
    std::optional<SteadyMs> m_due;   ///< the next message whose time is over
    std::optional<SteadyMs> m_sweep; ///< the next look at retention
    SteadyMs m_saved;
};

} // namespace ieum::node
