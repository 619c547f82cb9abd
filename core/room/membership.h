// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who is in a room and may do what, resolved from all control operations. The result depends on the set of operations
// only, never on the order in which they came. In this version the owner decides: operations are replayed by (HLC,
// feed, seq), each counts only if its author may do it at that point, and what a removed person did beyond the cut that
// his removal names is void. Since that may undo removals, the replay is repeated with the cuts of the last one until
// they stay the same.
#pragma once

#include "feed/certificate.h"
#include "room/records.h"

#include <map>
#include <set>
#include <variant>

namespace ieum::room {

enum class Role : uint8_t { None = 0, Owner = 1, Admin = 2, Member = 3 };

struct CreateOp {
    RoomKind kind = RoomKind::Group;
    std::string name;
    feed::DeviceCertificate owner;
    std::array<std::byte, 16> nonce{};
};
struct AddOp {
    feed::DeviceCertificate device;
    Role role = Role::Member;
};
struct RemoveOp {
    PersonId person;
    std::map<FeedId, uint64_t> cuts;
};
struct SetRoleOp {
    PersonId person;
    Role role = Role::Member;
};
struct RenameOp {
    std::string name;
};
using OpBody = std::variant<CreateOp, AddOp, RemoveOp, SetRoleOp, RenameOp>;

struct ControlOp {
    FeedId feed;
    uint64_t seq = 0;
    feed::Hlc hlc;
    PersonId author;
    OpBody body;
};

struct Member {
    PersonId person;
    Role role = Role::Member;
    std::vector<feed::DeviceCertificate> devices;
};
struct Removed {
    std::string name;
    std::map<FeedId, uint64_t> cuts;
    Role role = Role::Member; ///< that he had
};

using MembersDigest = decltype(EpochRecord::members);

class Membership {
  public:
    static Membership resolve(const RoomId& room, std::vector<ControlOp> ops);

    const std::map<PersonId, Member>& members() const { return m_members; }
    const std::map<PersonId, Removed>& removed() const { return m_removed; }
    Role roleOf(const PersonId& person) const;
    bool hasDevice(const DeviceId& device) const;
    /// Up to which seq of this feed of his a person's content is shown: all of a member's, a removed one's up to the
    /// cut.
    uint64_t limitOf(const PersonId& person, const FeedId& feed) const;
    bool mayHaveWritten(const PersonId& person, const FeedId& feed, uint64_t seq) const {
        return seq <= limitOf(person, feed);
    }
    /// "" when never heard of.
    std::string nameOf(const PersonId& person) const;
    const std::string& roomName() const { return m_name; }
    RoomKind kind() const { return m_kind; }
    /// Of the members' devices, their agreement keys and all removals that counted: an epoch is for exactly one such
    /// digest, and no epoch comes back into use when somebody left and came back, or came and left.
    MembersDigest digest(const RoomId& room) const;
    std::vector<feed::DeviceCertificate> devices() const;

  private:
    using Voids = std::map<PersonId, std::map<FeedId, uint64_t>>;
    void replay(const RoomId& room, const std::vector<ControlOp>& ops, const Voids& voids);
    void apply(const RoomId& room, const ControlOp& op);
    void applyCreate(const RoomId& room, const CreateOp& create, const PersonId& author);
    void applyAdd(const RoomId& room, const AddOp& added, const PersonId& author);
    void applyRemove(const RemoveOp& remove, const ControlOp& op);
    void applyRole(const SetRoleOp& change, const PersonId& author);
    void add(const feed::DeviceCertificate& device, Role role);

    std::string m_name;
    RoomKind m_kind = RoomKind::Group;
    bool m_created = false;
    std::map<PersonId, Member> m_members;
    std::map<PersonId, Removed> m_removed;
    std::set<std::pair<FeedId, uint64_t>> m_removals;         ///< operations that took somebody out
    std::map<PersonId, feed::DeviceCertificate> m_introduced; ///< who said that he begins a 1:1 room
};

RoomId directRoomId(const PersonId& one, const PersonId& other);
RoomId groupRoomId(const PersonId& owner, const std::array<std::byte, 16>& nonce);
/// May `actor` do this to `target` now? The same rule that resolve applies.
bool mayAdd(const Membership& membership, const PersonId& actor);
bool mayRemove(const Membership& membership, const PersonId& actor, const PersonId& target);

} // namespace ieum::room
