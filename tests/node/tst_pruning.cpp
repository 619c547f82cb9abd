// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sealed events that are older than a room keeps its content: who lets go of them, who drops them, who need not have
// them.
#include "node/pruning.h"

#include "node/hamlet.h"

using namespace ieum;
using namespace ieum::node;
using sim::dayMs;
using sim::hourMs;
using sim::minuteMs;

class TestPruning : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void everybodyDropsWhatItsAuthorLetGo();
    void withoutRetentionNothingGoes();
    void whatNobodyElseHasStays();
    void theLastCopyOfAFileKeepsItsEvent();
    void aNewcomerGetsWhatIsKeptAndIsToldOfTheRest();
    void anEmptyReplicaIsFilledFromTheFloorOn();

  private:
    static SetPolicy retention(const RoomId& room, uint32_t days) {
        SetPolicy policy;
        policy.room = room;
        policy.retentionDays = days;
        return policy;
    }
    static void chat(Hamlet& hamlet, size_t who, const RoomId& room, int count) {
        for (int i = 0; i < count; ++i) {
            SendMessage message;
            message.room = room;
            message.text = std::to_string(i);
            QVERIFY(hamlet.ask(who, std::move(message)));
        }
        hamlet.pass(minuteMs);
    }
    static FeedId feedOf(Hamlet& hamlet, size_t who, const RoomId& room) {
        return hamlet.parts(who).rooms.find(room)->ownContentFeed();
    }
    static uint64_t floorOf(Hamlet& hamlet, size_t who, const FeedId& feed) {
        return hamlet.parts(who).world.stores.feeds.floor(feed).value_or(0);
    }
    static size_t rowsOf(Hamlet& hamlet, size_t who, const FeedId& feed) {
        auto count = hamlet.parts(who).world.connection->prepare(
            "SELECT count(*) FROM event e JOIN feed f ON f.key=e.place>>40 WHERE f.id=?1");
        return static_cast<size_t>(**count->bind(feed).first([](store::Statement& row) { return row.number(0); }));
    }
};

void TestPruning::everybodyDropsWhatItsAuthorLetGo() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    QVERIFY(hamlet.ask(0, retention(room, 2)));
    chat(hamlet, 0, room, 100);
    hamlet.pass(dayMs + hourMs);
    chat(hamlet, 0, room, 5);
    const FeedId feed = feedOf(hamlet, 0, room);
    for (const size_t who : {0, 1}) QCOMPARE(rowsOf(hamlet, who, feed), size_t{106});
    hamlet.pass(dayMs + hourMs); // the first hundred are old, the others are not
    for (const size_t who : {0, 1}) {
        QVERIFY(floorOf(hamlet, who, feed) > 60);
        QVERIFY(floorOf(hamlet, who, feed) <= 102);
    }
    hamlet.pass(12 * dayMs); // and with time all but the newest
    for (const size_t who : {0, 1}) {
        QCOMPARE(floorOf(hamlet, who, feed), uint64_t{106});
        QCOMPARE(rowsOf(hamlet, who, feed), size_t{2});
    }
    // Nobody misses anything, and they go on.
    QVERIFY(hamlet.ask(1, ListGaps{room})->empty());
    QVERIFY(hamlet.say(0, room, "안녕"));
    QCOMPARE(hamlet.reads(1, room).back(), std::string("안녕"));
    hamlet.town.stop(hamlet.of(1));
    hamlet.town.start(hamlet.of(1));
    hamlet.pass(minuteMs);
    QVERIFY(hamlet.say(0, room, "또 안녕"));
    QCOMPARE(hamlet.reads(1, room).back(), std::string("또 안녕"));
    QVERIFY(hamlet.town.findings.empty());
}

void TestPruning::withoutRetentionNothingGoes() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    chat(hamlet, 0, room, 70);
    hamlet.pass(30 * dayMs);
    for (const size_t who : {0, 1}) QCOMPARE(floorOf(hamlet, who, feedOf(hamlet, 0, room)), uint64_t{0});
}

void TestPruning::whatNobodyElseHasStays() {
    Hamlet hamlet(2, 1);
    const RoomId room = hamlet.makeRoom({"모임"});
    for (const size_t who : {0, 1}) {
        QVERIFY(hamlet.ask(who, AddReplica{net::toText(hamlet.town.sites[0]->address())}));
    }
    QVERIFY(hamlet.ask(0, retention(room, 1)));
    chat(hamlet, 0, room, 70);
    hamlet.town.stop(hamlet.of(1));
    const FeedId feed = feedOf(hamlet, 0, room);
    const uint64_t before = hamlet.parts(0).world.stores.feeds.head(feed)->seq;
    chat(hamlet, 0, room, 70); // a replica has it, and that is a hint
    QCOMPARE(hamlet.parts(0).world.stores.feeds.head(feed)->seq, before + 70);
    hamlet.pass(20 * dayMs);
    QVERIFY(floorOf(hamlet, 0, feed) > 60);
    QVERIFY(floorOf(hamlet, 0, feed) <= before + 1);
    hamlet.town.start(hamlet.of(1));
    hamlet.pass(20 * dayMs);
    QVERIFY(floorOf(hamlet, 0, feed) > before + 60);
    QCOMPARE(hamlet.parts(1).world.stores.feeds.head(feed)->seq, before + 70);
}

