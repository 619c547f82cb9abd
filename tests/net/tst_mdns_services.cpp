// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What somebody on the LAN may make mDNS tell us, and what of it is handed on.
#include "net/mdns_services.h"

#include "net/limits.h"
#include "net/mdns_name.h"

#include <QtTest>

using namespace ieum;
using namespace ieum::net;

namespace {

constexpr uint16_t port = 47'000;
constexpr bool ours = true;
constexpr SteadyMs now{1'000'000};

Advert advertOf(uint32_t number) {
    Advert advert;
    advert.port = port;
    for (int i = 0; i < 4; ++i) advert.id.value[static_cast<size_t>(i)] = std::byte(number >> (8 * i));
    return advert;
}
MdnsService serviceOf(uint32_t number, int interface = 2) { return {interface, 0, mdnsInstance(advertOf(number))}; }
std::vector<LocalInterface> interfaces() {
    LocalInterface eth0;
    eth0.name = "eth0";
    eth0.index = 2;
    eth0.ipv6LinkLocal = true;
    eth0.subnets = {{QHostAddress("10.9.0.1"), 24, QHostAddress("10.9.0.255")}, {QHostAddress("fe80::1%eth0"), 64, {}}};
    LocalInterface eth1 = eth0;
    eth1.name = "eth1";
    eth1.index = 3;
    eth1.subnets = {{QHostAddress("10.8.0.1"), 24, QHostAddress("10.8.0.255")}};
    return {eth0, eth1};
}

} // namespace

class TestMdnsServices : public QObject {
    Q_OBJECT
  private slots:
    void whatIsFoundIsSaidAtTheBeaconsPaceUntilItGoes() {
        const Timings timings;
        MdnsServices services(timings, interfaces());
        QVERIFY(!services.appeared(serviceOf(1)));
        QVERIFY(services.due(9, now).empty());
        QVERIFY(services.toResolve(9) == std::vector{serviceOf(1)});
        QVERIFY(services.toResolve(9).empty());
        services.found(serviceOf(1), {"10.9.0.7", port});
        const auto heard = services.due(9, now);
        QCOMPARE(heard.size(), size_t{1});
        QVERIFY(heard[0].advert == advertOf(1));
        QCOMPARE(heard[0].from, QHostAddress("10.9.0.7"));
        QVERIFY(services.due(9, now.after(timings.advertMs - 1)).empty());
        QCOMPARE(services.due(9, now.after(timings.advertMs)).size(), size_t{1});
        // Lost and found again, as Avahi tells it.
        services.lost(serviceOf(1));
        QVERIFY(services.due(9, now.after(10 * timings.advertMs)).empty());
        services.found(serviceOf(1), {"10.9.0.8", port});
        QCOMPARE(services.due(9, now.after(10 * timings.advertMs)).at(0).from, QHostAddress("10.9.0.8"));
        services.vanished(serviceOf(1));
        QVERIFY(services.due(9, now.after(20 * timings.advertMs)).empty());
        QCOMPARE(services.size(), size_t{0});
    }
    void linkLocalIpv6GetsTheScopeOfItsInterface() {
        MdnsServices services(Timings{}, interfaces());
        services.appeared(serviceOf(1));
        services.found(serviceOf(1), {"fe80::7", port});
        QCOMPARE(services.due(9, now).at(0).from.toString(), QStringLiteral("fe80::7%eth0"));
        // What it says of a scope itself is nothing that it could know.
        services.found(serviceOf(1), {"fe80::8%eth1", port});
        QCOMPARE(services.due(9, now).at(0).from.toString(), QStringLiteral("fe80::8%eth0"));
    }
    void anAddressThatNoBeaconCouldComeFromIsNone_data() {
        QTest::addColumn<QString>("address");
        for (const char* each :
             {"", "x", "8.8.8.8", "10.8.0.7", "127.0.0.1", "0.0.0.0", "255.255.255.255", "224.0.0.251", "10.9.0.255",
              "10.9.0.0", "10.9.0.1", "fe80::1", "::1", "::", "ff02::fb", "2001:db8::1", "10.9.0.7:80", "desk.local"}) {
            QTest::newRow(each) << each;
        }
    }
    void anAddressThatNoBeaconCouldComeFromIsNone() {
        QFETCH(QString, address);
        MdnsServices services(Timings{}, interfaces());
        services.appeared(serviceOf(1));
        services.found(serviceOf(1), {address, port});
        QVERIFY(services.due(9, now).empty());
        // Nor does it leave what was known before.
        services.found(serviceOf(1), {"10.9.0.7", port});
        services.found(serviceOf(1), {address, port});
        QVERIFY(services.due(9, now).empty());
    }
    void ownAddressesAreForServicesOfThisComputer() {
        MdnsServices services(Timings{}, interfaces());
        services.appeared(serviceOf(1));
        services.found(serviceOf(1), {"10.9.0.1", port, ours});
        QCOMPARE(services.due(9, now).size(), size_t{1});
        services.found(serviceOf(1), {"10.9.0.7", port, ours});
        QVERIFY(services.due(9, now).empty());
    }
    void aPortThatIsNotTheAdvertsIsBait() {
        MdnsServices services(Timings{}, interfaces());
        services.appeared(serviceOf(1));
        services.found(serviceOf(1), {"10.9.0.7", 8'080});
        QVERIFY(services.due(9, now).empty());
    }
    void foreignNamesAndInterfacesTakeNoRoom() {
        MdnsServices services(Timings{}, interfaces());
        services.appeared({2, 0, "Printer of Seo-yeon"});
        services.appeared(serviceOf(1, 4));
        services.found({2, 0, "Printer of Seo-yeon"}, {"10.9.0.7", port});
        services.found(serviceOf(1), {"10.9.0.7", port}); // never browsed
        QCOMPARE(services.size(), size_t{0});
        QVERIFY(services.due(9, now).empty() && services.toResolve(9).empty());
    }
    void aFloodTakesSoMuchRoomAndNoMore() {
        MdnsServices services(Timings{}, interfaces());
        services.appeared(serviceOf(0));
        services.found(serviceOf(0), {"10.9.0.7", port});
        for (uint32_t i = 1; i <= 20 * mdnsServicesMax; ++i) {
            const auto gone = services.appeared(serviceOf(i));
            QCOMPARE(gone.has_value(), i >= mdnsServicesMax);
            QVERIFY(gone != serviceOf(0));
        }
        QCOMPARE(services.size(), mdnsServicesMax);
        // Whose address is known stays as long as there are others.
        QCOMPARE(services.due(9, now).size(), size_t{1});
    }
    void aFloodThatResolvesIsSaidBitByBit() {
        MdnsServices services(Timings{}, interfaces());
        for (uint32_t i = 0; i < 2 * mdnsServicesMax; ++i) {
            services.appeared(serviceOf(i));
            services.found(serviceOf(i), {"10.9.0.7", port});
        }
        QCOMPARE(services.size(), mdnsServicesMax);
        QCOMPARE(services.toResolve(mdnsResolvedPerTurn).size(), mdnsResolvedPerTurn);
        QCOMPARE(services.due(mdnsSaidPerTurn, now).size(), mdnsSaidPerTurn);
    }
    void theSameByBothProtocolsIsTwo() {
        MdnsServices services(Timings{}, interfaces());
        MdnsService other = serviceOf(1);
        other.protocol = 1;
        services.appeared(serviceOf(1));
        services.appeared(other);
        services.appeared(other);
        QCOMPARE(services.size(), size_t{2});
    }
};

QTEST_GUILESS_MAIN(TestMdnsServices)
#include "tst_mdns_services.moc"
