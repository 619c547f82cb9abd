// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A profile that may not know all that it has written: a backup was put back, or a copy runs somewhere else. To write
// on would make two branches of our feeds. So it writes nothing until one peer or replica has told it where its own
// feeds stand, or the user does not want to wait, and then goes on in new feeds: a new incarnation, which cites the old
// ones. What is composed meanwhile waits in the outbox.
#pragma once

#include "node/limits.h"
#include "node/room_set.h"

namespace ieum::node {

enum class Suspicion : uint8_t {
    None = 0,
    Sentinel = 1, ///< an older copy was put back, or the folder was copied
    Heads = 2,    ///< somebody has more of our feed than we do
    Fork = 3,     ///< two branches of our feed are proved
};

struct RestorationState {
    Suspicion why = Suspicion::None; ///< the last one; it stays when it is dealt with, for people to see
    bool isPending = false;          ///< nothing is written
    int64_t sinceMs = 0;
    int64_t doneMs = 0;
};

class Restoration {
  public:
    Restoration(World& world, RoomSet& rooms) : m_world(world), m_rooms(rooms) {}

    Done load();
    const RestorationState& state() const { return m_state; }
    bool isReadOnly() const { return m_state.isPending; }
    /// Errors: those of the store.
    Done suspect(Suspicion why, Now now);
    /// A new incarnation of every room. Errors: those of the store.
    Done goOn(Now now);
    /// Has somebody, by his own word, more of a feed that we write now than we have? He need not prove it, so words
    /// like his are believed less and less often. (A backup that is put back while this runs takes our memory back as
    /// well.)
    Result<bool> isBehind(const RoomId& room, const FeedId& feed, uint64_t seq, Now now);

  private:
    Done save();
    bool isBelieved(Now now);

    World& m_world;
    RoomSet& m_rooms;
    RestorationState m_state;
    std::optional<SteadyMs> m_believesAgain;
    int64_t m_waitMs = behindAgainMs;
};

} // namespace ieum::node
