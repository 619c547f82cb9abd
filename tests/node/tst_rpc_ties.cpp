// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/api_of_a_test.h"
#include "node/verb_answer.h"

#include <QJsonArray>
#include <QtTest>

using namespace ieum;
using namespace ieum::node;

class TestRpcTies : public QObject {
    Q_OBJECT
  private slots:
    void tiesAreListed() {
        ApiOfATest api;
        addRoom(api);
        api.on<ListTies>([](const ListTies& request) -> Result<std::vector<TieRow>> {
            if (request.room != roomOfATest().id) return fail(Cause::Input, NodeError::NoSuchRoom);
            return std::vector<TieRow>{{"kakaotalk", "바다", idOf<PersonId>('b'), "나무"}};
        });
        const auto answer = answerOf(api, "tie list", {{"room", "모임"}});
        QVERIFY(answer && answer->toArray().size() == 1);
        const QJsonValue row = answer->toArray().first();
        QCOMPARE(row["messenger"].toString(), QStringLiteral("kakaotalk"));
        QCOMPARE(row["name"].toString(), QStringLiteral("바다"));
        QCOMPARE(row["member"].toString(), QStringLiteral("나무"));
        QCOMPARE(row["person"].toString(), QString(64, u'b'));
        QVERIFY(isRefused(answerOf(api, "tie list", {}), NodeError::BadRequest));
        QVERIFY(isRefused(answerOf(api, "tie list", {{"room", "밖"}}), NodeError::NoSuchRoom));
    }
    void aNameIsTiedToAMember() {
        ApiOfATest api;
        addRoom(api);
        api.on<ListMembers>([](const ListMembers&) -> Result<std::vector<MemberRow>> {
            MemberRow member;
            member.person = idOf<PersonId>('b');
            member.name = "나무";
            return std::vector{member};
        });
        TieAuthor asked;
        api.on<TieAuthor>([&](const TieAuthor& request) -> Result<TieRow> {
            asked = request;
            return TieRow{"line", request.name, request.person.value_or(PersonId{}), "나무"};
        });
        QVERIFY(answerOf(api, "tie set", {{"room", "모임"}, {"name", "바다"}, {"person", "나무"}, {"from", "line"}}));
        QVERIFY(asked.room == roomOfATest().id && asked.name == "바다" && asked.source == "line");
        QVERIFY(asked.person == idOf<PersonId>('b'));
        QVERIFY(answerOf(api, "tie remove", {{"room", "모임"}, {"name", "바다"}}));
        QVERIFY(!asked.person && asked.source.empty());
        QVERIFY(isRefused(answerOf(api, "tie set", {{"room", "모임"}, {"name", "바다"}, {"person", "구름"}}),
                          NodeError::NoSuchPerson));
        QVERIFY(isRefused(answerOf(api, "tie set", {{"room", "모임"}, {"name", "바다"}}), NodeError::BadRequest));
        QVERIFY(isRefused(answerOf(api, "tie remove", {{"room", "모임"}}), NodeError::BadRequest));
    }
};

QTEST_GUILESS_MAIN(TestRpcTies)
#include "tst_rpc_ties.moc"
