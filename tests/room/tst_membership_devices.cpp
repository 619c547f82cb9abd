// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Devices of a person in a room.

#include "room/limits.h"
#include "room/small_room.h"

using namespace ieum;
using namespace ieum::room;
using namespace ieum::room::test;

class TestDevices : public QObject, SmallRoom {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init() { begin(); }
    void onesOwnDevicesComeIn();
    void aRevokedDeviceIsCut();
    void juniorDevicesRevokeNoSeniorOnes();
    void aDeviceOfTwoPersonsIsRevokedForOne();
    void whoseRootVouchesAnybodyLetsInAgain();
    void whatWasTakenFromHimStaysOut();
    void theRootIsSeniorToEveryDevice();
    void theRootWinsAgainstADeviceThatDoesTheSame();
    void theDigestIsOfDevicesAndKeys();
};

void TestDevices::onesOwnDevicesComeIn() {
    Actor phone("phone", 20, 4);
    Actor foreign("foreign", 21);
    enter(phone);
    QVERIFY(phone.person() == m_member->person());
    phone.hear(*m_owner);
    phone.does(AddDeviceOp{phone.certificate}); // not by itself
    QVERIFY(!gather().hasDevice(phone.device()));
    m_member->does(AddDeviceOp{phone.certificate});
    m_member->does(AddDeviceOp{foreign.certificate});
    Membership now = gather();
    QVERIFY(now.hasDevice(phone.device()) && !now.hasDevice(foreign.device()));
    QCOMPARE(now.members().at(m_member->person()).devices.size(), size_t{2});
    phone.does(removing(*m_member)); // it speaks for its person
    QVERIFY(gather().roleOf(m_member->person()) == Role::None);
}

void TestDevices::aRevokedDeviceIsCut() {
    Actor stolen("stolen", 20, 2);
    enter(stolen);
    m_admin->does(AddDeviceOp{stolen.certificate});
    (void)gather();
    stolen.does(RenameOp{"아직"});
    m_admin->hear(stolen);
    const uint64_t seen = stolen.last().seq;
    m_admin->does(RevokeDeviceOp{m_admin->person(), stolen.device(), {}});
    stolen.does(adding(*m_stranger)); // does not know, or says so
    stolen.does(RevokeDeviceOp{m_admin->person(), m_admin->device(), {}});
    Membership now = gather();
    QVERIFY(!now.hasDevice(stolen.device()) && now.hasDevice(m_admin->device()));
    QVERIFY(now.roleOf(m_stranger->person()) == Role::None && now.roleOf(m_admin->person()) == Role::Admin);
    QCOMPARE(now.roomName(), std::string("아직"));
    QCOMPARE(now.limitOf(stolen.person(), stolen.device(), stolen.feed), seen);
    QCOMPARE(now.limitOf(m_admin->person(), m_admin->device(), m_admin->feed), noLimit);
    // Others with the right to remove him may do so as well, and give it back.
    m_owner->does(RevokeDeviceOp{m_admin->person(), m_admin->device(), {}});
    now = gather();
    QVERIFY(now.roleOf(m_admin->person()) == Role::None); // without a device nobody is in
    m_owner->does(AddDeviceOp{m_admin->certificate});
    now = gather();
    QVERIFY(now.roleOf(m_admin->person()) == Role::Admin && now.hasDevice(m_admin->device()));
}

void TestDevices::juniorDevicesRevokeNoSeniorOnes() {
    Actor phone("phone", 20, 4);
    enter(phone);
    m_member->does(AddDeviceOp{phone.certificate});
    (void)gather();
    phone.does(RevokeDeviceOp{m_member->person(), m_member->device(), {}});
    QVERIFY(gather().hasDevice(m_member->device()));
    phone.does(RevokeDeviceOp{m_member->person(), phone.device(), {}}); // but itself
    QVERIFY(!gather().hasDevice(phone.device()));
}

void TestDevices::whoseRootVouchesAnybodyLetsInAgain() {
    Actor another("another", 20, 2); // of the admin
    enter(another);
    QVERIFY(comesBack(gather(), another.certificate));
    m_member->does(AddDeviceOp{another.certificate}); // who may ask nobody in
    const Membership now = gather();
    QVERIFY(now.hasDevice(another.device()) && now.roleOf(another.person()) == Role::Admin);
    QVERIFY(!comesBack(now, another.certificate));
    // Not so one for which another device vouches, nor somebody who is no member.
    Actor further("further", 21, 2);
    further.certificate.certifiers.push_back({m_admin->device(), m_admin->certificate.agreement, "", {}});
    m_member->does(AddDeviceOp{further.certificate});
    m_member->does(AddDeviceOp{m_stranger->certificate});
    const Membership after = gather();
    QVERIFY(!after.hasDevice(further.device()) && !comesBack(after, further.certificate));
    QVERIFY(!after.hasDevice(m_stranger->device()) && !comesBack(after, m_stranger->certificate));
}

