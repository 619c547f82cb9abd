// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/operation_graph.h"

#include <algorithm>

namespace ieum::room {

Past OperationGraph::pastOf(const ControlOp& op) const {
    Past past;
    const auto joinUpTo = [&](const FeedId& feed, uint64_t seq) {
        const auto steps = m_steps.find(feed);
        if (steps == m_steps.end()) return;
        const auto after = std::upper_bound(steps->second.begin(), steps->second.end(), seq,
                                            [](uint64_t wanted, const Step& step) { return wanted < step.seq; });
        if (after != steps->second.begin()) past.join(std::prev(after)->past);
    };
    joinUpTo(op.feed, op.seq);
    for (const FeedSeq& reference : op.references) joinUpTo(reference.feed, reference.seq);
    return past;
}

OperationGraph::Index OperationGraph::admit(ControlOp op, Past past, Judgement judged) {
    const auto index = static_cast<Index>(m_nodes.size());
    const auto [found, isNew] = m_laneOf.try_emplace(op.feed, m_lanes.size());
    const size_t lane = found->second;
    if (isNew) {
        m_lanes.emplace_back();
        m_lanesOf[op.author].push_back(lane);
    }
    uint32_t depth = 0;
    for (size_t i = 0; i < past.lanes(); ++i) {
        if (past.of(i) > 0) depth = std::max(depth, at(m_lanes[i][past.of(i) - 1]).depth);
    }
    const auto place = static_cast<uint32_t>(m_lanes[lane].size());
    Past after = past;
    after.raise(lane, place + 1);
    m_all.raise(lane, place + 1);
    m_steps[op.feed].push_back({op.seq, std::move(after)});
    m_lanes[lane].push_back(index);
    m_nodes.push_back({std::move(op), std::move(judged), std::move(past), lane, place, depth + 1});
    return index;
}

void OperationGraph::dismiss(const ControlOp& op, const Past& past) {
    std::vector<Step>& steps = m_steps[op.feed];
    if (steps.empty() || !(steps.back().past == past)) steps.push_back({op.seq, past});
}

const std::vector<size_t>& OperationGraph::lanesOf(const PersonId& person) const {
    static const std::vector<size_t> none;
    const auto found = m_lanesOf.find(person);
    return found == m_lanesOf.end() ? none : found->second;
}

std::vector<OperationGraph::Index> OperationGraph::between(const Past& before, const Past& past) const {
    std::vector<Index> indices;
    for (size_t i = 0; i < past.lanes(); ++i) {
        for (uint32_t place = before.of(i); place < past.of(i); ++place) indices.push_back(m_lanes[i][place]);
    }
    std::sort(indices.begin(), indices.end());
    return indices;
}

std::vector<FeedSeq> OperationGraph::frontier(const FeedId& except) const {
    std::vector<FeedSeq> last;
    for (const std::vector<Index>& lane : m_lanes) {
        const Index end = lane.back();
        const bool followed =
            std::any_of(m_lanes.begin(), m_lanes.end(), [&](const auto& other) { return precedes(end, other.back()); });
        const Node& node = at(end);
        if (!followed && node.op.feed != except) last.push_back({node.op.feed, node.op.seq});
    }
    return last;
}

} // namespace ieum::room
