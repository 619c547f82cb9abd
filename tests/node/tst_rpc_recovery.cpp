// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/api_of_a_test.h"
#include "node/verb_answer.h"

#include <QtTest>

using namespace ieum;
using namespace ieum::node;

class TestRpcRecovery : public QObject {
    Q_OBJECT
  private slots:
    void wordsComeInBothLanguages() {
        ApiOfATest api;
        api.on<GetRecovery>([](const GetRecovery&) -> Result<RecoveryRow> {
            return RecoveryRow{{"가격"}, {"abandon"}, true};
        });
        const auto answer = answerOf(api, "recovery words", {});
        QCOMPARE((*answer)["korean"].toArray()[0].toString(), QStringLiteral("가격"));
        QCOMPARE((*answer)["english"].toArray()[0].toString(), QStringLiteral("abandon"));
        QVERIFY((*answer)["kept"].toBool());
        api.on<GetRecovery>(
            [](const GetRecovery&) -> Result<RecoveryRow> { return fail(Cause::Input, NodeError::NeedsFirstDevice); });
        QVERIFY(isRefused(answerOf(api, "recovery words", {}), NodeError::NeedsFirstDevice));
    }
    void theyAreSaidToBeKept() {
        ApiOfATest api;
        bool isKept = false;
        api.on<KeepRecovery>([&](const KeepRecovery&) -> Result<Nothing> {
            isKept = true;
            return Nothing{};
        });
        QVERIFY(answerOf(api, "recovery kept", {}) && isKept);
    }
    void aFileHasAPlaceAndAPassphrase() {
        ApiOfATest api;
        std::optional<WriteRecovery> asked;
        api.on<WriteRecovery>([&](const WriteRecovery& request) -> Result<Nothing> {
            asked = request;
            return Nothing{};
        });
        QVERIFY(answerOf(api, "recovery write", {{"out", "/a/b"}, {"passphrase", "비밀"}}));
        QCOMPARE(asked->outPath, std::string("/a/b"));
        QCOMPARE(asked->passphrase, std::string("비밀"));
        asked.reset();
        QVERIFY(isRefused(answerOf(api, "recovery write", {{"out", "/a/b"}}), NodeError::BadRequest));
        QVERIFY(isRefused(answerOf(api, "recovery write", {{"passphrase", "비밀"}}), NodeError::BadRequest));
        QVERIFY(!asked);
    }
};

QTEST_GUILESS_MAIN(TestRpcRecovery)
#include "tst_rpc_recovery.moc"
