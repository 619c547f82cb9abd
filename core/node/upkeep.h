// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the database wants done when nobody waits for it, some time after the last change: search entries that came
// lately go into the index, and the write-ahead log is moved and made long enough.
#pragma once

#include "node/world.h"

namespace ieum::node {

class Upkeep {
  public:
    explicit Upkeep(World& world) : m_world(world) {}

    /// At the end of a batch, inside its transaction. Errors: those of the store.
    Done settle(Now now);
    /// After its commit. What cannot be done now is done another time.
    void committed(Now now);
    std::optional<SteadyMs> nextDeadline() const;

  private:
    World& m_world;
    struct Wait {
        SteadyMs quietAt;
        SteadyMs latest;
    };
    std::optional<Wait> m_wait; ///< something changed
    bool m_isDue = false;       ///< in the batch that is open
};

} // namespace ieum::node
