// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/api_of_a_test.h"
#include "node/verb_answer.h"

#include <QJsonArray>
#include <QtTest>

using namespace ieum;
using namespace ieum::node;

class TestRpcKeeping : public QObject {
    Q_OBJECT
    ApiOfATest m_api;
    KeepingRow m_row;
    std::optional<SetKeepRule> m_rule;
    std::optional<SetQuota> m_quota;
    std::optional<SetMetered> m_metered;
    std::optional<EvictFiles> m_evicted;

  private slots:
    void init() {
        m_rule.reset();
        m_quota.reset();
        m_metered.reset();
        m_evicted.reset();
        m_row = {};
        m_row.rules = {{idOf<RoomId>('a'), "모임", FileKind::Document, 10'000'000, true, true},
                       {{}, {}, {}, {}, false, false}};
        m_row.smallBytes = 8 << 20;
        m_row.quotaBytes = 5'000'000'000;
        m_row.usedBytes = 6'000'000'000;
        m_row.overBytes = 1'000'000'000;
        m_row.pinnedBytes = 7;
        m_row.lastCopies = {{idOf<FileId>('1'), "도면.pdf", idOf<RoomId>('a'), "모임", 12}};
        addRoom(m_api);
        m_api.on<GetKeeping>([this](const GetKeeping&) -> Result<KeepingRow> { return m_row; });
        m_api.on<SetKeepRule>([this](const SetKeepRule& request) -> Result<Nothing> {
            m_rule = request;
            return Nothing{};
        });
        m_api.on<SetQuota>([this](const SetQuota& request) -> Result<Nothing> {
            m_quota = request;
            return Nothing{};
        });
        m_api.on<SetMetered>([this](const SetMetered& request) -> Result<Nothing> {
            m_metered = request;
            return Nothing{};
        });
        m_api.on<EvictFiles>([this](const EvictFiles& request) -> Result<EvictedRow> {
            m_evicted = request;
            return EvictedRow{2, 900};
        });
        m_api.on<ListFiles>([](const ListFiles&) -> Result<std::vector<FileRow>> {
            FileRow drawing;
            drawing.id = idOf<FileId>('1');
            drawing.name = "도면.pdf";
            FileRow minutes;
            minutes.id = idOf<FileId>('2');
            minutes.name = "회의록.hwp";
            return std::vector{drawing, minutes};
        });
    }
    void statusHasThePromisedKeys() {
        const auto answer = answerOf(m_api, "vault status", {});
        for (const char* key : {"quota", "used", "over", "pinned", "last_copies", "more_last_copies", "last_copy_bytes",
                                "ours_to_keep_bytes", "recent_bytes", "small", "line", "rules"}) {
            QVERIFY2(answer->toObject().contains(QLatin1String(key)), key);
        }
        QCOMPARE((*answer)["over"].toDouble(), 1e9);
        QCOMPARE((*answer)["last_copies"][0]["name"].toString(), QStringLiteral("도면.pdf"));
        QCOMPARE((*answer)["line"]["setting"].toString(), QStringLiteral("auto"));
        QVERIFY((*answer)["line"]["system"].isNull());
    }
    void rulesAreListed() {
        const auto answer = answerOf(m_api, "vault rules", {});
        QCOMPARE(answer->toArray().size(), 2);
        const QJsonObject first = (*answer)[0].toObject();
        QCOMPARE(first["room_name"].toString(), QStringLiteral("모임"));
        QCOMPARE(first["type"].toString(), QStringLiteral("document"));
        QCOMPARE(first["up_to"].toDouble(), 1e7);
        QVERIFY(first["keep"].toBool() && first["metered"].toBool());
        const QJsonObject second = (*answer)[1].toObject();
        QVERIFY(second["room"].isNull() && second["type"].isNull() && second["up_to"].isNull());
        QVERIFY(!second["keep"].toBool() && !m_rule);
    }
    void aRuleArrives() {
        const auto answer = answerOf(
            m_api, "vault rules",
            {{"action", "add"}, {"room", "모임"}, {"type", "image"}, {"up_to", 5'000'000'000.0}, {"metered", true}});
        QVERIFY(answer && answer->isArray());
        QVERIFY(m_rule && !m_rule->remove && m_rule->rule.room == idOf<RoomId>('a'));
        QVERIFY(m_rule->rule.kind == FileKind::Image && m_rule->rule.bytesMax == 5'000'000'000);
        QVERIFY(m_rule->rule.keep && m_rule->rule.onMetered);
        QVERIFY(answerOf(m_api, "vault rules", {{"action", "remove"}, {"do_not_keep", true}}));
        QVERIFY(m_rule->remove && !m_rule->rule.keep && !m_rule->rule.room && !m_rule->rule.kind);
    }
    void aRuleOfARoomThatIsGoneCanBeRemoved() {
        const QString gone(64, 'e');
        QVERIFY(answerOf(m_api, "vault rules", {{"action", "remove"}, {"room", gone}}));
        QVERIFY(m_rule->rule.room == idOf<RoomId>('e'));
        QVERIFY(isRefused(answerOf(m_api, "vault rules", {{"action", "add"}, {"room", gone}}), NodeError::NoSuchRoom));
    }
    void quotaIsToldAndSet() {
        QCOMPARE((*answerOf(m_api, "vault quota", {}))["quota"].toDouble(), 5e9);
        QVERIFY(!m_quota);
        QVERIFY(answerOf(m_api, "vault quota", {{"bytes", 7e12}}));
        QVERIFY(m_quota->bytes == 7'000'000'000'000);
        QVERIFY(answerOf(m_api, "vault quota", {{"none", true}}));
        QVERIFY(!m_quota->bytes);
        QVERIFY(answerOf(m_api, "vault quota", {{"bytes", 0}}));
        QVERIFY(m_quota->bytes == 0);
    }
    void theLineIsToldAndSet() {
        m_row.lineIsMetered = true;
        m_row.isMetered = true;
        const auto answer = answerOf(m_api, "vault metered", {});
        QVERIFY((*answer)["system"].toBool() && (*answer)["metered"].toBool() && !m_metered);
        const std::pair<const char*, Metered> settings[] = {
            {"auto", Metered::Auto}, {"yes", Metered::Yes}, {"no", Metered::No}};
        for (const auto& [name, metered] : settings) {
            QVERIFY(answerOf(m_api, "vault metered", {{"set", name}}));
            QVERIFY(m_metered->metered == metered);
        }
    }
    void filesAreLetGoTogether() {
        const auto answer =
            answerOf(m_api, "vault evict", {{"files", QJsonArray{"도면.pdf", "회의록.hwp"}}, {"last_copies", true}});
        QCOMPARE((*answer)["files"].toInt(), 2);
        QCOMPARE((*answer)["bytes"].toInt(), 900);
        QVERIFY(m_evicted->lastCopies && m_evicted->files.size() == 2);
        m_evicted.reset();
        QVERIFY(isRefused(answerOf(m_api, "vault evict", {{"files", QJsonArray{"도면.pdf", "없음"}}}),
                          NodeError::NoSuchFile));
        QVERIFY(!m_evicted);
    }
    void whatMakesNoSenseIsRefused_data() {
        QTest::addColumn<QString>("verb");
        QTest::addColumn<QJsonObject>("arguments");
        QTest::newRow("action") << "vault rules" << QJsonObject{{"action", "forget"}};
        QTest::newRow("type") << "vault rules" << QJsonObject{{"action", "add"}, {"type", "picture"}};
        QTest::newRow("size") << "vault rules" << QJsonObject{{"action", "add"}, {"up_to", "large"}};
        QTest::newRow("half a byte") << "vault quota" << QJsonObject{{"bytes", 0.5}};
        QTest::newRow("less than none") << "vault quota" << QJsonObject{{"bytes", -1}};
        QTest::newRow("too exact") << "vault quota" << QJsonObject{{"bytes", 1e16}};
        QTest::newRow("both") << "vault quota" << QJsonObject{{"bytes", 1}, {"none", true}};
        QTest::newRow("line") << "vault metered" << QJsonObject{{"set", "perhaps"}};
        QTest::newRow("no file") << "vault evict" << QJsonObject{{"files", QJsonArray()}};
        QTest::newRow("no text") << "vault evict" << QJsonObject{{"files", QJsonArray{1}}};
    }
    void whatMakesNoSenseIsRefused() {
        QFETCH(QString, verb);
        QFETCH(QJsonObject, arguments);
        QVERIFY(isRefused(answerOf(m_api, qPrintable(verb), arguments), NodeError::BadRequest));
        QVERIFY(!m_rule && !m_quota && !m_metered && !m_evicted);
    }
};

QTEST_GUILESS_MAIN(TestRpcKeeping)
#include "tst_rpc_keeping.moc"
