// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done to a room's membership, as plain values. Each operation is an event of its author's control feed and
// names what its author knew: its past is everything before it in that feed and everything before and at the events
// that it refers to.
#pragma once

#include "feed/certificate.h"
#include "feed/hlc.h"
#include "room/records.h"

#include <map>
#include <variant>

namespace ieum::room {

enum class Role : uint8_t { None = 0, Owner = 1, Admin = 2, Member = 3, Reader = 4 };
/// May more than.
constexpr bool isAbove(Role one, Role other) {
    constexpr uint8_t nobody = 5;
    const auto rank = [](Role role) { return role == Role::None ? nobody : static_cast<uint8_t>(role); };
    return rank(one) < rank(other);
}

enum class Inviters : uint8_t { Owners = 1, Admins = 2, Everybody = 3 };
enum class History : uint8_t { FromJoining = 1, Everything = 2, LastDays = 3 };
struct Policy {
    Inviters inviters = Inviters::Admins;
    History history = History::FromJoining; ///< what a newcomer may read
    uint32_t historyDays = 0;               ///< of History::LastDays
    uint32_t retentionDays = 0;             ///< 0: for ever
    int64_t disappearingMs = 0;             ///< 0: messages stay
    bool operator==(const Policy&) const = default;
};

/// The last seq that counts, for each feed that its author knew of; a feed without one is cut at nothing.
using Cuts = std::map<FeedId, uint64_t>;

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
    Cuts cuts;
};
struct SetRoleOp {
    PersonId person;
    Role role = Role::Member;
    Cuts cuts; ///< for a lower role
};
struct RenameOp {
    std::string name;
};
struct PolicyOp {
    Policy policy;
};
struct AddDeviceOp {
    feed::DeviceCertificate device;
};
struct RevokeDeviceOp {
    PersonId person; ///< whose: anybody can certify anybody's device key as his own
    DeviceId device;
    Cuts cuts;
    /// Of the person's own devices the root key may take back any, whatever their seniority. Verified when it was read.
    std::optional<crypto::Signature> byRoot{};
};
using OpBody = std::variant<CreateOp, AddOp, RemoveOp, SetRoleOp, RenameOp, PolicyOp, AddDeviceOp, RevokeDeviceOp>;

struct ControlOp {
    FeedId feed;
    uint64_t seq = 0;
    PersonId author;
    DeviceId device; ///< of the author: the one that writes this feed
    std::vector<FeedSeq> references;
    OpBody body;
};

/// Whom it is about; nothing for what is about the room.
std::optional<PersonId> personOf(const OpBody& body);
/// nullptr for what takes nothing away.
const Cuts* cutsOf(const OpBody& body);

} // namespace ieum::room
