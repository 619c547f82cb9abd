// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Merkle tree hashes and inclusion proofs over a list of leaves, as RFC 6962 (section 2.1) has them and RFC 9162
// (section 2.1.3) checks them, with BLAKE2b-256 in the place of SHA-256: Hash(0x00 | leaf) and Hash(0x01 | left |
// right), so that no inner node passes for a leaf; n > 1 leaves are split at the largest power of two smaller than n.
#pragma once

#include "crypto/hash.h"

#include <vector>

namespace ieum::room {

using MerkleRoot = FixedBytes<struct MerkleRootTag, 32>;
using MerkleProof = std::vector<MerkleRoot>; ///< siblings, from the leaf upwards

MerkleRoot merkleLeaf(ByteView leaf);

class MerkleTree {
  public:
    /// Of at least one leaf.
    explicit MerkleTree(std::vector<MerkleRoot> leaves);

    MerkleRoot root() const { return m_levels.back().front(); }
    MerkleProof proofOf(size_t index) const;

  private:
    std::vector<std::vector<MerkleRoot>> m_levels; ///< leaves first; a node without sibling moves up as it is
};

/// Everything may come from a stranger.
bool isInTree(const MerkleRoot& leaf, uint64_t index, uint64_t count, const MerkleProof& proof, const MerkleRoot& root);

} // namespace ieum::room
