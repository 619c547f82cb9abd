// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rooms of this profile, loaded: conversations and, beside them, the rendezvous of open invitations. Takes ranges
// to whom they belong and notes what they changed.
#pragma once

#include "node/world.h"
#include "room/rendezvous.h"
#include "room/room.h"

#include <map>

namespace ieum::node {

class RoomSet {
  public:
    explicit RoomSet(World& world) : m_world(world) {}

    /// From the database; also after a batch was rolled back.
    Done load();

    room::Room* find(const RoomId& id);
    room::Rendezvous* findRendezvous(const RoomId& id);
    /// Again from the database, when something was changed there beneath it.
    Done reload(const RoomId& id);
    const std::map<RoomId, std::unique_ptr<room::Room>>& all() const { return m_rooms; }
    const std::map<RoomId, std::unique_ptr<room::Rendezvous>>& meetings() const { return m_meetings; }
    /// Session and replica keys of either kind of room; nullptr when there is none of that id.
    const room::RoomKeys* keysOf(const RoomId& id);

    /// A group, a notice room (only owners and admins write), or the room of our own devices.
    Result<RoomId> create(room::RoomKind kind, std::string name, Now now);
    /// The room may be here already. `told`: the secret, for a device that cannot work it out. Error: NeedsFirstDevice.
    Result<RoomId> openDirect(const feed::DeviceCertificate& other, const crypto::Key* told, Now now);
    /// Without an inviter: another device of ours has let this one in.
    Result<RoomId> join(const room::Welcomed& invitation, const feed::DeviceCertificate* inviter, Now now);
    Result<RoomId> openRendezvous(const crypto::Key& secret, Now now);
    void closeRendezvous(const RoomId& id) { m_meetings.erase(id); }

    /// Verified on top of the head that is stored. Errors: Cause::Peer when the sender is at fault.
    Result<room::Absorbed> absorb(const RoomId& id, const feed::Range& range, Now now);
    void noteChanges(const RoomId& id, const room::Absorbed& absorbed);
    /// The name that people see: the room's own, or of a 1:1 room the other person's.
    std::string titleOf(const room::Room& room) const;

  private:
    room::Ports ports() {
        return {m_world.stores.feeds, m_world.stores.rooms, m_world.stores.timeline, m_world.stores.places,
                m_world.random};
    }
    Result<RoomId> start(room::RoomRecord record, std::optional<room::CreateOp> create,
                         std::optional<feed::DeviceCertificate> other, Now now);

    World& m_world;
    std::map<RoomId, std::unique_ptr<room::Room>> m_rooms;
    std::map<RoomId, std::unique_ptr<room::Rendezvous>> m_meetings;
};

} // namespace ieum::node
