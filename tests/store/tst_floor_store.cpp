// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// From where on feeds are kept: what a floor hides, what joins it, and what may be dropped when.
#include "store/floor_store.h"

#include "store/disk.h"
#include "store/feed_store.h"
#include "store/room_store.h"
#include "store/timeline_store.h"

using namespace ieum;
using namespace ieum::store;
using namespace ieum::store::test;

class TestFloorStore : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init();
    void belowAFloorIsNothingButTheFirst();
    void rowsAreDeletedAFewAtATime();
    void aPieceThatReachesTheAuthorsWordIsTheWholeFeed();
    void theAuthorsWordComesAfterThePiece();
    void aPieceAboveTheNewestPartTakesItsPlace();
    void aWrongPredecessorDoesNotJoinAFloor();
    void onlyWhatIsOldMayGo();
    void aMessageThatStaysKeepsItsEvent();
    void whatMustNotBeSkippedKeepsItsEvent();
    void nothingGoesAboveAGapOrWithoutAnOpeningOfItsOwn();
    void controlFeedsHaveNoFloor();
    void aForkBelowTheFloorEndsTheFeed();

  private:
    /// The opening is signed by itself, then every tenth.
    feed::Range part(uint64_t from, uint64_t to) const {
        feed::Range made{m_whole.feed, m_whole.kind, {}};
        for (const feed::Event& event : m_whole.events) {
            if (event.header.seq >= from && event.header.seq <= to) made.events.push_back(event);
        }
        return made;
    }
    uint64_t mayKeepFrom(int64_t ageMs) {
        const auto all = m_floors->keeping(room, ageMs);
        return all && !all->empty() ? all->front().from : 0;
    }
    int64_t rows() {
        auto count = m_connection->prepare("SELECT count(*) FROM event");
        return **count->first([](Statement& row) { return row.number(0); });
    }

    const crypto::SigningKey feedKey = crypto::SigningKey::fromSeed(keyOf(1));
    const RoomId room = idOf<RoomId>(1);
    feed::Range m_whole;
    FeedId m_feed;
    std::unique_ptr<Disk> m_disk;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<FeedStore> m_feeds;
    std::unique_ptr<FloorStore> m_floors;
};

void TestFloorStore::init() {
    m_floors.reset();
    m_feeds.reset();
    m_connection.reset();
    m_disk = std::make_unique<Disk>();
    m_connection = m_disk->make();
    QVERIFY(m_connection);
    m_feeds = std::make_unique<FeedStore>(*m_connection);
    m_floors = std::make_unique<FloorStore>(*m_connection);
    m_whole = rangeOf(feedKey, {}, 50, 10);
    m_whole.events.front().signature = feed::signEvent(feedKey, m_whole.events.front().id);
    m_feed = m_whole.feed;
}

void TestFloorStore::belowAFloorIsNothingButTheFirst() {
    REQUIRE(m_feeds->append(room, m_whole));
    const uint64_t before = *m_feeds->change();
    REQUIRE(m_floors->raise(m_feed, 26));
    REQUIRE(m_floors->raise(m_feed, 20)); // never lower
    QCOMPARE(*m_feeds->floor(m_feed), uint64_t{26});
    QCOMPARE(*m_feeds->head(m_feed), m_whole.head());
    QCOMPARE(*m_feeds->change(), before); // nobody need be told
    QCOMPARE(m_feeds->read(m_feed, 1, UINT64_MAX, 1 << 20)->events.size(), size_t{1});
    for (const uint64_t from : {2, 25}) QVERIFY(m_feeds->read(m_feed, from, UINT64_MAX, 1 << 20)->events.empty());
    const auto kept = m_feeds->read(m_feed, 26, UINT64_MAX, 1 << 20);
    QCOMPARE(kept->events.size(), size_t{25});
    QVERIFY(kept->events.front().header.previous == m_whole.events[24].id);
    QCOMPARE(*m_feeds->pieceBegin(m_feed, 2, 50, 1 << 20), uint64_t{26});
    QCOMPARE(*m_feeds->pieceBegin(m_feed, 2, 20, 1 << 20), uint64_t{21}); // none may end there
    QCOMPARE(m_feeds->heads(room)->front().floor, uint64_t{26});
    // A head is never dropped, and a feed goes on above its floor.
    REQUIRE(m_floors->raise(m_feed, 51));
    QCOMPARE(*m_feeds->floor(m_feed), uint64_t{26});
    REQUIRE(m_feeds->append(room, rangeOf(feedKey, m_whole.head(), 1)));
}

