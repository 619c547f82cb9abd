// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/api_of_a_test.h"
#include "node/rpc_events.h"
#include "node/rpc_rows.h"
#include "node/verb_answer.h"

#include <QtTest>

using namespace ieum;
using namespace ieum::node;

class TestRpcBackups : public QObject {
    Q_OBJECT
  private slots:
    void writeTakesAPathAndAPassphrase() {
        ApiOfATest api;
        api.on<WriteBackup>([](const WriteBackup& request) -> Result<BackupWritten> {
            if (request.passphrase != "비밀") return fail(Cause::Input, NodeError::WrongPassphrase);
            return BackupWritten{request.path, 1'700'000'000'000, 3, 5000, 700, 12, 1};
        });
        const auto answer = answerOf(api, "backup write", {{"to", "/mnt/stick/b"}, {"passphrase", "비밀"}});
        QVERIFY(answer);
        const QJsonObject written = answer->toObject();
        QCOMPARE(written["path"].toString(), QStringLiteral("/mnt/stick/b"));
        QVERIFY(written["made"].isString());
        QVERIFY(written["run"].toInt() == 3 && written["bytes"].toInt() == 5000 && written["added"].toInt() == 700);
        QVERIFY(written["pieces"].toInt() == 12 && written["left_out"].toInt() == 1);
    }
    void anythingElseIsRefused() {
        ApiOfATest api;
        for (const QJsonObject& arguments :
             {QJsonObject{}, QJsonObject{{"to", "/b"}}, QJsonObject{{"passphrase", "비밀"}},
              QJsonObject{{"to", "b"}, {"passphrase", "비밀"}}, QJsonObject{{"to", 5}, {"passphrase", "비밀"}}}) {
            QVERIFY(isRefused(answerOf(api, "backup write", arguments), NodeError::BadRequest));
        }
    }
    void whatIsInAFileHasThePromisedKeys() {
        BackupRow row;
        row.name = "바다";
        row.unfinishedBytes = 9;
        const QJsonObject object = toJson(row);
        for (const char* key : {"path", "made", "person", "device", "name", "run", "bytes", "used", "database",
                                "pieces", "left_out", "unfinished"}) {
            QVERIFY2(object.contains(QLatin1String(key)), key);
        }
        QCOMPARE(object["unfinished"].toInt(), 9);
    }
    void howFarItIsIsAnEvent() {
        const QJsonObject event = toJson(Event(BackupProgress{"/b", 3, 10}));
        QCOMPARE(event["event"].toString(), QStringLiteral("backup"));
        QVERIFY(event["path"] == "/b" && event["done"].toInt() == 3 && event["total"].toInt() == 10);
    }
};

QTEST_GUILESS_MAIN(TestRpcBackups)
#include "tst_rpc_backups.moc"
