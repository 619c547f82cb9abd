// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The control operations of a room and what follows from them: members, and the epochs whose secrets we were given.
#pragma once

#include "room/epochs.h"
#include "room/membership.h"

#include <set>
#include <unordered_map>
#include <utility>

namespace ieum::room {

class ControlLog {
  public:
    explicit ControlLog(const RoomId& room) : m_room(room) {}

    /// Remembers a membership operation; resolve() makes it count. Errors: BadBody.
    Done take(const wire::ControlBody& body, const FeedId& feed, uint64_t seq, feed::Hlc hlc, const PersonId& author);
    /// True when members, roles, cuts or the name changed.
    bool resolve();

    void keep(EpochRecord epoch);
    /// Somebody committed this epoch, whether or not we can open it.
    void noteCommitter(const EpochId& id, const PersonId& person) { m_committers[id].insert(person); }
    /// Were epochs kept since this was asked last?
    bool takeFresh() { return std::exchange(m_fresh, false); }
    const EpochRecord* epoch(const EpochId& id) const;
    /// The epoch for the members as they are now that one of them committed, the lowest id when several did at once;
    /// nullptr: none. Somebody who is no member any more may know who the members are and commit an epoch for them, or
    /// have done so before he went: he would know its secret.
    const EpochRecord* current() const;
    const Membership& membership() const { return m_membership; }

  private:
    bool isCommittedByMember(const EpochId& id) const;

    RoomId m_room;
    std::vector<ControlOp> m_ops;
    Membership m_membership;
    bool m_dirty = false;
    bool m_fresh = false;
    std::unordered_map<EpochId, std::set<PersonId>> m_committers;
    std::unordered_map<EpochId, EpochRecord> m_epochs;
};

/// Wire forms of our own operations.
wire::ControlBody toWire(const CreateOp& op, const RoomId& room);
wire::ControlBody toWire(const AddOp& op);
wire::ControlBody toWire(const RemoveOp& op);

} // namespace ieum::room
