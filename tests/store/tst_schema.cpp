// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/disk.h"
#include "store/feed_store.h"
#include "store/message_store.h"
#include "store/outbox_store.h"
#include "store/room_store.h"

using namespace ieum;
using namespace ieum::store;
using namespace ieum::store::test;

class TestSchema : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void aNewDatabaseGetsTheNewestVersionAndAnInstance();
    void anotherProgramsDatabaseIsForeign();
    void aNewerDatabaseIsLeftAlone();
    void anOlderDatabaseIsCopiedAndBroughtUpToDate();
    void theFirstVersionStillOpens();
    void aFailedStepLeavesTheOldVersion();
    void aProfileOfVersionOneOpens();
};

void TestSchema::aNewDatabaseGetsTheNewestVersionAndAnInstance() {
    Disk disk;
    auto connection = disk.make();
    QVERIFY(connection);
    REQUIRE(checkSchema(*connection));
    const InstanceId instance = FeedStore(*connection).instance();
    QVERIFY(!instance.isZero());
    connection = disk.make();
    QVERIFY(FeedStore(*connection).instance() == instance);
    Disk other;
    other.random.make<MessageId>();
    QVERIFY(FeedStore(*other.make()).instance() != instance);
}

void TestSchema::anotherProgramsDatabaseIsForeign() {
    Disk disk;
    auto connection = disk.open();
    REQUIRE(connection);
    REQUIRE((*connection)->execute("CREATE TABLE theirs(a)"));
    REQUIRE_ERROR(migrate(**connection, disk.random), StoreError::Foreign);
    REQUIRE((*connection)->execute("PRAGMA application_id=1234"));
    REQUIRE_ERROR(migrate(**connection, disk.random), StoreError::Foreign);
    REQUIRE_ERROR(checkSchema(**connection), StoreError::Foreign);
}

void TestSchema::aNewerDatabaseIsLeftAlone() {
    Disk disk;
    auto connection = disk.make();
    REQUIRE(connection->execute("PRAGMA user_version=9"));
    REQUIRE_ERROR(migrate(*connection, disk.random), StoreError::TooNew);
    QCOMPARE(migrate(*connection, disk.random).error().number, int64_t{9});
    REQUIRE_ERROR(checkSchema(*connection), StoreError::TooNew);
    REQUIRE(connection->execute("PRAGMA user_version=0"));
    REQUIRE_ERROR(migrate(*connection, disk.random), StoreError::TooOld);
}

constexpr MigrationStep steps[] = {{3, "ALTER TABLE outbox ADD COLUMN extra INTEGER"},
                                   {4, "CREATE TABLE third(a); UPDATE outbox SET extra=5"}};

void TestSchema::anOlderDatabaseIsCopiedAndBroughtUpToDate() {
    Disk disk;
    auto opened = disk.open();
    REQUIRE(opened);
    const auto connection = std::move(*opened);
    REQUIRE(migrateWith(*connection, disk.random, {}));
    REQUIRE(connection->execute("INSERT INTO room(key, id) VALUES(1, x'01');"
                                "INSERT INTO outbox(id, room, body, written_ms, text, files)"
                                " VALUES(x'01', 1, x'', 5, 'kept', x'')"));
    REQUIRE(migrateWith(*connection, disk.random, steps));
    auto statement = connection->prepare("SELECT extra FROM outbox");
    REQUIRE(statement);
    QCOMPARE(**statement->first([](Statement& row) { return row.number(0); }), int64_t{5});

    // The copy is of the old version, whole, and under the same key.
    OpenOptions options;
    const std::string copyPath = disk.path("ieum.db.before-v4");
    options.path = copyPath;
    options.key = &disk.key;
    options.cipher = disk.cipher;
    auto copy = Connection::open(options);
    REQUIRE(copy);
    REQUIRE_ERROR(checkSchema(**copy), StoreError::TooOld);
    auto kept = (*copy)->prepare("SELECT count(*) FROM outbox");
    REQUIRE(kept);
    QCOMPARE(**kept->first([](Statement& row) { return row.number(0); }), int64_t{1});
    REQUIRE((*copy)->checkIntegrity(false));
}

