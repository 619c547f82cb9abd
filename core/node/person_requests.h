// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is known of somebody with whom we share a room; requests.h has the others and the list of all.
#pragma once

#include "node/rows.h"

namespace ieum::node {

struct PersonDeviceRow {
    DeviceId device;
    std::string name;
    bool reachable = false; ///< connected right now
};
struct SharedRoomRow {
    RoomId room;
    std::string name;
    RoomKind kind = RoomKind::Group;
    Role role = Role::Member; ///< his
};
struct PersonRow {
    PersonId person; ///< his root key
    std::string name;
    std::string number;     ///< sixty digits, as SafetyRow has them; whether somebody compared them is not kept
    bool reachable = false; ///< one of his devices is
    int64_t seenMs = 0;     ///< when we last had a connection or a receipt
    int64_t sinceMs = 0;    ///< since when the first of those rooms is here
    bool forked = false;    ///< a device of his has written two branches of a feed: it was copied, or cheats
    std::vector<PersonDeviceRow> devices;
    std::vector<SharedRoomRow> rooms; ///< that we are both in, by name; personRoomsMax of them at most
    uint32_t moreRooms = 0;
    std::optional<RoomId> direct{}; ///< the room of us two, when it is one of them
};

/// Errors: NoSuchPerson (we ourselves, and who is in no room of ours).
struct GetPerson {
    using Answer = PersonRow;
    PersonId person;
};

} // namespace ieum::node
