// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/introduction.h"

#include "sync/limits.h"

namespace ieum::sync {

void Introduction::start() {
    m_started = true;
    m_until = m_at.now.after(m_at.config.side == Side::Client ? openingMs : introductionMs);
    wire::Frame frame;
    wire::Hello& hello = *frame.mutable_hello();
    hello.set_version(sessionVersion);
    hello.set_instance(wire::fieldOf(m_at.config.ownInstance));
    hello.set_is_replica(m_at.config.side == Side::Replica);
    hello.set_run(m_at.config.ownRun);
    m_at.out.send(frame);
}

void Introduction::offer(const OfferRooms& offer) {
    if (m_at.config.side == Side::Peer) m_peer.offer(offer);
    if (m_at.config.side == Side::Client) m_client.offer(offer);
}

void Introduction::answer(const AnswerRoom& answer) {
    if (m_at.config.side == Side::Replica) m_replica.answer(answer);
}

void Introduction::onHello(const wire::Hello& hello) {
    if (m_heard) return m_at.out.blame(SyncError::OutOfTurn);
    if (hello.version() != sessionVersion) {
        return m_at.out.blame(SyncError::WrongVersion, static_cast<int64_t>(hello.version()));
    }
    if (hello.is_replica() != (m_at.config.side == Side::Client)) return m_at.out.blame(SyncError::OutOfTurn);
    const auto instance = m_at.read<InstanceId>(hello.instance());
    if (!instance) return;
    m_at.peerInstance = *instance;
    m_at.peerRun = hello.run();
    m_heard = true;
}

void Introduction::onFrame(const wire::Frame& frame) {
    const Side side = m_at.config.side;
    switch (frame.kind_case()) {
    case wire::Frame::kRoomTags:
        if (side == Side::Peer) return m_peer.onTags(frame.room_tags());
        break;
    case wire::Frame::kRoomProofs:
        if (side == Side::Peer) return m_peer.onProofs(frame.room_proofs());
        break;
    case wire::Frame::kIdentity:
        if (side == Side::Peer) return m_peer.onIdentity(frame.identity());
        break;
    case wire::Frame::kOpenRooms:
        if (side == Side::Replica) return m_replica.onOpen(frame.open_rooms());
        break;
    case wire::Frame::kRoomsOpened:
        if (side == Side::Client) return m_client.onOpened(frame.rooms_opened());
        break;
    default:
        break;
    }
    m_at.out.blame(SyncError::OutOfTurn);
}

bool Introduction::done() const {
    if (m_at.config.side == Side::Peer) return m_peer.done();
    return m_at.config.side == Side::Client ? m_client.done() : m_replica.done();
}

bool Introduction::inTime() const { return done() || (m_at.config.side == Side::Replica && m_replica.proved()); }

std::optional<SteadyMs> Introduction::deadline() const {
    if (inTime()) return std::nullopt;
    return m_until;
}

void Introduction::tick() {
    if (!inTime() && m_at.now >= m_until) m_at.out.blame(SyncError::NothingShared);
}

} // namespace ieum::sync
