// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/rights.h"

#include "room/limits.h"
#include "room/room_ids.h"

#include <algorithm>

namespace ieum::room {

namespace {

using Judgement = OperationGraph::Judgement;
using Judged = Result<Judgement>;

tl::unexpected<Error> no(RoomError why, int64_t number = 0) { return fail(Cause::Input, why, number); }

Role lower(Role one, Role other) { return isAbove(one, other) ? other : one; }
Role higher(Role one, Role other) { return isAbove(one, other) ? one : other; }

/// Only notice rooms have readers, and nobody else there but those who run it.
Role fitting(Role role, RoomKind kind) {
    if (kind == RoomKind::Notice && role == Role::Member) return Role::Reader;
    if (kind != RoomKind::Notice && role == Role::Reader) return Role::Member;
    return role;
}

Role neededToInvite(const Policy& policy) {
    if (policy.inviters == Inviters::Everybody) return Role::Reader;
    return policy.inviters == Inviters::Owners ? Role::Owner : Role::Admin;
}

bool vouchesFor(const feed::DeviceCertificate& one, const feed::DeviceCertificate& other) {
    return std::any_of(other.certifiers.begin(), other.certifiers.end(),
                       [&](const feed::Certifier& each) { return each.device == one.device; });
}

/// Whoever vouched for a device is its senior in every room, also in one that the other brought him into; of two of
/// which neither did, the one that was added earlier.
bool isJunior(const DeviceStanding& one, const DeviceStanding& than) {
    if (vouchesFor(*one.certificate, *than.certificate)) return false;
    return vouchesFor(*than.certificate, *one.certificate) || than.added < one.added;
}

bool isAtLeast(Role role, Role needed) { return role != Role::None && !isAbove(needed, role); }

/// One operation against the members as they are before it.
class Judging {
  public:
    Judging(const RoomId& room, const Roster& roster, const ControlOp& op)
        : m_room(room), m_roster(roster), m_op(op), m_role(roster.roleOf(op.author)) {}

    Judged on(const CreateOp& op);
    Judged on(const AddOp& op);
    Judged on(const RemoveOp& op);
    Judged on(const SetRoleOp& op);
    Judged on(const RenameOp& op);
    Judged on(const PolicyOp& op);
    Judged on(const AddDeviceOp& op);
    Judged on(const RevokeDeviceOp& op);

  private:
    /// By somebody who is in, on a device of his that is in.
    Judged byMember(Role needed);
    Judged takingFrom(const PersonId& person);
    bool isDirect() const { return m_roster.kind() == RoomKind::Direct; }

