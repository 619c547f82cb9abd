// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/init.h"
#include "net/relay.h"
#include "net/replica_of_a_test.h"

#include <QDir>
#include <QTcpServer>
#include <QTcpSocket>

using namespace ieum;
using namespace ieum::net;

namespace {
constexpr int waitMs = 20'000;
}

class TestReplica : public QObject {
    Q_OBJECT
    ReplicaOfATest m_parties;
    const crypto::AgreementKey& m_replica = m_parties.key;
    const crypto::AgreementKey& m_client = m_parties.pseudonym;

    static NetworkOptions quiet() { return ReplicaOfATest::clientOptions(); }
    NetworkOptions replicaOptions(uint16_t port) const { return m_parties.options(port); }
    ReplicaToKeep keepAt(uint16_t port) const { return m_parties.at(port); }
    ReplicaToKeep keepAt(uint16_t port, const crypto::AgreementPublicKey& key) const {
        ReplicaToKeep keep = keepAt(port);
        keep.address.key = *ReplicaKey::from(key.view());
        return keep;
    }
    static qsizetype openFiles() { return QDir("/proc/self/fd").entryList(QDir::Files | QDir::System).size(); }

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
    void aFlappingReplicaLeaksNoSocket();
    void aNameThatNobodyResolvesIsReachedWhereItWas();
    void anAddressOfSomebodyElseIsNotRemembered();
    void aLineThatGoesDeadIsNamedAndOthersStay();
    void aLineOfOneDirectionIsNamed();
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
    QVERIFY(stranger.waitForConnected(waitMs));
    stranger.write(QByteArray::fromHex("4945554d01010000"));
    QTRY_COMPARE_WITH_TIMEOUT(stranger.state(), QAbstractSocket::UnconnectedState, waitMs);
    QCOMPARE(stranger.readAll(), QByteArray());
    QVERIFY(replica.ups.empty());
}

/// Up and down without end: everything that it took is given back.
void TestReplica::aFlappingReplicaLeaksNoSocket() {
    QTcpServer flapping;
    int accepted = 0;
    QVERIFY(flapping.listen(QHostAddress::LocalHost));
    connect(&flapping, &QTcpServer::newConnection, &flapping, [&] {
        while (QTcpSocket* guest = flapping.nextPendingConnection()) {
            ++accepted;
            guest->abort();
            guest->deleteLater();
        }
    });
    NetworkOptions options = quiet();
    options.timings.retryFirstMs = 1;
    options.timings.retryMaxMs = 4;
    NodeOfATest client;
    QVERIFY(client.start(options));
    client.post(KeepReplicas{{keepAt(flapping.serverPort()), keepAt(flapping.serverPort(), m_client.publicKey())}});
    QTRY_VERIFY_WITH_TIMEOUT(accepted >= 50, waitMs);
    const qsizetype before = openFiles();
    QTRY_VERIFY_WITH_TIMEOUT(accepted >= 500, waitMs);
    QVERIFY2(openFiles() <= before + 8, qPrintable(QString::number(openFiles() - before)));
    QVERIFY(client.ups.empty());
}

void TestReplica::aNameThatNobodyResolvesIsReachedWhereItWas() {
    NodeOfATest replica;
    QVERIFY(replica.start(replicaOptions(0)));
    ReplicaToKeep keep = keepAt(replica.replicaPort());
    {
        NodeOfATest client;
        QVERIFY(client.start(quiet()));
        keep.address.host = "localhost";
        client.post(KeepReplicas{{keep}});
        QTRY_VERIFY_WITH_TIMEOUT(client.replicaStates.size() == 2 && client.replicaStates[1].up, waitMs);
        keep.lastGood = client.replicaStates[1].lastGood;
        QCOMPARE(keep.lastGood, std::string("127.0.0.1"));
    }
    // Another run of the program, in which no resolver knows that name.
    NodeOfATest client;
    QVERIFY(client.start(quiet()));
    keep.address.host = "nosuchname.invalid";
    client.post(KeepReplicas{{keep}});
    QTRY_VERIFY_WITH_TIMEOUT(client.replicaStates.size() == 2 && client.replicaStates[1].up, waitMs);
    QTRY_COMPARE_WITH_TIMEOUT(client.channelsUp(), size_t{1}, waitMs);
}

