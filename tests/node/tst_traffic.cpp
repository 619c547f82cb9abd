// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Limits for what files take of the lines, and pauses. The file has three pieces; at a hundred thousand bytes a second
// the third one may be asked for after five seconds.
#include "node/apart.h"

using namespace ieum;
using namespace ieum::node;

class TestTraffic : public QObject {
    Q_OBJECT

    static constexpr uint64_t slow = 100'000;
    static constexpr int64_t leastMs = 5 * sim::secondMs;
    static constexpr int64_t mostMs = 15 * sim::secondMs;

    static void sendWithoutWaiting(Apart& apart) {
        SendMessage message;
        message.room = apart.room;
        message.text = "견적서";
        message.filePaths = {"/견적서.xlsx"};
        QVERIFY(apart.hamlet.of(0).disk().writeDurably(message.filePaths.front(), Bytes(700'000, std::byte{7})));
        QVERIFY(apart.hamlet.ask(0, message));
    }
    static FileRow fileAt(Apart& apart, size_t who) { return apart.hamlet.ask(who, ListFiles{apart.room})->front(); }

    /// From the start of the one to whom it was sent while he was away; -1: it did not come.
    static int64_t timeToGet(uint64_t limit) {
        Apart apart(2);
        (void)apart.hamlet.ask(1, SetTraffic{limit, {}, {}});
        apart.hamlet.town.stop(apart.hamlet.of(1));
        apart.sendFile(0);
        apart.hamlet.town.start(apart.hamlet.of(1)); // the limit outlives it
        if (apart.hamlet.ask(1, GetTraffic{})->terms.downBytesPerSecond != limit) return -1;
        return apart.waitForFile(1, 2 * sim::minuteMs).value_or(-1);
    }

  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void whatComesFromAReplicaIsLimited() {
        const int64_t free = timeToGet(0), limited = timeToGet(slow);
        const QString times = QStringLiteral("%1 and %2").arg(free).arg(limited);
        QVERIFY2(free >= 0 && limited >= free + leastMs && limited <= free + mostMs, qPrintable(times));
    }
    void whatGoesToAReplicaIsLimitedAndTextsAreNot() {
        Apart apart(2);
        QVERIFY(apart.hamlet.ask(0, SetTraffic{{}, slow, {}}));
        sendWithoutWaiting(apart);
        apart.hamlet.pass(2 * sim::secondMs);
        QVERIFY(apart.hasText(1) && !apart.hasFile(1));
        const auto took = apart.waitForFile(1, sim::minuteMs);
        QVERIFY(took && *took >= leastMs - 3 * sim::secondMs && *took <= mostMs);
    }
    void theLanIsNot() {
        Apart apart(2);
        for (const size_t who : {0, 1}) {
            QVERIFY(apart.hamlet.ask(who, SetTraffic{1, 1, {}}));
            apart.hamlet.town.move(apart.hamlet.of(who), 5);
        }
        apart.hamlet.pass(20 * sim::secondMs);
        sendWithoutWaiting(apart);
        QVERIFY(apart.waitForFile(1, 5 * sim::secondMs));
    }
    void aPauseHoldsFilesAndNoTexts() {
        Apart apart(2);
        QVERIFY(apart.hamlet.ask(1, SetTraffic{{}, {}, true}));
        apart.sendFile(0);
        QVERIFY(apart.hasText(1) && !apart.hasFile(1));
        const auto paused = apart.hamlet.ask(1, GetTraffic{});
        QVERIFY(paused->terms.paused);
        QCOMPARE(paused->files.size(), size_t{1});
        apart.hamlet.pass(sim::hourMs);
        QCOMPARE(fileAt(apart, 1).haveBytes, uint64_t{0});
        QVERIFY(fileAt(apart, 1).fetchingPaused);
        int told = 0;
        apart.hamlet.town.overhear = [&](const sim::Computer& who, const Event& event) {
            const auto* changed = std::get_if<TimelineChanged>(&event);
            told += who.number() == 1 && changed != nullptr && changed->room == apart.room ? 1 : 0;
        };
        QVERIFY(apart.hamlet.ask(1, SetTraffic{{}, {}, true}));
        QCOMPARE(told, 0); // it was
        QVERIFY(apart.hamlet.ask(1, SetTraffic{{}, {}, false}));
        QCOMPARE(told, 1); // lists say what it waits for
        QVERIFY(!fileAt(apart, 1).fetchingPaused);
        QVERIFY(apart.waitForFile(1, 10 * sim::secondMs));
        QVERIFY(apart.hamlet.ask(1, GetTraffic{})->files.empty());
    }
    /// In a larger room a new epoch has a table of slices, a piece like those of files, which replicas pass on.
    void aPauseHoldsNoKeys() {
        constexpr uint32_t people = 20;
        Apart apart(people);
        for (size_t who = 0; who < people; ++who) QVERIFY(apart.hamlet.ask(who, SetTraffic{{}, {}, true}));
        const PersonId gone = apart.hamlet.parts(people - 1).world.identity->person();
        QVERIFY(apart.hamlet.ask(0, RemoveMember{apart.room, gone}));
        apart.hamlet.pass(sim::minuteMs);
        QVERIFY(apart.hamlet.say(0, apart.room, "이제 열아홉"));
        apart.hamlet.pass(sim::minuteMs);
        for (const size_t who : {1, 9, 18}) QVERIFY(apart.hasText(who));
    }
    void aPauseOfTheSenderHoldsWhatGoesToReplicas() {
        Apart apart(2);
        QVERIFY(apart.hamlet.ask(0, SetTraffic{{}, {}, true}));
        apart.sendFile(0);
        QVERIFY(apart.hasText(1) && !apart.hasFile(1));
        QVERIFY(apart.hamlet.ask(0, SetTraffic{{}, {}, false}));
        QVERIFY(apart.waitForFile(1, 25 * sim::minuteMs)); // asked for and offered again by and by
    }
    void oneFileIsStoppedAndGoesOnLater() {
        Apart apart(2);
        apart.letFilesThrough(false);
        apart.sendFile(0);
        const FileId file = fileAt(apart, 1).id;
        QVERIFY(fileAt(apart, 1).fetching);
        QVERIFY(apart.hamlet.ask(1, StopFetching{file}));
        QVERIFY(!fileAt(apart, 1).fetching);
        apart.letFilesThrough(true);
        apart.hamlet.town.stop(apart.hamlet.of(1));
        apart.hamlet.town.start(apart.hamlet.of(1));
        apart.hamlet.pass(30 * sim::minuteMs);
        QCOMPARE(fileAt(apart, 1).haveBytes, uint64_t{0});
        QVERIFY(apart.hamlet.ask(1, FetchFile{file}));
        QVERIFY(apart.waitForFile(1, 11 * sim::minuteMs));
        QVERIFY(apart.hamlet.ask(1, StopFetching{file})); // nothing to stop: it stays
        QVERIFY(apart.hasFile(1));
        const auto unknown = apart.hamlet.ask(1, StopFetching{FileId{}});
        QVERIFY(!unknown && unknown.error().is(NodeError::NoSuchFile));
    }
};

QTEST_GUILESS_MAIN(TestTraffic)
#include "tst_traffic.moc"
