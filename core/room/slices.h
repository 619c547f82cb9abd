// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The slice table of an epoch: for each device that it is for, in the order of their ids, one slice of 52 bytes (the
// first four bytes of the device's id, and the epoch's secret sealed to it). The commit names the table by its hash and
// the Merkle root over its slices; whoever has the table, a replica too, can hand out one slice with a proof, and needs
// no key for that. Pure functions.
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "room/merkle.h"

namespace ieum::room {

constexpr size_t slicePrefixBytes = 4;
constexpr size_t sealedSliceBytes = 32 + 16;
constexpr size_t sliceBytes = slicePrefixBytes + sealedSliceBytes;

using SlicePrefix = FixedBytes<struct SlicePrefixTag, slicePrefixBytes>;
using Slice = FixedBytes<struct SliceTag, sliceBytes>;

SlicePrefix slicePrefixOf(const DeviceId& device);

/// What a commit says of its table.
struct SliceTableId {
    ChunkId table;
    MerkleRoot root;
    uint32_t count = 0;
    auto operator<=>(const SliceTableId&) const = default;
};

struct ProvedSlice {
    uint32_t index = 0;
    Slice slice;
    MerkleProof proof;
};

/// Of a table that has at least one slice.
SliceTableId describeSlices(ByteView table);
/// Is this the table that a commit names? Errors: BadEpoch.
Done checkSlices(ByteView table, const SliceTableId& wanted);
/// The slices in it. Empty for what is no table.
std::vector<Slice> slicesIn(ByteView table);
/// Those with this prefix, at most slicesPerPrefixMax, with proofs. Empty for what is no table.
std::vector<ProvedSlice> slicesFor(ByteView table, const SlicePrefix& prefix);
bool isProved(const ProvedSlice& slice, const SliceTableId& table);

} // namespace ieum::room
