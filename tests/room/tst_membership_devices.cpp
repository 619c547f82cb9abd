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
