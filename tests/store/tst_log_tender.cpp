// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/log_tender.h"

#include "store/disk.h"
#include "store/timeline_store.h"

#include <QFileInfo>

using namespace ieum;
using namespace ieum::store;
using namespace ieum::store::test;

class TestLogTender : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void aTendedLogIsLongAndLosesNothing();
};

void TestLogTender::aTendedLogIsLongAndLosesNothing() {
    Disk disk;
    RealFiles files;
    auto connection = disk.make();
    QVERIFY(connection);
    const auto put = [&](int from, int to) {
        for (int i = from; i < to; ++i) {
            auto transaction = Transaction::begin(*connection);
            QVERIFY(transaction);
            REQUIRE(
                TimelineStore(*connection).saveMessage(messageOf(static_cast<uint32_t>(i), "말 " + std::to_string(i))));
            REQUIRE(transaction->commit());
        }
    };
    const auto count = [](Connection& in) {
        auto statement = in.prepare("SELECT count(*) FROM message");
        return **statement->first([](Statement& row) { return row.number(0); });
    };
    const auto logBytes = [&] { return QFileInfo(QString::fromStdString(disk.path("ieum.db-wal"))).size(); };
    put(0, 20);
    const qint64 before = logBytes();
    REQUIRE(LogTender(*connection, files).tend());
    constexpr auto whole = static_cast<qint64>(wholeLogBytes);
    QVERIFY(before > 0 && before < whole);
    QVERIFY(logBytes() >= whole);
    // What is written then goes over the zeros, and a second look changes nothing.
    const qint64 tended = logBytes();
    put(20, 60);
    REQUIRE(LogTender(*connection, files).tend());
    QCOMPARE(logBytes(), tended);
    // Somebody who opens it after a crash finds every frame, and nothing behind the last one.
    Disk crashed;
    for (const char* name : {"ieum.db", "ieum.db-wal"}) QVERIFY(crashed.write(name, disk.bytes(name)));
    auto found = crashed.open();
    REQUIRE(found);
    QCOMPARE(count(**found), 60);
    QVERIFY((*found)->checkIntegrity(false));
    // A log that has become long is moved when there is time, and the next commit begins at its front.
    put(60, 400);
    REQUIRE(LogTender(*connection, files).tend());
    put(400, 410);
    QCOMPARE(logBytes(), tended);
    // Deleted text does not stay in it.
    {
        auto transaction = Transaction::begin(*connection);
        QVERIFY(transaction);
        REQUIRE(TimelineStore(*connection).removeMessage(idOf<RoomId>(1), messageOf(405, "").id));
        REQUIRE(transaction->commit());
    }
    REQUIRE(LogTender(*connection, files).tend());
    QCOMPARE(logBytes(), qint64{0});
    put(405, 406);
    connection.reset();
    QCOMPARE(logBytes(), qint64{0});
    connection = disk.make();
    QVERIFY(connection);
    QCOMPARE(count(*connection), 410);
}

QTEST_GUILESS_MAIN(TestLogTender)
#include "tst_log_tender.moc"
