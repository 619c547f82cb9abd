// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/party.h"

#include "crypto/aead.h"
#include "room/limits.h"
#include "room/past_epochs.h"

using namespace ieum;
using namespace ieum::room;
using namespace ieum::room::test;

using Texts = std::vector<std::string>;

/// What a newcomer, or a further device, is given of what was said before.
class TestPastEpochs : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init();
    void newcomersReadEverythingWhenThePolicySaysSo();
    void newcomersReadFromJoiningOnOtherwise();
    void newcomersReadTheLastDays();
    void aFurtherDeviceOfOnesOwnReadsEverything();
    void whoVouchedForADeviceIsItsSeniorEverywhere();
    void itIsReadAgainAfterARestartAndPassedOn();
    void othersCannotOpenIt();
    void whatIsNotTrueIsNotKept();
    void manyEpochsTakeSeveralBodies();

  private:
    void set(History history, uint32_t days = 0) {
        Policy policy;
        policy.history = history;
        policy.historyDays = days;
        QVERIFY(m_a->room->operate(PolicyOp{policy}, at(100)));
    }
    /// Two epochs, ten days apart.
    void talk() {
        QVERIFY(m_a->say({"열흘 전"}, 1'000));
        QVERIFY(m_a->say({"어제"}, 10 * dayMs));
        mix({m_a.get(), m_b.get()}, 2, at(10 * dayMs + 1'000));
    }
    void joinThird() {
        join(*m_a, *m_c, 11 * dayMs);
        mix({m_a.get(), m_b.get(), m_c.get()}, 3, at(11 * dayMs + 1'000));
    }
    std::unique_ptr<Device> m_a;
    std::unique_ptr<Device> m_b;
    std::unique_ptr<Device> m_c;
};

void TestPastEpochs::init() {
    m_a = std::make_unique<Device>("가", 1);
    m_b = std::make_unique<Device>("나", 2);
    m_c = std::make_unique<Device>("다", 3);
    makeGroup(*m_a, {m_b.get()});
}

void TestPastEpochs::newcomersReadEverythingWhenThePolicySaysSo() {
    set(History::Everything);
    talk();
    joinThird();
    QCOMPARE(m_c->reads(), (Texts{"열흘 전", "어제"}));
}

void TestPastEpochs::newcomersReadFromJoiningOnOtherwise() {
    talk();
    joinThird();
    QCOMPARE(m_c->reads(), Texts());
}

void TestPastEpochs::newcomersReadTheLastDays() {
    // By whole epochs: the one of ten days ago served until yesterday.
    set(History::LastDays, 3);
    talk();
    QVERIFY(m_a->say({"방금"}, 20 * dayMs));
    join(*m_a, *m_c, 21 * dayMs);
    mix({m_a.get(), m_b.get(), m_c.get()}, 3, at(21 * dayMs + 1'000));
    QCOMPARE(m_c->reads(), (Texts{"어제", "방금"}));
}

void TestPastEpochs::aFurtherDeviceOfOnesOwnReadsEverything() {
    talk();
    const auto further = feed::certifyFurther(m_b->key, m_b->self.certificate, m_c->key.publicAs<DeviceId>(),
                                              m_c->agreement.publicKey(), "노트북");
    m_c->self.certificate = *further;
    QVERIFY(m_b->room->operate(AddDeviceOp{*further}, at(11 * dayMs)));
    m_c->enter(recordOf(m_b->room->record().id, RoomKind::Group, m_b->room->record().secret), {}, {}, at(11 * dayMs));
    mix({m_a.get(), m_b.get(), m_c.get()}, 3, at(11 * dayMs + 1'000));
    QCOMPARE(m_c->reads(), (Texts{"열흘 전", "어제"}));
    QCOMPARE(m_a->room->members().nameOf(m_c->person()), std::string("나"));
    QVERIFY(m_c->say({"노트북에서"}, 12 * dayMs));
    mix({m_a.get(), m_b.get(), m_c.get()}, 4, at(12 * dayMs + 1'000));
    QVERIFY(m_a->readsText("노트북에서") && m_b->readsText("노트북에서"));
    // Revoked by the device that vouched for it: it reads nothing after, and writes nothing.
    QVERIFY(m_c->room->operate(RevokeDeviceOp{m_b->person(), m_b->self.certificate.device, {}}, at(13 * dayMs))
                .error()
                .is(RoomError::NotAllowed));
    QVERIFY(m_b->room->operate(RevokeDeviceOp{m_b->person(), further->device, {}}, at(13 * dayMs)));
    mix({m_a.get(), m_b.get(), m_c.get()}, 5, at(13 * dayMs + 1'000));
    QVERIFY(!m_c->room->isMember() && m_c->room->record().removed);
    QVERIFY(m_b->room->isMember() && !m_b->room->record().removed);
    QVERIFY(m_a->say({"이제 둘이서"}, 14 * dayMs));
    mix({m_a.get(), m_b.get(), m_c.get()}, 6, at(14 * dayMs + 1'000));
    QVERIFY(m_b->readsText("이제 둘이서") && !m_c->readsText("이제 둘이서"));
    QVERIFY(m_c->say({"나도"}, 15 * dayMs).error().is(RoomError::NotAMember));
}

void TestPastEpochs::whoVouchedForADeviceIsItsSeniorEverywhere() {
    // The linked device begins a room and brings the one that linked it in.
    Device phone("가", 11);
    Device laptop("노트북", 12);
    laptop.self.certificate = *feed::certifyFurther(phone.key, phone.self.certificate, laptop.key.publicAs<DeviceId>(),
                                                    laptop.agreement.publicKey(), "노트북");
    makeGroup(laptop, {});
    QCOMPARE(laptop.room->members().nameOf(phone.person()), std::string("가"));
    const PersonId self = phone.person();
    QVERIFY(laptop.room->operate(AddDeviceOp{phone.self.certificate}, at(1'000)));
    phone.enter(recordOf(laptop.room->record().id, RoomKind::Group, laptop.room->record().secret), {}, {}, at(2'000));
    mix({&phone, &laptop}, 3, at(3'000));
    QVERIFY(laptop.room->operate(RevokeDeviceOp{self, phone.self.certificate.device, {}}, at(4'000))
                .error()
                .is(RoomError::NotAllowed));
    QVERIFY(phone.room->operate(RevokeDeviceOp{self, laptop.self.certificate.device, {}}, at(4'000)));
    mix({&phone, &laptop}, 4, at(5'000));
    QVERIFY(phone.room->isMember() && !laptop.room->isMember());
    QVERIFY(laptop.room->record().removed && !phone.room->record().removed);
}

void TestPastEpochs::itIsReadAgainAfterARestartAndPassedOn() {
    set(History::Everything);
    talk();
    joinThird();
    m_c->reload();
    QCOMPARE(m_c->room->epochs().log().all().size(), size_t{2});
    Device d("라", 4);
    QVERIFY(m_a->room->operate(SetRoleOp{m_c->person(), Role::Admin, {}}, at(12 * dayMs)));
    mix({m_a.get(), m_b.get(), m_c.get()}, 4, at(12 * dayMs));
    join(*m_c, d, 12 * dayMs);
    mix({m_a.get(), m_b.get(), m_c.get(), &d}, 5, at(12 * dayMs + 1'000));
    QCOMPARE(d.reads(), (Texts{"열흘 전", "어제"}));
}

void TestPastEpochs::othersCannotOpenIt() {
    talk();
    const EpochLog& log = m_a->room->epochs().log();
    std::set<EpochId> all;
    for (const auto& [id, epoch] : log.all()) all.insert(id);
    const RoomId room = m_a->room->record().id;
    const auto bodies = sealHistory(room, log, all, m_c->self.certificate, GivenTo::Newcomer, m_a->random);
    QCOMPARE(bodies.size(), size_t{1});
    QCOMPARE(openHistory(room, bodies.front(), m_c->self).size(), size_t{2});
    QVERIFY(openHistory(room, bodies.front(), m_b->self).empty());
    QVERIFY(openHistory(RoomId{}, bodies.front(), m_c->self).empty());
    wire::History stolen = bodies.front();
    stolen.set_to_device(wire::fieldOf(m_b->self.certificate.device));
    QVERIFY(openHistory(room, stolen, m_b->self).empty());
    stolen = bodies.front();
    (*stolen.mutable_sealed())[40] ^= 1;
    QVERIFY(openHistory(room, stolen, m_c->self).empty());
}

void TestPastEpochs::whatIsNotTrueIsNotKept() {
    // Somebody gives another secret for an epoch, one that nobody committed, and one of the wrong size.
    talk();
    const RoomId room = m_a->room->record().id;
    const EpochRecord& real = m_a->room->epochs().log().all().begin()->second;
    wire::PastEpochs past;
    wire::PastEpoch& lie = *past.add_epochs();
    lie.set_epoch(wire::fieldOf(real.id));
    lie.set_secret(std::string(32, 'x'));
    lie.set_members(wire::fieldOf(real.members));
    lie.set_generation(1);
    *past.add_epochs() = lie;
    past.mutable_epochs(1)->set_secret("short");
    Bytes context = copyOf(bytesOf("ieum past epochs v1"));
    append(context, room.view());
    wire::History body;
    body.set_to_device(wire::fieldOf(m_c->self.certificate.device));
    body.set_sealed(
        std::string(textOf(crypto::sealTo(m_c->agreement.publicKey(), wire::encode(past), context, m_a->random))));
    QVERIFY(openHistory(room, body, m_c->self).empty());
}

void TestPastEpochs::manyEpochsTakeSeveralBodies() {
    EpochLog log(m_a->room->record().id);
    std::set<EpochId> all;
    for (uint64_t i = 0; i < pastEpochsPerBody + 1; ++i) {
        EpochRecord epoch;
        epoch.secret = crypto::Key::random(m_a->random);
        epoch.generation = i + 1;
        epoch.id = epochIdOf(epoch.secret, epoch.members, epoch.generation);
        all.insert(epoch.id);
        log.keep(std::move(epoch));
    }
    const auto bodies =
        sealHistory(m_a->room->record().id, log, all, m_c->self.certificate, GivenTo::Newcomer, m_a->random);
    QCOMPARE(bodies.size(), size_t{2});
    QVERIFY(bodies.front().ByteSizeLong() < contentBytesMax);
    size_t opened = 0;
    for (const auto& body : bodies) opened += openHistory(m_a->room->record().id, body, m_c->self).size();
    QCOMPARE(opened, all.size());
}

QTEST_GUILESS_MAIN(TestPastEpochs)
#include "tst_past_epochs.moc"
