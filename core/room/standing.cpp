// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/standing.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <type_traits>

namespace ieum::room {

namespace {

using Index = OperationGraph::Index;
using Indices = std::vector<Index>;

/// The device that an operation brings in.
const feed::DeviceCertificate* broughtBy(const OpBody& body) {
    if (const auto* create = std::get_if<CreateOp>(&body)) return &create->owner;
    if (const auto* added = std::get_if<AddOp>(&body)) return &added->device;
    if (const auto* added = std::get_if<AddDeviceOp>(&body)) return &added->device;
    return nullptr;
}

/// One person's operations by what they do.
class Resolving {
  public:
    Resolving(const OperationGraph& graph, const Indices& about, UndoneOps& undone) : m_graph(graph), m_undone(undone) {
        for (const Index index : about) sort(index);
    }
    Standing run();

  private:
    void sort(Index index);
    void resolveRole(Standing& standing);
    void resolveDevices(Standing& standing);
    bool followsAll(Index grant, const Indices& takings);
    Indices counted(const Indices& takings, const Indices& grants, bool ofDevice) const;
    bool isPast(Index taking, const Indices& takings, const Indices& grants) const;
    Cuts smallestCuts(const Indices& takings) const;
    const OperationGraph::Node& at(Index index) const { return m_graph.at(index); }

