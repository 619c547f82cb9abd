// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <vector>

#include "store/disk.h"
#include "store/file_index.h"
#include "store/keep_store.h"
#include "store/timeline_store.h"

using namespace ieum;
using namespace ieum::store;
using namespace ieum::store::test;

class TestKeepStore : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init();
    void rulesComeBackAsTheyWere();
    void badRowsAreNoRules();
    void theLongestUnusedComesFirst();
    void pinnedAndPartsAreNotAmongThem();
    void whatLiesHereIsCounted();
    void wishesAndUsesAreKept();
    void aFileThatMakesRoomStaysKnown();
    void whatAnotherFileHasStays();
    void whatIsWantedAgainIsNotDeleted();
    void openFilesAreThoseOfShownMessages();

  private:
    static FileId file(uint8_t number) { return idOf<FileId>(number); }
    static ChunkId chunk(uint8_t number) { return idOf<ChunkId>(number); }
    /// Whole when all its chunks are here.
    void add(uint8_t number, const std::vector<ChunkId>& chunks, size_t here, uint64_t sizeBytes = 1000) {
        FileEntry entry;
        entry.id = file(number);
        entry.room = idOf<RoomId>(1);
        entry.message = idOf<MessageId>(number);
        entry.name = "파일";
        entry.key = keyOf(number);
        entry.author = idOf<PersonId>(3);
        FileStore files(*m_connection);
        REQUIRE(files.put(entry));
        REQUIRE(files.setChunks(entry.id, chunks, sizeBytes, 500));
        for (size_t i = 0; i < here; ++i) REQUIRE(files.markHave(chunks[i]));
    }
    std::vector<FileId> leastUsed(int64_t untilMs = 1'000'000) {
        std::vector<FileId> all;
        UsePlace after;
        for (;;) { // one by one: pages join
            const auto page = keep().leastUsed(after, untilMs, 1);
            if (!page || page->empty()) return all;
            all.push_back(page->front().file);
            after = page->front().place;
        }
    }
    KeepStore keep() { return KeepStore(*m_connection); }
    FileState stateOf(uint8_t number) { return FileStore(*m_connection).entries(file(number))->front().state; }

    std::unique_ptr<Disk> m_disk;
    std::unique_ptr<Connection> m_connection;
};

void TestKeepStore::init() {
    m_connection.reset();
    m_disk = std::make_unique<Disk>();
    m_connection = m_disk->make();
    QVERIFY(m_connection);
}

void TestKeepStore::rulesComeBackAsTheyWere() {
    const std::vector<vault::KeepRule> rules = {{idOf<RoomId>(1), uint8_t{2}, 10'000'000, true, true},
                                                {{}, uint8_t{0}, {}, false, false},
                                                {{}, {}, 0, true, false}};
    REQUIRE(keep().setRules(rules));
    auto read = keep().rules();
    REQUIRE(read);
    QCOMPARE(read->size(), size_t{3});
    for (const vault::KeepRule& rule : rules) QVERIFY(std::find(read->begin(), read->end(), rule) != read->end());
    REQUIRE(keep().setRules({}));
    QVERIFY(keep().rules()->empty());
}

void TestKeepStore::badRowsAreNoRules() {
    for (const char* row : {"x'0102', -1, -1, 1, 0", "x'', 256, -1, 1, 0", "x'', 99999999999, -1, 1, 0"}) {
        REQUIRE(m_connection->execute(("INSERT INTO keep_rule VALUES(" + std::string(row) + ")").c_str()));
        REQUIRE_ERROR(keep().rules(), StoreError::BadRow);
        REQUIRE(m_connection->execute("DELETE FROM keep_rule"));
    }
}

void TestKeepStore::theLongestUnusedComesFirst() {
    for (const uint8_t number : {uint8_t{40}, uint8_t{41}, uint8_t{42}, uint8_t{43}}) {
        add(number, {chunk(number)}, 1, 100);
    }
    REQUIRE(keep().noteUsed(file(40), 500));
    REQUIRE(keep().noteUsed(file(42), 300));
    REQUIRE(keep().noteUsed(file(42), 200));                                      // no way back
    QCOMPARE(leastUsed(), (std::vector{file(41), file(43), file(42), file(40)})); // of the same age the first to come
    QCOMPARE(leastUsed(499), (std::vector{file(41), file(43), file(42)}));
    QVERIFY(leastUsed(-1).empty());
}

void TestKeepStore::pinnedAndPartsAreNotAmongThem() {
    add(40, {chunk(1), chunk(2)}, 2);
    add(41, {chunk(3), chunk(4)}, 1);
    add(42, {chunk(5)}, 1, 100);
    add(43, {chunk(6)}, 1, 0); // nothing is won by it
    REQUIRE(FileIndex(*m_connection).setPinned(file(40), true));
    QVERIFY(*keep().isPinned(file(40)) && !*keep().isPinned(file(42)) && !*keep().isPinned(file(99)));
    QCOMPARE(leastUsed(), std::vector{file(42)});
    REQUIRE(m_connection->execute("DELETE FROM attachment"));
    QVERIFY(leastUsed().empty()); // of no message: it goes anyway
}

