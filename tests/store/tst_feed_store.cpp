// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/disk.h"
#include "store/feed_store.h"
#include "store/fork_store.h"
#include "store/room_store.h"

using namespace ieum;
using namespace ieum::store;
using namespace ieum::store::test;

class TestFeedStore : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init() {
        m_connection.reset();
        m_disk = std::make_unique<Disk>();
        m_connection = m_disk->make();
        QVERIFY(m_connection);
    }
    void whatWasAppendedIsReadBackTheSame();
    void aRangeEndsAtASignatureAndAtTheLimit();
    void aRangeThatDoesNotJoinIsRefused();
    void aFeedStaysInItsRoom();
    void theNewestPartStandsAboveAGapUntilItIsClosed();
    void aPieceThatDoesNotJoinIsRefused();
    void theGapCanBeClosedFromBelow();
    void aForkEndsTheNewestPartToo();
    void aPieceBeginsRightAfterASignature();
    void whatWasRolledBackIsForgotten();
    void headsCountChangesUp();
    void aRoomsFeedsAreInTheOrderInWhichTheyMoved();
    void aProvedForkEndsTheFeed();
    void theLowestForkCounts();
    void aForkIsKnownBeforeItsFeedIs();

  private:
    const crypto::SigningKey feedKey = crypto::SigningKey::fromSeed(keyOf(1));
    const RoomId room = idOf<RoomId>(1);
    std::unique_ptr<Disk> m_disk;
    std::unique_ptr<Connection> m_connection;
};

void TestFeedStore::whatWasAppendedIsReadBackTheSame() {
    FeedStore feeds(*m_connection);
    const auto range = rangeOf(feedKey, {}, 20, 7);
    QCOMPARE(feeds.head(range.feed)->seq, uint64_t{0});
    REQUIRE(feeds.append(room, range));
    QVERIFY(*feeds.head(range.feed) == range.head());
    const auto read = feeds.read(range.feed, 1, 20, 1 << 20);
    REQUIRE(read);
    QCOMPARE(read->events.size(), range.events.size());
    QVERIFY(read->kind == range.kind && read->feed == range.feed);
    for (size_t i = 0; i < range.events.size(); ++i) {
        QVERIFY(read->events[i].header == range.events[i].header);
        QVERIFY(read->events[i].id == range.events[i].id && read->events[i].body == range.events[i].body);
        QVERIFY(read->events[i].signature == range.events[i].signature);
    }
    const auto one = feeds.event(range.feed, 5);
    REQUIRE(one);
    QVERIFY(*one && (*one)->id == range.events[4].id);
    QVERIFY(!feeds.event(range.feed, 21)->has_value());
    QVERIFY(feeds.read(range.feed, 21, 30, 1000)->events.empty());
    QVERIFY(feeds.read(idOf<FeedId>(99), 1, 30, 1000)->events.empty());
    QVERIFY(feeds.read(range.feed, 1, UINT64_MAX, 1 << 20)->events.size() == 20);
}

void TestFeedStore::aRangeEndsAtASignatureAndAtTheLimit() {
    FeedStore feeds(*m_connection);
    const auto range = rangeOf(feedKey, {}, 40, 10, 100);
    REQUIRE(feeds.append(room, range));
    QCOMPARE(feeds.read(range.feed, 1, 25, 1 << 20)->events.size(), size_t{20});
    QCOMPARE(feeds.read(range.feed, 1, 9, 1 << 20)->events.size(), size_t{0});
    QCOMPARE(feeds.read(range.feed, 1, 40, 1)->events.size(), size_t{10});
    QCOMPARE(feeds.read(range.feed, 5, 40, 1500)->events.size(), size_t{6}); // 6 events are past 1500 bytes already
    QCOMPARE(feeds.read(range.feed, 5, 40, 1600)->events.back().header.seq, uint64_t{20});
}

void TestFeedStore::aRangeThatDoesNotJoinIsRefused() {
    FeedStore feeds(*m_connection);
    const auto first = rangeOf(feedKey, {}, 5);
    REQUIRE(feeds.append(room, first));
    REQUIRE_ERROR(feeds.append(room, first), StoreError::Constraint);
    auto head = first.head();
    head.seq += 1;
    REQUIRE_ERROR(feeds.append(room, rangeOf(feedKey, head, 2)), StoreError::Constraint);
    head = first.head();
    head.id = idOf<EventId>(9); // another branch
    REQUIRE_ERROR(feeds.append(room, rangeOf(feedKey, head, 2)), StoreError::Constraint);
    REQUIRE(feeds.append(room, rangeOf(feedKey, first.head(), 2)));
}

