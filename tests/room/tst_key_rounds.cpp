// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/content.h"
#include "room/key_rounds.h"
#include "room/limits.h"
#include "room/party.h"

using namespace ieum;
using namespace ieum::room;
using namespace ieum::room::test;

/// Epochs that a backup or a forked feed took, and that somebody gives again. (tst_prekeys: the other half of a round.)
class TestKeyRounds : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init() {
        m_a = std::make_unique<Device>("가", 1);
        m_b = std::make_unique<Device>("나", 2);
        m_c = std::make_unique<Device>("다", 3);
        makeGroup(*m_a, {m_b.get(), m_c.get()});
    }
    void whatABackupTookIsGivenAgain() {
        loseAnEpoch();
        QVERIFY(!m_b->readsText("회의는 세 시"));
        QVERIFY(tend(*m_b, 5'000));
        passAll(*m_b, *m_a, at(5'100));
        QVERIFY(tend(*m_a, turnsOver(5'200)));
        passAll(*m_a, *m_b, at(turnsOver(5'300)));
        QCOMPARE(m_b->reads(), Texts{"회의는 세 시"});
        // It stays open, and nothing is asked a second time.
        m_b->reload();
        const size_t said = saidBy(*m_b);
        QVERIFY(tend(*m_b, turnsOver(6'000)));
        QCOMPARE(saidBy(*m_b), said);
        QVERIFY(m_b->say({"네"}, turnsOver(7'000)));
        passAll(*m_b, *m_a, at(turnsOver(7'100)));
        QVERIFY(m_a->readsText("네"));
    }
    void oneOfThoseWhoCouldAnswers() {
        loseAnEpoch();
        QVERIFY(tend(*m_b, 5'000));
        for (Device* each : {m_a.get(), m_c.get()}) passAll(*m_b, *each, at(5'100));
        for (Device* each : {m_a.get(), m_c.get()}) QVERIFY(tend(*each, 5'200));
        const size_t a = saidBy(*m_a), c = saidBy(*m_c);
        // Their turns are five seconds apart: whoever has the first one is heard before the other has his.
        for (int64_t ms = 5'300; ms <= turnsOver(5'300); ms += lostEpochTurnMs) {
            for (Device* each : {m_a.get(), m_c.get()}) QVERIFY(tend(*each, ms));
            mix({m_a.get(), m_b.get(), m_c.get()}, 7, at(ms));
        }
        QVERIFY(m_b->readsText("회의는 세 시"));
        QVERIFY2(saidBy(*m_a) + saidBy(*m_c) <= a + c + 1, "two answered");
    }
    void whereNobodyHasTheTableTheSecretIsGiven() {
        for (size_t i = 0; i < slicesInlineMax; ++i) {
            QVERIFY(admit(*m_a->room, Device("더", 100 + i).self.certificate, at(100)));
        }
        QVERIFY(m_a->say({"표는 없다"}, 1'000));
        passAll(*m_a, *m_b, at(2'000)); // events alone
        QVERIFY(tend(*m_b, 2'000));
        const size_t said = saidBy(*m_b);
        QVERIFY(tend(*m_b, 2'000 + slicePatienceMs - 1));
        QCOMPARE(saidBy(*m_b), said);
        QVERIFY(tend(*m_b, 2'000 + slicePatienceMs));
        QCOMPARE(saidBy(*m_b), said + 1);
        int64_t ms = 3'000 + slicePatienceMs;
        passAll(*m_b, *m_a, at(ms));
        QVERIFY(tend(*m_a, ms));
        ms += static_cast<int64_t>(m_a->room->members().devices().size()) * lostEpochTurnMs;
        QVERIFY(!m_b->readsText("표는 없다"));
        QVERIFY(tend(*m_a, ms));
        passAll(*m_a, *m_b, at(ms));
        QVERIFY(m_b->readsText("표는 없다"));
    }
    void whatNoCommitNamesIsAskedForAfterAWhile() {
        // As when the commit ended with a forked feed, while a and c went on writing under it.
        const CommittedEpoch orphan =
            commitEpoch(m_a->room->record().id, m_a->room->members(), m_a->random, {7, 0, startMs});
        for (Device* each : {m_a.get(), m_c.get()}) {
            EpochRecord epoch{orphan.record.id, orphan.record.secret.clone(), orphan.record.members, hlcAt(900), 7};
            QVERIFY(each->log.saveEpoch(each->room->record().id, epoch));
            each->reload();
        }
        const auto body = toBody(m_c->outgoing("아무도 모르는 열쇠", 1'000));
        m_c->forge(feed::Kind::Content, wire::encode(*body), m_c->room->epochs().log().find(orphan.record.id),
                   hlcAt(1'000));
        passAll(*m_c, *m_b, at(2'000));
        QVERIFY(!m_b->readsText("아무도 모르는 열쇠"));
        const size_t said = saidBy(*m_b);
        QVERIFY(tend(*m_b, 2'000)); // a prekey, which was due
        QVERIFY(tend(*m_b, 2'000 + lostEpochPatienceMs - 1));
        QCOMPARE(saidBy(*m_b), said + 1);
        QVERIFY(tend(*m_b, 2'000 + lostEpochPatienceMs));
        QCOMPARE(saidBy(*m_b), said + 2);
        const int64_t later = 3'000 + lostEpochPatienceMs;
        passAll(*m_b, *m_a, at(later));
        QVERIFY(tend(*m_a, later));
        QVERIFY(tend(*m_a, turnsOver(later)));
        passAll(*m_a, *m_b, at(turnsOver(later)));
        QVERIFY(m_b->readsText("아무도 모르는 열쇠"));
    }
    void whoWasGivenItGivesItOn() {
        // Both lost it, and a, who gives it to b, is not there when c asks.
        loseAnEpoch({m_b.get(), m_c.get()});
        QVERIFY(tend(*m_b, 5'000));
        passAll(*m_b, *m_a, at(5'100));
        QVERIFY(tend(*m_a, turnsOver(5'200)));
        passAll(*m_a, *m_b, at(turnsOver(5'300)));
        m_b->reload();
        const EpochId first = m_b->room->epochs().log().all().begin()->first;
        // It is no epoch of the present members any more, and the newcomer's is none of those that it was sealed to.
        Device d("라", 4);
        join(*m_a, d, turnsOver(6'000));
        mix({m_a.get(), m_b.get(), m_c.get(), &d}, 5, at(turnsOver(6'100)));
        ask(d, {first}, turnsOver(7'000));
        QVERIFY(tend(*m_c, turnsOver(7'000)));
        for (Device* each : {&d, m_c.get()}) passAll(*each, *m_b, at(turnsOver(7'100)));
        QVERIFY(tend(*m_b, turnsOver(8'000)));
        QVERIFY(tend(*m_b, turnsOver(turnsOver(8'000))));
        for (Device* each : {&d, m_c.get()}) passAll(*m_b, *each, at(turnsOver(turnsOver(8'100))));
        QCOMPARE(m_c->reads(), Texts{"회의는 세 시"});
        QVERIFY(!d.readsText("회의는 세 시"));
    }
    void newcomersAreNotGivenWhatIsBeforeThem() {
        QVERIFY(m_a->say({"우리끼리"}, 1'000));
        const auto first = m_a->room->epochs().log().all().begin()->first;
        Device d("라", 4);
        join(*m_a, d, 2'000);
        mix({m_a.get(), m_b.get(), m_c.get(), &d}, 5, at(2'100));
        ask(d, {first}, 3'000);
        passAll(d, *m_a, at(3'100));
        const size_t said = saidBy(*m_a);
        QVERIFY(tend(*m_a, 3'200)); // a prekey, which was due
        QVERIFY(tend(*m_a, turnsOver(3'200)));
        QCOMPARE(saidBy(*m_a), said + 1);
        passAll(*m_a, d, at(turnsOver(3'300)));
        QVERIFY(!d.readsText("우리끼리"));
        // In a room that lets newcomers read everything it is his to ask for.
        Policy policy;
        policy.history = History::Everything;
        QVERIFY(m_a->room->operate(PolicyOp{policy}, at(turnsOver(4'000))));
        QVERIFY(tend(*m_a, turnsOver(5'000)));
        QVERIFY(tend(*m_a, turnsOver(turnsOver(5'000))));
        passAll(*m_a, d, at(turnsOver(turnsOver(5'100))));
        QVERIFY(d.readsText("우리끼리"));
    }
    void whoIsNoMemberIsGivenNothing() {
        loseAnEpoch();
        QVERIFY(tend(*m_b, 5'000));
        passAll(*m_b, *m_a, at(5'100));
        QVERIFY(m_a->room->remove(m_b->person(), at(5'200)));
        const size_t said = saidBy(*m_a);
        QVERIFY(tend(*m_a, 5'300)); // a prekey, which was due
        QVERIFY(tend(*m_a, turnsOver(5'300)));
        QCOMPARE(saidBy(*m_a), said + 1);
    }
    void nonsenseIsNoQuestion() {
        wire::ControlBody body;
        body.mutable_prekey()->set_key(wire::fieldOf(m_b->agreement.publicKey()));
        body.mutable_prekey()->add_lost("short");
        body.mutable_prekey()->add_lost(std::string(32, '\x01')); // nobody has it
        m_b->forge(body, hlcAt(1'000));
        passAll(*m_b, *m_a, at(1'100));
        const size_t said = saidBy(*m_a);
        QVERIFY(tend(*m_a, 1'200)); // a prekey, which was due
        QVERIFY(tend(*m_a, turnsOver(1'200)));
        QCOMPARE(saidBy(*m_a), said + 1);
    }

  private:
    using Texts = std::vector<std::string>;
    static Done tend(Device& device, int64_t ms) {
        const auto tended = tendKeys(*device.room, at(ms), ms);
        return tended ? Done() : Done(passOn(tended));
    }
    static int64_t turnsOver(int64_t ms) { return ms + 3 * lostEpochTurnMs; }
    static size_t saidBy(const Device& device) {
        return device.feeds.all().at(device.feedOf(feed::Kind::Control)).size();
    }
    static void ask(Device& device, const std::vector<EpochId>& epochs, int64_t ms) {
        wire::ControlBody body;
        body.mutable_prekey()->set_key(wire::fieldOf(device.agreement.publicKey()));
        body.mutable_prekey()->set_made_ms(startMs + ms);
        for (const EpochId& id : epochs) body.mutable_prekey()->add_lost(wire::fieldOf(id));
        device.forge(body, hlcAt(ms));
    }
    void loseAnEpoch() {
        loseAnEpoch({m_b.get()});
        QVERIFY(m_c->readsText("회의는 세 시"));
    }
    /// They have said prekeys, and backups took the private halves; a seals an epoch to them and writes under it.
    void loseAnEpoch(const std::vector<Device*>& losers) {
        for (Device* each : losers) QVERIFY(tend(*each, 1'000));
        mix({m_a.get(), m_b.get(), m_c.get()}, 3, at(1'100));
        for (Device* loser : losers) {
            const auto all = loser->log.prekeys({});
            for (const PrekeyRecord& each : *all) QVERIFY(loser->log.forgetPrekey({}, each));
            loser->reload();
        }
        QVERIFY(m_a->say({"회의는 세 시"}, 2'000));
        for (Device* each : {m_b.get(), m_c.get()}) passAll(*m_a, *each, at(2'100));
        for (Device* loser : losers) QVERIFY(!loser->readsText("회의는 세 시"));
    }
    std::unique_ptr<Device> m_a, m_b, m_c;
};

QTEST_GUILESS_MAIN(TestKeyRounds)
#include "tst_key_rounds.moc"
