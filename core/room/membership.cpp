// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/membership.h"

#include "crypto/hash.h"

#include <algorithm>
#include <tuple>

namespace ieum::room {

RoomId directRoomId(const PersonId& one, const PersonId& other) {
    return crypto::hashTo<RoomId>(
        {bytesOf("ieum direct v1"), std::min(one, other).view(), std::max(one, other).view()});
}

RoomId groupRoomId(const PersonId& owner, const std::array<std::byte, 16>& nonce) {
    return crypto::hashTo<RoomId>({bytesOf("ieum group v1"), owner.view(), nonce});
}

bool mayAdd(const Membership& membership, const PersonId& actor) {
    const Role role = membership.roleOf(actor);
    return role == Role::Owner || role == Role::Admin;
}

bool mayRemove(const Membership& membership, const PersonId& actor, const PersonId& target) {
    const Role ours = membership.roleOf(actor);
    const Role theirs = membership.roleOf(target);
    if (theirs == Role::None || theirs == Role::Owner) return false;
    return actor == target || ours == Role::Owner || (ours == Role::Admin && theirs == Role::Member);
}

Membership Membership::resolve(const RoomId& room, std::vector<ControlOp> ops) {
    std::sort(ops.begin(), ops.end(), [](const ControlOp& a, const ControlOp& b) {
        return std::tie(a.hlc, a.feed, a.seq) < std::tie(b.hlc, b.feed, b.seq);
    });
    Membership first;
    first.replay(room, ops, {});
    if (first.m_removed.empty()) return first;
    // Once more with the cuts known from the start: an operation dated back before its author's removal is void too.
    Voids voids;
    for (const auto& [person, removed] : first.m_removed) voids.emplace(person, removed.cuts);
    Membership second;
    second.replay(room, ops, voids);
    return second;
}

void Membership::replay(const RoomId& room, const std::vector<ControlOp>& ops, const Voids& voids) {
    for (const ControlOp& op : ops) {
        const auto cut = voids.find(op.author);
        if (cut != voids.end()) {
            const auto seq = cut->second.find(op.feed);
            if (op.seq > (seq == cut->second.end() ? 0 : seq->second)) continue;
        }
        apply(room, op);
    }
}

void Membership::add(const feed::DeviceCertificate& device, Role role) {
    Member& member = m_members.try_emplace(device.person, Member{device.person, role, {}}).first->second;
    const auto same = [&](const feed::DeviceCertificate& known) { return known.device == device.device; };
    if (std::none_of(member.devices.begin(), member.devices.end(), same)) member.devices.push_back(device);
    m_removed.erase(device.person);
}

void Membership::applyDirect(const RoomId& room, const feed::DeviceCertificate& device, const PersonId& author) {
    // The room id itself says who the two are; whoever is not one of them adds nobody.
    const bool isAuthor = device.person == author;
    if (!isAuthor && directRoomId(author, device.person) != room) return;
    m_created = true;
    m_kind = RoomKind::Direct;
    add(device, Role::Member);
}

void Membership::apply(const RoomId& room, const ControlOp& op) {
    if (const auto* create = std::get_if<CreateOp>(&op.body)) {
        if (create->owner.person != op.author) return;
        if (create->kind == RoomKind::Direct) return applyDirect(room, create->owner, op.author);
        if (m_created || groupRoomId(op.author, create->nonce) != room) return;
        m_created = true;
        m_kind = create->kind;
        m_name = create->name;
        add(create->owner, Role::Owner);
    } else if (const auto* added = std::get_if<AddOp>(&op.body)) {
        if (directRoomId(op.author, added->device.person) == room) return applyDirect(room, added->device, op.author);
        // Nobody is made owner by being added, and a removal is not undone by an older invitation: replay order
        // decides.
        if (mayAdd(*this, op.author) && added->role != Role::Owner) add(added->device, Role::Member);
        if (added->role == Role::Admin && roleOf(op.author) == Role::Owner)
            m_members[added->device.person].role = Role::Admin;
    } else if (const auto* remove = std::get_if<RemoveOp>(&op.body)) {
        if (!mayRemove(*this, op.author, remove->person)) return;
        m_removed[remove->person] = {nameOf(remove->person), remove->cuts};
        m_members.erase(remove->person);
    } else if (const auto* change = std::get_if<SetRoleOp>(&op.body)) {
        const auto member = m_members.find(change->person);
        const bool allowed = roleOf(op.author) == Role::Owner && change->person != op.author;
        if (allowed && member != m_members.end() && change->role != Role::None && change->role != Role::Owner) {
            member->second.role = change->role;
        }
    } else if (const auto* rename = std::get_if<RenameOp>(&op.body)) {
        if (mayAdd(*this, op.author)) m_name = rename->name;
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

bool Membership::mayHaveWritten(const PersonId& person, const FeedId& feed, uint64_t seq) const {
    if (m_members.contains(person)) return true;
    const auto removed = m_removed.find(person);
    if (removed == m_removed.end()) return false;
    const auto cut = removed->second.cuts.find(feed);
    return cut != removed->second.cuts.end() && seq <= cut->second;
}

std::string Membership::nameOf(const PersonId& person) const {
    if (const auto member = m_members.find(person); member != m_members.end() && !member->second.devices.empty()) {
        return member->second.devices.front().name;
    }
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
    for (const auto& device : devices()) hash.add(device.device.view()).add(device.agreement.view());
    return MembersDigest{hash.finish().value};
}

} // namespace ieum::room