void TestPruning::theLastCopyOfAFileKeepsItsEvent() {
    Hamlet hamlet(1);
    const auto room = hamlet.ask(0, CreateRoom{"메모"});
    QVERIFY(hamlet.ask(0, retention(*room, 1)));
    chat(hamlet, 0, *room, 10);
    QVERIFY(hamlet.of(0).disk().writeDurably("file.txt", Bytes(1000, std::byte{'x'})));
    SendMessage message;
    message.room = *room;
    message.filePaths = {"file.txt"};
    const auto id = hamlet.ask(0, std::move(message));
    QVERIFY(id);
    hamlet.pass(minuteMs);
    chat(hamlet, 0, *room, 80);
    hamlet.pass(30 * dayMs);
    const FeedId feed = feedOf(hamlet, 0, *room);
    QCOMPARE(floorOf(hamlet, 0, feed), uint64_t{12}); // where it stands
    QVERIFY(hamlet.ask(0, DeleteMessage{*room, *id}));
    hamlet.pass(30 * dayMs);
    QVERIFY(floorOf(hamlet, 0, feed) > 90);
}

void TestPruning::aNewcomerGetsWhatIsKeptAndIsToldOfTheRest() {
    Hamlet hamlet(3);
    const auto made = hamlet.ask(0, CreateRoom{"모임"});
    const RoomId room = *made;
    hamlet.letIn(room, 1);
    SetPolicy policy = retention(room, 2);
    policy.history = History::Everything;
    QVERIFY(hamlet.ask(0, policy));
    chat(hamlet, 0, room, 100);
    hamlet.pass(12 * dayMs);
    QVERIFY(hamlet.say(0, room, "남은 말"));
    const FeedId feed = feedOf(hamlet, 0, room);
    QVERIFY(floorOf(hamlet, 0, feed) > 90);
    hamlet.letIn(room, 2);
    hamlet.pass(minuteMs);
    QVERIFY(hamlet.say(0, room, "어서 와"));
    QCOMPARE(hamlet.parts(2).world.stores.feeds.head(feed)->seq, hamlet.parts(0).world.stores.feeds.head(feed)->seq);
    QVERIFY(!*hamlet.parts(2).world.stores.feeds.tip(feed));
    QCOMPARE(floorOf(hamlet, 2, feed), floorOf(hamlet, 0, feed));
    const auto gaps = hamlet.ask(2, ListGaps{room});
    const auto notKept =
        std::find_if(gaps->begin(), gaps->end(), [](const GapRow& gap) { return gap.why == GapRow::NotKept; });
    QVERIFY(notKept != gaps->end());
    QCOMPARE(notKept->count, floorOf(hamlet, 2, feed) - 2);
    for (const GapRow& gap : *gaps) QVERIFY(gap.why != GapRow::NotHere);
    QCOMPARE(hamlet.reads(2, room).back(), std::string("어서 와"));
}

void TestPruning::anEmptyReplicaIsFilledFromTheFloorOn() {
    Hamlet hamlet(2, 1);
    const RoomId room = hamlet.makeRoom({"모임"});
    QVERIFY(hamlet.ask(0, retention(room, 2)));
    chat(hamlet, 0, room, 100);
    hamlet.pass(12 * dayMs);
    const FeedId feed = feedOf(hamlet, 0, room);
    QVERIFY(floorOf(hamlet, 0, feed) > 90);
    for (const size_t who : {0, 1}) {
        QVERIFY(hamlet.ask(who, AddReplica{net::toText(hamlet.town.sites[0]->address())}));
    }
    hamlet.pass(minuteMs);
    // From now on they have nothing but the replica between them.
    hamlet.town.move(hamlet.of(1), 7);
    hamlet.pass(minuteMs);
    QVERIFY(hamlet.say(0, room, "안녕"));
    hamlet.pass(minuteMs);
    QCOMPARE(hamlet.reads(1, room).back(), std::string("안녕"));
    QVERIFY(hamlet.town.findings.empty());
}

QTEST_GUILESS_MAIN(TestPruning)
#include "tst_pruning.moc"
