// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A file that gets stuck on its way, to a replica or from one, and one that comes to who is asked later than the
// question. No line is opened anew in between: nothing but patience brings it.
#include "node/apart.h"

using namespace ieum;
using namespace ieum::node;

class TestFileFetcher : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void whatAReplicaDidNotTakeIsOfferedAgain();
    void whatDidNotComeIsAskedForAgain();
    void whatAMemberGotHeTellsAtOnce();
    void whatNobodyHasIsAskedForLessAndLess();
    void aMessageThatOpensLaterHasItsFileFetched();
    void powerCutsCostNothingButTime();
    void whatWasStoppedCanBeWantedAtOnce();
};

void TestFileFetcher::whatAReplicaDidNotTakeIsOfferedAgain() {
    Apart apart(2);
    apart.letFilesThrough(false);
    apart.sendFile(0);
    apart.hamlet.pass(30 * sim::minuteMs);
    QVERIFY(apart.hasText(1) && !apart.hasFile(1));
    const uint64_t lines = apart.lines();
    apart.letFilesThrough(true);
    QVERIFY(apart.waitForFile(1, 11 * sim::minuteMs));
    QCOMPARE(apart.lines(), lines);
}

void TestFileFetcher::whatDidNotComeIsAskedForAgain() {
    Apart apart(2);
    apart.hamlet.town.stop(apart.hamlet.of(1));
    apart.sendFile(0);
    apart.hamlet.town.stop(apart.hamlet.of(0));
    apart.letFilesThrough(false);
    apart.hamlet.town.start(apart.hamlet.of(1));
    apart.hamlet.pass(2 * sim::minuteMs);
    QVERIFY(apart.hasText(1) && !apart.hasFile(1));
    const uint64_t lines = apart.lines();
    apart.letFilesThrough(true);
    QVERIFY(apart.waitForFile(1, 5 * sim::minuteMs));
    QCOMPARE(apart.lines(), lines);
}

/// The chunks that a manifest names are asked for while it is on its way to the disk.
void TestFileFetcher::powerCutsCostNothingButTime() {
    Apart apart(2);
    sim::Town& town = apart.hamlet.town;
    for (const size_t who : {0, 1}) town.move(apart.hamlet.of(who), 5);
    town.stop(apart.hamlet.of(1));
    apart.sendFile(0);
    int cuts = 0;
    for (int64_t ms = 5; ms <= 1000; ms += 5) {
        town.start(apart.hamlet.of(1));
        apart.hamlet.pass(ms);
        if (apart.hasFile(1)) break;
        town.crash(apart.hamlet.of(1), true);
        ++cuts;
    }
    QVERIFY2(cuts > 5, qPrintable(QString::number(cuts)));
    town.start(apart.hamlet.of(1));
    QVERIFY(apart.waitForFile(1, 5 * sim::minuteMs));
    const auto checked = apart.hamlet.ask(1, CheckVault{});
    QVERIFY(checked && checked->checked > 0 && checked->damaged == 0 && checked->missing == 0);
}

/// Whatever of it is here, and in whatever state.
void TestFileFetcher::whatWasStoppedCanBeWantedAtOnce() {
    int midway = 0;
    for (int64_t ms = 1; ms <= 100; ms += 12) {
        Apart apart(2);
        for (const size_t who : {0, 1}) apart.hamlet.town.move(apart.hamlet.of(who), 5);
        apart.hamlet.pass(sim::minuteMs);
        QVERIFY(apart.hamlet.ask(1, SetTraffic{{}, {}, true}));
        SendMessage message;
        message.room = apart.room;
        message.filePaths = {"/영상.mp4"};
        QVERIFY(apart.hamlet.of(0).disk().writeDurably(message.filePaths.front(), Bytes(7'000'000, std::byte{7})));
        QVERIFY(apart.hamlet.ask(0, message));
        apart.hamlet.pass(sim::minuteMs);
        const auto rows = apart.hamlet.ask(1, ListFiles{apart.room});
        QVERIFY(rows && rows->size() == 1 && rows->front().haveBytes == 0);
        QVERIFY(apart.hamlet.ask(1, SetTraffic{{}, {}, false}));
        apart.hamlet.pass(ms);
        QVERIFY(apart.hamlet.ask(1, StopFetching{rows->front().id}));
        QVERIFY(apart.hamlet.ask(1, FetchFile{rows->front().id}));
        if (!apart.hasFile(1)) ++midway;
        QVERIFY2(apart.waitForFile(1, sim::minuteMs), qPrintable(QString::number(ms)));
    }
    QVERIFY2(midway > 2, qPrintable(QString::number(midway)));
}

