// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Far behind, a node takes the newest part of a content feed first and then what lies below it, piece by piece.
#include "sync/frames.h"
#include "sync/limits.h"

#include <QTest>

using namespace ieum;
using namespace ieum::sync;
using namespace ieum::sync::testing;
using Kind = wire::Frame::KindCase;

class TestBackwards : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void theNewestComesFirstAndThenTheRestBackwards();
    void aHundredThousandOldMessagesDoNotHoldUpTheNewest();
    void whatIsWrittenMeanwhileGoesOnAboveTheGap();
    void anotherPathFillsTheGap();
    void nobodyIsToldOfWhatLiesAboveAGap();
    void controlFeedsAndReplicasLeaveNoGaps();
    void aLittleBehindIsFetchedForwards();
    void aFeedWhoseFirstEventIsNotSignedComesAllTheSame();
    void aPieceMustEndWhereItWasAskedTo_data();
    void aPieceMustEndWhereItWasAskedTo();
    void aPieceOfNothingHasAnEnd();
    void whatCannotBeGivenBackwardsIsAnsweredWithNothing();
    void aWrongPredecessorIsAskedForThreeTimes();
    void init() {
        m_world = std::make_unique<World>();
        m_minji = std::make_unique<Owner>("minji");
        m_jun = std::make_unique<Owner>("jun");
        m_minji->rooms["home"] = m_jun->rooms["home"] = Access::Full;
        m_feed = m_minji->openFeed("home");
        (void)m_minji->write(m_feed, 1); // the opening, which is signed
    }
    void cleanup() { m_world.reset(); }

  private:
    void meet() {
        std::tie(m_a, m_b) = m_world->join(*m_minji, *m_jun);
        m_world->settle();
    }
    uint64_t tag() { return framesOf(*m_a, Kind::kRoomProofs).at(0).room_proofs().proofs(0).tag(); }
    wire::Frame headFrame(uint64_t seq) {
        wire::Frame frame;
        frame.mutable_heads()->set_tag(tag());
        wire::FeedHead& head = *frame.mutable_heads()->add_feeds();
        head.set_feed(wire::fieldOf(m_feed));
        head.set_kind(2);
        head.set_seq(seq);
        return frame;
    }
    bool isWithoutTip() { return !m_jun->feeds.contains(m_feed) || juns().tip.empty(); }
    const KeptFeed& juns() { return m_jun->feeds.at(m_feed); }
    void everythingIsThere() {
        QCOMPARE(juns().head(), m_minji->feeds.at(m_feed).head());
        QVERIFY(juns().tip.empty());
        QCOMPARE(m_jun->noted.eventsStored, m_minji->feeds.at(m_feed).events.size());
        QCOMPARE(m_jun->noted.eventsTwice, size_t(0));
        QVERIFY(!m_a->closed && !m_b->closed);
    }
    std::unique_ptr<Owner> m_minji;
    std::unique_ptr<Owner> m_jun;
    std::unique_ptr<Owner> m_other;
    std::unique_ptr<World> m_world;
    FeedId m_feed;
    End* m_a = nullptr;
    End* m_b = nullptr;
};

void TestBackwards::theNewestComesFirstAndThenTheRestBackwards() {
    (void)m_minji->write(m_feed, 3000, 600);
    meet();
    everythingIsThere();
    const auto& stores = m_jun->noted.stores;
    QVERIFY(stores.size() > 4);
    QCOMPARE(stores.at(0).firstSeq, uint64_t(1));
    QCOMPARE(stores.at(0).events.size(), size_t(1));
    const auto lastOf = [&](size_t i) { return stores.at(i).firstSeq + stores.at(i).events.size() - 1; };
    QCOMPARE(lastOf(1), uint64_t(3001));
    for (size_t i = 2; i < stores.size(); ++i) QCOMPARE(lastOf(i) + 1, stores.at(i - 1).firstSeq);
    QCOMPARE(stores.back().firstSeq, uint64_t(2));
    QCOMPARE(m_jun->noted.cursors, std::vector{m_minji->change});
}

