// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <vector> // moc of Qt 6.4 stumbles where <compare> is the first header of all

#include "node/pace.h"

#include <QTest>

using namespace ieum;
using namespace ieum::node;

class TestPace : public QObject {
    Q_OBJECT
  private slots:
    void withoutALimitAllIsFree() {
        Pace pace;
        pace.spend(UINT64_MAX, {0});
        QVERIFY(pace.isFree({0}));
    }
    void soMuchPassesInASecondAndNoMore() {
        Pace pace;
        pace.limit(3000);
        uint64_t passed = 0;
        for (int64_t ms = 0; ms < 10'000; ++ms) {
            while (pace.isFree({ms})) {
                pace.spend(700, {ms});
                passed += 700;
            }
        }
        QVERIFY2(passed >= 29'000 && passed <= 31'000, qPrintable(QString::number(passed)));
    }
    void anIdleMinuteIsNotSavedUp() {
        Pace pace;
        pace.limit(1000);
        pace.spend(1000, {60'000});
        QVERIFY(!pace.isFree({60'999}));
        QVERIFY(pace.isFree({61'000}));
        QCOMPARE(pace.freeAt().ms, int64_t(61'000));
    }
    void whatWasLimitedToNothingGoesOnSomeDay() {
        Pace pace;
        pace.limit(1);
        pace.spend(UINT64_MAX, {0});
        QVERIFY(pace.isFree({3'600'000}));
    }
    void speedIsThatOfTheLastSeconds() {
        Speed speed;
        QCOMPARE(speed.at({0}), uint64_t(0));
        for (int64_t ms = 0; ms < 10'000; ms += 10) speed.note(10'000, {ms}); // a million a second
        QVERIFY2(speed.at({10'000}) > 900'000 && speed.at({10'000}) < 1'100'000,
                 qPrintable(QString::number(speed.at({10'000}))));
        for (int64_t ms = 10'000; ms < 30'000; ms += 10) speed.note(1'000, {ms});
        QVERIFY2(speed.at({30'000}) > 90'000 && speed.at({30'000}) < 110'000,
                 qPrintable(QString::number(speed.at({30'000}))));
        QVERIFY(speed.at({120'000}) < 5'000);
    }
};

QTEST_GUILESS_MAIN(TestPace)
#include "tst_pace.moc"
