// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/announcer.h"

#include "sync/frames.h"
#include "sync/limits.h"

#include <QTest>

using namespace ieum;
using namespace ieum::sync;
using namespace ieum::sync::testing;
using Kind = wire::Frame::KindCase;

class TestAnnouncer : public QObject {
    Q_OBJECT
  private slots:
    void whenNothingChangedOneShortQuestionSettlesIt() {
        meet();
        m_world->drop(*m_a);
        m_minji->noted = m_jun->noted = {};
        meet();
        for (const End* end : {m_a, m_b}) {
            QVERIFY(!end->closed);
            QCOMPARE(end->countOf(Kind::kResume), size_t(1));
            QVERIFY(end->bytesOf(Kind::kResume) + end->bytesOf(Kind::kSettled) <= 24);
            QVERIFY(framesOf(*end, Kind::kSettled).at(0).settled().same());
            QCOMPARE(end->countOf(Kind::kHeads) + end->countOf(Kind::kDigests) + end->countOf(Kind::kWant), size_t(0));
        }
        // Who is known to have what, is known again.
        QCOMPARE(m_jun->noted.peerHas.at(m_feed), uint64_t(10));
        QCOMPARE(m_minji->noted.peerHas.at(m_feed), uint64_t(10));
    }
    void aCursorBringsOnlyWhatChangedSince() {
        const FeedId still = m_minji->openFeed("home");
        m_minji->write(still, 5);
        meet();
        m_world->drop(*m_a);
        m_minji->write(m_feed, 3);
        m_minji->state("home", m_feed, 1);
        meet();
        QCOMPARE(m_a->countOf(Kind::kDigests), size_t(0));
        const auto heads = framesOf(*m_a, Kind::kHeads);
        QCOMPARE(heads.size(), size_t(1));
        QCOMPARE(heads[0].heads().feeds_size(), 1);
        QCOMPARE(heads[0].heads().feeds(0).seq(), uint64_t(13));
        QCOMPARE(m_a->countOf(Kind::kReceipts), size_t(1));
        QCOMPARE(m_jun->feeds.at(m_feed).head().seq, uint64_t(13));
        QCOMPARE(m_jun->receipts.size(), size_t(1));
    }
    void aNewInstanceVoidsTheCursorAndOnlyRoomsThatDifferAreTold() {
        m_minji->rooms["work"] = m_jun->rooms["work"] = Access::Full;
        const FeedId work = m_minji->openFeed("work");
        m_minji->write(work, 2);
        meet();
        m_world->drop(*m_a);
        m_minji->instance = m_minji->dice.make<InstanceId>();
        m_jun->cursor.reset(); // owners keep cursors by instance
        m_minji->write(work, 1);
        meet();
        QCOMPARE(framesOf(*m_a, Kind::kDigests).at(0).digests().rooms_size(), 2);
        QCOMPARE(framesOf(*m_b, Kind::kDigestsDiffer).at(0).digests_differ().tags_size(), 1);
        QCOMPARE(m_a->countOf(Kind::kHeads), size_t(1));
        QCOMPARE(m_jun->feeds.at(work).head().seq, uint64_t(3));
        QCOMPARE(m_jun->cursor, std::optional<uint64_t>(m_minji->change));
    }
    void aRoomIsToldOnceHoweverOftenItIsAskedFor() {
        m_minji->write(m_feed, 1);
        m_minji->state("home", m_feed, 1);
        meet();
        m_a->isCut = true;
        const size_t receipts = m_a->countOf(Kind::kReceipts);
        const size_t heads = m_a->countOf(Kind::kHeads);
        wire::Frame resume;
        resume.mutable_resume()->add_tags(tagOf(*m_a));
        resume.mutable_resume()->set_digest(1);
        say(*m_world, *m_a, resume);
        wire::Frame differ;
        for (int i = 0; i < 2000; ++i) differ.mutable_digests_differ()->add_tags(tagOf(*m_a));
        say(*m_world, *m_a, differ);
        QVERIFY(!m_a->closed);
        QCOMPARE(m_a->countOf(Kind::kReceipts), receipts + 1);
        QCOMPARE(m_a->countOf(Kind::kHeads), heads + 1);
    }
    void amongManyRoomsTheOneThatDiffersIsFoundByGroups() {
        for (int i = 0; i < 600; ++i) {
            const std::string name = "room " + std::to_string(i);
            m_minji->rooms[name] = m_jun->rooms[name] = Access::Full;
            if (i % 100 == 0) m_minji->write(m_minji->openFeed(name), 1);
        }
        meet();
        m_world->drop(*m_a);
        m_jun->cursor.reset();
        m_minji->cursor.reset();
        m_minji->write(m_feed, 1);
        meet();
        const auto digests = framesOf(*m_a, Kind::kDigests);
        QCOMPARE(digests.size(), size_t(2));
        QCOMPARE(digests[0].digests().groups_size(), 16);
        QVERIFY(digests[1].digests().rooms_size() > 0 && digests[1].digests().rooms_size() < 100);
        QCOMPARE(framesOf(*m_b, Kind::kDigestsDiffer).at(1).digests_differ().tags_size(), 1);
        QCOMPARE(m_a->countOf(Kind::kHeads), size_t(1));
        QCOMPARE(m_jun->feeds.at(m_feed).head().seq, uint64_t(11));
        QCOMPARE(m_jun->cursor, std::optional<uint64_t>(m_minji->change));
        // What did not differ is known to be there.
        QCOMPARE(m_jun->noted.peerHas.size(), m_minji->feeds.size());
    }
    void groupsThatAreNoGroupsEndTheSession_data() {
        QTest::addColumn<int>("fault");
        const char* names[] = {"fifteen", "too deep", "and rooms"};
        for (int i = 0; i < 3; ++i) QTest::newRow(names[i]) << i;
    }
    void groupsThatAreNoGroupsEndTheSession() {
        QFETCH(int, fault);
        m_minji->sharesByItself = false; // Jun's question stays open
        meet();
        wire::Frame frame;
        wire::Digests& digests = *frame.mutable_digests();
        for (int i = 0; i < (fault == 0 ? 15 : 16); ++i) digests.add_groups(7);
        if (fault == 1) digests.set_depth(16);
        if (fault == 2) digests.add_rooms()->set_tag(1);
        say(*m_world, *m_b, frame);
        QVERIFY(m_b->closed && m_b->closed->is(WireError::Malformed));
    }
    void aCursorFromTheFutureIsNotBelieved() {
        m_jun->cursor = 1'000'000;
        meet();
        QCOMPARE(m_a->countOf(Kind::kDigests), size_t(1));
        QCOMPARE(m_jun->feeds.at(m_feed).head().seq, uint64_t(10));
    }
    void changesAreAnnouncedOnlyAfterTheOtherAsked() {
        m_jun->sharesByItself = false;
        meet();
        m_world->tell(*m_minji, m_minji->write(m_feed, 1));
        m_world->settle();
        QCOMPARE(m_a->countOf(Kind::kHeads), size_t(0));
        m_world->give(*m_b, m_jun->shareOf({roomOf("home")}));
        m_world->settle();
        QCOMPARE(m_jun->feeds.at(m_feed).head().seq, uint64_t(11));
    }
    void aQuestionWaitsForOurOwnRooms() {
        m_minji->sharesByItself = false;
        meet();
        QCOMPARE(m_b->countOf(Kind::kResume), size_t(1));
        QCOMPARE(m_a->countOf(Kind::kSettled) + m_a->countOf(Kind::kDigests), size_t(0));
        m_world->give(*m_a, m_minji->shareOf({roomOf("home")}));
        m_world->settle();
        QCOMPARE(m_jun->feeds.at(m_feed).head().seq, uint64_t(10));
        QCOMPARE(m_jun->noted.cursors.size(), size_t(1));
    }
    void aRoomSharedLateIsToldAndOnlyThenTheCursorIsTrue() {
        m_minji->rooms["work"] = m_jun->rooms["work"] = Access::Full;
        const FeedId work = m_minji->openFeed("work");
        m_minji->write(work, 2);
        m_minji->sharesByItself = false;
        meet();
        m_world->give(*m_a, m_minji->shareOf({roomOf("home")}));
        m_world->settle();
        QCOMPARE(m_jun->feeds.at(m_feed).head().seq, uint64_t(10));
        QVERIFY(m_jun->noted.cursors.empty());
        m_world->give(*m_a, m_minji->shareOf({roomOf("work")}));
        m_world->settle();
        QCOMPARE(m_jun->feeds.at(work).head().seq, uint64_t(2));
        m_world->tell(*m_minji, m_minji->write(work, 1));
        m_world->settle();
        QCOMPARE(m_jun->noted.cursors, std::vector{m_minji->change});
    }
    void ourAnnouncementIsTheAcknowledgement() {
        meet();
        QCOMPARE(m_minji->noted.peerHas.at(m_feed), uint64_t(10));
        m_world->tell(*m_minji, m_minji->write(m_feed, 1));
        m_world->settle();
        QCOMPARE(m_minji->noted.peerHas.at(m_feed), uint64_t(11));
        QCOMPARE(m_jun->cursor, std::optional<uint64_t>(m_minji->change));
    }
    void whoWasRemovedIsToldSoAndNothingElse() {
        const FeedId control = m_minji->openFeed("home", feed::Kind::Control);
        m_minji->write(control, 2);
        m_minji->state("home", m_feed, 1);
        m_minji->rooms["home"] = Access::ControlOnly;
        const FeedId theirs = m_jun->openFeed("home");
        m_jun->write(theirs, 4);
        meet();
        QVERIFY(!m_a->closed && !m_b->closed);
        QCOMPARE(m_jun->feeds.at(control).head().seq, uint64_t(2));
        QVERIFY(!m_jun->feeds.contains(m_feed));
        QVERIFY(!m_minji->feeds.contains(theirs));
        QVERIFY(m_jun->receipts.empty());
        QCOMPARE(m_a->countOf(Kind::kResume), size_t(0));
        QCOMPARE(m_a->countOf(Kind::kReceipts), size_t(0));
        m_world->tell(*m_minji, m_minji->write(m_feed, 1));
        m_world->settle();
        QCOMPARE(m_a->countOf(Kind::kHeads), size_t(1));
        m_world->tell(*m_minji, m_minji->write(control, 1));
        m_world->settle();
        QCOMPARE(m_jun->feeds.at(control).head().seq, uint64_t(3));
        // Not even when he asks by name.
        wire::Frame want;
        want.mutable_want()->set_tag(framesOf(*m_a, Kind::kHeads).at(0).heads().tag());
        want.mutable_want()->set_feed(wire::fieldOf(m_feed));
        want.mutable_want()->set_from_seq(1);
        want.mutable_want()->set_to_seq(11);
        say(*m_world, *m_a, want);
        QCOMPARE(framesOf(*m_a, Kind::kRange).back().range().events_size(), 0);
    }
    void anAnswerThatNobodyAskedForIsOutOfTurn() {
        meet();
        wire::Frame differ;
        differ.mutable_digests_differ();
        say(*m_world, *m_a, differ);
        QVERIFY(m_a->closed && m_a->closed->is(SyncError::OutOfTurn));
    }
    void endlessQuestionsAreRefused() {
        meet();
        wire::Frame resume;
        resume.mutable_resume()->set_digest(1);
        for (size_t i = 0; i <= resumesQueuedMax + 1 && !m_a->closed; ++i) say(*m_world, *m_a, resume);
        QVERIFY(m_a->closed && m_a->closed->is(SyncError::TooMuch));
    }
    void init() {
        m_world = std::make_unique<World>();
        m_minji = std::make_unique<Owner>("minji");
        m_jun = std::make_unique<Owner>("jun");
        m_minji->rooms["home"] = m_jun->rooms["home"] = Access::Full;
        m_feed = m_minji->openFeed("home");
        m_minji->write(m_feed, 10);
    }
    void cleanup() { m_world.reset(); }

  private:
    void meet() {
        std::tie(m_a, m_b) = m_world->join(*m_minji, *m_jun);
        m_world->settle();
    }
    std::unique_ptr<Owner> m_minji;
    std::unique_ptr<Owner> m_jun;
    std::unique_ptr<World> m_world;
    FeedId m_feed;
    End* m_a = nullptr;
    End* m_b = nullptr;
};

QTEST_GUILESS_MAIN(TestAnnouncer)
#include "tst_announcer.moc"
