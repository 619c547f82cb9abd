// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"
#include "node/handlers.h"
#include "node/limits.h"
#include "store/profile_file.h"

#include <algorithm>

namespace ieum::node {

namespace {

constexpr size_t prefixDigitsMin = 8;

/// By id, by the beginning of an id, or by name.
bool isMeant(const RoomRow& row, const std::string& text) {
    if (row.name == text) return true;
    const bool hex = text.size() >= prefixDigitsMin && text.find_first_not_of("0123456789abcdef") == std::string::npos;
    return hex && row.id.hex().starts_with(text);
}

Result<Nothing> removeFrom(Parts& parts, const RoomId& id, const PersonId& person, Now now) {
    const auto room = roomOf(parts, id);
    if (!room) return passOn(room);
    const auto absorbed = (*room)->remove(person, now);
    if (!absorbed) return passOn(absorbed);
    parts.rooms.noteChanges(id, *absorbed);
    parts.world.effects.memberLists.insert(id);
    return Nothing{};
}

} // namespace

Result<room::Room*> roomOf(Parts& parts, const RoomId& id) {
    room::Room* room = parts.rooms.find(id);
    if (room == nullptr) return fail(Cause::Input, NodeError::NoSuchRoom);
    return room;
}

Result<Self> answer(Parts& parts, const WhoAmI&, Now) {
    const World& world = parts.world;
    const Identity& identity = *world.identity;
    // It may have been changed since the profile was opened.
    const bool isProtected = store::profileKind(world.profileFolder, world.files) == store::ProfileFileKind::Protected;
    return Self{identity.person(), identity.deviceId(),      identity.name(),
                isProtected,       identity.root != nullptr, isRecoveryKept(parts.world)};
}

Result<std::vector<RoomRow>> answer(Parts& parts, const ListRooms& request, Now) {
    return parts.rows.rooms(request.withCounts);
}

Result<RoomRow> answer(Parts& parts, const FindRoom& request, Now) {
    auto rows = parts.rows.rooms(false);
    if (!rows) return passOn(rows);
    std::erase_if(*rows, [&](const RoomRow& row) { return !isMeant(row, request.text); });
    if (rows->empty()) return fail(Cause::Input, NodeError::NoSuchRoom);
    if (rows->size() > 1) return fail(Cause::Input, NodeError::AmbiguousRoom, static_cast<int64_t>(rows->size()));
    return parts.rows.room(*parts.rooms.find(rows->front().id));
}

Result<RoomId> answer(Parts& parts, const CreateRoom& request, Now now) {
    std::string name = cleanLabel(request.name, nameCodePointsMax);
    if (name.empty()) return fail(Cause::Input, NodeError::BadName);
    const auto kind = request.notice ? room::RoomKind::Notice : room::RoomKind::Group;
    return parts.rooms.create(kind, std::move(name), now);
}

Result<std::vector<MemberRow>> answer(Parts& parts, const ListMembers& request, Now) {
    const auto room = roomOf(parts, request.room);
    if (!room) return passOn(room);
    return parts.rows.members(**room);
}

Result<Nothing> answer(Parts& parts, const RemoveMember& request, Now now) {
    return removeFrom(parts, request.room, request.person, now);
}

Result<Nothing> answer(Parts& parts, const LeaveRoom& request, Now now) {
    return removeFrom(parts, request.room, parts.world.identity->person(), now);
}

Result<InviteLink> answer(Parts& parts, const MakeInvite& request, Now now) {
    auto link = parts.meetings.invite(request.room, parts.replicas.lanAddresses(), now);
    if (!link) return passOn(link);
    return InviteLink{std::move(*link)};
}

Result<Accepted> answer(Parts& parts, const AcceptInvite& request, Now now) {
    return parts.meetings.accept(request.link, now);
}

} // namespace ieum::node
