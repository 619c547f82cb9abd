// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The devices of this person. They share a room of their own, which says who belongs to it: a device that was added
// there is let into every room that this one is in, with the room's secret sealed to it, and one that was revoked there
// is revoked everywhere. Each device sees to the rooms that it knows, whenever something changed; so a device that was
// away, or a room that was made meanwhile, is caught up with later.
#pragma once

#include "node/room_set.h"

namespace ieum::node {

class OwnDevices {
  public:
    OwnDevices(World& world, RoomSet& rooms) : m_world(world), m_rooms(rooms) {}

    /// The room that the devices share; nullptr as long as there is one device only.
    room::Room* room();
    /// This one, those of that room, and those that others know of: a lost computer is still in its rooms.
    std::vector<feed::DeviceCertificate> all() const;
    /// Vouches for a new device and takes it into that room, which is made when it has to be. Its new certificate.
    /// Errors: DeviceTooFar, those of the store.
    Result<feed::DeviceCertificate> admit(const feed::DeviceCertificate& newcomer, Now now);
    /// Here at once, elsewhere by settle(). Errors: NoSuchDevice, NotAllowed.
    Done revoke(const DeviceId& device, Now now);
    /// Inside a batch: goes into the rooms that others of ours let this one into. Errors: those of the store.
    Done enter(Now now);
    /// When we may write: lets ours into what is here, and shuts those out that were revoked. Errors: likewise.
    Done settle(Now now);

  private:
    /// Signed by the root where that is: then the other one's seniority does not matter.
    room::RevokeDeviceOp revocationOf(const DeviceId& device) const;
    /// One that is not in the devices' own room, as after a recovery. Errors: NoSuchDevice.
    Done revokeElsewhere(const DeviceId& device, Now now);
    Done letIn(room::Room& into, const feed::DeviceCertificate& device, Now now);
    Done shutOut(room::Room& from, const DeviceId& device, Now now);
    Done bring(room::Room& into, const room::Member& own, Now now);

    World& m_world;
    RoomSet& m_rooms;
};

/// Can this device vouch for a further one?
bool mayLink(const Identity& identity);

} // namespace ieum::node
