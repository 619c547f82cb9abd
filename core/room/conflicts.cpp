// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/conflicts.h"

#include "room/components.h"

#include <algorithm>
#include <tuple>

namespace ieum::room {

namespace {

using Index = OperationGraph::Index;
using Indices = std::vector<Index>;
using Node = OperationGraph::Node;

bool isTaking(const Node& node) { return cutsOf(node.op.body) != nullptr; }

/// Does `taking` undo `op`, which is concurrent to it and its target's?
bool reaches(const Node& taking, const Node& op) {
    const Cuts& cuts = *cutsOf(taking.op.body);
    const auto cut = cuts.find(op.op.feed);
    if (cut != cuts.end() && op.op.seq <= cut->second) return false;
    if (const auto* revocation = std::get_if<RevokeDeviceOp>(&taking.op.body)) {
        return op.op.device == revocation->device;
    }
    // A lowered role still allows what it would have been enough for.
    if (std::holds_alternative<SetRoleOp>(taking.op.body)) return isAbove(op.judged.needs, taking.judged.given);
    return true;
}

/// The operations as the nodes of a graph of their own, numbered by their position: an edge says that the second one's
/// fate depends on the first one's, because that hits it or supports it.
class Conflicts {
  public:
    Conflicts(const OperationGraph& graph, const Indices& ops) : m_graph(graph), m_ops(ops), m_hits(ops.size()) {
        if (!ops.empty()) m_positions.resize(ops.back() - ops.front() + 1, ops.size());
        for (size_t i = 0; i < ops.size(); ++i) m_positions[ops[i] - ops.front()] = i;
        for (size_t i = 0; i < ops.size(); ++i) findHits(i);
    }
    UndoneOps run();

  private:
    const Node& at(size_t position) const { return m_graph.at(m_ops[position]); }
    std::optional<size_t> positionOf(Index index) const;
    void findHits(size_t taking);
    void findSupports();
    Edges dependencies() const;
    void breakCircles();
    void dropJunior(const Components& components);
    std::optional<UndoneReason> whyUndone(size_t position, const UndoneOps& undone) const;
    bool isVoid(size_t position) const { return std::binary_search(m_void.begin(), m_void.end(), position); }
    void makeVoid(std::vector<size_t> positions);

