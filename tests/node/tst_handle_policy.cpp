// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Roles, names and policies through the requests of the window, and what everybody else makes of them.
#include "node/hamlet.h"
#include "room/error.h"

using namespace ieum;
using namespace ieum::node;
using Texts = std::vector<std::string>;

class TestHandlePolicy : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void anOwnerGivesAndTakesRoles();
    void rolesThatARoomDoesNotHaveAreRefused();
    void aNewNameReachesEverybody();
    void inANoticeRoomOnlyAdminsWrite();
    void aPolicyIsTheSameForAllAndHolds();
    void anInvitationOfOneWhoMayNotInviteAnyMoreHarmsNobody();
    void whatWaitsWhileOneMayNotWriteGoesOnWaiting();
    void whatCameToNothingIsToldToItsAuthor();

  private:
    static Role roleOf(Hamlet& hamlet, size_t asked, const RoomId& room, size_t who) {
        const auto rows = hamlet.ask(asked, ListMembers{room});
        for (const MemberRow& row : *rows) {
            if (row.person == hamlet.of(who).person) return row.role;
        }
        return Role::None;
    }
    static RoomRow rowOf(Hamlet& hamlet, size_t who, const RoomId& room) {
        return *hamlet.ask(who, FindRoom{room.hex()});
    }
};

void TestHandlePolicy::anOwnerGivesAndTakesRoles() {
    Hamlet hamlet(3);
    const RoomId room = hamlet.makeRoom({"모임"});
    const PersonId second = hamlet.of(1).person;
    const auto refused = hamlet.ask(2, SetRole{room, second, Role::Admin});
    QVERIFY(!refused && refused.error().is(RoomError::NotAllowed));
    QVERIFY(hamlet.ask(0, SetRole{room, second, Role::Admin}));
    hamlet.pass(5 * sim::secondMs);
    for (size_t who : {0, 1, 2}) QCOMPARE(roleOf(hamlet, who, room, 1), Role::Admin);
    QVERIFY(rowOf(hamlet, 1, room).ownRole == Role::Admin);
    QVERIFY(hamlet.ask(0, SetRole{room, second, Role::Admin})); // as it is already
    QVERIFY(hamlet.ask(1, RemoveMember{room, hamlet.of(2).person}));
    QVERIFY(hamlet.ask(0, SetRole{room, second, Role::Member}));
    hamlet.pass(5 * sim::secondMs);
    QCOMPARE(roleOf(hamlet, 1, room, 1), Role::Member);
    const auto lowered = hamlet.ask(1, RenameRoom{room, "내 방"});
    QVERIFY(!lowered && lowered.error().is(RoomError::NotAllowed));
}

void TestHandlePolicy::rolesThatARoomDoesNotHaveAreRefused() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    const RoomId notices = hamlet.makeRoom({"공지", true});
    const PersonId second = hamlet.of(1).person;
    QVERIFY(hamlet.ask(0, SetRole{room, second, Role::Reader}).error().is(NodeError::BadRole));
    QVERIFY(hamlet.ask(0, SetRole{notices, second, Role::Member}).error().is(NodeError::BadRole));
    QVERIFY(hamlet.ask(0, SetRole{room, PersonId{}, Role::Admin}).error().is(RoomError::NotAMember));
    QCOMPARE(roleOf(hamlet, 0, notices, 1), Role::Reader);
}

void TestHandlePolicy::aNewNameReachesEverybody() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    QVERIFY(hamlet.ask(0, RenameRoom{room, ""}).error().is(NodeError::BadName));
    QVERIFY(hamlet.ask(0, RenameRoom{room, "등산 모임"}));
    hamlet.pass(5 * sim::secondMs);
    for (size_t who : {0, 1}) QCOMPARE(rowOf(hamlet, who, room).name, std::string("등산 모임"));
}

