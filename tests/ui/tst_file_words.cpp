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
    void withoutASpeedNothingIsGuessed() {
        const QString text = fileWhere(coming(1000, 500, 0));
        QVERIFY2(text.endsWith("50 %"), qPrintable(text));
    }
};

QTEST_GUILESS_MAIN(TestFileWords)
#include "tst_file_words.moc"
