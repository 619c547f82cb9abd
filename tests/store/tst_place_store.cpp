// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where a feed's messages stand, and what is kept of references to events that are not here.

#include "store/disk.h"
#include "store/place_store.h"
#include "store/timeline_store.h"

using namespace ieum;
using namespace ieum::store;
using namespace ieum::store::test;
using room::Awaited;

class TestPlaceStore : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void wordsAreThoseOfNeighbours();
    void whatIsAwaitedIsKeptUntilItIsHere();
    void roomsKnowNothingOfEachOther();

  private:
    const RoomId m_room = messageOf(1, "").room;
    const FeedId m_feed = idOf<FeedId>(40);
    const FeedId m_by = idOf<FeedId>(41);
};

void TestPlaceStore::wordsAreThoseOfNeighbours() {
    Disk disk;
    const auto connection = disk.make();
    PlaceStore places(*connection);
    for (const uint32_t number : {3U, 5U}) {
        QVERIFY(TimelineStore(*connection).saveMessage(messageOf(number, "text", m_room, m_feed)));
    }
    const uint64_t third = messageOf(3, "").key.word;
    const uint64_t fifth = messageOf(5, "").key.word;
    QCOMPARE(*places.wordOf(m_feed, 2), uint64_t{0});
    QCOMPARE(*places.wordOf(m_feed, 4), third);
    QCOMPARE(*places.wordAfter(m_feed, 2), third);
    QCOMPARE(*places.wordAfter(m_feed, 3), fifth);
    QCOMPARE(*places.wordAfter(m_feed, 5), uint64_t{0});
    QCOMPARE(*places.newestWord(m_room), fifth);
}

void TestPlaceStore::whatIsAwaitedIsKeptUntilItIsHere() {
    Disk disk;
    const auto connection = disk.make();
    PlaceStore places(*connection);
    QVERIFY(places.await(m_room, {m_feed, 4, m_by, 9, 1ULL << 63}));
    QVERIFY(places.await(m_room, {m_feed, 4, m_by, 10, 5})); // the first time counts
    QVERIFY(places.await(m_room, {m_feed, 7, m_by, 11, 6}));
    QCOMPARE(*places.awaitedFeeds(m_room), std::vector<FeedId>{m_feed});
    const auto both = places.awaiting(m_room, m_feed, 4);
    QCOMPARE(both->size(), size_t{2});
    QCOMPARE(both->front().word, 1ULL << 63);
    QCOMPARE(both->front().bySeq, uint64_t{9});
    QVERIFY(both->front().byFeed == m_by && both->front().feed == m_feed);
    QCOMPARE(places.awaiting(m_room, m_feed, 5)->size(), size_t{1});
    QVERIFY(places.forgetUpTo(m_room, m_feed, 4));
    QCOMPARE(places.awaiting(m_room, m_feed, 1)->size(), size_t{1});
    QVERIFY(places.forget(m_room, both->back()));
    QVERIFY(places.awaitedFeeds(m_room)->empty());
}

void TestPlaceStore::roomsKnowNothingOfEachOther() {
    Disk disk;
    const auto connection = disk.make();
    PlaceStore places(*connection);
    QVERIFY(places.await(m_room, {m_feed, 4, m_by, 9, 5}));
    QVERIFY(places.awaiting(idOf<RoomId>(77), m_feed, 1)->empty());
    QVERIFY(places.awaitedFeeds(idOf<RoomId>(77))->empty());
}

QTEST_GUILESS_MAIN(TestPlaceStore)
#include "tst_place_store.moc"
