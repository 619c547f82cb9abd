// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/api_of_a_test.h"
#include "node/rpc_rows.h"
#include "node/verb_answer.h"

#include <QtTest>

using namespace ieum;
using namespace ieum::node;

class TestRpcMessages : public QObject {
    Q_OBJECT
  private slots:
    void sendsWhatItIsGiven() {
        ApiOfATest api;
        addRoom(api);
        SendMessage sent;
        api.on<SendMessage>([&](const SendMessage& request) -> Result<MessageId> {
            sent = request;
            return idOf<MessageId>('d');
        });
        const auto answer = answerOf(
            api, "send",
            {{"room", "모임"}, {"text", "안녕"}, {"files", QJsonArray{"/a", "/b"}}, {"reply", QString(32, 'e')}});
        QCOMPARE((*answer)["id"].toString(), QString(32, 'd'));
        QCOMPARE(sent.room, roomOfATest().id);
        QCOMPARE(sent.text, std::string("안녕"));
        QCOMPARE(sent.filePaths.size(), size_t{2});
        QCOMPARE(sent.replyTo, std::optional(idOf<MessageId>('e')));
    }
    void refusesIdsAndListsThatAreNone_data() {
        QTest::addColumn<QJsonObject>("arguments");
        QTest::newRow("short id") << QJsonObject{{"room", "모임"}, {"text", "x"}, {"reply", "abcd"}};
        QTest::newRow("no list") << QJsonObject{{"room", "모임"}, {"text", "x"}, {"files", "/a"}};
        QTest::newRow("no text in the list") << QJsonObject{{"room", "모임"}, {"files", QJsonArray{7}}};
    }
    void refusesIdsAndListsThatAreNone() {
        QFETCH(QJsonObject, arguments);
        ApiOfATest api;
        addRoom(api);
        QVERIFY(isRefused(answerOf(api, "send", arguments), NodeError::BadRequest));
    }
    void readsNumbersWithinTheirBounds() {
        ApiOfATest api;
        addRoom(api);
        uint32_t last = 0;
        api.on<ListMessages>([&](const ListMessages& request) -> Result<std::vector<MessageRow>> {
            last = request.last;
            return std::vector<MessageRow>{};
        });
        QVERIFY(answerOf(api, "messages", {{"room", "모임"}}).has_value());
        QCOMPARE(last, 50U);
        QVERIFY(answerOf(api, "messages", {{"room", "모임"}, {"last", 7}}).has_value());
        QCOMPARE(last, 7U);
        QVERIFY(isRefused(answerOf(api, "messages", {{"room", "모임"}, {"last", -1}}), NodeError::BadRequest));
        QVERIFY(isRefused(answerOf(api, "messages", {{"room", "모임"}, {"last", 1e12}}), NodeError::BadRequest));
        QVERIFY(isRefused(answerOf(api, "messages", {{"room", "모임"}, {"last", "7"}}), NodeError::BadRequest));
    }
    void messagesHaveThePromisedKeys() {
        MessageRow row;
        row.id = idOf<MessageId>('1');
        row.authorName = "바다";
        row.timeMs = 1'700'000'000'000;
        row.text = "안녕";
        row.own = true;
        row.recipients.push_back({idOf<PersonId>('2'), "하늘", Step::Carried, {"총무"}});
        const QJsonObject object = toJson(row);
        for (const char* key : {"id", "author", "time", "text", "files", "state"}) {
            QVERIFY2(object.contains(QLatin1String(key)), key);
        }
        const QDateTime time = QDateTime::fromString(object["time"].toString(), Qt::ISODate);
        QCOMPARE(time.toMSecsSinceEpoch(), row.timeMs);
        QVERIFY(object["time"].toString().size() > 19); // with a zone
        QCOMPARE(object["state"][0]["step"].toString(), QStringLiteral("carried"));
        QCOMPARE(object["state"][0]["carriers"][0].toString(), QStringLiteral("총무"));
    }
    void gapsStandBelowTheNewestMessages() {
        ApiOfATest api;
        addRoom(api);
        api.on<ListMessages>([](const ListMessages&) -> Result<std::vector<MessageRow>> {
            return std::vector<MessageRow>{MessageRow{}};
        });
        api.on<ListGaps>([](const ListGaps& request) -> Result<std::vector<GapRow>> {
            if (request.room != roomOfATest().id) return fail(Cause::Input, NodeError::NoSuchRoom);
            return std::vector<GapRow>{{idOf<PersonId>('2'), "하늘", 3, GapRow::NotHere, {"바다"}}};
        });
        const auto answer = answerOf(api, "messages", {{"room", "모임"}, {"gaps", true}});
        QCOMPARE(answer->toArray().size(), 2);
        const QJsonObject gap = answer->toArray().at(1).toObject()["gap"].toObject();
        QCOMPARE(gap["author"].toString(), QStringLiteral("하늘"));
        QCOMPARE(gap["count"].toInt(), 3);
        QCOMPARE(gap["why"].toString(), QStringLiteral("not here"));
        QCOMPARE(gap["holders"].toArray().at(0).toString(), QStringLiteral("바다"));
        const auto past = answerOf(api, "messages", {{"room", "모임"}, {"gaps", true}, {"before", QString(32, 'e')}});
        QCOMPARE(past->toArray().size(), 1);
        QCOMPARE(answerOf(api, "messages", {{"room", "모임"}})->toArray().size(), 1);
    }
    void timesKeepTheirMillisecondsAndNeverIsNull() {
        QVERIFY(timeToJson(0).isNull());
        const QString time = timeToJson(1'700'000'000'123).toString();
        QCOMPARE(QDateTime::fromString(time, Qt::ISODateWithMs).toMSecsSinceEpoch(), 1'700'000'000'123);
    }
    void searchesInOneRoomOrInAll() {
        ApiOfATest api;
        addRoom(api);
        Search asked;
        api.on<Search>([&](const Search& request) -> Result<std::vector<SearchHit>> {
            asked = request;
            SearchHit hit;
            hit.room = roomOfATest().id;
            hit.id = idOf<MessageId>('4');
            hit.authorName = "바다";
            hit.text = "회의자료를";
            return std::vector{hit};
        });
        const auto answer = answerOf(api, "search", {{"words", "자료"}, {"limit", 3}});
        QVERIFY(!asked.room);
        QCOMPARE(asked.limit, 3U);
        for (const char* key : {"room", "id", "author", "time", "text"}) {
            QVERIFY2((*answer)[0].toObject().contains(QLatin1String(key)), key);
        }
        QVERIFY(answerOf(api, "search", {{"words", "자료"}, {"room", "모임"}}).has_value());
        QCOMPARE(asked.room, std::optional(roomOfATest().id));
        QVERIFY(isRefused(answerOf(api, "search", {}), NodeError::BadRequest));
    }
};

QTEST_GUILESS_MAIN(TestRpcMessages)
#include "tst_rpc_messages.moc"
