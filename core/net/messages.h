// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Everything that goes into and comes out of the network thread, as values.
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"
#include "crypto/agreement.h"
#include "net/error.h"
#include "net/proxy.h"
#include "net/replica_address.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace ieum::net {

struct ChannelId {
    uint64_t value = 0;
    auto operator<=>(const ChannelId&) const = default;
};

enum class PathKind : uint8_t { Lan, Replica };
/// A frame waits until no lane with a lower number has one. What is in them is the affair of those who fill them; for
/// what is in the first ones somebody waits.
enum class Lane : uint8_t { Prompt = 0, LastPrompt = 2, Bulk = 6 };
constexpr size_t laneCount = 7;

// --- commands, from any thread -------------------------------------------------------------------------------------

struct SendFrame {
    ChannelId channel;
    Bytes frame;
    Lane lane = Lane::Prompt;
};
struct CloseChannel {
    ChannelId channel;
    Error why;
};
/// The other side has proved itself: full frames from now on, and it no longer counts as a stranger.
struct TrustChannel {
    ChannelId channel;
};
struct ReplicaToKeep {
    ReplicaAddress address;
    Bytes pseudonymSecret; ///< 32 bytes, X25519: our static key for this replica alone
    std::string lastGood;  ///< where it was reached before, in numbers; empty: not known
};
/// The whole list: those missing from it are closed, new ones are dialled and kept.
struct KeepReplicas {
    std::vector<ReplicaToKeep> replicas;
};
/// By which proxy replicas are reached from now on. What was reached otherwise is dialled anew.
struct SetProxy {
    ProxyChoice choice;
};
/// LAN on or off; beacons and accepts.
struct SetLan {
    bool on = true;
};
/// Address hints of peers (typed, remembered or from an invitation), "host:port"; tried again with back-off. The whole
/// list: those missing from it are not dialled any more, but a channel that is there stays.
struct KeepPeers {
    std::vector<std::string> addresses;
};
/// Everything off (true) or back on. For people: "work offline".
struct Pause {
    bool paused = true;
};
using Command = std::variant<SendFrame, CloseChannel, TrustChannel, KeepReplicas, SetProxy, SetLan, KeepPeers, Pause>;

// --- events, delivered on the network thread ------------------------------------------------------------------------

struct ChannelUp {
    ChannelId channel;
    PathKind kind = PathKind::Lan;
    bool initiator = false;
    std::array<std::byte, 64> handshakeHash{};
    std::string remoteAddress;                              ///< "192.0.2.7:4711", for people and for remembering
    std::optional<ReplicaKey> replica;                      ///< when we dialled a replica
    std::optional<crypto::AgreementPublicKey> remoteStatic; ///< when we are the replica: the client's pseudonym
};
struct ChannelFrame {
    ChannelId channel;
    Bytes frame;
    /// As long as somebody keeps it the frame is not dealt with; of a channel with much of that no more is read.
    std::shared_ptr<const void> inHand;
};
struct ChannelDown {
    ChannelId channel;
    Error why;
};
/// A replica that is kept: reachable or not, since when and why not.
struct ReplicaState {
    ReplicaKey replica;
    bool up = false;
    WallMs since;
    std::optional<Error> why;
    std::string lastGood; ///< its numeric address when it was last up; empty: behind a proxy, or never
};
struct LanState {
    bool on = false;   ///< listening and beaconing
    uint16_t port = 0; ///< where we listen
    std::vector<std::string> interfaces;
    /// "host:port" where others may dial us, IPv4 first: one of either kind for each interface, without link-local
    /// IPv6, whose scope says nothing elsewhere.
    std::vector<std::string> addresses;
    WallMs since;
    std::optional<Error> why;
};
using Event = std::variant<ChannelUp, ChannelFrame, ChannelDown, ReplicaState, LanState>;

} // namespace ieum::net
