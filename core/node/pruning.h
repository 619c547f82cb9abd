// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Drops sealed events that are older than a room keeps its content. The author of a feed lets go of it first, by a
// checkpoint in his control feed, and only what he wrote and somebody else has; then everybody drops it when it is old
// for him as well. By the profile's age, and after the messages that stood there (fading.h): as long as one of them
// stays, for its file's sake, its event does.
#pragma once

#include "node/room_set.h"

namespace ieum::node {

class Pruning {
  public:
    Pruning(World& world, RoomSet& rooms) : m_world(world), m_rooms(rooms) {}

    /// At the end of a batch. Errors: those of the store.
    Done settle(int64_t ageMs, Now now);
    std::optional<SteadyMs> nextDeadline() const;

  private:
    Done prune(const RoomId& id, int64_t ageMs, Now now);
    /// Up to where others may drop our own feeds; says so when it is worth an event.
    Done letGo(room::Room& room, int64_t ageMs, Now now);
    Result<std::vector<room::FeedSeq>> leave(const room::Room& room, int64_t beforeMs, uint64_t eventsMin);

    World& m_world;
    RoomSet& m_rooms;
    bool m_more = false; ///< rows wait to be deleted
    std::optional<SteadyMs> m_next;
};

} // namespace ieum::node
