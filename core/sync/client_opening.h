// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A device asks a replica to serve its rooms, proving each with the room's depot key.
#pragma once

#include "sync/context.h"

namespace ieum::sync {

/// What a session with a replica calls a room.
uint64_t replicaSessionTag(const ReplicaTag& tag, const std::array<std::byte, 64>& channelHash);

class ClientOpening {
  public:
    explicit ClientOpening(Context& context) : m_at(context) {}

    void offer(const OfferRooms& offer);
    void onOpened(const wire::RoomsOpened& opened);
    /// The replica answered something.
    bool done() const { return m_at.trusted; }

  private:
    struct Offer {
        RoomId room;
        bool waiting = true;
        bool opened = false;
    };
    void onRoom(const wire::RoomOpened& room);

    Context& m_at;
    std::unordered_map<ReplicaTag, Offer> m_offers;
    std::vector<OpenedRoom> m_answers; ///< kept until all have come, so that one resume covers all
    size_t m_waiting = 0;
};

} // namespace ieum::sync
