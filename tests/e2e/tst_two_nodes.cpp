// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/tool.h"
#include "support/built.h"

using namespace ieum::e2e;

class TestTwoNodes : public QObject {
    Q_OBJECT

    static QString stepOf(const Profile& profile, const QString& id) {
        for (const QJsonObject& each : profile.ask({"messages", "둘이서"}).lines()) {
            if (each["id"].toString() == id) return each["state"][0]["step"].toString();
        }
        return {};
    }

  private slots:
    void inviteTalkAndSeeWhatArrived() {
        const quint16 port = beaconPortOfThisTest();
        const Profile first(QStringLiteral("바다"));
        const Profile second(QStringLiteral("하늘"));
        Running firstRun(first.path(), port);
        Running secondRun(second.path(), port);
        QTRY_VERIFY_WITH_TIMEOUT(firstRun.has("ready") && secondRun.has("ready"), commandMs);

        QCOMPARE(first.ask({"room", "create", "둘이서"}).exitCode, 0);
        const QString link = first.ask({"invite", "--room", "둘이서"}).object()["link"].toString();
        QCOMPARE(second.ask({"accept", link}).object()["inviter"].toString(), QStringLiteral("바다"));
        QTRY_VERIFY_WITH_TIMEOUT(second.ask({"room", "list"}).lines().size() == 1, commandMs);
        QTRY_COMPARE_WITH_TIMEOUT(first.ask({"room", "members", "둘이서"}).lines().size(), 2, commandMs);

        const QString question = first.ask({"send", "둘이서", "들려요?"}).object()["id"].toString();
        QTRY_VERIFY_WITH_TIMEOUT(secondRun.hasArrived(question), commandMs);
        const QString answer =
            second.ask({"send", "둘이서", "잘 들려요", "--reply", question}).object()["id"].toString();
        QTRY_VERIFY_WITH_TIMEOUT(firstRun.hasArrived(answer), commandMs);
        QTRY_COMPARE_WITH_TIMEOUT(stepOf(first, question), QStringLiteral("delivered"), commandMs);
        QTRY_COMPARE_WITH_TIMEOUT(stepOf(second, answer), QStringLiteral("delivered"), commandMs);

        // An invitation is for one.
        const Profile third(QStringLiteral("구름"));
        QCOMPARE(third.ask({"accept", link}).exitCode, 0);
        QCOMPARE(secondRun.stop(), 0);
        QCOMPARE(firstRun.stop(), 0);
        QCOMPARE(first.ask({"messages", "둘이서"}).lines().size(), 2);
        QCOMPARE(second.ask({"messages", "둘이서"}).lines().size(), 2);
    }
    void aSecondRunOfOneProfileIsRefused() {
        const Profile profile(QStringLiteral("바다"));
        Running running(profile.path(), beaconPortOfThisTest());
        QTRY_VERIFY_WITH_TIMEOUT(running.has("ready"), commandMs);
        const Said said = run({"run", "--profile", profile.path(), "--no-lan"});
        QCOMPARE(said.exitCode, 1);
        QVERIFY2(said.isOneSentence(), said.err);
    }
    void aRunWaitsForACommandThatHasTheProfileForAMoment() {
        const Profile profile(QStringLiteral("바다"));
        QCOMPARE(profile.ask({"room", "create", "방"}).exitCode, 0);
        QProcess command;
        for (int i = 0; i < 5; ++i) {
            command.start(ieum::test::built("ieumctl"), {"send", "방", "동시에", "--profile", profile.path()});
            Running running(profile.path(), beaconPortOfThisTest());
            QTRY_VERIFY_WITH_TIMEOUT(running.has("ready"), commandMs);
            QTRY_COMPARE(command.state(), QProcess::NotRunning);
            QCOMPARE(command.exitCode(), 0);
        }
        QCOMPARE(profile.ask({"messages", "방"}).lines().size(), 5);
    }
    void whatWasSentWhileNobodyWasOnComesLater() {
        const quint16 port = beaconPortOfThisTest();
        const Profile first(QStringLiteral("바다"));
        const Profile second(QStringLiteral("하늘"));
        QCOMPARE(first.ask({"room", "create", "나중"}).exitCode, 0);
        const QString link = first.ask({"invite", "--room", "나중"}).object()["link"].toString();
        QCOMPARE(second.ask({"accept", link}).exitCode, 0);
        // Nobody has been online so far.
        Running firstRun(first.path(), port);
        Running secondRun(second.path(), port);
        QTRY_VERIFY_WITH_TIMEOUT(second.ask({"room", "list"}).lines().size() == 1, commandMs);
        secondRun.stop();
        firstRun.stop();
        const QString id = first.ask({"send", "나중", "오프라인에서"}).object()["id"].toString();
        Running firstAgain(first.path(), port);
        Running secondAgain(second.path(), port);
        QTRY_VERIFY_WITH_TIMEOUT(secondAgain.hasArrived(id), commandMs);
    }
};

QTEST_GUILESS_MAIN(TestTwoNodes)
#include "tst_two_nodes.moc"
