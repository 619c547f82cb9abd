// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rules by themselves: operations in, members out.

#include "crypto/init.h"
#include "room/limits.h"
#include "room/membership.h"
#include "support/seeded_random.h"

#include <QTest>
#include <algorithm>

using namespace ieum;
using namespace ieum::room;
using ieum::test::SeededRandom;

namespace {

/// A person with one device and a control feed; what he does is listed with the clock that he gives it.
struct Actor {
    explicit Actor(uint64_t seed) {
        SeededRandom random(seed);
        const auto root = crypto::SigningKey::generate(random);
        const auto device = crypto::SigningKey::generate(random);
        const auto agreement = crypto::AgreementKey::generate(random);
        certificate =
            feed::certifyDevice(root, device.publicAs<DeviceId>(), agreement.publicKey(), "a" + std::to_string(seed));
        feed = random.make<FeedId>();
    }
    ControlOp does(uint64_t clock, OpBody body) { return {feed, seq++, {clock}, certificate.person, std::move(body)}; }
    const PersonId& person() const { return certificate.person; }

    feed::DeviceCertificate certificate;
    FeedId feed;
    uint64_t seq = 2; // the opening is 1
};

} // namespace

class TestMembership : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init() {
        m_owner.seq = m_admin.seq = m_member.seq = m_stranger.seq = 2;
        m_ops = {m_owner.does(10, create()), m_owner.does(11, add(m_admin, Role::Admin)),
                 m_owner.does(12, add(m_member, Role::Member))};
    }
    void anyOrderGivesTheSame();
    void membersMayNotAddRemoveOrRename();
    void strangersMayDoNothing();
    void onlyTheOwnerMakesAdmins();
    void adminsRemoveMembersOnly();
    void nobodyRemovesTheOwner();
    void nobodyElseIsOwner();
    void onlyTheFounderCreates();
    void nobodyEntersAGroupByBeginningADirectRoom();
    void removedPersonCannotLetHimselfIn();
    void backdatedOperationsOfARemovedAdminAreVoid();
    void whatAVoidRemovalCutIsWhole();
    void leavingInThePastDoesNotWidenTheCut();
    void twoRemovalsLeaveWhatBothHadSeen();
    void somebodyAskedBackIsWhole();
    void feedsThatTheCutDoesNotNameAreVoid();
    void roomsHaveALimit();
    void circlesComeToAnEnd();
    void directRoomsAreBegunByEither();
    void strangersAddNobodyToADirectRoom();
    void theDigestIsOfDevicesAndKeys();

  private:
    CreateOp create() { return {RoomKind::Group, "모임", m_owner.certificate, m_nonce}; }
    static AddOp add(const Actor& who, Role role = Role::Member) { return {who.certificate, role}; }
    static RemoveOp removal(const Actor& who, uint64_t cut) { return {who.person(), {{who.feed, cut}}}; }
    RoomId room() const { return groupRoomId(m_owner.person(), m_nonce); }
    Membership resolve() const { return Membership::resolve(room(), m_ops); }
    void also(ControlOp op) { m_ops.push_back(std::move(op)); }

    std::array<std::byte, 16> m_nonce{};
    Actor m_owner{1};
    Actor m_admin{2};
    Actor m_member{3};
    Actor m_stranger{4};
    std::vector<ControlOp> m_ops;
};

void TestMembership::anyOrderGivesTheSame() {
    also(m_owner.does(20, RenameOp{"새 이름"}));
    also(m_admin.does(21, removal(m_member, 2)));
    also(m_admin.does(22, add(m_stranger)));
    also(m_owner.does(23, removal(m_admin, 2)));
    also(m_member.does(24, RenameOp{"x"}));
    const Membership expected = resolve();
    QCOMPARE(expected.members().size(), size_t{1}); // of the admin's two operations one is within the cut
    QVERIFY(expected.roleOf(m_member.person()) == Role::None);
    std::sort(m_ops.begin(), m_ops.end(), [](const auto& a, const auto& b) { return a.hlc < b.hlc; });
    SeededRandom random(9);
    for (int i = 0; i < 300; ++i) {
        for (size_t k = m_ops.size() - 1; k > 0; --k) std::swap(m_ops[k], m_ops[random.below(k + 1)]);
        const Membership resolved = resolve();
        QVERIFY(resolved.digest(room()) == expected.digest(room()));
        QCOMPARE(resolved.roomName(), expected.roomName());
        QCOMPARE(resolved.removed().size(), expected.removed().size());
    }
}