void TestFeedStore::aFeedStaysInItsRoom() {
    FeedStore feeds(*m_connection);
    const auto first = rangeOf(feedKey, {}, 5);
    REQUIRE(feeds.append(room, first));
    REQUIRE_ERROR(feeds.append(idOf<RoomId>(2), rangeOf(feedKey, first.head(), 2)), StoreError::Constraint);
}

namespace {

/// Events of a range, each as a part of the whole feed.
feed::Range slice(const feed::Range& whole, uint64_t from, uint64_t to) {
    feed::Range part{whole.feed, whole.kind, {}};
    for (const feed::Event& event : whole.events) {
        if (event.header.seq >= from && event.header.seq <= to) part.events.push_back(event);
    }
    return part;
}

} // namespace

void TestFeedStore::theNewestPartStandsAboveAGapUntilItIsClosed() {
    FeedStore feeds(*m_connection);
    const auto whole = rangeOf(feedKey, {}, 50, 10);
    const FeedId& feed = whole.feed;
    REQUIRE(feeds.append(room, slice(whole, 1, 10)));
    QVERIFY(!*feeds.tip(feed));
    const uint64_t before = *feeds.change();
    REQUIRE(feeds.appendApart(room, slice(whole, 31, 40)));
    QCOMPARE(feeds.head(feed)->seq, uint64_t{10});
    auto tip = *feeds.tip(feed);
    QVERIFY(tip && tip->from == 31 && tip->head.seq == 40 && tip->previous == whole.events[29].id);
    QCOMPARE(feeds.headsAfter(before)->front().tipFrom, uint64_t{31});
    // Goes on, and grows downwards.
    REQUIRE(feeds.appendApart(room, slice(whole, 41, 50)));
    REQUIRE(feeds.appendApart(room, slice(whole, 21, 30)));
    tip = *feeds.tip(feed);
    QVERIFY(tip && tip->from == 21 && tip->head == whole.head());
    // Nothing is read across the gap.
    QCOMPARE(feeds.read(feed, 1, UINT64_MAX, 1 << 20)->head().seq, uint64_t{10});
    QCOMPARE(feeds.read(feed, 25, UINT64_MAX, 1 << 20)->head().seq, uint64_t{50});
    QVERIFY(feeds.read(feed, 11, UINT64_MAX, 1 << 20)->events.empty());
    // As after a restart: it is all in the database.
    FeedStore again(*m_connection);
    REQUIRE(again.appendApart(room, slice(whole, 11, 20)));
    QCOMPARE(*again.head(feed), whole.head());
    QVERIFY(!*again.tip(feed));
    QCOMPARE(again.read(feed, 1, UINT64_MAX, 1 << 20)->events.size(), size_t{50});
    QCOMPARE(again.heads(room)->front().tipFrom, uint64_t{0});
}

void TestFeedStore::aPieceThatDoesNotJoinIsRefused() {
    FeedStore feeds(*m_connection);
    const auto whole = rangeOf(feedKey, {}, 50, 10);
    REQUIRE(feeds.append(room, slice(whole, 1, 10)));
    REQUIRE_ERROR(feeds.appendApart(room, slice(whole, 5, 10)), FeedError::Gap);
    REQUIRE_ERROR(feeds.appendApart(room, slice(whole, 11, 20)), FeedError::Gap); // that is no gap
    REQUIRE(feeds.appendApart(room, slice(whole, 31, 40)));
    REQUIRE_ERROR(feeds.appendApart(room, slice(whole, 11, 20)), FeedError::Gap);
    REQUIRE_ERROR(feeds.appendApart(room, slice(whole, 31, 40)), FeedError::Gap);
    REQUIRE_ERROR(feeds.append(room, slice(whole, 11, 40)), FeedError::Gap);
    // Another branch of the feed.
    auto head = slice(whole, 1, 20).head();
    head.id = idOf<EventId>(9);
    REQUIRE_ERROR(feeds.appendApart(room, rangeOf(feedKey, head, 10, 10)), FeedError::BadChain);
    head = slice(whole, 1, 40).head();
    head.id = idOf<EventId>(9);
    REQUIRE_ERROR(feeds.appendApart(room, rangeOf(feedKey, head, 10, 10)), FeedError::BadChain);
    QCOMPARE((*feeds.tip(whole.feed))->from, uint64_t{31});
}

void TestFeedStore::theGapCanBeClosedFromBelow() {
    FeedStore feeds(*m_connection);
    const auto whole = rangeOf(feedKey, {}, 50, 10);
    REQUIRE(feeds.append(room, slice(whole, 1, 10)));
    REQUIRE(feeds.appendApart(room, slice(whole, 31, 50)));
    REQUIRE(feeds.append(room, slice(whole, 11, 20)));
    QCOMPARE(feeds.head(whole.feed)->seq, uint64_t{20});
    REQUIRE(feeds.append(room, slice(whole, 21, 30)));
    QCOMPARE(*feeds.head(whole.feed), whole.head());
    QVERIFY(!*feeds.tip(whole.feed));
}

