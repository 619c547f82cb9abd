// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/merkle.h"

#include "base/assert.h"

namespace ieum::room {

namespace {

constexpr std::array leafMark{std::byte{0}};
constexpr std::array nodeMark{std::byte{1}};

MerkleRoot nodeOf(const MerkleRoot& left, const MerkleRoot& right) {
    return crypto::hashTo<MerkleRoot>({nodeMark, left.view(), right.view()});
}

} // namespace

MerkleRoot merkleLeaf(ByteView leaf) { return crypto::hashTo<MerkleRoot>({leafMark, leaf}); }

MerkleTree::MerkleTree(std::vector<MerkleRoot> leaves) {
    IEUM_ASSERT(!leaves.empty());
    m_levels.push_back(std::move(leaves));
    // Pairing from the left and carrying the odd one up is the same tree as splitting at the largest power of two.
    while (m_levels.back().size() > 1) {
        const std::vector<MerkleRoot>& below = m_levels.back();
        std::vector<MerkleRoot> level;
        level.reserve((below.size() + 1) / 2);
        for (size_t i = 0; i + 1 < below.size(); i += 2) level.push_back(nodeOf(below[i], below[i + 1]));
        if (below.size() % 2 == 1) level.push_back(below.back());
        m_levels.push_back(std::move(level));
    }
}

MerkleProof MerkleTree::proofOf(size_t index) const {
    IEUM_ASSERT(index < m_levels.front().size());
    MerkleProof proof;
    for (const std::vector<MerkleRoot>& level : m_levels) {
        const size_t sibling = index ^ 1U;
        if (sibling < level.size()) proof.push_back(level[sibling]);
        index /= 2;
    }
    return proof;
}

bool isInTree(const MerkleRoot& leaf, uint64_t index, uint64_t count, const MerkleProof& proof,
              const MerkleRoot& root) {
    if (index >= count) return false;
    // RFC 9162, 2.1.3.2.
    uint64_t at = index;
    uint64_t last = count - 1;
    MerkleRoot made = leaf;
    for (const MerkleRoot& sibling : proof) {
        if (last == 0) return false;
        if (at % 2 == 1 || at == last) {
            made = nodeOf(sibling, made);
            while (at % 2 == 0 && at != 0) {
                at /= 2;
                last /= 2;
            }
        } else {
            made = nodeOf(made, sibling);
        }
        at /= 2;
        last /= 2;
    }
    return last == 0 && made == root;
}

} // namespace ieum::room
