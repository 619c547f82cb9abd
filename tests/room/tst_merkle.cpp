// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "room/merkle.h"

#include "crypto/init.h"
#include "room/limits.h"
#include "room/slices.h"
#include "support/seeded_random.h"

#include <QTest>

#include <bit>

using namespace ieum;
using namespace ieum::room;

class TestMerkle : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void rootsFollowTheDefinition();
    void everyLeafOfEveryTreeIsProved();
    void nothingElseIsProved();
    void innerNodesAreNoLeaves();
    void tablesAreCheckedAsAWhole();
    void slicesAreFoundByPrefix();
    void whatIsNoTableHoldsNothing();
};

namespace {

std::vector<MerkleRoot> leavesOf(size_t count) {
    std::vector<MerkleRoot> leaves;
    for (size_t i = 0; i < count; ++i) leaves.push_back(merkleLeaf(bytesOf(std::to_string(i))));
    return leaves;
}

/// RFC 6962, section 2.1, word for word: split at the largest power of two smaller than n.
MerkleRoot defined(const std::vector<MerkleRoot>& leaves) {
    if (leaves.size() == 1) return leaves.front();
    const auto split = static_cast<ptrdiff_t>(std::bit_floor(leaves.size() - 1));
    const MerkleRoot left = defined({leaves.begin(), leaves.begin() + split});
    const MerkleRoot right = defined({leaves.begin() + split, leaves.end()});
    const std::array mark{std::byte{1}};
    return crypto::hashTo<MerkleRoot>({mark, left.view(), right.view()});
}

Bytes tableOf(size_t count) {
    ieum::test::SeededRandom random(count + 1);
    Bytes table(count * sliceBytes);
    random.fill(table);
    return table;
}

} // namespace

void TestMerkle::rootsFollowTheDefinition() {
    for (size_t count = 1; count <= 70; ++count) {
        QVERIFY2(MerkleTree(leavesOf(count)).root() == defined(leavesOf(count)), qPrintable(QString::number(count)));
    }
    const std::array mark{std::byte{0}};
    QVERIFY(merkleLeaf(bytesOf("x")) == crypto::hashTo<MerkleRoot>({mark, bytesOf("x")}));
}

void TestMerkle::everyLeafOfEveryTreeIsProved() {
    for (size_t count = 1; count <= 70; ++count) {
        const auto leaves = leavesOf(count);
        const MerkleTree tree(leaves);
        for (size_t i = 0; i < count; ++i) {
            const MerkleProof proof = tree.proofOf(i);
            QVERIFY(proof.size() <= static_cast<size_t>(std::bit_width(count - 1)));
            QVERIFY(isInTree(leaves[i], i, count, proof, tree.root()));
        }
    }
}

void TestMerkle::nothingElseIsProved() {
    const size_t count = 21;
    const auto leaves = leavesOf(count);
    const MerkleTree tree(leaves);
    for (size_t i = 0; i < count; ++i) {
        const MerkleProof proof = tree.proofOf(i);
        for (size_t other = 0; other < count + 3; ++other) {
            if (other == i) continue;
            QVERIFY(!isInTree(leaves[i], other, count, proof, tree.root()));
            if (other < count) QVERIFY(!isInTree(leaves[other], i, count, proof, tree.root()));
        }
        QVERIFY(!isInTree(leaves[i], i, 0, proof, tree.root()));
        QVERIFY(!isInTree(leaves[i], UINT64_MAX, count, proof, tree.root()));
        MerkleProof longer = proof;
        longer.push_back(leaves[0]);
        QVERIFY(!isInTree(leaves[i], i, count, longer, tree.root()));
        MerkleProof shorter = proof;
        shorter.pop_back();
        QVERIFY(!isInTree(leaves[i], i, count, shorter, tree.root()));
        for (size_t at = 0; at < proof.size(); ++at) {
            MerkleProof wrong = proof;
            wrong[at].value[0] ^= std::byte{1};
            QVERIFY(!isInTree(leaves[i], i, count, wrong, tree.root()));
        }
    }
    QVERIFY(!isInTree(leaves[0], 0, count, MerkleProof(100'000), tree.root()));
}

void TestMerkle::innerNodesAreNoLeaves() {
    // A slice made of two hashes would have to hash like the node above them.
    const auto leaves = leavesOf(4);
    const MerkleTree tree(leaves);
    const MerkleRoot left = MerkleTree({leaves[0], leaves[1]}).root();
    Bytes forged = copyOf(leaves[0].view());
    append(forged, leaves[1].view());
    QVERIFY(merkleLeaf(forged) != left);
    QVERIFY(!isInTree(merkleLeaf(forged), 0, 2, {MerkleTree({leaves[2], leaves[3]}).root()}, tree.root()));
}

void TestMerkle::tablesAreCheckedAsAWhole() {
    const Bytes table = tableOf(33);
    const SliceTableId id = describeSlices(table);
    QCOMPARE(id.count, 33U);
    QVERIFY(id.table == crypto::hashTo<ChunkId>({table}));
    QVERIFY(checkSlices(table, id));
    for (const size_t size : {size_t{0}, sliceBytes, table.size() - 1, table.size() - sliceBytes}) {
        QVERIFY(!checkSlices(ByteView(table).first(size), id));
    }
    Bytes changed = table;
    changed[1000] ^= std::byte{1};
    QVERIFY(!checkSlices(changed, id));
    changed = table;
    append(changed, ByteView(table).first(sliceBytes));
    QVERIFY(!checkSlices(changed, id));
}

void TestMerkle::slicesAreFoundByPrefix() {
    Bytes table = tableOf(devicesMax);
    const SlicePrefix prefix = *SlicePrefix::from(ByteView(table).subspan(200 * sliceBytes, slicePrefixBytes));
    const SliceTableId id = describeSlices(table);
    const auto found = slicesFor(table, prefix);
    QCOMPARE(found.size(), size_t{1});
    QCOMPARE(found.front().index, 200U);
    QVERIFY(isProved(found.front(), id));
    QVERIFY(found.front().proof.size() * 32 + sliceBytes < 500); // what a device has to fetch
    ProvedSlice moved = found.front();
    moved.index = 201;
    QVERIFY(!isProved(moved, id));
    moved = found.front();
    moved.slice.value[20] ^= std::byte{1};
    QVERIFY(!isProved(moved, id));
    // Somebody contrived twenty devices that look alike.
    for (size_t i = 0; i < 20; ++i) {
        std::copy(prefix.value.begin(), prefix.value.end(), table.begin() + static_cast<ptrdiff_t>(i * sliceBytes));
    }
    QCOMPARE(slicesFor(table, prefix).size(), slicesPerPrefixMax);
    QVERIFY(slicesFor(table, SlicePrefix{}).empty());
}

void TestMerkle::whatIsNoTableHoldsNothing() {
    const Bytes table = tableOf(devicesMax + 1);
    const SlicePrefix prefix = *SlicePrefix::from(ByteView(table).first(slicePrefixBytes));
    for (const size_t size : {size_t{0}, size_t{51}, size_t{53}, table.size()}) {
        QVERIFY(slicesIn(ByteView(table).first(size)).empty());
        QVERIFY(slicesFor(ByteView(table).first(size), prefix).empty());
    }
}

QTEST_GUILESS_MAIN(TestMerkle)
#include "tst_merkle.moc"
