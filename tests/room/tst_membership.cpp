// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who may do what, and what is not here or hostile.

#include "room/limits.h"
#include "room/room_ids.h"
#include "room/small_room.h"

using namespace ieum;
using namespace ieum::room;
using namespace ieum::room::test;

class TestMembership : public QObject, SmallRoom {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init() { begin(); }
    void membersMayNotAddRemoveOrRename();
    void strangersMayDoNothing();
    void adminsRunTheRoomButForItsOwners();
    void ownersMakeOwners();
    void nobodyGivesMoreThanHeHas();
    void whoMayInviteIsThePolicys();
    void onlyTheFounderCreates();
    void newcomersToNoticeRoomsRead();
    void directRoomsAreBegunByEither();
    void anAdditionAloneBeginsADirectRoom();
    void nobodyElseEntersADirectRoom();
    void roomsHaveALimit();
    void leavingOwnersHaveHeirs();
    void operationsWaitForTheirPast();
    void circlesAndHolesWaitForEver();
    void doubledOperationsCountOnce();
};

void TestMembership::membersMayNotAddRemoveOrRename() {
    const std::string before = printed(gather());
    m_member->does(adding(*m_stranger));
    m_member->does(removing(*m_admin));
    m_member->does(removing(*m_owner));
    m_member->does(RenameOp{"mine"});
    m_member->does(setting(*m_member, Role::Admin));
    m_member->does(PolicyOp{{Inviters::Everybody}});
    m_member->does(AddDeviceOp{m_stranger->certificate});
    m_member->does(RevokeDeviceOp{m_admin->person(), m_admin->device(), {}});
    const Membership after = gather();
    QCOMPARE(printed(after), before);
    QVERIFY(!mayAdd(after, m_member->person()) && !mayRemove(after, m_member->person(), m_admin->person()));
    QVERIFY(mayRemove(after, m_member->person(), m_member->person())); // he may leave
    m_member->does(removing(*m_member));
    QVERIFY(gather().roleOf(m_member->person()) == Role::None);
}

void TestMembership::strangersMayDoNothing() {
    const std::string before = printed(gather());
    m_stranger->does(adding(*m_stranger));
    m_stranger->does(removing(*m_member));
    m_stranger->does(RenameOp{"mine"});
    m_stranger->does(CreateOp{RoomKind::Direct, "", m_stranger->certificate, {}});
    QCOMPARE(printed(gather()), before);
    QCOMPARE(gather().limitOf(m_stranger->person(), m_stranger->device(), m_stranger->feed), uint64_t{0});
}

void TestMembership::adminsRunTheRoomButForItsOwners() {
    m_admin->does(adding(*m_stranger));
    m_admin->does(setting(*m_stranger, Role::Admin));
    m_admin->does(RenameOp{"새 이름"});
    m_admin->does(removing(*m_owner));
    m_admin->does(setting(*m_owner, Role::Member));
    m_admin->does(RevokeDeviceOp{m_owner->person(), m_owner->device(), {}});
    Membership now = gather();
    QVERIFY(now.roleOf(m_stranger->person()) == Role::Admin && now.roleOf(m_owner->person()) == Role::Owner);
    QCOMPARE(now.roomName(), std::string("새 이름"));
    m_stranger->does(removing(*m_admin)); // an admin a peer, when both know of each other
    m_stranger->does(setting(*m_other, Role::Member));
    now = gather();
    QVERIFY(now.roleOf(m_admin->person()) == Role::None && now.roleOf(m_other->person()) == Role::Member);
}

void TestMembership::ownersMakeOwners() {
    m_owner->does(setting(*m_member, Role::Owner));
    QVERIFY(gather().roleOf(m_member->person()) == Role::Owner);
    m_member->does(removing(*m_owner));
    QVERIFY(gather().roleOf(m_owner->person()) == Role::None);
    m_owner->does(adding(*m_owner, Role::Owner)); // and he cannot take himself back
    QVERIFY(gather().roleOf(m_owner->person()) == Role::None);
}

void TestMembership::nobodyGivesMoreThanHeHas() {
    m_admin->does(adding(*m_stranger, Role::Owner));
    m_admin->does(setting(*m_member, Role::Owner));
    m_admin->does(setting(*m_admin, Role::Owner));
    const Membership now = gather();
    QVERIFY(now.roleOf(m_stranger->person()) == Role::Admin && now.roleOf(m_member->person()) == Role::Member);
    QVERIFY(now.roleOf(m_admin->person()) == Role::Admin);
}

