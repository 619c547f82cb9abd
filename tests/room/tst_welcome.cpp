// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/party.h"

#include "room/limits.h"
#include "room/welcome.h"

using namespace ieum;
using namespace ieum::room;
using namespace ieum::room::test;

/// Secrets of rooms for one device.
class TestWelcome : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void onlyTheDeviceMeantOpensIt();
    void whatDoesNotHoldTogetherIsNoWelcome();
    void anotherDeviceOfOursLetsUsIn();
    void nobodyElseLetsUsIn();

  private:
    static void share(Device& owner, Device& laptop, RoomKind kind) {
        laptop.self.certificate = *feed::certifyFurther(
            owner.key, owner.self.certificate, laptop.key.publicAs<DeviceId>(), laptop.agreement.publicKey(), "노트북");
        CreateOp create{kind, "", owner.self.certificate, {}};
        owner.random.fill(create.nonce);
        const RoomId id = groupRoomId(owner.person(), create.nonce);
        const crypto::Key secret = crypto::Key::random(owner.random);
        owner.enter(recordOf(id, kind, secret), create, {}, at(0));
        QVERIFY(owner.room->operate(AddDeviceOp{laptop.self.certificate}, at(0)));
        laptop.enter(recordOf(id, kind, secret), {}, {}, at(0));
        mix({&owner, &laptop}, 1, at(0));
    }
    static wire::ControlBody letting(Device& by, const Device& in, const Welcomed& to) {
        wire::ControlBody body;
        *body.mutable_welcome() = sealWelcome(in.self.certificate, to, by.room->record().id, by.random);
        return body;
    }
    static Welcomed somewhere() {
        SeededRandom random(5);
        return {random.make<RoomId>(), crypto::Key::random(random), RoomKind::Group, "어딘가", {"ieum-replica://x"}};
    }
};

void TestWelcome::onlyTheDeviceMeantOpensIt() {
    Device a("가", 1);
    Device b("나", 2);
    const RoomId in = a.random.make<RoomId>();
    const Welcomed to = somewhere();
    wire::Welcome welcome = sealWelcome(b.self.certificate, to, in, a.random);
    const auto opened = openWelcome(welcome, in, b.self);
    QVERIFY(opened && opened->room == to.room && opened->secret.equals(to.secret) && opened->name == to.name);
    QVERIFY(opened->replicas == to.replicas);
    QVERIFY(!openWelcome(welcome, in, a.self) && !openWelcome(welcome, to.room, b.self));
    welcome.set_to_device(wire::fieldOf(a.self.certificate.device));
    QVERIFY(!openWelcome(welcome, in, a.self) && !openWelcome(welcome, in, b.self));
}

void TestWelcome::whatDoesNotHoldTogetherIsNoWelcome() {
    const wire::WelcomeSecret good = toWire(somewhere());
    QVERIFY(readWelcome(good));
    wire::WelcomeSecret bad = good;
    bad.set_room("short");
    QVERIFY(!readWelcome(bad));
    bad = good;
    bad.set_secret("short");
    QVERIFY(!readWelcome(bad));
    for (const uint32_t kind : {0U, static_cast<uint32_t>(RoomKind::Rendezvous), 77U}) {
        bad = good;
        bad.set_kind(kind);
        QVERIFY(!readWelcome(bad));
    }
    bad = good;
    for (size_t i = 0; i < replicasMax; ++i) bad.add_replicas(std::string("x"));
    QVERIFY(!readWelcome(bad));
}

void TestWelcome::anotherDeviceOfOursLetsUsIn() {
    Device phone("가", 1);
    Device laptop("나", 2);
    share(phone, laptop, RoomKind::Self);
    phone.forge(letting(phone, laptop, somewhere()), hlcAt(1'000));
    const FeedId feed = phone.feedOf(feed::Kind::Control);
    const auto head = laptop.feeds.head(feed);
    const auto range = phone.feeds.read(feed, head->seq + 1, UINT64_MAX, 1 << 20);
    const auto verified = feed::verifyRange(feed, *head, head->seq + 1, ieum::test::travelling(*range));
    const auto absorbed = laptop.room->absorb(*verified, at(2'000));
    QVERIFY(absorbed && absorbed->welcomes.size() == 1);
    QVERIFY(absorbed->welcomes.front().room == somewhere().room);
}

void TestWelcome::nobodyElseLetsUsIn() {
    // In a room with others nobody drags us into another one, and into the room of our devices nobody comes.
    Device phone("가", 1);
    Device laptop("나", 2);
    Device other("다", 3);
    share(phone, laptop, RoomKind::Group);
    phone.forge(letting(phone, laptop, somewhere()), hlcAt(1'000));
    const FeedId feed = phone.feedOf(feed::Kind::Control);
    const auto head = laptop.feeds.head(feed);
    const auto range = phone.feeds.read(feed, head->seq + 1, UINT64_MAX, 1 << 20);
    const auto verified = feed::verifyRange(feed, *head, head->seq + 1, ieum::test::travelling(*range));
    const auto absorbed = laptop.room->absorb(*verified, at(2'000));
    QVERIFY(absorbed && absorbed->welcomes.empty());
    Device own("라", 4);
    Device second("마", 5);
    share(own, second, RoomKind::Self);
    QVERIFY(admit(*own.room, other.self.certificate, at(3'000)).error().is(RoomError::NotAllowed));
}

QTEST_GUILESS_MAIN(TestWelcome)
#include "tst_welcome.moc"