void TestMembership::membersMayNotAddRemoveOrRename() {
    also(m_member.does(20, add(m_stranger)));
    also(m_member.does(21, removal(m_admin, 99)));
    also(m_member.does(22, removal(m_owner, 99)));
    also(m_member.does(23, RenameOp{"mine"}));
    also(m_member.does(24, SetRoleOp{m_member.person(), Role::Admin}));
    const Membership resolved = resolve();
    QCOMPARE(resolved.members().size(), size_t{3});
    QCOMPARE(resolved.roomName(), std::string("모임"));
    QVERIFY(resolved.roleOf(m_member.person()) == Role::Member);
    QVERIFY(!mayAdd(resolved, m_member.person()));
    QVERIFY(!mayRemove(resolved, m_member.person(), m_admin.person()));
    QVERIFY(mayRemove(resolved, m_member.person(), m_member.person())); // he may leave
}

void TestMembership::strangersMayDoNothing() {
    also(m_stranger.does(20, add(m_stranger)));
    also(m_stranger.does(21, removal(m_member, 99)));
    also(m_stranger.does(22, RenameOp{"mine"}));
    QCOMPARE(resolve().members().size(), size_t{3});
    QVERIFY(!resolve().mayHaveWritten(m_stranger.person(), m_stranger.feed, 1));
}

void TestMembership::onlyTheOwnerMakesAdmins() {
    also(m_admin.does(20, add(m_stranger, Role::Admin)));
    also(m_admin.does(21, SetRoleOp{m_member.person(), Role::Admin}));
    QVERIFY(resolve().roleOf(m_stranger.person()) == Role::Member);
    QVERIFY(resolve().roleOf(m_member.person()) == Role::Member);
    also(m_owner.does(22, SetRoleOp{m_member.person(), Role::Admin}));
    QVERIFY(resolve().roleOf(m_member.person()) == Role::Admin);
    also(m_owner.does(23, SetRoleOp{m_member.person(), Role::Member}));
    QVERIFY(resolve().roleOf(m_member.person()) == Role::Member);
}

void TestMembership::adminsRemoveMembersOnly() {
    also(m_owner.does(13, add(m_stranger, Role::Admin)));
    also(m_admin.does(20, removal(m_stranger, 99)));
    also(m_admin.does(21, removal(m_member, 99)));
    QVERIFY(resolve().roleOf(m_stranger.person()) == Role::Admin);
    QVERIFY(resolve().roleOf(m_member.person()) == Role::None);
}

void TestMembership::nobodyRemovesTheOwner() {
    also(m_admin.does(20, removal(m_owner, 99)));
    also(m_owner.does(21, removal(m_owner, 99)));
    also(m_owner.does(22, SetRoleOp{m_owner.person(), Role::Member}));
    also(m_owner.does(23, add(m_owner, Role::Admin)));
    QVERIFY(resolve().roleOf(m_owner.person()) == Role::Owner);
}

void TestMembership::nobodyElseIsOwner() {
    also(m_owner.does(20, add(m_stranger, Role::Owner)));
    also(m_owner.does(21, SetRoleOp{m_admin.person(), Role::Owner}));
    QVERIFY(resolve().roleOf(m_stranger.person()) == Role::Member);
    QVERIFY(resolve().roleOf(m_admin.person()) == Role::Admin);
}

void TestMembership::onlyTheFounderCreates() {
    // The room's id names him; dating back does not help, and nor does signing for somebody else.
    also(m_admin.does(1, CreateOp{RoomKind::Group, "stolen", m_admin.certificate, m_nonce}));
    also(m_admin.does(2, CreateOp{RoomKind::Group, "stolen", m_owner.certificate, m_nonce}));
    also(m_owner.does(20, CreateOp{RoomKind::Group, "again", m_owner.certificate, m_nonce}));
    QCOMPARE(resolve().roomName(), std::string("모임"));
    QVERIFY(resolve().roleOf(m_admin.person()) == Role::Admin);
}

