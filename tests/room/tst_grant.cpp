// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/party.h"

#include "room/grant.h"

using namespace ieum;
using namespace ieum::room;
using namespace ieum::room::test;

/// What makes a new computer one of a person's.
class TestGrant : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void itIsForOurKeys();
};

void TestGrant::itIsForOurKeys() {
    Device phone("가", 1);
    Device fresh("나", 2);
    const RoomId in = phone.random.make<RoomId>();
    const auto certify = [&](const Device& whose) {
        return *feed::certifyFurther(phone.key, phone.self.certificate, whose.key.publicAs<DeviceId>(),
                                     whose.agreement.publicKey(), "노트북");
    };
    const Welcomed own{phone.random.make<RoomId>(), crypto::Key::random(phone.random), RoomKind::Self, "", {}};
    const auto grant =
        sealGrant(fresh.self.certificate,
                  {certify(fresh), welcomeTo(recordOf(own.room, RoomKind::Group, own.secret), {})}, in, phone.random);
    QVERIFY(!openGrant(grant, in, fresh.self)); // not the room of a person's own devices
    const auto good =
        sealGrant(fresh.self.certificate, {certify(fresh), welcomeTo(recordOf(own.room, own.kind, own.secret), {})}, in,
                  phone.random);
    const auto opened = openGrant(good, in, fresh.self);
    QVERIFY(opened && opened->certificate.person == phone.person() && opened->ownRoom.room == own.room);
    QVERIFY(!openGrant(good, in, phone.self) && !openGrant(good, own.room, fresh.self));
    // Keys that the granting side made itself are not ours.
    Device planted("다", 3);
    const auto foreign =
        sealGrant(fresh.self.certificate, {certify(planted), welcomeTo(recordOf(own.room, own.kind, own.secret), {})},
                  in, phone.random);
    QVERIFY(!openGrant(foreign, in, fresh.self));
}

QTEST_GUILESS_MAIN(TestGrant)
#include "tst_grant.moc"
