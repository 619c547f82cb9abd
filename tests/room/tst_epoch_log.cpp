// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "room/party.h"

#include "room/epoch_log.h"
#include "room/limits.h"

using namespace ieum;
using namespace ieum::room;
using namespace ieum::room::test;

class TestEpochLog : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init();
    void onlyMembersEpochsAreCurrent();
    void theLowestIdOfTheNewestGenerationIsUsed();
    void aGenerationWithoutTheOneBeforeDoesNotCount();
    void whoClaimsAnotherGenerationHasSaidNothing();
    void epochsEndByTimeAndByCount();
    void clocksThatDisagreeDoNotRenewEachOthersEpochs();
    void whoIsShutOutCommitsTheNext();

    void removalMakesANewEpochAtTheNextSend();
    void whoCameBackGetsAFreshEpoch();
    void whoCameAndLeftKnowsNoEpochThatIsUsed();
    void roomsRotateByCountAndTimeOverRestarts();
    void everybodySendsUnderOneEpochAfterMerging();

  private:
    Membership members() const {
        const CreateOp create{RoomKind::Group, "", m_a->self.certificate, {}};
        return Membership::resolve(
            m_room, {{FeedId{}, 2, m_a->person(), m_a->self.certificate.device, {}, create},
                     {FeedId{}, 3, m_a->person(), m_a->self.certificate.device, {}, AddOp{m_b->self.certificate}}});
    }
    struct Made {
        EpochRecord record;
        EpochCommit commit;
    };
    Made make(const EpochTerms& terms) const {
        CommittedEpoch made = commitEpoch(m_room, members(), m_a->random, terms);
        return {std::move(made.record), *readCommit(made.commit)};
    }
    EpochId add(EpochLog& log, const EpochTerms& terms, const Device& author) const {
        Made made = make(terms);
        const EpochId id = made.record.id;
        log.note(std::move(made.commit), author.person());
        log.keep(std::move(made.record));
        return id;
    }
    /// The epoch of the last thing that this device said.
    static EpochId lastUsed(Device& device) {
        const FeedId feed = device.room->ownContentFeed();
        const uint64_t seq = device.feeds.head(feed)->seq;
        return device.feeds.read(feed, seq, seq, 1)->events.front().header.epoch;
    }

    std::unique_ptr<Device> m_a;
    std::unique_ptr<Device> m_b;
    std::unique_ptr<Device> m_c;
    RoomId m_room;
};

void TestEpochLog::init() {
    m_a = std::make_unique<Device>("가", 1);
    m_b = std::make_unique<Device>("나", 2);
    m_c = std::make_unique<Device>("다", 3);
    m_room = groupRoomId(m_a->person(), {});
}

void TestEpochLog::onlyMembersEpochsAreCurrent() {
    EpochLog log(m_room);
    QVERIFY(log.current(members()) == nullptr && log.isDue(members(), at(0), 0));
    Made made = make({});
    const EpochId id = made.record.id;
    log.keep(std::move(made.record));
    QVERIFY(log.takeFresh() && !log.takeFresh());
    log.note(made.commit, m_c->person());
    QVERIFY(log.current(members()) == nullptr && log.find(id) != nullptr); // readable, but a stranger's
    log.note(made.commit, m_b->person());
    QVERIFY(log.current(members()) != nullptr && log.current(members())->id == id);
}

void TestEpochLog::theLowestIdOfTheNewestGenerationIsUsed() {
    for (int round = 0; round < 10; ++round) {
        EpochLog log(m_room);
        const EpochId one = add(log, {1, 0, 0}, *m_a);
        const EpochId other = add(log, {1, 0, 0}, *m_b);
        QVERIFY(log.current(members())->id == std::min(one, other));
        QCOMPARE(log.newestGeneration(members()), uint64_t{1});
        const EpochId rotated = add(log, {2, 0, 0}, *m_a);
        QVERIFY(log.current(members())->id == rotated); // whatever its id
        QCOMPARE(log.newestGeneration(members()), uint64_t{2});
    }
}

