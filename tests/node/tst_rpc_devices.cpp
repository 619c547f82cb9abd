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
    void saysWhatIsKnownOfSomebody() {
        ApiOfATest api;
        api.on<FindPerson>([](const FindPerson& request) -> Result<PersonId> {
            if (request.text != "하늘") return fail(Cause::Input, NodeError::NoSuchPerson);
            return idOf<PersonId>('3');
        });
        api.on<GetPerson>([](const GetPerson& request) -> Result<PersonRow> {
            PersonRow row;
            row.person = request.person;
            row.name = "하늘";
            row.number = std::string(60, '7');
            row.devices = {{idOf<DeviceId>('4'), "노트북", true}};
            row.rooms = {{idOf<RoomId>('5'), "기획팀", RoomKind::Group, Role::Admin},
                         {idOf<RoomId>('6'), "하늘", RoomKind::Direct, Role::Member}};
            row.moreRooms = 7;
            row.direct = idOf<RoomId>('6');
            return row;
        });
        const auto answer = answerOf(api, "person", {{"person", "하늘"}});
        QVERIFY(answer.has_value());
        QCOMPARE((*answer)["person"].toString(), QString(64, '3'));
        QCOMPARE((*answer)["number"].toString(), QString(60, '7'));
        QVERIFY((*answer)["devices"][0]["reachable"].toBool() && (*answer)["seen"].isNull());
        QCOMPARE((*answer)["rooms"][0]["role"].toString(), QStringLiteral("admin"));
        QCOMPARE((*answer)["rooms"][1]["kind"].toString(), QStringLiteral("direct"));
        QCOMPARE((*answer)["direct"].toString(), QString(64, '6'));
        QCOMPARE((*answer)["more_rooms"].toInt(), 7);
        QVERIFY(isRefused(answerOf(api, "person", {{"person", "바다"}}), NodeError::NoSuchPerson));
        QVERIFY(isRefused(answerOf(api, "person", {}), NodeError::BadRequest));
    }
};

QTEST_GUILESS_MAIN(TestRpcDevices)
#include "tst_rpc_devices.moc"
