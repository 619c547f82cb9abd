// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/api_of_a_test.h"
#include "node/rpc_rows.h"
#include "node/verb_answer.h"

#include <QtTest>

using namespace ieum;
using namespace ieum::node;

class TestRpcTraffic : public QObject {
    Q_OBJECT
    ApiOfATest m_api;
    std::optional<SetTraffic> m_set;
    std::optional<StopFetching> m_stopped;

    static FileRow file() {
        FileRow row;
        row.id = idOf<FileId>('1');
        row.name = "자료.pdf";
        row.sizeBytes = 1000;
        row.fetching = true;
        row.fetchingFrom = "바다";
        row.fetchingSpeed = 250;
        row.fetchingPaused = true;
        return row;
    }

  private slots:
    void init() {
        m_set.reset();
        m_stopped.reset();
        addRoom(m_api);
        m_api.on<GetTraffic>([](const GetTraffic&) -> Result<TrafficRow> {
            return TrafficRow{{5'000'000'000, 300, true}, {file()}};
        });
        m_api.on<SetTraffic>([this](const SetTraffic& request) -> Result<Nothing> {
            m_set = request;
            return Nothing{};
        });
        m_api.on<ListFiles>([](const ListFiles&) -> Result<std::vector<FileRow>> { return std::vector{file()}; });
        m_api.on<StopFetching>([this](const StopFetching& request) -> Result<Nothing> {
            m_stopped = request;
            return Nothing{};
        });
    }
    void saysTermsAndWhatIsOnItsWay() {
        const auto answer = answerOf(m_api, "traffic", {});
        QVERIFY(answer.has_value());
        QCOMPARE((*answer)["down"].toInteger(), qint64(5'000'000'000));
        QCOMPARE((*answer)["up"].toInteger(), qint64(300));
        QVERIFY((*answer)["paused"].toBool());
        const QJsonValue row = (*answer)["files"][0];
        QCOMPARE(row["fetching_from"].toString(), QStringLiteral("바다"));
        QCOMPARE(row["fetching_speed"].toInteger(), qint64(250));
        QVERIFY(row["fetching_paused"].toBool());
    }
    void setsWhatIsSaidAndNothingElse() {
        QVERIFY(answerOf(m_api, "traffic set", {{"down", 1000}}));
        QVERIFY(m_set->downBytesPerSecond == 1000U && !m_set->upBytesPerSecond && !m_set->paused);
        QVERIFY(answerOf(m_api, "traffic set", {{"up", 0}, {"paused", false}}));
        QVERIFY(!m_set->downBytesPerSecond && m_set->upBytesPerSecond == 0U && m_set->paused == false);
    }
    void refusesWhatIsNoNumber_data() {
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("text") << QJsonValue("fast");
        QTest::newRow("negative") << QJsonValue(-1);
        QTest::newRow("too large") << QJsonValue(1e12);
    }
    void refusesWhatIsNoNumber() {
        QFETCH(QJsonValue, value);
        const auto answer = answerOf(m_api, "traffic set", {{"down", value}});
        QVERIFY(!answer && answer.error().is(NodeError::BadRequest));
        QVERIFY(!m_set);
    }
    void stopsOneFile() {
        QVERIFY(answerOf(m_api, "traffic stop", {{"file", "자료.pdf"}}));
        QCOMPARE(m_stopped->file, idOf<FileId>('1'));
        const auto answer = answerOf(m_api, "traffic stop", {{"file", "없는 것"}});
        QVERIFY(!answer && answer.error().is(NodeError::NoSuchFile));
    }
};

QTEST_GUILESS_MAIN(TestRpcTraffic)
#include "tst_rpc_traffic.moc"
