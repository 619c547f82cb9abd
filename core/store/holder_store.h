// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who is known to hold which file: members' devices by their receipts, of which the newest counts as a whole, and
// replicas by what they answered. And in which rooms our own receipt says too much or too little of files. Ages are
// the profile's, in milliseconds.
#pragma once

#include "room/receipt.h"
#include "store/connection.h"

namespace ieum::store {

struct DeviceHolding {
    DeviceId device;
    int64_t heardMs = 0;          ///< age at which it said so last; 0: before ages were kept
    std::vector<uint32_t> runs{}; ///< of chunks, as in room::PartHeld; empty: it has all of them
};
struct ReplicaHolding {
    ReplicaKey replica;
    int64_t heardMs = 0;
    std::optional<int64_t> untilMs{}; ///< age at which it drops it; nothing: it named no end
};

class HolderStore {
  public:
    explicit HolderStore(Connection& connection) : m_connection(&connection) {}

    /// Replaces what was known of the device in this room.
    Done setHolds(const RoomId& room, const DeviceId& device, const room::Holdings& holdings, int64_t ageMs);
    /// Devices that have been heard there.
    Result<std::vector<DeviceId>> heardIn(const RoomId& room);
    /// Age at which a device was heard there last; 0: never.
    Result<int64_t> heardMs(const RoomId& room, const DeviceId& device);
    /// It is nobody's any more: what it said there counts for nothing.
    Done forget(const RoomId& room, const DeviceId& device);
    /// Of all chunks.
    Result<std::vector<DeviceId>> holders(const FileId& file);
    /// Those who have all, then those who have some. One device may be there twice, from two rooms.
    Result<std::vector<DeviceHolding>> holdings(const FileId& file);

    /// It said that it has all of it. Nothing happens when no message here names the file: anything can be made up.
    Done noteShelved(const FileId& file, const ReplicaHolding& by);
    /// Nobody has to say that these are gone: they were to be kept until this age at most.
    Done expireShelves(int64_t ageMs);
    Done forgetShelved(const ReplicaKey& replica, const FileId& file);
    Done forgetReplica(const ReplicaKey& replica);
    Result<std::vector<ReplicaHolding>> shelves(const FileId& file);
    /// Files of the room that are not whole here and of which this replica has not said since this age that it has
    /// them; the newest first.
    Result<std::vector<FileId>> unasked(const ReplicaKey& replica, const RoomId& room, int64_t sinceMs, uint32_t limit);

    /// Files of the room that are on their way here, and what there is of them.
    Result<std::vector<room::PartHeld>> ownParts(const RoomId& room);
    /// Rooms whose receipt is due for their files.
    Result<std::vector<RoomId>> toRestate(uint32_t limit);
    Done restated(const RoomId& room);

  private:
    Result<std::vector<FileId>> filesOf(const std::vector<FileId>& whole, const std::vector<room::FileStub>& stubs);
    Done setWhole(int64_t room, const DeviceId& device, const std::vector<FileId>& files);
    Done setParts(int64_t room, const DeviceId& device, const std::vector<room::PartHeld>& parts);

    Connection* m_connection;
};

} // namespace ieum::store