void TestFeedStore::aForkEndsTheNewestPartToo() {
    for (const uint64_t seq : {uint64_t{5}, uint64_t{15}, uint64_t{31}, uint64_t{36}}) {
        init();
        FeedStore feeds(*m_connection);
        const auto whole = rangeOf(feedKey, {}, 40, 1);
        REQUIRE(feeds.append(room, slice(whole, 1, 10)));
        REQUIRE(feeds.appendApart(room, slice(whole, 31, 40)));
        const auto before = slice(whole, 1, seq - 1).head();
        const auto other = rangeOf(feedKey, before, 1, 1, 77);
        const auto proof = feed::proveFork(whole.feed, *feed::chainOf(slice(whole, seq, seq)), *feed::chainOf(other));
        REQUIRE(proof);
        QVERIFY(*feeds.close(*proof));
        QCOMPARE(feeds.head(whole.feed)->seq, std::min<uint64_t>(seq - 1, 10));
        const auto tip = *feeds.tip(whole.feed);
        QCOMPARE(tip.has_value(), seq == 36);
        if (tip) QCOMPARE(tip->head.seq, uint64_t{35});
    }
}

void TestFeedStore::aPieceBeginsRightAfterASignature() {
    FeedStore feeds(*m_connection);
    const auto whole = rangeOf(feedKey, {}, 50, 10, 100);
    REQUIRE(feeds.append(room, whole));
    QCOMPARE(*feeds.pieceBegin(whole.feed, 2, 50, 1), uint64_t{41});
    QCOMPARE(*feeds.pieceBegin(whole.feed, 2, 50, 3000), uint64_t{31}); // ten are 2,520 bytes
    QCOMPARE(*feeds.pieceBegin(whole.feed, 2, 50, 1 << 20), uint64_t{2});
    QCOMPARE(*feeds.pieceBegin(whole.feed, 25, 40, 1 << 20), uint64_t{25});
    QCOMPARE(*feeds.pieceBegin(whole.feed, 2, 45, 1), uint64_t{46}); // none ends there
    QCOMPARE(*feeds.pieceBegin(idOf<FeedId>(99), 2, 50, 1), uint64_t{51});
}

void TestFeedStore::whatWasRolledBackIsForgotten() {
    // The connection remembers keys that it has looked up; those of a transaction that came to nothing are others' now.
    FeedStore feeds(*m_connection);
    const auto other = crypto::SigningKey::fromSeed(keyOf(2));
    {
        auto transaction = Transaction::begin(*m_connection);
        REQUIRE(transaction);
        REQUIRE(feeds.append(room, rangeOf(feedKey, {}, 5)));
    }
    REQUIRE(feeds.append(idOf<RoomId>(2), rangeOf(other, {}, 3)));
    REQUIRE(feeds.append(room, rangeOf(feedKey, {}, 4)));
    QCOMPARE(feeds.read(feedKey.publicAs<FeedId>(), 1, 9, 1 << 20)->events.size(), size_t{4});
    QCOMPARE(feeds.read(other.publicAs<FeedId>(), 1, 9, 1 << 20)->events.size(), size_t{3});
    QCOMPARE(feeds.heads(room)->size(), size_t{1});
    QCOMPARE(feeds.heads(idOf<RoomId>(2))->size(), size_t{1});
}

void TestFeedStore::headsCountChangesUp() {
    FeedStore feeds(*m_connection);
    const auto other = crypto::SigningKey::fromSeed(keyOf(2));
    REQUIRE(feeds.append(room, rangeOf(feedKey, {}, 5)));
    REQUIRE(feeds.append(room, rangeOf(other, {}, 3)));
    const uint64_t between = *feeds.change();
    REQUIRE(feeds.append(room, rangeOf(feedKey, *feeds.head(feedKey.publicAs<FeedId>()), 5)));
    const auto heads = feeds.heads(room);
    REQUIRE(heads);
    QCOMPARE(heads->size(), size_t{2});
    const auto later = feeds.headsAfter(between);
    REQUIRE(later);
    QCOMPARE(later->size(), size_t{1});
    QVERIFY(later->front().feed == feedKey.publicAs<FeedId>() && later->front().room == room);
    QCOMPARE(later->front().seq, uint64_t{10});
    QCOMPARE(later->front().change, *feeds.change());
    QVERIFY(later->front().change > between);
}

