// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is known of somebody with whom a room is shared, and of nobody else.
#include <vector>

#include "node/hamlet.h"

#include "node/error.h"
#include "room/room_ids.h"

using namespace ieum;
using namespace ieum::node;
using sim::minuteMs;

class TestHandlePerson : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }

    void hisKeyHisDevicesAndTheRoomsOfBothAreTold() {
        Hamlet hamlet(3);
        const RoomId room = hamlet.makeRoom({"기획팀", false});
        const auto card = hamlet.ask(0, GetPerson{personOf(hamlet, 1)});
        QVERIFY(card);
        QCOMPARE(card->name, hamlet.parts(1).world.identity->name());
        QVERIFY(card->person == personOf(hamlet, 1));
        QCOMPARE(card->devices.size(), size_t{1});
        QVERIFY(card->devices[0].device == hamlet.parts(1).world.identity->deviceId());
        QVERIFY(card->reachable && card->devices[0].reachable);
        QCOMPARE(card->rooms.size(), size_t{1});
        QVERIFY(card->rooms[0].room == room && card->rooms[0].role == Role::Member);
        QCOMPARE(card->rooms[0].name, std::string("기획팀"));
        QVERIFY(card->sinceMs != 0 && card->sinceMs <= card->seenMs);
        QVERIFY(!card->direct && !card->forked);
        QCOMPARE(card->moreRooms, 0U);
    }
    void bothSeeTheSameDigits() {
        Hamlet hamlet(2);
        hamlet.makeRoom({"방", false});
        const auto one = hamlet.ask(0, GetPerson{personOf(hamlet, 1)});
        const auto other = hamlet.ask(1, GetPerson{personOf(hamlet, 0)});
        QVERIFY(one && other);
        QCOMPARE(one->number.size(), size_t{60});
        QCOMPARE(one->number, other->number);
        QCOMPARE(hamlet.ask(0, FindSafetyNumber{personOf(hamlet, 1).hex()})->number, one->number);
    }
    void theRoomOfTheTwoIsNamed() {
        Hamlet hamlet(2);
        hamlet.makeRoom({"방", false});
        const auto link = hamlet.ask(0, MakeInvite{});
        QVERIFY(link);
        hamlet.accept(0, 1, link->link);
        hamlet.pass(minuteMs);
        const auto card = hamlet.ask(0, GetPerson{personOf(hamlet, 1)});
        QVERIFY(card);
        QCOMPARE(card->rooms.size(), size_t{2});
        QVERIFY(card->direct == room::directRoomId(personOf(hamlet, 0), personOf(hamlet, 1)));
    }
    void whoIsInNoRoomOfOursIsNobody() {
        Hamlet hamlet(2);
        QVERIFY(isNobody(hamlet.ask(0, GetPerson{personOf(hamlet, 1)})));
        const RoomId room = hamlet.makeRoom({"방", false});
        QVERIFY(isNobody(hamlet.ask(0, GetPerson{personOf(hamlet, 0)}))); // oneself
        QVERIFY(hamlet.ask(0, GetPerson{personOf(hamlet, 1)}));
        QVERIFY(hamlet.ask(0, RemoveMember{room, personOf(hamlet, 1)}));
        QVERIFY(isNobody(hamlet.ask(0, GetPerson{personOf(hamlet, 1)})));
    }
    void aRoomThatWeLeftIsSharedNoMore() {
        Hamlet hamlet(2);
        const RoomId left = hamlet.makeRoom({"떠난 방", false});
        const RoomId stayed = hamlet.makeRoom({"남은 방", false});
        QVERIFY(hamlet.ask(1, LeaveRoom{left}));
        hamlet.pass(minuteMs);
        const auto card = hamlet.ask(1, GetPerson{personOf(hamlet, 0)});
        QVERIFY(card);
        QCOMPARE(card->rooms.size(), size_t{1});
        QVERIFY(card->rooms[0].room == stayed && card->rooms[0].role == Role::Owner);
    }

  private:
    static PersonId personOf(Hamlet& hamlet, size_t who) { return hamlet.parts(who).world.identity->person(); }
    static bool isNobody(const Result<PersonRow>& answer) {
        return !answer && answer.error().is(NodeError::NoSuchPerson);
    }
};

QTEST_GUILESS_MAIN(TestHandlePerson)
#include "tst_handle_person.moc"
