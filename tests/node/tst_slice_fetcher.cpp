// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/apart.h"

using namespace ieum;
using namespace ieum::node;

/// What is written under an epoch whose slices travel apart from its commit, where who brings it goes on at once.
class TestSliceFetcher : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }

    /// Whoever can read a message can give what others need to read it, from the instant on in which he can.
    void whoReadsCanMakeOthersRead() {
        constexpr uint32_t people = 20;
        constexpr size_t author = 0, courier = 1, reader = 2;
        constexpr int theirs = 50;
        Hamlet hamlet(people);
        const RoomId room = hamlet.makeRoom({"모임"});
        const PersonId gone = hamlet.parts(people - 1).world.identity->person();
        QVERIFY(hamlet.ask(author, RemoveMember{room, gone})); // the next message begins an epoch
        hamlet.pass(sim::minuteMs);
        for (size_t who = 0; who < people; ++who) hamlet.town.move(hamlet.of(who), theirs + static_cast<int>(who));
        hamlet.pass(sim::minuteMs);
        QVERIFY(hamlet.say(author, room, "섬에서"));
        hamlet.town.move(hamlet.of(courier), theirs + static_cast<int>(author));
        for (int turn = 0; turn < 60'000 && hamlet.reads(courier, room).empty(); ++turn) hamlet.pass(1);
        hamlet.town.move(hamlet.of(courier), theirs + static_cast<int>(reader));
        QCOMPARE(hamlet.reads(courier, room), std::vector<std::string>{"섬에서"});
        hamlet.pass(sim::minuteMs);
        QCOMPARE(hamlet.reads(reader, room), std::vector<std::string>{"섬에서"});
    }
};

QTEST_GUILESS_MAIN(TestSliceFetcher)
#include "tst_slice_fetcher.moc"