namespace {

/// Ten events and then two branches, three more in each.
struct Parted {
    feed::Range common;
    feed::Range mine;
    feed::ForkProof proof;
};
Parted parted(const crypto::SigningKey& key, size_t common = 10) {
    feed::Range before = rangeOf(key, {}, common, 1);
    const feed::Head head = common == 0 ? feed::Head{} : before.head();
    feed::Range mine = rangeOf(key, head, 3, 1, 40);
    const feed::Range theirs = rangeOf(key, head, 3, 1, 50);
    auto proof = feed::proveFork(mine.feed, *feed::chainOf(mine), *feed::chainOf(theirs));
    return {std::move(before), std::move(mine), std::move(*proof)};
}

} // namespace

void TestFeedStore::aProvedForkEndsTheFeed() {
    FeedStore feeds(*m_connection);
    const auto [common, mine, proof] = parted(feedKey);
    REQUIRE(feeds.append(room, common));
    REQUIRE(feeds.append(room, mine));
    const auto before = feeds.change();
    QVERIFY(*feeds.close(proof));
    QVERIFY(*feeds.head(mine.feed) == common.head());
    QVERIFY(*feeds.change() > *before);
    QCOMPARE(feeds.headsAfter(*before)->size(), size_t{1});
    QCOMPARE(feeds.heads(room)->front().endSeq, uint64_t{10});
    // What lies beyond is evidence, and no part of the feed.
    QCOMPARE(feeds.read(mine.feed, 1, UINT64_MAX, 1 << 20)->events.size(), size_t{10});
    QVERIFY(feeds.read(mine.feed, 11, UINT64_MAX, 1 << 20)->events.empty());
    QVERIFY(*feeds.event(mine.feed, 11));
    REQUIRE_ERROR(feeds.append(room, mine), FeedError::Fork);
    QVERIFY(**forkOf(*m_connection, mine.feed) == proof);
    QVERIFY(!*feeds.close(proof));
}

void TestFeedStore::theLowestForkCounts() {
    FeedStore feeds(*m_connection);
    const auto late = parted(feedKey, 10);
    const auto early = parted(feedKey, 4);
    REQUIRE(feeds.append(room, late.common));
    REQUIRE(feeds.append(room, late.mine));
    QVERIFY(*feeds.close(late.proof));
    QVERIFY(*feeds.close(early.proof));
    QCOMPARE(feeds.head(late.mine.feed)->seq, uint64_t{4});
    QVERIFY(!*feeds.close(late.proof));
    QCOMPARE(feeds.head(late.mine.feed)->seq, uint64_t{4});
    QCOMPARE((*forkOf(*m_connection, late.mine.feed))->seq(), uint64_t{5});
    // Down to nothing.
    QVERIFY(*feeds.close(parted(feedKey, 0).proof));
    QVERIFY(*feeds.head(late.mine.feed) == feed::Head{});
    QVERIFY(feeds.heads(room)->empty());
}

void TestFeedStore::aForkIsKnownBeforeItsFeedIs() {
    FeedStore feeds(*m_connection);
    const auto [common, mine, proof] = parted(feedKey);
    QVERIFY(*feeds.close(proof));
    REQUIRE(feeds.append(room, common));
    QCOMPARE(feeds.heads(room)->front().endSeq, uint64_t{10});
    REQUIRE_ERROR(feeds.append(room, mine), FeedError::Fork);
}

void TestFeedStore::aRoomsFeedsAreInTheOrderInWhichTheyMoved() {
    FeedStore feeds(*m_connection);
    RoomStore rooms(*m_connection);
    std::vector<FeedId> ids;
    for (uint8_t i = 0; i < 3; ++i) {
        const auto range = rangeOf(crypto::SigningKey::fromSeed(keyOf(i + 1)), {}, 2, 2);
        ids.push_back(range.feed);
        REQUIRE(feeds.append(room, range));
        REQUIRE(rooms.saveFeed({range.feed, room, feed::Kind::Content, idOf<DeviceId>(3), idOf<PersonId>(4)}));
    }
    REQUIRE(rooms.saveRoom({room, room::RoomKind::Group, keyOf(5), "방", 0, false}));
    const auto listed = [&] {
        std::vector<FeedId> all;
        const auto records = rooms.feeds(room);
        for (const auto& each : *records) all.push_back(each.feed);
        return all;
    };
    QCOMPARE(listed(), ids);
    REQUIRE(feeds.append(room, rangeOf(feedKey, *feeds.head(ids[0]), 2, 2)));
    QCOMPARE(listed(), (std::vector{ids[1], ids[2], ids[0]}));
}

QTEST_GUILESS_MAIN(TestFeedStore)
#include "tst_feed_store.moc"
