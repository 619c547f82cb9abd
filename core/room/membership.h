// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who is in a room and may do what: what resolves from all control operations (`resolution`), as a value. It depends on
// the set of operations only, never on the order in which they came nor on anybody's clock.
#pragma once

#include "room/resolution.h"
#include "room/room_ids.h"

namespace ieum::room {

struct Member {
    PersonId person;
    Role role = Role::Member;
    std::vector<feed::DeviceCertificate> devices; ///< the earliest first
    std::string name;
    std::map<DeviceId, Cuts> revoked;
    Cuts cuts; ///< of a reader: what he wrote when he might
};
struct Removed {
    std::string name;
    Cuts cuts;
    Role role = Role::Member; ///< that he had
    std::map<DeviceId, Cuts> revoked;
};
/// An operation that counted for its author, until what others did meanwhile became known.
struct Undone {
    FeedSeq event;
    PersonId author;
    UndoneReason reason = UndoneReason::AuthorRemoved;
    OpBody op;
};

using MembersDigest = decltype(EpochRecord::members);

class Membership {
  public:
    Membership() = default;
    Membership(const Roster& roster, const OperationGraph& graph);
    /// Of operations that lie ready.
    static Membership resolve(const RoomId& room, const std::vector<ControlOp>& ops);

    const std::map<PersonId, Member>& members() const { return m_members; }
    const std::map<PersonId, Removed>& removed() const { return m_removed; }
    Role roleOf(const PersonId& person) const;
    bool hasDevice(const DeviceId& device) const;
    /// Up to which seq of this feed, written on that device, a person's content is shown: all of a member's, a removed
    /// one's up to the cut.
    uint64_t limitOf(const PersonId& person, const DeviceId& device, const FeedId& feed) const;
    /// "" when never heard of.
    std::string nameOf(const PersonId& person) const;
    const std::string& roomName() const { return m_name; }
    RoomKind kind() const { return m_kind; }
    const Policy& policy() const { return m_policy; }
    /// Of the members' devices, their agreement keys and all removals that counted: an epoch is for exactly one such
    /// digest, and no epoch comes back into use when somebody left and came back, or came and left.
    MembersDigest digest(const RoomId& room) const;
    std::vector<feed::DeviceCertificate> devices() const;
    /// All that does not count though its author had the right to it, in the order of events.
    const std::map<FeedSeq, Undone>& undone() const { return m_undone; }

  private:
    std::string m_name;
    RoomKind m_kind = RoomKind::Group;
    Policy m_policy;
    std::map<PersonId, Member> m_members;
    std::map<PersonId, Removed> m_removed;
    std::map<FeedSeq, Undone> m_undone;
    std::set<FeedSeq> m_removals; ///< operations that took somebody or a device out
};

/// May `actor` do this now? The same rules that the resolution applies.
bool mayAdd(const Membership& membership, const PersonId& actor);
bool mayRemove(const Membership& membership, const PersonId& actor, const PersonId& target);
bool mayWrite(const Membership& membership, const PersonId& actor);
/// A member's new device for which his root itself vouches: whoever is in may let it in, too.
bool comesBack(const Membership& membership, const feed::DeviceCertificate& device);
/// A member's devices, those that were revoked included.
std::vector<DeviceId> devicesEver(const Membership& membership, const PersonId& person);
/// Was told so: the person was removed, or this device of his revoked.
bool isShutOut(const Membership& membership, const PersonId& person, const DeviceId& device);

} // namespace ieum::room
