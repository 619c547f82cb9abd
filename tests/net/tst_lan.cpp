// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/limits.h"
#include "net/node_of_a_test.h"
#include "net/probe.h"

#include <QTcpSocket>
#include <QUdpSocket>

#include <set>

using namespace ieum;
using namespace ieum::net;

namespace {
constexpr int waitMs = 20'000;
}

class TestLan : public QObject {
    Q_OBJECT
  private slots:
    void twoFindEachOtherAndExchangeFrames();
    void threeFindEachOther();
    void typedAddressWorksWithoutABeacon();
    void closingTellsTheOtherSideWhy();
    void pauseClosesEverythingAndResumeFindsAgain();
    void lanOffSaysSo();
    void missingInterfaceIsAnError();
    void takenPortIsAnError();
    void untrustedChannelIsClosed();
    void slowPreambleIsDropped();
    void eleventhStrangerPushesOutTheFirst();
    void advertFloodLeavesTheNodeResponsive();
    void aProbeIsAnsweredToItsSenderAndNoMore();
    void probesAreNotAnsweredWithoutEnd();
};

void TestLan::twoFindEachOtherAndExchangeFrames() {
    NodeOfATest a;
    NodeOfATest b;
    QVERIFY(a.start(loopbackOptions(47501)));
    QVERIFY(b.start(loopbackOptions(47501)));
    QTRY_VERIFY_WITH_TIMEOUT(a.channelsUp() == 1 && b.channelsUp() == 1, waitMs);
    QVERIFY(a.ups[0].initiator != b.ups[0].initiator);
    QVERIFY(a.ups[0].handshakeHash == b.ups[0].handshakeHash);
    QCOMPARE(a.ups[0].kind, PathKind::Lan);
    a.post(SendFrame{a.ups[0].channel, copyOf(bytesOf("from a"))});
    b.post(SendFrame{b.ups[0].channel, Bytes(65'000, std::byte{3}), Lane::Bulk});
    QTRY_COMPARE_WITH_TIMEOUT(b.frames[b.ups[0].channel].size(), size_t{1}, waitMs);
    QTRY_COMPARE_WITH_TIMEOUT(a.frames[a.ups[0].channel].size(), size_t{1}, waitMs);
    QCOMPARE(b.frames[b.ups[0].channel][0], copyOf(bytesOf("from a")));
    QCOMPARE(a.frames[a.ups[0].channel][0], Bytes(65'000, std::byte{3}));
    QVERIFY(a.lanStates[0].on && a.lanStates[0].port != 0 && !a.lanStates[0].why);
    QCOMPARE(a.lanStates[0].interfaces, std::vector<std::string>{"lo"});
    QCOMPARE(a.lanStates.size(), size_t{1});
}

void TestLan::threeFindEachOther() {
    NodeOfATest nodes[3];
    for (NodeOfATest& node : nodes) QVERIFY(node.start(loopbackOptions(47502)));
    for (NodeOfATest& node : nodes) QTRY_VERIFY_WITH_TIMEOUT(node.channelsUp() >= 2, waitMs);
    // Each pair has a channel of its own: the six ends make three hashes.
    std::set<std::array<std::byte, 64>> hashes;
    for (const NodeOfATest& node : nodes) {
        for (const ChannelUp& up : node.ups) hashes.insert(up.handshakeHash);
    }
    QVERIFY(hashes.size() >= 3);
}

void TestLan::typedAddressWorksWithoutABeacon() {
    NodeOfATest a;
    NodeOfATest b;
    QVERIFY(a.start(loopbackOptions(47503)));
    QVERIFY(b.start(loopbackOptions(47504)));
    QTRY_VERIFY_WITH_TIMEOUT(b.lanPort() != 0, waitMs);
    a.post(KeepPeers{{"127.0.0.1:" + std::to_string(b.lanPort()), "not an address"}});
    QTRY_VERIFY_WITH_TIMEOUT(a.channelsUp() == 1 && b.channelsUp() == 1, waitMs);
    QCOMPARE(a.ups[0].remoteAddress, "127.0.0.1:" + std::to_string(b.lanPort()));
    // A name works as well as a number. What is no longer asked for is not dialled again, but not cut off either.
    a.post(KeepPeers{{"localhost:" + std::to_string(b.lanPort())}});
    QTRY_VERIFY_WITH_TIMEOUT(a.ups.size() == 2 && a.channelsUp() == 2, waitMs);
    a.post(KeepPeers{});
    a.post(CloseChannel{a.ups[1].channel, fail(Cause::Machine, NetError::ClosedByUs).value()});
    b.post(CloseChannel{b.ups[0].channel, fail(Cause::Machine, NetError::ClosedByUs).value()});
    QTRY_VERIFY_WITH_TIMEOUT(a.channelsUp() == 0 && b.channelsUp() == 0, waitMs);
    a.post(KeepPeers{{"127.0.0.1:" + std::to_string(b.lanPort())}});
    QTRY_VERIFY_WITH_TIMEOUT(a.ups.size() == 3 && a.channelsUp() == 1, waitMs);
}

void TestLan::closingTellsTheOtherSideWhy() {
    NodeOfATest a;
    NodeOfATest b;
    QVERIFY(a.start(loopbackOptions(47505)));
    QVERIFY(b.start(loopbackOptions(47505)));
    QTRY_VERIFY_WITH_TIMEOUT(a.channelsUp() == 1 && b.channelsUp() == 1, waitMs);
    a.post(CloseChannel{a.ups[0].channel, fail(Cause::Machine, NetError::ClosedByUs).value()});
    QTRY_VERIFY_WITH_TIMEOUT(b.onlyDown().has_value(), waitMs);
    QVERIFY(b.onlyDown()->is(NetError::ClosedByPeer));
    QCOMPARE(b.onlyDown()->number,
             int64_t{static_cast<int>(Folder::Net)} * 65'536 + int64_t{int(NetError::ClosedByUs)});
    QVERIFY(a.onlyDown() && a.onlyDown()->is(NetError::ClosedByUs));
}

void TestLan::pauseClosesEverythingAndResumeFindsAgain() {
    NodeOfATest a;
    NodeOfATest b;
    QVERIFY(a.start(loopbackOptions(47506)));
    QVERIFY(b.start(loopbackOptions(47506)));
    QTRY_VERIFY_WITH_TIMEOUT(a.channelsUp() == 1 && b.channelsUp() == 1, waitMs);
    const uint16_t port = a.lanPort();
    a.post(Pause{true});
    QTRY_VERIFY_WITH_TIMEOUT(a.channelsUp() == 0 && b.channelsUp() == 0, waitMs);
    QTRY_VERIFY_WITH_TIMEOUT(!a.lanStates.back().on, waitMs);
    QTcpSocket probe;
    probe.connectToHost(QHostAddress::LocalHost, port);
    QTRY_COMPARE_WITH_TIMEOUT(probe.error(), QAbstractSocket::ConnectionRefusedError, waitMs);
    a.post(Pause{false});
    QTRY_VERIFY_WITH_TIMEOUT(a.channelsUp() == 1 && b.channelsUp() == 1, waitMs);
    QVERIFY(a.lanStates.back().on);
    QCOMPARE(a.lanStates.back().port, port);
}

void TestLan::lanOffSaysSo() {
    NodeOfATest a;
    NetworkOptions options = loopbackOptions(47507);
    options.lan = false;
    QVERIFY(a.start(options));
    QTRY_VERIFY_WITH_TIMEOUT(a.lanStates.size() == 1 && !a.lanStates[0].on, waitMs);
    a.post(SetLan{true});
    QTRY_VERIFY_WITH_TIMEOUT(a.lanStates.size() == 2 && a.lanStates[1].on, waitMs);
    QVERIFY(a.lanStates[1].since >= a.lanStates[0].since);
}

void TestLan::missingInterfaceIsAnError() {
    NodeOfATest a;
    NetworkOptions options = loopbackOptions(47508);
    options.interfaces = {"nosuchif0"};
    QVERIFY(!a.start(options));
    QVERIFY(a.startError->is(NetError::NoInterface));
}

void TestLan::takenPortIsAnError() {
    NodeOfATest a;
    NodeOfATest b;
    QVERIFY(a.start(loopbackOptions(47509)));
    QTRY_VERIFY_WITH_TIMEOUT(a.lanPort() != 0, waitMs);
    NetworkOptions options = loopbackOptions(47510);
    options.lanPort = a.lanPort();
    QVERIFY(!b.start(options));
    QVERIFY(b.startError->is(NetError::PortTaken));
    QCOMPARE(b.startError->cause, Cause::Machine);
    QCOMPARE(b.startError->number, int64_t{a.lanPort()});
}

void TestLan::untrustedChannelIsClosed() {
    NodeOfATest a;
    NodeOfATest b;
    a.trusting = false;
    NetworkOptions options = loopbackOptions(47511);
    options.timings.trustMs = 200;
    QVERIFY(a.start(options));
    QVERIFY(b.start(loopbackOptions(47511))); // who trusts may take his time
    QTRY_VERIFY_WITH_TIMEOUT(!a.downs.empty() && !b.downs.empty(), waitMs);
    QVERIFY(a.downs.begin()->second.is(NetError::HandshakeTimeout));
    QVERIFY(b.downs.begin()->second.is(NetError::ClosedByPeer));
}

void TestLan::slowPreambleIsDropped() {
    NodeOfATest a;
    QVERIFY(a.start(loopbackOptions(47512)));
    QTRY_VERIFY_WITH_TIMEOUT(a.lanPort() != 0, waitMs);
    QTcpSocket slow;
    slow.connectToHost(QHostAddress::LocalHost, a.lanPort());
    QVERIFY(slow.waitForConnected(waitMs));
    slow.write("IEU");
    QTRY_COMPARE_WITH_TIMEOUT(slow.state(), QAbstractSocket::UnconnectedState, waitMs);
    QVERIFY(a.ups.empty());
}

void TestLan::eleventhStrangerPushesOutTheFirst() {
    NodeOfATest a;
    NetworkOptions options = loopbackOptions(47513);
    options.timings.handshakeMs = 600'000;
    QVERIFY(a.start(options));
    QTRY_VERIFY_WITH_TIMEOUT(a.lanPort() != 0, waitMs);
    std::vector<std::unique_ptr<QTcpSocket>> strangers;
    for (int i = 0; i < 11; ++i) {
        strangers.push_back(std::make_unique<QTcpSocket>());
        strangers.back()->connectToHost(QHostAddress::LocalHost, a.lanPort());
        QTRY_COMPARE_WITH_TIMEOUT(strangers.back()->state(), QAbstractSocket::ConnectedState, waitMs);
    }
    QTRY_COMPARE_WITH_TIMEOUT(strangers.front()->state(), QAbstractSocket::UnconnectedState, waitMs);
    for (size_t i = 1; i < strangers.size(); ++i) {
        QCOMPARE(strangers[i]->state(), QAbstractSocket::ConnectedState);
    }
}

void TestLan::advertFloodLeavesTheNodeResponsive() {
    NodeOfATest a;
    NodeOfATest b;
    QVERIFY(a.start(loopbackOptions(47514)));
    QVERIFY(b.start(loopbackOptions(47514)));
    QTRY_VERIFY_WITH_TIMEOUT(a.channelsUp() == 1 && b.channelsUp() == 1, waitMs);
    QUdpSocket flood;
    for (int i = 0; i < 10'000; ++i) {
        QByteArray advert = QByteArray::fromHex("4945554d0101");
        advert.append(char(i & 127)).append(char(64 + (i >> 8))).append(8, char(i % 251));
        flood.writeDatagram(advert, QHostAddress(QStringLiteral("127.255.255.255")), 47514);
    }
    const ChannelId channel = a.ups[0].channel;
    a.post(SendFrame{channel, copyOf(bytesOf("still here"))});
    QTRY_VERIFY_WITH_TIMEOUT(b.frames[b.ups[0].channel].size() == 1, waitMs);
    QVERIFY(!a.downs.contains(channel));
}

namespace {

QByteArray probeOf(uint8_t number) {
    ProbeNonce nonce;
    nonce.value.fill(std::byte{number});
    const Bytes bytes = encode(Probe{nonce});
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

} // namespace

void TestLan::aProbeIsAnsweredToItsSenderAndNoMore() {
    NodeOfATest a;
    QVERIFY(a.start(loopbackOptions(47531)));
    QTRY_VERIFY_WITH_TIMEOUT(a.lanPort() != 0, waitMs);
    QUdpSocket asking;
    QVERIFY(asking.bind(QHostAddress::LocalHost, 0));
    asking.writeDatagram(probeOf(7), QHostAddress::LocalHost, 47531);
    QTRY_VERIFY_WITH_TIMEOUT(asking.hasPendingDatagrams(), waitMs);
    QByteArray answer(64, Qt::Uninitialized);
    answer.resize(asking.readDatagram(answer.data(), answer.size()));
    QCOMPARE(answer.size(), probeOf(7).size());
    const auto parsed = parseProbeAnswer(std::as_bytes(std::span(answer.constData(), size_t(answer.size()))));
    QVERIFY(parsed && parsed->port == a.lanPort() && parsed->nonce.value[0] == std::byte{7});
    // What comes from a port of the system, or of the beacon, might be somebody else's address and start an endless
    // talk. What is asked after it is answered, so the silence is no matter of time.
    QUdpSocket system;
    if (!system.bind(QHostAddress::LocalHost, 987)) QSKIP("needs root for a port of the system");
    system.writeDatagram(probeOf(8), QHostAddress::LocalHost, 47531);
    asking.writeDatagram(probeOf(9), QHostAddress::LocalHost, 47531);
    QTRY_VERIFY_WITH_TIMEOUT(asking.hasPendingDatagrams(), waitMs);
    QVERIFY(!system.hasPendingDatagrams());
}

void TestLan::probesAreNotAnsweredWithoutEnd() {
    NodeOfATest a;
    QVERIFY(a.start(loopbackOptions(47532)));
    QTRY_VERIFY_WITH_TIMEOUT(a.lanPort() != 0, waitMs);
    QUdpSocket asking;
    QVERIFY(asking.bind(QHostAddress::LocalHost, 0));
    QElapsedTimer clock;
    clock.start();
    constexpr int asked = 1000;
    for (int i = 0; i < asked; ++i) asking.writeDatagram(probeOf(7), QHostAddress::LocalHost, 47532);
    int answers = 0;
    // One more is answered once the bucket has filled again: until then all others are.
    const auto count = [&] {
        for (; asking.hasPendingDatagrams(); ++answers) asking.readDatagram(nullptr, 0);
        return clock.elapsed() > 1000;
    };
    QVERIFY(QTest::qWaitFor(count, waitMs));
    const int most = static_cast<int>(probeAnswersPerSecond * (1.0 + static_cast<double>(clock.elapsed()) / 1000)) + 1;
    QVERIFY2(answers > 0 && answers <= most, qPrintable(QString::number(answers)));
}

QTEST_GUILESS_MAIN(TestLan)
#include "tst_lan.moc"
