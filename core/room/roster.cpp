// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/roster.h"

#include "room/limits.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace ieum::room {

void Roster::apply(const OperationGraph& graph, const std::vector<Index>& ops, const UndoneOps& undone) {
    ByPerson affected;
    std::vector<Index> counting;
    std::copy_if(ops.begin(), ops.end(), std::back_inserter(counting),
                 [&](Index index) { return !undone.contains(index); });
    m_undone.insert(undone.begin(), undone.end());
    for (const Index index : counting) sort(graph, index, affected);
    applyToRoom(graph, counting);
    if (m_kind == RoomKind::Direct) takeIntroduced(affected);
    for (auto& [person, more] : affected) {
        Standing& standing = m_persons[person];
        more.insert(more.end(), standing.about.begin(), standing.about.end());
        std::sort(more.begin(), more.end());
        more.erase(std::unique(more.begin(), more.end()), more.end());
        standing = resolvePerson(graph, more, m_undone);
    }
    if (!affected.empty()) survey();
}

void Roster::sort(const OperationGraph& graph, Index index, ByPerson& affected) {
    const OperationGraph::Node& node = graph.at(index);
    if (const auto* create = std::get_if<CreateOp>(&node.op.body); create && create->kind == RoomKind::Direct) {
        // Proves nothing alone: anybody can write it in any room. It counts once an addition names the other one.
        m_introduced[node.op.author].push_back(index);
        return;
    }
    const auto person = personOf(node.op.body);
    if (!person) return;
    affected[*person].push_back(index);
    if (!node.judged.beginsDirect) return;
    m_kind = RoomKind::Direct;
    affected[node.op.author]; // so that he is known as one of the two
}

void Roster::takeIntroduced(ByPerson& affected) {
    for (auto introduced = m_introduced.begin(); introduced != m_introduced.end();) {
        const PersonId& person = introduced->first;
        const bool isOneOfTheTwo = affected.contains(person) || m_persons.contains(person);
        if (!isOneOfTheTwo) {
            ++introduced;
            continue;
        }
        std::vector<Index>& ops = affected[person];
        ops.insert(ops.end(), introduced->second.begin(), introduced->second.end());
        introduced = m_introduced.erase(introduced);
    }
}

void Roster::applyToRoom(const OperationGraph& graph, const std::vector<Index>& counting) {
    std::vector<Index> names;
    std::vector<Index> policies;
    for (const Index index : counting) {
        const OperationGraph::Node& node = graph.at(index);
        if (std::holds_alternative<RenameOp>(node.op.body)) names.push_back(index);
        if (std::holds_alternative<PolicyOp>(node.op.body)) policies.push_back(index);
        if (node.judged.takesOut) m_removals.insert({node.op.feed, node.op.seq});
        const auto* create = std::get_if<CreateOp>(&node.op.body);
        if (create == nullptr || create->kind == RoomKind::Direct) continue;
        if (m_created && *m_created < node.id()) continue;
        m_created = node.id();
        m_kind = create->kind;
        m_name = create->name;
    }
    if (const auto name = winnerOf(graph, names, m_undone)) m_name = std::get<RenameOp>(graph.at(*name).op.body).name;
    if (const auto policy = winnerOf(graph, policies, m_undone)) {
        m_policyOp = policy;
        m_policy = std::get<PolicyOp>(graph.at(*policy).op.body).policy;
    }
}

void Roster::survey() {
    m_deviceCount = 0;
    for (auto& [person, standing] : m_persons) {
        if (standing.role == Role::None) continue;
        for (DeviceStanding& device : standing.devices) device.excess = false;
        m_deviceCount += standing.devices.size();
    }
    if (m_deviceCount > devicesMax) shedExcess();
    m_memberCount = 0;
    m_heir.reset();
    const Standing* senior = nullptr;
    for (const auto& [person, standing] : m_persons) {
        if (!standing.isIn()) continue;
        m_memberCount += 1;
        const auto key = [](const Standing& each) { return std::tie(each.role, each.roleGiven); };
        if (senior != nullptr && key(*senior) < key(standing)) continue;
        senior = &standing;
        m_heir = person;
    }
    if (m_kind == RoomKind::Direct) m_heir.reset();
}

/// Two sides that were apart may together have added more than a room holds: those added last are left out until there
/// is room.
void Roster::shedExcess() {
    std::vector<DeviceStanding*> all;
    for (auto& [person, standing] : m_persons) {
        if (standing.role == Role::None) continue;
        for (DeviceStanding& device : standing.devices) all.push_back(&device);
    }
    std::sort(all.begin(), all.end(), [](const auto* a, const auto* b) { return a->added < b->added; });
    for (size_t i = devicesMax; i < all.size(); ++i) all[i]->excess = true;
    m_deviceCount = devicesMax;
}

const Standing* Roster::find(const PersonId& person) const {
    const auto found = m_persons.find(person);
    return found == m_persons.end() ? nullptr : &found->second;
}

Role Roster::roleOf(const PersonId& person) const {
    const Standing* standing = find(person);
    if (standing == nullptr || !standing->isIn()) return Role::None;
    return m_heir == person ? Role::Owner : standing->role;
}

const DeviceStanding* Roster::device(const PersonId& person, const DeviceId& device) const {
    const Standing* standing = find(person);
    if (standing == nullptr || standing->role == Role::None) return nullptr;
    for (const DeviceStanding& each : standing->devices) {
        if (each.certificate->device == device && !each.excess) return &each;
    }
    return nullptr;
}

} // namespace ieum::room