void TestHandlePolicy::inANoticeRoomOnlyAdminsWrite() {
    Hamlet hamlet(3);
    const RoomId room = hamlet.makeRoom({"공지", true});
    QVERIFY(rowOf(hamlet, 1, room).kind == RoomKind::Notice);
    const auto notice = hamlet.say(0, room, "내일 쉽니다");
    QVERIFY(notice);
    QCOMPARE(hamlet.reads(1, room), (Texts{"내일 쉽니다"}));
    QVERIFY(hamlet.say(1, room, "정말요?").error().is(RoomError::ReadersOnlyRead));
    QVERIFY(hamlet.ask(1, React{room, *notice, "👍"}).error().is(RoomError::ReadersOnlyRead));
    QCOMPARE(rowOf(hamlet, 1, room).waiting, uint32_t{0});
    // One who became an admin writes, and everybody reads it.
    QVERIFY(hamlet.ask(0, SetRole{room, hamlet.of(1).person, Role::Admin}));
    hamlet.pass(5 * sim::secondMs);
    QVERIFY(hamlet.say(1, room, "네, 쉽니다"));
    for (size_t who : {0, 1, 2}) QCOMPARE(hamlet.reads(who, room), (Texts{"내일 쉽니다", "네, 쉽니다"}));
}

void TestHandlePolicy::aPolicyIsTheSameForAllAndHolds() {
    Hamlet hamlet(3);
    const RoomId room = hamlet.makeRoom({"모임"});
    SetPolicy wanted;
    wanted.room = room;
    wanted.inviters = Inviters::Owners;
    wanted.history = History::LastDays;
    wanted.historyDays = 30;
    wanted.retentionDays = 365;
    wanted.disappearingMs = sim::hourMs;
    QVERIFY(hamlet.ask(1, wanted).error().is(RoomError::NotAllowed));
    QVERIFY(hamlet.ask(0, wanted));
    SetPolicy less;
    less.room = room;
    less.disappearingMs = 0;
    QVERIFY(hamlet.ask(0, less));
    hamlet.pass(5 * sim::secondMs);
    for (size_t who : {0, 1, 2}) {
        const auto policy = hamlet.ask(who, GetPolicy{room});
        QVERIFY(policy->inviters == Inviters::Owners && policy->history == History::LastDays);
        QCOMPARE(policy->historyDays, uint32_t{30});
        QCOMPARE(policy->retentionDays, uint32_t{365});
        QCOMPARE(policy->disappearingMs, int64_t{0});
    }
    QVERIFY(hamlet.ask(0, SetRole{room, hamlet.of(1).person, Role::Admin}));
    hamlet.pass(5 * sim::secondMs);
    QVERIFY(hamlet.ask(1, MakeInvite{room}).error().is(NodeError::NotAllowed));
    SetPolicy senseless;
    senseless.room = room;
    senseless.history = History::LastDays;
    QVERIFY(hamlet.ask(0, senseless).error().is(NodeError::BadRequest));
    senseless.history.reset();
    senseless.disappearingMs = INT64_MAX;
    QVERIFY(hamlet.ask(0, senseless).error().is(NodeError::BadRequest));
}

void TestHandlePolicy::anInvitationOfOneWhoMayNotInviteAnyMoreHarmsNobody() {
    Hamlet hamlet(3);
    const auto room = hamlet.ask(0, CreateRoom{"모임"});
    hamlet.letIn(*room, 1);
    QVERIFY(hamlet.ask(0, SetRole{*room, hamlet.of(1).person, Role::Admin}));
    hamlet.pass(5 * sim::secondMs);
    const auto link = hamlet.ask(1, MakeInvite{*room});
    QVERIFY(link);
    QVERIFY(hamlet.ask(0, SetRole{*room, hamlet.of(1).person, Role::Member}));
    hamlet.pass(5 * sim::secondMs);
    hamlet.accept(1, 2, link->link);
    hamlet.pass(sim::minuteMs);
    QCOMPARE(hamlet.ask(0, ListMembers{*room})->size(), size_t{2});
    // The one who meant to let him in goes on as before.
    QVERIFY(hamlet.say(1, *room, "나는 괜찮아"));
    QCOMPARE(hamlet.reads(0, *room), (Texts{"나는 괜찮아"}));
    QVERIFY(hamlet.town.findings.empty());
}

