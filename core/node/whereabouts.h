// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where others may be reached on the LAN though no beacon passes: addresses that were typed, that came with an
// invitation, that worked before, or that a device states in its receipts. Decides whom the network thread dials, and
// sees that ours are stated anew when they change. All of it are hints: the handshake proves who answers.
#pragma once

#include "node/room_set.h"
#include "node/rows.h"

namespace ieum::node {

class Conversations;
class Meetings;

/// The port that we listened on last, in decimal: tried first, or what others remember of us would be worth nothing.
constexpr std::string_view lanPortSetting = "lan port";

class Whereabouts {
  public:
    Whereabouts(World& world, RoomSet& rooms, const Meetings& meetings)
        : m_world(world), m_rooms(rooms), m_meetings(meetings) {}

    /// Also after a batch was rolled back: what the network thread was told then, it was not.
    Done load();

    /// Errors: NetError::BadAddress, TooManyAddresses.
    Done add(std::string_view address);
    /// A typed one, or one that is remembered. Error: NoSuchAddress.
    Done remove(std::string_view address);
    Result<std::vector<AddressRow>> list(const Conversations& conversations) const;

    /// We listen, or no longer, or elsewhere.
    Done note(const net::LanState& state);
    /// A device has stated where it listens.
    Done note(const DeviceId& device, const room::Statement& statement, Now now);
    /// Something in the list may have changed: it is made anew with the next `settle` that may.
    void changed() { m_dial.changed = true; }

    /// After the inputs of a batch. True: our addresses are others than those stated, and every room is to be told.
    Result<bool> settle(const Conversations& conversations, Now now);
    std::optional<SteadyMs> nextDeadline() const;
    /// Whom the network thread was told to dial.
    const std::vector<std::string>& dialled() const { return m_dial.told; }

  private:
    using Connected = std::map<DeviceId, std::set<std::string>>;
    Done dial(const Connected& connected);
    Result<std::vector<std::string>> remembered(const Connected& connected,
                                                const std::vector<store::SeenAddress>& seen) const;
    bool mayBeDialled(const std::string& address) const;
    std::map<DeviceId, std::string> devicesOfOthers() const;
    Done saveTyped();
    /// Somebody has, or gets, an address of ours: a member, or whoever has a link of ours.
    bool isKnown() const;
    Result<bool> restate(Now now);

    World& m_world;
    RoomSet& m_rooms;
    const Meetings& m_meetings;
    std::vector<std::string> m_typed;
    struct Dial {
        bool changed = true;
        bool lan = false; ///< only then are addresses dialled that nobody typed
        Connected connected;
        std::vector<std::string> told;
        std::optional<SteadyMs> at; ///< when it was told last
    } m_dial;
    /// What a device stated last, so that each receipt does not write to the disk.
    std::map<DeviceId, std::vector<room::LanAddress>> m_known;
    struct Own {
        uint16_t port = 0;           ///< where we listen; 0: nowhere
        uint16_t savedPort = 0;      ///< as in the setting
        Bytes stated;                ///< the addresses, packed, that our receipts were last issued anew for
        std::optional<SteadyMs> at;  ///< the last time
        std::optional<SteadyMs> due; ///< the next, when something waits for it
    } m_own;
};

} // namespace ieum::node
