// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What waits until somebody is there.
#include "node/outbox.h"

#include "node/files_of_a_test.h"

using namespace ieum;
using namespace ieum::node;
using Texts = std::vector<std::string>;

class TestOutbox : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void whatABackupHadWaitingIsNotSaidTwice();
    void whatIsDroppedLeavesNoFile();
    void whatABackupHadWaitingIsDeletedWhereItWasSaid();

  private:
    /// Events of content that this computer has of the second one.
    static uint64_t saidBySecond(Hamlet& hamlet, size_t who, const RoomId& room) {
        const auto heads = hamlet.parts(who).world.stores.feeds.heads(room);
        const room::Room* of = hamlet.parts(who).rooms.find(room);
        uint64_t said = 0;
        for (const store::StoredHead& head : *heads) {
            const room::FeedRecord* feed = of->feedOf(head.feed);
            const bool isHis = feed != nullptr && feed->person == hamlet.of(1).person;
            if (isHis && feed->kind == feed::Kind::Content) said += head.seq - 1; // but for the opening
        }
        return said;
    }
};

void TestOutbox::whatABackupHadWaitingIsNotSaidTwice() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    hamlet.town.move(hamlet.of(1), 7);
    hamlet.pass(sim::minuteMs);
    QVERIFY(hamlet.say(1, room, "혼자 쓴 말"));
    QCOMPARE(hamlet.parts(1).outbox.waiting().size(), size_t{1});
    hamlet.town.stop(hamlet.of(1));
    sim::Disk backup;
    backup.copyFrom(hamlet.of(1).disk());
    hamlet.town.start(hamlet.of(1));
    hamlet.town.move(hamlet.of(1), 0);
    hamlet.pass(sim::minuteMs);
    QCOMPARE(hamlet.reads(0, room), Texts{"혼자 쓴 말"});
    QCOMPARE(saidBySecond(hamlet, 0, room), uint64_t{1});

    hamlet.town.stop(hamlet.of(1));
    hamlet.of(1).disk().copyFrom(backup, sim::stateFolder);
    hamlet.town.start(hamlet.of(1));
    QCOMPARE(hamlet.parts(1).outbox.waiting().size(), size_t{1});
    hamlet.pass(2 * sim::minuteMs);
    QVERIFY(hamlet.parts(1).outbox.waiting().empty());
    QVERIFY(hamlet.say(1, room, "그리고 새 말"));
    for (const size_t who : {0, 1}) {
        QCOMPARE(hamlet.reads(who, room), (Texts{"혼자 쓴 말", "그리고 새 말"}));
        QCOMPARE(saidBySecond(hamlet, who, room), uint64_t{2});
    }
}

void TestOutbox::whatIsDroppedLeavesNoFile() {
    FilesOfATest files(2);
    Hamlet& hamlet = files.hamlet;
    hamlet.town.move(hamlet.of(1), 7);
    hamlet.pass(sim::minuteMs);
    const FileId dropped = files.send(1, {"표.pdf"}, 600'000, false).front();
    const FileId stays = files.send(1, {"그림.png"}, 600'000, false).front();
    World& world = hamlet.parts(1).world;
    QCOMPARE(*world.stores.outbox.count(), uint64_t{2});
    QVERIFY(files.isWhole(1, dropped) && files.isWhole(1, stays));
    const auto chunks = world.stores.files.chunks(dropped);
    QVERIFY(chunks && chunks->size() > 1);
    QVERIFY(hamlet.ask(1, PinFile{dropped, true}));
    QVERIFY(hamlet.ask(1, DeleteMessage{files.room, files.found(1, dropped).file.message}));
    QCOMPARE(*world.stores.outbox.count(), uint64_t{1});
    QVERIFY(world.stores.files.entries(dropped)->empty());
    QVERIFY(world.stores.files.chunks(dropped)->empty());
    for (const ChunkId& each : *chunks) QVERIFY(!world.chunks.has(each));
    QVERIFY(!world.chunks.has(ChunkId{dropped.value}));
    const auto left = hamlet.ask(1, FindFiles{});
    QVERIFY(left && left->files.size() == 1 && left->files.front().file.id == stays);
    hamlet.town.move(hamlet.of(1), 0);
    hamlet.pass(2 * sim::minuteMs);
    QCOMPARE(hamlet.reads(0, files.room).size(), size_t{1});
    QVERIFY(files.isWhole(0, stays) && files.isWhole(1, stays));
}

void TestOutbox::whatABackupHadWaitingIsDeletedWhereItWasSaid() {
    FilesOfATest files(2);
    Hamlet& hamlet = files.hamlet;
    hamlet.town.move(hamlet.of(1), 7);
    hamlet.pass(sim::minuteMs);
    const FileId file = files.send(1, {"표.pdf"}, 5000, false).front();
    World& world = hamlet.parts(1).world;
    const auto waiting = world.stores.outbox.list(files.room);
    QVERIFY(waiting && waiting->size() == 1);
    hamlet.town.move(hamlet.of(1), 0);
    hamlet.pass(2 * sim::minuteMs);
    QVERIFY(files.isWhole(0, file));
    QCOMPARE(*world.stores.outbox.count(), uint64_t{0});
    // As the backup had it.
    QVERIFY(world.connection->begin() && world.stores.outbox.put(waiting->front()) && world.connection->commit());
    QVERIFY(hamlet.ask(1, DeleteMessage{files.room, waiting->front().id}));
    hamlet.pass(sim::minuteMs);
    QCOMPARE(*world.stores.outbox.count(), uint64_t{0});
    for (const size_t who : {0, 1}) QCOMPARE(hamlet.reads(who, files.room), Texts{"†"});
}

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