    const OperationGraph& m_graph;
    UndoneOps& m_undone;
    Indices m_adds; ///< of the person
    Indices m_removals;
    Indices m_roles;
    std::map<DeviceId, Indices> m_grants; ///< of devices, those that add the person included
    std::map<DeviceId, Indices> m_revocations;
};

void Resolving::sort(Index index) {
    const OpBody& body = at(index).op.body;
    if (const auto* device = broughtBy(body)) {
        m_grants[device->device].push_back(index);
        if (!std::holds_alternative<AddDeviceOp>(body)) m_adds.push_back(index);
    } else if (std::holds_alternative<RemoveOp>(body)) {
        m_removals.push_back(index);
    } else if (std::holds_alternative<SetRoleOp>(body)) {
        m_roles.push_back(index);
    } else if (const auto* revocation = std::get_if<RevokeDeviceOp>(&body)) {
        m_revocations[revocation->device].push_back(index);
    }
}

bool Resolving::followsAll(Index grant, const Indices& takings) {
    bool follows = true;
    for (const Index taking : takings) {
        if (m_graph.precedes(taking, grant)) continue;
        follows = false;
        if (!m_graph.precedes(grant, taking)) m_undone.emplace(grant, UndoneReason::TargetRemoved);
    }
    return follows;
}

/// Somebody was let in after it, and one who knew that took him out again.
bool Resolving::isPast(Index taking, const Indices& takings, const Indices& grants) const {
    return std::any_of(grants.begin(), grants.end(), [&](Index grant) {
        return m_graph.precedes(taking, grant) &&
               std::any_of(takings.begin(), takings.end(), [&](Index later) { return m_graph.precedes(grant, later); });
    });
}

Indices Resolving::counted(const Indices& takings, const Indices& grants, bool ofDevice) const {
    Indices counted;
    std::copy_if(takings.begin(), takings.end(), std::back_inserter(counted), [&](Index taking) {
        return !isPast(taking, takings, grants) && !(ofDevice && isPast(taking, m_removals, grants));
    });
    return counted;
}

/// What everybody who took something away had seen.
Cuts Resolving::smallestCuts(const Indices& takings) const {
    std::optional<Cuts> smallest;
    for (const Index taking : takings) {
        const Cuts& cuts = *cutsOf(at(taking).op.body);
        if (!smallest) smallest = cuts;
        for (auto& [feed, seq] : *smallest) {
            const auto cut = cuts.find(feed);
            seq = cut == cuts.end() ? 0 : std::min(seq, cut->second);
        }
    }
    if (!smallest) return {};
    std::erase_if(*smallest, [](const auto& cut) { return cut.second == 0; }); // as those that are not named
    return std::move(*smallest);
}

void Resolving::resolveRole(Standing& standing) {
    Indices roles;
    for (const Index role : m_roles) {
        const bool follows = std::all_of(m_removals.begin(), m_removals.end(),
                                         [&](Index removal) { return m_graph.precedes(removal, role); });
        if (follows) roles.push_back(role);
    }
    UndoneOps untold; // whose addition gave the role does not matter: the other ones count as well
    const bool bySetting = !roles.empty();
    if (!bySetting) {
        std::copy_if(standing.adds.begin(), standing.adds.end(), std::back_inserter(roles),
                     [&](Index add) { return at(add).judged.fresh; });
        if (roles.empty()) roles = standing.adds; // the one that let him in was undone, a later one was not
    }
    const auto winner = winnerOf(m_graph, roles, bySetting ? m_undone : untold);
    if (!winner) return;
    standing.role = at(*winner).judged.given;
    standing.roleGiven = at(*winner).id();
    standing.roleOp = winner;
    if (const auto* set = std::get_if<SetRoleOp>(&at(*winner).op.body); set && standing.role == Role::Reader) {
        standing.cuts = set->cuts;
    }
}

void Resolving::resolveDevices(Standing& standing) {
    for (const auto& [device, grants] : m_grants) {
        const Indices& revocations = m_revocations[device];
        DeviceStanding stands;
        for (const Index grant : grants) {
            const bool in = followsAll(grant, m_removals) && followsAll(grant, revocations);
            if (in) stands.grants.push_back(grant);
        }
        if (stands.grants.empty()) continue;
        const Index first = *std::min_element(stands.grants.begin(), stands.grants.end(),
                                              [&](Index a, Index b) { return at(a).id() < at(b).id(); });
        stands.certificate = broughtBy(at(first).op.body);
        stands.added = at(first).id();
        standing.devices.push_back(std::move(stands));
    }
    std::sort(standing.devices.begin(), standing.devices.end(),
              [](const DeviceStanding& a, const DeviceStanding& b) { return a.added < b.added; });
    for (const auto& [device, revocations] : m_revocations) {
        const auto grants = m_grants.find(device);
        const bool back = std::any_of(standing.devices.begin(), standing.devices.end(),
                                      [&](const auto& each) { return each.certificate->device == device; });
        if (back || revocations.empty()) continue;
        const Indices none;
        const Indices& followed = grants == m_grants.end() ? none : grants->second;
        const Indices still = counted(revocations, followed, true);
        if (still.empty()) continue;
        standing.revoked[device] = smallestCuts(still);
    }
}

Standing Resolving::run() {
    Standing standing;
    for (const Index add : m_adds) {
        if (followsAll(add, m_removals)) standing.adds.push_back(add);
    }
    std::sort(standing.adds.begin(), standing.adds.end(), [&](Index a, Index b) { return at(a).id() < at(b).id(); });
    if (!standing.adds.empty()) resolveRole(standing);
    resolveDevices(standing);
    if (standing.role == Role::None) {
        const Indices removals = counted(m_removals, m_adds, false);
        standing.cuts = smallestCuts(removals);
        for (const Index removal : removals) {
            const OperationGraph::Judgement& judged = at(removal).judged;
            if (isAbove(judged.targetRole, standing.formerRole)) standing.formerRole = judged.targetRole;
            standing.name = std::max(standing.name, judged.targetName);
        }
    } else {
        const bool without = standing.devices.empty();
        standing.name = feed::personNameOf(without ? *broughtBy(at(standing.adds.front()).op.body)
                                                   : *standing.devices.front().certificate);
        standing.formerRole = standing.role;
    }
    return standing;
}

/// Whoever is made admin and member again a thousand times, or added and removed, must not cost more each time. What a
/// last operation that follows all others has replaced for good is left out; everything that comes will follow it.
Indices neededLater(const OperationGraph& graph, const Indices& about) {
    if (about.empty()) return {}; // one of the two of a 1:1 room, of whom nothing else is known
    const Index last = about.back();
    const auto is = [&](Index index, auto type) {
        return std::holds_alternative<typename decltype(type)::type>(graph.at(index).op.body);
    };
    const bool followsAll = std::all_of(about.begin(), about.end(),
                                        [&](Index index) { return index == last || graph.precedes(index, last); });
    if (!followsAll) return about;
    Indices needed = about;
    if (is(last, std::type_identity<SetRoleOp>())) {
        std::erase_if(needed, [&](Index index) { return index != last && is(index, std::type_identity<SetRoleOp>()); });
    }
    // Who was in, and is out by this: no earlier removal or addition matters, unless for the cuts of a device.
    // A device that is out by this, and had come in again after earlier revocations: those are past, as are its grants
    // but the one that brought its owner in.
    if (const auto* out = std::get_if<RevokeDeviceOp>(&graph.at(last).op.body)) {
        const auto brings = [&](Index index) {
            const auto* device = broughtBy(graph.at(index).op.body);
            return device != nullptr && device->device == out->device;
        };
        std::erase_if(needed, [&](Index index) {
            const auto* earlier = std::get_if<RevokeDeviceOp>(&graph.at(index).op.body);
            const bool isEarlier = earlier != nullptr && index != last && earlier->device == out->device;
            return isEarlier && std::any_of(about.begin(), about.end(),
                                            [&](Index grant) { return brings(grant) && graph.precedes(index, grant); });
        });
        std::erase_if(needed,
                      [&](Index index) { return brings(index) && is(index, std::type_identity<AddDeviceOp>()); });
    }
    const bool wasIn = is(last, std::type_identity<RemoveOp>()) && graph.at(last).judged.takesOut;
    const bool revocations = std::any_of(about.begin(), about.end(),
                                         [&](Index index) { return is(index, std::type_identity<RevokeDeviceOp>()); });
    if (wasIn && !revocations) needed = {last};
    return needed;
}

} // namespace

Standing resolvePerson(const OperationGraph& graph, const Indices& about, UndoneOps& undone) {
    Standing standing = Resolving(graph, about, undone).run();
    standing.about = neededLater(graph, about);
    return standing;
}

std::optional<Index> winnerOf(const OperationGraph& graph, const Indices& candidates, UndoneOps& undone) {
    Indices last; // those that no other one follows
    for (const Index candidate : candidates) {
        std::erase_if(last, [&](Index each) { return graph.precedes(each, candidate); });
        last.push_back(candidate);
    }
    const auto key = [&](Index index) {
        const OperationGraph::Node& node = graph.at(index);
        return std::tuple(node.judged.author, node.id());
    };
    const auto winner = std::min_element(last.begin(), last.end(), [&](Index a, Index b) { return key(a) < key(b); });
    if (winner == last.end()) return std::nullopt;
    for (const Index candidate : candidates) {
        const bool lost = std::any_of(candidates.begin(), candidates.end(), [&](Index other) {
            return graph.areConcurrent(candidate, other) && key(other) < key(candidate);
        });
        if (lost) undone.emplace(candidate, UndoneReason::Overruled);
    }
    return *winner;
}

} // namespace ieum::room