void TestFloorStore::rowsAreDeletedAFewAtATime() {
    REQUIRE(m_feeds->append(room, m_whole));
    REQUIRE(m_floors->raise(m_feed, 26));
    QCOMPARE(rows(), int64_t{50});
    QCOMPARE(*m_floors->sweep(10), size_t{10});
    QCOMPARE(*m_floors->sweep(10), size_t{10});
    QCOMPARE(*m_floors->sweep(10), size_t{4});
    QCOMPARE(*m_floors->sweep(10), size_t{0});
    QCOMPARE(rows(), int64_t{26});
    QCOMPARE(m_feeds->read(m_feed, 1, UINT64_MAX, 1 << 20)->events.size(), size_t{1});
    QCOMPARE(m_feeds->read(m_feed, 26, UINT64_MAX, 1 << 20)->events.size(), size_t{25});
}

void TestFloorStore::aPieceThatReachesTheAuthorsWordIsTheWholeFeed() {
    REQUIRE(m_feeds->append(room, part(1, 1)));
    REQUIRE(m_feeds->keepFrom(m_feed, 31));
    REQUIRE(m_feeds->keepFrom(m_feed, 11)); // not taken back
    REQUIRE(m_feeds->appendApart(room, part(41, 50)));
    QVERIFY(*m_feeds->tip(m_feed));
    REQUIRE(m_feeds->appendApart(room, part(31, 40)));
    QVERIFY(!*m_feeds->tip(m_feed));
    QCOMPARE(*m_feeds->head(m_feed), m_whole.head());
    const auto head = m_feeds->heads(room)->front();
    QCOMPARE(head.floor, uint64_t{31});
    QCOMPARE(head.missed, uint64_t{29});
    REQUIRE(m_feeds->append(room, rangeOf(feedKey, m_whole.head(), 1)));
}

void TestFloorStore::theAuthorsWordComesAfterThePiece() {
    REQUIRE(m_feeds->append(room, part(1, 10)));
    REQUIRE(m_feeds->appendApart(room, part(31, 50)));
    const uint64_t before = *m_feeds->change();
    REQUIRE(m_feeds->keepFrom(m_feed, 30));
    QVERIFY(*m_feeds->tip(m_feed)); // one is still lacking
    REQUIRE(m_feeds->keepFrom(m_feed, 35));
    QVERIFY(!*m_feeds->tip(m_feed));
    QCOMPARE(m_feeds->headsAfter(before)->front().seq, uint64_t{50});
    QCOMPARE(*m_feeds->floor(m_feed), uint64_t{31});
    QCOMPARE(*m_floors->sweep(100), size_t{9}); // what was here below goes as well
}

void TestFloorStore::aPieceAboveTheNewestPartTakesItsPlace() {
    REQUIRE(m_feeds->append(room, part(1, 10)));
    REQUIRE(m_feeds->appendApart(room, part(21, 30)));
    REQUIRE(m_feeds->appendApart(room, part(41, 50)));
    QCOMPARE((*m_feeds->tip(m_feed))->from, uint64_t{41});
    QVERIFY(m_feeds->read(m_feed, 21, UINT64_MAX, 1 << 20)->events.empty());
    REQUIRE(m_feeds->appendApart(room, part(11, 40)));
    QCOMPARE(*m_feeds->head(m_feed), m_whole.head());
    QCOMPARE(m_feeds->read(m_feed, 1, UINT64_MAX, 1 << 20)->events.size(), size_t{50});
}

void TestFloorStore::aWrongPredecessorDoesNotJoinAFloor() {
    REQUIRE(m_feeds->append(room, part(1, 1)));
    REQUIRE(m_feeds->keepFrom(m_feed, 31));
    REQUIRE(m_feeds->appendApart(room, part(41, 50)));
    auto other = part(1, 30).head();
    other.id = idOf<EventId>(9);
    REQUIRE_ERROR(m_feeds->appendApart(room, rangeOf(feedKey, other, 10, 10)), FeedError::BadChain);
    QCOMPARE(*m_feeds->floor(m_feed), uint64_t{0});
}

void TestFloorStore::onlyWhatIsOldMayGo() {
    REQUIRE(m_feeds->append(room, part(1, 20)));
    REQUIRE(m_floors->noteAges(1000, 500));
    REQUIRE(m_feeds->append(room, part(21, 30)));
    REQUIRE(m_floors->noteAges(1400, 500)); // too soon
    QCOMPARE(mayKeepFrom(2000), uint64_t{21});
    REQUIRE(m_floors->noteAges(2000, 500));
    REQUIRE(m_feeds->append(room, part(31, 50)));
    QCOMPARE(mayKeepFrom(999), uint64_t{1});
    QCOMPARE(mayKeepFrom(1999), uint64_t{21});
    QCOMPARE(mayKeepFrom(9000), uint64_t{31});
    REQUIRE(m_floors->noteAges(9000, 500));
    QCOMPARE(mayKeepFrom(9000), uint64_t{50}); // the newest stays
    REQUIRE(m_floors->raise(m_feed, 50));
    REQUIRE(m_floors->sweep(1000));
    QCOMPARE(mayKeepFrom(9000), uint64_t{50});
}

