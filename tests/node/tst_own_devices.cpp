// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Two computers of one person and a friend: which rooms a device comes into, and out of which it goes.
#include "node/own_devices.h"

#include "node/hamlet.h"
#include "node/profile.h"

using namespace ieum;
using namespace ieum::node;
using Texts = std::vector<std::string>;
using sim::hourMs;
using sim::minuteMs;
using sim::secondMs;

class TestOwnDevices : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void aLinkedDeviceComesIntoEveryRoom();
    void aDeviceThatWasAwayComesIntoWhatWasMadeMeanwhile();
    void whatTheSecondDeviceMakesReachesTheFirst();
    void aRevokedDeviceIsOutOfEveryRoom();
    void oneThatOthersRevokedIsNotLetInAgain();
    void aLinkIsGoodForTenMinutes();
    void aTypedCodeDoesTheSame();
    void whoWaitedInVainTakesAnotherLink();

  private:
    static constexpr size_t phone = 0;
    static constexpr size_t laptop = 1;
    static constexpr size_t friendly = 2;
    static constexpr int elsewhere = 7;

    static void lookAround(Hamlet& hamlet) {
        for (const size_t who : {phone, laptop, friendly}) hamlet.town.network.look(hamlet.of(who));
        hamlet.pass(minuteMs);
    }
    static void link(Hamlet& hamlet) {
        const auto made = hamlet.ask(phone, LinkDevice{});
        QVERIFY(made && hamlet.ask(laptop, JoinAsDevice{made->link}));
        lookAround(hamlet);
        QCOMPARE(hamlet.ask(laptop, ListDevices{})->size(), size_t{2});
    }
    static RoomId roomWithTheFriend(Hamlet& hamlet, size_t by, const std::string& name) {
        const auto room = hamlet.ask(by, CreateRoom{name});
        const auto invite = hamlet.ask(by, MakeInvite{*room});
        hamlet.accept(by, friendly, invite->link);
        lookAround(hamlet);
        return *room;
    }
    static DeviceId deviceOf(Hamlet& hamlet, size_t who) { return hamlet.parts(who).world.identity->deviceId(); }
    /// Is that device in the room, by what this computer knows?
    static bool isIn(Hamlet& hamlet, size_t byWhom, const RoomId& room, const DeviceId& device) {
        const room::Room* known = hamlet.parts(byWhom).rooms.find(room);
        if (known == nullptr) return false;
        const auto& all = known->members().devices();
        return std::any_of(all.begin(), all.end(), [&](const auto& each) { return each.device == device; });
    }
};

void TestOwnDevices::aLinkedDeviceComesIntoEveryRoom() {
    Hamlet hamlet(3);
    const RoomId before = roomWithTheFriend(hamlet, phone, "전부터");
    QVERIFY(hamlet.say(friendly, before, "옛날 말"));
    link(hamlet);
    const RoomId after = roomWithTheFriend(hamlet, phone, "나중에");
    for (const RoomId& room : {before, after}) {
        for (const size_t who : {phone, laptop, friendly}) QVERIFY(isIn(hamlet, who, room, deviceOf(hamlet, laptop)));
        QVERIFY(hamlet.say(laptop, room, "노트북에서"));
        QCOMPARE(hamlet.reads(friendly, room).back(), std::string("노트북에서"));
    }
    // With everything that was said before, whatever newcomers may read.
    QCOMPARE(hamlet.reads(laptop, before), (Texts{"옛날 말", "노트북에서"}));
    QCOMPARE(hamlet.ask(friendly, ListMembers{after})->size(), size_t{2}); // one person
    QVERIFY(hamlet.town.findings.empty());
}

void TestOwnDevices::aDeviceThatWasAwayComesIntoWhatWasMadeMeanwhile() {
    Hamlet hamlet(3);
    link(hamlet);
    hamlet.town.move(hamlet.of(laptop), elsewhere);
    const RoomId room = roomWithTheFriend(hamlet, phone, "그동안");
    QVERIFY(hamlet.say(phone, room, "없는 사이에"));
    hamlet.pass(30 * hourMs);
    QVERIFY(hamlet.parts(laptop).rooms.find(room) == nullptr);
    // The phone has gone by then: the friend carries what it said.
    hamlet.town.stop(hamlet.of(phone));
    hamlet.town.move(hamlet.of(laptop), 0);
    lookAround(hamlet);
    QVERIFY(hamlet.parts(laptop).rooms.find(room) == nullptr); // but not what was said in the room of the two
    hamlet.town.start(hamlet.of(phone));
    lookAround(hamlet);
    QCOMPARE(hamlet.reads(laptop, room), Texts{"없는 사이에"});
}