void TestKeepStore::whatLiesHereIsCounted() {
    QCOMPARE(*keep().usedBytes(), uint64_t{0});
    add(40, {chunk(1), chunk(2)}, 2, 700);
    add(41, {chunk(3), chunk(4)}, 1, 900);
    QCOMPARE(*keep().usedBytes(), uint64_t{1200});
    REQUIRE(FileIndex(*m_connection).setPinned(file(40), true));
    QCOMPARE(*keep().pinnedBytes(), uint64_t{700});
    REQUIRE(FileStore(*m_connection).markHave(chunk(4)));
    QCOMPARE(*keep().usedBytes(), uint64_t{1600});
}

void TestKeepStore::wishesAndUsesAreKept() {
    QVERIFY(*keep().wishOf(file(40)) == Wish::None);
    add(40, {chunk(1)}, 0);
    for (const Wish wish : {Wish::ByRule, Wish::Asked, Wish::None}) {
        REQUIRE(keep().setWish(file(40), wish));
        QVERIFY(*keep().wishOf(file(40)) == wish);
    }
}

void TestKeepStore::aFileThatMakesRoomStaysKnown() {
    add(40, {chunk(1), chunk(2)}, 2);
    QVERIFY(!*keep().hasDropped());
    REQUIRE(keep().makeRoom(file(40)));
    QVERIFY(stateOf(40) == FileState::Known);
    QVERIFY(*keep().wishOf(file(40)) == Wish::MadeRoom);
    QVERIFY(!*FileStore(*m_connection).hasChunks(file(40)));
    QCOMPARE(*FileStore(*m_connection).haveBytes(file(40)), uint64_t{0});
    QCOMPARE(*keep().usedBytes(), uint64_t{0});
    auto dropped = keep().dropped(10);
    REQUIRE(dropped);
    QCOMPARE(dropped->size(), size_t{3}); // with the manifest
    QCOMPARE(keep().dropped(2)->size(), size_t{2});
    for (const ChunkId& each : *dropped) REQUIRE(keep().forgetDropped(each));
    QVERIFY(keep().dropped(10)->empty() && !*keep().hasDropped());
    // And it comes again.
    REQUIRE(FileStore(*m_connection).setChunks(file(40), {chunk(1), chunk(2)}, 1000, 500));
    QCOMPARE(FileStore(*m_connection).missingChunks(file(40), 10)->size(), size_t{2});
}

void TestKeepStore::whatAnotherFileHasStays() {
    add(40, {chunk(1), chunk(2)}, 2);
    add(41, {chunk(2), chunk(3)}, 2);
    REQUIRE(keep().makeRoom(file(40)));
    const auto dropped = keep().dropped(10);
    REQUIRE(dropped);
    QVERIFY(std::find(dropped->begin(), dropped->end(), chunk(2)) == dropped->end());
    QVERIFY(std::find(dropped->begin(), dropped->end(), chunk(1)) != dropped->end());
    QVERIFY(stateOf(41) == FileState::Whole);
    REQUIRE(keep().makeRoom(file(41))); // now it is nobody's
    QCOMPARE(keep().dropped(10)->size(), size_t{5});
}

void TestKeepStore::whatIsWantedAgainIsNotDeleted() {
    add(40, {chunk(1), chunk(2)}, 2);
    REQUIRE(keep().makeRoom(file(40)));
    REQUIRE(FileStore(*m_connection).setState(file(40), FileState::Fetching));
    QCOMPARE(keep().dropped(10)->size(), size_t{2}); // the manifest is needed, and of what it names nobody knows
    REQUIRE(FileStore(*m_connection).setChunks(file(40), {chunk(1), chunk(2)}, 1000, 500));
    QVERIFY(keep().dropped(10)->empty());
    QVERIFY(!*keep().hasDropped());
}

void TestKeepStore::openFilesAreThoseOfShownMessages() {
    TimelineStore rooms(*m_connection);
    for (const uint8_t number : {uint8_t{40}, uint8_t{41}, uint8_t{42}}) {
        room::MessageRecord message = messageOf(number, "여기요");
        message.files.push_back(fileOf(number, "파일"));
        REQUIRE(rooms.saveMessage(message));
    }
    FileStore files(*m_connection);
    REQUIRE(files.setState(file(41), FileState::Fetching));
    REQUIRE(keep().setWish(file(41), Wish::ByRule));
    auto open = keep().open(0, 10);
    REQUIRE(open);
    QCOMPARE(open->size(), size_t{3});
    QVERIFY((*open)[1].file == file(41) && (*open)[1].state == FileState::Fetching && (*open)[1].wish == Wish::ByRule);
    QCOMPARE(keep().open((*open)[1].key, 10)->size(), size_t{1});
    QCOMPARE(keep().open(0, 2)->size(), size_t{2});
    REQUIRE(files.setState(file(40), FileState::Whole));
    REQUIRE(m_connection->execute("UPDATE message SET gone=2 WHERE seq=42"));
    QCOMPARE(keep().open(0, 10)->size(), size_t{1});
}

QTEST_GUILESS_MAIN(TestKeepStore)
#include "tst_keep_store.moc"
