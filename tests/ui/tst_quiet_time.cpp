// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// When nothing is told: hours of every day, over midnight too, and "not for the next hour", by a clock that the test
// sets.
#include "ui/notices/quiet_time.h"

#include <QLocale>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>

using ieum::ui::QuietTime;

class TestQuietTime : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init() { m_now = QDateTime(QDate(2026, 3, 2), QTime(12, 0)); }
    void hoursGoOverMidnight();
    void hoursWithinOneDay();
    void hushingEndsByItself();
    void wakingEndsItUntilTomorrow();
    void theLaterEndCounts();
    void hoursAreReadAsPeopleWriteThem();
    void whatWasChosenIsKept();
    void whatIsKeptAndCannotBeIsDropped();
    void itTellsWhenItEnds();
    void aNightThatEndsInASkippedHourIsQuiet();
    void anHourThatComesTwiceEndsOnce();

  private:
    /// The clocks of this program, until the test is over
    static void goTo(const char* place) {
        qputenv("TZ", place);
        ::tzset();
    }
    QuietTime::Clock clock() {
        return [this] { return m_now; };
    }
    bool activeAt(QuietTime& quiet, int hour, int minute) {
        m_now.setTime(QTime(hour, minute));
        return quiet.active();
    }
    QDateTime m_now;
};

void TestQuietTime::hoursGoOverMidnight() {
    QuietTime quiet(nullptr, nullptr, clock());
    QVERIFY(!activeAt(quiet, 23, 0)); // not chosen
    quiet.setDaily(true);
    QVERIFY(!activeAt(quiet, 21, 59));
    QVERIFY(activeAt(quiet, 22, 0));
    QVERIFY(activeAt(quiet, 23, 59));
    QCOMPARE(quiet.words(), QString("Quiet until 7:00 AM"));
    QVERIFY(activeAt(quiet, 0, 0));
    QVERIFY(activeAt(quiet, 6, 59));
    QVERIFY(!activeAt(quiet, 7, 0));
    QCOMPARE(quiet.words(), QString());
}

void TestQuietTime::hoursWithinOneDay() {
    QuietTime quiet(nullptr, nullptr, clock());
    QVERIFY(quiet.setHours("12:30", "13:15"));
    quiet.setDaily(true);
    QVERIFY(!activeAt(quiet, 12, 29));
    QVERIFY(activeAt(quiet, 12, 30));
    QVERIFY(activeAt(quiet, 13, 14));
    QVERIFY(!activeAt(quiet, 13, 15));
}

void TestQuietTime::hushingEndsByItself() {
    QuietTime quiet(nullptr, nullptr, clock());
    quiet.hush(30);
    QVERIFY(quiet.active());
    QCOMPARE(quiet.words(), QString("Quiet until 12:30 PM"));
    QVERIFY(activeAt(quiet, 12, 29));
    QVERIFY(!activeAt(quiet, 12, 30));
}

void TestQuietTime::wakingEndsItUntilTomorrow() {
    QuietTime quiet(nullptr, nullptr, clock());
    quiet.setDaily(true);
    QVERIFY(activeAt(quiet, 23, 0));
    quiet.wake();
    QVERIFY(!quiet.active());
    m_now = m_now.addDays(1);
    QVERIFY(!activeAt(quiet, 6, 0)); // the same night
    QVERIFY(activeAt(quiet, 22, 30));
    quiet.hush(60);
    quiet.wake();
    QVERIFY(!quiet.active());
}

void TestQuietTime::theLaterEndCounts() {
    QuietTime quiet(nullptr, nullptr, clock());
    quiet.setDaily(true);
    m_now.setTime(QTime(6, 30));
    quiet.hush(120);
    QCOMPARE(quiet.words(), QString("Quiet until 8:30 AM"));
    QVERIFY(activeAt(quiet, 8, 0));
}

void TestQuietTime::hoursAreReadAsPeopleWriteThem() {
    QuietTime quiet(nullptr, nullptr, clock());
    QVERIFY(quiet.setHours(" 9:05 ", "23"));
    QCOMPARE(quiet.from() + '-' + quiet.to(), QString("09:05-23:00"));
    QVERIFY(quiet.setHours("2330", "07:00"));
    QCOMPARE(quiet.from() + '-' + quiet.to(), QString("23:30-07:00"));
    for (const char* wrong : {"", "25:00", "7:60", "seven", "-1", "7:00:00:00"}) {
        QVERIFY2(!quiet.setHours(wrong, "08:00"), wrong);
        QVERIFY2(!quiet.setHours("08:00", wrong), wrong);
    }
    QVERIFY(!quiet.setHours("8:00", "08:00")); // all day or never?
    QCOMPARE(quiet.from() + '-' + quiet.to(), QString("23:30-07:00"));
}

