// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/membership.h"

#include "base/writer.h"
#include "crypto/hash.h"
#include "room/rights.h"

#include <algorithm>

namespace ieum::room {

namespace {

uint64_t cutIn(const Cuts& cuts, const FeedId& feed) {
    const auto cut = cuts.find(feed);
    return cut == cuts.end() ? 0 : cut->second;
}

uint64_t revokedLimit(const std::map<DeviceId, Cuts>& revoked, const DeviceId& device, const FeedId& feed) {
    const auto cuts = revoked.find(device);
    return cuts == revoked.end() ? noLimit : cutIn(cuts->second, feed);
}

} // namespace

Membership Membership::resolve(const RoomId& room, const std::vector<ControlOp>& ops) {
    Resolution resolution(room);
    for (const ControlOp& op : ops) resolution.take(op);
    const Roster& roster = resolution.now();
    return {roster, resolution.graph()};
}

Membership::Membership(const Roster& roster, const OperationGraph& graph)
    : m_name(roster.name()), m_kind(roster.kind()), m_policy(roster.policy()), m_removals(roster.removals()) {
    for (const auto& [person, standing] : roster.persons()) {
        if (!standing.isIn()) {
            const bool wasIn = !standing.name.empty() || standing.formerRole != Role::None;
            if (wasIn) m_removed[person] = {standing.name, standing.cuts, standing.formerRole, standing.revoked};
            continue;
        }
        Member& member = m_members[person];
        member = {person, roster.roleOf(person), {}, standing.name, standing.revoked, standing.cuts};
        for (const DeviceStanding& device : standing.devices) {
            if (!device.excess) member.devices.push_back(*device.certificate);
        }
    }
    for (const auto& [index, reason] : roster.undone()) {
        const ControlOp& op = graph.at(index).op;
        const FeedSeq event{op.feed, op.seq};
        m_undone.emplace(event, Undone{event, op.author, reason, op.body});
    }
}

Role Membership::roleOf(const PersonId& person) const {
    const auto member = m_members.find(person);
    return member == m_members.end() ? Role::None : member->second.role;
}

bool Membership::hasDevice(const DeviceId& device) const {
    const auto all = devices();
    return std::any_of(all.begin(), all.end(), [&](const auto& known) { return known.device == device; });
}

uint64_t Membership::limitOf(const PersonId& person, const DeviceId& device, const FeedId& feed) const {
    if (const auto found = m_members.find(person); found != m_members.end()) {
        const Member& member = found->second;
        const bool isListed = std::any_of(member.devices.begin(), member.devices.end(),
                                          [&](const auto& known) { return known.device == device; });
        // A device that nobody has added yet waits; one that is revoked had its say up to the cut.
        if (!isListed && !member.revoked.contains(device)) return 0;
        const uint64_t limit = revokedLimit(member.revoked, device, feed);
        return member.role == Role::Reader ? std::min(limit, cutIn(member.cuts, feed)) : limit;
    }
    const auto removed = m_removed.find(person);
    if (removed == m_removed.end()) return 0;
    return std::min(cutIn(removed->second.cuts, feed), revokedLimit(removed->second.revoked, device, feed));
}

std::string Membership::nameOf(const PersonId& person) const {
    if (const auto member = m_members.find(person); member != m_members.end()) return member->second.name;
    const auto removed = m_removed.find(person);
    return removed == m_removed.end() ? std::string() : removed->second.name;
}

std::vector<feed::DeviceCertificate> Membership::devices() const {
    std::vector<feed::DeviceCertificate> all;
    for (const auto& [person, member] : m_members) all.insert(all.end(), member.devices.begin(), member.devices.end());
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.device < b.device; });
    return all;
}

MembersDigest Membership::digest(const RoomId& room) const {
    crypto::Blake2b256 hash;
    hash.add(bytesOf("ieum members v1")).add(room.view());
    const auto all = devices();
    hash.add(Writer().u64(all.size()).bytes());
    for (const auto& device : all) hash.add(device.device.view()).add(device.agreement.view());
    for (const auto& [feed, seq] : m_removals) hash.add(feed.view()).add(Writer().u64(seq).bytes());
    return MembersDigest{hash.finish().value};
}

bool mayAdd(const Membership& membership, const PersonId& actor) {
    return membership.kind() != RoomKind::Direct && mayInvite(membership.policy(), membership.roleOf(actor));
}

bool comesBack(const Membership& membership, const feed::DeviceCertificate& device) {
    const auto found = membership.members().find(device.person);
    if (found == membership.members().end() || !device.certifiers.empty()) return false;
    const Member& member = found->second;
    const bool isIn = std::any_of(member.devices.begin(), member.devices.end(),
                                  [&](const auto& each) { return each.device == device.device; });
    return !isIn && !member.revoked.contains(device.device);
}

std::vector<DeviceId> devicesEver(const Membership& membership, const PersonId& person) {
    std::vector<DeviceId> all;
    const auto found = membership.members().find(person);
    if (found == membership.members().end()) return all;
    for (const feed::DeviceCertificate& each : found->second.devices) all.push_back(each.device);
    for (const auto& [device, cuts] : found->second.revoked) all.push_back(device);
    return all;
}

bool mayRemove(const Membership& membership, const PersonId& actor, const PersonId& target) {
    const Role theirs = membership.roleOf(target);
    if (membership.kind() == RoomKind::Direct || theirs == Role::None) return false;
    return actor == target || outranks(membership.roleOf(actor), theirs);
}

bool mayWrite(const Membership& membership, const PersonId& actor) {
    return isAbove(membership.roleOf(actor), Role::Reader);
}

bool isShutOut(const Membership& membership, const PersonId& person, const DeviceId& device) {
    const auto found = membership.members().find(person);
    if (found == membership.members().end()) return membership.removed().contains(person);
    const Member& member = found->second;
    return member.revoked.contains(device) && std::none_of(member.devices.begin(), member.devices.end(),
                                                           [&](const auto& known) { return known.device == device; });
}

} // namespace ieum::room
