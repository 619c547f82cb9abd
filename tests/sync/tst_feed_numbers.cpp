// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/feed_numbers.h"

#include "sync/frames.h"
#include "sync/limits.h"

#include <QTest>

using namespace ieum;
using namespace ieum::sync;
using namespace ieum::sync::testing;
using Kind = wire::Frame::KindCase;

class TestFeedNumbers : public QObject, private TwoNodes {
    Q_OBJECT
  private slots:
    void whatOneSaysTheOtherHears() {
        FeedNumbers here;
        FeedNumbers there;
        const NumberedFeed first{1, crypto::hashTo<FeedId>({bytesOf("first")}), feed::Kind::Control};
        const NumberedFeed second{2, crypto::hashTo<FeedId>({bytesOf("second")}), feed::Kind::Content};
        const uint64_t ours = here.addOwn(first);
        there.addPeers(first);
        const uint64_t theirs = there.addOwn(second);
        here.addPeers(second);
        QVERIFY(there.heard(ours)->feed == first.feed && there.heard(ours)->kind == feed::Kind::Control);
        QVERIFY(here.heard(theirs)->feed == second.feed && here.heard(theirs)->tag == 2);
        // An answer about a feed uses the number of whoever gave it.
        QVERIFY(here.heard(FeedNumbers::answerTo(ours))->feed == first.feed);
        QVERIFY(!there.heard(ours + 2) && !there.heard(UINT64_MAX));
        QCOMPARE(here.peersCount(), size_t(1));
    }
    void aNewEventCostsLessThanAHundredBytesBesideItself() {
        m_minji->write(m_feed, 9999);
        meet();
        m_world->drop(*m_a);
        meet();
        const size_t fromA = m_a->said.size();
        const size_t fromB = m_b->said.size();
        m_world->tell(*m_minji, m_minji->write(m_feed, 1));
        m_world->settle();
        QCOMPARE(m_jun->feeds.at(m_feed).head().seq, uint64_t(10'000));
        // Its announcement by name, the question, the frame around it, and the acknowledgement by number.
        QVERIFY2(costOf(fromA, fromB) <= 100, qPrintable(QString::number(costOf(fromA, fromB))));
        const size_t thenA = m_a->said.size();
        const size_t thenB = m_b->said.size();
        m_world->tell(*m_minji, m_minji->write(m_feed, 1));
        m_world->settle();
        QVERIFY2(costOf(thenA, thenB) <= 50, qPrintable(QString::number(costOf(thenA, thenB))));
    }
    void aListThatBothKnowIsToldByPosition() {
        for (int i = 0; i < 100; ++i) m_minji->write(m_minji->openFeed("home"), 100);
        m_minji->write(m_feed, 3);
        meet();
        m_world->drop(*m_a);
        m_jun->cursor.reset();
        m_minji->write(m_feed, 2);
        meet();
        QCOMPARE(framesOf(*m_a, Kind::kHeads).at(0).heads().vector_size(), 101);
        const size_t bytes = m_a->bytesOf(Kind::kHeads);
        QVERIFY2(bytes <= 2 * 101 + 40, qPrintable(QString::number(bytes)));
        QCOMPARE(m_jun->feeds.at(m_feed).head().seq, uint64_t(5));
        // The numbers that the vector gave hold for what comes later.
        m_world->tell(*m_minji, m_minji->write(m_feed, 1));
        m_world->settle();
        QCOMPARE(framesOf(*m_a, Kind::kHeads).back().heads().feeds_size(), 0);
        QCOMPARE(m_jun->feeds.at(m_feed).head().seq, uint64_t(6));
    }
    void manyThatMovedSinceTheCursorAreToldByPosition() {
        std::vector<FeedId> feeds;
        feeds.reserve(40);
        for (int i = 0; i < 40; ++i) feeds.push_back(m_minji->openFeed("home"));
        for (const FeedId& feed : feeds) m_minji->write(feed, 1);
        m_minji->write(m_feed, 1);
        meet();
        m_world->drop(*m_a);
        for (const FeedId& feed : feeds) m_minji->write(feed, 2);
        meet();
        QVERIFY(framesOf(*m_b, Kind::kResume).at(0).resume().cursor() > 0);
        QCOMPARE(framesOf(*m_a, Kind::kHeads).at(0).heads().vector_size(), 41);
        for (const FeedId& feed : feeds) QCOMPARE(m_jun->feeds.at(feed).head().seq, uint64_t(3));
        QCOMPARE(*m_jun->cursor, m_minji->change);
    }
    void fewThatMovedSinceTheCursorAreNamed() {
        std::vector<FeedId> feeds;
        feeds.reserve(40);
        for (int i = 0; i < 40; ++i) feeds.push_back(m_minji->openFeed("home"));
        for (const FeedId& feed : feeds) m_minji->write(feed, 1);
        meet();
        m_world->drop(*m_a);
        for (size_t i = 0; i < 10; ++i) m_minji->write(feeds[i], 2);
        meet();
        QCOMPARE(m_a->countOf(Kind::kDigests), size_t(0));
        QCOMPARE(framesOf(*m_a, Kind::kHeads).at(0).heads().feeds_size(), 10);
    }
    void aListThatDiffersIsToldInFull() {
        m_minji->write(m_feed, 3);
        meet();
        m_world->drop(*m_a);
        m_jun->cursor.reset();
        const FeedId fresh = m_minji->openFeed("home");
        m_minji->write(fresh, 1);
        meet();
        QCOMPARE(framesOf(*m_a, Kind::kHeads).at(0).heads().feeds_size(), 2);
        QCOMPARE(m_jun->feeds.at(fresh).head().seq, uint64_t(1));
    }
    void aRoomThatWasLeftKeepsItsNumbers() {
        m_minji->rooms["work"] = m_jun->rooms["work"] = Access::Full;
        m_minji->write(m_feed, 3);
        meet();
        m_world->give(*m_b, StopSharing{roomOf("home")});
        // Jun does not care for these any more, but counts on.
        const FeedId home = m_minji->openFeed("home");
        m_world->tell(*m_minji, m_minji->write(home, 1));
        const FeedId work = m_minji->openFeed("work");
        m_world->tell(*m_minji, m_minji->write(work, 1));
        m_world->settle();
        m_world->tell(*m_minji, m_minji->write(work, 1));
        m_world->settle();
        QVERIFY(!m_a->closed && !m_b->closed);
        QCOMPARE(m_jun->feeds.at(work).head().seq, uint64_t(2));
        QVERIFY(!m_jun->feeds.contains(home));
    }
    void numbersThatNobodyGaveEndTheSession_data() {
        QTest::addColumn<int>("fault");
        const char* names[] = {"moved", "moved, receiver's", "want", "range", "vector that nobody asked for"};
        for (int i = 0; i < 5; ++i) QTest::newRow(names[i]) << i;
    }
    void numbersThatNobodyGaveEndTheSession() {
        QFETCH(int, fault);
        m_minji->write(m_feed, 3);
        meet();
        wire::Frame frame;
        const auto put = [](auto& list, std::initializer_list<uint64_t> numbers) {
            for (const uint64_t number : numbers) list.Add(number);
        };
        if (fault == 0) put(*frame.mutable_heads()->mutable_moved(), {2000, 5});
        if (fault == 1) put(*frame.mutable_heads()->mutable_moved(), {2001, 5});
        if (fault == 2) put(*frame.mutable_want()->mutable_ranges(), {2000, 1, 5});
        if (fault == 3) frame.mutable_range()->set_reference(2001);
        if (fault == 4) {
            frame.mutable_heads()->set_tag(tag());
            frame.mutable_heads()->add_vector(3);
        }
        say(*m_world, *m_b, frame);
        QVERIFY(m_b->closed && m_b->closed->is(fault == 4 ? SyncError::OutOfTurn : SyncError::BadReference));
    }
    void listsThatDoNotAddUpEndTheSession_data() {
        QTest::addColumn<int>("fault");
        const char* names[] = {"half a pair", "half a triple", "beyond the end", "from nothing"};
        for (int i = 0; i < 4; ++i) QTest::newRow(names[i]) << i;
    }
    void listsThatDoNotAddUpEndTheSession() {
        QFETCH(int, fault);
        m_minji->write(m_feed, 3);
        meet();
        wire::Frame frame;
        if (fault == 0) frame.mutable_heads()->add_moved(0);
        const std::vector<uint64_t> ranges[] = {{}, {1, 1}, {1, 2, UINT64_MAX}, {1, 0, 3}};
        for (const uint64_t number : ranges[fault]) frame.mutable_want()->add_ranges(number);
        say(*m_world, *m_a, frame);
        const bool isMalformed = fault < 2;
        QVERIFY(m_a->closed);
        QVERIFY(isMalformed ? m_a->closed->is(WireError::Malformed) : m_a->closed->is(SyncError::BadRange));
    }
    void aVectorMustBeAsLongAsTheList() {
        m_minji->write(m_feed, 3);
        meet();
        m_world->drop(*m_a);
        m_jun->cursor.reset();
        m_minji->write(m_feed, 1);
        std::tie(m_a, m_b) = m_world->join(*m_minji, *m_jun);
        m_a->isCut = false;
        // Up to Jun's question in which rooms he differs; then somebody else answers.
        for (int i = 0; i < 100 && m_b->countOf(Kind::kDigestsDiffer) == 0; ++i) m_world->stepOnce();
        QCOMPARE(m_b->countOf(Kind::kDigestsDiffer), size_t(1));
        wire::Frame frame;
        frame.mutable_heads()->set_tag(tag());
        for (int i = 0; i < 7; ++i) frame.mutable_heads()->add_vector(9);
        say(*m_world, *m_b, frame);
        QVERIFY(m_b->closed && m_b->closed->is(SyncError::BadReference));
    }
    void init() { begin(); }

  private:
    uint64_t tag() { return tagOf(*m_a); }
    /// Everything said since, without events and their signatures.
    size_t costOf(size_t fromA, size_t fromB) {
        size_t bytes = 0;
        const auto add = [&](const End& end, size_t from) {
            for (size_t i = from; i < end.said.size(); ++i) {
                bytes += end.said[i].size();
                const auto frame = wire::decode<wire::Frame>(end.said[i]);
                for (const auto& event : frame->range().events()) bytes -= event.ByteSizeLong();
                bytes -= frame->range().signature().size();
            }
        };
        add(*m_a, fromA);
        add(*m_b, fromB);
        return bytes;
    }
};

QTEST_GUILESS_MAIN(TestFeedNumbers)
#include "tst_feed_numbers.moc"
