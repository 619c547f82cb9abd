// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an author comes to know of his message: that it arrived, and that it was read, from each person's own receipts.
#include "node/receipts.h"

#include "node/hamlet.h"

using namespace ieum;
using namespace ieum::node;

class TestReceipts : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void aReadMarkReachesTheAuthorAndSaysNoMoreThanItShould();
    void aReadMarkIsKeptUntilSomebodyIsThere();

  private:
    static Step stepOf(Hamlet& hamlet, const RoomId& room, const MessageId& id, size_t who) {
        const auto rows = hamlet.ask(0, ListMessages{room, 100, {}});
        for (const MessageRow& row : *rows) {
            for (const RecipientState& each : row.recipients) {
                if (row.id == id && each.person == hamlet.of(who).person) return each.step;
            }
        }
        return Step::Waiting;
    }
    static uint32_t unread(Hamlet& hamlet, size_t who, const RoomId& room) {
        return hamlet.ask(who, FindRoom{room.hex()})->unread;
    }
};

void TestReceipts::aReadMarkReachesTheAuthorAndSaysNoMoreThanItShould() {
    Hamlet hamlet(3);
    const RoomId room = hamlet.makeRoom({"모임"});
    const auto first = hamlet.say(0, room, "하나");
    QCOMPARE(stepOf(hamlet, room, *first, 1), Step::Delivered);
    QCOMPARE(unread(hamlet, 1, room), uint32_t{1});
    QVERIFY(hamlet.ask(1, MarkRead{room}));
    hamlet.pass(5 * sim::secondMs);
    QCOMPARE(unread(hamlet, 1, room), uint32_t{0});
    QCOMPARE(stepOf(hamlet, room, *first, 1), Step::Read);
    QCOMPARE(stepOf(hamlet, room, *first, 2), Step::Delivered);
    // What comes afterwards is not read yet.
    const auto second = hamlet.say(0, room, "둘");
    QCOMPARE(stepOf(hamlet, room, *second, 1), Step::Delivered);
    QCOMPARE(stepOf(hamlet, room, *first, 1), Step::Read);
    QVERIFY(hamlet.ask(2, MarkRead{room}));
    hamlet.pass(5 * sim::secondMs);
    QCOMPARE(stepOf(hamlet, room, *first, 2), Step::Read);
    QCOMPARE(stepOf(hamlet, room, *second, 2), Step::Read);
}

void TestReceipts::aReadMarkIsKeptUntilSomebodyIsThere() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    const auto id = hamlet.say(0, room, "하나");
    hamlet.town.move(hamlet.of(1), 7);
    hamlet.pass(sim::minuteMs);
    QVERIFY(hamlet.ask(1, MarkRead{room}));
    hamlet.pass(5 * sim::secondMs);
    QCOMPARE(stepOf(hamlet, room, *id, 1), Step::Delivered);
    hamlet.town.stop(hamlet.of(1)); // and over a restart
    hamlet.town.start(hamlet.of(1));
    hamlet.town.move(hamlet.of(1), 0);
    hamlet.pass(2 * sim::minuteMs);
    QCOMPARE(stepOf(hamlet, room, *id, 1), Step::Read);
}

QTEST_GUILESS_MAIN(TestReceipts)
#include "tst_receipts.moc"
