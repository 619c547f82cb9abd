// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/chunk_ledger.h"
#include "store/disk.h"
#include "store/file_store.h"
#include "store/holder_store.h"
#include "store/message_store.h"
#include "store/timeline_store.h"
#include "store/version2.h"

using namespace ieum;
using namespace ieum::store;
using namespace ieum::store::test;

class TestHolderStore : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init();
    void holdersAreThoseWhoSaySo();
    void theNewestStatementIsAllOfIt();
    void stubsAreOfFilesThatMessagesName();
    void partsComeBackAndAreReplaced();
    void whoIsForgottenHoldsNothing();
    void replicasAreBelievedOfWhatMessagesName();
    void aReplicaIsAskedForWhatItHasNotSaidLately();
    void whatBecameWholeOrIsWholeNoLongerIsRestated();
    void anOlderProfileKeepsItsHolders();

  private:
    using Files = std::vector<FileId>;
    /// A message with this file.
    void add(uint8_t number) {
        room::MessageRecord message = messageOf(number, "", m_room, idOf<FeedId>(101));
        message.files.push_back(fileOf(number, "자료.pdf"));
        REQUIRE(TimelineStore(*m_connection).saveMessage(message));
    }
    size_t holders(uint8_t file) { return HolderStore(*m_connection).holders(idOf<FileId>(file))->size(); }
    bool isDue() { return !HolderStore(*m_connection).toRestate(10)->empty(); }

    const RoomId m_room = idOf<RoomId>(1);
    const DeviceId m_device = idOf<DeviceId>(4);
    std::unique_ptr<Disk> m_disk;
    std::unique_ptr<Connection> m_connection;
};

void TestHolderStore::init() {
    m_connection.reset();
    m_disk = std::make_unique<Disk>();
    m_connection = m_disk->make();
    QVERIFY(m_connection);
}

void TestHolderStore::holdersAreThoseWhoSaySo() {
    HolderStore store(*m_connection);
    const FileId file = idOf<FileId>(1);
    REQUIRE(store.setHolds(m_room, m_device, {{file, idOf<FileId>(2), file}}, 50));
    REQUIRE(store.setHolds(idOf<RoomId>(2), m_device, {{file}}, 60));
    REQUIRE(store.setHolds(m_room, idOf<DeviceId>(5), {{file}}, 70));
    QCOMPARE(store.holders(file)->size(), size_t{2});
    const auto all = store.holdings(file);
    REQUIRE(all);
    std::set<int64_t> ages;
    for (const DeviceHolding& each : *all) ages.insert(each.heardMs);
    QVERIFY((ages == std::set<int64_t>{50, 60, 70}));
}

void TestHolderStore::theNewestStatementIsAllOfIt() {
    HolderStore store(*m_connection);
    REQUIRE(store.setHolds(m_room, m_device, {{idOf<FileId>(1), idOf<FileId>(2)}}, 50));
    REQUIRE(store.setHolds(m_room, m_device, {{idOf<FileId>(2), idOf<FileId>(3)}}, 90));
    QCOMPARE(holders(1), size_t{0});
    QCOMPARE(holders(2), size_t{1});
    QCOMPARE(holders(3), size_t{1});
    QCOMPARE(store.holdings(idOf<FileId>(2))->front().heardMs, int64_t{90}); // said again, so heard again
    REQUIRE(store.setHolds(m_room, m_device, {}, 95));
    QCOMPARE(holders(2) + holders(3), size_t{0});
}

void TestHolderStore::stubsAreOfFilesThatMessagesName() {
    HolderStore store(*m_connection);
    add(7);
    room::FileStub known;
    known.value.fill(std::byte{7});
    room::FileStub unknown;
    unknown.value.fill(std::byte{8});
    REQUIRE(store.setHolds(m_room, m_device, {{}, {known, unknown}}, 50));
    QCOMPARE(holders(7), size_t{1});
    QCOMPARE(holders(8), size_t{0});
    REQUIRE(store.setHolds(m_room, m_device, {{}, {unknown}}, 60));
    QCOMPARE(holders(7), size_t{0});
}

