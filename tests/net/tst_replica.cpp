// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/init.h"
#include "crypto/system_random.h"
#include "net/node_of_a_test.h"

#include <QTcpServer>
#include <QTcpSocket>

using namespace ieum;
using namespace ieum::net;

namespace {
constexpr int waitMs = 20'000;
}

class TestReplica : public QObject {
    Q_OBJECT
    crypto::SystemRandom m_random;
    crypto::AgreementKey m_replica = crypto::AgreementKey::generate(m_random);
    crypto::AgreementKey m_client = crypto::AgreementKey::generate(m_random);

    static NetworkOptions quiet() {
        NetworkOptions options = loopbackOptions(47520);
        options.lan = false;
        return options;
    }
    NetworkOptions replicaOptions(uint16_t port) const {
        NetworkOptions options = quiet();
        options.replicaPort = port;
        options.replicaHost = "127.0.0.1";
        options.replicaSecret = copyOf(m_replica.secret().view());
        return options;
    }
    ReplicaToKeep keepAt(uint16_t port, const crypto::AgreementPublicKey& key) const {
        ReplicaToKeep keep;
        keep.address.key = *ReplicaKey::from(key.view());
        keep.address.host = "127.0.0.1";
        keep.address.port = port;
        keep.pseudonymSecret = copyOf(m_client.secret().view());
        return keep;
    }
    ReplicaToKeep keepAt(uint16_t port) const { return keepAt(port, m_replica.publicKey()); }

  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void rightKeyConnectsAndFramesPass();
    void wrongKeyIsNamedAndTriedAgain();
    void manyClientsAtOnce();
    void replicaThatReturnsIsFoundAgain();
    void whoHasNothingToSayIsNotDialledUntilItHas();
    void stateSaysDownFromTheStart();
    void droppedReplicaIsClosed();
    void pausedReplicaIsDownUntilResumed();
    void stallingReplicaTimesOut();
    void lanClientIsRefusedByAReplica();
};

