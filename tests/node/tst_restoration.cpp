// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/restoration.h"

#include "node/hamlet.h"

using namespace ieum;
using namespace ieum::node;

class TestRestoration : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void whoCriesWolfIsBelievedLessAndLessOften();

  private:
    /// Somebody says that he has a thousand events more of the content feed.
    static bool isBelieved(Hamlet& hamlet, const RoomId& room) {
        auto believed = std::make_shared<bool>(false);
        hamlet.of(0).post(Finished([&hamlet, room, believed] {
            Parts& parts = hamlet.parts(0);
            const FeedId feed = parts.rooms.find(room)->ownContentFeed();
            const auto head = parts.world.stores.feeds.head(feed);
            *believed = *parts.restoration.isBehind(room, feed, head->seq + 1000, parts.world.clock.now());
        }));
        hamlet.pass(sim::secondMs);
        return *believed;
    }
};

void TestRestoration::whoCriesWolfIsBelievedLessAndLessOften() {
    Hamlet hamlet(1);
    const RoomId room = hamlet.makeRoom({"모임"});
    QVERIFY(hamlet.say(0, room, "혼자"));
    QVERIFY(isBelieved(hamlet, room)); // at once: it may be so
    size_t believed = 0;
    for (int minutes = 0; minutes < 30 * 24 * 60; minutes += 10) {
        hamlet.pass(10 * sim::minuteMs);
        if (isBelieved(hamlet, room)) ++believed;
    }
    // After 1, 2, 4, 8 and 16 hours, and then daily.
    QVERIFY2(believed >= 30 && believed <= 5 + 30, qPrintable(QString::number(believed)));
}

QTEST_GUILESS_MAIN(TestRestoration)
#include "tst_restoration.moc"
