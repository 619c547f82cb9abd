// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "node/age.h"

#include "node/limits.h"

using namespace ieum;
using namespace ieum::node;

class TestAge : public QObject {
    Q_OBJECT
  private slots:
    void growsWithTheSteadyClock() {
        Age age(0, wall(0), {5});
        for (int64_t ms = 0; ms <= 3'600'000; ms += 1000) age.advance(at(ms, ms));
        QCOMPARE(age.ms(), int64_t{3'600'000});
        QVERIFY(!age.nextDeadline());
    }
    void aClockThatIsSetWhileItRunsCountsForAWeekAtMost_data() {
        QTest::addColumn<qlonglong>("jumpMs");
        QTest::addColumn<qlonglong>("countedMs");
        QTest::newRow("ten years ahead") << qlonglong(10 * 365 * dayMs) << qlonglong(clockJumpCountedMs);
        QTest::newRow("ten years back") << qlonglong(-10 * 365 * dayMs) << qlonglong(0);
        QTest::newRow("asleep for five days") << qlonglong(5 * dayMs) << qlonglong(5 * dayMs);
    }
    void aClockThatIsSetWhileItRunsCountsForAWeekAtMost() {
        QFETCH(qlonglong, jumpMs);
        QFETCH(qlonglong, countedMs);
        Age age(0, wall(0), {5});
        age.advance(at(1000, 1000));
        age.advance(at(2000, 2000 + jumpMs));
        // Not yet: it may be set right.
        QCOMPARE(age.ms(), int64_t{2000});
        QVERIFY(age.nextDeadline().has_value());
        const int64_t later = 2000 + clockBelievedAfterMs;
        age.advance(at(later - 1, later - 1 + jumpMs));
        QCOMPARE(age.ms(), later - 1);
        age.advance(at(later, later + jumpMs));
        QCOMPARE(age.ms(), later + countedMs);
        // And only once.
        age.advance(at(2 * later, 2 * later + jumpMs));
        QCOMPARE(age.ms(), 2 * later + countedMs);
        QCOMPARE(age.expected().ms, startMs + 2 * later + jumpMs);
    }
    void aClockThatIsSetRightSoonCountsForNothing() {
        Age age(0, wall(0), {5});
        age.advance(at(1000, 1000 - 20 * 365 * dayMs)); // a computer without a battery
        age.advance(at(30'000, 30'000));
        age.advance(at(clockBelievedAfterMs * 3, clockBelievedAfterMs * 3));
        QCOMPARE(age.ms(), clockBelievedAfterMs * 3);
        QVERIFY(!age.nextDeadline());
    }
    void theTimeInWhichItDidNotRunCountsOnceItIsBelieved() {
        Age age(500, wall(0), {5});
        age.advance(at(0, 3 * dayMs));
        QCOMPARE(age.ms(), int64_t{500});
        age.advance(at(clockBelievedAfterMs, 3 * dayMs + clockBelievedAfterMs));
        QCOMPARE(age.ms(), 500 + clockBelievedAfterMs + 3 * dayMs);
    }

  private:
    static constexpr int64_t dayMs = 24LL * 60 * 60 * 1000;
    static constexpr int64_t startMs = 1'700'000'000'000;
    static WallMs wall(int64_t ms) { return {startMs + ms}; }
    static Now at(int64_t steadyMs, int64_t wallMs) { return {wall(wallMs), {5 + steadyMs}}; }
};

QTEST_GUILESS_MAIN(TestAge)
#include "tst_age.moc"
