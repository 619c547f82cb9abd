// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Linking a further computer of the same person, from both ends. One device makes a link; the other one, with keys of
// its own and nothing else yet, comes to the rendezvous of the link over whatever path there is, is vouched for and let
// into the room that the person's devices share; everything else follows from there (own_devices.h). A link is good for
// one device and for ten minutes; whoever waits in vain takes another one. Survives restarts of either side.
#pragma once

#include "node/own_devices.h"

namespace ieum::node {

class Linking {
  public:
    Linking(World& world, RoomSet& rooms, OwnDevices& devices) : m_world(world), m_rooms(rooms), m_devices(devices) {}

    struct Offer {
        std::string link;
        std::string code; ///< room/link_code.h: the same secret, to be typed
    };
    /// Errors: DeviceTooFar.
    Result<Offer> offer(std::vector<std::string> replicas, std::vector<std::string> lanAddresses, Now now);
    /// Who made the link; by a code he is not known yet. Errors: RoomError::BadInvite, NotFresh (this profile is
    /// somebody already), InviteUsed.
    Result<room::Invite> accept(std::string_view linkOrCode, Now now);

    bool isOurs(const RoomId& rendezvous) const;
    /// What a range of the other side told. Replicas that are known now are added to the list.
    Done absorb(const RoomId& rendezvous, const room::Meeting& meeting, std::vector<std::string>& replicas, Now now);
    /// Where the other side of a link that we accepted may be.
    std::vector<std::string> addresses() const;
    /// Who made the link by which this computer is about to become theirs, or the code; the latest, "" when it waits
    /// for nobody.
    std::string waitsFor() const;

  private:
    struct Record;
    /// The links that were accepted here and that nobody has answered yet.
    std::vector<Record> waiting() const;
    bool isFresh() const;
    Result<Record> read(const RoomId& rendezvous) const;
    Done write(const RoomId& rendezvous, const Record& record);
    Done grant(const RoomId& rendezvous, Record& record, const feed::DeviceCertificate& newcomer, Now now);
    Done become(const RoomId& rendezvous, Record& record, const room::Granted& granted, Now now);

    World& m_world;
    RoomSet& m_rooms;
    OwnDevices& m_devices;
};

} // namespace ieum::node