void TestMembership::nobodyEntersAGroupByBeginningADirectRoom() {
    for (const uint64_t clock : {1, 99}) {
        also(m_stranger.does(clock, CreateOp{RoomKind::Direct, "", m_stranger.certificate, {}}));
        const Membership resolved = resolve();
        QVERIFY(resolved.roleOf(m_stranger.person()) == Role::None);
        QVERIFY(resolved.kind() == RoomKind::Group);
        QVERIFY(resolved.roleOf(m_owner.person()) == Role::Owner);
    }
}

void TestMembership::removedPersonCannotLetHimselfIn() {
    also(m_owner.does(20, removal(m_member, 1)));
    also(m_member.does(30, CreateOp{RoomKind::Direct, "", m_member.certificate, {}}));
    also(m_member.does(31, add(m_member)));
    also(m_member.does(32, CreateOp{RoomKind::Group, "", m_member.certificate, m_nonce}));
    QVERIFY(resolve().roleOf(m_member.person()) == Role::None);
    QVERIFY(resolve().removed().contains(m_member.person()));
}

void TestMembership::backdatedOperationsOfARemovedAdminAreVoid() {
    also(m_owner.does(20, removal(m_admin, 1)));
    also(m_admin.does(15, add(m_stranger)));
    also(m_admin.does(16, removal(m_member, 0)));
    also(m_admin.does(17, RenameOp{"mine"}));
    const Membership resolved = resolve();
    QVERIFY(resolved.roleOf(m_stranger.person()) == Role::None);
    QVERIFY(resolved.roleOf(m_member.person()) == Role::Member);
    QCOMPARE(resolved.roomName(), std::string("모임"));
}

void TestMembership::whatAVoidRemovalCutIsWhole() {
    // The admin's removal of the member is void, so the member's own leaving counts.
    also(m_owner.does(20, removal(m_admin, 1)));
    also(m_admin.does(15, removal(m_member, 1)));
    also(m_member.does(30, removal(m_member, 2)));
    const Membership resolved = resolve();
    QVERIFY(resolved.roleOf(m_member.person()) == Role::None);
    QVERIFY(resolved.mayHaveWritten(m_member.person(), m_member.feed, 2));
    QVERIFY(!resolved.mayHaveWritten(m_member.person(), m_member.feed, 3));
}

void TestMembership::leavingInThePastDoesNotWidenTheCut() {
    also(m_owner.does(20, removal(m_member, 1)));
    also(m_member.does(15, removal(m_member, 1'000'000)));
    QVERIFY(!resolve().mayHaveWritten(m_member.person(), m_member.feed, 2));
    QVERIFY(resolve().mayHaveWritten(m_member.person(), m_member.feed, 1));
    also(m_owner.does(21, removal(m_admin, 1)));
    also(m_admin.does(16, add(m_stranger)));
    also(m_admin.does(17, removal(m_admin, 1'000'000)));
    QVERIFY(resolve().roleOf(m_stranger.person()) == Role::None);
}

void TestMembership::twoRemovalsLeaveWhatBothHadSeen() {
    also(m_owner.does(20, removal(m_member, 7)));
    also(m_admin.does(21, removal(m_member, 5)));
    QCOMPARE(resolve().limitOf(m_member.person(), m_member.feed), uint64_t{5});
    also(m_owner.does(22, RemoveOp{m_member.person(), {}}));
    QCOMPARE(resolve().limitOf(m_member.person(), m_member.feed), uint64_t{0});
}

