// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/api_of_a_test.h"
#include "node/rpc_events.h"
#include "node/rpc_rows.h"
#include "node/verb_answer.h"

#include <QtTest>

using namespace ieum;
using namespace ieum::node;

class TestRpcOutages : public QObject {
    Q_OBJECT

    static OutageRow outage() {
        return {idOf<ReplicaKey>('a'), "home.example:1", 1'665'800'000'000, 0, OutageRow::Whose::Theirs, 3, {}};
    }

  private slots:
    void outagesHaveThePromisedKeys() {
        ApiOfATest api;
        api.on<ListOutages>([](const ListOutages&) -> Result<std::vector<OutageRow>> { return std::vector{outage()}; });
        const auto answer = answerOf(api, "outages", {});
        QVERIFY(answer && answer->toArray().size() == 1);
        const QJsonObject row = (*answer)[0].toObject();
        for (const char* key : {"replica", "address", "began", "ended", "whose", "times", "why"}) {
            QVERIFY2(row.contains(QLatin1String(key)), key);
        }
        QCOMPARE(row["whose"].toString(), QString("theirs"));
        QVERIFY(row["ended"].isNull() && row["why"].isNull());
    }
    void itsBeginningAndItsEndAreEvents() {
        QCOMPARE(toJson(Event(OutageBegan{outage()}))["event"].toString(), QString("outage_began"));
        QCOMPARE(toJson(Event(OutageEnded{outage()}))["event"].toString(), QString("outage_ended"));
        QCOMPARE(toJson(Event(OutageEnded{outage()}))["times"].toInt(), 3);
    }
    void throughAsksForThePeopleWhoAreMeant() {
        ApiOfATest api;
        addRoom(api);
        std::optional<SendThrough> asked;
        api.on<FindPerson>([](const FindPerson& request) -> Result<PersonId> {
            if (request.text != "하늘") return fail(Cause::Input, NodeError::NoSuchPerson);
            return idOf<PersonId>('2');
        });
        api.on<SendThrough>([&](const SendThrough& request) -> Result<OutsideText> {
            asked = request;
            return OutsideText{"모임", "안녕", "mailto:?body=x"};
        });
        const QJsonObject wanted{
            {"room", "모임"}, {"message", QString(32, '1')}, {"by", "mail"}, {"people", QJsonArray{"하늘"}}};
        QCOMPARE((*answerOf(api, "through", wanted))["url"].toString(), QString("mailto:?body=x"));
        QCOMPARE(asked->people, std::vector<PersonId>{idOf<PersonId>('2')});
        QCOMPARE(asked->by, Outside::Mail);
        for (const auto& [key, value] : {std::pair<const char*, const char*>{"by", "pigeon"}, {"message", "x"}}) {
            QJsonObject bad = wanted;
            bad[QLatin1String(key)] = value;
            QVERIFY(isRefused(answerOf(api, "through", bad), NodeError::BadRequest));
        }
    }
    void readingIsToldOrNot() {
        ApiOfATest api;
        addRoom(api);
        std::optional<TellReading> asked;
        api.on<TellReading>([&](const TellReading& request) -> Result<Nothing> {
            asked = request;
            return Nothing{};
        });
        QVERIFY(answerOf(api, "room reading", {{"room", "모임"}, {"tell", false}}));
        QVERIFY(asked && !asked->tell);
        QVERIFY(isRefused(answerOf(api, "room reading", {{"room", "모임"}}), NodeError::BadRequest));
        QVERIFY(isRefused(answerOf(api, "room reading", {{"room", "모임"}, {"tell", "on"}}), NodeError::BadRequest));
    }
};

QTEST_GUILESS_MAIN(TestRpcOutages)
#include "tst_rpc_outages.moc"