    const RoomId& m_room;
    const Roster& m_roster;
    const ControlOp& m_op;
    Role m_role;
};

Judged Judging::byMember(Role needed) {
    const DeviceStanding* device = m_roster.device(m_op.author, m_op.device);
    const Standing* author = m_roster.find(m_op.author);
    if (m_role == Role::None || device == nullptr || !author->roleOp) return no(RoomError::NotAMember);
    if (!isAtLeast(m_role, needed)) return no(RoomError::NotAllowed);
    Judgement judged;
    judged.author = {m_role, author->roleGiven, device->added};
    judged.needs = needed;
    judged.supports = {author->adds, device->grants, {*author->roleOp}};
    return judged;
}

Judged Judging::on(const CreateOp& op) {
    const bool himself = op.owner.person == m_op.author && op.owner.device == m_op.device;
    if (!himself) return no(RoomError::NotAllowed);
    Judgement judged;
    judged.fresh = true;
    judged.given = Role::Member;
    if (op.kind == RoomKind::Direct) return judged;
    if (m_roster.isCreated() || groupRoomId(m_op.author, op.nonce) != m_room) return no(RoomError::NotAllowed);
    judged.given = Role::Owner;
    return judged;
}

Judged Judging::on(const AddOp& op) {
    // The id of a 1:1 room itself says who the two are.
    if (op.device.person != m_op.author && directRoomId(m_op.author, op.device.person) == m_room) {
        Judgement judged;
        judged.fresh = true;
        judged.beginsDirect = true;
        judged.given = Role::Member;
        return judged;
    }
    if (isDirect() || m_roster.kind() == RoomKind::Self) return no(RoomError::NotAllowed);
    auto judged = byMember(neededToInvite(m_roster.policy()));
    if (!judged) return judged;
    if (m_roster.policy().inviters == Inviters::Everybody) judged->supports.push_back({*m_roster.policyOp()});
    if (op.role == Role::None) return no(RoomError::NotAllowed);
    judged->given = lower(fitting(op.role, m_roster.kind()), m_role); // nobody gives more than he has
    if (isAbove(judged->given, Role::Member)) judged->needs = higher(judged->needs, judged->given);
    judged->fresh = m_roster.roleOf(op.device.person) == Role::None;
    const bool isThere = m_roster.device(op.device.person, op.device.device) != nullptr;
    if (!isThere && m_roster.deviceCount() >= devicesMax) {
        return no(RoomError::TooManyMembers, static_cast<int64_t>(devicesMax));
    }
    return judged;
}

Judged Judging::takingFrom(const PersonId& person) {
    const Standing* target = m_roster.find(person);
    if (target == nullptr) return no(RoomError::NotAMember);
    // Of somebody gone already only what is left of his words is at stake; who may have removed him may lessen it.
    const Role role = target->isIn() ? m_roster.roleOf(person) : target->formerRole;
    auto judged = byMember(Role::Reader);
    if (!judged) return judged;
    judged->targetRole = role;
    judged->targetName = target->name;
    if (m_op.author == person) return judged;
    if (isDirect() || !outranks(m_role, role)) return no(RoomError::NotAllowed);
    judged->needs = role == Role::Owner ? Role::Owner : Role::Admin;
    return judged;
}

Judged Judging::on(const RemoveOp& op) {
    if (isDirect()) return no(RoomError::NotAllowed);
    auto judged = takingFrom(op.person);
    if (judged) judged->takesOut = m_roster.roleOf(op.person) != Role::None;
    const bool ownerLeaves = judged && op.person == m_op.author && m_role == Role::Owner;
    if (ownerLeaves && m_roster.memberCount() == 1) return no(RoomError::LastOwner);
    return judged;
}

Judged Judging::on(const SetRoleOp& op) {
    const Standing* target = m_roster.find(op.person);
    if (target == nullptr || !target->isIn()) return no(RoomError::NotAMember);
    const Role before = m_roster.roleOf(op.person);
    const Role after = fitting(op.role, m_roster.kind());
    // The heir of a room without owner may put it down in writing; otherwise what changes nothing is nothing.
    if (isDirect() || after == Role::None || after == target->role) return no(RoomError::NotAllowed);
    const bool ofOwners = before == Role::Owner || after == Role::Owner;
    auto judged = byMember(ofOwners ? Role::Owner : Role::Admin);
    if (!judged) return judged;
    judged->given = after;
    judged->targetRole = before;
    return judged;
}

Judged Judging::on(const RenameOp&) {
    if (isDirect()) return no(RoomError::NotAllowed);
    return byMember(Role::Admin);
}

Judged Judging::on(const PolicyOp&) { return byMember(isDirect() ? Role::Reader : Role::Admin); }

Judged Judging::on(const AddDeviceOp& op) {
    const Standing* target = m_roster.find(op.device.person);
    if (target == nullptr || target->role == Role::None) return no(RoomError::NotAMember);
    const bool isThere = m_roster.device(op.device.person, op.device.device) != nullptr;
    if (!isThere && m_roster.deviceCount() >= devicesMax) {
        return no(RoomError::TooManyMembers, static_cast<int64_t>(devicesMax));
    }
    if (op.device.person == m_op.author) return byMember(Role::Reader);
    // His root itself vouches for a device that nobody took from him: he is back, which needs nobody's leave.
    const bool isBack = op.device.certifiers.empty() && !target->revoked.contains(op.device.device);
    if (isBack) return byMember(Role::Reader);
    if (isDirect()) return no(RoomError::NotAllowed);
    auto judged = byMember(neededToInvite(m_roster.policy()));
    if (judged && m_roster.policy().inviters == Inviters::Everybody) {
        judged->supports.push_back({*m_roster.policyOp()});
    }
    return judged;
}

Judged Judging::on(const RevokeDeviceOp& op) {
    auto judged = takingFrom(op.person);
    if (!judged) return judged;
    const DeviceStanding* revoked = m_roster.device(op.person, op.device);
    const Standing* target = m_roster.find(op.person);
    if (revoked == nullptr && !target->revoked.contains(op.device)) return no(RoomError::NotAMember);
    judged->takesOut = revoked != nullptr;
    // Of one's own devices the more senior one decides, and the root before all; and each may give itself up.
    const bool isOwn = revoked != nullptr && op.person == m_op.author && op.device != m_op.device;
    if (isOwn && op.byRoot) {
        judged->author.device = {};
    } else if (isOwn && isJunior(*m_roster.device(m_op.author, m_op.device), *revoked)) {
        return no(RoomError::NotAllowed);
    }
    return judged;
}

} // namespace

bool outranks(Role actor, Role target) {
    return actor == Role::Owner || (actor == Role::Admin && target != Role::Owner);
}

bool mayInvite(const Policy& policy, Role role) { return isAtLeast(role, neededToInvite(policy)); }

Result<OperationGraph::Judgement> judge(const RoomId& room, const Roster& roster, const ControlOp& op) {
    Judging judging(room, roster, op);
    return std::visit([&](const auto& body) { return judging.on(body); }, op.body);
}

} // namespace ieum::room
