// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/frames.h"
#include "sync/limits.h"

#include <QTest>

using namespace ieum;
using namespace ieum::sync;
using namespace ieum::sync::testing;
using Kind = wire::Frame::KindCase;

/// Minji's device was copied: she and Jun hold two branches of her feed.
class TestBranches : public QObject, private TwoNodes {
    Q_OBJECT
  private slots:
    void theOtherSidesEventsAreToldWithTheirHeaders() {
        part(2, 2);
        meet();
        m_world->give(*m_b, AskBranch{roomOf("home"), m_feed, 4});
        m_world->settle();
        QCOMPARE(m_jun->noted.told.size(), size_t(1));
        const auto& told = m_jun->noted.told[0];
        QVERIFY(told.chain);
        QVERIFY(*feed::verifyChain(m_feed, *told.chain) == m_minji->feeds.at(m_feed).events[3].id);
        const auto mine = feed::chainOf(
            {m_feed, feed::Kind::Content, {m_jun->feeds.at(m_feed).events[3], m_jun->feeds.at(m_feed).events[4]}});
        QVERIFY(feed::proveFork(m_feed, *mine, *told.chain));
    }
    void thereIsAlwaysAnAnswer() {
        part(2, 2);
        meet();
        m_a->said.clear();
        for (const auto& [feed, seq] :
             {std::pair{m_feed, uint64_t{6}}, {m_feed, uint64_t{0}}, {FeedId{}, uint64_t{1}}}) {
            say(*m_world, *m_a, askFor(feed, seq));
        }
        const auto answers = framesOf(*m_a, Kind::kBranchTell);
        QCOMPARE(answers.size(), size_t(3));
        for (const auto& answer : answers) QVERIFY(answer.branch_tell().chain().empty());
        QVERIFY(!m_a->closed);
    }
    void whoWasRemovedIsToldNothingOfContent() {
        part(2, 2);
        m_minji->rooms["home"] = Access::ControlOnly;
        meet();
        say(*m_world, *m_a, askFor(m_feed, 4));
        QVERIFY(framesOf(*m_a, Kind::kBranchTell).at(0).branch_tell().chain().empty());
    }
    void anAnswerThatNobodyAskedForEndsTheSession() {
        part(2, 2);
        meet();
        wire::Frame frame;
        frame.mutable_branch_tell()->set_tag(tagOf(*m_b));
        frame.mutable_branch_tell()->set_feed(wire::fieldOf(m_feed));
        say(*m_world, *m_a, frame);
        QVERIFY(m_a->closed && m_a->closed->is(SyncError::OutOfTurn));
    }
    void nonsenseForAnAnswerEndsTheSession() {
        part(2, 2);
        meet();
        m_b->isCut = true;
        m_world->give(*m_a, AskBranch{roomOf("home"), m_feed, 4});
        wire::Frame frame;
        frame.mutable_branch_tell()->set_tag(tagOf(*m_b));
        frame.mutable_branch_tell()->set_feed(wire::fieldOf(m_feed));
        frame.mutable_branch_tell()->set_chain("abc");
        say(*m_world, *m_a, frame);
        QVERIFY(m_a->closed && m_a->closed->cause == Cause::Peer);
    }
    void tooManyQuestionsAtOnceAreRefused() {
        meet();
        for (size_t i = 0; i <= branchesAskedMax; ++i) {
            const auto feed = m_minji->openFeed("home");
            for (const Advance& advance : {m_minji->write(feed, 1)}) m_world->tell(*m_minji, advance);
            // The owner does not answer: the session is given the question alone.
            (void)m_a->session->step(FrameArrived{wire::encode(askFor(feed, 1))}, m_world->now());
        }
        const auto last = m_minji->openFeed("home");
        const auto outputs = m_a->session->step(FrameArrived{wire::encode(askFor(last, 1))}, m_world->now());
        QVERIFY(outputs.empty()); // closed by the one before
    }
    void ofAFeedThatAForkHasEndedNothingMoreIsWanted() {
        part(0, 2);
        m_minji->ends[m_feed] = 3;
        meet();
        QCOMPARE(m_a->countOf(Kind::kWant), size_t(0));
        m_world->tell(*m_jun, m_jun->write(m_feed, 1));
        m_world->settle();
        QCOMPARE(m_a->countOf(Kind::kWant), size_t(0));
        QCOMPARE(m_minji->noted.peerHas.at(m_feed), uint64_t(6));
    }
    void whoHearsOfAForkFirstGetsWhatStandsBeforeIt() {
        part(0, 2);
        m_minji->ends[m_feed] = 5;
        meet();
        QCOMPARE(m_minji->feeds.at(m_feed).head().seq, uint64_t(5));
        m_world->tell(*m_jun, m_jun->write(m_feed, 1));
        m_world->settle();
        QCOMPARE(m_minji->feeds.at(m_feed).head().seq, uint64_t(5));
    }
    void init() {
        begin();
        m_minji->write(m_feed, 3);
    }

  private:
    void part(size_t hers, size_t his) {
        m_jun->feeds[m_feed] = m_minji->feeds.at(m_feed);
        if (hers > 0) m_minji->write(m_feed, hers, 50);
        if (his > 0) m_jun->write(m_feed, his, 60);
    }
    wire::Frame askFor(const FeedId& feed, uint64_t seq) const {
        wire::Frame frame;
        frame.mutable_branch_ask()->set_tag(tagOf(*m_b));
        frame.mutable_branch_ask()->set_feed(wire::fieldOf(feed));
        frame.mutable_branch_ask()->set_seq(seq);
        return frame;
    }
};

QTEST_GUILESS_MAIN(TestBranches)
#include "tst_branches.moc"
