// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keeps the changes of a room's messages and lets the log show what follows from edits and deletions. Reactions, votes
// and pins are only kept: whoever shows a message asks stateOf. Same transaction rules and thread as its Room.
#pragma once

#include "room/changes.h"
#include "room/control_log.h"
#include "room/epoch_log.h"
#include "room/ports.h"

namespace ieum::room {

class ChangeLog {
  public:
    /// Keeps references to everything; they outlive it.
    ChangeLog(const RoomRecord& room, Ports ports, const ControlLog& control, const EpochLog& epochs)
        : m_room(room), m_ports(ports), m_control(control), m_epochs(epochs) {}

    /// A change by somebody who may be heard. True when it counts for something that is shown. Errors: those of the
    /// log.
    Result<bool> take(const ChangeRecord& change);
    /// A message has come for which changes may be waiting, or the rights of whoever changed it are other ones now.
    Done settle(const MessageId& message);
    /// After members or roles have changed: those who hid something may have lost the right, or won it.
    Result<std::vector<MessageId>> judgeAgain();

  private:
    Result<bool> supersedes(const ChangeRecord& change);
    Done dropOldest(const ChangeRecord& added);
    /// False: it could not be read again.
    Result<bool> bringBack(const MessageRecord& wiped);

    const RoomRecord& m_room;
    Ports m_ports;
    const ControlLog& m_control;
    const EpochLog& m_epochs;
};

} // namespace ieum::room
