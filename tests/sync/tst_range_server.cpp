// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/range_server.h"

#include "sync/frames.h"
#include "sync/limits.h"

#include <QTest>

using namespace ieum;
using namespace ieum::sync;
using namespace ieum::sync::testing;
using Kind = wire::Frame::KindCase;

class TestRangeServer : public QObject, private TwoNodes {
    Q_OBJECT
  private slots:
    void everySignedRunEndsAFrameAndOnlyTheLastOneSaysSo() {
        m_minji->write(m_feed, 300, 10);
        m_minji->write(m_feed, 3, wire::bodyBytesMax);
        meet();
        const auto parts = framesOf(*m_a, Kind::kRange);
        QCOMPARE(parts.size(), size_t(5));
        uint64_t seq = 1;
        for (size_t i = 0; i < parts.size(); ++i) {
            const wire::RangePart& part = parts[i].range();
            QVERIFY(parts[i].ByteSizeLong() <= wire::frameBytesMax);
            QCOMPARE(part.first_seq(), seq);
            QCOMPARE(part.more(), i + 1 < parts.size());
            QCOMPARE(part.signature().empty(), i == 2 || i == 3);
            seq += static_cast<uint64_t>(part.events_size());
        }
        QCOMPARE(m_jun->feeds.at(m_feed).head().seq, uint64_t(303));
    }
    void everyWantGetsAnAnswer() {
        m_minji->write(m_feed, 3);
        meet();
        m_a->said.clear();
        ask(m_feed, 4, 9);   // beyond our head
        ask(FeedId{}, 1, 9); // a feed that we do not know
        m_world->give(*m_a, StopSharing{roomOf("home")});
        ask(m_feed, 1, 3); // a room that we do not share any more
        const auto parts = framesOf(*m_a, Kind::kRange);
        QCOMPARE(parts.size(), size_t(3));
        for (const auto& part : parts) QVERIFY(part.range().events_size() == 0 && !part.range().more());
        QVERIFY(!m_a->closed);
    }
    void aRoomThatWentWhileWeLoadedIsNotGiven() {
        m_minji->write(m_feed, 3);
        m_minji->isMute = true;
        meet();
        m_world->give(*m_a, StopSharing{roomOf("home")});
        m_world->give(*m_a,
                      RangeLoaded{roomOf("home"), {m_feed, feed::Kind::Content, m_minji->feeds.at(m_feed).events}});
        QCOMPARE(framesOf(*m_a, Kind::kRange).at(0).range().events_size(), 0);
    }
    void impossibleWantsAreRefused() {
        for (const auto& [from, to] : {std::pair<uint64_t, uint64_t>{0, 3}, {3, 2}}) {
            meet();
            ask(m_feed, from, to);
            QVERIFY(m_a->closed && m_a->closed->is(SyncError::BadRange));
        }
    }
    void tooManyWantsAreRefused() {
        m_minji->isMute = true;
        std::vector<FeedId> feeds;
        for (size_t i = 0; i <= wantsServedMax; ++i) {
            feeds.push_back(m_minji->openFeed("home"));
            m_minji->write(feeds.back(), 1);
        }
        m_jun->sharesByItself = false;
        meet();
        for (size_t i = 0; i < wantsServedMax; ++i) ask(feeds[i], 1, 1);
        QVERIFY(!m_a->closed);
        ask(feeds.back(), 1, 1);
        QVERIFY(m_a->closed && m_a->closed->is(SyncError::TooMuch));
    }
    void theSameWantTwiceIsOutOfTurn() {
        m_minji->write(m_feed, 3);
        m_minji->isMute = true;
        meet();
        ask(m_feed, 1, 3);
        QVERIFY(m_a->closed && m_a->closed->is(SyncError::OutOfTurn));
    }
    void init() { begin(); }

  private:
    void ask(const FeedId& feed, uint64_t from, uint64_t to) {
        wire::Frame frame;
        frame.mutable_want()->set_tag(tagOf(*m_b));
        frame.mutable_want()->set_feed(wire::fieldOf(feed));
        frame.mutable_want()->set_from_seq(from);
        frame.mutable_want()->set_to_seq(to);
        say(*m_world, *m_a, frame);
    }
};

QTEST_GUILESS_MAIN(TestRangeServer)
#include "tst_range_server.moc"
