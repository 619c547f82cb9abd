// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Single frames, and a session with nobody behind it: for strangers who do not keep to the protocol.
#pragma once

#include "sync/world.h"

namespace ieum::sync::testing {

inline wire::Frame helloFrame(const InstanceId& instance, bool isReplica = false, uint32_t version = 1) {
    wire::Frame frame;
    frame.mutable_hello()->set_version(version);
    frame.mutable_hello()->set_instance(wire::fieldOf(instance));
    frame.mutable_hello()->set_is_replica(isReplica);
    return frame;
}

/// The frames of one kind that an end said, decoded.
inline std::vector<wire::Frame> framesOf(const End& end, wire::Frame::KindCase kind) {
    std::vector<wire::Frame> frames;
    for (const Bytes& bytes : end.said) {
        const auto frame = wire::decode<wire::Frame>(bytes);
        if (frame && frame->kind_case() == kind) frames.push_back(*frame);
    }
    return frames;
}

/// Of the one room that two devices proved to each other.
inline uint64_t tagOf(const End& end) {
    return framesOf(end, wire::Frame::kRoomProofs).at(0).room_proofs().proofs(0).tag();
}

inline void say(World& world, End& to, const wire::Frame& frame) { world.give(to, FrameArrived{wire::encode(frame)}); }

/// One session of `owner`; the test plays the other side.
inline End aloneWith(Owner& owner, Side side, bool initiator = true) {
    End end;
    end.owner = &owner;
    SessionConfig config{side, initiator, {}, owner.instance, owner.device, owner.deviceKey};
    end.session = std::make_unique<Session>(std::move(config), owner.claims, owner.dice);
    return end;
}

/// An owner of one room.
inline Owner ownerOf(const std::string& name, const std::string& room) {
    Owner owner(name);
    owner.rooms[room] = Access::Full;
    return owner;
}

} // namespace ieum::sync::testing
