// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/real_files.h"
#include "transfer/error.h"
#include "transfer/local_stamp.h"
#include "transfer/time_zone.h"

#include <QDate>
#include <QTest>

using namespace ieum;
using namespace ieum::transfer;

class TimeZoneTest : public QObject {
    Q_OBJECT

  private slots:
    void equalTimesGetMomentsOfTheirOwn();
    void seoulKeptSummerTimeIn1988();
    void newYorkSkipsAnHourAndShowsOneTwice();
    void rulesGoOnAfterTheLastTransition();
    void southernSummerSpansTheNewYear();
    void offsetsNeedNoFile();
    void namesAreNeverPaths_data();
    void namesAreNeverPaths();
    void brokenZoneFilesAreRefused();
    void posixRules_data();
    void posixRules();
    void daysThatDoNotExistAreNotReal();
    void secondsAndBack();

  private:
    TimeZone zone(const char* name) { return *TimeZone::named(name, m_files); }
    ieum::test::RealFiles m_files;
};

void TimeZoneTest::seoulKeptSummerTimeIn1988() {
    const TimeZone seoul = zone("Asia/Seoul");
    QCOMPARE(seoul.utcMsOf({2026, 3, 1, 0, 5, 0}), 1'772'291'100'000); // +9
    QCOMPARE(seoul.utcMsOf({1988, 7, 1, 12, 0, 0}), 583'725'600'000);  // +10: 1988-07-01T02:00Z
    QCOMPARE(seoul.utcMsOf({1988, 12, 1, 12, 0, 0}), 596'948'400'000); // +9 again: 1988-12-01T03:00Z
    QVERIFY((seoul.localAt(583'725'600'000) == LocalTime{1988, 7, 1, 12, 0, 0}));
}

void TimeZoneTest::newYorkSkipsAnHourAndShowsOneTwice() {
    const TimeZone newYork = zone("America/New_York");
    // 2021-03-14: 02:00 EST becomes 03:00 EDT. 02:30 never was; an unadjusted clock would have shown it at 07:30Z.
    QCOMPARE(newYork.utcMsOf({2021, 3, 14, 1, 59, 0}), 1'615'705'140'000);
    QCOMPARE(newYork.utcMsOf({2021, 3, 14, 2, 30, 0}), 1'615'707'000'000);
    QCOMPARE(newYork.utcMsOf({2021, 3, 14, 3, 0, 0}), 1'615'705'200'000);
    // 2021-11-07: 02:00 EDT becomes 01:00 EST. 01:30 was twice; the first is taken, 05:30Z.
    QCOMPARE(newYork.utcMsOf({2021, 11, 7, 0, 59, 0}), 1'636'261'140'000);
    QCOMPARE(newYork.utcMsOf({2021, 11, 7, 1, 30, 0}), 1'636'263'000'000);
    QCOMPARE(newYork.utcMsOf({2021, 11, 7, 2, 0, 0}), 1'636'268'400'000);
    QVERIFY((newYork.localAt(1'636'266'600'000) == LocalTime{2021, 11, 7, 1, 30, 0}));
}

void TimeZoneTest::rulesGoOnAfterTheLastTransition() {
    const TimeZone newYork = zone("America/New_York");
    QCOMPARE(newYork.offsetSecondsAt(secondsOf({2150, 7, 1, 12, 0, 0})), -4 * 3600);
    QCOMPARE(newYork.offsetSecondsAt(secondsOf({2150, 1, 1, 12, 0, 0})), -5 * 3600);
    // The second Sunday of March 2150 is the 8th: the change is at 07:00Z.
    QCOMPARE(newYork.offsetSecondsAt(secondsOf({2150, 3, 8, 6, 59, 59})), -5 * 3600);
    QCOMPARE(newYork.offsetSecondsAt(secondsOf({2150, 3, 8, 7, 0, 0})), -4 * 3600);
    QCOMPARE(zone("Asia/Seoul").offsetSecondsAt(secondsOf({2150, 7, 1, 12, 0, 0})), 9 * 3600);
}

void TimeZoneTest::southernSummerSpansTheNewYear() {
    const TimeZone sydney = zone("Australia/Sydney");
    QCOMPARE(sydney.offsetSecondsAt(secondsOf({2150, 1, 1, 0, 0, 0})), 11 * 3600);
    QCOMPARE(sydney.offsetSecondsAt(secondsOf({2150, 7, 1, 0, 0, 0})), 10 * 3600);
}

void TimeZoneTest::offsetsNeedNoFile() {
    QCOMPARE(zone("+09:00").offsetSecondsAt(0), 9 * 3600);
    QCOMPARE(zone("-03:30").offsetSecondsAt(0), -(3 * 3600 + 1800));
    QCOMPARE(zone("UTC").offsetSecondsAt(0), 0);
    for (const char* bad : {"+9:00", "+09:60", "+15:00", "+0x:00", "09:00"}) {
        QVERIFY2(!TimeZone::named(bad, m_files), bad);
    }
}

void TimeZoneTest::namesAreNeverPaths_data() {
    QTest::addColumn<QByteArray>("name");
    for (const char* name : {"", "/etc/passwd", "../../../etc/passwd", "Asia/../Asia/Seoul", "Asia//Seoul", "Asia/",
                             "Asia/Seoul ", ".", "Asia/.hidden", "Asia", "Mars/Base", "a/b/c/d", "tzdata.zi"}) {
        QTest::newRow(*name ? name : "empty") << QByteArray(name);
    }
    QTest::newRow("NUL") << QByteArray("Asia/Seoul\0x", 12);
}

void TimeZoneTest::namesAreNeverPaths() {
    QFETCH(QByteArray, name);
    const auto found = TimeZone::named(name.toStdString(), m_files);
    QVERIFY(!found);
    QVERIFY(found.error().is(TransferError::UnknownZone));
    QVERIFY(found.error().cause == Cause::Input);
}

void TimeZoneTest::brokenZoneFilesAreRefused() {
    const auto whole = m_files.read("/usr/share/zoneinfo/America/New_York", 1 << 20);
    QVERIFY(whole);
    QVERIFY(TimeZone::parse(*whole));
    size_t refused = 0;
    for (size_t cut = 0; cut < whole->size(); ++cut) {
        if (!TimeZone::parse(ByteView(*whole).first(cut))) ++refused;
    }
    // Only the rule at the end, after the last table, may be missing.
    QVERIFY(refused > whole->size() - 40);
    for (size_t at = 0; at < whole->size(); ++at) {
        Bytes flipped = *whole;
        flipped[at] ^= std::byte{0xFF};
        const auto zone = TimeZone::parse(flipped);
        if (zone) QVERIFY(std::abs(zone->offsetSecondsAt(1'600'000'000)) <= 100'000);
    }
}

void TimeZoneTest::posixRules_data() {
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<bool>("isRule");
    QTest::addColumn<int>("july");
    QTest::newRow("plain") << QByteArray("KST-9") << true << 9 * 3600;
    QTest::newRow("quoted") << QByteArray("<+0330>-3:30") << true << 12'600;
    QTest::newRow("daylight") << QByteArray("EST5EDT,M3.2.0,M11.1.0") << true << -4 * 3600;
    QTest::newRow("Julian") << QByteArray("XXX3YYY,J60/0,J300/23:30:15") << true << -2 * 3600;
    QTest::newRow("day of year") << QByteArray("XXX3YYY2:30,59,299/-1") << true << -9'000;
    QTest::newRow("no offset") << QByteArray("KST") << false << 0;
    QTest::newRow("short name") << QByteArray("KS-9") << false << 0;
    QTest::newRow("no dates") << QByteArray("EST5EDT") << false << 0;
    QTest::newRow("thirteenth month") << QByteArray("EST5EDT,M13.2.0,M11.1.0") << false << 0;
    QTest::newRow("rest") << QByteArray("EST5EDT,M3.2.0,M11.1.0,") << false << 0;
}

void TimeZoneTest::posixRules() {
    QFETCH(QByteArray, rule);
    QFETCH(bool, isRule);
    QFETCH(int, july);
    const auto parsed = PosixZone::parse(rule.toStdString());
    QCOMPARE(parsed.has_value(), isRule);
    if (parsed) QCOMPARE(parsed->offsetSecondsAt(secondsOf({2040, 7, 1, 0, 0, 0})), july);
}

void TimeZoneTest::daysThatDoNotExistAreNotReal() {
    QVERIFY(isReal({2024, 2, 29, 23, 59, 59}));
    QVERIFY(!isReal({2023, 2, 29, 0, 0, 0}));
    QVERIFY(!isReal({1900, 1, 1, 0, 0, 0}));
    QVERIFY(!isReal({2024, 13, 1, 0, 0, 0}));
    QVERIFY(!isReal({2024, 4, 31, 0, 0, 0}));
    QVERIFY(!isReal({2024, 4, 30, 24, 0, 0}));
}

void TimeZoneTest::secondsAndBack() {
    for (const int64_t seconds : {int64_t(0), int64_t(-1), int64_t(951'782'399), int64_t(253'402'300'799)}) {
        QCOMPARE(secondsOf(localTimeOf(seconds)), seconds);
    }
    // Every day of 130 years, against Qt's calendar.
    for (QDate day(1969, 12, 31); day.year() < 2100; day = day.addDays(1)) {
        const LocalTime local = localTimeOf(secondsOf({day.year(), day.month(), day.day(), 13, 8, 5}));
        QVERIFY((local == LocalTime{day.year(), day.month(), day.day(), 13, 8, 5}));
        QCOMPARE(secondsOf(local) / 86'400 - (secondsOf(local) < 0 ? 1 : 0), day.toJulianDay() - 2'440'588);
        QCOMPARE(weekdayOf(local), day.dayOfWeek() % 7);
    }
    QVERIFY((localTimeOf(-1) == LocalTime{1969, 12, 31, 23, 59, 59}));
    QCOMPARE(weekdayOf({2022, 10, 15, 9, 30, 0}), 6);
    QCOMPARE(weekdayOf({1969, 12, 31, 0, 0, 0}), 3);
}

/// A robot, or an export with seconds alone: the next free moment is found without trying all of them.
void TimeZoneTest::equalTimesGetMomentsOfTheirOwn() {
    FreeMoments moments;
    constexpr int64_t start = 1'772'291'100'000;
    constexpr int64_t count = 200'000;
    for (int64_t i = 0; i < count; ++i) QCOMPARE(moments.next(start), start + i);
    QCOMPARE(moments.next(start + count / 2), start + count);
    QCOMPARE(moments.next(start - 1), start - 1);
    QCOMPARE(moments.next(start - 1), start + count + 1);
    QCOMPARE(moments.next(-5), int64_t(1));
    QCOMPARE(moments.next(0), int64_t(2));
}

QTEST_GUILESS_MAIN(TimeZoneTest)
#include "tst_time_zone.moc"