void TestFloorStore::aMessageThatStaysKeepsItsEvent() {
    REQUIRE(m_feeds->append(room, m_whole));
    REQUIRE(m_floors->noteAges(1000, 500));
    TimelineStore timeline(*m_connection);
    for (const uint32_t seq : {12U, 30U}) REQUIRE(timeline.saveMessage(messageOf(seq, "text", room, m_feed)));
    QCOMPARE(mayKeepFrom(1000), uint64_t{12});
    room::MessageState gone;
    gone.gone = room::Gone::Expired;
    REQUIRE(timeline.showAs(messageOf(12, "text", room, m_feed), gone));
    QCOMPARE(mayKeepFrom(1000), uint64_t{30});
}

void TestFloorStore::whatMustNotBeSkippedKeepsItsEvent() {
    REQUIRE(m_feeds->append(room, m_whole));
    REQUIRE(m_floors->noteAges(1000, 500));
    RoomStore rooms(*m_connection);
    REQUIRE(rooms.setUnopened(m_feed, 7, {}, room::RoomLog::Shut::Locked));
    REQUIRE(rooms.setUnopened(m_feed, 17, {}, room::RoomLog::Shut::Critical));
    QCOMPARE(mayKeepFrom(1000), uint64_t{17});
    QVERIFY(*m_floors->raise(m_feed, 17)); // what was locked is not waited for any more
    QCOMPARE(rooms.unopened(room)->size(), size_t{1});
}

void TestFloorStore::nothingGoesAboveAGapOrWithoutAnOpeningOfItsOwn() {
    REQUIRE(m_feeds->append(room, part(1, 20)));
    REQUIRE(m_feeds->appendApart(room, part(31, 50)));
    REQUIRE(m_floors->noteAges(1000, 500));
    QVERIFY(m_floors->keeping(room, 1000)->empty());
    REQUIRE(m_floors->raise(m_feed, 10));
    QCOMPARE(*m_feeds->floor(m_feed), uint64_t{0});
    init();
    m_whole.events.front().signature.reset();
    REQUIRE(m_feeds->append(room, m_whole));
    REQUIRE(m_floors->noteAges(1000, 500));
    QVERIFY(m_floors->keeping(room, 1000)->empty());
}

void TestFloorStore::controlFeedsHaveNoFloor() {
    const auto control = rangeOf(feedKey, {}, 50, 1, 40, feed::Kind::Control);
    REQUIRE(m_feeds->append(room, control));
    REQUIRE(m_floors->noteAges(1000, 500));
    QVERIFY(m_floors->keeping(room, 1000)->empty());
    REQUIRE(m_floors->raise(m_feed, 10));
    REQUIRE(m_feeds->keepFrom(m_feed, 10));
    const auto head = m_feeds->heads(room)->front();
    QVERIFY(head.floor == 0 && head.keptFrom == 0);
}

void TestFloorStore::aForkBelowTheFloorEndsTheFeed() {
    for (const bool swept : {false, true}) {
        init();
        REQUIRE(m_feeds->append(room, m_whole));
        REQUIRE(m_floors->raise(m_feed, 26));
        if (swept) REQUIRE(m_floors->sweep(1000));
        const auto other = rangeOf(feedKey, part(1, 20).head(), 10, 10, 77);
        const auto proof = feed::proveFork(m_feed, *feed::chainOf(part(21, 30)), *feed::chainOf(other));
        REQUIRE(proof);
        QVERIFY(*m_feeds->close(*proof));
        // As for those who have it all: it ends at 20, of which nothing but the id is known here.
        QCOMPARE(m_feeds->head(m_feed)->seq, uint64_t{20});
        QVERIFY(m_feeds->head(m_feed)->id == m_whole.events[19].id);
        QCOMPARE(*m_feeds->floor(m_feed), uint64_t{21});
        QCOMPARE(m_feeds->read(m_feed, 1, UINT64_MAX, 1 << 20)->events.size(), size_t{1});
        for (const uint64_t from : {2, 21, 26, 30}) {
            QVERIFY(m_feeds->read(m_feed, from, UINT64_MAX, 1 << 20)->events.empty());
        }
    }
}

QTEST_GUILESS_MAIN(TestFloorStore)
#include "tst_floor_store.moc"
