// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/api_of_a_test.h"
#include "node/rpc_rows.h"
#include "node/verb_answer.h"

#include <QDateTime>
#include <QtTest>

using namespace ieum;
using namespace ieum::node;

class TestRpcVault : public QObject {
    Q_OBJECT
    ApiOfATest m_api;
    FindFiles m_asked;
    std::optional<PinFile> m_pinned;
    std::optional<CheckVault> m_checked;
    std::optional<ListAtRisk> m_risked;
    std::vector<FetchAtRisk> m_fetched;

    static FoundFile file(uint64_t have) {
        FoundFile found;
        found.file.id = idOf<FileId>('1');
        found.file.name = "자료.pdf";
        found.file.sizeBytes = 1000;
        found.file.haveBytes = have;
        found.file.holders = {"바다"};
        found.file.risk = Risk::OnlyReplicas;
        found.file.held.resize(1);
        found.file.held[0].kind = HolderRow::Kind::Replica;
        found.file.held[0].name = "replica example.org:4711";
        found.file.held[0].agoMs = 60'000;
        found.roomName = "모임";
        found.kind = FileKind::Document;
        found.pinned = true;
        found.place = 117'964'800'000'000'001; // more than a number of JSON keeps
        return found;
    }

  private slots:
    void init() {
        m_asked = {};
        m_pinned.reset();
        m_checked.reset();
        addRoom(m_api);
        m_api.on<FindFiles>([this](const FindFiles& request) -> Result<FileList> {
            m_asked = request;
            return FileList{{file(0), file(10), file(1000)}, 5};
        });
        m_api.on<ListFiles>([](const ListFiles&) -> Result<std::vector<FileRow>> { return std::vector{file(0).file}; });
        m_api.on<PinFile>([this](const PinFile& request) -> Result<Nothing> {
            m_pinned = request;
            return Nothing{};
        });
        m_risked.reset();
        m_fetched.clear();
        m_api.on<ListAtRisk>([this](const ListAtRisk& request) -> Result<AtRiskList> {
            m_risked = request;
            return AtRiskList{{{file(0), file(10)}, 117'964'800'000'000'001}, {2, 2000}, {3, 30}, {4, 40}};
        });
        m_api.on<FetchAtRisk>([this](const FetchAtRisk& request) -> Result<AtRiskFetch> {
            m_fetched.push_back(request);
            AtRiskFetch answer{{10, 100}, {}};
            if (m_fetched.size() < 3) answer.next = static_cast<int64_t>(m_fetched.size());
            return answer;
        });
        m_api.on<CheckVault>([this](const CheckVault& request) -> Result<VaultReport> {
            m_checked = request;
            return VaultReport{7, 900, 2, 1, {{idOf<FileId>('1'), "자료.pdf", {}, "모임", 2, 1, true}}, true};
        });
    }
    void listsWithThePromisedKeys() {
        const auto answer = answerOf(m_api, "files", {});
        for (const char* key : {"id", "name", "size", "have", "holders", "held", "room", "room_name", "message",
                                "author", "time", "type", "here", "pinned", "place", "fetching"}) {
            QVERIFY2((*answer)[0].toObject().contains(QLatin1String(key)), key);
        }
        const char* heres[] = {"none", "part", "whole"};
        for (int i = 0; i < 3; ++i) QCOMPARE((*answer)[i]["here"].toString(), QLatin1String(heres[i]));
        QCOMPARE((*answer)[0]["type"].toString(), QStringLiteral("document"));
        QCOMPARE((*answer)[0]["place"].toString(), QStringLiteral("117964800000000001"));
        QVERIFY((*answer)[0]["pinned"].toBool());
    }
    void nothingAsksForEverything() {
        QVERIFY(answerOf(m_api, "files", {}));
        QVERIFY(m_asked.name.empty() && m_asked.sender.empty() && !m_asked.kind && !m_asked.room && !m_asked.before);
        QVERIFY(m_asked.fromMs == 0 && !m_asked.untilMs);
        QCOMPARE(m_asked.limit, 50U);
    }
    void everyFilterArrives() {
        const QJsonObject arguments{
            {"room", "모임"},        {"name", "ㅈㄹ"},        {"type", "archive"}, {"sender", "바다"},
            {"since", "2026-03-01"}, {"until", "2026-03-31"}, {"limit", 3},        {"before", "117964800000000001"}};
        QVERIFY(answerOf(m_api, "files", arguments));
        QCOMPARE(m_asked.name, std::string("ㅈㄹ"));
        QCOMPARE(m_asked.sender, std::string("바다"));
        QVERIFY(m_asked.kind == FileKind::Archive && m_asked.room == idOf<RoomId>('a') && m_asked.limit == 3);
        QCOMPARE(*m_asked.before, int64_t{117'964'800'000'000'001});
        QCOMPARE(m_asked.fromMs, QDate(2026, 3, 1).startOfDay().toMSecsSinceEpoch());
        QCOMPARE(*m_asked.untilMs, QDate(2026, 4, 1).startOfDay().toMSecsSinceEpoch()); // the last day belongs to it
    }
    void momentsAreTakenAsTheyAre() {
        QVERIFY(answerOf(m_api, "files", {{"since", "2026-03-01T10:00:00Z"}, {"until", "2026-03-01T11:00:00Z"}}));
        QCOMPARE(*m_asked.untilMs - m_asked.fromMs, int64_t{3'600'000});
    }
    void whatMakesNoSenseIsRefused_data() {
        QTest::addColumn<QJsonObject>("arguments");
        QTest::newRow("type") << QJsonObject{{"type", "picture"}};
        QTest::newRow("since") << QJsonObject{{"since", "yesterday"}};
        QTest::newRow("until") << QJsonObject{{"until", "2026-13-01"}};
        QTest::newRow("before") << QJsonObject{{"before", "x"}};
        QTest::newRow("before, a number") << QJsonObject{{"before", 5}};
        QTest::newRow("limit") << QJsonObject{{"limit", -1}};
        QTest::newRow("name") << QJsonObject{{"name", 5}};
    }
    void whatMakesNoSenseIsRefused() {
        QFETCH(QJsonObject, arguments);
        QVERIFY(isRefused(answerOf(m_api, "files", arguments), NodeError::BadRequest));
    }
    void pinsAndUnpins() {
        QVERIFY(answerOf(m_api, "vault pin", {{"file", "자료.pdf"}}));
        QVERIFY(m_pinned && m_pinned->pinned && m_pinned->file == idOf<FileId>('1'));
        QVERIFY(answerOf(m_api, "vault pin", {{"file", "자료.pdf"}, {"remove", true}}));
        QVERIFY(!m_pinned->pinned);
        QVERIFY(isRefused(answerOf(m_api, "vault pin", {{"file", "없음"}}), NodeError::NoSuchFile));
        QVERIFY(isRefused(answerOf(m_api, "vault pin", {}), NodeError::BadRequest));
    }
    void risksComeWithThePromisedKeys() {
        const auto answer = answerOf(m_api, "vault at-risk", {{"limit", 2}, {"before", "9"}});
        QVERIFY(m_risked && !m_risked->here && m_risked->limit == 2 && m_risked->before == 9);
        const QJsonArray rows = answer->toArray();
        QCOMPARE(rows.size(), 3);
        for (const char* key : {"id", "name", "held", "place", "only"}) {
            QVERIFY2(rows[0].toObject().contains(QLatin1String(key)), key);
        }
        QCOMPARE(rows[0]["only"].toString(), QStringLiteral("replicas"));
        const QJsonObject holder = rows[0]["held"][0].toObject();
        QCOMPARE(holder["kind"].toString(), QStringLiteral("replica"));
        QVERIFY(holder["ago_ms"].toInt() == 60'000 && holder["percent"].toInt() == 100);
        const QJsonObject totals = rows[2]["totals"].toObject();
        QVERIFY(totals["replicas"]["files"].toInt() == 2 && totals["nobody"]["bytes"].toInt() == 30);
        QVERIFY(totals["here"]["files"].toInt() == 4);
        QCOMPARE(totals["next"].toString(), QStringLiteral("117964800000000001"));
        QVERIFY(answerOf(m_api, "vault at-risk", {{"here", true}}));
        QVERIFY(m_risked->here);
    }
    void allAtRiskAreFetchedInBatches() {
        const auto answer = answerOf(m_api, "vault at-risk", {{"fetch", true}});
        QCOMPARE(m_fetched.size(), size_t{3});
        QVERIFY(!m_fetched[0].before && m_fetched[2].before == 2);
        QCOMPARE((*answer)["wanted"]["files"].toInt(), 30);
        QCOMPARE((*answer)["wanted"]["bytes"].toInt(), 300);
        for (const QJsonObject& wrong : {QJsonObject{{"fetch", true}, {"here", true}}, QJsonObject{{"before", "x"}},
                                         QJsonObject{{"fetch", true}, {"before", "5"}}, QJsonObject{{"limit", -1}}}) {
            QVERIFY(isRefused(answerOf(m_api, "vault at-risk", wrong), NodeError::BadRequest));
        }
    }
    void checksWithThePromisedKeys() {
        const auto answer = answerOf(m_api, "vault check", {});
        QVERIFY(m_checked && !m_checked->repair);
        for (const char* key : {"checked", "bytes", "damaged", "missing", "files", "more"}) {
            QVERIFY2(answer->toObject().contains(QLatin1String(key)), key);
        }
        const QJsonObject hurt = (*answer)["files"][0].toObject();
        for (const char* key : {"id", "name", "room", "room_name", "damaged", "missing", "fetching"}) {
            QVERIFY2(hurt.contains(QLatin1String(key)), key);
        }
        QVERIFY(answerOf(m_api, "vault check", {{"repair", true}}));
        QVERIFY(m_checked->repair);
        QVERIFY(isRefused(answerOf(m_api, "vault check", {{"repair", "yes"}}), NodeError::BadRequest));
    }
};

QTEST_GUILESS_MAIN(TestRpcVault)
#include "tst_rpc_vault.moc"