void TestDevices::whatWasTakenFromHimStaysOut() {
    Actor stolen("stolen", 20, 2);
    enter(stolen);
    m_admin->does(AddDeviceOp{stolen.certificate});
    m_admin->does(RevokeDeviceOp{m_admin->person(), stolen.device(), {}});
    QVERIFY(!gather().hasDevice(stolen.device()));
    m_member->does(AddDeviceOp{stolen.certificate});
    const Membership now = gather();
    QVERIFY(!now.hasDevice(stolen.device()) && !comesBack(now, stolen.certificate));
}

void TestDevices::theRootIsSeniorToEveryDevice() {
    Actor back("back", 20, 4); // of the member
    enter(back);
    m_owner->does(AddDeviceOp{back.certificate});
    (void)gather();
    const RevokeDeviceOp plain{m_member->person(), m_member->device(), {}};
    back.does(plain);
    QVERIFY(gather().hasDevice(m_member->device())); // it came later
    RevokeDeviceOp signedByRoot = plain;
    signedByRoot.byRoot = feed::takeBack(rootOf(4), m_member->device());
    // Somebody else, who has the signature from another room, may as little as before.
    m_owner->does(adding(*m_stranger));
    (void)gather();
    m_stranger->does(signedByRoot);
    QVERIFY(gather().hasDevice(m_member->device()));
    back.does(signedByRoot);
    const Membership now = gather();
    QVERIFY(!now.hasDevice(m_member->device()) && now.hasDevice(back.device()));
    QVERIFY(now.roleOf(back.person()) == Role::Member);
}

void TestDevices::theRootWinsAgainstADeviceThatDoesTheSame() {
    Actor back("back", 20, 4);
    enter(back);
    m_owner->does(AddDeviceOp{back.certificate});
    (void)gather();
    // The thief has the older computer, and neither hears the other one.
    m_member->does(RevokeDeviceOp{back.person(), back.device(), {}});
    RevokeDeviceOp signedByRoot{m_member->person(), m_member->device(), {}};
    signedByRoot.byRoot = feed::takeBack(rootOf(4), m_member->device());
    back.does(signedByRoot);
    const Membership now = gather();
    QVERIFY(!now.hasDevice(m_member->device()) && now.hasDevice(back.device()));
}

void TestDevices::aDeviceOfTwoPersonsIsRevokedForOne() {
    // A hostile member certifies the member's device key as his own, has it added and revokes it.
    SeededRandom random(99);
    const auto root = crypto::SigningKey::generate(random);
    Actor thief("thief", 30);
    thief.certificate = feed::certifyDevice(root, thief.device(), thief.certificate.agreement, "thief");
    enter(thief);
    const auto taken = feed::certifyDevice(root, m_member->device(), m_member->certificate.agreement, "not mine");
    m_owner->does(adding(thief));
    (void)gather();
    thief.does(AddDeviceOp{taken});
    thief.does(RevokeDeviceOp{thief.person(), taken.device, {}});
    const Membership now = gather();
    QVERIFY(now.roleOf(m_member->person()) == Role::Member && now.hasDevice(m_member->device()));
}

void TestDevices::theDigestIsOfDevicesAndKeys() {
    const MembersDigest before = gather().digest(m_room);
    m_owner->does(setting(*m_member, Role::Admin));
    m_owner->does(RenameOp{"other"});
    QVERIFY(gather().digest(m_room) == before);
    m_owner->does(adding(*m_stranger));
    QVERIFY(gather().digest(m_room) != before);
    m_owner->does(removing(*m_stranger));
    const MembersDigest after = gather().digest(m_room);
    QVERIFY(after != before);             // the same members, but the stranger may know what was used before
    m_owner->does(removing(*m_stranger)); // of somebody who is gone: takes nobody out
    QVERIFY(gather().digest(m_room) == after);
}

QTEST_GUILESS_MAIN(TestDevices)
#include "tst_membership_devices.moc"
