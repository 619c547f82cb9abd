// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/api_of_a_test.h"
#include "node/rpc_events.h"
#include "node/verb_answer.h"

#include <QtTest>

using namespace ieum;
using namespace ieum::node;

class TestRpcPolicy : public QObject {
    Q_OBJECT
  private slots:
    void givesARole() {
        ApiOfATest api;
        addRoom(api);
        MemberRow member;
        member.person = idOf<PersonId>('1');
        member.name = "하늘";
        api.on<ListMembers>([&](const ListMembers&) -> Result<std::vector<MemberRow>> { return std::vector{member}; });
        std::optional<SetRole> asked;
        api.on<SetRole>([&](const SetRole& request) -> Result<Nothing> {
            asked = request;
            return Nothing{};
        });
        const QJsonObject good{{"room", "모임"}, {"person", "하늘"}, {"role", "admin"}};
        QVERIFY(answerOf(api, "room role", good).has_value());
        QVERIFY(asked && asked->person == member.person && asked->role == Role::Admin);
        QJsonObject bad = good;
        bad["role"] = "king";
        QVERIFY(isRefused(answerOf(api, "room role", bad), NodeError::BadRole));
        QVERIFY(isRefused(answerOf(api, "room role", {{"room", "모임"}}), NodeError::BadRequest));
    }
    void renames() {
        ApiOfATest api;
        addRoom(api);
        std::string name;
        api.on<RenameRoom>([&](const RenameRoom& request) -> Result<Nothing> {
            name = request.name;
            return Nothing{};
        });
        QVERIFY(answerOf(api, "room rename", {{"room", "모임"}, {"name", "새 모임"}}).has_value());
        QCOMPARE(name, std::string("새 모임"));
        QVERIFY(isRefused(answerOf(api, "room rename", {{"room", "모임"}}), NodeError::BadRequest));
    }
    void onlyWhatIsNamedOfAPolicyIsSet() {
        ApiOfATest api;
        addRoom(api);
        std::optional<SetPolicy> asked;
        PolicyRow row;
        row.inviters = Inviters::Everybody;
        row.disappearingMs = 3'600'000;
        api.on<SetPolicy>([&](const SetPolicy& request) -> Result<PolicyRow> {
            asked = request;
            return row;
        });
        api.on<GetPolicy>([&](const GetPolicy&) -> Result<PolicyRow> { return row; });
        const auto told = answerOf(api, "room policy", {{"room", "모임"}});
        QVERIFY(told.has_value() && !asked);
        QCOMPARE((*told)["inviters"].toString(), QStringLiteral("everybody"));
        QCOMPARE((*told)["history"].toString(), QStringLiteral("joining"));
        QCOMPARE((*told)["disappearing"].toInt(), 3600);
        QVERIFY(answerOf(api, "room policy", {{"room", "모임"}, {"disappearing", 0}}).has_value());
        QVERIFY(asked && asked->disappearingMs == 0 && !asked->inviters && !asked->history && !asked->retentionDays);
        const QJsonObject all{{"room", "모임"},     {"inviters", "owners"},  {"history", "days"},
                              {"history_days", 30}, {"retention_days", 365}, {"disappearing", 90}};
        QVERIFY(answerOf(api, "room policy", all).has_value());
        QVERIFY(asked->inviters == Inviters::Owners && asked->history == History::LastDays);
        QVERIFY(asked->historyDays == 30 && asked->retentionDays == 365U && asked->disappearingMs == 90'000);
    }
    void whatMakesNoSenseIsRefused_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("inviters") << "inviters"
                                  << "nobody";
        QTest::newRow("history") << "history"
                                 << "yesterday";
        QTest::newRow("retention") << "retention_days"
                                   << "long";
        QTest::newRow("disappearing") << "disappearing"
                                      << "1x";
    }
    void whatMakesNoSenseIsRefused() {
        QFETCH(QString, key);
        QFETCH(QString, value);
        ApiOfATest api;
        addRoom(api);
        QVERIFY(isRefused(answerOf(api, "room policy", {{"room", "모임"}, {key, value}}), NodeError::BadRequest));
    }
    void whatCameToNothingIsListedAndToldAlike() {
        ApiOfATest api;
        addRoom(api);
        UndoneRow row;
        row.room = idOf<RoomId>('a');
        row.deed = Deed::Remove;
        row.why = UndoneRow::Why::Outranked;
        row.person = idOf<PersonId>('1');
        row.name = "하늘";
        api.on<ListUndone>([&](const ListUndone&) -> Result<std::vector<UndoneRow>> { return std::vector{row}; });
        const auto told = answerOf(api, "room undone", {{"room", "모임"}});
        const QJsonObject listed = told->toArray().first().toObject();
        QCOMPARE(listed["deed"].toString(), QStringLiteral("remove"));
        QCOMPARE(listed["why"].toString(), QStringLiteral("outranked"));
        QCOMPARE(listed["person"].toString(), QString(64, '1'));
        const QJsonObject event = toJson(Event(OperationUndone{row, "모임"}));
        QCOMPARE(event["event"].toString(), QStringLiteral("undone"));
        QCOMPARE(event["room_name"].toString(), QStringLiteral("모임"));
        for (const QString& key : listed.keys()) QCOMPARE(event[key], listed[key]);
    }
};

QTEST_GUILESS_MAIN(TestRpcPolicy)
#include "tst_rpc_policy.moc"