void TestEpochLog::aGenerationWithoutTheOneBeforeDoesNotCount() {
    EpochLog log(m_room);
    const EpochId first = add(log, {1, 0, 0}, *m_a);
    add(log, {UINT64_MAX, 0, 0}, *m_b);
    const EpochId third = add(log, {3, 0, 0}, *m_b);
    QVERIFY(log.current(members())->id == first);
    QCOMPARE(log.newestGeneration(members()), uint64_t{1});
    add(log, {2, 0, 0}, *m_a); // comes late
    QVERIFY(log.current(members())->id == third);
}

void TestEpochLog::whoClaimsAnotherGenerationHasSaidNothing() {
    EpochLog log(m_room);
    add(log, {1, 0, 0}, *m_a);
    const EpochId second = add(log, {2, 0, 0}, *m_a);
    Made old = make({1, 0, 0});
    EpochCommit lying = old.commit;
    lying.terms.generation = 3;
    log.note(lying, m_b->person()); // before its secret is here …
    log.keep(std::move(old.record));
    QVERIFY(log.current(members())->id == second);
    log.note(lying, m_c->person()); // … and after
    QVERIFY(log.current(members())->id == second);
    QCOMPARE(log.newestGeneration(members()), uint64_t{2});
}

void TestEpochLog::epochsEndByTimeAndByCount() {
    EpochLog log(m_room);
    add(log, {1, 500, startMs}, *m_a);
    QVERIFY(!log.isDue(members(), at(epochLifeMs - 1), 500 + epochContentsMax - 1));
    QVERIFY(log.isDue(members(), at(epochLifeMs), 500));
    QVERIFY(log.isDue(members(), at(0), 500 + epochContentsMax));
    add(log, {2, 2500, startMs + epochLifeMs}, *m_a);
    QVERIFY(!log.isDue(members(), at(epochLifeMs), 2500));
}

void TestEpochLog::clocksThatDisagreeDoNotRenewEachOthersEpochs() {
    EpochLog log(m_room);
    const int64_t year = int64_t{365} * 24 * 3600 * 1000;
    add(log, {1, 0, startMs + year}, *m_a); // by somebody whose clock is a year ahead
    QVERIFY(!log.isDue(members(), at(0), 0));
    QVERIFY(log.isDue(members(), at(0), epochContentsMax)); // the count bounds it still
    add(log, {2, 0, INT64_MIN}, *m_b);
    QVERIFY(log.isDue(members(), at(0), 0));
    add(log, {3, 0, INT64_MAX}, *m_b);
    QVERIFY(!log.isDue(members(), at(0), 0));
}

void TestEpochLog::whoIsShutOutCommitsTheNext() {
    EpochLog log(m_room);
    const EpochId first = add(log, {1, 0, startMs}, *m_a);
    const Made closed = make({2, 0, startMs});
    QVERIFY(log.note(closed.commit, m_b->person()));
    // Not here yet: the old one serves, and is readable for everybody.
    QVERIFY(log.current(members())->id == first && !log.isDue(members(), at(0), 0));
    QCOMPARE(log.awaited(members(), {}).size(), size_t{1});
    log.markShut(closed.commit.id, m_b->person());
    QVERIFY(log.isDue(members(), at(0), 0));
    QVERIFY(log.awaited(members(), {}).empty());
    QCOMPARE(log.newestGeneration(members()), uint64_t{2});
    add(log, {3, 0, startMs}, *m_a);
    QVERIFY(!log.isDue(members(), at(0), 0));
}

