// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Neighbours on the LAN who want to use us against others, or to keep us from our friends. Real sockets on loopback.
#include "net/advert.h"
#include "net/limits.h"
#include "net/node_of_a_test.h"

#include "crypto/init.h"

#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUdpSocket>

using namespace ieum;
using namespace ieum::net;

class TestLanHostile : public QObject {
    Q_OBJECT
    static constexpr int waitMs = 15'000;
    static const QHostAddress& broadcast() {
        static const QHostAddress address(QStringLiteral("127.255.255.255"));
        return address;
    }
    static QByteArray advertOf(uint16_t port, char id) {
        BeaconId made;
        made.value.fill(static_cast<std::byte>(id));
        const Bytes bytes = encode(Advert{port, made});
        return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
    }

    /// Established connections whose own end is this port, by the system's own account.
    static int heldAt(uint16_t port) {
        QFile table("/proc/net/tcp");
        if (!table.open(QIODevice::ReadOnly)) return -1;
        QFile table6("/proc/net/tcp6");
        const QByteArray all = table.readAll() + (table6.open(QIODevice::ReadOnly) ? table6.readAll() : QByteArray());
        const QByteArray end = ':' + QByteArray::number(port, 16).rightJustified(4, '0').toUpper();
        int held = 0;
        for (const QByteArray& line : all.split('\n')) {
            const QList<QByteArray> words = line.simplified().split(' ');
            held += words.size() > 3 && words[1].endsWith(end) && words[3] == "01";
        }
        return held;
    }

  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void baitIsFollowedToPortsOfTheProtocolOnly();
    void nobodyGetsMoreBackThanHeSent();
    void aFloodOfConnectionsLeavesRoomForFriends();
};

void TestLanHostile::baitIsFollowedToPortsOfTheProtocolOnly() {
    QTcpServer system;
    QTcpServer high;
    if (!system.listen(QHostAddress::LocalHost, 1019)) QSKIP("a port of the system cannot be listened at here");
    QVERIFY(high.listen(QHostAddress::LocalHost, 0));
    NodeOfATest a;
    QVERIFY(a.start(loopbackOptions(47561)));
    QTRY_VERIFY_WITH_TIMEOUT(a.lanPort() != 0, waitMs);
    // The highest id there is: whoever hears it dials at once.
    QUdpSocket bait;
    bait.writeDatagram(advertOf(1019, char(0xFE)), broadcast(), 47561);
    bait.writeDatagram(advertOf(high.serverPort(), char(0xFF)), broadcast(), 47561);
    QTRY_VERIFY_WITH_TIMEOUT(high.hasPendingConnections(), waitMs);
    QVERIFY(!system.hasPendingConnections());
}

void TestLanHostile::nobodyGetsMoreBackThanHeSent() {
    NodeOfATest a;
    QVERIFY(a.start(loopbackOptions(47562)));
    QTRY_VERIFY_WITH_TIMEOUT(a.lanPort() != 0, waitMs);
    QUdpSocket ear;
    QVERIFY(ear.bind(QHostAddress::AnyIPv4, 47562, QUdpSocket::ShareAddress | QUdpSocket::ReuseAddressHint));
    QUdpSocket mouth;
    QVERIFY(mouth.bind(QHostAddress::LocalHost, 0));
    qint64 sent = 0;
    qint64 fromHim = 0;
    int answers = 0;
    const auto listen = [&] {
        while (ear.hasPendingDatagrams()) {
            QByteArray datagram(int(ear.pendingDatagramSize()), 0);
            ear.readDatagram(datagram.data(), datagram.size());
            const auto advert =
                parseAdvert(std::as_bytes(std::span(datagram.constData(), static_cast<size_t>(datagram.size()))));
            if (!advert || advert->port != a.lanPort()) continue;
            fromHim += datagram.size();
            ++answers;
        }
        // Each time somebody new, as if a thousand had come.
        for (int i = 0; i < 20; ++i) {
            const QByteArray advert = advertOf(static_cast<uint16_t>(2'000 + i), char(answers % 200 + 20));
            sent += mouth.writeDatagram(advert, broadcast(), 47562);
        }
        return answers >= 10;
    };
    QTRY_VERIFY_WITH_TIMEOUT(listen(), waitMs);
    QVERIFY2(fromHim < sent, qPrintable(QStringLiteral("%1 for %2").arg(fromHim).arg(sent)));
    QVERIFY(!mouth.hasPendingDatagrams()); // and nothing comes back to whoever asked
}

void TestLanHostile::aFloodOfConnectionsLeavesRoomForFriends() {
    NodeOfATest a;
    NodeOfATest b;
    QVERIFY(a.start(loopbackOptions(47563)));
    QTRY_VERIFY_WITH_TIMEOUT(a.lanPort() != 0, waitMs);
    std::vector<std::unique_ptr<QTcpSocket>> silent;
    for (int i = 0; i < 300; ++i) {
        silent.push_back(std::make_unique<QTcpSocket>());
        silent.back()->connectToHost(QHostAddress::LocalHost, a.lanPort());
    }
    QTRY_VERIFY_WITH_TIMEOUT(heldAt(a.lanPort()) > 1, waitMs);
    QVERIFY(b.start(loopbackOptions(47563)));
    QTRY_VERIFY_WITH_TIMEOUT(a.channelsUp() == 1 && b.channelsUp() == 1, waitMs);
    const auto alive = [](const NodeOfATest& node) {
        const auto up = std::find_if(node.ups.begin(), node.ups.end(),
                                     [&](const ChannelUp& each) { return !node.downs.contains(each.channel); });
        return up == node.ups.end() ? ChannelId{} : up->channel;
    };
    const ChannelId at = alive(b);
    a.post(SendFrame{alive(a), copyOf(bytesOf("still here"))});
    QTRY_VERIFY_WITH_TIMEOUT(b.frames[at].size() == 1, waitMs);
    // Whoever said nothing is shown out. (Those for whom the system had no place still believe that they are
    // connected.)
    QTRY_VERIFY_WITH_TIMEOUT(heldAt(a.lanPort()) <= 1, waitMs);
}

QTEST_GUILESS_MAIN(TestLanHostile)
#include "tst_lan_hostile.moc"
