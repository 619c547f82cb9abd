// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What somebody says of where he listens is outside input: what could be nobody's computer, and what lies elsewhere in
// the world, is told apart here.
#include "room/lan_address.h"

#include <QHostAddress>
#include <QtTest>

#include <algorithm>

using namespace ieum;
using namespace ieum::room;

namespace {

LanAddress addressOf(const QString& text, uint16_t port = 47'000) {
    const QHostAddress ip(text);
    LanAddress made;
    made.port = port;
    made.isIpv6 = ip.protocol() == QAbstractSocket::IPv6Protocol;
    if (made.isIpv6) {
        const Q_IPV6ADDR bytes = ip.toIPv6Address();
        std::transform(std::begin(bytes.c), std::end(bytes.c), made.ip.begin(), [](quint8 b) { return std::byte{b}; });
    } else {
        const quint32 number = ip.toIPv4Address();
        for (size_t i = 0; i < 4; ++i) made.ip[i] = static_cast<std::byte>(number >> (24 - 8 * i) & 255U);
    }
    return made;
}

} // namespace

class TestLanAddress : public QObject {
    Q_OBJECT
  private slots:
    void comesBackFromItsBytes() {
        for (const char* text : {"192.168.0.7", "fd00:1::7", "2001:db8::1"}) {
            const LanAddress made = addressOf(text);
            const Bytes packed = pack(made);
            QCOMPARE(packed.size(), size_t(made.isIpv6 ? 18 : 6));
            QVERIFY(unpackLanAddress(packed) == made);
        }
        // The address as everybody writes it, the port with its low byte first.
        const Bytes expected{std::byte{192}, std::byte{168},  std::byte{0},
                             std::byte{7},   std::byte{0x98}, std::byte{0xb7}};
        QVERIFY(pack(addressOf("192.168.0.7", 0xb798)) == expected);
    }
    void otherLengthsAreNoAddresses() {
        for (size_t bytes = 0; bytes < 40; ++bytes) {
            const bool good = bytes == 6 || bytes == 18;
            QCOMPARE(unpackLanAddress(Bytes(bytes, std::byte{9})).has_value(), good);
        }
    }
    void whatIsNobodysComputerIsNone_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("port");
        QTest::addColumn<bool>("good");
        const auto row = [](const char* text, int port, bool good) {
            QTest::addRow("%s port %d", text, port) << text << port << good;
        };
        row("192.168.0.7", 1024, true);
        row("192.168.0.7", 1023, false);
        row("192.168.0.7", 0, false);
        row("192.168.0.7", 22, false);
        row("0.0.0.0", 5000, false);
        row("0.1.2.3", 5000, false);
        row("127.0.0.1", 5000, false);
        row("127.255.255.255", 5000, false);
        row("223.255.255.254", 5000, true);
        row("224.0.0.1", 5000, false);
        row("239.255.71.77", 5000, false);
        row("240.0.0.1", 5000, false);
        row("255.255.255.255", 5000, false);
        row("169.254.3.4", 5000, true);
        row("::", 5000, false);
        row("::1", 5000, false);
        row("::ffff:127.0.0.1", 5000, false);
        row("fe80::1", 5000, false);
        row("fec0::1", 5000, false);
        row("ff02::1", 5000, false);
        row("fd00::1", 5000, true);
        row("2001:db8::1", 5000, true);
    }
    void whatIsNobodysComputerIsNone() {
        QFETCH(QString, text);
        QFETCH(int, port);
        QFETCH(bool, good);
        QCOMPARE(isLanAddress(addressOf(text, static_cast<uint16_t>(port))), good);
    }
    void onlyWhatIsNearIsDialled_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("near");
        QTest::newRow("10/8") << "10.1.2.3" << true;
        QTest::newRow("172.16/12") << "172.31.0.1" << true;
        QTest::newRow("beyond 172.16/12") << "172.32.0.1" << false;
        QTest::newRow("192.168/16") << "192.168.200.1" << true;
        QTest::newRow("100.64/10") << "100.127.0.1" << true;
        QTest::newRow("beyond 100.64/10") << "100.128.0.1" << false;
        QTest::newRow("without DHCP") << "169.254.9.9" << true;
        QTest::newRow("public, next to ours") << "198.51.100.9" << true;
        QTest::newRow("public, elsewhere") << "198.51.101.9" << false;
        QTest::newRow("unique local") << "fd12::1" << true;
        QTest::newRow("global, next to ours") << "2001:db8:0:1::9" << true;
        QTest::newRow("global, elsewhere") << "2001:db8:0:2::9" << false;
    }
    void onlyWhatIsNearIsDialled() {
        QFETCH(QString, text);
        QFETCH(bool, near);
        const LanAddress ours[] = {addressOf("198.51.100.7"), addressOf("2001:db8:0:1::7")};
        QCOMPARE(isNearby(addressOf(text), ours), near);
    }
};

QTEST_GUILESS_MAIN(TestLanAddress)
#include "tst_lan_address.moc"
