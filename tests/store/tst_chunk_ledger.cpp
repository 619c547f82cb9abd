// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/chunk_ledger.h"
#include "store/disk.h"

using namespace ieum;
using namespace ieum::store;
using namespace ieum::store::test;

class TestChunkLedger : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init();
    void everyChunkIsOneLineById();
    void pagesGoOn();
    void manifestsThatWereReadAreListed();
    void filesAreThoseOfMessages();
    void whatIsLostMakesFilesIncomplete();

  private:
    void add(uint8_t file, const std::vector<ChunkId>& chunks, const std::vector<ChunkId>& here) {
        FileEntry entry;
        entry.id = idOf<FileId>(file);
        entry.room = idOf<RoomId>(1);
        entry.message = idOf<MessageId>(file);
        entry.name = "파일";
        entry.key = keyOf(file);
        entry.author = idOf<PersonId>(3);
        FileStore files(*m_connection);
        REQUIRE(files.put(entry));
        REQUIRE(files.setChunks(entry.id, chunks, 1000, 500));
        for (const ChunkId& chunk : here) REQUIRE(files.markHave(chunk));
    }
    FileState stateOf(uint8_t file) { return FileStore(*m_connection).entries(idOf<FileId>(file))->front().state; }

    std::unique_ptr<Disk> m_disk;
    std::unique_ptr<Connection> m_connection;
};

void TestChunkLedger::init() {
    m_connection.reset();
    m_disk = std::make_unique<Disk>();
    m_connection = m_disk->make();
    QVERIFY(m_connection);
    add(40, {idOf<ChunkId>(9), idOf<ChunkId>(5)}, {idOf<ChunkId>(9), idOf<ChunkId>(5)});
    add(41, {idOf<ChunkId>(7), idOf<ChunkId>(5), idOf<ChunkId>(2)}, {idOf<ChunkId>(7)});
}

void TestChunkLedger::everyChunkIsOneLineById() {
    const auto lines = ChunkLedger(*m_connection).chunksAfter({}, 10);
    REQUIRE(lines);
    QCOMPARE(lines->size(), size_t{4});
    const std::pair<uint8_t, bool> wanted[] = {{2, false}, {5, true}, {7, true}, {9, true}};
    for (size_t i = 0; i < 4; ++i) {
        QVERIFY((*lines)[i].chunk == idOf<ChunkId>(wanted[i].first));
        QCOMPARE((*lines)[i].isHere, wanted[i].second);
    }
}

void TestChunkLedger::pagesGoOn() {
    ChunkLedger ledger(*m_connection);
    ChunkId after;
    for (const uint8_t wanted : {uint8_t{2}, uint8_t{5}, uint8_t{7}, uint8_t{9}}) {
        const auto lines = ledger.chunksAfter(after, 1);
        REQUIRE(lines);
        QCOMPARE(lines->size(), size_t{1});
        after = lines->front().chunk;
        QVERIFY(after == idOf<ChunkId>(wanted));
    }
    QVERIFY(ledger.chunksAfter(after, 1)->empty());
}

void TestChunkLedger::manifestsThatWereReadAreListed() {
    FileEntry unread;
    unread.id = idOf<FileId>(42);
    unread.room = idOf<RoomId>(1);
    unread.message = idOf<MessageId>(42);
    unread.key = keyOf(1);
    REQUIRE(FileStore(*m_connection).put(unread));
    ChunkLedger ledger(*m_connection);
    const auto lines = ledger.manifestsAfter({}, 10);
    REQUIRE(lines);
    QCOMPARE(lines->size(), size_t{2});
    QVERIFY((*lines)[0].chunk == idOf<ChunkId>(40) && (*lines)[0].isHere);
    QCOMPARE(ledger.manifestsAfter(idOf<ChunkId>(40), 10)->size(), size_t{1});
}

void TestChunkLedger::filesAreThoseOfMessages() {
    ChunkLedger ledger(*m_connection);
    QCOMPARE(*ledger.filesOf(idOf<ChunkId>(5)), (std::vector{idOf<FileId>(40), idOf<FileId>(41)}));
    QCOMPARE(*ledger.filesOf(idOf<ChunkId>(40)), (std::vector{idOf<FileId>(40)})); // its manifest
    QVERIFY(ledger.filesOf(idOf<ChunkId>(77))->empty());
    REQUIRE(m_connection->execute("DELETE FROM attachment"));
    QVERIFY(ledger.filesOf(idOf<ChunkId>(5))->empty());
}

void TestChunkLedger::whatIsLostMakesFilesIncomplete() {
    ChunkLedger ledger(*m_connection);
    QVERIFY(stateOf(40) == FileState::Whole);
    REQUIRE(ledger.lost(idOf<ChunkId>(5)));
    QVERIFY(stateOf(40) == FileState::Known);
    QVERIFY(!(*ledger.chunksAfter(idOf<ChunkId>(2), 1)).front().isHere);
    REQUIRE(FileStore(*m_connection).markHave(idOf<ChunkId>(5)));
    QVERIFY(stateOf(40) == FileState::Whole);
    REQUIRE(ledger.lost(idOf<ChunkId>(40)));
    QVERIFY(stateOf(40) == FileState::Known);
    QVERIFY(FileStore(*m_connection).missingChunks(idOf<FileId>(40), 10)->empty());
}

QTEST_GUILESS_MAIN(TestChunkLedger)
#include "tst_chunk_ledger.moc"
