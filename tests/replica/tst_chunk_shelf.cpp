// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replica/chunk_shelf.h"

#include "replica/faulty_backend.h"
#include "replica/folk.h"
#include "sync/limits.h"

using namespace ieum;
using namespace ieum::replica::test;

namespace {

RoomId lunch() { return sync::testing::roomOf("lunch"); }

ChunkId putInto(Owner& owner, size_t bytes, uint8_t fill) {
    Bytes chunk(bytes, static_cast<std::byte>(fill));
    const ChunkId id = vault::chunkIdOf(chunk);
    owner.chunks[id] = std::move(chunk);
    return id;
}

/// Two members of a registered room.
struct Scene {
    Disk disk;
    FaultyBackend backend{*disk.backend};
    Town town;
    Owner mina{"mina"};
    Owner joon{"joon"};
    Line* minas = nullptr;
    Line* joons = nullptr;

    explicit Scene(const replica::DepotOptions& given = options()) : town(given, backend, disk.chunks) {
        mina.rooms["lunch"];
        joon.rooms["lunch"];
        minas = &town.connect(mina, tokenOf());
        town.settle();
        joons = &town.connect(joon);
        town.settle();
    }
    void offer(const std::vector<ChunkId>& chunks) {
        town.give(*minas, sync::AskChunks{lunch(), chunks, true});
        town.settle();
    }
    uint64_t usedBytes() { return (*disk.backend->room(tagOf("lunch")))->usage.bytes; }
    bool isListed(const ChunkId& chunk) {
        return !disk.backend->kept().chunks.having(tagOf("lunch"), {chunk})->empty();
    }
};

} // namespace

