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
    void slicesThatTheRootDoesNotNameAreRefused();
    void anotherIdIsRefused();
    void anotherSecretIsRefused();
    void devicesWithOnePrefixFindTheirOwn();
    void everyFlippedByteIsRefused();
    void weakKeysHarmOnlyTheirOwner();
    void theLargestRoomCostsSixtyBytesADevice();

  private:
    Membership members() const {
        CreateOp create{RoomKind::Group, "", m_a.self.certificate, {}};
        SeededRandom random(9);
        const FeedId feed = random.make<FeedId>();
        return Membership::resolve(
            m_room, {{feed, 2, m_a.person(), m_a.self.certificate.device, {}, create},
                     {feed, 3, m_a.person(), m_a.self.certificate.device, {}, AddOp{m_b.self.certificate}}});
    }
    Result<EpochRecord> open(const wire::EpochCommit& commit, const Device& device) const {
        return open(commit, device, m_room);
    }
    Result<EpochRecord> open(const wire::EpochCommit& commit, const Device& device, const RoomId& room) const {
        const auto read = readCommit(commit);
        if (!read) return passOn(read);
        if (const auto checked = checkSlices(read->inlined, read->slices); !checked) return passOn(checked);
        return openEpoch(*read, slicesIn(read->inlined), {room, device.self.certificate.device, {&device.agreement}});
    }
    /// The commit with these slices, as if its author had made them so.
    static wire::EpochCommit with(wire::EpochCommit commit, const Bytes& table) {
        const SliceTableId slices = describeSlices(table);
        commit.set_root(wire::fieldOf(slices.root));
        commit.set_count(slices.count);
        commit.set_table(wire::fieldOf(slices.table));
        commit.set_inlined(wire::fieldOf(ByteView(table)));
        return commit;
    }
    Device m_a{"a", 1};
    Device m_b{"b", 2};
    Device m_c{"c", 3};
    RoomId m_room = groupRoomId(m_a.person(), {});
};

void TestEpochs::everyMemberOpensHisSlice() {
    const CommittedEpoch made = commitEpoch(m_room, members(), m_a.random);
    QVERIFY(made.record.id == epochIdOf(made.record.secret, made.record.members, 1));
    for (const Device* each : {&m_a, &m_b}) {
        const auto opened = open(made.commit, *each);
        QVERIFY(opened);
        QVERIFY(opened->id == made.record.id && opened->members == members().digest(m_room));
        QVERIFY(opened->secret.equals(made.record.secret));
    }
}

void TestEpochs::whoHasNoSliceGetsNothing() {
    const CommittedEpoch made = commitEpoch(m_room, members(), m_a.random);
    QVERIFY(open(made.commit, m_c).error().is(RoomError::NoEpoch));
    Bytes table = made.table;
    const SlicePrefix his = slicePrefixOf(m_c.self.certificate.device);
    std::copy(his.value.begin(), his.value.end(), table.begin());
    QVERIFY(open(with(made.commit, table), m_c).error().is(RoomError::NoEpoch)); // another's slice under his name
    QVERIFY(open(made.commit, m_b, RoomId{}).error().is(RoomError::NoEpoch));    // sealed for another room
}

void TestEpochs::slicesThatTheRootDoesNotNameAreRefused() {
    const CommittedEpoch made = commitEpoch(m_room, members(), m_a.random);
    for (size_t i = 0; i < made.table.size(); ++i) {
        wire::EpochCommit commit = made.commit;
        (*commit.mutable_inlined())[i] = static_cast<char>(commit.inlined()[i] ^ 1);
        QVERIFY(open(commit, m_a).error().is(RoomError::BadEpoch));
        QVERIFY(open(commit, m_b).error().is(RoomError::BadEpoch));
    }
    wire::EpochCommit commit = made.commit;
    commit.set_count(3);
    QVERIFY(open(commit, m_a).error().is(RoomError::BadEpoch));
    commit = made.commit;
    commit.set_inlined("");
    QVERIFY(open(commit, m_a).error().is(RoomError::BadEpoch));
    for (const uint32_t count : {uint32_t{0}, static_cast<uint32_t>(devicesMax + 1), UINT32_MAX}) {
        commit = made.commit;
        commit.set_count(count);
        QVERIFY(open(commit, m_a).error().is(RoomError::BadBody));
    }
}

void TestEpochs::anotherIdIsRefused() {
    CommittedEpoch made = commitEpoch(m_room, members(), m_a.random);
    const CommittedEpoch other = commitEpoch(m_room, members(), m_a.random);
    made.commit.set_epoch(other.commit.epoch());
    QVERIFY(open(made.commit, m_b).error().is(RoomError::NoEpoch));
    made.commit.set_epoch("short");
    QVERIFY(open(made.commit, m_b).error().is(WireError::BadLength));
    wire::EpochCommit changed = other.commit;
    changed.set_members(std::string(32, 'm'));
    QVERIFY(open(changed, m_b).error().is(RoomError::BadEpoch));
    changed = other.commit;
    changed.set_generation(2); // an old epoch passed off as a rotation
    QVERIFY(open(changed, m_b).error().is(RoomError::BadEpoch));
    changed.set_generation(0);
    QVERIFY(open(changed, m_b).error().is(RoomError::BadBody));
}

