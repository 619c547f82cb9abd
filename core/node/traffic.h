// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the pieces of files may take of the lines: limits for what goes to and comes from replicas, and a pause of all
// fetching. The LAN is not limited, for it costs nobody anything; texts are not, whatever they are sent over.
#pragma once

#include "net/messages.h"
#include "node/pace.h"
#include "node/traffic_rows.h"
#include "node/world.h"

namespace ieum::node {

class Traffic {
  public:
    explicit Traffic(World& world) : m_world(world) {}

    /// What was set before the program ended; also after a batch was rolled back. Errors: those of the store.
    Done load();
    /// Errors: those of the store.
    Done set(const TrafficTerms& terms);
    const TrafficTerms& terms() const { return m_terms; }

    /// What comes: spent when it is asked for.
    Pace& down() { return m_down; }
    /// Whether another piece may be given by such a path now. If not, it may be at `nextDeadline`, or when the pause is
    /// over.
    bool mayGive(net::PathKind path, SteadyMs now) const;
    void gave(net::PathKind path, uint64_t bytes, SteadyMs now);
    void tick(SteadyMs now);
    std::optional<SteadyMs> nextDeadline() const { return m_givesAt; }

  private:
    void apply();

    World& m_world;
    TrafficTerms m_terms;
    Pace m_down, m_up;
    std::optional<SteadyMs> m_givesAt; ///< more may be given then
};

} // namespace ieum::node
