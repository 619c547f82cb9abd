// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/api_of_a_test.h"
#include "node/rpc_errors.h"
#include "node/rpc_events.h"
#include "node/verb_answer.h"

#include "net/error.h"

#include <QtTest>

using namespace ieum;
using namespace ieum::node;

class TestRpcTransfer : public QObject {
    Q_OBJECT
  private slots:
    void importReportsWithThePromisedKeys() {
        ApiOfATest api;
        ImportChat asked;
        api.on<ImportChat>([&](const ImportChat& request) -> Result<ImportReport> {
            asked = request;
            return ImportReport{idOf<RoomId>('a'), 12, 3, 1, 2, 0, 1'700'000'000'000, 1'700'000'100'000};
        });
        const auto answer = answerOf(api, "import", {{"path", "/chat.txt"}, {"me", "나무"}});
        QCOMPARE(asked.timeZone, std::string("Asia/Seoul"));
        QCOMPARE(asked.me, std::string("나무"));
        for (const char* key : {"room", "messages", "members", "attachments", "system", "skipped", "first", "last"}) {
            QVERIFY2(answer->toObject().contains(QLatin1String(key)), key);
        }
        QCOMPARE((*answer)["messages"].toInt(), 12);
        QVERIFY(isRefused(answerOf(api, "import", {{"path", "chat.txt"}}), NodeError::BadRequest));
        QVERIFY(answerOf(api, "import", {{"path", "/chat.txt"}, {"dates", "mdy"}}));
        QCOMPARE(asked.dateOrder, std::string("mdy"));
        QVERIFY(isRefused(answerOf(api, "import", {{"path", "/chat.txt"}, {"dates", "ydm"}}), NodeError::BadRequest));
    }
    void exportsARoom() {
        ApiOfATest api;
        addRoom(api);
        ExportRoom asked;
        api.on<ExportRoom>([&](const ExportRoom& request) -> Result<ExportReport> {
            asked = request;
            return ExportReport{5, 1, request.outPath, {{"polls", 2, true}}};
        });
        const QJsonObject wanted{{"room", "모임"}, {"format", "html"}, {"out", "/out"}};
        QCOMPARE((*answerOf(api, "export", wanted))["messages"].toInt(), 5);
        QCOMPARE(asked.room, roomOfATest().id);
        QCOMPARE(asked.format, std::string("html"));
        QVERIFY(isRefused(answerOf(api, "export", {{"room", "모임"}, {"out", "/out"}}), NodeError::BadRequest));
        QVERIFY(asked.withFiles && !asked.dry && !asked.resume && asked.people.empty());
        QCOMPARE(asked.timeZone, std::string("Asia/Seoul"));
        QCOMPARE(asked.fromMs, std::numeric_limits<int64_t>::min());
        const QJsonArray losses = (*answerOf(api, "export", wanted))["losses"].toArray();
        QCOMPARE(losses.size(), qsizetype(1));
        QCOMPARE(losses[0]["what"].toString(), QStringLiteral("polls"));
        QVERIFY(losses[0]["as_text"].toBool());
    }
    void whatIsUnderWayIsListedToldAndStopped() {
        ApiOfATest api;
        const TransferRow row{"/out", false, TransferRow::Phase::Writing, 3, 10, 2'000, 5'000};
        api.on<ListTransfers>([&](const ListTransfers&) -> Result<std::vector<TransferRow>> {
            return std::vector{row, TransferRow{"/in", true, TransferRow::Phase::Reading, 7, 0, 0, 0}};
        });
        StopTransfer asked;
        api.on<StopTransfer>([&](const StopTransfer& request) -> Result<Nothing> {
            asked = request;
            return Nothing{};
        });
        const QJsonArray rows = answerOf(api, "transfer list", {})->toArray();
        QCOMPARE(rows.size(), qsizetype(2));
        QCOMPARE(rows[0].toObject(), (QJsonObject{{"path", "/out"},
                                                  {"kind", "export"},
                                                  {"phase", "writing"},
                                                  {"done", 3},
                                                  {"total", 10},
                                                  {"bytes", 2'000},
                                                  {"bytes_total", 5'000}}));
        QVERIFY(rows[1]["total"].isNull() && rows[1]["bytes_total"].isNull());
        QCOMPARE(rows[1]["kind"].toString(), QString("import"));
        QVERIFY(answerOf(api, "transfer stop", {{"path", "/out"}}));
        QCOMPARE(asked.path, std::string("/out"));
        QVERIFY(isRefused(answerOf(api, "transfer stop", {}), NodeError::BadRequest));
        const QJsonObject told = toJson(Event(TransferProgress{row, true}));
        QVERIFY(told["event"] == "transfer" && told["ended"].toBool() && told["done"].toInt() == 3);
    }
    void exportsASpanOfSomePeople() {
        ApiOfATest api;
        addRoom(api);
        ExportRoom asked;
        api.on<ExportRoom>([&](const ExportRoom& request) -> Result<ExportReport> {
            asked = request;
            return ExportReport{};
        });
        QJsonObject wanted{{"room", "모임"},       {"format", "csv"},       {"out", "/out"},
                           {"from", "2026-03-01"}, {"to", "2026-03-01"},    {"people", QJsonArray{"나무"}},
                           {"dry", true},          {"without_files", true}, {"server", "example.org"}};
        QVERIFY(answerOf(api, "export", wanted));
        QCOMPARE(asked.fromMs, int64_t{1'772'290'800'000}); // midnight in Seoul
        QCOMPARE(asked.toMs - asked.fromMs, int64_t{24} * 3'600'000);
        QVERIFY(asked.dry && !asked.withFiles);
        QCOMPARE(asked.people, std::vector<std::string>{"나무"});
        QCOMPARE(asked.server, std::string("example.org"));
        wanted["to"] = "2026-03-01T09:30";
        wanted["tz"] = "UTC";
        QVERIFY(answerOf(api, "export", wanted));
        QCOMPARE(asked.toMs - asked.fromMs, int64_t{9 * 60 + 30} * 60'000);
        for (const char* moment : {"yesterday", "2026-02-30", "2026-03-01T", "2026-03-01T25:00"}) {
            wanted["to"] = moment;
            QVERIFY2(isRefused(answerOf(api, "export", wanted), NodeError::BadRequest), moment);
        }
        wanted["to"] = "2026-03-01";
        wanted["tz"] = "+09:00"; // not every zone has a name
        QVERIFY(answerOf(api, "export", wanted));
        QCOMPARE(asked.fromMs, int64_t{1'772'290'800'000});
        QCOMPARE(asked.toMs - asked.fromMs, int64_t{24} * 3'600'000);
        wanted["to"] = "2026-02-27"; // before it begins
        QVERIFY(isRefused(answerOf(api, "export", wanted), NodeError::BadRequest));
        wanted.remove("to");
        wanted["tz"] = "Mars/Olympus";
        QVERIFY(isRefused(answerOf(api, "export", wanted), NodeError::BadRequest));
    }
    void targetsSayWhatTheyCarry() {
        ApiOfATest api;
        api.on<ListTargets>([](const ListTargets&) -> Result<std::vector<TargetRow>> {
            return std::vector<TargetRow>{{"slack", true, "viewers", {{"pins", TargetRow::Feature::Carried::AsText}}}};
        });
        const QJsonArray rows = answerOf(api, "targets", {})->toArray();
        QCOMPARE(rows.size(), qsizetype(1));
        QVERIFY(rows[0]["zip"].toBool());
        QCOMPARE(rows[0]["carries"]["pins"].toString(), QStringLiteral("text"));
    }
    void errorsCrossAProcessAndComeOutTheSame() {
        const Error error = fail(Cause::Machine, NetError::PortTaken, 80).value();
        const QJsonObject object = toJson(error);
        QVERIFY(object["text"].toString().contains(QLatin1String("80")));
        const Error back = errorFrom(object);
        QVERIFY(back.is(NetError::PortTaken));
        QCOMPARE(back.number, error.number);
    }
    void whatIsNoErrorOfOursIsABadRequest() {
        QVERIFY(errorFrom({}).is(NodeError::BadRequest));
        QVERIFY(errorFrom({{"folder", "net"}, {"code", 999}}).is(NodeError::BadRequest));
        QVERIFY(errorFrom({{"folder", "kitchen"}, {"code", 1}}).is(NodeError::BadRequest));
    }
    void eventsSayWhatTheyAre() {
        MessageArrived arrived;
        arrived.row.id = idOf<MessageId>('1');
        arrived.row.text = "안녕";
        const QJsonObject object = toJson(Event(arrived));
        QCOMPARE(object["event"].toString(), QStringLiteral("message"));
        QCOMPARE(object["id"].toString(), QString(32, '1'));
        QCOMPARE(toJson(Event(FileProgress{idOf<FileId>('2'), 5, 10, false}))["have"].toInt(), 5);
        QCOMPARE(toJson(Event(StatusChanged{}))["event"].toString(), QStringLiteral("status"));
    }
};

QTEST_GUILESS_MAIN(TestRpcTransfer)
#include "tst_rpc_transfer.moc"
