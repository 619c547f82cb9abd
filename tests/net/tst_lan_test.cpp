// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What needs no network of its own. Healthy and broken networks: e2e/tst_lan_test.cpp.
#include "net/lan_test.h"

#include <QtTest>

using namespace ieum::net;

namespace {
constexpr int waitMs = 20'000;

NetworkOptions optionsOf(uint16_t beaconPort) {
    NetworkOptions options;
    options.beaconPort = beaconPort;
    options.interfaces = {"lo"}; // it is not a network
    return options;
}

std::vector<LanFinding> findingsOf(const NetworkOptions& options) {
    std::optional<LanReport> report;
    LanTest test(options, [&](LanReport made) { report = std::move(made); });
    test.begin();
    if (report) return {}; // it answers from the event loop only
    if (!QTest::qWaitFor([&] { return report.has_value(); }, waitMs)) return {};
    return report->findings;
}

bool has(const std::vector<LanFinding>& findings, LanCause cause, const std::string& where) {
    return std::find(findings.begin(), findings.end(), LanFinding{cause, where}) != findings.end();
}

} // namespace

class TestLanTest : public QObject {
    Q_OBJECT
  private slots:
    void loopbackIsNoNetwork() {
        const auto findings = findingsOf(optionsOf(47'571));
        QVERIFY(has(findings, LanCause::NoInterface, ""));
        QVERIFY(!has(findings, LanCause::PortTaken, "TCP 47572"));
    }
    void aTakenTcpPortIsNamed() {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::Any, 47'572));
        NetworkOptions options = optionsOf(47'571);
        options.lanPort = 47'572;
        QVERIFY(has(findingsOf(options), LanCause::PortTaken, "TCP 47572"));
        other.close();
        QVERIFY(!has(findingsOf(options), LanCause::PortTaken, "TCP 47572"));
    }
};

QTEST_GUILESS_MAIN(TestLanTest)
#include "tst_lan_test.moc"
