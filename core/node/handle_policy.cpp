// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What owners and admins settle for a room: roles, its name, its policy. Said no to at once where every member would
// take it for nothing.
#include "base/utf8.h"
#include "node/handlers.h"
#include "node/limits.h"
#include "node/undone.h"
#include "room/limits.h"

namespace ieum::node {

namespace {

Result<Nothing> operate(Parts& parts, const RoomId& id, room::OpBody op, Now now) {
    const auto room = roomOf(parts, id);
    if (!room) return passOn(room);
    if (!(*room)->isMember()) return fail(Cause::Input, NodeError::NotAMember);
    const auto absorbed = (*room)->operate(std::move(op), now);
    if (!absorbed) return passOn(absorbed);
    parts.rooms.noteChanges(id, *absorbed);
    parts.world.effects.memberLists.insert(id);
    parts.world.effects.rooms = true;
    return Nothing{};
}

Result<PolicyRow> rowOf(Parts& parts, const room::Room& room) {
    const room::Policy& policy = room.members().policy();
    PolicyRow row;
    row.inviters = static_cast<Inviters>(policy.inviters);
    row.history = static_cast<History>(policy.history);
    row.historyDays = policy.historyDays;
    row.retentionDays = policy.retentionDays;
    row.disappearingMs = policy.disappearingMs;
    const auto kept = parts.fading.keptBack(room);
    if (!kept) return passOn(kept);
    row.keptBack = *kept;
    return row;
}

} // namespace

Result<Nothing> answer(Parts& parts, const SetRole& request, Now now) {
    const auto room = roomOf(parts, request.room);
    if (!room) return passOn(room);
    const room::Membership& members = (*room)->members();
    const room::Role role = static_cast<room::Role>(request.role);
    // Only notice rooms have readers, and those have no members beside readers.
    const bool unfit =
        members.kind() == room::RoomKind::Notice ? role == room::Role::Member : role == room::Role::Reader;
    if (unfit || role == room::Role::None) return fail(Cause::Input, NodeError::BadRole);
    if (members.roleOf(request.person) == role) return Nothing{};
    return operate(parts, request.room, room::SetRoleOp{request.person, role, {}}, now);
}

Result<Nothing> answer(Parts& parts, const RenameRoom& request, Now now) {
    std::string name = cleanLabel(request.name, nameCodePointsMax);
    if (name.empty()) return fail(Cause::Input, NodeError::BadName);
    return operate(parts, request.room, room::RenameOp{std::move(name)}, now);
}

Result<PolicyRow> answer(Parts& parts, const GetPolicy& request, Now) {
    const auto room = roomOf(parts, request.room);
    if (!room) return passOn(room);
    return rowOf(parts, **room);
}

Result<PolicyRow> answer(Parts& parts, const SetPolicy& request, Now now) {
    const auto room = roomOf(parts, request.room);
    if (!room) return passOn(room);
    room::Policy policy = (*room)->members().policy();
    if (request.inviters) policy.inviters = static_cast<room::Inviters>(*request.inviters);
    if (request.history) {
        policy.history = static_cast<room::History>(*request.history);
        policy.historyDays = *request.history == History::LastDays ? request.historyDays : 0;
    }
    policy.retentionDays = request.retentionDays.value_or(policy.retentionDays);
    policy.disappearingMs = request.disappearingMs.value_or(policy.disappearingMs);
    const bool sound = policy.historyDays <= room::policyDaysMax && policy.retentionDays <= room::policyDaysMax &&
                       policy.disappearingMs >= 0 && policy.disappearingMs <= room::expiresAfterMsMax &&
                       (policy.history != room::History::LastDays || policy.historyDays > 0);
    if (!sound) return fail(Cause::Input, NodeError::BadRequest);
    if (policy != (*room)->members().policy()) {
        if (const auto set = operate(parts, request.room, room::PolicyOp{policy}, now); !set) return passOn(set);
    }
    return rowOf(parts, **room);
}

Result<Nothing> answer(Parts& parts, const TellReading& request, Now now) {
    if (const auto room = roomOf(parts, request.room); !room) return passOn(room);
    if (const auto set = parts.receipts.tellReading(request.room, request.tell, now); !set) return passOn(set);
    return Nothing{};
}

Result<std::vector<UndoneRow>> answer(Parts& parts, const ListUndone& request, Now) {
    const auto room = roomOf(parts, request.room);
    if (!room) return passOn(room);
    std::vector<UndoneRow> rows;
    for (const auto& [event, undone] : (*room)->members().undone()) {
        if (undone.author != parts.world.identity->person()) continue;
        rows.push_back(undoneRow(**room, undone));
    }
    return rows;
}

} // namespace ieum::node