void TestEpochs::anotherSecretIsRefused() {
    // A committer who seals one secret to most and another one to somebody, under one id.
    const CommittedEpoch made = commitEpoch(m_room, members(), m_a.random);
    const auto ephemeral = crypto::AgreementKey::generate(m_a.random);
    const DeviceId to = m_b.self.certificate.device;
    const auto shared = ephemeral.agree(m_b.agreement.publicKey().view());
    const auto key =
        crypto::derive(*shared, "ieum epoch slice v1", {m_room.view(), ephemeral.publicKey().view(), to.view()});
    Bytes table = copyOf(slicePrefixOf(to).view());
    append(table, crypto::seal(key, crypto::Nonce24{}, crypto::Key::random(m_a.random).view(), made.record.id.view()));
    wire::EpochCommit lying = with(made.commit, table);
    lying.set_ephemeral(wire::fieldOf(ephemeral.publicKey()));
    QVERIFY(open(lying, m_b).error().is(RoomError::BadEpoch));
    lying.set_ephemeral(std::string(32, '\0')); // of low order: agrees on nothing with anybody
    QVERIFY(open(lying, m_b).error().is(RoomError::BadEpoch));
}

void TestEpochs::devicesWithOnePrefixFindTheirOwn() {
    const CommittedEpoch made = commitEpoch(m_room, members(), m_a.random);
    Bytes table;
    for (size_t i = 0; i < 3; ++i) { // strangers' slices that look like ours, before and behind it
        append(table, slicePrefixOf(m_b.self.certificate.device).view());
        append(table, Bytes(sealedSliceBytes, std::byte{7}));
    }
    append(table, made.table);
    const auto opened = open(with(made.commit, table), m_b);
    QVERIFY(opened && opened->secret.equals(made.record.secret));
}

void TestEpochs::everyFlippedByteIsRefused() {
    const CommittedEpoch made = commitEpoch(m_room, members(), m_a.random);
    const Bytes bytes = wire::encode(made.commit);
    for (size_t i = 0; i < bytes.size(); ++i) {
        Bytes changed = bytes;
        changed[i] ^= std::byte{1};
        const auto commit = wire::decode<wire::EpochCommit>(changed);
        if (!commit) continue;
        // Refused, or what it touched decides nothing about the secret (when it was made, the table's id).
        for (const Device* each : {&m_a, &m_b}) {
            const auto opened = open(*commit, *each);
            if (!opened) continue;
            QVERIFY2(opened->secret.equals(made.record.secret), qPrintable(QString::number(i)));
            QVERIFY(opened->id == made.record.id && opened->members == made.record.members);
        }
    }
}

void TestEpochs::weakKeysHarmOnlyTheirOwner() {
    Device weak("weak", 5);
    weak.self.certificate = feed::certifyDevice(weak.root, weak.key.publicAs<DeviceId>(), {}, "weak");
    SeededRandom random(9);
    const FeedId feed = random.make<FeedId>();
    const CreateOp create{RoomKind::Group, "", m_a.self.certificate, {}};
    const auto both = Membership::resolve(
        m_room, {{feed, 2, m_a.person(), m_a.self.certificate.device, {}, create},
                 {feed, 3, m_a.person(), m_a.self.certificate.device, {}, AddOp{weak.self.certificate}}});
    QCOMPARE(both.members().size(), size_t{2});
    const CommittedEpoch made = commitEpoch(m_room, both, m_a.random);
    QCOMPARE(made.commit.count(), 1U);
    QVERIFY(open(made.commit, m_a));
}

void TestEpochs::theLargestRoomCostsSixtyBytesADevice() {
    SeededRandom random(9);
    const FeedId feed = random.make<FeedId>();
    std::vector<ControlOp> ops{{feed,
                                2,
                                m_a.person(),
                                m_a.self.certificate.device,
                                {},
                                CreateOp{RoomKind::Group, "", m_a.self.certificate, {}}}};
    for (uint64_t i = 0; i < devicesMax; ++i) {
        const Device device("d", 100 + i);
        ops.push_back({feed, 3 + i, m_a.person(), m_a.self.certificate.device, {}, AddOp{device.self.certificate}});
    }
    const Membership full = Membership::resolve(m_room, ops);
    QCOMPARE(full.devices().size(), devicesMax);
    const CommittedEpoch made = commitEpoch(m_room, full, m_a.random);
    wire::ControlBody body;
    *body.mutable_epoch() = made.commit;
    QVERIFY(made.commit.inlined().empty());
    QVERIFY(body.ByteSizeLong() < 300);
    QVERIFY(body.ByteSizeLong() + made.table.size() <= 60 * devicesMax);
    QVERIFY(made.table.size() <= 256 * 1024); // travels and is kept like a chunk
    const auto read = readCommit(made.commit);
    QVERIFY(read && !read->isInlined() && checkSlices(made.table, read->slices));
    std::vector<Slice> slices;
    for (const ProvedSlice& each : slicesFor(made.table, slicePrefixOf(m_a.self.certificate.device))) {
        QVERIFY(isProved(each, read->slices));
        slices.push_back(each.slice);
    }
    const auto opened = openEpoch(*read, slices, {m_room, m_a.self.certificate.device, {&m_a.agreement}});
    QVERIFY(opened && opened->secret.equals(made.record.secret));
}

QTEST_GUILESS_MAIN(TestEpochs)
#include "tst_epochs.moc"
