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

class TestRangeFetch : public QObject, private TwoNodes {
    Q_OBJECT
  private slots:
    void aThousandMissingEventsComeExactlyOnce() {
        m_minji->write(m_feed, 1000, 600);
        meet();
        QCOMPARE(m_jun->feeds.at(m_feed).head(), m_minji->feeds.at(m_feed).head());
        QCOMPARE(m_jun->noted.eventsStored, size_t(1000));
        QCOMPARE(m_jun->noted.eventsTwice, size_t(0));
        QVERIFY(m_b->countOf(Kind::kWant) > 1);
    }
    void controlFeedsComeFirstAndLongOnesEightAtATime() {
        for (int i = 0; i < 12; ++i) m_minji->write(m_minji->openFeed("home"), shortWantEvents + 1);
        for (int i = 0; i < 5; ++i) m_minji->write(m_minji->openFeed("home"), shortWantEvents);
        const FeedId control = m_minji->openFeed("home", feed::Kind::Control);
        m_minji->write(control, 1);
        m_minji->isMute = true;
        meet();
        const auto wants = framesOf(*m_b, Kind::kWant);
        QCOMPARE(wants.size(), size_t(1));
        const auto& ranges = wants[0].want().ranges();
        QCOMPARE(static_cast<size_t>(ranges.size()), 3 * (1 + 5 + longWantsInFlightMax));
        // The first number that Minji gave is that of the feed with the lowest id.
        uint64_t number = 0;
        for (const auto& [id, kept] : m_minji->feeds) {
            if (id == control) break;
            if (!kept.events.empty()) ++number;
        }
        QCOMPARE(ranges[0], 2 * number + 1);
    }
    void aThousandShortRangesAreAskedForInAHandfulOfFrames() {
        for (int i = 0; i < 1000; ++i) m_minji->write(m_minji->openFeed("home"), 1);
        meet();
        QCOMPARE(m_jun->noted.eventsStored, size_t(1000));
        QVERIFY(m_b->bytesOf(Kind::kWant) <= 1000 * 8 + 1000 * 4);
    }
    void twoPathsDoNotFetchTheSameTwice() {
        for (int i = 0; i < 20; ++i) m_minji->write(m_minji->openFeed("home"), 300, 2000);
        Owner& mother = anotherHolder();
        const auto [c, d] = m_world->join(mother, *m_jun);
        meet();
        m_world->pass(claimRetryMs * 3);
        QCOMPARE(m_jun->noted.eventsStored, size_t(6000));
        QCOMPARE(m_jun->noted.eventsTwice, size_t(0));
        QVERIFY(m_b->countOf(Kind::kWant) > 0 && d->countOf(Kind::kWant) > 0);
    }
    void whenOnePathGoesSilentTheOtherTakesOver() {
        m_minji->write(m_feed, 5);
        Owner& mother = anotherHolder();
        m_minji->isMute = true;
        meet();
        const auto [c, d] = m_world->join(mother, *m_jun);
        m_world->settle();
        QCOMPARE(m_b->countOf(Kind::kWant), size_t(1));
        QCOMPARE(d->countOf(Kind::kWant), size_t(0));
        m_world->pass(rangeSilenceMs - 1);
        QCOMPARE(m_jun->noted.eventsStored, size_t(0));
        m_world->pass(claimRetryMs + 1);
        QCOMPARE(m_jun->noted.eventsStored, size_t(5));
        // What then comes late after all is read and thrown away.
        m_world->give(*m_a,
                      RangeLoaded{roomOf("home"), {m_feed, feed::Kind::Content, m_minji->feeds.at(m_feed).events}});
        m_world->settle();
        QVERIFY(!m_b->closed);
        QCOMPARE(m_jun->noted.eventsTwice, size_t(0));
    }
    void aWantThatBringsNothingIsNotRepeated() {
        m_minji->write(m_feed, 3);
        meet();
        say(*m_world, *m_b, headFrame(m_feed, 7));
        m_world->pass(60'000);
        QCOMPARE(m_b->countOf(Kind::kWant), size_t(2));
        QVERIFY(!m_b->closed);
        say(*m_world, *m_b, headFrame(m_feed, 8));
        QCOMPARE(m_b->countOf(Kind::kWant), size_t(3));
    }
    void whatWasNotAskedForEndsTheSession() {
        m_minji->write(m_feed, 3);
        meet();
        say(*m_world, *m_b, framesOf(*m_a, Kind::kRange).at(0));
        QVERIFY(m_b->closed && m_b->closed->is(SyncError::BadRange));
    }
    void aPartMustFollowTheOneBefore_data() {
        QTest::addColumn<int>("fault");
        const char* names[] = {"gap",
                               "beyond what was asked",
                               "wrong kind",
                               "epoch of a wrong size",
                               "flags too large",
                               "signature without events",
                               "end without signature",
                               "signature of a wrong size",
                               "the epoch of no event before",
                               "two epochs"};
        for (int i = 0; i < 10; ++i) QTest::newRow(names[i]) << i;
    }
    void aPartMustFollowTheOneBefore() {
        QFETCH(int, fault);
        m_minji->write(m_feed, 3);
        meet();
        wire::Frame good = framesOf(*m_a, Kind::kRange).at(0);
        say(*m_world, *m_b, headFrame(m_feed, 6));
        m_a->isCut = true;
        wire::RangePart& part = *good.mutable_range();
        part.set_first_seq(4);
        if (fault == 0) part.set_first_seq(5);
        if (fault == 1) *part.add_events() = part.events(0);
        if (fault == 2) part.mutable_events(1)->set_kind(1);
        if (fault == 3) part.mutable_events(1)->set_epoch("x");
        if (fault == 4) part.mutable_events(1)->set_flags(70000);
        if (fault == 5) part.clear_events();
        if (fault == 6) part.clear_signature();
        if (fault == 7) part.set_signature("x");
        if (fault == 8) part.mutable_events(0)->set_again(true);
        if (fault == 9) part.mutable_events(1)->set_epoch(std::string(32, 'e'));
        say(*m_world, *m_b, good);
        QVERIFY(m_b->closed && m_b->closed->is(SyncError::BadRange));
    }
    void noMoreIsHeldOnTrustThanMayBeHashedOnTrust() {
        meet();
        say(*m_world, *m_b, headFrame(m_feed, 100'000));
        m_a->isCut = true;
        uint64_t seq = 1;
        for (int i = 0; i < 40 && !m_b->closed; ++i) {
            wire::Frame frame;
            wire::RangePart& part = *frame.mutable_range();
            part.set_tag(tag());
            part.set_feed(wire::fieldOf(m_feed));
            part.set_first_seq(seq);
            part.set_more(true);
            part.add_events()->set_kind(2);
            part.mutable_events(0)->set_body(std::string(wire::bodyBytesMax, 'x'));
            ++seq;
            say(*m_world, *m_b, frame);
        }
        QVERIFY(m_b->closed && m_b->closed->is(SyncError::BadRange));
        QVERIFY(seq * wire::bodyBytesMax < 2 * wire::bytesPerSignatureMax);
    }
    void rangesThatNeverFitAreGivenUp() {
        m_minji->write(m_feed, 3);
        meet();
        wire::Frame forged = framesOf(*m_a, Kind::kRange).at(0);
        m_a->isCut = true;
        say(*m_world, *m_b, headFrame(m_feed, 6));
        forged.mutable_range()->set_first_seq(4);
        for (size_t i = 1; i <= misfitsMax; ++i) {
            QCOMPARE(m_b->countOf(Kind::kWant), 1 + i);
            say(*m_world, *m_b, forged);
        }
        QCOMPARE(m_b->countOf(Kind::kWant), size_t(1 + misfitsMax));
        QVERIFY(!m_b->closed);
        QCOMPARE(m_jun->noted.eventsStored, size_t(3));
    }
    void whatIsLeftOfABranchIsAskedForAgain() {
        m_minji->write(m_feed, 3);
        meet();
        wire::Frame forged = framesOf(*m_a, Kind::kRange).at(0);
        m_a->isCut = true;
        say(*m_world, *m_b, headFrame(m_feed, 6));
        forged.mutable_range()->set_first_seq(4);
        for (size_t i = 1; i <= misfitsMax; ++i) say(*m_world, *m_b, forged);
        QCOMPARE(m_b->countOf(Kind::kWant), size_t(1 + misfitsMax));
        m_jun->ends[m_feed] = 5;
        m_world->tell(*m_jun, m_jun->headOf(m_feed, ++m_jun->change));
        m_world->settle();
        QCOMPARE(m_b->countOf(Kind::kWant), size_t(2 + misfitsMax));
        QCOMPARE(framesOf(*m_b, Kind::kWant).back().want().ranges(2), uint64_t(1)); // two of them
    }
    void aReplicaRefusesAtTheTip() {
        Owner& replica = *(m_other = std::make_unique<Owner>("replica"));
        m_minji->feeds.at(m_feed).admission = crypto::Signature{};
        m_minji->write(m_feed, 3);
        const auto [client, server] = m_world->join(*m_minji, replica, true);
        m_world->settle();
        QCOMPARE(replica.feeds.at(m_feed).head().seq, uint64_t(3));
        QVERIFY(replica.noted.stores.at(0).admission.has_value());
        QCOMPARE(m_minji->noted.peerHas.at(m_feed), uint64_t(3));
        replica.overQuota.insert(m_feed);
        m_world->tell(*m_minji, m_minji->write(m_feed, 2));
        m_world->settle();
        QCOMPARE(m_minji->noted.refusals.size(), size_t(1));
        QCOMPARE(m_minji->noted.refusals[0].refusal, uint32_t(wire::REFUSAL_QUOTA));
        m_world->tell(*m_minji, m_minji->write(m_feed, 1));
        m_world->settle();
        QCOMPARE(m_minji->noted.refusals.size(), size_t(1));
        // The admission was shown once, for the replica knew the feed afterwards.
        QVERIFY(framesOf(*client, Kind::kHeads).at(0).heads().feeds(0).admission().size() == 64);
        QCOMPARE(framesOf(*client, Kind::kHeads).back().heads().feeds_size(), 0);
    }
    void whatNobodyVouchesForIsPassedOverAndTheRestComes() {
        const FeedId bad = m_minji->openFeed("home");
        m_jun->useless.insert(bad);
        m_minji->write(bad, 300);
        m_minji->write(m_feed, 3);
        meet();
        QVERIFY(!m_a->closed && !m_b->closed);
        QCOMPARE(m_jun->feeds.at(m_feed).head().seq, uint64_t(3));
        QVERIFY(!m_jun->feeds.contains(bad));
        // It keeps nobody from being level, and more of it is not asked for.
        QCOMPARE(m_jun->noted.cursors, std::vector{m_minji->change});
        const size_t wants = m_b->countOf(Kind::kWant);
        m_world->tell(*m_minji, m_minji->write(bad, 2));
        m_world->pass(60'000);
        QCOMPARE(m_b->countOf(Kind::kWant), wants);
        m_world->tell(*m_minji, m_minji->write(m_feed, 1));
        m_world->settle();
        QCOMPARE(m_jun->feeds.at(m_feed).head().seq, uint64_t(4));
        QVERIFY(framesOf(*m_b, Kind::kRefused).empty());
    }
    void whatIsKnownToBeOfNoUseIsNotAskedForInTheNextSession() {
        const FeedId bad = m_minji->openFeed("home");
        m_minji->write(bad, 3);
        m_minji->write(m_feed, 3);
        m_jun->ends[bad] = 0;
        m_jun->feeds[bad] = {roomOf("home"), feed::Kind::Content, {}, 0, nullptr, std::nullopt};
        meet();
        QCOMPARE(m_jun->feeds.at(m_feed).head().seq, uint64_t(3));
        QCOMPARE(m_jun->feeds.at(bad).head().seq, uint64_t(0));
        QCOMPARE(m_b->countOf(Kind::kWant), size_t(1));
        QCOMPARE(framesOf(*m_b, Kind::kWant).at(0).want().ranges_size(), 3);
        QCOMPARE(m_jun->noted.cursors, std::vector{m_minji->change});
    }
    void init() { begin(); }
    void cleanup() { m_world.reset(); } // before the third one, whom its sessions know

  private:
    /// Somebody who has all that Minji has by now.
    Owner& anotherHolder() {
        m_other = std::make_unique<Owner>(*m_minji);
        Owner fresh("mother");
        m_other->instance = fresh.instance;
        m_other->deviceKey = fresh.deviceKey;
        m_other->device = fresh.device;
        return *m_other;
    }
    uint64_t tag() { return tagOf(*m_a); }
    wire::Frame headFrame(const FeedId& feed, uint64_t seq) {
        wire::Frame frame;
        frame.mutable_heads()->set_tag(tag());
        wire::FeedHead& head = *frame.mutable_heads()->add_feeds();
        head.set_feed(wire::fieldOf(feed));
        head.set_kind(2);
        head.set_seq(seq);
        return frame;
    }
    std::unique_ptr<Owner> m_other;
};

QTEST_GUILESS_MAIN(TestRangeFetch)
#include "tst_range_fetch.moc"
