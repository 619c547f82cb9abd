// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/replica_opening.h"

#include "sync/client_opening.h"
#include "sync/limits.h"

namespace ieum::sync {

namespace {

constexpr std::string_view openLabel = "ieum open room v1";

/// On a replica a room is its tag.
RoomId roomOf(const ReplicaTag& tag) { return RoomId{tag.value}; }

} // namespace

void ReplicaOpening::onOpen(const wire::OpenRooms& open) {
    if (open.token().size() > tokenBytesMax) {
        return m_at.out.blame(SyncError::TooMuch, static_cast<int64_t>(open.token().size()));
    }
    for (const wire::OpenRoom& room : open.rooms()) {
        onRoom(room, open.token());
        if (m_at.out.closed()) return;
    }
    send();
}

void ReplicaOpening::onRoom(const wire::OpenRoom& room, const std::string& token) {
    const auto tag = m_at.read<ReplicaTag>(room.replica_tag());
    const auto key = m_at.read<FixedBytes<struct DepotKeyTag, 32>>(room.depot_key());
    const auto signature = m_at.read<crypto::Signature>(room.signature());
    if (!tag || !key || !signature) return;
    if (m_asked.contains(*tag) || m_open.contains(*tag)) return m_at.out.blame(SyncError::OutOfTurn);
    if (m_asked.size() + m_open.size() >= roomsMax) return refuse(*tag, wire::REFUSAL_TOO_MANY);
    if (!crypto::verify(key->view(), openLabel, {m_at.config.channelHash, tag->view()}, *signature)) {
        return refuse(*tag, wire::REFUSAL_BAD_SIGNATURE);
    }
    m_asked.insert(*tag);
    m_at.trust();
    m_at.out.put(RoomRequested{*tag, *key, copyOf(bytesOf(token))});
}

void ReplicaOpening::refuse(const ReplicaTag& tag, uint32_t code) {
    wire::RoomOpened& reply = *m_reply.mutable_rooms_opened()->add_rooms();
    reply.set_replica_tag(wire::fieldOf(tag));
    reply.set_refusal(code);
    if (static_cast<size_t>(m_reply.rooms_opened().rooms_size()) == roomsOpenedPerFrame) send();
}

/// At once, for our owner may share the room next; the client waits until it has all its answers.
void ReplicaOpening::answer(const AnswerRoom& answer) {
    if (m_asked.erase(answer.tag) == 0) return;
    wire::RoomOpened& reply = *m_reply.mutable_rooms_opened()->add_rooms();
    reply.set_replica_tag(wire::fieldOf(answer.tag));
    reply.set_refusal(answer.refusal);
    reply.set_quota_bytes(answer.quotaBytes);
    reply.set_used_bytes(answer.usedBytes);
    if (answer.refusal == 0) {
        const uint64_t tag = replicaSessionTag(answer.tag, m_at.config.channelHash);
        m_at.rooms.agree(roomOf(answer.tag), tag);
        m_open.insert(answer.tag);
        m_done = true;
        reply.set_tag(tag);
    }
    send();
}

void ReplicaOpening::send() {
    if (m_reply.rooms_opened().rooms_size() > 0) m_at.out.send(m_reply);
    m_reply.Clear();
}

} // namespace ieum::sync
