// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "room/party.h"

#include "crypto/aead.h"
#include "room/limits.h"

using namespace ieum;
using namespace ieum::room;
using namespace ieum::room::test;

class TestEpochs : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void everyMemberOpensHisSlice();
    void whoHasNoSliceGetsNothing();
    void anotherIdIsRefused();
    void anotherSecretIsRefused();
    void everyFlippedByteIsRefused();
    void weakKeysHarmOnlyTheirOwner();
    void theLargestRoomFitsOneEvent();

  private:
    Membership members() const {
        CreateOp create{RoomKind::Group, "", m_a.self.certificate, {}};
        SeededRandom random(9);
        const FeedId feed = random.make<FeedId>();
        return Membership::resolve(
            m_room, {{feed, 2, {1}, m_a.person(), create}, {feed, 3, {2}, m_a.person(), AddOp{m_b.self.certificate}}});
    }
    Result<EpochRecord> open(const wire::EpochCommit& commit, const Device& device) const {
        return openEpoch(m_room, commit, device.self.certificate.device, device.agreement);
    }
    Device m_a{"a", 1};
    Device m_b{"b", 2};
    Device m_c{"c", 3};
    RoomId m_room = groupRoomId(m_a.person(), {});
};

void TestEpochs::everyMemberOpensHisSlice() {
    const CommittedEpoch made = commitEpoch(m_room, members(), m_a.random);
    QVERIFY(made.record.id == epochIdOf(made.record.secret, made.record.members));
    for (const Device* each : {&m_a, &m_b}) {
        const auto opened = open(made.commit, *each);
        QVERIFY(opened);
        QVERIFY(opened->id == made.record.id && opened->members == members().digest(m_room));
        QVERIFY(opened->secret.equals(made.record.secret));
    }
}

void TestEpochs::whoHasNoSliceGetsNothing() {
    CommittedEpoch made = commitEpoch(m_room, members(), m_a.random);
    QVERIFY(open(made.commit, m_c).error().is(RoomError::NoEpoch));
    made.commit.mutable_slices(0)->set_device(wire::fieldOf(m_c.self.certificate.device));
    QVERIFY(open(made.commit, m_c).error().is(CryptoError::Undecryptable)); // another's slice
    const auto elsewhere = openEpoch(RoomId{}, made.commit, m_b.self.certificate.device, m_b.agreement);
    QVERIFY(!elsewhere);
}

void TestEpochs::anotherIdIsRefused() {
    CommittedEpoch made = commitEpoch(m_room, members(), m_a.random);
    const CommittedEpoch other = commitEpoch(m_room, members(), m_a.random);
    made.commit.set_epoch(other.commit.epoch());
    QVERIFY(open(made.commit, m_b).error().is(CryptoError::Undecryptable));
    made.commit.set_epoch("short");
    QVERIFY(open(made.commit, m_b).error().is(WireError::BadLength));
    wire::EpochCommit members = other.commit;
    members.set_members(std::string(32, 'm'));
    QVERIFY(open(members, m_b).error().is(RoomError::BadEpoch));
}

void TestEpochs::anotherSecretIsRefused() {
    // A committer who seals one secret to most and another one to somebody, under one id.
    const CommittedEpoch made = commitEpoch(m_room, members(), m_a.random);
    const auto ephemeral = crypto::AgreementKey::generate(m_a.random);
    const DeviceId to = m_b.self.certificate.device;
    const auto shared = ephemeral.agree(m_b.agreement.publicKey().view());
    const auto key =
        crypto::derive(*shared, "ieum epoch slice v1", {m_room.view(), ephemeral.publicKey().view(), to.view()});
    wire::EpochCommit lying = made.commit;
    lying.set_ephemeral(wire::fieldOf(ephemeral.publicKey()));
    const auto other = crypto::Key::random(m_a.random);
    for (auto& slice : *lying.mutable_slices()) {
        slice.set_sealed(
            wire::fieldOf(ByteView(crypto::seal(key, crypto::Nonce24{}, other.view(), made.record.id.view()))));
    }
    QVERIFY(open(lying, m_b).error().is(RoomError::BadEpoch));
}

void TestEpochs::everyFlippedByteIsRefused() {
    const CommittedEpoch made = commitEpoch(m_room, members(), m_a.random);
    const Bytes bytes = wire::encode(made.commit);
    for (size_t i = 0; i < bytes.size(); ++i) {
        Bytes changed = bytes;
        changed[i] ^= std::byte{1};
        const auto commit = wire::decode<wire::EpochCommit>(changed);
        if (!commit) continue;
        // Either it touched only the other one's slice, or it is refused.
        const auto a = open(*commit, m_a);
        const auto b = open(*commit, m_b);
        QVERIFY2(!a || !b, qPrintable(QString::number(i)));
        if (a) QVERIFY(a->secret.equals(made.record.secret));
        if (b) QVERIFY(b->secret.equals(made.record.secret));
    }
}

void TestEpochs::weakKeysHarmOnlyTheirOwner() {
    Device weak("weak", 5);
    weak.self.certificate = feed::certifyDevice(weak.root, weak.key.publicAs<DeviceId>(), {}, "weak");
    SeededRandom random(9);
    const FeedId feed = random.make<FeedId>();
    const CreateOp create{RoomKind::Group, "", m_a.self.certificate, {}};
    const auto with = Membership::resolve(
        m_room, {{feed, 2, {1}, m_a.person(), create}, {feed, 3, {2}, m_a.person(), AddOp{weak.self.certificate}}});
    QCOMPARE(with.members().size(), size_t{2});
    const CommittedEpoch made = commitEpoch(m_room, with, m_a.random);
    QCOMPARE(made.commit.slices_size(), 1);
    QVERIFY(open(made.commit, m_a));
}

void TestEpochs::theLargestRoomFitsOneEvent() {
    SeededRandom random(9);
    const FeedId feed = random.make<FeedId>();
    std::vector<ControlOp> ops{{feed, 2, {1}, m_a.person(), CreateOp{RoomKind::Group, "", m_a.self.certificate, {}}}};
    for (uint64_t i = 0; i < devicesMax; ++i) {
        const Device device("d", 100 + i);
        ops.push_back({feed, 3 + i, {2 + i}, m_a.person(), AddOp{device.self.certificate}});
    }
    const Membership full = Membership::resolve(m_room, ops);
    QCOMPARE(full.devices().size(), devicesMax);
    wire::ControlBody body;
    *body.mutable_epoch() = commitEpoch(m_room, full, m_a.random).commit;
    QVERIFY(body.ByteSizeLong() + 100 <= wire::bodyBytesMax);
}

QTEST_GUILESS_MAIN(TestEpochs)
#include "tst_epochs.moc"
