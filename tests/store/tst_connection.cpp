// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/disk.h"
#include "store/feed_store.h"
#include "store/opening.h"
#include "store/outbox_store.h"
#include "store/pragmas.h"
#include "store/statement.h"
#include "store/timeline_store.h"

#include <sqlite3.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace {
bool fsyncFails = false;
}

// The program's own definitions stand before the C library's: a disk that refuses to promise.
extern "C" int fsync(int number) {
    if (fsyncFails) {
        errno = EIO;
        return -1;
    }
    return static_cast<int>(syscall(SYS_fsync, number));
}
extern "C" int fdatasync(int number) { return fsync(number); }

using namespace ieum;
using namespace ieum::store;
using namespace ieum::store::test;

class TestConnection : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void everySafetySettingReadsBack();
    void wrongKeyIsSaidAndChangesNothing();
    void wrongKeyLeavesAnUnfinishedLogAlone();
    void clearDatabaseIsForeign();
    void bothCiphersOpenAgain();
    void everyFlippedByteOfTheFirstPageIsNoticed();
    void aFlippedByteInAnyPageIsNoticed();
    void truncatedFileIsCorrupt();
    void afterAFailedFsyncEverythingIsRefused();
    void readerSeesWhatTheWriterCommitted();
    void secondWriterIsToldBusy();
    void whatTouchesNothingTakesNoLock();
    void wrongShapeOfAColumnIsAnError();
    void nestedUseOfOneStatementWorks();
    void rolledBackTransactionLeavesNothing();
};

void TestConnection::everySafetySettingReadsBack() {
    Disk disk;
    const auto connection = disk.make();
    QVERIFY(connection);
    const std::pair<const char*, const char*> wanted[] = {
        {"temp_store", "2"},      {"journal_mode", "wal"}, {"synchronous", "2"},  {"trusted_schema", "0"},
        {"cell_size_check", "1"}, {"secure_delete", "1"},  {"foreign_keys", "1"}, {"mmap_size", "0"},
        {"memory_security", "1"}, {"hmac_check", "1"},     {"mc_legacy_wal", "0"}};
    for (const auto& [name, value] : wanted) {
        auto statement = connection->prepare(std::string("PRAGMA ") + name);
        REQUIRE(statement);
        const auto row = statement->first([](Statement& r) { return r.text(0); });
        REQUIRE(row);
        QCOMPARE(QString::fromStdString(row->value_or(std::string(name) == "mmap_size" ? "0" : "none")), value);
    }
    REQUIRE_ERROR(connection->execute("ATTACH ':memory:' AS other"), StoreError::Io);
    REQUIRE_ERROR(connection->execute("INSERT INTO search_data VALUES(99, x'00')"), StoreError::Io);
    REQUIRE_ERROR(connection->execute("CREATE TABLE \"x\"(a DEFAULT \"dq\"); SELECT \"nothing\""), StoreError::Io);
}

void TestConnection::wrongKeyIsSaidAndChangesNothing() {
    Disk disk;
    QVERIFY(disk.make());
    const Bytes before = disk.bytes();
    disk.key = keyOf(8);
    REQUIRE_ERROR(disk.open(), StoreError::WrongKey);
    REQUIRE_ERROR(disk.open(true), StoreError::WrongKey);
    QVERIFY(disk.bytes() == before);
}

void TestConnection::wrongKeyLeavesAnUnfinishedLogAlone() {
    Disk disk;
    auto connection = disk.make();
    REQUIRE(OutboxStore(*connection).put({idOf<MessageId>(1), idOf<RoomId>(1), {}, 5, "kept", {}}));
    const Bytes log = disk.bytes("ieum.db-wal");
    QVERIFY(log.size() > 4096);
    const Bytes database = disk.bytes();
    QVERIFY(connection.release() != nullptr); // as after a crash: nobody closes it
    Disk copy;
    QVERIFY(copy.write("ieum.db", database));
    QVERIFY(copy.write("ieum.db-wal", log));
    copy.key = keyOf(8);
    REQUIRE_ERROR(copy.open(), StoreError::WrongKey);
    QVERIFY(copy.bytes() == database);
    QVERIFY(copy.bytes("ieum.db-wal") == log);
    copy.key = keyOf(7);
    auto opened = copy.open();
    REQUIRE(opened);
    QCOMPARE(*OutboxStore(**opened).count(), uint64_t{1});
}

