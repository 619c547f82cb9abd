// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/api_of_a_test.h"
#include "node/verb_answer.h"

#include <QtTest>

using namespace ieum;
using namespace ieum::node;

class TestRpcBundles : public QObject {
    Q_OBJECT
    ApiOfATest m_api;
    std::optional<WriteBundle> m_written;

  private slots:
    void init() {
        m_written.reset();
        addRoom(m_api);
        m_api.on<FindPerson>([](const FindPerson& request) -> Result<PersonId> {
            if (request.text == "바다") return idOf<PersonId>('1');
            if (request.text == "하늘") return idOf<PersonId>('2');
            return fail(Cause::Input, NodeError::NoSuchPerson);
        });
        m_api.on<WriteBundle>([this](const WriteBundle& request) -> Result<BundleWritten> {
            m_written = request;
            return BundleWritten{{"/out.1", "/out.2"}, 5'000'000, 1, 2, 30, 3, 1};
        });
        m_api.on<ReadBundle>([](const ReadBundle& request) -> Result<BundleRead> {
            BundleRead read;
            read.rooms = {idOf<RoomId>('a')};
            if (request.paths.front() == "/theirs") read.writer = idOf<PersonId>('1');
            read.events = 12;
            return read;
        });
    }
    void roomsAndPeopleAreFoundByName() {
        const auto answer = answerOf(m_api, "bundle write",
                                     {{"rooms", QJsonArray{"모임"}},
                                      {"people", QJsonArray{"바다", "하늘"}},
                                      {"out", "/out"},
                                      {"with_files", true},
                                      {"split", 2'000'000}});
        QVERIFY(answer);
        QCOMPARE(m_written->rooms, std::vector<RoomId>{idOf<RoomId>('a')});
        QCOMPARE(m_written->people, (std::vector<PersonId>{idOf<PersonId>('1'), idOf<PersonId>('2')}));
        QVERIFY(m_written->withFiles && m_written->splitBytes == 2'000'000);
        for (const char* key : {"paths", "bytes", "rooms", "people", "events", "receipts", "files"}) {
            QVERIFY2(answer->toObject().contains(QLatin1String(key)), key);
        }
        QCOMPARE((*answer)["paths"].toArray().size(), 2);
    }
    void whoeverIsNotFoundIsSaid() {
        QVERIFY(isRefused(answerOf(m_api, "bundle write", {{"people", QJsonArray{"누구"}}, {"out", "/out"}}),
                          NodeError::NoSuchPerson));
        QVERIFY(isRefused(answerOf(m_api, "bundle write", {{"rooms", QJsonArray{"없음"}}, {"out", "/out"}}),
                          NodeError::NoSuchRoom));
        QVERIFY(!m_written);
    }
    void pathsAreAbsolute() {
        QVERIFY(isRefused(answerOf(m_api, "bundle write", {{"out", "out"}}), NodeError::BadRequest));
        QVERIFY(
            isRefused(answerOf(m_api, "bundle write", {{"out", "/out"}, {"split", "much"}}), NodeError::BadRequest));
        QVERIFY(isRefused(answerOf(m_api, "bundle read", {{"paths", QJsonArray{"in"}}}), NodeError::BadRequest));
        QVERIFY(isRefused(answerOf(m_api, "bundle read", {{"paths", QJsonArray{}}}), NodeError::BadRequest));
        QVERIFY(isRefused(answerOf(m_api, "bundle read", {{"paths", QJsonArray{"/in"}}, {"answer", "out"}}),
                          NodeError::BadRequest));
    }
    void theAnswerIsForWhoWroteIt() {
        const auto answer = answerOf(m_api, "bundle read", {{"paths", QJsonArray{"/theirs"}}, {"answer", "/back"}});
        QVERIFY(answer);
        QCOMPARE((*answer)["events"].toInt(), 12);
        QVERIFY((*answer)["answer"].isObject());
        QCOMPARE(m_written->people, std::vector<PersonId>{idOf<PersonId>('1')});
        QCOMPARE(m_written->outPath, std::string("/back"));
    }
    void nobodyIsAnsweredWhenNobodyIsKnownToHaveWrittenIt() {
        const auto answer = answerOf(m_api, "bundle read", {{"paths", QJsonArray{"/in"}}, {"answer", "/back"}});
        QVERIFY(answer && (*answer)["answer"].isNull() && !m_written);
        QVERIFY((*answerOf(m_api, "bundle read", {{"paths", QJsonArray{"/in"}}}))["answer"].isUndefined());
    }
};

QTEST_GUILESS_MAIN(TestRpcBundles)
#include "tst_rpc_bundles.moc"