void TestHolderStore::partsComeBackAndAreReplaced() {
    HolderStore store(*m_connection);
    const FileId file = idOf<FileId>(1);
    REQUIRE(store.setHolds(m_room, m_device, {{}, {}, {{file, {0, 5, 8000, 7}}, {file, {0, 6}}}}, 50));
    auto all = store.holdings(file);
    REQUIRE(all);
    QCOMPARE(all->size(), size_t{1});
    QVERIFY((all->front().runs == std::vector<uint32_t>{0, 6}));
    QCOMPARE(holders(1), size_t{0}); // a part is no copy
    REQUIRE(store.setHolds(m_room, m_device, {{}, {}, {{file, {3, 5, 8000, 7}}}}, 60));
    QVERIFY((store.holdings(file)->front().runs == std::vector<uint32_t>{3, 5, 8000, 7}));
    REQUIRE(store.setHolds(m_room, m_device, {}, 70));
    QVERIFY(store.holdings(file)->empty());
}

void TestHolderStore::whoIsForgottenHoldsNothing() {
    HolderStore store(*m_connection);
    REQUIRE(store.setHolds(m_room, m_device, {{idOf<FileId>(1)}, {}, {{idOf<FileId>(2), {0, 1}}}}, 50));
    REQUIRE(store.setHolds(m_room, idOf<DeviceId>(5), {{idOf<FileId>(1)}}, 50));
    QCOMPARE(store.heardIn(m_room)->size(), size_t{2});
    REQUIRE(store.forget(m_room, m_device));
    QCOMPARE(holders(1), size_t{1});
    QVERIFY(store.holdings(idOf<FileId>(2))->empty());
    QVERIFY((*store.heardIn(m_room) == std::vector{idOf<DeviceId>(5)}));
    REQUIRE(store.forget(idOf<RoomId>(9), m_device)); // a room that nobody knows
}

void TestHolderStore::replicasAreBelievedOfWhatMessagesName() {
    HolderStore store(*m_connection);
    const auto replica = idOf<ReplicaKey>(1);
    add(7);
    REQUIRE(store.noteShelved(idOf<FileId>(7), {replica, 1000}));
    for (uint8_t made = 100; made < 110; ++made) REQUIRE(store.noteShelved(idOf<FileId>(made), {replica, 1000}));
    QCOMPARE(store.shelves(idOf<FileId>(7))->size(), size_t{1});
    QVERIFY(store.shelves(idOf<FileId>(100))->empty());
    // What it says at every meeting is written once an hour.
    REQUIRE(store.noteShelved(idOf<FileId>(7), {replica, 2000}));
    QCOMPARE(store.shelves(idOf<FileId>(7))->front().heardMs, int64_t{1000});
    REQUIRE(store.noteShelved(idOf<FileId>(7), {replica, 5'000'000}));
    QCOMPARE(store.shelves(idOf<FileId>(7))->front().heardMs, int64_t{5'000'000});
    REQUIRE(store.noteShelved(idOf<FileId>(7), {replica, 5'000'100, 9'000'000})); // for how long is news
    QCOMPARE(store.shelves(idOf<FileId>(7))->front().untilMs, std::optional(int64_t{9'000'000}));
    REQUIRE(store.noteShelved(idOf<FileId>(7), {idOf<ReplicaKey>(2), 1000}));
    REQUIRE(store.expireShelves(8'999'999));
    QCOMPARE(store.shelves(idOf<FileId>(7))->size(), size_t{2});
    REQUIRE(store.expireShelves(9'000'000));
    QCOMPARE(store.shelves(idOf<FileId>(7))->size(), size_t{1});
    REQUIRE(store.noteShelved(idOf<FileId>(7), {replica, 5'000'000}));
    REQUIRE(store.forgetShelved(replica, idOf<FileId>(7)));
    QVERIFY(store.shelves(idOf<FileId>(7))->front().replica == idOf<ReplicaKey>(2));
    REQUIRE(store.forgetReplica(idOf<ReplicaKey>(2)));
    QVERIFY(store.shelves(idOf<FileId>(7))->empty());
}

