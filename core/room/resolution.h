// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From control operations, in whatever order they come, to a room's members: each is judged once, by the members that
// resolve from its own past; the members are what resolves from all that count. Where an operation follows everything
// before it, as nearly all do, that costs the work of one operation: rosters are kept at some places to go on from.
#pragma once

#include "room/arrivals.h"
#include "room/roster.h"

namespace ieum::room {

class Resolution {
  public:
    explicit Resolution(const RoomId& room) : m_room(room) {}

    /// An event of a control feed that is no operation.
    void saw(const FeedId& feed, uint64_t seq);
    void take(ControlOp op);

    /// The members after all that is here and waits for nothing.
    const Roster& now() { return rosterAt(m_graph.all()); }
    const OperationGraph& graph() const { return m_graph; }
    const Arrivals& arrivals() const { return m_arrivals; }

  private:
    /// A roster, and the operation that follows all others in it.
    struct Mark {
        std::optional<OperationGraph::Index> last;
        Past past;
        Roster roster;
    };
    void use();
    const Roster& rosterAt(const Past& past);
    bool leadsTo(const Mark& mark, const Past& past) const;

    RoomId m_room;
    Arrivals m_arrivals;
    OperationGraph m_graph;
    Mark m_tip; ///< the last one that was asked for
    std::deque<Mark> m_marks;
};

} // namespace ieum::room
