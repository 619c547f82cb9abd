// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A file that gets stuck on its way, to a replica or from one, and one that comes to who is asked later than the
// question. No line is opened anew in between: nothing but patience brings it.
#include "node/apart.h"
#include "node/files_of_a_test.h"
#include "node/limits.h"

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
    void aManifestThatAKillLeftIsMadeDurable();
    void whatAFailedSyncWasToWriteIsNotBelieved();
    void aSyncThatCouldNotBeginLosesNothing();
    void whatWasStoppedCanBeWantedAtOnce();
    void afterASlowSyncOfAllEachIsSyncedForAWhile();
    void manySmallFilesShareTheirSyncs();
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

/// A kill leaves what nobody has made durable, and only a power cut shows that.
void TestFileFetcher::aManifestThatAKillLeftIsMadeDurable() {
    Apart apart(2);
    sim::Town& town = apart.hamlet.town;
    for (const size_t who : {0, 1}) town.move(apart.hamlet.of(who), 5);
    town.stop(apart.hamlet.of(1));
    apart.sendFile(0);
    int kills = 0;
    for (int64_t ms = 5; ms <= 1000; ms += 5) {
        town.start(apart.hamlet.of(1));
        apart.hamlet.pass(ms);
        if (apart.hasFile(1)) break;
        town.crash(apart.hamlet.of(1), false);
        ++kills;
    }
    QVERIFY2(kills > 2, qPrintable(QString::number(kills)));
    town.start(apart.hamlet.of(1));
    QVERIFY(apart.waitForFile(1, 5 * sim::minuteMs));
    town.crash(apart.hamlet.of(1), true);
    town.start(apart.hamlet.of(1));
    QVERIFY(apart.hasFile(1));
    const auto checked = apart.hamlet.ask(1, CheckVault{});
    QVERIFY(checked && checked->checked == 4 && checked->damaged == 0 && checked->missing == 0);
}

