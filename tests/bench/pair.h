// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two sessions joined in memory, in lockstep: what both say in one round arrives in the next, so that rounds are the
// time that half a round trip takes. Every frame is counted.
#pragma once

#include "crypto/hash.h"
#include "support/seeded_random.h"
#include "sync/session.h"
#include "wire/codec.h"
#include "wire/frame.pb.h"

#include <deque>
#include <map>

namespace ieum::bench {

/// What travels beside each frame in a channel: length, kind of message, tag (docs/protocol/channel.md).
constexpr size_t channelBytesPerFrame = 2 + 1 + 16;

struct Told {
    size_t frames = 0;
    size_t bytes = 0;
    size_t onTheWire() const { return bytes + frames * channelBytesPerFrame; }
    Told& operator+=(const Told& other) {
        frames += other.frames;
        bytes += other.bytes;
        return *this;
    }
};

/// One node: the rooms that it has, as its store would tell a session.
struct Node {
    InstanceId instance;
    std::optional<feed::DeviceCertificate> device;
    std::shared_ptr<const crypto::SigningKey> deviceKey;
    std::vector<sync::RoomOffer> offers;
    std::map<RoomId, sync::LocalRoom> rooms;
    std::optional<uint64_t> cursor;
    sync::Claims claims;
};

class Pair {
  public:
    Pair(Node& left, Node& right, bool toReplica, Random& random);
    /// Until nobody has anything to say; how many rounds that took.
    size_t settle();
    void give(size_t side, sync::Input input);

    /// What both sides said, by kind of frame.
    const std::map<int, Told>& told() const { return m_told; }
    Told toldOf(std::initializer_list<wire::Frame::KindCase> kinds) const;
    /// The round in which this side first said a frame of this kind.
    size_t roundOf(size_t side, wire::Frame::KindCase kind) const { return m_rounds.at({side, kind}); }

  private:
    struct End {
        Node* node = nullptr;
        std::unique_ptr<sync::Session> session;
        std::vector<Bytes> said;
        std::vector<RoomId> opened;
    };
    void carryOut(End& end, const sync::Output& output, std::deque<sync::Input>& back);
    static sync::ShareRooms shareOf(Node& node, const std::vector<RoomId>& rooms);
    void note(size_t side, const Bytes& frame);

    std::array<End, 2> m_ends;
    std::map<int, Told> m_told;
    std::map<std::pair<size_t, int>, size_t> m_rounds;
    size_t m_round = 0;
};

} // namespace ieum::bench
