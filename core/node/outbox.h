// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Messages wait here, durable, until somebody can take them. Only then are they sealed, signed and appended: a message
// composed while cut off is sent to those who are members when it leaves.
#pragma once

#include "node/room_set.h"
#include "wire/codec.h"

namespace ieum::node {

class Outbox {
  public:
    Outbox(World& world, RoomSet& rooms) : m_world(world), m_rooms(rooms) {}

    Done load();
    /// Errors: NotAMember, TextTooLong.
    Result<MessageId> put(const RoomId& room, room::Outgoing message);
    /// A message of ours that was sent and has become void at its place.
    Done putAgain(const RoomId& room, const wire::ContentBody& body);
    /// Turns what waits in the rooms that are ready into events.
    template <class IsReady> Done flush(const IsReady& isReady, Now now) {
        for (const RoomId& id : std::set<RoomId>(m_waiting)) {
            const room::Room* room = m_rooms.find(id);
            if (room == nullptr || !room->isMember()) continue;
            // With nobody else in the room nothing leaves anyway.
            if (room->members().devices().size() > 1 && !isReady(id)) continue;
            if (const auto sent = send(id, now); !sent) return sent;
        }
        return {};
    }
    /// Rooms with messages that wait.
    const std::set<RoomId>& waiting() const { return m_waiting; }

  private:
    Done send(const RoomId& room, Now now);

    World& m_world;
    RoomSet& m_rooms;
    std::set<RoomId> m_waiting;
};

} // namespace ieum::node
