// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whom an engine has its network dial: what was typed, what worked before, and what devices state of themselves, by
// whichever way it came; and nothing that only serves whoever stated it.
#include "node/whereabouts.h"

#include "net/error.h"
#include "node/hamlet.h"
#include "node/limits.h"

using namespace ieum;
using namespace ieum::node;

class TestWhereabouts : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void whatADeviceStatesIsDialledOnceItIsAway();
    void whoNeverMetItHearsOfItByOthers();
    void addressesElsewhereInTheWorldAreNotDialled();
    void thoseOfStrangersAndOfTheRemovedAreNotDialled();
    void newAddressesAreStatedOnceInTenMinutes();
    void ofOneDeviceFourAreDialledAtOnce();
    void withoutALanOnlyTypedOnesAreDialled();
    void typedAddressesStay();
    void badAndUnknownOnesAreRefused();
    void thePortIsRemembered();

  private:
    static void listenAt(Hamlet& hamlet, size_t who, std::vector<std::string> addresses, uint16_t port = 47'000) {
        net::LanState state;
        state.on = true;
        state.port = port;
        state.addresses = std::move(addresses);
        hamlet.of(who).post(net::Event(state));
        hamlet.pass(5 * sim::secondMs);
    }
    static std::vector<std::string> dialled(Hamlet& hamlet, size_t who) {
        return hamlet.parts(who).whereabouts.dialled();
    }
    static bool dials(Hamlet& hamlet, size_t who, const std::string& address) {
        const auto all = dialled(hamlet, who);
        return std::find(all.begin(), all.end(), address) != all.end();
    }
    static void remember(Hamlet& hamlet, size_t who, const DeviceId& device, const std::string& address) {
        QVERIFY(hamlet.parts(who).world.stores.peers.rememberAddress({device, address, 1}));
    }
    static DeviceId deviceOf(Hamlet& hamlet, size_t who) { return hamlet.parts(who).world.identity->deviceId(); }
    static constexpr int elsewhere = 7;
};

void TestWhereabouts::whatADeviceStatesIsDialledOnceItIsAway() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    listenAt(hamlet, 0, {"10.0.0.2:47000", "[fd00::2]:47000"});
    listenAt(hamlet, 1, {"10.0.0.3:47000"});
    QVERIFY(hamlet.say(0, room, "하나"));
    QVERIFY(dialled(hamlet, 1).empty());
    hamlet.town.move(hamlet.of(0), elsewhere);
    hamlet.pass(2 * sim::minuteMs);
    QVERIFY(dials(hamlet, 1, "10.0.0.2:47000"));
    QVERIFY(dials(hamlet, 1, "[fd00::2]:47000"));
    QVERIFY(dials(hamlet, 0, "10.0.0.3:47000"));
    // It is still known after a restart, and whose it is.
    hamlet.town.stop(hamlet.of(1));
    hamlet.town.start(hamlet.of(1));
    listenAt(hamlet, 1, {"10.0.0.3:47000"});
    QVERIFY(dials(hamlet, 1, "10.0.0.2:47000"));
    const auto rows = hamlet.ask(1, ListAddresses{});
    QVERIFY(rows && rows->size() == 2);
    QCOMPARE(rows->front().name, hamlet.of(0).name);
    QVERIFY(!rows->front().connected && !rows->front().typed && rows->front().seenMs > 0);
    // When it is back it is not dialled any more.
    hamlet.town.move(hamlet.of(0), 0);
    hamlet.pass(2 * sim::minuteMs);
    QVERIFY(dialled(hamlet, 1).empty());
}

void TestWhereabouts::whoNeverMetItHearsOfItByOthers() {
    Hamlet hamlet(3);
    hamlet.makeRoom({"모임"});
    hamlet.town.move(hamlet.of(2), elsewhere);
    hamlet.pass(2 * sim::minuteMs);
    // The third is not there when the first says where he is, and the first not when the third comes back.
    listenAt(hamlet, 0, {"10.0.0.2:47000"});
    listenAt(hamlet, 2, {"10.0.0.4:47000"});
    QVERIFY(!dials(hamlet, 2, "10.0.0.2:47000"));
    hamlet.town.move(hamlet.of(0), elsewhere + 1);
    hamlet.pass(2 * sim::minuteMs);
    hamlet.town.move(hamlet.of(2), 0);
    hamlet.pass(2 * sim::minuteMs);
    QVERIFY(dials(hamlet, 2, "10.0.0.2:47000"));
}

void TestWhereabouts::addressesElsewhereInTheWorldAreNotDialled() {
    Hamlet hamlet(2);
    hamlet.makeRoom({"모임"});
    listenAt(hamlet, 1, {"10.0.0.3:47000", "198.51.100.3:47000"});
    listenAt(hamlet, 0, {"203.0.113.9:47000", "198.51.100.9:47000", "10.0.0.3:47000"});
    hamlet.town.move(hamlet.of(0), elsewhere);
    hamlet.pass(2 * sim::minuteMs);
    // The second is next to one of ours, and the third is our own.
    QCOMPARE(dialled(hamlet, 1), std::vector<std::string>{"198.51.100.9:47000"});
}

void TestWhereabouts::thoseOfStrangersAndOfTheRemovedAreNotDialled() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    listenAt(hamlet, 0, {"10.0.0.2:47000"});
    listenAt(hamlet, 1, {"10.0.0.3:47000"});
    remember(hamlet, 0, *DeviceId::fromHexText(std::string(64, '5')), "10.0.0.99:47000");
    const auto members = hamlet.ask(0, ListMembers{room});
    QVERIFY(members);
    QVERIFY(hamlet.ask(0, RemoveMember{room, hamlet.of(1).person}));
    hamlet.pass(5 * sim::secondMs);
    hamlet.town.move(hamlet.of(1), elsewhere);
    hamlet.pass(2 * sim::minuteMs);
    hamlet.parts(0).whereabouts.changed();
    listenAt(hamlet, 0, {"10.0.0.2:47000"});
    QVERIFY(dialled(hamlet, 0).empty());
    QVERIFY(!hamlet.parts(0).world.stores.peers.addresses()->empty());
}

