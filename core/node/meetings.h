// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Invitations, from both ends: makes links and opens the rendezvous for them, accepts links, and carries a meeting
// through: the inviter adds the newcomer and welcomes him, the newcomer joins. Survives restarts of either side.
#pragma once

#include "node/linking.h"
#include "node/restoration.h"

namespace ieum::node {

class Meetings {
  public:
    Meetings(World& world, RoomSet& rooms, Restoration& restoration, OwnDevices& devices)
        : m_world(world), m_rooms(rooms), m_restoration(restoration), m_linking(world, rooms, devices) {}

    /// Errors: NoSuchRoom, NotAllowed, NeedsFirstDevice.
    Result<std::string> invite(const std::optional<RoomId>& room, const std::vector<std::string>& lanAddresses,
                               Now now);
    /// Errors: RoomError::BadInvite, InviteUsed.
    Result<Accepted> accept(std::string_view link, Now now);

    /// For a further computer of ours. Errors: those of Linking.
    Result<Linking::Offer> linkDevice(const std::vector<std::string>& lanAddresses, Now now);
    /// This computer becomes one of whoever made the link. Errors: those of Linking.
    Result<Accepted> joinAsDevice(std::string_view link, Now now);
    std::string waitsFor() const { return m_linking.waitsFor(); }

    /// The other side's feed in a rendezvous went on. Errors: Cause::Peer.
    Done absorb(const RoomId& rendezvous, const feed::Range& range, Now now);
    /// Rendezvous of invitations (not those for further devices of ours) that the other side may need to hear of by
    /// another way: we have accepted and wait to be welcomed (no room yet), or have welcomed somebody to this room.
    Result<std::map<RoomId, std::optional<RoomId>>> errands() const;
    /// Replicas that welcomes brought along, to be connected; and LAN addresses to try.
    std::vector<std::string> takeNewReplicas() { return std::exchange(m_newReplicas, {}); }
    std::vector<std::string> addresses() const;
    bool takeAddressesChanged() { return std::exchange(m_addressesChanged, false); }

  private:
    struct Record;
    std::string settingOf(const RoomId& rendezvous) const;
    Result<Record> read(const RoomId& rendezvous) const;
    Done write(const RoomId& rendezvous, const Record& record);
    Done welcome(const RoomId& rendezvous, Record& record, const feed::DeviceCertificate& newcomer, Now now);
    /// Whoever lost his computers and brought his root key back is let into everything else that he shares with us.
    Done welcomeBack(const RoomId& rendezvous, const RoomId& besides, const feed::DeviceCertificate& newcomer, Now now);
    Done say(const RoomId& rendezvous, const room::Room& room, const feed::DeviceCertificate& newcomer, Now now);
    Done enter(const RoomId& rendezvous, Record& record, const room::Meeting& meeting, Now now);
    Done goOn(Now now);
    std::vector<std::string> replicaAddresses() const;

    World& m_world;
    RoomSet& m_rooms;
    Restoration& m_restoration;
    Linking m_linking;
    std::vector<std::string> m_newReplicas;
    bool m_addressesChanged = false;
};

} // namespace ieum::node
