// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/membership.h"

#include "base/writer.h"
#include "crypto/hash.h"
#include "room/limits.h"

#include <algorithm>
#include <tuple>

namespace ieum::room {

namespace {

constexpr int roundsMax = 8;

bool outranks(Role actor, Role target) {
    return actor == Role::Owner || (actor == Role::Admin && target == Role::Member);
}

} // namespace

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
    const Role theirs = membership.roleOf(target);
    if (theirs == Role::None || theirs == Role::Owner) return false;
    return actor == target || outranks(membership.roleOf(actor), theirs);
}

Membership Membership::resolve(const RoomId& room, std::vector<ControlOp> ops) {
    std::sort(ops.begin(), ops.end(), [](const ControlOp& a, const ControlOp& b) {
        return std::tie(a.hlc, a.feed, a.seq) < std::tie(b.hlc, b.feed, b.seq);
    });
    // With the cuts known from the start an operation dated back before its author's removal is void, too; and so may
    // be a removal that he did. Owners remove admins and admins members, so this comes to rest after a few rounds; the
    // bound only keeps somebody who contrives a circle from holding us up.
    Voids voids;
    for (int round = 0;; ++round) {
        Membership resolved;
        resolved.replay(room, ops, voids);
        Voids next;
        for (const auto& [person, removed] : resolved.m_removed) next.emplace(person, removed.cuts);
        if (next == voids || round == roundsMax) return resolved;
        voids = std::move(next);
    }
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
    // An epoch must name every device in one event; who adds past that, by hand or from two sides at once, adds nobody.
    size_t devices = 0;
    for (const auto& [person, member] : m_members) devices += member.devices.size();
    if (devices >= devicesMax) return;
    Member& member = m_members.try_emplace(device.person, Member{device.person, role, {}}).first->second;
    const auto same = [&](const feed::DeviceCertificate& known) { return known.device == device.device; };
    if (std::none_of(member.devices.begin(), member.devices.end(), same)) member.devices.push_back(device);
    m_removed.erase(device.person);
}

void Membership::apply(const RoomId& room, const ControlOp& op) {
    if (const auto* create = std::get_if<CreateOp>(&op.body)) {
        applyCreate(room, *create, op.author);
    } else if (const auto* added = std::get_if<AddOp>(&op.body)) {
        applyAdd(room, *added, op.author);
    } else if (const auto* removed = std::get_if<RemoveOp>(&op.body)) {
        applyRemove(*removed, op);
    } else if (const auto* change = std::get_if<SetRoleOp>(&op.body)) {
        applyRole(*change, op.author);
    } else if (const auto* rename = std::get_if<RenameOp>(&op.body)) {
        if (mayAdd(*this, op.author)) m_name = rename->name;
    }
}

void Membership::applyCreate(const RoomId& room, const CreateOp& create, const PersonId& author) {
    if (create.owner.person != author) return;
    if (create.kind == RoomKind::Direct) {
        // Proves nothing alone: anybody can write it in any room. It counts once an addition names the other one.
        m_introduced.try_emplace(author, create.owner);
        return;
    }
    if (m_created || groupRoomId(author, create.nonce) != room) return;
    m_created = true;
    m_kind = create.kind;
    m_name = create.name;
    add(create.owner, Role::Owner);
}

void Membership::applyAdd(const RoomId& room, const AddOp& added, const PersonId& author) {
    // The id of a 1:1 room itself says who the two are.
    if (added.device.person != author && directRoomId(author, added.device.person) == room) {
        m_created = true;
        m_kind = RoomKind::Direct;
        if (const auto self = m_introduced.find(author); self != m_introduced.end()) add(self->second, Role::Member);
        add(added.device, Role::Member);
        return;
    }
    if (!mayAdd(*this, author)) return;
    // Nobody is made owner by being added, and only the owner makes admins.
    const bool asAdmin = added.role == Role::Admin && roleOf(author) == Role::Owner;
    add(added.device, asAdmin ? Role::Admin : Role::Member);
}

void Membership::applyRemove(const RemoveOp& remove, const ControlOp& op) {
    const PersonId& author = op.author;
    if (mayRemove(*this, author, remove.person)) {
        m_removed[remove.person] = {nameOf(remove.person), remove.cuts, roleOf(remove.person)};
        m_members.erase(remove.person);
        m_removals.emplace(op.feed, op.seq);
        return;
    }
    // Gone already, at somebody else's hand or his own: only what every remover had seen is left. Without this, one who
    // dates his own leaving back to before his removal would choose the cut himself.
    const auto gone = m_removed.find(remove.person);
    if (gone == m_removed.end() || !outranks(roleOf(author), gone->second.role)) return;
    for (auto& [feed, seq] : gone->second.cuts) {
        const auto cut = remove.cuts.find(feed);
        seq = cut == remove.cuts.end() ? 0 : std::min(seq, cut->second);
    }
}

void Membership::applyRole(const SetRoleOp& change, const PersonId& author) {
    const auto member = m_members.find(change.person);
    const bool allowed = roleOf(author) == Role::Owner && change.person != author;
    if (!allowed || member == m_members.end() || change.role == Role::None || change.role == Role::Owner) return;
    member->second.role = change.role;
}

Role Membership::roleOf(const PersonId& person) const {
    const auto member = m_members.find(person);
    return member == m_members.end() ? Role::None : member->second.role;
}

bool Membership::hasDevice(const DeviceId& device) const {
    const auto all = devices();
    return std::any_of(all.begin(), all.end(), [&](const auto& known) { return known.device == device; });
}

uint64_t Membership::limitOf(const PersonId& person, const FeedId& feed) const {
    if (m_members.contains(person)) return noLimit;
    const auto removed = m_removed.find(person);
    if (removed == m_removed.end()) return 0;
    const auto cut = removed->second.cuts.find(feed);
    return cut == removed->second.cuts.end() ? 0 : cut->second;
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
    const auto all = devices();
    hash.add(Writer().u64(all.size()).bytes());
    for (const auto& device : all) hash.add(device.device.view()).add(device.agreement.view());
    for (const auto& [feed, seq] : m_removals) hash.add(feed.view()).add(Writer().u64(seq).bytes());
    return MembersDigest{hash.finish().value};
}

} // namespace ieum::room