void TestReplica::rightKeyConnectsAndFramesPass() {
    NodeOfATest replica;
    NodeOfATest client;
    QVERIFY(replica.start(replicaOptions(0)));
    QVERIFY(replica.replicaPort() != 0);
    QVERIFY(client.start(quiet()));
    client.post(KeepReplicas{{keepAt(replica.replicaPort())}});
    QTRY_VERIFY_WITH_TIMEOUT(client.channelsUp() == 1 && replica.channelsUp() == 1, waitMs);
    QCOMPARE(client.ups[0].kind, PathKind::Replica);
    QVERIFY(client.ups[0].initiator && !replica.ups[0].initiator);
    QVERIFY(client.ups[0].replica && client.ups[0].replica->value == m_replica.publicKey().value);
    QVERIFY(replica.ups[0].remoteStatic == m_client.publicKey());
    QVERIFY(client.ups[0].handshakeHash == replica.ups[0].handshakeHash);
    client.post(SendFrame{client.ups[0].channel, Bytes(60'000, std::byte{1})});
    QTRY_COMPARE_WITH_TIMEOUT(replica.frames[replica.ups[0].channel].size(), size_t{1}, waitMs);
    replica.post(SendFrame{replica.ups[0].channel, Bytes(10, std::byte{2})});
    QTRY_COMPARE_WITH_TIMEOUT(client.frames[client.ups[0].channel].size(), size_t{1}, waitMs);
    QTRY_VERIFY_WITH_TIMEOUT(client.replicaStates.size() == 2 && client.replicaStates[1].up, waitMs);
}

void TestReplica::wrongKeyIsNamedAndTriedAgain() {
    NodeOfATest replica;
    NodeOfATest client;
    QVERIFY(replica.start(replicaOptions(0)));
    QVERIFY(client.start(quiet()));
    client.post(KeepReplicas{{keepAt(replica.replicaPort(), m_client.publicKey())}});
    QTRY_VERIFY_WITH_TIMEOUT(client.replicaStates.size() == 2, waitMs);
    QVERIFY(!client.replicaStates[1].up && client.replicaStates[1].why->is(NetError::WrongKey));
    QCOMPARE(client.replicaStates[1].why->cause, Cause::Peer);
    QVERIFY(client.ups.empty() && replica.ups.empty());
    // Corrected, it connects.
    client.post(KeepReplicas{{keepAt(replica.replicaPort())}});
    QTRY_VERIFY_WITH_TIMEOUT(client.channelsUp() == 1, waitMs);
}

void TestReplica::manyClientsAtOnce() {
    NodeOfATest replica;
    QVERIFY(replica.start(replicaOptions(0)));
    std::vector<std::unique_ptr<NodeOfATest>> clients;
    for (int i = 0; i < 20; ++i) {
        clients.push_back(std::make_unique<NodeOfATest>());
        QVERIFY(clients.back()->start(quiet()));
        clients.back()->post(KeepReplicas{{keepAt(replica.replicaPort())}});
    }
    QTRY_COMPARE_WITH_TIMEOUT(replica.channelsUp(), size_t{20}, waitMs);
}

void TestReplica::replicaThatReturnsIsFoundAgain() {
    auto replica = std::make_unique<NodeOfATest>();
    NodeOfATest client;
    QVERIFY(replica->start(replicaOptions(0)));
    const uint16_t port = replica->replicaPort();
    QVERIFY(client.start(quiet()));
    client.post(KeepReplicas{{keepAt(port)}});
    QTRY_VERIFY_WITH_TIMEOUT(client.replicaStates.size() == 2 && client.replicaStates[1].up, waitMs);
    replica.reset();
    QTRY_VERIFY_WITH_TIMEOUT(!client.replicaStates.back().up, waitMs);
    // Gone at first, then nobody there: the reason changes, `since` does not.
    QTRY_VERIFY_WITH_TIMEOUT(client.replicaStates.back().why->is(NetError::Unreachable), waitMs);
    const auto firstDown = client.replicaStates[2];
    QVERIFY(!firstDown.up && firstDown.since == client.replicaStates.back().since);
    QCOMPARE(client.channelsUp(), size_t{0});
    replica = std::make_unique<NodeOfATest>();
    QVERIFY(replica->start(replicaOptions(port)));
    QTRY_VERIFY_WITH_TIMEOUT(client.replicaStates.back().up, waitMs);
    QVERIFY(!client.replicaStates.back().why);
    QTRY_VERIFY_WITH_TIMEOUT(client.channelsUp() == 1 && replica->channelsUp() == 1, waitMs);
}

void TestReplica::whoHasNothingToSayIsNotDialledUntilItHas() {
    NodeOfATest replica;
    NodeOfATest client;
    QVERIFY(replica.start(replicaOptions(0)));
    QVERIFY(client.start(quiet()));
    client.post(KeepReplicas{{keepAt(replica.replicaPort())}});
    QTRY_VERIFY_WITH_TIMEOUT(client.channelsUp() == 1 && replica.channelsUp() == 1, waitMs);
    client.post(CloseChannel{client.ups[0].channel, fail(Cause::Machine, NetError::NothingToSay).value()});
    QTRY_VERIFY_WITH_TIMEOUT(client.channelsUp() == 0 && replica.channelsUp() == 0, waitMs);
    // Dials that come to nothing take 200 ms at the most here: another client passes through several.
    NodeOfATest other;
    QVERIFY(other.start(quiet()));
    other.post(KeepReplicas{{keepAt(9)}});
    QTRY_VERIFY_WITH_TIMEOUT(other.replicaStates.size() == 2, waitMs);
    QCOMPARE(client.ups.size(), size_t{1});
    QVERIFY(client.replicaStates.back().up); // it answered; nothing else is known of it
    client.post(KeepReplicas{{keepAt(replica.replicaPort())}});
    QTRY_VERIFY_WITH_TIMEOUT(client.ups.size() == 2 && client.channelsUp() == 1, waitMs);
}

void TestReplica::stateSaysDownFromTheStart() {
    NodeOfATest client;
    QVERIFY(client.start(quiet()));
    const int64_t before = QDateTime::currentMSecsSinceEpoch();
    client.post(KeepReplicas{{keepAt(9)}});
    QTRY_VERIFY_WITH_TIMEOUT(client.replicaStates.size() == 2, waitMs);
    QVERIFY(!client.replicaStates[0].up && !client.replicaStates[0].why);
    QVERIFY(client.replicaStates[0].since.ms >= before);
    QVERIFY(client.replicaStates[1].why->is(NetError::Unreachable));
    // The same list again is not news.
    client.post(KeepReplicas{{keepAt(9)}});
    client.post(SetLan{true});
    QTRY_VERIFY_WITH_TIMEOUT(client.lanStates.size() == 2, waitMs);
    QCOMPARE(client.replicaStates.size(), size_t{2});
}

void TestReplica::droppedReplicaIsClosed() {
    NodeOfATest replica;
    NodeOfATest client;
    QVERIFY(replica.start(replicaOptions(0)));
    QVERIFY(client.start(quiet()));
    client.post(KeepReplicas{{keepAt(replica.replicaPort())}});
    QTRY_VERIFY_WITH_TIMEOUT(client.channelsUp() == 1 && replica.channelsUp() == 1, waitMs);
    client.post(KeepReplicas{});
    QTRY_VERIFY_WITH_TIMEOUT(client.channelsUp() == 0 && replica.channelsUp() == 0, waitMs);
    QVERIFY(client.onlyDown()->is(NetError::ClosedByUs));
    QVERIFY(replica.onlyDown()->is(NetError::ClosedByPeer));
}

void TestReplica::pausedReplicaIsDownUntilResumed() {
    NodeOfATest replica;
    NodeOfATest client;
    QVERIFY(replica.start(replicaOptions(0)));
    QVERIFY(client.start(quiet()));
    client.post(KeepReplicas{{keepAt(replica.replicaPort())}});
    QTRY_VERIFY_WITH_TIMEOUT(client.channelsUp() == 1, waitMs);
    client.post(Pause{true});
    QTRY_VERIFY_WITH_TIMEOUT(!client.replicaStates.back().up, waitMs);
    QVERIFY(client.replicaStates.back().why->is(NetError::ClosedByUs));
    QCOMPARE(client.channelsUp(), size_t{0});
    client.post(Pause{false});
    QTRY_VERIFY_WITH_TIMEOUT(client.replicaStates.back().up && client.channelsUp() == 1, waitMs);
}

void TestReplica::stallingReplicaTimesOut() {
    QTcpServer mute;
    QVERIFY(mute.listen(QHostAddress::LocalHost));
    NodeOfATest client;
    QVERIFY(client.start(quiet()));
    client.post(KeepReplicas{{keepAt(mute.serverPort())}});
    QTRY_VERIFY_WITH_TIMEOUT(client.replicaStates.size() == 2, waitMs);
    QVERIFY(client.replicaStates[1].why->is(NetError::HandshakeTimeout));
}

void TestReplica::lanClientIsRefusedByAReplica() {
    NodeOfATest replica;
    QVERIFY(replica.start(replicaOptions(0)));
    QTcpSocket stranger;
    stranger.connectToHost(QHostAddress::LocalHost, replica.replicaPort());
    stranger.write(QByteArray::fromHex("4945554d01010000"));
    QTRY_COMPARE_WITH_TIMEOUT(stranger.state(), QAbstractSocket::ConnectedState, waitMs);
    QTRY_COMPARE_WITH_TIMEOUT(stranger.state(), QAbstractSocket::UnconnectedState, waitMs);
    QCOMPARE(stranger.readAll(), QByteArray());
    QVERIFY(replica.ups.empty());
}

QTEST_GUILESS_MAIN(TestReplica)
#include "tst_replica.moc"
