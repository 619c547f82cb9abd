// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/puller.h"

#include "sync/frames.h"
#include "sync/limits.h"

#include <QTest>

using namespace ieum;
using namespace ieum::sync;
using namespace ieum::sync::testing;
using Kind = wire::Frame::KindCase;

class TestPuller : public QObject, private TwoNodes {
    Q_OBJECT
  private slots:
    void theCursorIsTakenOnlyWhenAllIsStored() {
        m_minji->isMute = true;
        m_minji->write(m_feed, 3);
        meet();
        QCOMPARE(m_a->countOf(Kind::kSettled), size_t(1));
        QVERIFY(m_jun->noted.cursors.empty());
        m_world->give(*m_a,
                      RangeLoaded{roomOf("home"), {m_feed, feed::Kind::Content, m_minji->feeds.at(m_feed).events}});
        m_world->settle();
        QCOMPARE(m_jun->noted.cursors, std::vector{m_minji->change});
    }
    void receiptsTravelOnceAndOnlyForward() {
        const FeedId own = m_jun->openFeed("home");
        m_jun->state("home", own, 4, receiptSealedBytesMax);
        m_minji->state("home", m_feed, 2);
        meet();
        QCOMPARE(m_minji->receipts.at({roomOf("home"), own}).counter, uint64_t(4));
        QCOMPARE(m_jun->receipts.at({roomOf("home"), m_feed}).counter, uint64_t(2));
        QCOMPARE(m_a->countOf(Kind::kReceipts), size_t(1));
        QCOMPARE(m_b->countOf(Kind::kReceipts), size_t(1));
        m_world->tell(*m_minji, m_minji->state("home", m_feed, 3));
        m_world->settle();
        QCOMPARE(m_jun->receipts.at({roomOf("home"), m_feed}).counter, uint64_t(3));
        const auto old = framesOf(*m_a, Kind::kReceipts).at(0);
        const uint64_t before = m_jun->change;
        say(*m_world, *m_b, old);
        QCOMPARE(m_jun->change, before);
        QCOMPARE(m_b->countOf(Kind::kReceipts), size_t(1));
    }
    void whatIsTooLargeOrTooManyIsRefused() {
        meet();
        wire::Frame receipts;
        wire::Receipt& receipt = *receipts.mutable_receipts()->add_receipts();
        receipts.mutable_receipts()->set_tag(tag());
        receipt.set_feed(wire::fieldOf(m_feed));
        receipt.set_counter(9);
        receipt.set_signature(std::string(64, 'x'));
        receipt.set_sealed(std::string(receiptSealedBytesMax + 1, 'x'));
        QVERIFY(closedBy(receipts).is(SyncError::TooMuch));
        meet();
        receipts.mutable_receipts()->set_tag(tag());
        Dice dice(3);
        for (size_t i = 0; i <= feedsPerRoomMax && !m_b->closed; i += 500) {
            wire::Frame heads;
            heads.mutable_heads()->set_tag(tag());
            for (int k = 0; k < 500; ++k) addHead(heads, dice.make<FeedId>(), 1, 0);
            say(*m_world, *m_b, heads);
        }
        // Whoever passes on what one member made up without end is not to blame; what is too much is not looked at.
        QVERIFY(!m_b->closed);
        QCOMPARE(m_jun->noted.peerHas.size(), feedsPerRoomMax);
        for (int i = 0; i < 3; ++i) {
            receipt.set_feed(wire::fieldOf(dice.make<FeedId>()));
            receipt.set_sealed("x");
            say(*m_world, *m_b, receipts);
        }
        QVERIFY(!m_b->closed);
    }
    void aHeadMustBeWellFormed() {
        wire::Frame heads;
        meet();
        heads.mutable_heads()->set_tag(tag());
        addHead(heads, m_feed, 2, 1);
        heads.mutable_heads()->mutable_feeds(0)->set_feed("short");
        QVERIFY(closedBy(heads).is(WireError::BadLength));
        heads.mutable_heads()->set_tag(tag() + 1);
        QVERIFY(closedBy(heads).is(SyncError::UnknownRoom));
    }
    void aFeedOfALaterKindIsOverlookedAndCounted() {
        m_minji->write(m_feed, 3);
        const FeedId strange = m_minji->openFeed("home", static_cast<feed::Kind>(3));
        const FeedId stranger = m_minji->openFeed("home", static_cast<feed::Kind>(0));
        for (const FeedId& feed : {strange, stranger}) m_minji->write(feed, 2);
        meet();
        QVERIFY(!m_a->closed && !m_b->closed);
        QVERIFY(!m_jun->feeds.contains(strange) && !m_jun->feeds.contains(stranger));
        QCOMPARE(m_jun->noted.cursors, std::vector{m_minji->change});
        // References go on meaning the same feeds to both.
        m_world->tell(*m_minji, m_minji->write(strange, 1));
        m_world->tell(*m_minji, m_minji->write(m_feed, 1));
        const FeedId later = m_minji->openFeed("home");
        m_world->tell(*m_minji, m_minji->write(later, 1));
        m_world->tell(*m_minji, m_minji->write(later, 1));
        m_world->settle();
        QVERIFY(!m_a->closed && !m_b->closed);
        QCOMPARE(m_jun->feeds.at(m_feed).head().seq, uint64_t(4));
        QCOMPARE(m_jun->feeds.at(later).head().seq, uint64_t(2));
        // A number that only looks like a known kind when it is cut short is none.
        wire::Frame heads;
        heads.mutable_heads()->set_tag(tag());
        addHead(heads, strange, 257, 9);
        say(*m_world, *m_b, heads);
        QVERIFY(!m_b->closed && !m_jun->feeds.contains(strange));
    }
    void aRoomThatWeDoNotShareAnyMoreIsOverheard() {
        m_minji->write(m_feed, 3);
        meet();
        m_world->give(*m_b, StopSharing{roomOf("home")});
        m_world->tell(*m_minji, m_minji->write(m_feed, 2));
        m_world->tell(*m_minji, m_minji->state("home", m_feed, 2));
        m_world->settle();
        QVERIFY(!m_a->closed && !m_b->closed);
        QCOMPARE(m_jun->feeds.at(m_feed).head().seq, uint64_t(3));
        QVERIFY(m_jun->receipts.empty());
        m_world->give(*m_b, m_jun->shareOf({roomOf("home")}));
        m_world->settle();
        QCOMPARE(m_jun->feeds.at(m_feed).head().seq, uint64_t(5));
        QCOMPARE(m_jun->receipts.size(), size_t(1));
    }
    void settledWithoutAQuestionIsOutOfTurn() {
        meet();
        wire::Frame settled;
        settled.mutable_settled()->set_cursor(3);
        QVERIFY(closedBy(settled).is(SyncError::OutOfTurn));
        wire::Frame digests;
        digests.mutable_digests();
        QVERIFY(closedBy(digests).is(SyncError::OutOfTurn));
    }
    void samenessSaysWhatHeHas() {
        m_minji->write(m_feed, 3);
        meet();
        // Nothing is told a second time, and yet both know it: "the same" speaks of what was asked about.
        m_minji->noted.peerHas.clear();
        m_jun->noted.peerHas.clear();
        m_world->drop(*m_b);
        meet();
        QCOMPARE(m_minji->noted.peerHas.at(m_feed), uint64_t(3));
        QCOMPARE(m_jun->noted.peerHas.at(m_feed), uint64_t(3));
    }
    void aReplicaThatLostItsDiskSaysSo() {
        m_minji->write(m_feed, 3);
        meet();
        wire::Frame heads;
        heads.mutable_heads()->set_tag(tag());
        addHead(heads, m_feed, 2, 2);
        say(*m_world, *m_b, heads);
        QCOMPARE(m_jun->noted.peerHas.at(m_feed), uint64_t(2));
        QVERIFY(!m_b->closed);
    }
    void whatIsNotNamedIsGone() {
        const FeedId lost = m_minji->openFeed("home");
        m_minji->write(m_feed, 3);
        m_minji->write(lost, 4);
        meet();
        QCOMPARE(m_minji->noted.peerHas.at(lost), uint64_t(4));
        // Jun's disk was put back: he names what he has, and that is not all that he had.
        m_jun->feeds.erase(lost);
        m_jun->cursor.reset();
        m_minji->cursor.reset(); // another run of his
        m_world->drop(*m_b);
        meet();
        QVERIFY(m_minji->noted.wentBack.contains(lost));
        QVERIFY(!m_minji->noted.wentBack.contains(m_feed));
        // And he is given it again without being asked.
        QCOMPARE(m_minji->noted.peerHas.at(lost), uint64_t(4));
        QCOMPARE(m_jun->feeds.at(lost).head().seq, uint64_t(4));
    }
    void init() { begin(); }

  private:
    uint64_t tag() { return tagOf(*m_a); }
    void addHead(wire::Frame& to, const FeedId& feed, uint32_t kind, uint64_t seq) {
        wire::FeedHead& head = *to.mutable_heads()->add_feeds();
        head.set_feed(wire::fieldOf(feed));
        head.set_kind(kind);
        head.set_seq(seq);
    }
    /// In a session of its own, so that one test may try several.
    Error closedBy(const wire::Frame& frame) {
        say(*m_world, *m_b, frame);
        const Error why = m_b->closed.value_or(Error{});
        m_world->drop(*m_b);
        meet();
        return why;
    }
};

QTEST_GUILESS_MAIN(TestPuller)
#include "tst_puller.moc"