    const OperationGraph& m_graph;
    const Indices& m_ops;
    std::vector<size_t> m_positions; ///< by index, from the first one's
    Edges m_hits;                    ///< from removals
    Edges m_supports;
    std::vector<size_t> m_void; ///< removals that a circle made void, ascending
    bool m_anyHits = false;
};

std::optional<size_t> Conflicts::positionOf(Index index) const {
    if (index < m_ops.front() || index > m_ops.back()) return std::nullopt;
    const size_t position = m_positions[index - m_ops.front()];
    return position == m_ops.size() ? std::nullopt : std::optional(position);
}

void Conflicts::findHits(size_t taking) {
    const Node& node = at(taking);
    if (!isTaking(node)) return;
    if (const auto* set = std::get_if<SetRoleOp>(&node.op.body);
        set && !isAbove(node.judged.targetRole, node.judged.given)) {
        return;
    }
    for (const size_t number : m_graph.lanesOf(*personOf(node.op.body))) {
        const Indices& lane = m_graph.lane(number);
        // Of one lane, what a removal does not follow and what does not follow it stands together.
        for (size_t place = node.past.of(number); place < lane.size(); ++place) {
            if (lane[place] != m_ops[taking] && m_graph.precedes(m_ops[taking], lane[place])) break;
            const auto position = positionOf(lane[place]);
            if (!position || *position == taking || !reaches(node, at(*position))) continue;
            m_hits[taking].push_back(*position);
            m_anyHits = true;
        }
    }
}

void Conflicts::findSupports() {
    m_supports.resize(m_ops.size());
    for (size_t i = 0; i < m_ops.size(); ++i) {
        for (const Indices& support : at(i).judged.supports) {
            for (const Index each : support) {
                if (const auto position = positionOf(each)) m_supports[*position].push_back(i);
            }
        }
    }
}

Edges Conflicts::dependencies() const {
    Edges edges = m_supports;
    for (size_t i = 0; i < m_ops.size(); ++i) {
        if (!isVoid(i)) edges[i].insert(edges[i].end(), m_hits[i].begin(), m_hits[i].end());
    }
    return edges;
}

void Conflicts::makeVoid(std::vector<size_t> positions) {
    m_void.insert(m_void.end(), positions.begin(), positions.end());
    std::sort(m_void.begin(), m_void.end());
}

void Conflicts::breakCircles() {
    const Components circles = componentsOf(dependencies());
    std::vector<size_t> outranked;
    for (size_t taking = 0; taking < m_ops.size(); ++taking) {
        const bool hitsSenior = std::any_of(m_hits[taking].begin(), m_hits[taking].end(), [&](size_t hit) {
            return circles.of[hit] == circles.of[taking] && at(hit).judged.author < at(taking).judged.author;
        });
        if (hitsSenior) outranked.push_back(taking);
    }
    makeVoid(std::move(outranked));
    // What is left of a circle runs through rights that were given in it; then the most junior removal goes, one by
    // one.
    for (Components left = componentsOf(dependencies()); left.hasCircle; left = componentsOf(dependencies())) {
        dropJunior(left);
    }
}

void Conflicts::dropJunior(const Components& components) {
    std::map<size_t, size_t> juniors; ///< by component
    const auto key = [&](size_t position) { return std::tuple(at(position).judged.author, at(position).id()); };
    for (size_t taking = 0; taking < m_ops.size(); ++taking) {
        const bool inCircle =
            !isVoid(taking) && std::any_of(m_hits[taking].begin(), m_hits[taking].end(),
                                           [&](size_t hit) { return components.of[hit] == components.of[taking]; });
        if (!inCircle) continue;
        const auto [junior, first] = juniors.try_emplace(components.of[taking], taking);
        if (!first && key(junior->second) < key(taking)) junior->second = taking;
    }
    std::vector<size_t> dropped;
    dropped.reserve(juniors.size());
    for (const auto& [component, junior] : juniors) dropped.push_back(junior);
    makeVoid(std::move(dropped));
}

std::optional<UndoneReason> Conflicts::whyUndone(size_t position, const UndoneOps& undone) const {
    if (isVoid(position)) return UndoneReason::Outranked;
    for (const Indices& support : at(position).judged.supports) {
        const bool stands =
            std::any_of(support.begin(), support.end(), [&](Index each) { return !undone.contains(each); });
        if (!stands) return UndoneReason::BaseUndone;
    }
    return std::nullopt;
}

UndoneOps Conflicts::run() {
    UndoneOps undone;
    if (!m_anyHits) return undone;
    findSupports();
    breakCircles();
    std::map<size_t, UndoneReason> hit;
    for (const size_t position : componentsOf(dependencies()).order) {
        auto why = whyUndone(position, undone);
        if (const auto reason = hit.find(position); !why && reason != hit.end()) why = reason->second;
        if (why) {
            undone.emplace(m_ops[position], *why);
            continue;
        }
        const bool lowers = std::holds_alternative<SetRoleOp>(at(position).op.body);
        const UndoneReason reason = lowers ? UndoneReason::AuthorLowered : UndoneReason::AuthorRemoved;
        for (const size_t each : m_hits[position]) {
            const auto known = hit.try_emplace(each, reason).first;
            known->second = std::min(known->second, reason); // the same reason in every order
        }
    }
    return undone;
}

} // namespace

UndoneOps findUndone(const OperationGraph& graph, const Indices& ops) { return Conflicts(graph, ops).run(); }

} // namespace ieum::room