void TestConnection::clearDatabaseIsForeign() {
    Disk disk;
    {
        OpenOptions clear;
        clear.path = disk.path();
        clear.create = true;
        auto connection = Connection::open(clear);
        REQUIRE(connection);
        REQUIRE((*connection)->execute("CREATE TABLE theirs(a)"));
    }
    REQUIRE_ERROR(disk.open(), StoreError::Foreign);
}

void TestConnection::bothCiphersOpenAgain() {
    for (const Cipher cipher : {Cipher::Aegis, Cipher::ChaCha20}) {
        Disk disk;
        disk.cipher = cipher;
        {
            auto connection = disk.make();
            QVERIFY(connection);
            REQUIRE(OutboxStore(*connection).put({idOf<MessageId>(1), idOf<RoomId>(1), {}, 5, "kept", {}}));
        }
        auto connection = disk.open();
        REQUIRE(connection);
        QCOMPARE(*OutboxStore(**connection).count(), uint64_t{1});
        REQUIRE((*connection)->checkIntegrity(false));
    }
}

/// Opening and reading everything tells of damage, whatever was damaged.
static Done openAndReadAll(const Disk& disk) {
    auto connection = disk.open(true);
    if (!connection) return passOn(connection);
    return (*connection)->checkIntegrity(false);
}

static bool isTyped(const Done& verdict) {
    return !verdict && (verdict.error().is(StoreError::Corrupt) || verdict.error().is(StoreError::WrongKey) ||
                        verdict.error().is(StoreError::CannotOpen) || verdict.error().is(StoreError::Foreign));
}

static void fill(Connection& connection) {
    TimelineStore rooms(connection);
    REQUIRE(connection.begin());
    for (uint32_t i = 1; i <= 300; ++i) {
        REQUIRE(rooms.saveMessage(messageOf(i, "message number " + std::to_string(i) + std::string(200, 'x'))));
    }
    REQUIRE(connection.commit());
}

void TestConnection::everyFlippedByteOfTheFirstPageIsNoticed() {
    for (const Cipher cipher : {Cipher::Aegis, Cipher::ChaCha20}) {
        Disk disk;
        disk.cipher = cipher;
        fill(*disk.make());
        const Bytes whole = disk.bytes();
        REQUIRE(openAndReadAll(disk));
        // Header and file layout byte by byte, the rest of the page sampled.
        for (size_t at = 0; at < 4096; at += at < 112 ? 1 : 61) {
            Bytes damaged = whole;
            damaged[at] ^= std::byte{0x10};
            QVERIFY(disk.write("ieum.db", damaged));
            const Done verdict = openAndReadAll(disk);
            QVERIFY2(isTyped(verdict), qPrintable(QString("byte %1").arg(at)));
        }
    }
}

void TestConnection::aFlippedByteInAnyPageIsNoticed() {
    Disk disk;
    fill(*disk.make());
    const Bytes whole = disk.bytes();
    QVERIFY(whole.size() % 4096 == 0 && whole.size() > 20 * 4096);
    REQUIRE(openAndReadAll(disk));
    for (size_t page = 1; page < whole.size() / 4096; ++page) {
        Bytes damaged = whole;
        damaged[page * 4096 + (page * 977) % 4096] ^= std::byte{1};
        QVERIFY(disk.write("ieum.db", damaged));
        const Done verdict = openAndReadAll(disk);
        QVERIFY2(isTyped(verdict), qPrintable(QString("page %1").arg(page)));
    }
}

void TestConnection::truncatedFileIsCorrupt() {
    Disk disk;
    fill(*disk.make());
    const Bytes whole = disk.bytes();
    REQUIRE(openAndReadAll(disk));
    for (const size_t size : {size_t{0}, size_t{10}, size_t{4095}, size_t{4096}, whole.size() / 2}) {
        QVERIFY(disk.write("ieum.db", ByteView(whole).first(size)));
        QVERIFY2(isTyped(openAndReadAll(disk)), qPrintable(QString("cut to %1").arg(size)));
    }
}