/// A resolver that lies leads to somebody without the key: that address is none to remember.
void TestReplica::anAddressOfSomebodyElseIsNotRemembered() {
    NodeOfATest other;
    NodeOfATest client;
    QVERIFY(other.start(replicaOptions(0)));
    QVERIFY(client.start(quiet()));
    ReplicaToKeep keep = keepAt(other.replicaPort(), m_client.publicKey());
    keep.address.host = "localhost";
    client.post(KeepReplicas{{keep}});
    QTRY_VERIFY_WITH_TIMEOUT(client.replicaStates.size() == 2, waitMs);
    QVERIFY(client.replicaStates[1].why->is(NetError::WrongKey) && client.replicaStates[1].lastGood.empty());
}

/// Connected, and nothing passes any more in either direction.
void TestReplica::aLineThatGoesDeadIsNamedAndOthersStay() {
    NodeOfATest replica;
    NodeOfATest client;
    QVERIFY(replica.start(replicaOptions(0)));
    Relay relay(replica.replicaPort());
    NetworkOptions options = quiet();
    options.timings.pingAfterMs = 50;
    options.timings.silentMs = 400;
    options.timings.handshakeMs = 200;
    QVERIFY(client.start(options));
    NodeOfATest second;
    ReplicaOfATest others;
    QVERIFY(second.start(others.options()));
    ReplicaToKeep healthy = others.at(second.replicaPort());
    client.post(KeepReplicas{{keepAt(relay.port()), healthy}});
    QTRY_COMPARE_WITH_TIMEOUT(client.channelsUp(), size_t{2}, waitMs);
    relay.swallowsUp = relay.swallowsDown = true;
    const auto why = [&]() -> std::optional<Error> {
        for (const ReplicaState& state : client.replicaStates) {
            if (!state.up && state.why && state.why->is(NetError::Silent)) return state.why;
        }
        return std::nullopt;
    };
    QTRY_VERIFY_WITH_TIMEOUT(why(), waitMs);
    QCOMPARE(why()->number, int64_t{400});
    // It is tried again, with nobody answering, and neither too often nor with the other one's help.
    QTRY_VERIFY_WITH_TIMEOUT(relay.connections() >= 4, waitMs);
    QVERIFY(client.replicaStates.back().why->is(NetError::HandshakeTimeout));
    QCOMPARE(client.channelsUp(), size_t{1});
    QCOMPARE(client.downs.size(), size_t{1});
    relay.swallowsUp = relay.swallowsDown = false;
    QTRY_COMPARE_WITH_TIMEOUT(client.channelsUp(), size_t{2}, waitMs);
    QVERIFY(client.replicaStates.back().up);
}

/// What the client sends is lost, and what he is sent arrives: he learns it from the replica.
void TestReplica::aLineOfOneDirectionIsNamed() {
    NodeOfATest replica;
    NodeOfATest client;
    NetworkOptions options = replicaOptions(0);
    options.timings.pingAfterMs = 50;
    options.timings.silentMs = 400;
    QVERIFY(replica.start(options));
    Relay relay(replica.replicaPort());
    QVERIFY(client.start(quiet()));
    client.post(KeepReplicas{{keepAt(relay.port())}});
    QTRY_VERIFY_WITH_TIMEOUT(client.channelsUp() == 1 && client.replicaStates.back().up, waitMs);
    relay.swallowsUp = true;
    QTRY_VERIFY_WITH_TIMEOUT(client.replicaStates.size() >= 3, waitMs);
    QVERIFY(!client.replicaStates[2].up && client.replicaStates[2].why->is(NetError::OneWay));
    QVERIFY(replica.onlyDown()->is(NetError::Silent));
    relay.swallowsUp = false;
    QTRY_VERIFY_WITH_TIMEOUT(client.replicaStates.back().up, waitMs);
}

QTEST_GUILESS_MAIN(TestReplica)
#include "tst_replica.moc"
