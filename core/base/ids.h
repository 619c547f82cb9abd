// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every id of the protocol, each a type of its own (docs/protocol.md, "Ids").
#pragma once

#include "base/fixed_bytes.h"

namespace ieum {

using PersonId = FixedBytes<struct PersonTag, 32>;   ///< Ed25519 public key of the person's root
using DeviceId = FixedBytes<struct DeviceTag, 32>;   ///< Ed25519 public key of one installation
using RoomId = FixedBytes<struct RoomTag, 32>;       ///< random (group) or derived from two persons (1:1)
using FeedId = FixedBytes<struct FeedTag, 32>;       ///< Ed25519 public key of one feed
using EventId = FixedBytes<struct EventTag, 32>;     ///< BLAKE2b-256 of the event's header
using BodyHash = FixedBytes<struct BodyHashTag, 32>; ///< BLAKE2b-256 of the event's body as it travels
using EpochId = FixedBytes<struct EpochTag, 32>;     ///< commits to one epoch's secret; zero: the room's control key
using MessageId = FixedBytes<struct MessageTag, 16>; ///< hash of author device and nonce, known before sending
using ChunkId = FixedBytes<struct ChunkTag, 32>;     ///< BLAKE2b-256 of a sealed chunk
using FileId = FixedBytes<struct FileTag, 32>;       ///< chunk id of the file's sealed manifest
using ReplicaKey = FixedBytes<struct ReplicaKeyTag, 32>; ///< X25519 public key that a replica's address pins
using ReplicaTag = FixedBytes<struct ReplicaTagTag, 32>; ///< what one replica knows a room by
using SessionTag = FixedBytes<struct SessionTagTag, 8>;  ///< what one session calls a room
using InstanceId = FixedBytes<struct InstanceTag, 16>;   ///< random per database; a new one voids all cursors

} // namespace ieum
