// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is said of a message, person by person: only what receipts prove, and why it will not arrive.
#include "node/copy_states.h"

#include "node/hamlet.h"

using namespace ieum;
using namespace ieum::node;

class TestCopyStates : public QObject {
    Q_OBJECT

    static MessageRow newest(Hamlet& hamlet, size_t who, const RoomId& room) {
        const auto rows = hamlet.ask(who, ListMessages{room, 1, {}});
        return rows && !rows->empty() ? rows->front() : MessageRow{};
    }
    static Step stepFor(const MessageRow& row, const PersonId& person) {
        for (const RecipientState& each : row.recipients) {
            if (each.person == person) return each.step;
        }
        return Step::Waiting;
    }

  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void theDevicesThatHaveItAreNamed() {
        Hamlet hamlet(2);
        const RoomId room = hamlet.makeRoom({"모임"});
        QVERIFY(hamlet.say(0, room, "안녕"));
        const MessageRow row = newest(hamlet, 0, room);
        QCOMPARE(row.recipients.size(), size_t{1});
        QCOMPARE(row.recipients.front().step, Step::Delivered);
        QCOMPARE(row.recipients.front().devices.size(), size_t{1});
    }
    void theNumberBesideABubbleCountsDownForEverybody() {
        Hamlet hamlet(4);
        const RoomId room = hamlet.makeRoom({"모임"});
        QVERIFY(hamlet.say(0, room, "읽어 주세요"));
        QCOMPARE(newest(hamlet, 0, room).unread, 3U);
        QCOMPARE(newest(hamlet, 1, room).unread, 2U); // without the author and without the one who looks
        QVERIFY(hamlet.ask(2, MarkRead{room}));
        hamlet.pass(5 * sim::secondMs);
        QCOMPARE(newest(hamlet, 0, room).unread, 2U);
        QCOMPARE(newest(hamlet, 1, room).unread, 1U);
    }
    void whatSomebodyIsNotKnownToHaveIsUndelivered() {
        Hamlet hamlet(3);
        const RoomId room = hamlet.makeRoom({"모임"});
        const auto undelivered = [&] { return hamlet.ask(0, GetStatus{})->undelivered; };
        QVERIFY(hamlet.say(0, room, "모두에게"));
        QCOMPARE(undelivered(), 0U);
        hamlet.town.stop(hamlet.of(2));
        QVERIFY(hamlet.say(0, room, "한 사람이 없을 때") && hamlet.say(0, room, "또"));
        QCOMPARE(undelivered(), 2U);
        hamlet.town.start(hamlet.of(2));
        hamlet.pass(sim::minuteMs);
        QCOMPARE(undelivered(), 0U);
    }
    void whoKeepsHisReadingToHimselfStillSaysWhatArrived() {
        Hamlet hamlet(2);
        const RoomId room = hamlet.makeRoom({"모임"});
        QVERIFY(hamlet.ask(1, TellReading{room, false}));
        QVERIFY(!hamlet.ask(1, FindRoom{room.hex()})->tellsReading);
        QVERIFY(hamlet.say(0, room, "안녕"));
        QVERIFY(hamlet.ask(1, MarkRead{room}));
        hamlet.pass(10 * sim::secondMs);
        QCOMPARE(stepFor(newest(hamlet, 0, room), hamlet.of(1).person), Step::Delivered);
        QVERIFY(hamlet.ask(1, TellReading{room, true}));
        hamlet.pass(10 * sim::secondMs);
        QCOMPARE(stepFor(newest(hamlet, 0, room), hamlet.of(1).person), Step::Read);
        QVERIFY(!hamlet.ask(1, TellReading{RoomId{}, true}));
    }
    void whatCannotLeaveAnyMoreHasFailedAndSaysWhy() {
        Hamlet hamlet(2);
        const RoomId room = hamlet.makeRoom({"모임"});
        hamlet.town.move(hamlet.of(1), 7);
        hamlet.pass(sim::minuteMs);
        QVERIFY(hamlet.say(1, room, "늦었어요")); // waits here
        QVERIFY(newest(hamlet, 1, room).queued);
        QVERIFY(hamlet.ask(0, RemoveMember{room, hamlet.of(1).person}));
        hamlet.town.move(hamlet.of(1), 0);
        hamlet.pass(sim::minuteMs);
        const MessageRow row = newest(hamlet, 1, room);
        QVERIFY(row.queued);
        QCOMPARE(stepFor(row, hamlet.of(0).person), Step::Failed);
        QVERIFY(row.recipients.front().why && row.recipients.front().why->is(NodeError::NotAMember));
    }
    void whatDisappearedBeforeItArrivedIsExpired() {
        Hamlet hamlet(2);
        const RoomId room = hamlet.makeRoom({"모임"});
        SetPolicy policy;
        policy.room = room;
        policy.disappearingMs = 10 * sim::minuteMs;
        QVERIFY(hamlet.ask(0, policy));
        hamlet.pass(sim::minuteMs);
        hamlet.town.stop(hamlet.of(1));
        QVERIFY(hamlet.say(0, room, "십 분"));
        hamlet.pass(15 * sim::minuteMs);
        QVERIFY(hamlet.ask(0, WriteBundle{{room}, {}, "/away"})); // with nobody there it would wait in the outbox
        hamlet.pass(15 * sim::minuteMs);
        const MessageRow row = newest(hamlet, 0, room);
        QCOMPARE(row.gone, Gone::Expired);
        QCOMPARE(stepFor(row, hamlet.of(1).person), Step::Expired);
    }
};

QTEST_GUILESS_MAIN(TestCopyStates)
#include "tst_copy_states.moc"