void TestOwnDevices::whatTheSecondDeviceMakesReachesTheFirst() {
    Hamlet hamlet(3);
    link(hamlet);
    const RoomId room = roomWithTheFriend(hamlet, laptop, "노트북이 만든 방");
    for (const size_t who : {phone, laptop, friendly}) QVERIFY(isIn(hamlet, who, room, deviceOf(hamlet, phone)));
    QVERIFY(hamlet.say(phone, room, "전화기에서"));
    for (const size_t who : {laptop, friendly}) QCOMPARE(hamlet.reads(who, room), Texts{"전화기에서"});
}

void TestOwnDevices::aRevokedDeviceIsOutOfEveryRoom() {
    Hamlet hamlet(3);
    link(hamlet);
    const RoomId one = roomWithTheFriend(hamlet, phone, "하나");
    const RoomId other = roomWithTheFriend(hamlet, laptop, "둘");
    const DeviceId lost = deviceOf(hamlet, laptop);
    QVERIFY(isIn(hamlet, friendly, one, lost) && isIn(hamlet, friendly, other, lost));
    QVERIFY(hamlet.ask(phone, RevokeDevice{deviceOf(hamlet, phone)}).error().is(NodeError::NotAllowed));
    QVERIFY(hamlet.ask(phone, RevokeDevice{deviceOf(hamlet, friendly)}).error().is(NodeError::NoSuchDevice));
    QVERIFY(hamlet.ask(phone, RevokeDevice{lost}));
    hamlet.pass(minuteMs);
    for (const RoomId& room : {one, other}) {
        for (const size_t who : {phone, friendly}) QVERIFY(!isIn(hamlet, who, room, lost));
        QVERIFY(hamlet.say(phone, room, "이제 전화기만"));
        QCOMPARE(hamlet.reads(friendly, room).back(), std::string("이제 전화기만"));
        for (const std::string& text : hamlet.reads(laptop, room)) QVERIFY(text != "이제 전화기만");
    }
    // Nor does it come into what is made afterwards.
    const RoomId after = roomWithTheFriend(hamlet, phone, "셋");
    hamlet.pass(hourMs);
    QVERIFY(!isIn(hamlet, friendly, after, lost) && hamlet.parts(laptop).rooms.find(after) == nullptr);
}

void TestOwnDevices::oneThatOthersRevokedIsNotLetInAgain() {
    Hamlet hamlet(3);
    link(hamlet);
    const RoomId room = roomWithTheFriend(hamlet, phone, "모임");
    QVERIFY(hamlet.ask(phone, SetRole{room, hamlet.of(friendly).person, Role::Owner}));
    hamlet.pass(minuteMs);
    const DeviceId device = deviceOf(hamlet, laptop);
    QVERIFY(isIn(hamlet, phone, room, device));
    const PersonId person = hamlet.of(phone).person;
    hamlet.of(friendly).post(Finished([&] {
        Parts& parts = hamlet.parts(friendly);
        const Now now = parts.world.clock.now();
        const auto revoked = parts.rooms.find(room)->operate(room::RevokeDeviceOp{person, device, {}}, now);
        QVERIFY(revoked);
        parts.rooms.noteChanges(room, *revoked);
        parts.world.effects.memberLists.insert(room);
    }));
    hamlet.pass(minuteMs);
    for (const size_t who : {phone, friendly}) QVERIFY(!isIn(hamlet, who, room, device));
    // The phone looks at its rooms whenever something changes, and would find it lacking there each time.
    QVERIFY(hamlet.ask(phone, RenameRoom{room, "새 이름"}));
    roomWithTheFriend(hamlet, phone, "다른 방");
    hamlet.pass(hourMs);
    for (const size_t who : {phone, friendly}) QVERIFY(!isIn(hamlet, who, room, device));
    QCOMPARE(hamlet.ask(phone, ListDevices{})->size(), size_t{2}); // it is still one of ours
}

