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

    static FoundFile file(uint64_t have) {
        FoundFile found;
        found.file.id = idOf<FileId>('1');
        found.file.name = "자료.pdf";
        found.file.sizeBytes = 1000;
        found.file.haveBytes = have;
        found.file.holders = {"바다"};
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
        m_api.on<CheckVault>([this](const CheckVault& request) -> Result<VaultReport> {
            m_checked = request;
            return VaultReport{7, 900, 2, 1, {{idOf<FileId>('1'), "자료.pdf", {}, "모임", 2, 1, true}}, true};
        });
    }
    void listsWithThePromisedKeys() {
        const auto answer = answerOf(m_api, "files", {});
        for (const char* key : {"id", "name", "size", "have", "holders", "room", "room_name", "message", "author",
                                "time", "type", "here", "pinned", "place", "fetching"}) {
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
