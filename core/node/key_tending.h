// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sees to the keys of all rooms from time to time: says new prekeys, wipes what has served. Hourly, and whenever a room
// has come, its members changed, or somebody lacks an epoch.
#pragma once

#include "node/room_set.h"

namespace ieum::node {

class KeyTending {
  public:
    KeyTending(World& world, RoomSet& rooms) : m_world(world), m_rooms(rooms) {}

    /// Inside a batch, when we may write. `ageMs`: of the profile (age.h). Errors: those of the store.
    Done settle(Now now, int64_t ageMs);
    std::optional<SteadyMs> nextDeadline() const { return m_next; }

  private:
    World& m_world;
    RoomSet& m_rooms;
    std::optional<SteadyMs> m_next;
};

} // namespace ieum::node
