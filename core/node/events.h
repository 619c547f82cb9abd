// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the node tells without being asked. Delivered on the thread of the QCoreApplication.
#pragma once

#include "node/backup_rows.h"
#include "node/rows.h"
#include "node/transfer_rows.h"

#include <variant>

namespace ieum::node {

struct RoomsChanged {}; ///< list, names, counters or last messages
struct StatusChanged {};
/// Something new of somebody else's, once per message.
struct MessageArrived {
    MessageRow row;
    std::string roomName;
};
/// Rows of this room changed: new ones, states, order.
struct TimelineChanged {
    RoomId room;
};
struct MembersChanged {
    RoomId room;
};
struct FileProgress {
    FileId file;
    uint64_t haveBytes = 0;
    uint64_t sizeBytes = 0;
    bool done = false;
    uint64_t bytesPerSecond = 0; ///< over the last seconds
};

/// A replica has less than it said it had: an old copy of it came back, or an empty one. Once per mishap; everything
/// that we have is given to it again without being asked.
struct ReplicaWentBack {
    ReplicaKey key;
    std::string address;
};

/// The home replica has not answered for a while. Once for each outage, however often it comes and goes in it.
struct OutageBegan {
    OutageRow row;
};
/// It answers again, and went on answering.
struct OutageEnded {
    OutageRow row;
};

/// A device of this person has written two branches of a feed: it was copied, or cheats.
struct ForkProved {
    RoomId room;
    PersonId person; ///< zero when not known
    std::string name;
};

/// Something that we did to a room does not count any more. Once for each; ListUndone tells of it again.
struct OperationUndone {
    UndoneRow row;
    std::string roomName;
};

/// A further device of ours: another one here, or, on the one that was linked, this one.
struct DeviceLinked {
    PersonId person;
    DeviceId device;
    std::string name;
};

using Event = std::variant<RoomsChanged, StatusChanged, MessageArrived, TimelineChanged, MembersChanged, FileProgress,
                           ReplicaWentBack, ForkProved, OperationUndone, DeviceLinked, OutageBegan, OutageEnded,
                           BackupProgress, TransferProgress>;

} // namespace ieum::node
