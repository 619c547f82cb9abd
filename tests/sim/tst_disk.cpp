// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/init.h"
#include "sim/disk_vfs.h"
#include "store/feed_store.h"
#include "store/schema.h"
#include "store/settings.h"

#include <QtTest>

using namespace ieum;
using namespace ieum::sim;

// The disk below SQLite: what was committed survives the power, what was not does not, and a copy is a copy.
class TestDisk : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() {
        QVERIFY(crypto::initialise());
        QVERIFY(DiskVfs::install());
    }
    void aCommitSurvivesThePowerAtAnyWrite();
    void aFullDiskRefusesAndGoesOn();
    void aCopyIsOfOneMoment();
    void filesFailTogetherWithDatabases();
    void whatAFailedSyncForgotIsGoneWithThePower();

  private:
    static std::unique_ptr<store::Connection> open(Disk& disk, Dice& dice) {
        store::OpenOptions options;
        options.path = databasePathOn(disk, "ieum.db");
        options.create = true;
        auto connection = store::Connection::open(options);
        if (!connection || !store::migrate(**connection, dice)) return nullptr;
        return std::move(*connection);
    }
    static bool put(store::Connection& connection, uint8_t value) {
        store::Settings settings(connection);
        return connection.begin() && settings.set("value", Bytes(3000, std::byte{value})) && connection.commit();
    }
    static int read(store::Connection& connection) {
        const auto value = store::Settings(connection).get("value");
        return value && *value && !(*value)->empty() ? std::to_integer<int>((**value)[0]) : -1;
    }
};

void TestDisk::aCommitSurvivesThePowerAtAnyWrite() {
    int interrupted = 0;
    for (uint64_t operations = 0; operations < 40; ++operations) {
        Disk disk;
        Dice dice(1, operations);
        auto connection = open(disk, dice);
        QVERIFY(connection);
        int acknowledged = -1;
        disk.faults.cutPowerAfter(operations);
        for (uint8_t value = 0; value < 12 && put(*connection, value); ++value) acknowledged = value;
        if (disk.faults.isDead()) ++interrupted;
        disk.faults.cutPower();
        connection.reset();
        disk.restorePower(dice);
        connection = open(disk, dice);
        QVERIFY(connection);
        const int after = read(*connection);
        QVERIFY2(after >= acknowledged, qPrintable(QString("%1 after %2").arg(after).arg(acknowledged)));
        QVERIFY(after <= acknowledged + 1);
        QVERIFY(connection->checkIntegrity(false));
    }
    QVERIFY(interrupted > 30);
}

void TestDisk::aFullDiskRefusesAndGoesOn() {
    Disk disk;
    Dice dice(1, 1);
    const auto connection = open(disk, dice);
    QVERIFY(put(*connection, 1));
    disk.faults.fillUp(1);
    QVERIFY(!put(*connection, 2));
    connection->rollback();
    QCOMPARE(read(*connection), 1);
    QVERIFY(put(*connection, 3));
    QCOMPARE(read(*connection), 3);
}

void TestDisk::aCopyIsOfOneMoment() {
    Disk disk;
    Disk backup;
    Dice dice(1, 1);
    const auto connection = open(disk, dice);
    QVERIFY(put(*connection, 1));
    backup.copyFrom(disk);
    QVERIFY(put(*connection, 2));
    const auto old = open(backup, dice);
    QVERIFY(old);
    QCOMPARE(read(*old), 1);
    QCOMPARE(read(*connection), 2);
}

void TestDisk::filesFailTogetherWithDatabases() {
    Disk disk;
    QVERIFY(disk.writeDurably("chunks/a", Bytes(10)));
    disk.faults.fillUp(1);
    QVERIFY(!disk.writeDurably("chunks/b", Bytes(10)));
    disk.faults.cutPower();
    QVERIFY(!disk.exists("chunks/a"));
    QVERIFY(!disk.read("chunks/a", 100));
    disk.faults.revive();
    QCOMPARE(disk.read("chunks/a", 100)->size(), size_t{10});
    QVERIFY(!disk.exists("chunks/b"));
}

/// However often it is synced afterwards.
void TestDisk::whatAFailedSyncForgotIsGoneWithThePower() {
    for (const bool together : {false, true}) {
        Disk disk;
        Dice dice(1, 1);
        QVERIFY(disk.appendTo("chunks/a", Bytes(10)));
        disk.faults.failSyncs(1);
        QVERIFY(!(together ? disk.folderSync.syncAll("chunks") : disk.settle("chunks/a", "chunks/a")));
        QCOMPARE(disk.faults.failingSyncs(), uint64_t{0});
        QVERIFY(disk.appendTo("chunks/b", Bytes(10)));
        QVERIFY(disk.folderSync.syncAll("chunks") && disk.settle("chunks/a", "chunks/a"));
        QCOMPARE(disk.read("chunks/a", 100)->size(), size_t{10});
        disk.faults.cutPower();
        disk.restorePower(dice);
        QCOMPARE(disk.read("chunks/a", 100)->size(), size_t{0});
        QCOMPARE(disk.read("chunks/b", 100)->size(), size_t{10});
    }
}

QTEST_GUILESS_MAIN(TestDisk)
#include "tst_disk.moc"
