// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The operations that count, each with its past. What its author had no right to do is left out for good, whoever
// refers to it: only that its own past belongs to what comes after it is remembered. A *lane* is a control feed that
// holds such operations, numbered as they come; numbers differ between devices and must decide nothing.
#pragma once

#include "room/past.h"
#include "room/seniority.h"

#include <deque>
#include <unordered_map>

namespace ieum::room {

class OperationGraph {
  public:
    using Index = uint32_t; ///< in the order of coming, which is one that follows all pasts

    /// Found when the operation was judged by its past alone; never changes.
    struct Judgement {
        Seniority author;
        Role needs = Role::Reader; ///< the lowest role that would have been enough
        bool fresh = false;        ///< adds somebody who was no member
        bool beginsDirect = false; ///< adds the other one of a 1:1 room
        Role given = Role::None;   ///< by adding or by setting a role, after the room's kind is considered
        Role targetRole = Role::None;
        bool takesOut = false; ///< a person or device that was in
        std::string targetName;
        /// Of each at least one must count, or the author's right came from something that does not.
        std::vector<std::vector<Index>> supports;
    };
    struct Node {
        ControlOp op;
        Judgement judged;
        Past past;
        size_t lane = 0;
        uint32_t place = 0; ///< in the lane, from 0
        uint32_t depth = 0; ///< of the longest way down to it, from 1
        Place id() const { return {depth, op.feed, op.seq}; }
    };

    Past pastOf(const ControlOp& op) const;
    Index admit(ControlOp op, Past past, Judgement judged);
    void dismiss(const ControlOp& op, const Past& past);

    const Node& at(Index index) const { return m_nodes[index]; }
    const Past& all() const { return m_all; }
    const std::vector<Index>& lane(size_t number) const { return m_lanes[number]; }
    bool precedes(Index before, Index after) const {
        return m_nodes[after].past.of(m_nodes[before].lane) > m_nodes[before].place;
    }
    bool areConcurrent(Index one, Index other) const {
        return one != other && !precedes(one, other) && !precedes(other, one);
    }
    /// The lanes in which a person has operated.
    const std::vector<size_t>& lanesOf(const PersonId& person) const;
    /// What is in `past` and not in `before`, in an order that follows all pasts.
    std::vector<Index> between(const Past& before, const Past& past) const;
    /// The last operations, which nothing follows yet, without those of one feed.
    std::vector<FeedSeq> frontier(const FeedId& except) const;

  private:
    struct Step {
        uint64_t seq = 0;
        Past past; ///< of what follows this operation in its feed
    };
    std::deque<Node> m_nodes;
    std::vector<std::vector<Index>> m_lanes;
    std::unordered_map<FeedId, size_t> m_laneOf;
    std::unordered_map<PersonId, std::vector<size_t>> m_lanesOf;
    std::unordered_map<FeedId, std::vector<Step>> m_steps;
    Past m_all;
};

} // namespace ieum::room