void TestSchema::theFirstVersionStillOpens() {
    Disk disk;
    auto connection = disk.open();
    REQUIRE(connection);
    REQUIRE(migrateWith(**connection, disk.random, {}));
    REQUIRE((*connection)
                ->execute("INSERT INTO peer(key, id, instance) VALUES(1, x'01', x'02');"
                          "INSERT INTO peer_head(feed, peer, seq) VALUES(x'03', 1, 7)"));
    REQUIRE_ERROR(checkSchema(**connection), StoreError::TooOld);
    REQUIRE(migrate(**connection, disk.random));
    REQUIRE(checkSchema(**connection));
    auto high = (*connection)->prepare("SELECT high FROM peer_head");
    REQUIRE(high);
    QCOMPARE(**high->first([](Statement& row) { return row.number(0); }), int64_t{7});
}

void TestSchema::aFailedStepLeavesTheOldVersion() {
    Disk disk;
    auto connection = disk.make();
    constexpr MigrationStep broken[] = {{schemaVersion + 1, "CREATE TABLE second(a); CREATE TABLE second(a)"}};
    QVERIFY(!migrateWith(*connection, disk.random, broken));
    REQUIRE(checkSchema(*connection));
    QVERIFY(!connection->prepare("SELECT a FROM second"));
}

/// What version 1 wrote: its tables, and rows as its stores put them.
constexpr const char* versionOneRows =
    "INSERT INTO room VALUES(1, x'0101010101010101010101010101010101010101010101010101010101010101', 2,"
    " x'0202020202020202020202020202020202020202020202020202020202020202', '우리 반', 5, 0, NULL, NULL, NULL, NULL);"
    "INSERT INTO identity VALUES(1, x'0303030303030303030303030303030303030303030303030303030303030303');"
    "INSERT INTO feed VALUES(1, x'0404040404040404040404040404040404040404040404040404040404040404', 1, 2,"
    " x'0303030303030303030303030303030303030303030303030303030303030303',"
    " x'0303030303030303030303030303030303030303030303030303030303030303', 0, NULL, NULL, 0);"
    "INSERT INTO message VALUES(77, 1, x'05050505050505050505050505050505', 1, 2, -5, 7, 1, 1, 99, '옛말', NULL, NULL,"
    " 0, 0, 0);"
    "INSERT INTO search(rowid, text, files, author, tags) VALUES(77, '', '', '', '');"
    "INSERT INTO unopened VALUES(1, 3, x'0606060606060606060606060606060606060606060606060606060606060606');"
    "INSERT INTO outbox(id, room, body, written_ms, text, files) VALUES(x'07070707070707070707070707070707', 1, x'00',"
    " 5, '기다리는 말', x'0100000000');";

void TestSchema::aProfileOfVersionOneOpens() {
    Disk disk;
    auto connection = disk.open();
    REQUIRE(connection);
    REQUIRE(migrateWith(**connection, disk.random, {}));
    REQUIRE_ERROR(checkSchema(**connection), StoreError::TooOld);
    REQUIRE((*connection)->execute(versionOneRows));
    REQUIRE(migrate(**connection, disk.random));
    REQUIRE(checkSchema(**connection));
    MessageStore messages(**connection);
    const auto found = messages.page(*RoomId::from(Bytes(32, std::byte{1})), 10);
    REQUIRE(found);
    QCOMPARE(found->size(), size_t{1});
    const room::MessageRecord& old = found->front();
    QVERIFY(old.text == "옛말" && old.gone == room::Gone::Here && old.editedMs == 0 && !old.original && !old.poll);
    QCOMPARE(*messages.unread(old.room), uint64_t{1});
    const auto unopened = RoomStore(**connection).unopened(old.room);
    QVERIFY(unopened->size() == 1 && unopened->front().why == room::RoomLog::Shut::Locked);
    QCOMPARE(OutboxStore(**connection).all()->front().kind, outboxMessage);
}

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
