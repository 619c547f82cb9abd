// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/resolution.h"

#include "room/conflicts.h"
#include "room/rights.h"

namespace ieum::room {

namespace {

/// Every so many steps down a roster is kept, and so many of them: who turns up after a month without having seen
/// anything since is resolved from one of these and not from the beginning.
constexpr uint32_t stepsBetweenMarks = 32;
constexpr size_t marksMax = 32;

} // namespace

void Resolution::saw(const FeedId& feed, uint64_t seq) {
    m_arrivals.saw(feed, seq);
    use();
}

void Resolution::take(ControlOp op) {
    m_arrivals.take(std::move(op));
    use();
}

void Resolution::use() {
    m_arrivals.drain([&](ControlOp op) {
        Past past = m_graph.pastOf(op);
        auto judged = judge(m_room, rosterAt(past), op);
        if (!judged) {
            m_graph.dismiss(op, past);
            return;
        }
        const OperationGraph::Index index = m_graph.admit(std::move(op), std::move(past), std::move(*judged));
        const OperationGraph::Node& node = m_graph.at(index);
        m_tip.roster.apply(m_graph, {index}, {});
        m_tip.last = index;
        m_tip.past.raise(node.lane, node.place + 1);
        if (node.depth % stepsBetweenMarks != 0) return;
        m_marks.push_back(m_tip);
        if (m_marks.size() > marksMax) m_marks.pop_front();
    });
}

/// Does everything in `past` that is not in the mark follow all that is? Then nothing in it was decided too early.
bool Resolution::leadsTo(const Mark& mark, const Past& past) const {
    if (!mark.last) return false;
    const OperationGraph::Node& last = m_graph.at(*mark.last);
    if (past.of(last.lane) <= last.place) return false;
    for (size_t lane = 0; lane < past.lanes(); ++lane) {
        const uint32_t next = mark.past.of(lane);
        if (next < past.of(lane) && !m_graph.precedes(*mark.last, m_graph.lane(lane)[next])) return false;
    }
    return true;
}

const Roster& Resolution::rosterAt(const Past& past) {
    if (m_tip.past == past) return m_tip.roster;
    Mark base;
    if (leadsTo(m_tip, past)) {
        base = std::move(m_tip);
    } else {
        for (auto mark = m_marks.rbegin(); mark != m_marks.rend(); ++mark) {
            if (!leadsTo(*mark, past)) continue;
            base = *mark;
            break;
        }
    }
    const auto more = m_graph.between(base.past, past);
    base.roster.apply(m_graph, more, findUndone(m_graph, more));
    m_tip = {std::nullopt, past, std::move(base.roster)};
    return m_tip.roster;
}

} // namespace ieum::room
