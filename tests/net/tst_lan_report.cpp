// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What follows from what was seen. That the sight itself is right is shown on real networks (e2e/tst_lan_test.cpp).
#include "net/lan_report.h"

#include <QtTest>

using namespace ieum::net;

namespace {

WaySeen way(bool returned, uint32_t heard = 0, uint32_t answered = 0) { return {3, returned, heard, answered}; }

InterfaceSeen healthy() {
    InterfaceSeen seen;
    seen.name = "eth0";
    seen.ways = {way(true, 1, 1), way(true, 1, 1), way(true, 1, 1)};
    seen.asked = 253;
    seen.answered = 1;
    seen.neighbours = 1;
    seen.gateway = "10.0.0.1";
    seen.gatewayAnswers = true;
    return seen;
}
InterfaceSeen silent() {
    InterfaceSeen seen = healthy();
    seen.ways = {way(true), way(true), way(true)};
    seen.answered = 0;
    return seen;
}
LanSeen on(const InterfaceSeen& seen) {
    LanSeen all;
    all.interfaces = {seen};
    return all;
}
std::vector<LanFinding> only(LanCause cause, const std::string& where) { return {{cause, where}}; }

} // namespace

class TestLanReport : public QObject {
    Q_OBJECT
  private slots:
    void allIsWell() { QVERIFY(diagnose(on(healthy())) == only(LanCause::Fine, "")); }
    void withoutAnInterface() { QVERIFY(diagnose(LanSeen{}) == only(LanCause::NoInterface, "")); }
    void aTakenPortExplainsTheSilence() {
        LanSeen seen = on(silent());
        seen.udpTaken = 47474;
        QVERIFY(diagnose(seen) == only(LanCause::PortTaken, "UDP 47474"));
        seen = on(healthy());
        seen.tcpTaken = 4711;
        QVERIFY(diagnose(seen) == only(LanCause::PortTaken, "TCP 4711"));
    }
    void whatDoesNotComeBackIsKeptOutHere() {
        InterfaceSeen seen = silent();
        for (WaySeen& each : seen.ways) each.returned = false;
        QVERIFY(diagnose(on(seen)) == only(LanCause::Firewall, "eth0"));
        // Though answers to our own questions pass a firewall that remembers them.
        seen.answered = 1;
        QVERIFY(diagnose(on(seen)) == only(LanCause::Firewall, "eth0"));
        seen.ways[1].returned = true;
        QVERIFY(diagnose(on(seen)) == only(LanCause::MulticastFiltered, "eth0"));
    }
    void oneKindOfMulticastIsEnough() {
        InterfaceSeen seen = healthy();
        seen.ways[0] = way(true);
        QVERIFY(diagnose(on(seen)) == only(LanCause::Fine, ""));
        seen.ways[2] = way(true);
        QVERIFY(diagnose(on(seen)) == only(LanCause::MulticastFiltered, "eth0"));
        // Not even broadcast, but each answers by himself.
        seen.ways[1] = way(true);
        QVERIFY(diagnose(on(seen)) == only(LanCause::MulticastFiltered, "eth0"));
        seen.answered = 0;
        QVERIFY(diagnose(on(seen)) == only(LanCause::NobodyAnswers, "eth0"));
    }
    void silenceIsToldApartByWhoIsThere() {
        InterfaceSeen seen = silent();
        QVERIFY(diagnose(on(seen)) == only(LanCause::NobodyAnswers, "eth0"));
        seen.neighbours = 0;
        QVERIFY(diagnose(on(seen)) == only(LanCause::ClientIsolation, "eth0"));
        seen.gatewayAnswers = false;
        QVERIFY(diagnose(on(seen)) == only(LanCause::Alone, "eth0"));
        // Where nobody could look, nothing is claimed.
        seen.asked = 0;
        QVERIFY(diagnose(on(seen)) == only(LanCause::NobodyAnswers, "eth0"));
    }
    void anEmptyNetworkBesideAGoodOneIsNoFault() {
        LanSeen seen = on(healthy());
        InterfaceSeen empty = silent();
        empty.name = "docker0";
        empty.neighbours = 0;
        empty.gatewayAnswers = false;
        seen.interfaces.push_back(empty);
        QVERIFY(diagnose(seen) == only(LanCause::Fine, ""));
    }
    void aTunnelComesFirstWhenNobodyIsHeardAndLastOtherwise() {
        LanSeen seen = on(silent());
        seen.tunnel = "tun0";
        QVERIFY(
            (diagnose(seen) == std::vector<LanFinding>{{LanCause::Vpn, "tun0"}, {LanCause::NobodyAnswers, "eth0"}}));
        seen = on(healthy());
        seen.tunnel = "tun0";
        QVERIFY((diagnose(seen) == std::vector<LanFinding>{{LanCause::Fine, ""}, {LanCause::Vpn, "tun0"}}));
    }
    void whoIsHeardByMdnsAloneIsThereAllTheSame() {
        LanSeen seen = on(silent());
        seen.mdns = {true, 0};
        QVERIFY(diagnose(seen) == only(LanCause::NobodyAnswers, "eth0"));
        seen.mdns.heard = 1;
        QVERIFY(diagnose(seen) == only(LanCause::OnlyMdns, ""));
        seen.tunnel = "tun0";
        QVERIFY((diagnose(seen) == std::vector<LanFinding>{{LanCause::OnlyMdns, ""}, {LanCause::Vpn, "tun0"}}));
        // What keeps the beacon out is still named.
        seen = on(silent());
        seen.mdns.heard = 1;
        for (WaySeen& each : seen.interfaces[0].ways) each.returned = false;
        QVERIFY((diagnose(seen) == std::vector<LanFinding>{{LanCause::Firewall, "eth0"}, {LanCause::OnlyMdns, ""}}));
        // Beside the ways of the beacon it is nothing that must be said.
        seen = on(healthy());
        seen.mdns = {true, 2};
        QVERIFY(diagnose(seen) == only(LanCause::Fine, ""));
    }
    void whoIsHeardAndCannotBeCalledIsNamed() {
        LanSeen seen = on(healthy());
        seen.unreachable = {"10.0.0.7"};
        QVERIFY(diagnose(seen) == only(LanCause::FirewallThere, "10.0.0.7"));
    }
};

QTEST_GUILESS_MAIN(TestLanReport)
#include "tst_lan_report.moc"
