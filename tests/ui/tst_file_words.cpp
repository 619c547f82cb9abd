// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/file_words.h"

#include <QTest>

using namespace ieum;
using namespace ieum::ui;

class TestFileWords : public QObject {
    Q_OBJECT

    static node::FileRow coming(uint64_t size, uint64_t have, uint64_t speed) {
        node::FileRow row;
        row.sizeBytes = size;
        row.haveBytes = have;
        row.fetching = true;
        row.fetchingFrom = "민지의 노트북";
        row.fetchingSpeed = speed;
        return row;
    }

  private slots:
    void aFileOnItsWaySaysHowLongItTakes_data() {
        QTest::addColumn<quint64>("leftBytes");
        QTest::addColumn<QString>("left");
        QTest::newRow("soon") << quint64(0) << "1 s left";
        QTest::newRow("seconds") << quint64(9'500'000) << "10 s left";
        QTest::newRow("minutes") << quint64(61'000'000) << "2 min left";
        QTest::newRow("hours") << quint64(7'300'000'000) << "3 h left";
    }
    void aFileOnItsWaySaysHowLongItTakes() {
        QFETCH(quint64, leftBytes);
        QFETCH(QString, left);
        const QString text = fileWhere(coming(20'000'000'000, 20'000'000'000 - leftBytes - 1, 1'000'000));
        QVERIFY2(text.endsWith(left), qPrintable(text));
        QVERIFY2(text.contains("1.0 MB/s"), qPrintable(text));
        QVERIFY2(text.contains("민지의 노트북"), qPrintable(text));
    }
    void whatOnlyReplicasHaveSaysWhenItGoes_data() {
        QTest::addColumn<QList<qint64>>("leftMs");
        QTest::addColumn<QString>("text");
        constexpr qint64 hour = 3'600'000;
        QTest::newRow("days") << QList<qint64>{5 * hour, 100 * hour} << "leaves the replicas in 4 day";
        QTest::newRow("hours") << QList<qint64>{47 * hour} << "leaves the replicas in 47 hour";
        QTest::newRow("at once") << QList<qint64>{0} << "leaves the replicas in 1 hour";
        QTest::newRow("never") << QList<qint64>{hour, -1} << "not on this computer yet";
        QTest::newRow("nobody") << QList<qint64>{} << "not on this computer yet";
    }
    void whatOnlyReplicasHaveSaysWhenItGoes() {
        QFETCH(QList<qint64>, leftMs);
        QFETCH(QString, text);
        node::FileRow file = coming(1000, 0, 0);
        file.fetching = false;
        file.risk = node::Risk::OnlyReplicas;
        file.holders = {"replica a:1"};
        for (const qint64 each : leftMs) {
            node::HolderRow& row = file.held.emplace_back();
            row.kind = node::HolderRow::Kind::Replica;
            if (each >= 0) row.leftMs = each;
        }
        QVERIFY2(fileWhere(file).contains(text), qPrintable(fileWhere(file)));
        QCOMPARE(fileWhere(file).contains("leaves"), text.contains("leaves"));
    }
    void whatAFileWaitsForIsSaid() {
        node::FileRow file = coming(1000, 500, 0);
        QVERIFY(fileOnItsWay(file).startsWith("500 byte"));
        QVERIFY(fileOnItsWay(file).endsWith("asked for"));
        file.fetchingFrom.clear();
        QVERIFY(fileOnItsWay(file).endsWith("waiting for somebody who has it"));
        file.held.emplace_back().connected = true; // this computer, which has a part of it
        QVERIFY(fileOnItsWay(file).endsWith("waiting for somebody who has it"));
        file.held.emplace_back().kind = node::HolderRow::Kind::Device;
        QVERIFY(fileOnItsWay(file).endsWith("waiting for somebody who has it"));
        file.held.back().connected = true;
        QVERIFY(fileOnItsWay(file).endsWith("waiting for its turn"));
        QVERIFY(fileWhere(file).endsWith("waiting for its turn, 50 % here"));
        file.fetchingPaused = true; // then nobody else is to blame
        QVERIFY(fileOnItsWay(file).endsWith("paused"));
        QVERIFY(fileWhere(file).endsWith("paused, 50 % here"));
    }
    void withoutASpeedNothingIsGuessed() {
        const QString text = fileWhere(coming(1000, 500, 0));
        QVERIFY2(text.endsWith("50 %"), qPrintable(text));
    }
};

QTEST_GUILESS_MAIN(TestFileWords)
#include "tst_file_words.moc"
