// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Times that are offered and written for a message: what is read, and that only one to come is chosen.
#include "ui/composer/later_time.h"

#include <QTest>

using namespace ieum::ui;

static double at(const QDate& day, int hour, int minute) {
    return static_cast<double>(QDateTime(day, QTime(hour, minute)).toMSecsSinceEpoch());
}

class TestLaterTime : public QObject {
    Q_OBJECT
  private slots:
    void timesAreReadAsPeopleWriteThem_data();
    void timesAreReadAsPeopleWriteThem();
    void offersFitTheHour();
    void onlyATimeToComeIsChosen();
};

void TestLaterTime::timesAreReadAsPeopleWriteThem_data() {
    QTest::addColumn<QTime>("time");
    QTest::newRow("9:05") << QTime(9, 5);
    QTest::newRow("21:05") << QTime(21, 5);
    QTest::newRow("0905") << QTime(9, 5);
    QTest::newRow("905") << QTime(9, 5);
    QTest::newRow("오후 9:05") << QTime(21, 5);
    QTest::newRow("오전 12:00") << QTime(0, 0);
    QTest::newRow("9시 5분") << QTime(9, 5);
    QTest::newRow("오후 8시") << QTime(20, 0);
    QTest::newRow("9:05 pm") << QTime(21, 5);
    QTest::newRow("9 AM") << QTime(9, 0);
    QTest::newRow("7") << QTime(7, 0);
    for (const char* none :
         {"", "25:00", "9:60", "오후 13:00", "soon", "9:5:5", "-3", "99999", "오후 9:05 pm", "am 9:05 am"}) {
        QTest::newRow(none) << QTime();
    }
}

void TestLaterTime::timesAreReadAsPeopleWriteThem() {
    QFETCH(QTime, time);
    QCOMPARE(timeWritten(QString::fromUtf8(QTest::currentDataTag())), time);
}

void TestLaterTime::offersFitTheHour() {
    LaterTime choice;
    const QDate day(2026, 3, 2);
    choice.begin(at(day, 14, 12), 0);
    QCOMPARE(choice.offers().size(), 3);
    QCOMPARE(choice.offerMs(0), at(day, 15, 12));
    QCOMPARE(choice.offerMs(1), at(day, 20, 0));
    QCOMPARE(choice.offerMs(2), at(day.addDays(1), 9, 0));
    QCOMPARE(choice.offerMs(3), 0.0);
    QCOMPARE(choice.offerMs(-1), 0.0);
    choice.begin(at(day, 20, 0), 0);
    QCOMPARE(choice.offers().size(), 2);
    QCOMPARE(choice.offerMs(1), at(day.addDays(1), 9, 0));
    choice.begin(at(day, 1, 0), 0); // the morning that comes is this one
    QCOMPARE(choice.offerMs(1), at(day, 9, 0));
    QCOMPARE(choice.offerMs(2), at(day, 20, 0));
}

void TestLaterTime::onlyATimeToComeIsChosen() {
    LaterTime choice;
    const QDate day(2026, 3, 2);
    choice.begin(at(day, 14, 12), at(day, 16, 0));
    QCOMPARE(choice.chosenMs(), at(day, 16, 0));
    choice.setTime("14:12");
    QCOMPARE(choice.chosenMs(), 0.0);
    QVERIFY(choice.chosen().isEmpty());
    choice.stepDays(1);
    QCOMPARE(choice.chosenMs(), at(day.addDays(1), 14, 12));
    choice.stepDays(-5); // not before today
    QCOMPARE(choice.chosenMs(), 0.0);
    choice.stepDays(5000);
    QCOMPARE(choice.chosenMs(), at(day.addDays(365), 14, 12));
    choice.setTime("그때");
    QCOMPARE(choice.chosenMs(), 0.0);
}

QTEST_GUILESS_MAIN(TestLaterTime)
#include "tst_later_time.moc"
