// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The beginning of a session: Hello, and then proving or opening rooms, whichever the side calls for. Only when it is
// done may the other side speak of rooms.
#pragma once

#include "sync/client_opening.h"
#include "sync/peer_proofs.h"
#include "sync/replica_opening.h"

namespace ieum::sync {

class Introduction {
  public:
    explicit Introduction(Context& context) : m_at(context), m_peer(context), m_client(context), m_replica(context) {}

    void start();
    void offer(const OfferRooms& offer);
    void answer(const AnswerRoom& answer);
    void onHello(const wire::Hello& hello);
    /// RoomTags, RoomProofs, Identity, OpenRooms, RoomsOpened.
    void onFrame(const wire::Frame& frame);

    bool started() const { return m_started; }
    bool heard() const { return m_heard; }
    bool done() const;
    std::optional<SteadyMs> deadline() const;
    void tick();

  private:
    bool inTime() const;

    Context& m_at;
    PeerProofs m_peer;
    ClientOpening m_client;
    ReplicaOpening m_replica;
    SteadyMs m_until{};
    bool m_started = false;
    bool m_heard = false;
};

} // namespace ieum::sync
