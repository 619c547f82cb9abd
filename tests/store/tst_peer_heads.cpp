// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/disk.h"
#include "store/limits.h"
#include "store/peer_heads.h"
#include "store/peer_store.h"

using namespace ieum;
using namespace ieum::store;
using namespace ieum::store::test;

namespace {

const auto instance = idOf<InstanceId>(1);
const auto otherInstance = idOf<InstanceId>(2);
const auto replica = idOf<ReplicaKey>(3);

} // namespace

class TestPeerHeads : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init();
    void onlyReplicasOfTheListCount();
    void anotherInstanceVoidsWhatAPeerHad();
    void lessThanBeforeIsNoticedWhateverTheInstance();
    void aMishapIsNewsOnce();
    void whatIsMissingIsWhatWeCanGive();
    void aCursorIsOfOneRun();

  private:
    /// A feed of which we have so much.
    void have(const FeedId& feed, uint64_t seq) {
        REQUIRE(m_connection->execute("INSERT OR IGNORE INTO room(key, id, removed) VALUES(1, x'01', 0)"));
        auto insert = m_connection->prepare("INSERT INTO feed(id, room, kind, head_seq) VALUES(?1, 1, 2, ?2)");
        REQUIRE(insert);
        REQUIRE(insert->bind(feed, seq).run());
    }
    std::unique_ptr<Disk> m_disk;
    std::unique_ptr<Connection> m_connection;
    std::optional<PeerHeads> m_heads;
};

void TestPeerHeads::init() {
    m_heads.reset();
    m_connection.reset();
    m_disk = std::make_unique<Disk>();
    m_connection = m_disk->make();
    QVERIFY(m_connection);
    m_heads.emplace(*m_connection);
}

void TestPeerHeads::onlyReplicasOfTheListCount() {
    PeerStore peers(*m_connection);
    REQUIRE(peers.saveReplica({replica, "ieum-replica://a:1", {}, keyOf(4), 0, 0, 0}));
    REQUIRE(m_heads->set(replica.view(), instance, idOf<FeedId>(3), 50));
    REQUIRE(m_heads->set(idOf<DeviceId>(8).view(), instance, idOf<FeedId>(3), 90));
    QCOMPARE(m_heads->replicasHaving(idOf<FeedId>(3), 50)->size(), size_t{1});
    QVERIFY(m_heads->replicasHaving(idOf<FeedId>(3), 51)->empty());
    QCOMPARE(m_heads->of(idOf<FeedId>(3))->size(), size_t{2});
    REQUIRE(m_heads->forget(replica.view()));
    QCOMPARE(m_heads->of(idOf<FeedId>(3))->size(), size_t{1});
}

void TestPeerHeads::anotherInstanceVoidsWhatAPeerHad() {
    const auto peer = idOf<DeviceId>(8);
    QVERIFY(!*m_heads->meet(peer.view(), instance));
    REQUIRE(m_heads->set(peer.view(), instance, idOf<FeedId>(3), 90));
    QVERIFY(!*m_heads->meet(peer.view(), instance));
    QVERIFY(*m_heads->meet(peer.view(), otherInstance));
    QVERIFY(!*m_heads->meet(peer.view(), otherInstance));
    QVERIFY(m_heads->of(idOf<FeedId>(3))->empty());
    REQUIRE(m_heads->set(peer.view(), otherInstance, idOf<FeedId>(4), 7));
    const auto heads = m_heads->of(idOf<FeedId>(4));
    REQUIRE(heads);
    QCOMPARE(heads->front().seq, uint64_t{7});
    QVERIFY(heads->front().instance == otherInstance);
}

void TestPeerHeads::lessThanBeforeIsNoticedWhateverTheInstance() {
    QVERIFY(!*m_heads->set(replica.view(), instance, idOf<FeedId>(3), 90));
    QVERIFY(!*m_heads->set(replica.view(), instance, idOf<FeedId>(3), 91));
    QVERIFY(!*m_heads->set(replica.view(), instance, idOf<FeedId>(3), 91));
    QVERIFY(*m_heads->set(replica.view(), instance, idOf<FeedId>(3), 40));
    QVERIFY(!*m_heads->set(replica.view(), instance, idOf<FeedId>(3), 50));
}

void TestPeerHeads::aMishapIsNewsOnce() {
    have(idOf<FeedId>(3), 90);
    REQUIRE(m_heads->set(replica.view(), instance, idOf<FeedId>(3), 90));
    QCOMPARE(m_heads->setback(replica.view())->sinceMs, int64_t{0});
    REQUIRE(m_heads->set(replica.view(), instance, idOf<FeedId>(3), 40));
    QVERIFY(*m_heads->noteSetback(replica.view(), 5000));
    QVERIFY(!*m_heads->noteSetback(replica.view(), 6000));
    // Not mended for a day: still the same mishap.
    QVERIFY(!*m_heads->noteSetback(replica.view(), 5000 + 24 * setbackQuietMs));
    REQUIRE(m_heads->set(replica.view(), instance, idOf<FeedId>(3), 90));
    QCOMPARE(m_heads->setback(replica.view())->missing, uint64_t{0});
    QCOMPARE(m_heads->setback(replica.view())->sinceMs, int64_t{5000});
    // Mended, and it goes back again and again: no storm.
    QVERIFY(!*m_heads->noteSetback(replica.view(), 7000));
    QVERIFY(*m_heads->noteSetback(replica.view(), 5000 + 2 * setbackQuietMs));
}

void TestPeerHeads::whatIsMissingIsWhatWeCanGive() {
    have(idOf<FeedId>(3), 60);
    REQUIRE(m_heads->set(replica.view(), instance, idOf<FeedId>(3), 90));
    REQUIRE(m_heads->set(replica.view(), instance, idOf<FeedId>(4), 10)); // of a room that we never had
    QVERIFY(*m_heads->meet(replica.view(), otherInstance));
    QVERIFY(*m_heads->noteSetback(replica.view(), 5000));
    QCOMPARE(m_heads->setback(replica.view())->missing, uint64_t{60});
    REQUIRE(m_heads->set(replica.view(), otherInstance, idOf<FeedId>(3), 60));
    QCOMPARE(m_heads->setback(replica.view())->missing, uint64_t{0});
}

void TestPeerHeads::aCursorIsOfOneRun() {
    const RoomsHash rooms = idOf<RoomsHash>(5);
    QVERIFY(!m_heads->cursor(instance, rooms)->has_value());
    REQUIRE(m_heads->saveCursor(instance, rooms, {44, UINT64_MAX, 1000}));
    const auto kept = m_heads->cursor(instance, rooms);
    REQUIRE(kept);
    QCOMPARE((*kept)->cursor, uint64_t{44});
    QCOMPARE((*kept)->run, uint64_t{UINT64_MAX});
    QCOMPARE((*kept)->comparedMs, int64_t{1000});
    QVERIFY(!m_heads->cursor(otherInstance, rooms)->has_value());
    REQUIRE(m_heads->forgetCursors(instance));
    QVERIFY(!m_heads->cursor(instance, rooms)->has_value());
}

QTEST_GUILESS_MAIN(TestPeerHeads)
#include "tst_peer_heads.moc"
