// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Messages that were written for a later time: sealed and durable at once, and put into the outbox when that has come
// by this computer's wall clock. Whoever slept through it, or was closed, sends at once when he is back, and the
// message says when it was due: what is late is of more use than what is not sent. What may not be said by then, since
// we are no member any more or not who we were, is held: it goes when it may be said again, unless somebody drops it.
#pragma once

#include "node/outbox.h"

namespace ieum::node {

class Later {
  public:
    Later(World& world, RoomSet& rooms, Outbox& outbox) : m_world(world), m_rooms(rooms), m_outbox(outbox) {}

    Done load();
    /// Errors: BadDue, TooManyLater.
    Done mayPut(int64_t dueMs, Now now);
    /// Errors: those of room::toBody. What is due by now goes with this batch.
    Result<MessageId> put(const RoomId& room, room::Outgoing message, int64_t dueMs);
    /// Errors: NoSuchMessage, BadDue; and when it is to go now, NoSuchRoom, NotAMember, ReadersOnlyRead,
    /// UnknownCritical, and NotAllowed of a notice.
    Done change(const MessageId& id, const std::optional<std::string>& text, std::optional<int64_t> dueMs, Now now);
    /// Errors: NoSuchMessage.
    Done drop(const MessageId& id);
    /// In a batch, before the outbox is emptied: what is due goes into it. Returns the rooms into which files went.
    Result<std::set<RoomId>> settle(Now now);
    std::optional<SteadyMs> nextDeadline(Now now) const;
    /// When a message was to be sent that went late; 0: it did not.
    int64_t wasDueMs(const MessageId& id) const;

  private:
    Done planNext();
    /// Whether it may be said, as what it is, by who we are in that room now.
    Done mayGo(const store::LaterRecord& record);
    /// What is held and may be said by now is due again.
    Done lookAgain();
    /// False: it is held.
    Result<bool> send(const store::LaterRecord& record, Now now);
    /// What went long ago, however late it was.
    Done forgetLate(Now now);

    World& m_world;
    RoomSet& m_rooms;
    Outbox& m_outbox;
    std::optional<int64_t> m_nextMs; ///< by the wall clock
    bool m_isNew = true;             ///< nobody has looked at what is held since it was loaded
    bool m_mayHold = true;           ///< something may be held
    std::map<MessageId, int64_t> m_late;
};

} // namespace ieum::node