void TestQuietTime::whatWasChosenIsKept() {
    QTemporaryDir folder;
    QSettings settings(folder.filePath("window.ini"), QSettings::IniFormat);
    {
        QuietTime quiet(&settings, nullptr, clock());
        QVERIFY(quiet.setHours("21:00", "06:00"));
        quiet.setDaily(true);
        quiet.hush(240);
    }
    const QuietTime again(&settings, nullptr, clock());
    QVERIFY(again.daily() && again.active());
    QCOMPARE(again.from() + '-' + again.to(), QString("21:00-06:00"));
    QCOMPARE(again.words(), QString("Quiet until 4:00 PM"));
}

void TestQuietTime::whatIsKeptAndCannotBeIsDropped() {
    QTemporaryDir folder;
    QSettings settings(folder.filePath("window.ini"), QSettings::IniFormat);
    settings.setValue("quiet/from", "late");
    settings.setValue("quiet/to", "06:00");
    settings.setValue("quiet/untilMs", m_now.addYears(1).toMSecsSinceEpoch()); // silent for a year
    const QuietTime quiet(&settings, nullptr, clock());
    QCOMPARE(quiet.from() + '-' + quiet.to(), QString("22:00-07:00"));
    QVERIFY(!quiet.active());
}

void TestQuietTime::itTellsWhenItEnds() {
    m_now.setTime(QTime(12, 0));
    QuietTime quiet(nullptr, nullptr, clock());
    quiet.hush(1);
    m_now = m_now.addMSecs(59'950);
    quiet.look(); // 50 ms are left
    QSignalSpy changed(&quiet, &QuietTime::changed);
    m_now = m_now.addMSecs(100);
    QTRY_VERIFY(!changed.isEmpty());
    QVERIFY(!quiet.active());
}

/// In Berlin the clocks went from 2:00 to 3:00 on 29 March 2026.
void TestQuietTime::aNightThatEndsInASkippedHourIsQuiet() {
    const QByteArray home = qgetenv("TZ");
    goTo("Europe/Berlin");
    m_now = QDateTime(QDate(2026, 3, 28), QTime(23, 0));
    QuietTime quiet(nullptr, nullptr, clock());
    QVERIFY(quiet.setHours("22:00", "2:30"));
    quiet.setDaily(true);
    const bool inTheEvening = quiet.active();
    const QString until = quiet.words();
    m_now = QDateTime(QDate(2026, 3, 29), QTime(1, 59));
    const bool before = quiet.active();
    m_now = QDateTime(QDate(2026, 3, 29), QTime(3, 0));
    const bool after = quiet.active();
    home.isNull() ? void(qunsetenv("TZ")) : goTo(home);
    ::tzset();
    QVERIFY(inTheEvening && before && !after);
    QCOMPARE(until, QString("Quiet until 3:00 AM"));
}

/// And on 25 October 2026 from 3:00 to 2:00.
void TestQuietTime::anHourThatComesTwiceEndsOnce() {
    const QByteArray home = qgetenv("TZ");
    goTo("Europe/Berlin");
    constexpr qint64 firstHalfPastTwo = 1'792'888'200'000; // 2026-10-25 00:30 UTC
    QList<bool> quietNow;
    m_now = QDateTime::fromMSecsSinceEpoch(firstHalfPastTwo - 60'000);
    QuietTime quiet(nullptr, nullptr, clock());
    const bool isSet = quiet.setHours("22:00", "2:30");
    quiet.setDaily(true);
    for (const qint64 minutes : {-1, 45, 61}) {
        m_now = QDateTime::fromMSecsSinceEpoch(firstHalfPastTwo + minutes * 60'000);
        quietNow += quiet.active();
    }
    home.isNull() ? void(qunsetenv("TZ")) : goTo(home);
    ::tzset();
    QVERIFY(isSet);
    QCOMPARE(quietNow, (QList<bool>{true, true, false}));
}

QTEST_GUILESS_MAIN(TestQuietTime)
#include "tst_quiet_time.moc"