void TestMembership::whoMayInviteIsThePolicys() {
    m_owner->does(PolicyOp{{Inviters::Everybody, History::Everything, 0, 30, 5'000}});
    QVERIFY(mayAdd(gather(), m_member->person()));
    m_member->does(adding(*m_stranger, Role::Admin));
    QVERIFY(gather().roleOf(m_stranger->person()) == Role::Member);
    QCOMPARE(gather().policy().retentionDays, 30U);
    QCOMPARE(gather().policy().disappearingMs, int64_t{5'000});
    Actor late("late", 9);
    enter(late);
    m_admin->does(PolicyOp{{Inviters::Owners}});
    (void)gather();
    m_admin->does(adding(late));
    m_member->does(adding(late));
    QVERIFY(gather().roleOf(late.person()) == Role::None && !mayAdd(gather(), m_admin->person()));
    m_owner->does(adding(late));
    QVERIFY(gather().roleOf(late.person()) == Role::Member);
}

void TestMembership::onlyTheFounderCreates() {
    m_admin->says({}, CreateOp{RoomKind::Group, "stolen", m_admin->certificate, {}});
    m_admin->says({}, CreateOp{RoomKind::Group, "stolen", m_owner->certificate, {}});
    m_owner->does(CreateOp{RoomKind::Group, "again", m_owner->certificate, {}});
    QCOMPARE(gather().roomName(), std::string("모임"));
    QCOMPARE(gather().members().size(), size_t{4});
}

void TestMembership::newcomersToNoticeRoomsRead() {
    begin(RoomKind::Notice);
    m_admin->does(adding(*m_stranger, Role::Member));
    Membership now = gather();
    for (const Actor* reader : {&*m_member, &*m_stranger}) {
        QVERIFY(now.roleOf(reader->person()) == Role::Reader && !mayWrite(now, reader->person()));
        QCOMPARE(now.limitOf(reader->person(), reader->device(), reader->feed), uint64_t{0});
    }
    QVERIFY(mayWrite(now, m_admin->person()) && mayWrite(now, m_owner->person()));
    QVERIFY(!mayAdd(now, m_member->person()));
    m_owner->does(setting(*m_stranger, Role::Admin));
    now = gather();
    QCOMPARE(now.limitOf(m_stranger->person(), m_stranger->device(), m_stranger->feed), noLimit);
    m_stranger->does(RenameOp{"공지"});
    (void)gather();
    m_owner->does(setting(*m_stranger, Role::Reader)); // what he had said stays
    now = gather();
    QCOMPARE(now.limitOf(m_stranger->person(), m_stranger->device(), m_stranger->feed), m_stranger->last().seq);
    QCOMPARE(now.roomName(), std::string("공지"));
}

void TestMembership::directRoomsAreBegunByEither() {
    const RoomId id = directRoomId(m_owner->person(), m_member->person());
    QVERIFY(id == directRoomId(m_member->person(), m_owner->person()));
    m_room = id;
    m_all.clear();
    Actor one("하나", 1);
    Actor two("둘", 4);
    enter(one);
    enter(two);
    const auto begins = [](Actor& self, const Actor& with) {
        self.does(CreateOp{RoomKind::Direct, "", self.certificate, {}});
        self.does(adding(with));
    };
    begins(one, two);
    QCOMPARE(one.sees().members().size(), size_t{2});
    two.hear(one);
    QVERIFY(two.sees().kind() == RoomKind::Direct);
    begins(two, one);
    SeededRandom random(3);
    one.hear(two);
    const Membership now = one.sees();
    QCOMPARE(printed(inSomeOrder(id, one.known(), random)), printed(now));
    QCOMPARE(now.members().size(), size_t{2});
    one.does(removing(two)); // nobody removes there, nor leaves
    one.does(removing(one));
    one.does(RenameOp{"x"});
    one.does(PolicyOp{{Inviters::Everybody, History::FromJoining, 0, 0, 60'000}});
    QCOMPARE(one.sees().members().size(), size_t{2});
    QCOMPARE(one.sees().policy().disappearingMs, int64_t{60'000});
}

/// Whoever writes it may leave out, or have lost, the operation by which he came in himself.
void TestMembership::anAdditionAloneBeginsADirectRoom() {
    m_room = directRoomId(m_owner->person(), m_member->person());
    m_all.clear();
    Actor one("하나", 1);
    Actor two("둘", 4);
    for (Actor* actor : {&one, &two}) enter(*actor);
    one.does(adding(two));
    QVERIFY(one.sees().kind() == RoomKind::Direct);
    QCOMPARE(one.sees().members().size(), size_t{1});
    QVERIFY(one.sees().roleOf(one.person()) == Role::None);
    two.hear(one);
    two.does(adding(one));
    QCOMPARE(two.sees().members().size(), size_t{2});
    one.does(CreateOp{RoomKind::Direct, "", one.certificate, {}}); // without having heard that
    QCOMPARE(one.sees().members().size(), size_t{2});
    two.hear(one);
    SeededRandom random(3);
    for (int i = 0; i < 8; ++i) QCOMPARE(printed(inSomeOrder(m_room, two.known(), random)), printed(two.sees()));
    QCOMPARE(two.sees().members().size(), size_t{2});
}

void TestMembership::nobodyElseEntersADirectRoom() {
    const RoomId id = directRoomId(m_owner->person(), m_member->person());
    m_room = id;
    m_all.clear();
    Actor one("하나", 1);
    Actor two("둘", 4);
    Actor third("셋", 5);
    for (Actor* actor : {&one, &two, &third}) enter(*actor);
    third.does(CreateOp{RoomKind::Direct, "", third.certificate, {}});
    third.does(adding(one));
    QVERIFY(third.sees().members().empty());
    one.does(CreateOp{RoomKind::Direct, "", one.certificate, {}});
    one.does(adding(two));
    one.hear(third);
    one.does(adding(third));
    two.hear(one);
    two.does(adding(third));
    two.does(AddDeviceOp{third.certificate});
    one.hear(two);
    QCOMPARE(one.sees().members().size(), size_t{2});
    QVERIFY(one.sees().roleOf(third.person()) == Role::None);
}

void TestMembership::roomsHaveALimit() {
    for (uint64_t i = 0; i + 6 < devicesMax; ++i) m_owner->does(adding(Actor("x", 1'000 + i)));
    // Two sides fill it up at once.
    m_admin->hear(*m_owner);
    m_other->hear(*m_owner);
    for (uint64_t i = 0; i < 5; ++i) m_admin->does(adding(Actor("y", 5'000 + i)));
    for (uint64_t i = 0; i < 5; ++i) m_other->does(adding(Actor("z", 6'000 + i)));
    QCOMPARE(m_admin->sees().devices().size(), devicesMax);
    m_owner->hear(*m_admin);
    m_owner->hear(*m_other);
    QCOMPARE(m_owner->sees().devices().size(), devicesMax);
    const size_t left = m_owner->sees().members().size();
    m_owner->does(removing(*m_member)); // and the next of those who were left out is in
    QCOMPARE(m_owner->sees().members().size(), left);
    SeededRandom random(3);
    QCOMPARE(printed(inSomeOrder(m_room, m_owner->known(), random)), printed(m_owner->sees()));
}

void TestMembership::leavingOwnersHaveHeirs() {
    m_owner->does(removing(*m_owner));
    Membership now = gather();
    QVERIFY(now.roleOf(m_owner->person()) == Role::None && now.roleOf(m_admin->person()) == Role::Owner);
    QVERIFY(now.roleOf(m_other->person()) == Role::Admin);
    m_admin->does(removing(*m_admin));
    m_other->hear(*m_admin);
    m_other->does(removing(*m_other));
    now = gather();
    QVERIFY(now.roleOf(m_member->person()) == Role::Owner); // the last one
    m_member->does(removing(*m_member));                    // may not go: nobody would be left to let anybody in
    QVERIFY(gather().roleOf(m_member->person()) == Role::Owner);
    m_member->does(setting(*m_member, Role::Owner));
    m_member->does(adding(*m_stranger, Role::Owner));
    now = gather();
    QVERIFY(now.roleOf(m_member->person()) == Role::Owner && now.roleOf(m_stranger->person()) == Role::Owner);
}

void TestMembership::operationsWaitForTheirPast() {
    m_admin->does(adding(*m_stranger, Role::Admin));
    m_stranger->hear(*m_admin);
    m_stranger->does(RenameOp{"새 이름"});
    Actor late("late", 10);
    enter(late);
    for (const auto& [event, op] : m_stranger->known()) {
        if (op.feed == m_stranger->feed) late.hear(op);
    }
    QCOMPARE(late.view().arrivals().waiting(), size_t{1});
    late.hear(*m_admin);
    QCOMPARE(late.view().arrivals().waiting(), size_t{0});
    QCOMPARE(late.sees().roomName(), std::string("새 이름"));
}

void TestMembership::circlesAndHolesWaitForEver() {
    m_admin->says({{m_other->feed, 2}}, RenameOp{"a"});
    m_other->says({{m_admin->feed, 2}}, RenameOp{"b"});
    m_member->says({{SeededRandom(3).make<FeedId>(), 1}}, removing(*m_member));
    m_admin->does(removing(*m_member)); // behind the circle in its feed
    (void)gather();
    QCOMPARE(gather().roomName(), std::string("모임"));
    QVERIFY(gather().roleOf(m_member->person()) == Role::Member);
    QCOMPARE(m_owner->view().arrivals().waiting(), size_t{4});
    QCOMPARE(m_owner->view().arrivals().doneUpTo(m_admin->feed), uint64_t{1});
    m_owner->does(removing(*m_admin)); // who can be removed all the same, with a cut before what waits
    const Membership now = gather();
    QVERIFY(now.roleOf(m_admin->person()) == Role::None);
}

void TestMembership::doubledOperationsCountOnce() {
    const std::string before = printed(gather());
    const auto known = m_owner->known();
    for (const auto& [event, op] : known) m_owner->hear(op);
    QCOMPARE(printed(m_owner->sees()), before);
}

QTEST_GUILESS_MAIN(TestMembership)
#include "tst_membership.moc"
