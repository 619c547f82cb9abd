// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/api_of_a_test.h"
#include "node/rpc_rows.h"
#include "node/verb_answer.h"

#include <QtTest>

using namespace ieum;
using namespace ieum::node;

class TestRpcLan : public QObject {
    Q_OBJECT
  private slots:
    void saysWhatWasSeenAndWhatToDo() {
        ApiOfATest api;
        api.on<TestLan>([](const TestLan&) -> Result<LanReport> {
            LanReport report;
            net::InterfaceSeen seen;
            seen.name = "eth0";
            seen.addresses = {"10.0.0.2"};
            seen.ways[1] = {3, true, 2, 1};
            seen.asked = 253;
            report.seen.interfaces = {seen};
            report.seen.peers = {"10.0.0.7"};
            report.seen.mdns = {true, 2};
            report.seen.udpTaken = 47474;
            report.findings = {{LanCause::ClientIsolation, "eth0"}, {LanCause::Vpn, "tun0"}};
            return report;
        });
        const auto answer = answerOf(api, "lan-test", {});
        QVERIFY(answer);
        const QJsonValue first = (*answer)["findings"][0];
        QCOMPARE(first["cause"].toString(), QStringLiteral("client isolation"));
        QCOMPARE(first["where"].toString(), QStringLiteral("eth0"));
        QVERIFY(first["text"].toString().contains(QLatin1String("eth0")));
        QVERIFY(!first["advice"].toString().isEmpty());
        QCOMPARE((*answer)["findings"][1]["cause"].toString(), QStringLiteral("vpn"));
        const QJsonValue broadcast = (*answer)["interfaces"][0]["ways"][1];
        QCOMPARE(broadcast["way"].toString(), QStringLiteral("broadcast"));
        QCOMPARE(broadcast["heard"].toInt(), 2);
        QVERIFY(broadcast["returned"].toBool());
        QVERIFY((*answer)["interfaces"][0]["gateway"].isNull());
        QCOMPARE((*answer)["udp_taken"].toInt(), 47474);
        QVERIFY((*answer)["tcp_taken"].isNull());
        QVERIFY((*answer)["mdns"]["runs"].toBool());
        QCOMPARE((*answer)["mdns"]["heard"].toInt(), 2);
        QVERIFY((*answer)["mdns"]["text"].toString().contains(QLatin1String("Avahi")));
        QCOMPARE((*answer)["peers"][0].toString(), QStringLiteral("10.0.0.7"));
    }
};

QTEST_GUILESS_MAIN(TestRpcLan)
#include "tst_rpc_lan.moc"
