// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/api_of_a_test.h"
#include "node/rpc_rows.h"
#include "node/verb_answer.h"

#include "net/error.h"

#include <QtTest>

using namespace ieum;
using namespace ieum::node;

namespace {

StatusRow statusWithAnOutage() {
    StatusRow status;
    status.lan.on = true;
    status.lan.sinceMs = 1'700'000'000'000;
    ReplicaRow home;
    home.address = "ieum-replica://KEY@host:47475";
    home.key = idOf<ReplicaKey>('7');
    home.why = fail(Cause::Machine, NetError::Unreachable).value();
    status.replicas = {home};
    status.outbox = 3;
    status.outageSinceMs = 1'700'000'000'000;
    return status;
}

} // namespace

class TestRpcPaths : public QObject {
    Q_OBJECT
  private slots:
    void saysWhichPathsWorkAndSinceWhen() {
        ApiOfATest api;
        api.on<GetStatus>([](const GetStatus&) -> Result<StatusRow> { return statusWithAnOutage(); });
        const auto answer = answerOf(api, "status", {});
        QCOMPARE((*answer)["paths"].toArray().size(), 2);
        QVERIFY((*answer)["paths"][0]["up"].toBool());
        QVERIFY(!(*answer)["paths"][1]["up"].toBool());
        QVERIFY((*answer)["paths"][1]["why"].toString().startsWith(QLatin1String("Nobody answers")));
        QCOMPARE((*answer)["outbox"].toInt(), 3);
        QVERIFY((*answer)["outage_since"].isString());
    }
    void oneThatIsConnectingIsSaidToBe() {
        ApiOfATest api;
        api.on<GetStatus>([](const GetStatus&) -> Result<StatusRow> {
            StatusRow status = statusWithAnOutage();
            status.replicas[0].connecting = true;
            return status;
        });
        const auto answer = answerOf(api, "status", {});
        QVERIFY((*answer)["paths"][1]["connecting"].toBool());
        QVERIFY((*answer)["replicas"][0]["connecting"].toBool());
    }
    void noOutageIsNull() {
        ApiOfATest api;
        api.on<GetStatus>([](const GetStatus&) -> Result<StatusRow> { return StatusRow{}; });
        QVERIFY((*answerOf(api, "status", {}))["outage_since"].isNull());
    }
    void removesAReplicaByAnyOfItsNames_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("found");
        const auto key = [](char digit) { return QString::fromStdString(toBase64Url(idOf<ReplicaKey>(digit).view())); };
        QTest::newRow("address") << "ieum-replica://" + key('7') + "@host:47475" << true;
        QTest::newRow("address with its token") << "ieum-replica://" + key('7') + "@host:47475/AAEC" << true;
        QTest::newRow("its WebSocket") << "ieum-replica+wss://" + key('7') + ":AAEC@other:443/x" << true;
        QTest::newRow("host and port") << "host:47475" << true;
        QTest::newRow("key") << QString(64, '7') << true;
        QTest::newRow("another host") << "other:47475" << false;
        QTest::newRow("another port") << "host:474" << false;
        QTest::newRow("another key") << "ieum-replica://" + key('8') + "@host:47475" << false;
    }
    void removesAReplicaByAnyOfItsNames() {
        QFETCH(QString, text);
        QFETCH(bool, found);
        ApiOfATest api;
        api.on<GetStatus>([](const GetStatus&) -> Result<StatusRow> { return statusWithAnOutage(); });
        bool removed = false;
        api.on<RemoveReplica>([&](const RemoveReplica& request) -> Result<Nothing> {
            removed = request.key == idOf<ReplicaKey>('7');
            return Nothing{};
        });
        const auto answer = answerOf(api, "replica remove", {{"replica", text}});
        QCOMPARE(removed, found);
        QCOMPARE(answer.has_value(), found);
        if (!found) QVERIFY(isRefused(answer, NodeError::NoSuchReplica));
    }
    void findsTheWebSocketOfAReplicaByItsPlace() {
        ApiOfATest api;
        api.on<GetStatus>([](const GetStatus&) -> Result<StatusRow> {
            StatusRow status = statusWithAnOutage();
            status.replicas[0].address = "ieum-replica+wss://KEY@host:443/x";
            return status;
        });
        api.on<RemoveReplica>([](const RemoveReplica&) -> Result<Nothing> { return Nothing{}; });
        QVERIFY(answerOf(api, "replica remove", {{"replica", "host:443"}}).has_value());
        QVERIFY(answerOf(api, "replica remove", {{"replica", "host:443/x"}}).has_value());
        QVERIFY(!answerOf(api, "replica remove", {{"replica", "host:44"}}).has_value());
    }
    void movesAReplicaByPlacesFromOne() {
        ApiOfATest api;
        api.on<GetStatus>([](const GetStatus&) -> Result<StatusRow> { return statusWithAnOutage(); });
        std::optional<uint32_t> position;
        api.on<MoveReplica>([&](const MoveReplica& request) -> Result<Nothing> {
            if (request.key == idOf<ReplicaKey>('7')) position = request.position;
            return Nothing{};
        });
        QVERIFY(answerOf(api, "replica move", {{"replica", "host:47475"}, {"position", 3}}).has_value());
        QCOMPARE(position, std::optional(2U));
        position.reset();
        QVERIFY(isRefused(answerOf(api, "replica move", {{"replica", "host:47475"}, {"position", 0}}),
                          NodeError::BadRequest));
        QVERIFY(isRefused(answerOf(api, "replica move", {{"replica", "host:47475"}}), NodeError::BadRequest));
        QVERIFY(isRefused(answerOf(api, "replica move", {{"replica", "other:47475"}, {"position", 1}}),
                          NodeError::NoSuchReplica));
        QVERIFY(!position);
    }
    void setsAndShowsAProxy() {
        ApiOfATest api;
        std::string set;
        api.on<SetProxy>([&](const SetProxy& request) -> Result<Nothing> {
            set = request.proxy;
            return Nothing{};
        });
        api.on<GetProxy>([](const GetProxy&) -> Result<std::string> { return std::string("none"); });
        QVERIFY(answerOf(api, "proxy set", {{"proxy", "http://host:1"}}).has_value());
        QCOMPARE(set, std::string("http://host:1"));
        QVERIFY(isRefused(answerOf(api, "proxy set", {}), NodeError::BadRequest));
        QCOMPARE((*answerOf(api, "proxy show", {}))["proxy"].toString(), QStringLiteral("none"));
    }
    void takesListsAndRemovesAddresses() {
        ApiOfATest api;
        std::string added;
        std::string removed;
        api.on<AddAddress>([&](const AddAddress& request) -> Result<Nothing> {
            added = request.address;
            return Nothing{};
        });
        api.on<RemoveAddress>([&](const RemoveAddress& request) -> Result<Nothing> {
            removed = request.address;
            return Nothing{};
        });
        api.on<ListAddresses>([&](const ListAddresses&) -> Result<std::vector<AddressRow>> {
            return std::vector<AddressRow>{{"10.0.0.2:4711", true, "", false, 0},
                                           {"10.0.0.3:4711", false, "하늘", true, 1'700'000'000'000}};
        });
        QVERIFY(answerOf(api, "peer add", {{"address", "10.0.0.2:4711"}}));
        QCOMPARE(added, "10.0.0.2:4711");
        QVERIFY(answerOf(api, "peer remove", {{"address", "10.0.0.2:4711"}}));
        QCOMPARE(removed, "10.0.0.2:4711");
        QVERIFY(isRefused(answerOf(api, "peer add", {}), NodeError::BadRequest));
        const auto answer = answerOf(api, "peer list", {});
        QCOMPARE(answer->toArray().size(), 2);
        QVERIFY((*answer)[0]["name"].isNull() && (*answer)[0]["seen"].isNull() && (*answer)[0]["typed"].toBool());
        QCOMPARE((*answer)[1]["name"].toString(), QStringLiteral("하늘"));
        QVERIFY((*answer)[1]["connected"].toBool() && (*answer)[1]["seen"].isString());
    }
    void invitesToARoomOrToATalk() {
        ApiOfATest api;
        addRoom(api);
        std::optional<RoomId> room = idOf<RoomId>('0');
        api.on<MakeInvite>([&](const MakeInvite& request) -> Result<InviteLink> {
            room = request.room;
            return InviteLink{"ieum:abc"};
        });
        QCOMPARE((*answerOf(api, "invite", {}))["link"].toString(), QStringLiteral("ieum:abc"));
        QVERIFY(!room);
        QVERIFY(answerOf(api, "invite", {{"room", "모임"}}).has_value());
        QCOMPARE(room, std::optional(roomOfATest().id));
    }
    void pausesAndGoesOn() {
        ApiOfATest api;
        std::vector<bool> said;
        api.on<SetPaused>([&](const SetPaused& request) -> Result<Nothing> {
            said.push_back(request.paused);
            return Nothing{};
        });
        QVERIFY(answerOf(api, "pause", {}).has_value());
        QVERIFY(answerOf(api, "resume", {}).has_value());
        QCOMPARE(said, (std::vector<bool>{true, false}));
    }
    void servingIsOneSwitch() {
        ApiOfATest api;
        std::optional<HostReplica> asked;
        api.on<HostReplica>([&](const HostReplica& request) -> Result<HostedRow> {
            asked = request;
            return HostedRow{true, "ieum-replica://K@192.0.2.1:47475/T", 47475, {}};
        });
        const auto answer = answerOf(api, "replica host", {{"on", true}, {"port", 47475}});
        QVERIFY(answer && (*answer)["on"].toBool());
        QCOMPARE((*answer)["port"].toInt(), 47475);
        QVERIFY((*answer)["why"].isNull());
        QVERIFY(asked->on && *asked->on);
        QVERIFY(answerOf(api, "replica host", {}) && !asked->on);
        QVERIFY(isRefused(answerOf(api, "replica host", {{"on", "perhaps"}}), NodeError::BadRequest));
        QVERIFY(isRefused(answerOf(api, "replica host", {{"on", true}, {"port", 70'000}}), NodeError::BadRequest));
    }
};

QTEST_GUILESS_MAIN(TestRpcPaths)
#include "tst_rpc_paths.moc"
