// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/room_set.h"

#include "node/error.h"
#include "node/undone.h"

namespace ieum::node {

Done RoomSet::load() {
    m_rooms.clear();
    m_meetings.clear();
    const store::Reading reading(*m_world.connection); // else each of thousands of queries locks the file
    auto records = m_world.stores.rooms.rooms();
    if (!records) return passOn(records);
    for (room::RoomRecord& record : *records) {
        const RoomId id = record.id;
        if (record.kind == room::RoomKind::Rendezvous) {
            if (record.removed) continue; // settled long ago
            auto meeting = room::Rendezvous::load(std::move(record), m_world.identity->self, m_world.stores.feeds,
                                                  m_world.stores.rooms);
            if (!meeting) return passOn(meeting);
            m_meetings.emplace(id, std::move(*meeting));
        } else {
            auto room = room::Room::load(std::move(record), m_world.identity->self, ports());
            if (!room) return passOn(room);
            m_rooms.emplace(id, std::move(*room));
        }
    }
    return {};
}

Done RoomSet::reload(const RoomId& id) {
    auto records = m_world.stores.rooms.rooms();
    if (!records) return passOn(records);
    for (room::RoomRecord& record : *records) {
        if (record.id != id) continue;
        auto room = room::Room::load(std::move(record), m_world.identity->self, ports());
        if (!room) return passOn(room);
        m_rooms.insert_or_assign(id, std::move(*room));
    }
    return {};
}

room::Room* RoomSet::find(const RoomId& id) {
    const auto found = m_rooms.find(id);
    return found == m_rooms.end() ? nullptr : found->second.get();
}

room::Rendezvous* RoomSet::findRendezvous(const RoomId& id) {
    const auto found = m_meetings.find(id);
    return found == m_meetings.end() ? nullptr : found->second.get();
}

const room::RoomKeys* RoomSet::keysOf(const RoomId& id) {
    if (const room::Room* room = find(id)) return &room->keys();
    const room::Rendezvous* meeting = findRendezvous(id);
    return meeting == nullptr ? nullptr : &meeting->keys();
}

Result<RoomId> RoomSet::start(room::RoomRecord record, std::optional<room::CreateOp> create,
                              std::optional<feed::DeviceCertificate> other, Now now) {
    const RoomId id = record.id;
    record.createdMs = now.wall.ms;
    if (const auto saved = m_world.stores.rooms.saveRoom(record); !saved) return passOn(saved);
    auto room = room::Room::load(std::move(record), m_world.identity->self, ports());
    if (!room) return passOn(room);
    if (const auto begun = (*room)->begin(now, std::move(create), std::move(other)); !begun) return passOn(begun);
    m_rooms.emplace(id, std::move(*room));
    m_world.effects.rooms = true;
    m_world.effects.memberLists.insert(id);
    return id;
}

Result<RoomId> RoomSet::create(room::RoomKind kind, std::string name, Now now) {
    room::CreateOp create{kind, name, m_world.identity->self.certificate, {}};
    m_world.random.fill(create.nonce);
    const RoomId id = room::groupRoomId(m_world.identity->person(), create.nonce);
    return start({id, kind, crypto::Key::random(m_world.random), std::move(name)}, std::move(create), std::nullopt,
                 now);
}

Result<RoomId> RoomSet::openDirect(const feed::DeviceCertificate& other, const crypto::Key* told, Now now) {
    const Identity& identity = *m_world.identity;
    const RoomId id = room::directRoomId(identity.person(), other.person);
    if (find(id) != nullptr) return id;
    if (!identity.root && told == nullptr) return fail(Cause::Input, NodeError::NeedsFirstDevice);
    auto secret = identity.root ? room::directSecret(*identity.root, other.person) : Result<crypto::Key>(told->clone());
    if (!secret) return passOn(secret);
    room::CreateOp create{room::RoomKind::Direct, "", identity.self.certificate, {}};
    return start({id, room::RoomKind::Direct, std::move(*secret), feed::personNameOf(other)}, std::move(create), other,
                 now);
}

Result<RoomId> RoomSet::join(const room::Welcomed& invitation, const feed::DeviceCertificate* inviter, Now now) {
    if (find(invitation.room) != nullptr) return invitation.room;
    if (invitation.kind == room::RoomKind::Direct && inviter != nullptr) {
        return openDirect(*inviter, &invitation.secret, now);
    }
    return start({invitation.room, invitation.kind, invitation.secret.clone(), invitation.name}, std::nullopt,
                 std::nullopt, now);
}

Result<RoomId> RoomSet::openRendezvous(const crypto::Key& secret, Now now) {
    const RoomId id = room::rendezvousRoomOf(secret);
    if (m_meetings.contains(id)) return id;
    room::RoomRecord record{id, room::RoomKind::Rendezvous, secret.clone(), "", now.wall.ms};
    if (const auto saved = m_world.stores.rooms.saveRoom(record); !saved) return passOn(saved);
    auto meeting =
        room::Rendezvous::load(std::move(record), m_world.identity->self, m_world.stores.feeds, m_world.stores.rooms);
    if (!meeting) return passOn(meeting);
    if (const auto begun = (*meeting)->begin(now, m_world.random); !begun) return passOn(begun);
    m_meetings.emplace(id, std::move(*meeting));
    return id;
}

Result<room::Absorbed> RoomSet::absorb(const RoomId& id, const feed::Range& range, Now now) {
    room::Room* room = find(id);
    if (room == nullptr) return fail(Cause::Peer, NodeError::NoSuchRoom);
    auto absorbed = room->absorb(range, now);
    if (absorbed) noteChanges(id, *absorbed);
    return absorbed;
}

void RoomSet::noteChanges(const RoomId& id, const room::Absorbed& absorbed) {
    Effects& effects = m_world.effects;
    for (const feed::ForkProof& proof : absorbed.forks) effects.forks.emplace_back(id, proof);
    for (const room::Welcomed& each : absorbed.welcomes) effects.welcomes.push_back(room::copyOf(each));
    if (!absorbed.messages.empty()) {
        effects.timelines.insert(id);
        effects.rooms = true;
        for (const MessageId& message : absorbed.messages) {
            effects.opened.emplace_back(id, message);
            if (!absorbed.again.contains(message)) effects.arrived.emplace_back(id, message);
        }
    }
    if (!absorbed.changed.empty()) {
        effects.timelines.insert(id);
        effects.rooms = true;
    }
    if (absorbed.membersChanged) {
        effects.memberLists.insert(id);
        effects.timelines.insert(id);
        effects.rooms = true;
    }
    if (absorbed.nameChanged) effects.rooms = true;
    if (absorbed.keysWanted) effects.keys = true;
    const room::Room* room = find(id);
    if (room == nullptr) return;
    for (const room::Undone& undone : absorbed.undone) {
        effects.events.push_back(OperationUndone{undoneRow(*room, undone), titleOf(*room)});
    }
}

std::string RoomSet::titleOf(const room::Room& room) const {
    if (room.record().kind == room::RoomKind::Direct) {
        for (const auto& [person, member] : room.members().members()) {
            if (person != m_world.identity->person()) return room.members().nameOf(person);
        }
    }
    return room.record().name;
}

} // namespace ieum::node
