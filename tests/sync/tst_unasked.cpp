// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/range_fetch.h"

#include "sync/frames.h"
#include "sync/limits.h"

#include <QTest>

using namespace ieum;
using namespace ieum::sync;
using namespace ieum::sync::testing;
using Kind = wire::Frame::KindCase;

// What somebody has just written goes to those who have all before it without being asked for.
class TestUnasked : public QObject, private TwoNodes {
    Q_OBJECT
  private slots:
    void init() {
        begin();
        m_minji->write(m_feed, 3);
    }
    void comesWithoutAQuestion() {
        meet();
        const size_t wants = m_b->countOf(Kind::kWant);
        writeFresh();
        m_world->settle();
        QCOMPARE(m_jun->feeds.at(m_feed).head(), m_minji->feeds.at(m_feed).head());
        QCOMPARE(m_b->countOf(Kind::kWant), wants);
        QCOMPARE(m_minji->noted.peerHas.at(m_feed), uint64_t(4)); // acknowledged like all others
        QVERIFY(!m_a->closed && !m_b->closed);
    }
    void aBurstComesOnceAndInOrder() {
        meet();
        const size_t wants = m_b->countOf(Kind::kWant);
        for (int i = 0; i < 20; ++i) writeFresh();
        m_world->settle();
        QCOMPARE(m_jun->feeds.at(m_feed).head().seq, uint64_t(23));
        QCOMPARE(m_b->countOf(Kind::kWant), wants);
        QCOMPARE(m_jun->noted.eventsStored, size_t(23));
        QCOMPARE(m_jun->noted.eventsTwice, size_t(0));
        QCOMPARE(m_jun->cursor, std::optional<uint64_t>(m_minji->change));
    }
    void aFeedThatIsNewIsAnnouncedFirst() {
        meet();
        m_feed = m_minji->openFeed("home");
        writeFresh();
        m_world->settle();
        QCOMPARE(unaskedSaid(), size_t(0));
        QCOMPARE(m_jun->feeds.at(m_feed).head().seq, uint64_t(1));
    }
    void whoLacksWhatIsBeforeIsNotSentIt() {
        meet();
        m_minji->write(m_feed, 2); // not told to anybody
        writeFresh();
        m_world->settle();
        QCOMPARE(unaskedSaid(), size_t(0));
        QCOMPARE(m_jun->feeds.at(m_feed).head().seq, uint64_t(6));
    }
    void whoWasRemovedGetsNothing() {
        meet();
        m_minji->rooms["home"] = Access::ControlOnly;
        m_world->give(*m_a, StopSharing{roomOf("home")});
        m_world->give(*m_a, m_minji->shareOf({roomOf("home")}));
        m_world->settle();
        writeFresh();
        m_world->settle();
        QCOMPARE(unaskedSaid(), size_t(0));
        QCOMPARE(m_jun->feeds.at(m_feed).head().seq, uint64_t(3));
    }
    void whatDoesNotFollowIsOverlooked_data() {
        QTest::addColumn<uint64_t>("first");
        QTest::newRow("what is here") << uint64_t(3);
        QTest::newRow("beyond what is next") << uint64_t(5);
        QTest::newRow("the largest") << UINT64_MAX;
        QTest::newRow("none") << uint64_t(0);
    }
    void whatDoesNotFollowIsOverlooked() {
        QFETCH(uint64_t, first);
        wire::Frame frame = unasked();
        frame.mutable_range()->set_first_seq(first);
        say(*m_world, *m_b, frame);
        QVERIFY(!m_b->closed);
        QCOMPARE(m_jun->noted.eventsStored, size_t(3));
        // And the channel is as good as before.
        say(*m_world, *m_b, unaskedFrame());
        QCOMPARE(m_jun->noted.eventsStored, size_t(4));
    }
    void theSameTwiceIsStoredOnce() {
        const wire::Frame frame = unasked();
        say(*m_world, *m_b, frame);
        say(*m_world, *m_b, frame);
        QVERIFY(!m_b->closed);
        QCOMPARE(m_jun->noted.eventsStored, size_t(4));
        QCOMPARE(m_jun->noted.eventsTwice, size_t(0));
    }
    void ofAFeedOrARoomThatIsNotSharedItIsOverlooked() {
        const wire::Frame frame = unasked();
        m_world->give(*m_b, StopSharing{roomOf("home")});
        say(*m_world, *m_b, frame);
        QVERIFY(!m_b->closed);
        QCOMPARE(m_jun->noted.eventsStored, size_t(3));
    }
    void afterAProvedForkNothingIsTaken() {
        const wire::Frame frame = unasked();
        m_jun->ends[m_feed] = 3;
        m_world->give(*m_b, m_jun->headOf(m_feed, ++m_jun->change));
        say(*m_world, *m_b, frame);
        QVERIFY(!m_b->closed);
        QCOMPARE(m_jun->noted.eventsStored, size_t(3));
    }
    void whatAnotherPathIsFetchingIsTakenAtOnce() {
        Owner mother("mother");
        mother.rooms["home"] = Access::Full;
        const wire::Frame frame = unasked();
        QVERIFY(m_jun->claims.take(m_feed, &mother, m_world->now().steady));
        say(*m_world, *m_b, frame);
        QVERIFY(!m_b->closed);
        QCOMPARE(m_jun->noted.eventsStored, size_t(4));
        // The claim is still the other path's, which may go on with what follows.
        QVERIFY(!m_jun->claims.take(m_feed, &m_jun, m_world->now().steady));
        QVERIFY(m_jun->claims.take(m_feed, &mother, m_world->now().steady));
    }
    void whatNoAuthorMakesEndsTheSession_data() {
        QTest::addColumn<int>("fault");
        const char* names[] = {"no signature", "signature of a wrong size", "of control", "epoch of a wrong size"};
        for (int i = 0; i < 4; ++i) QTest::newRow(names[i]) << i;
    }
    void whatNoAuthorMakesEndsTheSession() {
        QFETCH(int, fault);
        wire::Frame frame = unasked();
        wire::RangePart& part = *frame.mutable_range();
        if (fault == 0) part.clear_signature();
        if (fault == 1) part.set_signature("short");
        if (fault == 2) part.mutable_events(0)->set_kind(static_cast<uint32_t>(feed::Kind::Control));
        if (fault == 3) part.mutable_events(0)->set_epoch("short");
        say(*m_world, *m_b, frame);
        QVERIFY(m_b->closed && m_b->closed->is(SyncError::BadRange));
        QCOMPARE(m_jun->noted.eventsStored, size_t(3));
    }
    void toAReplicaAsWell() {
        Owner replica("replica");
        const auto [client, served] = m_world->join(*m_minji, replica, true);
        m_world->settle();
        const size_t wants = served->countOf(Kind::kWant);
        QVERIFY(wants > 0);
        writeFresh();
        m_world->settle();
        QCOMPARE(replica.feeds.at(m_feed).head().seq, uint64_t(4));
        QCOMPARE(served->countOf(Kind::kWant), wants);
        m_world->drop(*client);
    }

  private:
    void writeFresh() { m_world->tell(*m_minji, m_minji->writeFresh(m_feed)); }
    size_t unaskedSaid() const {
        size_t said = 0;
        for (const wire::Frame& frame : framesOf(*m_a, Kind::kRange)) said += frame.range().unasked() ? 1 : 0;
        return said;
    }
    wire::Frame unaskedFrame() const { return framesOf(*m_a, Kind::kRange).back(); }
    /// They meet; then she writes event 4 and it gets lost on the way.
    wire::Frame unasked() {
        meet();
        m_a->isCut = true;
        writeFresh();
        m_world->settle();
        return unaskedFrame();
    }
};

QTEST_GUILESS_MAIN(TestUnasked)
#include "tst_unasked.moc"
