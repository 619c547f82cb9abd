// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Messages wait here, durable, until somebody can take them. Only then are they sealed, signed and appended: a message
// composed while cut off is sent to those who are members when it leaves. One that leaves in the transaction in which
// it was composed is written down once, as what it becomes.
#pragma once

#include "node/room_set.h"
#include "wire/codec.h"

namespace ieum::node {

/// The encoded message with another text, and those of its mentions that the text still has.
Result<Bytes> rewordedBody(const Bytes& body, const std::string& text);

class Outbox {
  public:
    Outbox(World& world, RoomSet& rooms) : m_world(world), m_rooms(rooms) {}

    Done load();
    /// Errors: NotAMember, TextTooLong.
    Result<MessageId> put(const RoomId& room, room::Outgoing message);
    /// A message of ours that was sent and has become void at its place.
    Done putAgain(const RoomId& room, const wire::ContentBody& body);
    /// What is done to a message that is here. Errors: NotAMember, NoSuchMessage, those of room::toBody.
    Done putChange(const RoomId& room, const room::ChangeRecord& change, Now now);
    /// For what has not left yet. False: it has, or there is no such message.
    Result<bool> reword(const RoomId& room, const MessageId& id, const std::string& text);
    /// With its files, in so far as nothing else has them.
    Result<bool> drop(const RoomId& room, const MessageId& id);
    /// What we want done to messages and has not left yet, in our order: as if it were the newest of all.
    Result<std::vector<room::ChangeRecord>> changes(const RoomId& room);
    /// Turns what waits in the rooms that are ready into events.
    template <class IsReady> Done flush(const IsReady& isReady, Now now) {
        for (const RoomId& id : std::set<RoomId>(m_waiting)) {
            const room::Room* room = m_rooms.find(id);
            if (room == nullptr || !maySend(*room)) continue;
            // With nobody else in the room nothing leaves anyway.
            if (room->members().devices().size() > 1 && !isReady(id)) continue;
            if (const auto sent = send(id, now); !sent) return sent;
        }
        return {};
    }
    /// What was put and does not leave at once is durable with this transaction. After every `flush`, and without one.
    Done keep();
    /// Rooms with messages that wait.
    const std::set<RoomId>& waiting() const { return m_waiting; }

  private:
    Result<std::optional<store::OutboxRecord>> find(const RoomId& room, const MessageId& id);
    /// What waits where it may not be said (any more) goes on waiting: we may be asked back, or made an admin.
    bool maySend(const room::Room& room) const;
    void changed(const RoomId& room);
    Done send(const RoomId& room, Now now);

    World& m_world;
    RoomSet& m_rooms;
    std::set<RoomId> m_waiting;
    std::vector<store::OutboxRecord> m_fresh; ///< put in this transaction, after all that the store has
};

} // namespace ieum::node
