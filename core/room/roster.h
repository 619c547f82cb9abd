// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A room's members after a set of operations. Takes more of them at once as long as each follows all that it holds:
// then nothing that was decided is decided otherwise, and the work is that of the new ones alone.
#pragma once

#include "room/standing.h"

#include <set>

namespace ieum::room {

class Roster {
  public:
    using Index = OperationGraph::Index;

    /// In an order that follows all pasts; `undone` ones have no effect.
    void apply(const OperationGraph& graph, const std::vector<Index>& ops, const UndoneOps& undone);

    bool isCreated() const { return m_created.has_value(); }
    RoomKind kind() const { return m_kind; }
    const std::string& name() const { return m_name; }
    const Policy& policy() const { return m_policy; }
    std::optional<Index> policyOp() const { return m_policyOp; }
    /// Those that count and took somebody, or a device, out.
    const std::set<FeedSeq>& removals() const { return m_removals; }
    const UndoneOps& undone() const { return m_undone; }
    const std::map<PersonId, Standing>& persons() const { return m_persons; }

    /// nullptr: no operation about him counts.
    const Standing* find(const PersonId& person) const;
    /// The most senior is owner when nobody else is.
    Role roleOf(const PersonId& person) const;
    /// nullptr: not one of his, or he is out.
    const DeviceStanding* device(const PersonId& person, const DeviceId& device) const;
    size_t deviceCount() const { return m_deviceCount; }
    size_t memberCount() const { return m_memberCount; }

  private:
    using ByPerson = std::map<PersonId, std::vector<Index>>;
    void sort(const OperationGraph& graph, Index index, ByPerson& affected);
    void takeIntroduced(ByPerson& affected);
    void applyToRoom(const OperationGraph& graph, const std::vector<Index>& counting);
    void survey();
    void shedExcess();

    std::optional<Place> m_created;
    RoomKind m_kind = RoomKind::Group;
    std::string m_name;
    Policy m_policy;
    std::optional<Index> m_policyOp;
    std::map<PersonId, Standing> m_persons;
    ByPerson m_introduced; ///< who said that he begins a 1:1 room
    UndoneOps m_undone;
    std::set<FeedSeq> m_removals;
    std::optional<PersonId> m_heir;
    size_t m_deviceCount = 0;
    size_t m_memberCount = 0;
};

} // namespace ieum::room