void TestWhereabouts::newAddressesAreStatedOnceInTenMinutes() {
    Hamlet hamlet(2);
    hamlet.makeRoom({"모임"});
    listenAt(hamlet, 0, {"10.0.0.2:47000"});
    const auto knows = [&](const std::string& address) {
        const auto rows = hamlet.ask(1, ListAddresses{});
        return std::any_of(rows->begin(), rows->end(), [&](const AddressRow& row) { return row.address == address; });
    };
    QVERIFY(knows("10.0.0.2:47000"));
    listenAt(hamlet, 0, {"10.0.1.2:47000"});
    hamlet.pass(5 * sim::minuteMs);
    QVERIFY(!knows("10.0.1.2:47000"));
    listenAt(hamlet, 0, {"10.0.2.2:47000"});
    hamlet.pass(5 * sim::minuteMs);
    QVERIFY(knows("10.0.2.2:47000"));
    QVERIFY(!knows("10.0.1.2:47000")); // it was not there any more
    // What is stated already is not stated anew after a restart; a receipt that is due anyway carries it.
    hamlet.town.stop(hamlet.of(0));
    hamlet.town.start(hamlet.of(0));
    listenAt(hamlet, 0, {"10.0.2.2:47000"});
    QVERIFY(!hamlet.parts(0).receipts.nextDeadline());
}

void TestWhereabouts::ofOneDeviceFourAreDialledAtOnce() {
    Hamlet hamlet(2);
    hamlet.makeRoom({"모임"});
    hamlet.town.move(hamlet.of(1), elsewhere);
    hamlet.pass(2 * sim::minuteMs);
    for (int i = 0; i < 8; ++i) {
        remember(hamlet, 0, deviceOf(hamlet, 1), "10.0.0." + std::to_string(10 + i) + ":47000");
    }
    listenAt(hamlet, 0, {"10.0.0.2:47000"});
    QCOMPARE(dialled(hamlet, 0).size(), room::lanAddressesMax);
}

void TestWhereabouts::withoutALanOnlyTypedOnesAreDialled() {
    Hamlet hamlet(2);
    hamlet.makeRoom({"모임"});
    hamlet.town.move(hamlet.of(1), elsewhere);
    hamlet.pass(2 * sim::minuteMs);
    remember(hamlet, 0, deviceOf(hamlet, 1), "10.0.0.3:47000");
    QVERIFY(hamlet.ask(0, AddAddress{"10.0.0.9:4711"}));
    hamlet.pass(5 * sim::secondMs);
    QCOMPARE(dialled(hamlet, 0), std::vector<std::string>{"10.0.0.9:4711"});
}

void TestWhereabouts::typedAddressesStay() {
    Hamlet hamlet(1);
    QVERIFY(hamlet.ask(0, AddAddress{"office-pc:4711"}));
    QVERIFY(hamlet.ask(0, AddAddress{"[fe80::1%eth0]:4711"}));
    QVERIFY(hamlet.ask(0, AddAddress{"office-pc:4711"})); // twice is once
    hamlet.town.stop(hamlet.of(0));
    hamlet.town.start(hamlet.of(0));
    hamlet.pass(5 * sim::secondMs);
    const auto rows = hamlet.ask(0, ListAddresses{});
    QVERIFY(rows && rows->size() == 2);
    QVERIFY(rows->at(0).address == "office-pc:4711" && rows->at(0).typed && rows->at(0).seenMs == 0);
    QCOMPARE(dialled(hamlet, 0).size(), size_t{2});
    QVERIFY(hamlet.ask(0, RemoveAddress{"office-pc:4711"}));
    hamlet.pass(5 * sim::secondMs);
    QCOMPARE(dialled(hamlet, 0), std::vector<std::string>{"[fe80::1%eth0]:4711"});
}

void TestWhereabouts::badAndUnknownOnesAreRefused() {
    Hamlet hamlet(1);
    QVERIFY(hamlet.ask(0, AddAddress{"no port"}).error().is(NetError::BadAddress));
    QVERIFY(hamlet.ask(0, AddAddress{"10.0.0.1:0"}).error().is(NetError::BadAddress));
    QVERIFY(hamlet.ask(0, RemoveAddress{"10.0.0.1:4711"}).error().is(NodeError::NoSuchAddress));
    for (size_t i = 0; i < typedAddressesMax; ++i) {
        QVERIFY(hamlet.ask(0, AddAddress{"10.0.0.1:" + std::to_string(5000 + i)}));
    }
    QVERIFY(hamlet.ask(0, AddAddress{"10.0.0.1:4711"}).error().is(NodeError::TooManyAddresses));
}

void TestWhereabouts::thePortIsRemembered() {
    Hamlet hamlet(1);
    listenAt(hamlet, 0, {}, 48'123);
    const auto stored = [&] { return hamlet.parts(0).world.stores.settings.get(lanPortSetting); };
    QVERIFY(stored() && !*stored()); // nobody knows of us, so nothing is written
    QVERIFY(hamlet.ask(0, MakeInvite{}));
    hamlet.pass(sim::secondMs);
    QVERIFY(stored() && *stored());
    QCOMPARE(textOf(**stored()), std::string_view("48123"));
}

QTEST_GUILESS_MAIN(TestWhereabouts)
#include "tst_whereabouts.moc"
