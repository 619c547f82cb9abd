// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/neighbours.h"

#include <QtTest>

using namespace ieum::net;

namespace {

constexpr const char* arp = "IP address       HW type     Flags       HW address            Mask     Device\n"
                            "10.77.0.12       0x1         0x2         5a:53:11:00:00:01     *        eth0\n"
                            "10.77.0.13       0x1         0x0         00:00:00:00:00:00     *        eth0\n"
                            "10.77.0.14       0x1         0x6         5a:53:11:00:00:02     *        eth0\n"
                            "10.78.0.12       0x1         0x2         5a:53:11:00:00:03     *        eth1\n"
                            "nonsense\n";
constexpr const char* route = "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n"
                              "eth1\t00000000\t0C004E0A\t0003\t0\t0\t0\t00000000\t0\t0\t0\n"
                              "tun0\t00000000\t00000000\t0001\t0\t0\t0\t00000000\t0\t0\t0\n"
                              "eth0\t00004D0A\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n"
                              "eth0\t00000080\t0D004D0A\t0003\t0\t0\t0\t00000080\t0\t0\t0\n";

} // namespace

class TestNeighbours : public QObject {
    Q_OBJECT
  private slots:
    void onlyWhoAnsweredCountsAndOnlyThere() {
        const auto found = neighboursIn(arp, "eth0");
        QCOMPARE(found, (std::vector<QHostAddress>{QHostAddress("10.77.0.12"), QHostAddress("10.77.0.14")}));
        QCOMPARE(neighboursIn(arp, "eth1").size(), size_t{1});
        QVERIFY(neighboursIn(arp, "eth2").empty());
        QVERIFY(neighboursIn("", "eth0").empty());
    }
    void theGatewayIsThatOfTheDefaultRoute() {
        QCOMPARE(gatewayIn(route, "eth1"), QHostAddress("10.78.0.12"));
        QVERIFY(gatewayIn(route, "eth0").isNull()); // a route to half of the world is none
        QVERIFY(gatewayIn(route, "tun0").isNull());
        QVERIFY(gatewayIn("", "eth1").isNull());
    }
};

QTEST_GUILESS_MAIN(TestNeighbours)
#include "tst_neighbours.moc"
