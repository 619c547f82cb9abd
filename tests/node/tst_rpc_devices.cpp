// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/api_of_a_test.h"
#include "node/rpc_rows.h"
#include "node/verb_answer.h"

#include <QtTest>

using namespace ieum;
using namespace ieum::node;

namespace {

std::vector<DeviceRow> twoDevices() {
    DeviceRow first{idOf<DeviceId>('1'), "바다", true, false, std::nullopt};
    DeviceRow second{idOf<DeviceId>('2'), "노트북", false, true, first.device};
    return {first, second};
}

} // namespace

class TestRpcDevices : public QObject {
    Q_OBJECT
  private slots:
    void linksAndJoins() {
        ApiOfATest api;
        api.on<LinkDevice>([](const LinkDevice&) -> Result<InviteLink> { return InviteLink{"ieum:abc", "K7QM"}; });
        std::string link;
        api.on<JoinAsDevice>([&](const JoinAsDevice& request) -> Result<Accepted> {
            link = request.link;
            return Accepted{std::nullopt, "바다"};
        });
        QCOMPARE((*answerOf(api, "device link", {}))["link"].toString(), QStringLiteral("ieum:abc"));
        QCOMPARE((*answerOf(api, "device link", {}))["code"].toString(), QStringLiteral("K7QM"));
        QCOMPARE((*answerOf(api, "device join", {{"link", "ieum:abc"}}))["inviter"].toString(), QStringLiteral("바다"));
        QCOMPARE(link, std::string("ieum:abc"));
        QVERIFY(isRefused(answerOf(api, "device join", {}), NodeError::BadRequest));
    }
    void listsWhoLinkedWhom() {
        ApiOfATest api;
        api.on<ListDevices>([](const ListDevices&) -> Result<std::vector<DeviceRow>> { return twoDevices(); });
        const auto rows = answerOf(api, "device list", {})->toArray();
        QCOMPARE(rows.size(), 2);
        QVERIFY(rows[0]["self"].toBool() && rows[0]["linked_by"].isNull() && !rows[0]["reachable"].toBool());
        QCOMPARE(rows[1]["linked_by"].toString(), QString(64, '1'));
        QVERIFY(rows[1]["reachable"].toBool());
    }
    void revokesByNameOrId_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("found");
        QTest::newRow("name") << "노트북" << true;
        QTest::newRow("id") << QString(64, '2') << true;
        QTest::newRow("beginning") << QString(8, '2') << true;
        QTest::newRow("another") << "태블릿" << false;
    }
    void revokesByNameOrId() {
        QFETCH(QString, text);
        QFETCH(bool, found);
        ApiOfATest api;
        api.on<ListDevices>([](const ListDevices&) -> Result<std::vector<DeviceRow>> { return twoDevices(); });
        std::optional<DeviceId> revoked;
        api.on<RevokeDevice>([&](const RevokeDevice& request) -> Result<Nothing> {
            revoked = request.device;
            return Nothing{};
        });
        const auto answer = answerOf(api, "device revoke", {{"device", text}});
        QCOMPARE(answer.has_value(), found);
        QVERIFY(found ? revoked == idOf<DeviceId>('2') : !revoked && isRefused(answer, NodeError::NoSuchDevice));
        QVERIFY(isRefused(answerOf(api, "device revoke", {}), NodeError::BadRequest));
    }
    void saysTheSafetyNumber() {
        ApiOfATest api;
        api.on<FindSafetyNumber>([](const FindSafetyNumber& request) -> Result<SafetyRow> {
            return SafetyRow{idOf<PersonId>('3'), request.person, std::string(60, '7')};
        });
        const auto answer = answerOf(api, "safety", {{"person", "하늘"}});
        QCOMPARE((*answer)["name"].toString(), QStringLiteral("하늘"));
        QCOMPARE((*answer)["number"].toString(), QString(60, '7'));
        QVERIFY(isRefused(answerOf(api, "safety", {}), NodeError::BadRequest));
    }
};

QTEST_GUILESS_MAIN(TestRpcDevices)
#include "tst_rpc_devices.moc"