/// It can be read, and the next sync says nothing of it: the manifest, or the chunks that came by then.
void TestFileFetcher::whatAFailedSyncWasToWriteIsNotBelieved() {
    int failed = 0;
    for (int64_t ms = 1; ms <= 100; ms += 12) {
        Apart apart(2);
        sim::Town& town = apart.hamlet.town;
        for (const size_t who : {0, 1}) town.move(apart.hamlet.of(who), 5);
        apart.hamlet.pass(sim::minuteMs);
        SendMessage message;
        message.room = apart.room;
        message.filePaths = {"/견적서.xlsx"};
        QVERIFY(apart.hamlet.of(0).disk().writeDurably(message.filePaths.front(), Bytes(700'000, std::byte{7})));
        QVERIFY(apart.hamlet.ask(0, message));
        apart.hamlet.pass(ms);
        sim::DiskFaults& faults = apart.hamlet.of(1).disk().faults;
        faults.failSyncs(1);
        QVERIFY2(apart.waitForFile(1, 5 * sim::minuteMs), qPrintable(QString::number(ms)));
        if (faults.failingSyncs() == 0) ++failed;
        town.crash(apart.hamlet.of(1), true);
        town.start(apart.hamlet.of(1));
        QVERIFY(apart.hasFile(1));
        const auto checked = apart.hamlet.ask(1, CheckVault{});
        QVERIFY(checked && checked->checked == 4 && checked->damaged == 0 && checked->missing == 0);
    }
    QVERIFY2(failed > 2, qPrintable(QString::number(failed)));
}

/// Whoever gave it may be gone by the time that the machine has a descriptor again.
void TestFileFetcher::aSyncThatCouldNotBeginLosesNothing() {
    FilesOfATest of(2);
    sim::DiskFaults& faults = of.hamlet.of(1).disk().faults;
    constexpr uint64_t many = 1'000'000;
    (void)faults.hinderSyncs(many);
    const auto files = of.send(0, {"견적서.xlsx"}, 3'000'000, false);
    of.hamlet.pass(10 * sim::secondMs);
    QCOMPARE(files.size(), size_t{1});
    QVERIFY(!of.isWhole(1, files.front()));
    of.hamlet.town.stop(of.hamlet.of(0));
    const uint64_t tried = many - faults.hinderSyncs(0);
    QVERIFY2(tried >= 3 && tried <= 30, qPrintable(QString::number(tried))); // one a second
    of.hamlet.pass(5 * sim::secondMs);
    QVERIFY(of.isWhole(1, files.front()));
    of.hamlet.town.crash(of.hamlet.of(1), true);
    of.hamlet.town.start(of.hamlet.of(1));
    QVERIFY(of.isWhole(1, files.front()));
    const auto checked = of.hamlet.ask(1, CheckVault{});
    QVERIFY(checked && checked->checked > 12 && checked->damaged == 0 && checked->missing == 0);
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

void TestFileFetcher::afterASlowSyncOfAllEachIsSyncedForAWhile() {
    FilesOfATest of(2);
    sim::Disk& disk = of.hamlet.of(1).disk();
    constexpr size_t bytes = 3'000'000; // twelve chunks
    const auto syncsOf = [&](const std::string& name, int64_t slowMs) {
        disk.faults.slowDown(slowMs);
        const sim::Disk::Syncs before = disk.syncs;
        const auto files = of.send(0, {name}, bytes, false);
        of.hamlet.pass(10 * sim::secondMs);
        disk.faults.slowDown(0);
        const bool isWhole = files.size() == 1 && of.isWhole(1, files.front());
        const sim::Disk::Syncs after = disk.syncs;
        return isWhole ? sim::Disk::Syncs{after.together - before.together, after.each - before.each, 0}
                       : sim::Disk::Syncs{999, 999, 0};
    };
    const sim::Disk::Syncs first = syncsOf("하나", settlingSlowMs + 500);
    QVERIFY2(first.together >= 1 && first.together < 999, qPrintable(QString::number(first.together)));
    const sim::Disk::Syncs second = syncsOf("둘", 10);
    QCOMPARE(second.together, uint64_t{0});
    QVERIFY(second.each >= 12);
    of.hamlet.pass(settledEachMs);
    const sim::Disk::Syncs third = syncsOf("셋", 10);
    QVERIFY(third.together >= 1 && third.together < 999);
}

/// Those of the database as well: a transaction for each manifest would be one for each file.
void TestFileFetcher::manySmallFilesShareTheirSyncs() {
    FilesOfATest of(2);
    constexpr size_t messages = 12, filesEach = 16;
    sim::Town& town = of.hamlet.town;
    town.stop(of.hamlet.of(1));
    std::vector<FileId> files;
    for (size_t message = 0; message < messages; ++message) {
        std::vector<std::string> names;
        for (size_t i = 0; i < filesEach; ++i) names.push_back(std::to_string(message) + "-" + std::to_string(i));
        const size_t bytes = 3000 + message; // else they are the same files
        const auto sent = of.send(0, names, bytes, false);
        files.insert(files.end(), sent.begin(), sent.end());
    }
    sim::Disk& disk = of.hamlet.of(1).disk();
    const sim::Disk::Syncs before = disk.syncs;
    for (const size_t who : {0, 1}) town.move(of.hamlet.of(who), 5);
    town.start(of.hamlet.of(1));
    of.hamlet.pass(sim::minuteMs);
    QCOMPARE(files.size(), messages * filesEach);
    QCOMPARE(of.whole(1, files).size(), files.size());
    const uint64_t ofFiles = disk.syncs.together - before.together;
    const uint64_t ofDatabase = disk.syncs.database - before.database;
    QVERIFY2(ofFiles <= files.size() / 4, qPrintable(QString::number(ofFiles)));
    // 51, texts and all; 73 when each manifest is read as it comes.
    QVERIFY2(ofDatabase <= files.size() / 3, qPrintable(QString::number(ofDatabase)));
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
