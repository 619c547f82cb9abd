// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What waits until somebody is there.
#include "node/outbox.h"

#include "node/hamlet.h"

using namespace ieum;
using namespace ieum::node;
using Texts = std::vector<std::string>;

class TestOutbox : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void whatABackupHadWaitingIsNotSaidTwice();

  private:
    /// Events of content that this computer has of the second one.
    static uint64_t saidBySecond(Hamlet& hamlet, size_t who, const RoomId& room) {
        const auto heads = hamlet.parts(who).world.stores.feeds.heads(room);
        const room::Room* of = hamlet.parts(who).rooms.find(room);
        uint64_t said = 0;
        for (const store::StoredHead& head : *heads) {
            const room::FeedRecord* feed = of->feedOf(head.feed);
            const bool isHis = feed != nullptr && feed->person == hamlet.of(1).person;
            if (isHis && feed->kind == feed::Kind::Content) said += head.seq - 1; // but for the opening
        }
        return said;
    }
};

void TestOutbox::whatABackupHadWaitingIsNotSaidTwice() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    hamlet.town.move(hamlet.of(1), 7);
    hamlet.pass(sim::minuteMs);
    QVERIFY(hamlet.say(1, room, "혼자 쓴 말"));
    QCOMPARE(hamlet.parts(1).outbox.waiting().size(), size_t{1});
    hamlet.town.stop(hamlet.of(1));
    sim::Disk backup;
    backup.copyFrom(hamlet.of(1).disk());
    hamlet.town.start(hamlet.of(1));
    hamlet.town.move(hamlet.of(1), 0);
    hamlet.pass(sim::minuteMs);
    QCOMPARE(hamlet.reads(0, room), Texts{"혼자 쓴 말"});
    QCOMPARE(saidBySecond(hamlet, 0, room), uint64_t{1});

    hamlet.town.stop(hamlet.of(1));
    hamlet.of(1).disk().copyFrom(backup, sim::stateFolder);
    hamlet.town.start(hamlet.of(1));
    QCOMPARE(hamlet.parts(1).outbox.waiting().size(), size_t{1});
    hamlet.pass(2 * sim::minuteMs);
    QVERIFY(hamlet.parts(1).outbox.waiting().empty());
    QVERIFY(hamlet.say(1, room, "그리고 새 말"));
    for (const size_t who : {0, 1}) {
        QCOMPARE(hamlet.reads(who, room), (Texts{"혼자 쓴 말", "그리고 새 말"}));
        QCOMPARE(saidBySecond(hamlet, who, room), uint64_t{2});
    }
}

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
