// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What people do without knowing of each other, each rule as a short story.

#include "room/limits.h"
#include "room/small_room.h"

using namespace ieum;
using namespace ieum::room;
using namespace ieum::room::test;

class TestConflicts : public QObject, SmallRoom {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init() { begin(); }
    void ofTwoWhoRemoveEachOtherTheSeniorStays();
    void ofThreeInACircleTheMostSeniorStays();
    void norIsHeHitInACircleByAnybody();
    void whoGotHisRoleLaterIsJunior();
    void removalBeatsAddingMeanwhile();
    void whatARemovedAdminDidMeanwhileIsVoid();
    void whatDependsOnItIsVoidToo();
    void whatTheRemoverHadSeenStays();
    void backdatingDoesNotHelp();
    void aLoweredAdminDidNothingMeanwhile();
    void promotedThenLowered();
    void theSeniorsWordWins();
    void twoRemovalsLeaveWhatBothHadSeen();
    void aLaterRemovalLessensTheCut();
    void somebodyAskedBackIsWhole();
    void theUndoneIsToldWithItsReason();
};

void TestConflicts::ofTwoWhoRemoveEachOtherTheSeniorStays() {
    m_admin->does(removing(*m_other));
    m_other->does(removing(*m_admin));
    Membership now = gather();
    QVERIFY(now.roleOf(m_admin->person()) == Role::Admin && now.roleOf(m_other->person()) == Role::None);
    QVERIFY(now.undone().at(m_other->last()).reason == UndoneReason::Outranked);
    // An owner against an admin who does not know that he is removed, too.
    m_owner->does(setting(*m_member, Role::Owner));
    (void)gather();
    m_member->does(removing(*m_owner));
    m_owner->does(removing(*m_member));
    now = gather();
    QVERIFY(now.roleOf(m_owner->person()) == Role::Owner && now.roleOf(m_member->person()) == Role::None);
}

void TestConflicts::ofThreeInACircleTheMostSeniorStays() {
    Actor third("third", 8);
    enter(third);
    m_owner->does(adding(third, Role::Admin));
    (void)gather();
    m_admin->does(removing(*m_other));
    m_other->does(removing(third));
    third.does(removing(*m_admin));
    const Membership now = gather();
    // What the second one did is void with him; what the third one did would hit the most senior.
    QVERIFY(now.roleOf(m_admin->person()) == Role::Admin);
    QVERIFY(now.roleOf(m_other->person()) == Role::None);
    QVERIFY(now.roleOf(third.person()) == Role::Admin);
    QVERIFY(now.undone().at(third.last()).reason == UndoneReason::Outranked);
    QVERIFY(now.undone().at(m_other->last()).reason == UndoneReason::AuthorRemoved);
}

void TestConflicts::norIsHeHitInACircleByAnybody() {
    // The other way round: the one who hits the most senior is not the most junior.
    Actor third("third", 8);
    enter(third);
    m_owner->does(adding(third, Role::Admin));
    (void)gather();
    m_admin->does(removing(third));
    third.does(removing(*m_other));
    m_other->does(removing(*m_admin));
    const Membership now = gather();
    QVERIFY(now.roleOf(m_admin->person()) == Role::Admin && now.roleOf(m_other->person()) == Role::Admin);
    QVERIFY(now.roleOf(third.person()) == Role::None);
    QVERIFY(now.undone().at(m_other->last()).reason == UndoneReason::Outranked);
}

void TestConflicts::whoGotHisRoleLaterIsJunior() {
    // Who is about to be removed makes an older member admin, who removes the remover: the right is no older than the
    // one who gave it.
    m_owner->does(setting(*m_other, Role::Member));
    m_owner->does(setting(*m_other, Role::Admin)); // now the most junior admin
    (void)gather();
    m_admin->does(removing(*m_other));
    m_other->does(setting(*m_member, Role::Admin));
    m_member->hear(*m_other);
    m_member->does(removing(*m_admin));
    const Membership now = gather();
    QVERIFY(now.roleOf(m_admin->person()) == Role::Admin);
    QVERIFY(now.roleOf(m_other->person()) == Role::None && now.roleOf(m_member->person()) == Role::Member);
}

