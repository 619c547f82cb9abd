// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/limits.h"
#include "room/party.h"

using namespace ieum;
using namespace ieum::room;
using namespace ieum::room::test;

/// Keys to which epochs are sealed for a while, and what is wiped when its time is over.
class TestPrekeys : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init();
    void aDeviceSaysOneWeekly();
    void epochsAreSealedToTheNewest();
    void theCertifiedKeyServesWhoHasSaidNone();
    void anOldOneIsBetterThanNone();
    void aValidOneIsPreferredToWhatAWrongClockMade();
    void whatADeviceSaysOfAnotherCountsForItself();
    void aLostPrivateHalfIsReplaced();
    void privateHalvesAreWipedAfterNinetyDays();
    void aWrongClockWipesNothing();
    void nonsenseIsNoPrekey();
    void epochsAreWipedWithWhatTheyKept();
    void withoutRetentionNothingIsWiped();

  private:
    /// The clock goes right: the profile gets older by what it shows.
    static Done tend(Device& device, int64_t ms) {
        const auto tended = tendKeys(*device.room, at(ms), ms);
        return tended ? Done() : Done(passOn(tended));
    }
    static wire::ControlBody prekeyOf(const crypto::AgreementKey& key, int64_t ms) {
        wire::ControlBody body;
        body.mutable_prekey()->set_key(wire::fieldOf(key.publicKey()));
        body.mutable_prekey()->set_made_ms(startMs + ms);
        return body;
    }
    size_t controlEventsOf(const Device& device) const {
        return device.feeds.all().at(device.feedOf(feed::Kind::Control)).size();
    }
    /// Our slices of the newest epoch of a's, opened with nothing but these.
    bool opens(std::vector<const crypto::AgreementKey*> keys) const {
        const auto& events = m_a->feeds.all().at(m_a->feedOf(feed::Kind::Control));
        for (auto event = events.rbegin(); event != events.rend(); ++event) {
            const auto plain = openBody(m_a->room->keys().control(),
                                        {event->header.feed, event->header.seq, event->header.epoch}, event->body);
            const auto body = wire::decode<wire::ControlBody>(*plain);
            if (!body || !body->has_epoch()) continue;
            const auto commit = readCommit(body->epoch());
            return openEpoch(*commit, slicesIn(commit->inlined),
                             {m_a->room->record().id, m_b->self.certificate.device, std::move(keys)})
                .has_value();
        }
        return false;
    }
    crypto::AgreementKey privateHalf(size_t number) const {
        return crypto::AgreementKey::fromSecret(m_b->log.prekeys({})->at(number).secret);
    }
    std::unique_ptr<Device> m_a;
    std::unique_ptr<Device> m_b;
};

void TestPrekeys::init() {
    m_a = std::make_unique<Device>("가", 1);
    m_b = std::make_unique<Device>("나", 2);
    makeGroup(*m_a, {m_b.get()});
}

