// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/disk.h"
#include "store/feed_store.h"

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
    void whatWasRolledBackIsForgotten();
    void headsCountChangesUp();
    void controlEventsComeInOrderOfTheClock();
    void admissionsAreKept();
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

void TestFeedStore::controlEventsComeInOrderOfTheClock() {
    FeedStore feeds(*m_connection);
    const auto other = crypto::SigningKey::fromSeed(keyOf(2));
    const auto content = crypto::SigningKey::fromSeed(keyOf(3));
    REQUIRE(feeds.append(room, rangeOf(feedKey, {}, 4, 2, 10, feed::Kind::Control)));
    REQUIRE(feeds.append(room, rangeOf(other, {}, 4, 2, 10, feed::Kind::Control)));
    REQUIRE(feeds.append(room, rangeOf(content, {}, 4)));
    const auto events = feeds.controlEvents(room);
    REQUIRE(events);
    QCOMPARE(events->size(), size_t{8});
    for (size_t i = 1; i < events->size(); ++i) {
        const auto& a = (*events)[i - 1].header;
        const auto& b = (*events)[i].header;
        QVERIFY(std::tie(a.hlc, a.feed, a.seq) < std::tie(b.hlc, b.feed, b.seq));
    }
}

void TestFeedStore::admissionsAreKept() {
    FeedStore feeds(*m_connection);
    QVERIFY(!feeds.admission(idOf<FeedId>(5))->has_value());
    REQUIRE(feeds.saveAdmission(idOf<FeedId>(5), idOf<crypto::Signature>(6)));
    QVERIFY(*feeds.admission(idOf<FeedId>(5)) == idOf<crypto::Signature>(6));
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
    QVERIFY(feeds.heads(room)->front().closed);
    // What lies beyond is evidence, and no part of the feed.
    QCOMPARE(feeds.read(mine.feed, 1, UINT64_MAX, 1 << 20)->events.size(), size_t{10});
    QVERIFY(feeds.read(mine.feed, 11, UINT64_MAX, 1 << 20)->events.empty());
    QVERIFY(*feeds.event(mine.feed, 11));
    REQUIRE_ERROR(feeds.append(room, mine), FeedError::Fork);
    QVERIFY(**feeds.forkOf(mine.feed) == proof);
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
    QCOMPARE((*feeds.forkOf(late.mine.feed))->seq(), uint64_t{5});
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
    QVERIFY(feeds.heads(room)->front().closed);
    REQUIRE_ERROR(feeds.append(room, mine), FeedError::Fork);
}

QTEST_GUILESS_MAIN(TestFeedStore)
#include "tst_feed_store.moc"
