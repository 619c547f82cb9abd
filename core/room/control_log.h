// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The control operations of a room and what follows from them.
#pragma once

#include "room/membership.h"
#include "wire/codec.h"

namespace ieum::room {

class ControlLog {
  public:
    explicit ControlLog(const RoomId& room) : m_room(room) {}

    /// Remembers a membership operation; resolve() makes it count. Errors: BadBody.
    Done take(const wire::ControlBody& body, const FeedId& feed, uint64_t seq, feed::Hlc hlc, const PersonId& author);
    /// True when members, roles, cuts or the name changed.
    bool resolve();

    const Membership& membership() const { return m_membership; }

  private:
    RoomId m_room;
    std::vector<ControlOp> m_ops;
    Membership m_membership;
    bool m_dirty = false;
};

/// Wire forms of our own operations.
wire::ControlBody toWire(const CreateOp& op, const RoomId& room);
wire::ControlBody toWire(const AddOp& op);
wire::ControlBody toWire(const RemoveOp& op);

} // namespace ieum::room