void TestFileFetcher::whatAMemberGotHeTellsAtOnce() {
    Apart apart(3);
    apart.hamlet.town.setInternet(apart.hamlet.of(2), false);
    for (const size_t who : {1, 2}) apart.hamlet.town.move(apart.hamlet.of(who), 5);
    apart.letFilesThrough(false);
    apart.sendFile(0);
    apart.hamlet.pass(30 * sim::minuteMs); // long enough for the next question to be minutes away
    QVERIFY(apart.hasText(2) && !apart.hasFile(1) && !apart.hasFile(2));
    apart.letFilesThrough(true);
    QVERIFY(apart.waitForFile(1, 11 * sim::minuteMs));
    const auto took = apart.waitForFile(2, sim::minuteMs);
    QVERIFY(took && *took <= 2 * sim::secondMs);
}

void TestFileFetcher::whatNobodyHasIsAskedForLessAndLess() {
    Apart apart(2);
    const auto framesOfAnHour = [&] {
        const uint64_t before = apart.hamlet.town.network.traffic().frames;
        apart.hamlet.pass(sim::hourMs);
        return apart.hamlet.town.network.traffic().frames - before;
    };
    const uint64_t idle = framesOfAnHour();
    apart.letFilesThrough(false);
    apart.sendFile(0);
    apart.hamlet.town.stop(apart.hamlet.of(0));
    apart.letFilesThrough(true);
    apart.hamlet.pass(sim::hourMs);
    const uint64_t asking = framesOfAnHour();
    QVERIFY(!apart.hasFile(1));
    QVERIFY2(asking <= idle + 24,
             qPrintable(QStringLiteral("%1 and %2").arg(idle).arg(asking))); // every ten minutes, and an answer
}

/// It may be a key that opens a message, long after the message came.
void TestFileFetcher::aMessageThatOpensLaterHasItsFileFetched() {
    Apart apart(2);
    apart.letFilesThrough(false);
    apart.sendFile(0);
    QVERIFY(apart.hasText(1) && !apart.hasFile(1));
    const auto rows = apart.hamlet.ask(1, ListMessages{apart.room, 10, {}});
    QCOMPARE(rows->size(), size_t{1});
    // As it would be had it come sealed: nobody has wanted the file yet.
    store::FileStore& files = apart.hamlet.parts(1).world.stores.files;
    const auto fetching = files.inState(store::FileState::Fetching);
    QCOMPARE(fetching->size(), size_t{1});
    QVERIFY(files.setState(fetching->front(), store::FileState::Known));
    apart.hamlet.town.stop(apart.hamlet.of(1));
    apart.hamlet.town.start(apart.hamlet.of(1));
    apart.letFilesThrough(true);
    QVERIFY(!apart.waitForFile(1, 11 * sim::minuteMs));
    room::Absorbed opened;
    opened.messages = {rows->front().id};
    opened.again.insert(rows->front().id); // told of before
    apart.hamlet.parts(1).rooms.noteChanges(apart.room, opened);
    QVERIFY(apart.waitForFile(1, 11 * sim::minuteMs));
}

QTEST_GUILESS_MAIN(TestFileFetcher)
#include "tst_file_fetcher.moc"