void TestOwnDevices::aTypedCodeDoesTheSame() {
    Hamlet hamlet(3);
    const RoomId room = roomWithTheFriend(hamlet, phone, "모임");
    const auto made = hamlet.ask(phone, LinkDevice{});
    QVERIFY(made);
    std::string typed = made->code;
    std::transform(typed.begin(), typed.end(), typed.begin(),
                   [](char c) { return static_cast<char>(std::tolower(c)); });
    const auto accepted = hamlet.ask(laptop, JoinAsDevice{typed + " "});
    QVERIFY(accepted && accepted->inviter == made->code); // it does not say who made it
    QCOMPARE(hamlet.ask(laptop, GetStatus{})->joining, made->code);
    // A stranger who looks for his own computer by another code meets nobody.
    const auto other = hamlet.ask(friendly, LinkDevice{});
    QVERIFY(other && other->code != made->code);
    lookAround(hamlet);
    QVERIFY(hamlet.parts(laptop).world.identity->person() == hamlet.of(phone).person);
    QCOMPARE(hamlet.ask(laptop, GetStatus{})->joining, std::string());
    QVERIFY(isIn(hamlet, friendly, room, deviceOf(hamlet, laptop)));
    QVERIFY(hamlet.ask(laptop, JoinAsDevice{"K7QM-2XRD"}).error().is(RoomError::BadInvite));
}

void TestOwnDevices::aLinkIsGoodForTenMinutes() {
    for (const int64_t waitMs : {int64_t{9}, int64_t{11}}) {
        Hamlet hamlet(3);
        const auto made = hamlet.ask(phone, LinkDevice{});
        hamlet.town.move(hamlet.of(laptop), elsewhere);
        QVERIFY(hamlet.ask(laptop, JoinAsDevice{made->link}));
        hamlet.pass(waitMs * minuteMs - 30 * secondMs);
        hamlet.town.move(hamlet.of(laptop), 0);
        lookAround(hamlet);
        const bool isLinked = hamlet.parts(laptop).world.identity->person() == hamlet.of(phone).person;
        QCOMPARE(isLinked, waitMs < 10);
    }
}

void TestOwnDevices::whoWaitedInVainTakesAnotherLink() {
    Hamlet hamlet(3);
    const std::string owner = hamlet.parts(phone).world.identity->name();
    QCOMPARE(hamlet.ask(laptop, GetStatus{})->joining, std::string());
    const auto late = hamlet.ask(phone, LinkDevice{});
    QCOMPARE(*ownerOfDeviceLink(late->link), owner);
    hamlet.town.move(hamlet.of(laptop), elsewhere);
    QVERIFY(hamlet.ask(laptop, JoinAsDevice{late->link}));
    QCOMPARE(hamlet.ask(laptop, GetStatus{})->joining, owner);
    hamlet.pass(11 * minuteMs);
    hamlet.town.move(hamlet.of(laptop), 0);
    lookAround(hamlet);
    QCOMPARE(hamlet.ask(laptop, GetStatus{})->joining, owner); // in vain
    const auto good = hamlet.ask(phone, LinkDevice{});
    QVERIFY(hamlet.ask(laptop, JoinAsDevice{good->link}));
    lookAround(hamlet);
    QVERIFY(hamlet.parts(laptop).world.identity->person() == hamlet.of(phone).person);
    QCOMPARE(hamlet.ask(laptop, GetStatus{})->joining, std::string());
    QCOMPARE(hamlet.ask(phone, ListDevices{})->size(), size_t{2});
    // From now on it is nobody else's to be, and an ordinary invitation was never a link.
    QVERIFY(!hamlet.ask(laptop, JoinAsDevice{hamlet.ask(friendly, LinkDevice{})->link}));
    QVERIFY(ownerOfDeviceLink(hamlet.ask(friendly, MakeInvite{})->link).error().is(RoomError::BadInvite));
    QVERIFY(!ownerOfDeviceLink("ieum:nonsense"));
    QVERIFY(hamlet.town.findings.empty());
}

QTEST_GUILESS_MAIN(TestOwnDevices)
#include "tst_own_devices.moc"