void TestConnection::afterAFailedFsyncEverythingIsRefused() {
    Disk disk;
    auto connection = disk.make();
    OutboxStore outbox(*connection);
    REQUIRE(outbox.put({idOf<MessageId>(1), idOf<RoomId>(1), {}, 5, "before", {}}));
    fsyncFails = true;
    const Done lost = outbox.put({idOf<MessageId>(2), idOf<RoomId>(1), {}, 5, "after", {}});
    fsyncFails = false;
    REQUIRE_ERROR(lost, StoreError::Io);
    QCOMPARE(lost.error().number, int64_t{SQLITE_IOERR_FSYNC});
    REQUIRE_ERROR(outbox.put({idOf<MessageId>(3), idOf<RoomId>(1), {}, 5, "later", {}}), StoreError::Io);
    REQUIRE_ERROR(connection->begin(), StoreError::Io);
    REQUIRE_ERROR(connection->checkpoint(), StoreError::Io);
    connection.reset();
    connection = disk.make();
    QVERIFY(connection);
    QVERIFY(*OutboxStore(*connection).count() >= 1);
}

void TestConnection::readerSeesWhatTheWriterCommitted() {
    Disk disk;
    auto writer = disk.make();
    auto reader = disk.open(true);
    REQUIRE(reader);
    OutboxStore outbox(*writer);
    OutboxStore seen(**reader);
    REQUIRE(writer->begin());
    REQUIRE(outbox.put({idOf<MessageId>(1), idOf<RoomId>(1), {}, 5, "kept", {}}));
    QCOMPARE(*seen.count(), uint64_t{0});
    REQUIRE(writer->commit());
    QCOMPARE(*seen.count(), uint64_t{1});
    REQUIRE_ERROR(seen.remove(idOf<MessageId>(1)), StoreError::Io);
    REQUIRE(checkSchema(**reader));
}

void TestConnection::secondWriterIsToldBusy() {
    Disk disk;
    auto first = disk.make();
    auto second = disk.open();
    REQUIRE(second);
    OutboxStore outbox(**second);
    const OutboxRecord record{idOf<MessageId>(1), idOf<RoomId>(1), {}, 5, "kept", {}};
    REQUIRE(first->begin());
    REQUIRE(first->execute("DELETE FROM outbox")); // the lock, though it deletes nothing
    REQUIRE((*second)->begin());
    REQUIRE_ERROR(outbox.put(record), StoreError::Busy);
    first->rollback();
    // A batch of which a part was refused keeps nothing, though it could now.
    REQUIRE_ERROR(outbox.put(record), StoreError::Busy);
    REQUIRE_ERROR((*second)->commit(), StoreError::Busy);
    REQUIRE((*second)->begin());
    REQUIRE(outbox.put(record));
    REQUIRE((*second)->commit());
    QCOMPARE(*OutboxStore(*first).count(), uint64_t{1});
}

void TestConnection::whatTouchesNothingTakesNoLock() {
    Disk disk;
    auto first = disk.make();
    auto second = disk.open();
    REQUIRE(second);
    REQUIRE(first->begin());
    QVERIFY(first->inTransaction());
    REQUIRE((*second)->begin());
    REQUIRE((*second)->execute("DELETE FROM outbox"));
    REQUIRE(first->commit());
    QVERIFY(!first->inTransaction());
    REQUIRE((*second)->commit());
}

void TestConnection::wrongShapeOfAColumnIsAnError() {
    Disk disk;
    auto connection = disk.make();
    REQUIRE(connection->execute("INSERT INTO room(id) VALUES(x'0102')"));
    auto statement = connection->prepare("SELECT id FROM room");
    REQUIRE(statement);
    REQUIRE_ERROR(statement->all([](Statement& row) { return row.id<RoomId>(0); }), StoreError::BadRow);
}

void TestConnection::nestedUseOfOneStatementWorks() {
    Disk disk;
    auto connection = disk.make();
    auto outer = connection->prepare("SELECT 1 UNION ALL SELECT 2");
    REQUIRE(outer);
    QVERIFY(*outer->step());
    auto inner = connection->prepare("SELECT 1 UNION ALL SELECT 2");
    REQUIRE(inner);
    QVERIFY(*inner->step());
    QCOMPARE(inner->number(0), int64_t{1});
    QVERIFY(*outer->step());
    QCOMPARE(outer->number(0), int64_t{2});
}

void TestConnection::rolledBackTransactionLeavesNothing() {
    Disk disk;
    auto connection = disk.make();
    OutboxStore outbox(*connection);
    {
        auto transaction = Transaction::begin(*connection);
        REQUIRE(transaction);
        REQUIRE(outbox.put({idOf<MessageId>(1), idOf<RoomId>(1), {}, 5, "dropped", {}}));
    }
    QCOMPARE(*outbox.count(), uint64_t{0});
    QVERIFY(!connection->inTransaction());
}

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
