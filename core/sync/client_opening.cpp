// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/client_opening.h"

#include "crypto/hash.h"
#include "sync/digest.h"
#include "sync/limits.h"

namespace ieum::sync {

namespace {
constexpr std::string_view openLabel = "ieum open room v1";
}

uint64_t replicaSessionTag(const ReplicaTag& tag, const std::array<std::byte, 64>& channelHash) {
    return low64(crypto::blake2b256({tag.view(), channelHash}).view());
}

void ClientOpening::offer(const OfferRooms& offer) {
    wire::Frame frame;
    const auto flush = [&] {
        if (frame.open_rooms().rooms_size() == 0) return;
        if (offer.token.size() <= tokenBytesMax)
            frame.mutable_open_rooms()->set_token(wire::fieldOf(ByteView(offer.token)));
        m_at.out.send(frame);
        frame.Clear();
    };
    for (const RoomOffer& room : offer.rooms) {
        if (!room.replicaTag || !room.depotKey || m_offers.size() >= roomsMax) continue;
        const auto [found, isNew] = m_offers.try_emplace(*room.replicaTag, Offer{room.room, true, false});
        // One that was refused may be asked for again, perhaps with a token.
        if (!isNew && (found->second.waiting || found->second.opened)) continue;
        found->second.waiting = true;
        ++m_waiting;
        wire::OpenRoom& open = *frame.mutable_open_rooms()->add_rooms();
        open.set_replica_tag(wire::fieldOf(*room.replicaTag));
        open.set_depot_key(wire::fieldOf(room.depotKey->publicKey()));
        open.set_signature(
            wire::fieldOf(room.depotKey->sign(openLabel, {m_at.config.channelHash, room.replicaTag->view()})));
        if (static_cast<size_t>(frame.open_rooms().rooms_size()) == openRoomsPerFrame) flush();
    }
    flush();
}

void ClientOpening::onOpened(const wire::RoomsOpened& opened) {
    for (const wire::RoomOpened& room : opened.rooms()) {
        onRoom(room);
        if (m_at.out.closed()) return;
    }
    m_at.trust();
    if (m_waiting > 0 || m_answers.empty()) return;
    m_at.out.put(Opened{m_at.peerInstance, std::exchange(m_answers, {}), m_at.peerRun});
}

void ClientOpening::onRoom(const wire::RoomOpened& room) {
    const auto tag = m_at.read<ReplicaTag>(room.replica_tag());
    if (!tag) return;
    const auto found = m_offers.find(*tag);
    if (found == m_offers.end() || !found->second.waiting) return m_at.out.blame(SyncError::OutOfTurn);
    Offer& offer = found->second;
    if (room.refusal() == 0) {
        if (room.tag() != replicaSessionTag(*tag, m_at.config.channelHash)) {
            return m_at.out.blame(SyncError::UnknownRoom);
        }
        if (!m_at.rooms.agree(offer.room, room.tag())) return m_at.out.blame(SyncError::TooMuch);
        offer.opened = true;
    }
    offer.waiting = false;
    --m_waiting;
    m_answers.push_back({offer.room, room.refusal(), room.quota_bytes(), room.used_bytes()});
}

} // namespace ieum::sync
