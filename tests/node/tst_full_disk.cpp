// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A disk that takes nothing any more, for a write or for hours, and what becomes of what it refused.
#include "node/hamlet.h"

using namespace ieum;
using namespace ieum::node;

class TestFullDisk : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void itIsAskedAgainButNotAllTheTime();
    void aReceiptThatItRefusedIsStatedLater();
};

void TestFullDisk::itIsAskedAgainButNotAllTheTime() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    SetPolicy policy;
    policy.room = room;
    policy.disappearingMs = 10 * sim::minuteMs;
    QVERIFY(hamlet.ask(0, policy));
    hamlet.pass(sim::minuteMs);
    QVERIFY(hamlet.say(0, room, "십 분 뒤에는 없어요"));
    QCOMPARE(hamlet.reads(1, room).size(), size_t{1});
    hamlet.town.move(hamlet.of(1), 7); // alone: whatever it does, it does unasked
    hamlet.of(1).disk().faults.fillUp(1'000'000);
    hamlet.pass(11 * sim::minuteMs);
    // The message is due to be wiped, and cannot be.
    const uint64_t before = hamlet.of(1).batches();
    hamlet.pass(sim::hourMs);
    const uint64_t batches = hamlet.of(1).batches() - before;
    QVERIFY2(batches >= 30 && batches <= 150, qPrintable(QString::number(batches)));
    QVERIFY(!hamlet.ask(1, CreateRoom{"그동안"}));
    hamlet.of(1).disk().faults.calm();
    QVERIFY(hamlet.ask(1, CreateRoom{"다시"}));
    hamlet.pass(2 * sim::minuteMs);
    QCOMPARE(hamlet.reads(1, room), std::vector<std::string>{"†"});
    QVERIFY(hamlet.of(1).batches() - before - batches < 50);
}

void TestFullDisk::aReceiptThatItRefusedIsStatedLater() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    SendMessage message;
    message.room = room;
    message.text = "받으면 알려 주세요";
    const auto id = hamlet.ask(0, message);
    QVERIFY(id);
    const auto hasCome = [&] {
        const auto found = hamlet.parts(1).world.stores.messages.find(room, *id);
        return found && *found;
    };
    QVERIFY(!hamlet.town.agenda.runUntil(hamlet.town.agenda.nowMs() + sim::minuteMs, hasCome));
    hamlet.of(1).disk().faults.fillUp(1);
    hamlet.pass(sim::minuteMs);
    QVERIFY(!hamlet.of(1).disk().faults.isFull());
    const auto rows = hamlet.ask(0, ListMessages{room, 10, {}});
    QVERIFY(rows && rows->size() == 1);
    QVERIFY(rows->front().recipients.size() == 1 && rows->front().recipients.front().step == Step::Delivered);
}

QTEST_GUILESS_MAIN(TestFullDisk)
#include "tst_full_disk.moc"