void TestConflicts::removalBeatsAddingMeanwhile() {
    m_owner->does(removing(*m_member));
    m_admin->does(adding(*m_member));
    m_admin->does(AddDeviceOp{m_member->certificate});
    const Membership now = gather();
    QVERIFY(now.roleOf(m_member->person()) == Role::None);
    QVERIFY(now.undone().at(m_admin->last()).reason == UndoneReason::TargetRemoved);
    m_admin->does(adding(*m_member)); // now he knows, and means it
    QVERIFY(gather().roleOf(m_member->person()) == Role::Member);
}

void TestConflicts::whatARemovedAdminDidMeanwhileIsVoid() {
    m_owner->does(removing(*m_admin));
    m_admin->does(adding(*m_stranger));
    m_admin->does(removing(*m_member));
    m_admin->does(RenameOp{"mine"});
    const Membership now = gather();
    QVERIFY(now.roleOf(m_stranger->person()) == Role::None);
    QVERIFY(now.roleOf(m_member->person()) == Role::Member);
    QCOMPARE(now.roomName(), std::string("모임"));
    QCOMPARE(now.undone().size(), size_t{3});
}

void TestConflicts::whatDependsOnItIsVoidToo() {
    m_admin->does(adding(*m_stranger, Role::Admin));
    m_stranger->hear(*m_admin);
    m_stranger->does(RenameOp{"mine"});
    Actor friendOfHis("friend", 9);
    enter(friendOfHis);
    m_stranger->does(adding(friendOfHis));
    m_owner->does(removing(*m_admin));
    const Membership now = gather();
    QVERIFY(now.roleOf(m_stranger->person()) == Role::None && now.roleOf(friendOfHis.person()) == Role::None);
    QCOMPARE(now.roomName(), std::string("모임"));
    QVERIFY(now.undone().at(m_stranger->last()).reason == UndoneReason::BaseUndone);
}

void TestConflicts::whatTheRemoverHadSeenStays() {
    m_admin->does(adding(*m_stranger));
    m_owner->hear(*m_admin);
    m_admin->does(RenameOp{"mine"});
    m_owner->does(removing(*m_admin));
    const Membership now = gather();
    QVERIFY(now.roleOf(m_stranger->person()) == Role::Member);
    QCOMPARE(now.roomName(), std::string("모임"));
}