void TestBackwards::aHundredThousandOldMessagesDoNotHoldUpTheNewest() {
    for (int i = 0; i < 100; ++i) (void)m_minji->write(m_feed, 1000, 20);
    std::tie(m_a, m_b) = m_world->join(*m_minji, *m_jun);
    size_t bytes = 0;
    while (isWithoutTip()) QVERIFY(m_world->stepOnce());
    for (const Bytes& frame : m_a->said) bytes += frame.size();
    QCOMPARE(juns().tip.back().header.seq, uint64_t(100'001));
    QVERIFY2(bytes < 4 * tipBytesMax, qPrintable(QString::number(bytes)));
    m_world->settle();
    everythingIsThere();
}

void TestBackwards::whatIsWrittenMeanwhileGoesOnAboveTheGap() {
    (void)m_minji->write(m_feed, 3000, 600);
    std::tie(m_a, m_b) = m_world->join(*m_minji, *m_jun);
    while (isWithoutTip()) QVERIFY(m_world->stepOnce());
    m_world->tell(*m_minji, m_minji->write(m_feed, 2));
    for (int i = 0; i < 12 && juns().tip.back().header.seq < 3003; ++i) QVERIFY(m_world->stepOnce());
    // It does not wait for what is old.
    QCOMPARE(juns().tip.back().header.seq, uint64_t(3003));
    QVERIFY(juns().tip.front().header.seq > 2);
    m_world->settle();
    everythingIsThere();
}

void TestBackwards::anotherPathFillsTheGap() {
    (void)m_minji->write(m_feed, 3000, 600);
    m_other = std::make_unique<Owner>(*m_minji);
    const Owner fresh("mother");
    m_other->instance = fresh.instance;
    m_other->deviceKey = fresh.deviceKey;
    m_other->device = fresh.device;
    std::tie(m_a, m_b) = m_world->join(*m_minji, *m_jun);
    while (isWithoutTip()) QVERIFY(m_world->stepOnce());
    m_world->drop(*m_b);
    std::tie(m_a, m_b) = m_world->join(*m_other, *m_jun);
    m_world->settle();
    everythingIsThere();
}

void TestBackwards::nobodyIsToldOfWhatLiesAboveAGap() {
    (void)m_minji->write(m_feed, 3000, 600);
    m_other = std::make_unique<Owner>("sister");
    m_other->rooms["home"] = Access::Full;
    std::tie(m_a, m_b) = m_world->join(*m_minji, *m_jun);
    const auto [c, d] = m_world->join(*m_jun, *m_other);
    while (isWithoutTip()) QVERIFY(m_world->stepOnce());
    for (int i = 0; i < 3; ++i) (void)m_world->stepOnce();
    uint64_t told = 0;
    for (const auto& frame : framesOf(*c, Kind::kHeads)) {
        for (const auto& head : frame.heads().feeds()) told = std::max(told, head.seq());
        for (int i = 1; i < frame.heads().moved_size(); i += 2) told = std::max(told, frame.heads().moved(i));
    }
    QVERIFY(told <= 1);
    m_world->pass(10'000);
    QCOMPARE(m_other->feeds.at(m_feed).head(), m_minji->feeds.at(m_feed).head());
    everythingIsThere();
}

void TestBackwards::controlFeedsAndReplicasLeaveNoGaps() {
    const FeedId control = m_minji->openFeed("home", feed::Kind::Control);
    (void)m_minji->write(control, 3000);
    meet();
    uint64_t next = 1;
    for (const StoreRange& store : m_jun->noted.stores) {
        if (store.feed != control) continue;
        QCOMPARE(store.firstSeq, next);
        next += store.events.size();
    }
    QCOMPARE(next, uint64_t(3001));
    Owner replica("replica");
    m_minji->feeds.at(m_feed).admission = crypto::Signature{};
    m_minji->feeds.at(control).admission = crypto::Signature{};
    (void)m_minji->write(m_feed, 2000);
    m_world->join(*m_minji, replica, true);
    m_world->settle();
    QCOMPARE(replica.feeds.at(m_feed).head().seq, uint64_t(2001));
    for (const StoreRange& store : replica.noted.stores) QVERIFY(!store.previous);
}

void TestBackwards::aLittleBehindIsFetchedForwards() {
    (void)m_minji->write(m_feed, gapEventsMin - 1);
    meet();
    everythingIsThere();
    for (const StoreRange& store : m_jun->noted.stores) QVERIFY(!store.previous);
    for (const auto& frame : framesOf(*m_b, Kind::kWant)) QCOMPARE(frame.want().backwards_size(), 0);
}

void TestBackwards::aFeedWhoseFirstEventIsNotSignedComesAllTheSame() {
    m_feed = m_minji->openFeed("home");
    (void)m_minji->write(m_feed, 3000);
    meet();
    QCOMPARE(juns().head(), m_minji->feeds.at(m_feed).head());
    QVERIFY(!m_a->closed && !m_b->closed);
}

void TestBackwards::aPieceMustEndWhereItWasAskedTo_data() {
    QTest::addColumn<int>("fault");
    const char* names[] = {"no predecessor", "a short predecessor", "ends too early",
                           "begins too low", "begins too high",     "is not signed at its end"};
    for (int i = 0; i < 6; ++i) QTest::newRow(names[i]) << i;
}

void TestBackwards::aPieceMustEndWhereItWasAskedTo() {
    QFETCH(int, fault);
    (void)m_minji->write(m_feed, 1); // two events
    meet();
    m_a->isCut = true;
    m_minji->isMute = true;
    say(*m_world, *m_b, headFrame(1002));
    const auto wants = framesOf(*m_b, Kind::kWant);
    const auto& asked = wants.back().want().backwards();
    QCOMPARE(asked.size(), 3);
    QCOMPARE(asked[1], uint64_t(1002));
    QCOMPARE(asked[2], uint64_t(999));
    wire::Frame frame;
    wire::RangePart& part = *frame.mutable_range();
    part.set_tag(tag());
    part.set_feed(wire::fieldOf(m_feed));
    part.set_first_seq(1001);
    part.set_previous(std::string(32, 'p'));
    part.set_signature(std::string(64, 's'));
    for (int i = 0; i < 2; ++i) part.add_events()->set_kind(2);
    if (fault == 0) part.clear_previous();
    if (fault == 1) part.set_previous("p");
    if (fault == 2) part.mutable_events()->RemoveLast();
    if (fault == 3) part.set_first_seq(2);
    if (fault == 4) part.set_first_seq(1003);
    if (fault == 5) part.clear_signature();
    say(*m_world, *m_b, frame);
    QVERIFY(m_b->closed && m_b->closed->is(SyncError::BadRange));
}

void TestBackwards::aPieceOfNothingHasAnEnd() {
    (void)m_minji->write(m_feed, 1); // two events
    meet();
    m_a->isCut = true;
    m_minji->isMute = true;
    say(*m_world, *m_b, headFrame(1'000'000'000));
    const auto asked = framesOf(*m_b, Kind::kWant).back().want().backwards();
    uint64_t next = asked[1] - asked[2];
    uint64_t parts = 0;
    for (; parts < 1000 && !m_b->closed; ++parts) {
        wire::Frame frame;
        wire::RangePart& part = *frame.mutable_range();
        part.set_tag(tag());
        part.set_feed(wire::fieldOf(m_feed));
        part.set_first_seq(next);
        if (parts == 0) part.set_previous(std::string(32, 'p'));
        part.set_signature(std::string(64, 's'));
        part.set_more(true);
        for (int i = 0; i < 200; ++i) part.add_events()->set_kind(2);
        say(*m_world, *m_b, frame);
        next += 200;
    }
    QVERIFY(m_b->closed && m_b->closed->is(SyncError::BadRange));
    QVERIFY(parts * 200 <= rangeAnswerBytesMax / 16 + 200);
}

void TestBackwards::whatCannotBeGivenBackwardsIsAnsweredWithNothing() {
    (void)m_minji->write(m_feed, 9);
    meet();
    const auto ask = [&](const std::vector<uint64_t>& triple) {
        wire::Frame frame;
        for (const uint64_t number : triple) frame.mutable_want()->add_backwards(number);
        say(*m_world, *m_a, frame);
        m_world->settle();
    };
    // Jun has no number of his own for it, and Minji's first number was this feed's: 1 is what he calls it.
    const size_t before = framesOf(*m_a, Kind::kRange).size();
    m_b->isCut = true;
    End& server = *m_a;
    ask({1, 50, 10});
    auto answers = framesOf(server, Kind::kRange);
    QCOMPARE(answers.size(), before + 1);
    QCOMPARE(answers.back().range().events_size(), 0);
    QVERIFY(!server.closed);
    ask({1, 5, 5});
    QVERIFY(server.closed && server.closed->is(SyncError::BadRange));
}

void TestBackwards::aWrongPredecessorIsAskedForThreeTimes() {
    (void)m_minji->write(m_feed, 3000, 600);
    // His copy of the newest part is that of another branch: what lies below does not end where it should.
    KeptFeed& juns = m_jun->feeds[m_feed];
    juns = {roomOf("home"), feed::Kind::Content, {}, 1, nullptr, std::nullopt};
    const auto& events = m_minji->feeds.at(m_feed).events;
    juns.events.assign(events.begin(), events.begin() + 1);
    auto first = events.end() - 1;
    while (!std::prev(first)->signature) --first; // a piece can end there
    juns.tip.assign(first, events.end());
    juns.tip.front().header.previous = events.front().id;
    m_jun->change = 1;
    meet();
    m_world->pass(60'000);
    QCOMPARE(m_jun->noted.eventsStored, size_t(0));
    QCOMPARE(m_b->countOf(Kind::kWant), size_t(misfitsMax));
    QVERIFY(!m_b->closed);
}

QTEST_GUILESS_MAIN(TestBackwards)
#include "tst_backwards.moc"