void TestEpochLog::removalMakesANewEpochAtTheNextSend() {
    makeGroup(*m_a, {m_b.get(), m_c.get()});
    QVERIFY(m_a->say({"하나"}, 1'000));
    const EpochId before = lastUsed(*m_a);
    const uint64_t control = m_a->feeds.head(m_a->feedOf(feed::Kind::Control))->seq;
    QVERIFY(m_a->room->remove(m_c->person(), at(2'000)));
    // Only the removal was written: who says nothing commits nothing.
    QCOMPARE(m_a->feeds.head(m_a->feedOf(feed::Kind::Control))->seq, control + 1);
    QVERIFY(m_a->say({"둘"}, 3'000));
    QVERIFY(lastUsed(*m_a) != before);
}

void TestEpochLog::whoCameBackGetsAFreshEpoch() {
    makeGroup(*m_a, {m_b.get(), m_c.get()});
    QVERIFY(m_a->say({"함께"}, 1'000));
    const EpochId together = lastUsed(*m_a);
    QVERIFY(m_a->room->remove(m_c->person(), at(2'000)));
    QVERIFY(m_a->say({"둘이"}, 3'000));
    const EpochId without = lastUsed(*m_a);
    QVERIFY(admit(*m_a->room, m_c->self.certificate, at(4'000)));
    QVERIFY(m_a->say({"다시"}, 5'000));
    const EpochId again = lastUsed(*m_a);
    QVERIFY(again != together && again != without);
    QVERIFY(m_a->room->remove(m_c->person(), at(6'000)));
    QVERIFY(m_a->say({"또 둘이"}, 7'000));
    QVERIFY(lastUsed(*m_a) != without && lastUsed(*m_a) != again);
    mix({m_a.get(), m_b.get(), m_c.get()}, 5, at(8'000));
    QCOMPARE(m_b->reads().size(), size_t{4});
    QVERIFY(!m_c->readsText("둘이") && !m_c->readsText("또 둘이"));
}

void TestEpochLog::whoCameAndLeftKnowsNoEpochThatIsUsed() {
    makeGroup(*m_a, {m_b.get()});
    QVERIFY(m_a->say({"둘이"}, 1'000));
    const EpochId before = lastUsed(*m_a);
    join(*m_a, *m_c, 2'000);
    mix({m_a.get(), m_b.get(), m_c.get()}, 5, at(3'000));
    QVERIFY(m_a->room->remove(m_c->person(), at(4'000)));
    QVERIFY(m_a->say({"다시 둘이"}, 5'000)); // the same two as before
    QVERIFY(lastUsed(*m_a) != before);
}

void TestEpochLog::roomsRotateByCountAndTimeOverRestarts() {
    makeGroup(*m_a, {m_b.get()});
    QVERIFY(m_a->say({"처음"}, 1'000));
    const EpochId first = lastUsed(*m_a);
    QVERIFY(m_a->say(std::vector<std::string>(epochContentsMax - 1, "말"), 2'000));
    QVERIFY(lastUsed(*m_a) == first);
    m_a->reload();
    QVERIFY(m_a->say({"이천"}, 3'000));
    const EpochId second = lastUsed(*m_a);
    QVERIFY(second != first);
    m_a->reload();
    QVERIFY(m_a->say({"그대로"}, 3'000 + epochLifeMs - 1));
    QVERIFY(lastUsed(*m_a) == second);
    QVERIFY(m_a->say({"이레"}, 3'000 + epochLifeMs));
    QVERIFY(lastUsed(*m_a) != second && lastUsed(*m_a) != first);
    passAll(*m_a, *m_b, at(4'000 + epochLifeMs));
    QCOMPARE(m_b->reads().size(), epochContentsMax + 3);
}

void TestEpochLog::everybodySendsUnderOneEpochAfterMerging() {
    makeGroup(*m_a, {m_b.get(), m_c.get()});
    const std::vector<Device*> party{m_a.get(), m_b.get(), m_c.get()};
    // All three commit unseen by each other, and two of them rotate unseen.
    for (Device* each : party) QVERIFY(each->say({each->name}, 1'000));
    QVERIFY(m_a->say({"새로"}, 1'000 + epochLifeMs));
    QVERIFY(m_b->say({"새로"}, 2'000 + epochLifeMs));
    mix(party, 7, at(3'000 + epochLifeMs));
    std::set<EpochId> used;
    for (Device* each : party) {
        QVERIFY(each->say({"끝"}, 4'000 + epochLifeMs));
        used.insert(lastUsed(*each));
        each->reload();
        QVERIFY(each->say({"끝"}, 5'000 + epochLifeMs));
        used.insert(lastUsed(*each));
    }
    QCOMPARE(used.size(), size_t{1});
    mix(party, 8, at(6'000 + epochLifeMs));
    for (Device* each : party) QCOMPARE(each->reads().size(), size_t{11});
}

QTEST_GUILESS_MAIN(TestEpochLog)
#include "tst_epoch_log.moc"