void TestPrekeys::aDeviceSaysOneWeekly() {
    const size_t before = controlEventsOf(*m_b);
    QVERIFY(tend(*m_b, 1'000));
    QVERIFY(tend(*m_b, prekeyRenewMs));
    QCOMPARE(controlEventsOf(*m_b), before + 1);
    m_b->reload();
    QVERIFY(tend(*m_b, prekeyRenewMs));
    QCOMPARE(controlEventsOf(*m_b), before + 1);
    QVERIFY(tend(*m_b, prekeyRenewMs + 1'000));
    QCOMPARE(controlEventsOf(*m_b), before + 2);
    // Whoever is not in says nothing.
    QVERIFY(m_a->room->remove(m_b->person(), at(prekeyRenewMs + 2'000)));
    passAll(*m_a, *m_b, at(prekeyRenewMs + 3'000));
    QVERIFY(tend(*m_b, 3 * prekeyRenewMs));
    QCOMPARE(controlEventsOf(*m_b), before + 2);
}

void TestPrekeys::epochsAreSealedToTheNewest() {
    QVERIFY(tend(*m_b, 1'000));
    QVERIFY(tend(*m_b, prekeyRenewMs + 2'000));
    passAll(*m_b, *m_a, at(prekeyRenewMs + 3'000));
    QVERIFY(m_a->say({"안녕"}, prekeyRenewMs + 4'000));
    const auto first = privateHalf(0);
    const auto second = privateHalf(1);
    QVERIFY(opens({&second}) && !opens({&first}) && !opens({&m_b->agreement}));
    passAll(*m_a, *m_b, at(prekeyRenewMs + 5'000));
    QVERIFY(m_b->readsText("안녕"));
}

void TestPrekeys::theCertifiedKeyServesWhoHasSaidNone() {
    QVERIFY(m_a->say({"안녕"}, 1'000));
    QVERIFY(opens({&m_b->agreement}));
    // What was sealed to it before he heard of a prekey opens afterwards as well.
    QVERIFY(tend(*m_b, 2'000));
    passAll(*m_a, *m_b, at(3'000));
    QVERIFY(m_b->readsText("안녕"));
}

void TestPrekeys::anOldOneIsBetterThanNone() {
    QVERIFY(tend(*m_b, 1'000));
    passAll(*m_b, *m_a, at(2'000));
    const int64_t later = prekeyLifeMs + 60 * dayMs;
    QVERIFY(m_a->say({"오랜만"}, later));
    const auto known = privateHalf(0);
    QVERIFY(opens({&known}));
    // And b, who has said others since, has kept it.
    for (int64_t ms = prekeyRenewMs + 2'000; ms < later; ms += prekeyRenewMs + 2'000) {
        QVERIFY(tend(*m_b, ms));
    }
    passAll(*m_a, *m_b, at(later + 1'000));
    QVERIFY(m_b->readsText("오랜만"));
}

void TestPrekeys::aValidOneIsPreferredToWhatAWrongClockMade() {
    SeededRandom random(7);
    const auto good = crypto::AgreementKey::generate(random);
    const auto old = crypto::AgreementKey::generate(random);
    const auto future = crypto::AgreementKey::generate(random);
    m_b->forge(prekeyOf(good, 1'000), hlcAt(1'000));
    m_b->forge(prekeyOf(old, -90 * dayMs), hlcAt(2'000));
    m_b->forge(prekeyOf(future, 900 * dayMs), hlcAt(3'000));
    passAll(*m_b, *m_a, at(4'000));
    QVERIFY(m_a->say({"안녕"}, 5'000));
    QVERIFY(opens({&good}) && !opens({&old, &future}));
}

void TestPrekeys::whatADeviceSaysOfAnotherCountsForItself() {
    Device c("다", 3);
    join(*m_a, c, 500);
    mix({m_a.get(), m_b.get(), &c}, 3, at(600));
    SeededRandom random(7);
    const auto key = crypto::AgreementKey::generate(random);
    c.forge(prekeyOf(key, 1'000), hlcAt(1'000));
    passAll(c, *m_a, at(2'000));
    QVERIFY(m_a->say({"안녕"}, 3'000));
    QVERIFY(opens({&m_b->agreement}) && !opens({&key}));
}

void TestPrekeys::aLostPrivateHalfIsReplaced() {
    QVERIFY(tend(*m_b, 1'000));
    {
        const auto all = m_b->log.prekeys({});
        for (const PrekeyRecord& each : *all) QVERIFY(m_b->log.forgetPrekey({}, each));
    }
    m_b->reload();
    const size_t before = controlEventsOf(*m_b);
    QVERIFY(tend(*m_b, 2'000));
    QCOMPARE(controlEventsOf(*m_b), before + 1);
    passAll(*m_b, *m_a, at(3'000));
    QVERIFY(m_a->say({"다시"}, 4'000));
    passAll(*m_a, *m_b, at(5'000));
    QVERIFY(m_b->readsText("다시"));
}

void TestPrekeys::privateHalvesAreWipedAfterNinetyDays() {
    for (int week = 0; week <= 12; ++week) QVERIFY(tend(*m_b, week * (prekeyRenewMs + 1'000)));
    QCOMPARE(m_b->log.prekeys({})->size(), size_t{13}); // 84 days
    QVERIFY(tend(*m_b, prekeyRenewMs + 1'000 + prekeyKeepMs));
    QCOMPARE(m_b->log.prekeys({})->size(), size_t{13}); // one came, and the first one's successor is 90 days old
    QVERIFY(m_b->log.prekeys({})->front().madeMs == at(prekeyRenewMs + 1'000).wall.ms);
    // The last is kept however old it gets: somebody may know no other.
    QVERIFY(m_a->room->remove(m_b->person(), at(prekeyKeepMs)));
    Device alone("라", 4);
    makeGroup(alone, {});
    QVERIFY(tend(alone, 0));
    QVERIFY(alone.room->epochs().expire(alone.room->members(), 1000 * dayMs));
    QCOMPARE(alone.log.prekeys({})->size(), size_t{1});
}

void TestPrekeys::aWrongClockWipesNothing() {
    const int64_t yearMs = 365 * dayMs;
    Policy policy;
    policy.retentionDays = 30;
    QVERIFY(m_a->room->operate(PolicyOp{policy}, at(500)));
    QVERIFY(m_a->say({"처음"}, 1'000));
    passAll(*m_a, *m_b, at(2'000));
    QVERIFY(m_a->say({"다음 주"}, epochLifeMs + 2'000));
    passAll(*m_a, *m_b, at(epochLifeMs + 3'000));
    // A year ahead for an hour, and back, and ahead again: keys are made, and none goes.
    int64_t ageMs = epochLifeMs + 4'000;
    for (const int64_t errorMs : {yearMs, int64_t{0}, -yearMs, int64_t{0}, yearMs}) {
        ageMs += 60 * 60 * 1000;
        QVERIFY(tendKeys(*m_b->room, at(ageMs + errorMs), ageMs));
        m_b->reload();
        if (m_b->log.prekeys({})->size() == 1) passAll(*m_b, *m_a, at(ageMs));
    }
    QCOMPARE(m_b->log.prekeys({})->size(), size_t{5});
    QCOMPARE(m_b->room->epochs().log().all().size(), size_t{2});
    // Whoever knows no other seals to the first of them.
    QVERIFY(m_a->say({"셋째 주"}, 2 * epochLifeMs + 3'000));
    passAll(*m_a, *m_b, at(2 * epochLifeMs + 4'000));
    QVERIFY(m_b->readsText("셋째 주"));
}

void TestPrekeys::nonsenseIsNoPrekey() {
    wire::ControlBody body;
    body.mutable_prekey()->set_key("short");
    m_b->forge(body, hlcAt(1'000));
    body.mutable_prekey()->set_key(std::string(32, '\0')); // of low order: harms its owner only
    Device c("다", 3);
    join(*m_a, c, 500);
    mix({m_a.get(), m_b.get(), &c}, 3, at(1'000));
    c.forge(body, hlcAt(2'000));
    mix({m_a.get(), m_b.get(), &c}, 4, at(3'000));
    QVERIFY(m_a->say({"안녕"}, 4'000));
    QVERIFY(opens({&m_b->agreement}));
    mix({m_a.get(), m_b.get(), &c}, 5, at(5'000));
    QVERIFY(m_b->readsText("안녕") && !c.readsText("안녕"));
}

void TestPrekeys::epochsAreWipedWithWhatTheyKept() {
    Policy policy;
    policy.retentionDays = 30;
    QVERIFY(m_a->room->operate(PolicyOp{policy}, at(500)));
    QVERIFY(m_a->say({"처음"}, 1'000));
    passAll(*m_a, *m_b, at(2'000));
    QVERIFY(m_a->say({"다음 주"}, epochLifeMs + 2'000));
    passAll(*m_a, *m_b, at(epochLifeMs + 3'000));
    QCOMPARE(m_b->room->epochs().log().all().size(), size_t{2});
    QVERIFY(tend(*m_b, epochLifeMs + 4'000));
    m_b->reload();
    QVERIFY(tend(*m_b, epochLifeMs + 1'000 + 30 * dayMs));
    QCOMPARE(m_b->room->epochs().log().all().size(), size_t{2});
    QVERIFY(tend(*m_b, epochLifeMs + 10'000 + 30 * dayMs));
    QCOMPARE(m_b->room->epochs().log().all().size(), size_t{1});
    // Its slice lies in the commit still, and the key that opens it is here: it stays shut all the same.
    m_b->reload();
    QCOMPARE(m_b->room->epochs().log().all().size(), size_t{1});
    QCOMPARE(m_b->log.epochs({})->size(), size_t{1});
    // What is used goes on.
    QVERIFY(m_b->say({"나도"}, epochLifeMs + 11'000 + 30 * dayMs));
    passAll(*m_b, *m_a, at(epochLifeMs + 12'000 + 30 * dayMs));
    QVERIFY(m_a->readsText("나도"));
}

void TestPrekeys::withoutRetentionNothingIsWiped() {
    QVERIFY(m_a->say({"처음"}, 1'000));
    QVERIFY(m_a->say({"다음 주"}, epochLifeMs + 2'000));
    QVERIFY(tend(*m_a, 3000 * dayMs));
    QCOMPARE(m_a->room->epochs().log().all().size(), size_t{2});
}

QTEST_GUILESS_MAIN(TestPrekeys)
#include "tst_prekeys.moc"
