// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is remembered of another database, and for how long that is believed.
#include "node/peer_memory.h"

#include "node/hamlet.h"
#include "node/sharing.h"

using namespace ieum;
using namespace ieum::node;
using Texts = std::vector<std::string>;
using sim::dayMs;
using sim::hourMs;
using sim::minuteMs;

class TestPeerMemory : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void afterADayEverythingIsComparedAgain();

  private:
    static constexpr int elsewhere = 7;
    static void meetAgain(Hamlet& hamlet, size_t who) {
        hamlet.town.move(hamlet.of(who), elsewhere);
        hamlet.pass(5 * minuteMs);
        QCOMPARE(hamlet.parts(who).conversations.all().size(), size_t{0});
        hamlet.town.move(hamlet.of(who), 0);
        hamlet.pass(5 * minuteMs);
        QCOMPARE(hamlet.parts(who).conversations.all().size(), size_t{1});
    }
    /// The memory of the second one says that he has everything that the first one has.
    static void rememberTooMuch(Hamlet& hamlet, const InstanceId& instance, const store::RoomsHash& rooms,
                                uint64_t run) {
        hamlet.of(1).post(Finished([&] {
            World& world = hamlet.parts(1).world;
            const store::PeerCursor cursor{*hamlet.parts(0).world.stores.feeds.change(), run,
                                           world.clock.now().wall.ms};
            world.noteFailure(world.stores.peerHeads.saveCursor(instance, rooms, cursor));
        }));
        hamlet.pass(sim::secondMs);
    }
};

void TestPeerMemory::afterADayEverythingIsComparedAgain() {
    Hamlet hamlet(3);
    const RoomId room = hamlet.makeRoom({"모임"});
    QVERIFY(hamlet.say(0, room, "다 함께"));
    InstanceId instance;
    store::RoomsHash rooms;
    uint64_t run = 0;
    for (const auto& [channel, with] : hamlet.parts(1).conversations.all()) {
        if (with->device->person != hamlet.of(0).person) continue;
        instance = with->instance;
        rooms = hashOf(with->shared);
        run = with->run;
    }
    QVERIFY(run != 0);
    hamlet.town.move(hamlet.of(1), elsewhere);
    hamlet.pass(5 * minuteMs);
    QVERIFY(hamlet.say(0, room, "둘이서만"));
    hamlet.town.stop(hamlet.of(2)); // nobody else tells him
    rememberTooMuch(hamlet, instance, rooms, run);
    hamlet.town.move(hamlet.of(1), 0);
    hamlet.pass(5 * minuteMs);
    // He asks for what came after, and nothing did.
    QCOMPARE(hamlet.reads(1, room), Texts{"다 함께"});
    hamlet.pass(20 * hourMs);
    meetAgain(hamlet, 1);
    QCOMPARE(hamlet.reads(1, room), Texts{"다 함께"});
    // Nothing has changed, and he does not trust what he remembers any more.
    hamlet.pass(4 * hourMs);
    meetAgain(hamlet, 1);
    QCOMPARE(hamlet.reads(1, room), (Texts{"다 함께", "둘이서만"}));
}

QTEST_GUILESS_MAIN(TestPeerMemory)
#include "tst_peer_memory.moc"