void TestHandlePolicy::whatWaitsWhileOneMayNotWriteGoesOnWaiting() {
    Hamlet hamlet(3);
    const RoomId room = hamlet.makeRoom({"공지", true});
    const PersonId second = hamlet.of(1).person;
    QVERIFY(hamlet.ask(0, SetRole{room, second, Role::Admin}));
    hamlet.pass(5 * sim::secondMs);
    hamlet.town.move(hamlet.of(1), 7); // alone
    hamlet.pass(sim::minuteMs);
    QVERIFY(hamlet.say(1, room, "혼자 쓴 공지"));
    QVERIFY(hamlet.ask(0, SetRole{room, second, Role::Reader}));
    hamlet.town.move(hamlet.of(1), 0);
    hamlet.pass(5 * sim::minuteMs);
    QCOMPARE(rowOf(hamlet, 1, room).waiting, uint32_t{1});
    QCOMPARE(hamlet.reads(0, room), Texts{});
    QVERIFY(hamlet.ask(0, SetRole{room, second, Role::Admin}));
    hamlet.pass(sim::minuteMs);
    QCOMPARE(hamlet.reads(0, room), (Texts{"혼자 쓴 공지"}));
}

void TestHandlePolicy::whatCameToNothingIsToldToItsAuthor() {
    Hamlet hamlet(3);
    std::vector<std::pair<uint32_t, OperationUndone>> told;
    hamlet.town.overhear = [&](const sim::Computer& who, const Event& event) {
        if (const auto* undone = std::get_if<OperationUndone>(&event)) told.emplace_back(who.number(), *undone);
    };
    const RoomId room = hamlet.makeRoom({"모임"});
    for (size_t who : {1, 2}) QVERIFY(hamlet.ask(0, SetRole{room, hamlet.of(who).person, Role::Admin}));
    hamlet.pass(5 * sim::secondMs);
    QVERIFY(hamlet.ask(1, ListUndone{room})->empty());
    hamlet.town.move(hamlet.of(1), 7);
    hamlet.pass(sim::minuteMs);
    QVERIFY(hamlet.ask(1, RenameRoom{room, "둘째의 방"}));
    QVERIFY(hamlet.ask(0, RemoveMember{room, hamlet.of(1).person}));
    hamlet.town.move(hamlet.of(1), 0);
    hamlet.pass(5 * sim::minuteMs);
    QCOMPARE(told.size(), size_t{1});
    QCOMPARE(told[0].first, uint32_t{1});
    QVERIFY(told[0].second.row.deed == Deed::Rename);
    QVERIFY(told[0].second.row.why == UndoneRow::Why::AuthorRemoved);
    QCOMPARE(told[0].second.row.name, std::string("둘째의 방"));
    const auto listed = hamlet.ask(1, ListUndone{room});
    QCOMPARE(listed->size(), size_t{1});
    QVERIFY(hamlet.ask(0, ListUndone{room})->empty()); // it was not his
    QCOMPARE(rowOf(hamlet, 0, room).name, std::string("모임"));
    // Told once, over restarts too; the list still knows.
    hamlet.town.stop(hamlet.of(1));
    hamlet.town.start(hamlet.of(1));
    hamlet.pass(sim::minuteMs);
    QCOMPARE(told.size(), size_t{1});
    QCOMPARE(hamlet.ask(1, ListUndone{room})->size(), size_t{1});
}

QTEST_GUILESS_MAIN(TestHandlePolicy)
#include "tst_handle_policy.moc"
