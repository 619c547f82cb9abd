// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is remembered of the other side's database from one session to the next, and when that is no longer trusted:
// where we stopped pulling, and how much a replica ever had.
#pragma once

#include "node/conversation.h"
#include "node/world.h"

namespace ieum::node {

class PeerMemory {
  public:
    explicit PeerMemory(World& world) : m_world(world) {}

    /// Where we stopped with this peer and exactly these rooms, if that may still be trusted: the same run of his
    /// program, and not for longer than a day.
    Result<std::optional<uint64_t>> cursor(Conversation& with, Now now);
    /// We have everything that he had at this cursor of his. Kept once a minute: after a crash we are told again what
    /// came since.
    Done reached(Conversation& with, uint64_t cursor, Now now);
    /// Keeps at once what was reached.
    Done keep(Conversation& with);
    /// The replica opened rooms: it may be another one than before under the same key.
    Done met(Conversation& with, Now now);
    /// How far the replica's copy of a feed goes, by its own word.
    Done has(Conversation& with, const sync::PeerHas& had, Now now);

  private:
    Done noteSetback(Conversation& with, Now now);

    World& m_world;
};

} // namespace ieum::node
