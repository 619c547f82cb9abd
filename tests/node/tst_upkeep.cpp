// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is done to the database when nobody waits: on engines, in virtual time.
#include "node/upkeep.h"

#include "node/hamlet.h"
#include "node/limits.h"

using namespace ieum;
using namespace ieum::node;
using sim::hourMs;
using sim::minuteMs;

class TestUpkeep : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void whatCameIsIndexedInAQuietMoment();
    void inATalkThatNeverRestsAsWell();
    void aNodeThatRestsIsLeftAlone();

  private:
    static int64_t lateOf(Hamlet& hamlet, size_t who) {
        auto count = hamlet.parts(who).world.connection->prepare("SELECT count(*) FROM unindexed");
        return **count->first([](store::Statement& row) { return row.number(0); });
    }
    static size_t found(Hamlet& hamlet, size_t who, const std::string& words) {
        node::Search search;
        search.words = words;
        const auto hits = hamlet.ask(who, std::move(search));
        return hits ? hits->size() : SIZE_MAX;
    }
};

void TestUpkeep::whatCameIsIndexedInAQuietMoment() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    hamlet.pass(minuteMs);
    for (const size_t who : {0, 1}) QCOMPARE(lateOf(hamlet, who), 0);
    SendMessage message;
    message.room = room;
    message.text = "내일 봅시다";
    QVERIFY(hamlet.ask(0, std::move(message)));
    QCOMPARE(lateOf(hamlet, 0), 1);
    QCOMPARE(found(hamlet, 0, "내일"), size_t{1}); // at once
    hamlet.pass(minuteMs);
    for (const size_t who : {0, 1}) {
        QCOMPARE(lateOf(hamlet, who), 0);
        QCOMPARE(found(hamlet, who, "내일"), size_t{1});
    }
}

void TestUpkeep::inATalkThatNeverRestsAsWell() {
    Hamlet hamlet(1);
    const RoomId room = hamlet.makeRoom({"혼자"});
    hamlet.pass(minuteMs);
    int64_t most = 0;
    for (int64_t ms = 0; ms < 3 * upkeepLatestMs; ms += upkeepQuietMs / 2) {
        SendMessage message;
        message.room = room;
        message.text = "말";
        QVERIFY(hamlet.ask(0, std::move(message)));
        hamlet.pass(upkeepQuietMs / 2);
        most = std::max(most, lateOf(hamlet, 0));
    }
    QVERIFY(most > 1);
    QVERIFY(most <= 2 * upkeepLatestMs / upkeepQuietMs + 1);
}

void TestUpkeep::aNodeThatRestsIsLeftAlone() {
    Hamlet hamlet(1);
    hamlet.makeRoom({"혼자"});
    hamlet.pass(hourMs);
    QVERIFY(!hamlet.parts(0).upkeep.nextDeadline());
}

QTEST_GUILESS_MAIN(TestUpkeep)
#include "tst_upkeep.moc"