void TestMembership::somebodyAskedBackIsWhole() {
    also(m_owner.does(20, removal(m_member, 5)));
    also(m_owner.does(30, add(m_member)));
    QVERIFY(resolve().roleOf(m_member.person()) == Role::Member);
    QVERIFY(resolve().mayHaveWritten(m_member.person(), m_member.feed, 1'000));
    QVERIFY(resolve().removed().empty());
}

void TestMembership::feedsThatTheCutDoesNotNameAreVoid() {
    also(m_owner.does(20, removal(m_admin, 99)));
    ControlOp other = m_admin.does(15, add(m_stranger));
    other.feed = SeededRandom(77).make<FeedId>();
    other.seq = 2;
    also(other);
    QVERIFY(resolve().roleOf(m_stranger.person()) == Role::None);
    QVERIFY(!resolve().mayHaveWritten(m_admin.person(), other.feed, 1));
}

void TestMembership::roomsHaveALimit() {
    for (uint64_t i = 0; i < devicesMax + 5; ++i) also(m_owner.does(100 + i, add(Actor(1'000 + i))));
    QCOMPARE(resolve().devices().size(), devicesMax);
}

void TestMembership::circlesComeToAnEnd() {
    // Two admins let each other in and are both removed; whatever comes of it, it is the same for everybody.
    Actor other(8);
    also(m_admin.does(13, add(other)));
    also(m_owner.does(14, SetRoleOp{other.person(), Role::Admin}));
    also(m_owner.does(15, removal(m_admin, 1)));
    also(other.does(16, add(m_admin)));
    also(m_owner.does(17, removal(other, 1)));
    const Membership once = resolve();
    std::reverse(m_ops.begin(), m_ops.end());
    QVERIFY(resolve().digest(room()) == once.digest(room()));
    QVERIFY(once.roleOf(m_member.person()) == Role::Member);
}

void TestMembership::directRoomsAreBegunByEither() {
    const RoomId id = directRoomId(m_owner.person(), m_member.person());
    QVERIFY(id == directRoomId(m_member.person(), m_owner.person()));
    const auto begin = [&](Actor& one, const Actor& other, uint64_t clock) {
        return std::vector{one.does(clock, CreateOp{RoomKind::Direct, "", one.certificate, {}}),
                           one.does(clock + 1, add(other))};
    };
    const auto ours = begin(m_owner, m_member, 10);
    auto both = begin(m_member, m_owner, 5);
    both.insert(both.end(), ours.begin(), ours.end());
    for (const auto& ops : {ours, both}) {
        const Membership resolved = Membership::resolve(id, ops);
        QCOMPARE(resolved.members().size(), size_t{2});
        QVERIFY(resolved.kind() == RoomKind::Direct);
        QVERIFY(resolved.digest(id) == Membership::resolve(id, both).digest(id));
    }
}

void TestMembership::strangersAddNobodyToADirectRoom() {
    const RoomId id = directRoomId(m_owner.person(), m_member.person());
    const std::vector ops{m_owner.does(10, CreateOp{RoomKind::Direct, "", m_owner.certificate, {}}),
                          m_owner.does(11, add(m_member)),
                          m_stranger.does(12, CreateOp{RoomKind::Direct, "", m_stranger.certificate, {}}),
                          m_stranger.does(13, add(m_owner)),
                          m_owner.does(14, add(m_stranger)),
                          m_member.does(15, add(m_stranger))};
    QCOMPARE(Membership::resolve(id, ops).members().size(), size_t{2});
}

void TestMembership::theDigestIsOfDevicesAndKeys() {
    const MembersDigest before = resolve().digest(room());
    also(m_owner.does(20, SetRoleOp{m_member.person(), Role::Admin}));
    also(m_owner.does(21, RenameOp{"other"}));
    QVERIFY(resolve().digest(room()) == before);
    also(m_owner.does(22, add(m_stranger)));
    QVERIFY(resolve().digest(room()) != before);
    also(m_owner.does(23, removal(m_stranger, 1)));
    const MembersDigest after = resolve().digest(room());
    QVERIFY(after != before); // the same members, but the stranger may know what was used before
    also(m_owner.does(24, removal(m_stranger, 2))); // of somebody who is gone: takes nobody out
    QVERIFY(resolve().digest(room()) == after);
}

QTEST_GUILESS_MAIN(TestMembership)
#include "tst_membership.moc"