void TestConflicts::backdatingDoesNotHelp() {
    m_owner->does(removing(*m_admin));
    (void)gather(); // he knows, and pretends not to
    const std::vector<FeedSeq> before{{m_owner->feed, 5}};
    m_admin->says(before, adding(*m_stranger));
    m_admin->says(before, removing(*m_member));
    // A removal of his own, with a cut of his choice, does not save him either, nor does one of the owner.
    m_admin->says(before, RemoveOp{m_admin->person(), {{m_admin->feed, 1'000}}});
    m_admin->says(before, removing(*m_owner));
    Membership now = gather();
    QVERIFY(now.roleOf(m_stranger->person()) == Role::None && now.roleOf(m_member->person()) == Role::Member);
    QVERIFY(now.roleOf(m_admin->person()) == Role::None && now.roleOf(m_owner->person()) == Role::Owner);
    QCOMPARE(now.limitOf(m_admin->person(), m_admin->device(), m_admin->feed), uint64_t{0});
    // Nor another feed of his, of which the owner knew nothing.
    Actor secondFeed("admin", 2);
    enter(secondFeed);
    secondFeed.feed = SeededRandom(77).make<FeedId>();
    secondFeed.hear(*m_owner);
    secondFeed.says(before, adding(*m_stranger));
    QVERIFY(gather().roleOf(m_stranger->person()) == Role::None);
    // Asked back as a member, he still was removed when he says he did it.
    m_owner->does(adding(*m_admin));
    (void)gather();
    m_admin->says(before, adding(*m_stranger));
    now = gather();
    QVERIFY(now.roleOf(m_stranger->person()) == Role::None && now.roleOf(m_admin->person()) == Role::Member);
}

void TestConflicts::aLoweredAdminDidNothingMeanwhile() {
    m_owner->does(setting(*m_admin, Role::Member));
    m_admin->does(adding(*m_stranger));
    const FeedSeq void1 = m_admin->last();
    m_admin->does(removing(*m_admin)); // a member may, too
    const Membership now = gather();
    QVERIFY(now.roleOf(m_stranger->person()) == Role::None && now.roleOf(m_admin->person()) == Role::None);
    QVERIFY(now.undone().at(void1).reason == UndoneReason::AuthorLowered);
    QVERIFY(!now.undone().contains(m_admin->last()));
}

void TestConflicts::promotedThenLowered() {
    m_owner->does(setting(*m_member, Role::Admin));
    (void)gather();
    m_member->does(adding(*m_stranger));
    (void)gather();
    m_owner->does(setting(*m_member, Role::Member));
    (void)gather();
    m_member->does(removing(*m_stranger));
    Membership now = gather();
    QVERIFY(now.roleOf(m_stranger->person()) == Role::Member); // what he did as admin stays, what came later is nothing
    m_owner->does(setting(*m_member, Role::Admin));
    now = gather();
    QVERIFY(now.roleOf(m_member->person()) == Role::Admin && now.roleOf(m_stranger->person()) == Role::Member);
}

void TestConflicts::theSeniorsWordWins() {
    m_other->does(RenameOp{"둘"});
    m_admin->does(RenameOp{"하나"});
    m_other->does(PolicyOp{{Inviters::Everybody}});
    m_admin->does(PolicyOp{{Inviters::Owners}});
    m_owner->does(setting(*m_member, Role::Admin));
    m_admin->does(setting(*m_member, Role::Owner)); // no right at all
    const Membership now = gather();
    QCOMPARE(now.roomName(), std::string("하나"));
    QVERIFY(now.policy().inviters == Inviters::Owners);
    QVERIFY(now.roleOf(m_member->person()) == Role::Admin);
    QVERIFY(now.undone().at(m_other->last()).reason == UndoneReason::Overruled);
    m_other->does(RenameOp{"셋"}); // later is later
    QCOMPARE(gather().roomName(), std::string("셋"));
}

void TestConflicts::twoRemovalsLeaveWhatBothHadSeen() {
    const auto limit = [&](const Membership& now) {
        return now.limitOf(m_member->person(), m_member->device(), m_member->feed);
    };
    m_owner->says({{m_owner->feed, 5}}, removing(*m_member)); // names its own feed: nonsense that never counts
    m_admin->says({{m_owner->feed, 5}}, RemoveOp{m_member->person(), {{m_member->feed, 7}}});
    m_other->says({{m_owner->feed, 5}}, RemoveOp{m_member->person(), {{m_member->feed, 5}}});
    QCOMPARE(limit(m_admin->sees()), uint64_t{7});
    m_admin->hear(*m_other);
    QCOMPARE(limit(m_admin->sees()), uint64_t{5});
}

void TestConflicts::aLaterRemovalLessensTheCut() {
    m_member->says({{m_owner->feed, 5}}, RemoveOp{m_member->person(), {{m_member->feed, 1'000'000}}}); // politely
    Membership now = gather();
    QCOMPARE(now.limitOf(m_member->person(), m_member->device(), m_member->feed), uint64_t{1'000'000});
    m_admin->does(removing(*m_member));
    now = gather();
    QCOMPARE(now.limitOf(m_member->person(), m_member->device(), m_member->feed), m_member->last().seq);
    m_stranger->does(RemoveOp{m_member->person(), {}});
    QCOMPARE(gather().limitOf(m_member->person(), m_member->device(), m_member->feed), m_member->last().seq);
}

void TestConflicts::somebodyAskedBackIsWhole() {
    m_owner->does(removing(*m_member));
    (void)gather();
    m_admin->does(adding(*m_member));
    const Membership now = gather();
    QVERIFY(now.roleOf(m_member->person()) == Role::Member && now.removed().empty());
    QCOMPARE(now.limitOf(m_member->person(), m_member->device(), m_member->feed), noLimit);
}

void TestConflicts::theUndoneIsToldWithItsReason() {
    m_owner->does(removing(*m_admin));
    m_admin->does(removing(*m_member));
    const Membership now = gather();
    const Undone& undone = now.undone().at(m_admin->last());
    QVERIFY(undone.author == m_admin->person() && undone.reason == UndoneReason::AuthorRemoved);
    QVERIFY(std::get<RemoveOp>(undone.op).person == m_member->person());
    QCOMPARE(now.undone().size(), size_t{1});
}

QTEST_GUILESS_MAIN(TestConflicts)
#include "tst_membership_conflicts.moc"
