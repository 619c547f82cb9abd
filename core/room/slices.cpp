// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/slices.h"

#include "room/error.h"
#include "room/limits.h"

#include <algorithm>

namespace ieum::room {

namespace {

bool isTable(ByteView bytes) {
    return !bytes.empty() && bytes.size() % sliceBytes == 0 && bytes.size() <= devicesMax * sliceBytes;
}

MerkleTree treeOf(ByteView table) {
    std::vector<MerkleRoot> leaves;
    leaves.reserve(table.size() / sliceBytes);
    for (size_t at = 0; at < table.size(); at += sliceBytes)
        leaves.push_back(merkleLeaf(table.subspan(at, sliceBytes)));
    return MerkleTree(std::move(leaves));
}

} // namespace

SlicePrefix slicePrefixOf(const DeviceId& device) {
    return *SlicePrefix::from(device.view().first<slicePrefixBytes>());
}

SliceTableId describeSlices(ByteView table) {
    return {crypto::hashTo<ChunkId>({table}), treeOf(table).root(), static_cast<uint32_t>(table.size() / sliceBytes)};
}

Done checkSlices(ByteView table, const SliceTableId& wanted) {
    const bool fits = isTable(table) && table.size() == wanted.count * sliceBytes;
    if (!fits || treeOf(table).root() != wanted.root) return fail(Cause::Peer, RoomError::BadEpoch);
    return {};
}

std::vector<Slice> slicesIn(ByteView table) {
    std::vector<Slice> slices;
    if (!isTable(table)) return slices;
    for (size_t at = 0; at < table.size(); at += sliceBytes)
        slices.push_back(*Slice::from(table.subspan(at, sliceBytes)));
    return slices;
}

std::vector<ProvedSlice> slicesFor(ByteView table, const SlicePrefix& prefix) {
    std::vector<ProvedSlice> found;
    const std::vector<Slice> all = slicesIn(table);
    for (size_t i = 0; i < all.size() && found.size() < slicesPerPrefixMax; ++i) {
        const ByteView start = all[i].view().first<slicePrefixBytes>();
        if (std::equal(start.begin(), start.end(), prefix.value.begin())) {
            found.push_back({static_cast<uint32_t>(i), all[i], {}});
        }
    }
    if (found.empty()) return found;
    const MerkleTree tree = treeOf(table);
    for (ProvedSlice& each : found) each.proof = tree.proofOf(each.index);
    return found;
}

bool isProved(const ProvedSlice& slice, const SliceTableId& table) {
    return isInTree(merkleLeaf(slice.slice.view()), slice.index, table.count, slice.proof, table.root);
}

} // namespace ieum::room