class TestChunkShelf : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void offeredChunkIsFetchedAndTheRoomIsTold() {
        Scene scene;
        const ChunkId chunk = putInto(scene.mina, 200'000, 1);
        scene.offer({chunk});
        QVERIFY(scene.isListed(chunk));
        QVERIFY(scene.disk.chunks.has(chunk));
        QCOMPARE(scene.usedBytes(), uint64_t{200'000});
        for (Owner* each : {&scene.mina, &scene.joon}) {
            QCOMPARE(each->noted.holders.size(), size_t{1});
            QCOMPARE(each->noted.holders[0].chunks, std::vector{chunk});
        }
    }

    void memberFetchesItFromThere() {
        Scene scene;
        const ChunkId chunk = putInto(scene.mina, 70'000, 1);
        scene.offer({chunk});
        scene.town.give(*scene.joons, sync::FetchChunks{lunch(), {chunk}});
        scene.town.settle();
        QCOMPARE(scene.joon.chunks[chunk], scene.mina.chunks[chunk]);
    }

    void askingTellsWhatIsThere() {
        Scene scene;
        const ChunkId there = putInto(scene.mina, 100, 1);
        const ChunkId elsewhere = putInto(scene.mina, 100, 2);
        scene.offer({there});
        scene.joon.noted.holders.clear();
        scene.town.give(*scene.joons, sync::AskChunks{lunch(), {elsewhere, there}, false});
        scene.town.settle();
        QCOMPARE(scene.joon.noted.holders.size(), size_t{1});
        QCOMPARE(scene.joon.noted.holders[0].chunks, std::vector{there});
        QVERIFY(!scene.isListed(elsewhere));
    }

    void itSaysForHowLongItKeepsEach() {
        auto aDay = options();
        aDay.chunkKeptMs = replica::dayMs;
        Scene scene(aDay);
        const ChunkId chunk = putInto(scene.mina, 100, 1);
        scene.offer({chunk});
        constexpr uint64_t daySeconds = 24 * 60 * 60;
        QVERIFY(scene.joon.noted.holders.at(0).leftSeconds == std::vector{daySeconds});
        scene.town.pass(3'600'000);
        for (const bool offer : {false, true}) { // of an offer, it has the first one's already
            scene.joon.noted.holders.clear();
            scene.joon.chunks[chunk] = scene.mina.chunks[chunk];
            scene.town.give(*scene.joons, sync::AskChunks{lunch(), {chunk}, offer});
            scene.town.settle();
            QVERIFY(scene.joon.noted.holders.at(0).leftSeconds == std::vector{daySeconds - 3600});
        }
    }

    void chunkThatIsThereIsNotFetchedAgain() {
        Scene scene;
        const ChunkId chunk = putInto(scene.mina, 100, 1);
        scene.offer({chunk});
        const size_t before = scene.minas->heardOf(wire::Frame::kChunkWant);
        scene.offer({chunk});
        QCOMPARE(scene.minas->heardOf(wire::Frame::kChunkWant), before);
        QCOMPARE(scene.mina.noted.holders.size(), size_t{2});
        QCOMPARE(scene.usedBytes(), uint64_t{100});
    }

    void chunkWithWrongBytesClosesItsSenderAlone() {
        Scene scene;
        // A bad spot of a disk is no reason, and nothing of it is taken; so many are one.
        for (size_t i = 0; i <= sync::badChunksMax; ++i) {
            QVERIFY(!scene.minas->closed);
            const ChunkId chunk = putInto(scene.mina, 100, static_cast<uint8_t>(i));
            scene.mina.chunks[chunk][5] ^= std::byte{1};
            scene.offer({chunk});
            QVERIFY(!scene.isListed(chunk));
            QVERIFY(!scene.disk.chunks.has(chunk));
        }
        QVERIFY(scene.minas->closed.has_value());
        QVERIFY(!scene.joons->closed);
    }

    void roomsDoNotReadEachOthersChunks() {
        Scene scene;
        const ChunkId chunk = putInto(scene.mina, 100, 1);
        scene.offer({chunk});
        Owner other("other");
        other.rooms["tea"];
        Line& line = scene.town.connect(other, tokenOf());
        scene.town.settle();
        scene.town.give(line, sync::FetchChunks{sync::testing::roomOf("tea"), {chunk}});
        scene.town.settle();
        QVERIFY(other.chunks.empty());
        QCOMPARE(other.noted.missed, std::vector{chunk});
    }

    void overQuotaIsNotFetched() {
        auto small = options();
        small.admission.quota.bytes = vault::sealedBytesMax + 1000;
        Scene scene(small);
        const ChunkId first = putInto(scene.mina, 100'000, 1);
        const ChunkId second = putInto(scene.mina, 100'000, 2);
        const ChunkId third = putInto(scene.mina, 100'000, 3);
        scene.offer({first, second, third});
        // How large they are is not known before they come: what might not fit is left for the next offer.
        QVERIFY(scene.isListed(first));
        QVERIFY(!scene.isListed(second));
        QCOMPARE(scene.usedBytes(), uint64_t{100'000});
        QVERIFY(!scene.minas->closed);
    }

    void sweepDropsOldChunksOnly() {
        Scene scene;
        const ChunkId old = putInto(scene.mina, 100, 1);
        const ChunkId young = putInto(scene.mina, 200, 2);
        scene.offer({old});
        scene.town.pass(10 * replica::dayMs);
        scene.minas = &scene.town.connect(scene.mina);
        scene.town.settle();
        scene.offer({young});
        QCOMPARE(*scene.town.depot().sweep(scene.town.now()), size_t{0});
        scene.town.pass(4 * replica::dayMs + 1);
        QCOMPARE(*scene.town.depot().sweep(scene.town.now()), size_t{1});
        QVERIFY(!scene.isListed(old) && !scene.disk.chunks.has(old));
        QVERIFY(scene.isListed(young) && scene.disk.chunks.has(young));
        QCOMPARE(scene.usedBytes(), uint64_t{200});
        QCOMPARE(*scene.town.depot().sweep(scene.town.now()), size_t{0});
    }

    void fileStaysWhileAnotherRoomKeepsIt() {
        Scene scene;
        const ChunkId chunk = putInto(scene.mina, 100, 1);
        scene.offer({chunk});
        scene.town.pass(10 * replica::dayMs);
        Owner other("other");
        other.rooms["tea"];
        other.chunks = scene.mina.chunks;
        Line& line = scene.town.connect(other, tokenOf());
        scene.town.settle();
        scene.town.give(line, sync::AskChunks{sync::testing::roomOf("tea"), {chunk}, true});
        scene.town.settle();
        scene.town.pass(5 * replica::dayMs);
        QCOMPARE(*scene.town.depot().sweep(scene.town.now()), size_t{1});
        QVERIFY(!scene.isListed(chunk));
        QVERIFY(scene.disk.chunks.has(chunk));
    }

    void fileThatWasDeletedByHandIsFetchedAgain() {
        Scene scene;
        const ChunkId chunk = putInto(scene.mina, 100, 1);
        scene.offer({chunk});
        QVERIFY(scene.disk.chunks.remove(chunk));
        scene.offer({chunk});
        QVERIFY(scene.disk.chunks.has(chunk));
        QCOMPARE(scene.usedBytes(), uint64_t{100});
    }

    void filesOfAFailedCommitAreTakenAwayAndNobodyIsTold() {
        Scene scene;
        const ChunkId chunk = putInto(scene.mina, 100, 1);
        scene.backend.beforeCommit = [&] { scene.backend.commitFails = scene.disk.chunks.has(chunk); };
        scene.offer({chunk});
        QVERIFY(scene.minas->closed.has_value());
        QVERIFY(!scene.disk.chunks.has(chunk));
        QVERIFY(!scene.isListed(chunk));
        QVERIFY(scene.joon.noted.holders.empty());
    }
};

QTEST_GUILESS_MAIN(TestChunkShelf)
#include "tst_chunk_shelf.moc"
