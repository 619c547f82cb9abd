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
    sendWhenAllAnswered();
}

void ReplicaOpening::onRoom(const wire::OpenRoom& room, const std::string& token) {
    const auto tag = m_at.read<ReplicaTag>(room.replica_tag());
    const auto key = m_at.read<FixedBytes<struct DepotKeyTag, 32>>(room.depot_key());
    const auto signature = m_at.read<crypto::Signature>(room.signature());
    if (!tag || !key || !signature) return;
    if (m_asked.contains(*tag) || m_open.contains(*tag)) return m_at.out.blame(SyncError::OutOfTurn);
    // Refused ones count too while they wait, so that answers never grow beyond this either.
    if (m_asked.size() + m_open.size() >= roomsMax) {
        // Twice as many would not be said in earnest any more.
        if (m_asked.size() >= 2 * roomsMax) return m_at.out.blame(SyncError::TooMuch);
        return refuse(*tag, wire::REFUSAL_TOO_MANY);
    }
    if (!crypto::verify(key->view(), openLabel, {m_at.config.channelHash, tag->view()}, *signature)) {
        return refuse(*tag, wire::REFUSAL_BAD_SIGNATURE);
    }
    m_asked[*tag] = {};
    ++m_waiting;
    m_at.trust();
    m_at.out.put(RoomRequested{*tag, *key, copyOf(bytesOf(token))});
}

void ReplicaOpening::refuse(const ReplicaTag& tag, uint32_t code) {
    Asked& asked = m_asked[tag];
    asked.answered = true;
    asked.reply.set_replica_tag(wire::fieldOf(tag));
    asked.reply.set_refusal(code);
}

void ReplicaOpening::answer(const AnswerRoom& answer) {
    const auto found = m_asked.find(answer.tag);
    if (found == m_asked.end() || found->second.answered) return;
    --m_waiting;
    if (answer.refusal != 0) {
        refuse(answer.tag, answer.refusal);
    } else {
        Asked& asked = found->second;
        asked.answered = true;
        const uint64_t tag = replicaSessionTag(answer.tag, m_at.config.channelHash);
        m_at.rooms.agree(roomOf(answer.tag), tag);
        m_open.insert(answer.tag);
        m_done = true;
        asked.reply.set_replica_tag(wire::fieldOf(answer.tag));
        asked.reply.set_tag(tag);
    }
    found->second.reply.set_quota_bytes(answer.quotaBytes);
    found->second.reply.set_used_bytes(answer.usedBytes);
    sendWhenAllAnswered();
}

void ReplicaOpening::sendWhenAllAnswered() {
    if (m_waiting > 0) return;
    wire::Frame frame;
    for (auto& [tag, asked] : m_asked) {
        *frame.mutable_rooms_opened()->add_rooms() = std::move(asked.reply);
        if (static_cast<size_t>(frame.rooms_opened().rooms_size()) < roomsOpenedPerFrame) continue;
        m_at.out.send(frame);
        frame.Clear();
    }
    if (frame.rooms_opened().rooms_size() > 0) m_at.out.send(frame);
    m_asked.clear();
}

} // namespace ieum::sync