void TestHolderStore::aReplicaIsAskedForWhatItHasNotSaidLately() {
    HolderStore store(*m_connection);
    for (uint8_t file = 1; file <= 4; ++file) add(file);
    REQUIRE(FileStore(*m_connection).setState(idOf<FileId>(1), FileState::Whole));
    REQUIRE(store.noteShelved(idOf<FileId>(2), {idOf<ReplicaKey>(1), 100}));
    const auto asked = [&](uint8_t replica, int64_t since, uint32_t limit) {
        return store.unasked(idOf<ReplicaKey>(replica), m_room, since, limit).value_or(Files());
    };
    QVERIFY((asked(1, 100, 10) == Files{idOf<FileId>(4), idOf<FileId>(3)}));
    QVERIFY((asked(1, 101, 10) == Files{idOf<FileId>(4), idOf<FileId>(3), idOf<FileId>(2)}));
    QVERIFY((asked(2, 100, 2) == Files{idOf<FileId>(4), idOf<FileId>(3)}));
    QVERIFY(store.unasked(idOf<ReplicaKey>(1), idOf<RoomId>(2), 100, 10)->empty());
}

void TestHolderStore::whatBecameWholeOrIsWholeNoLongerIsRestated() {
    HolderStore store(*m_connection);
    FileStore files(*m_connection);
    add(1);
    QVERIFY(!isDue());
    REQUIRE(files.setState(idOf<FileId>(1), FileState::Fetching));
    QVERIFY(!isDue());
    REQUIRE(files.setState(idOf<FileId>(1), FileState::Whole));
    QVERIFY((*store.toRestate(10) == std::vector{m_room}));
    REQUIRE(store.restated(m_room));
    // Damage, or whatever else takes a chunk away.
    REQUIRE(files.setChunks(idOf<FileId>(1), {idOf<ChunkId>(9)}, 10, 10));
    REQUIRE(files.markHave(idOf<ChunkId>(9)));
    REQUIRE(store.restated(m_room));
    REQUIRE(files.markMissing(idOf<ChunkId>(9)));
    QVERIFY(isDue());
    REQUIRE(files.markHave(idOf<ChunkId>(9)));
    REQUIRE(store.restated(m_room));
    REQUIRE(ChunkLedger(*m_connection).lost(idOf<ChunkId>(1))); // the list of its chunks
    QVERIFY(isDue());
    REQUIRE(files.setState(idOf<FileId>(1), FileState::Whole));
    REQUIRE(store.restated(m_room));
    // The same file in one more message, and a message that goes.
    room::MessageRecord again = messageOf(200, "", m_room, idOf<FeedId>(101));
    again.files.push_back(fileOf(1, "자료.pdf"));
    REQUIRE(TimelineStore(*m_connection).saveMessage(again));
    QVERIFY(isDue());
    REQUIRE(store.restated(m_room));
    room::MessageState state;
    state.gone = room::Gone::Deleted;
    const auto shown = MessageStore(*m_connection).find(m_room, again.id);
    REQUIRE(TimelineStore(*m_connection).showAs(**shown, state));
    QVERIFY(isDue());
    // It is not forgotten when nobody gets to say it.
    m_connection = *m_disk->open();
    QVERIFY(isDue());
}

void TestHolderStore::anOlderProfileKeepsItsHolders() {
    Disk disk;
    auto connection = disk.open();
    REQUIRE(connection);
    const MigrationStep second[] = {{2, version2}};
    REQUIRE(migrateWith(**connection, disk.random, second));
    const std::string id(64, '1');
    const std::string rows = "INSERT INTO room(key, id, kind) VALUES(1, x'" + id +
                             "', 2); INSERT INTO holding VALUES(x'" + id + "', x'" + id + "', 1);";
    REQUIRE((*connection)->execute(rows.c_str()));
    REQUIRE(migrate(**connection, disk.random));
    HolderStore store(**connection);
    const auto all = store.holdings(idOf<FileId>(0x11));
    REQUIRE(all);
    QVERIFY(all->size() == 1 && all->front().heardMs == 0);
    QCOMPARE(store.heardIn(idOf<RoomId>(0x11))->size(), size_t{1});
}

QTEST_GUILESS_MAIN(TestHolderStore)
#include "tst_holder_store.moc"
