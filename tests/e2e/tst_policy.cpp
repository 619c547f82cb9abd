// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Roles, policies, and what came to nothing, between two processes.
#include "e2e/tool.h"

using namespace ieum::e2e;

class TestPolicy : public QObject {
    Q_OBJECT

    static QString roleOf(const Profile& asked, const QString& room, const QString& name) {
        for (const QJsonObject& each : asked.ask({"room", "members", room}).lines()) {
            if (each["name"].toString() == name) return each["role"].toString();
        }
        return {};
    }
    static QStringList textsOf(const Profile& asked, const QString& room) {
        QStringList texts;
        for (const QJsonObject& each : asked.ask({"messages", room}).lines()) {
            texts.append(each.contains("gone") ? each["gone"].toString() : each["text"].toString());
        }
        return texts;
    }
    static void bringIn(const Profile& host, const QString& room, const Profile& guest) {
        const QString link = host.ask({"invite", "--room", room}).object()["link"].toString();
        QCOMPARE(guest.ask({"accept", link}).exitCode, 0);
        QTRY_COMPARE_WITH_TIMEOUT(host.ask({"room", "members", room}).lines().size(), 2, commandMs);
        QTRY_COMPARE_WITH_TIMEOUT(guest.ask({"room", "members", room}).lines().size(), 2, commandMs);
    }

  private slots:
    void inANoticeRoomReadersReadAndAdminsWrite() {
        const quint16 port = beaconPortOfThisTest();
        const Profile first(QStringLiteral("바다"));
        const Profile second(QStringLiteral("하늘"));
        Running firstRun(first.path(), port);
        Running secondRun(second.path(), port);
        QTRY_VERIFY_WITH_TIMEOUT(firstRun.has("ready") && secondRun.has("ready"), commandMs);
        QCOMPARE(first.ask({"room", "create", "공지", "--notice"}).exitCode, 0);
        bringIn(first, "공지", second);
        QCOMPARE(roleOf(second, "공지", "하늘"), QStringLiteral("reader"));
        const QString notice = first.ask({"send", "공지", "내일 쉽니다"}).object()["id"].toString();
        QTRY_VERIFY_WITH_TIMEOUT(secondRun.hasArrived(notice), commandMs);
        const Said refused = run({"send", "공지", "정말요?", "--profile", second.path()});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.isOneSentence(), refused.err);
        QCOMPARE(first.ask({"room", "role", "공지", "하늘", "member"}).exitCode, 1);
        QCOMPARE(first.ask({"room", "role", "공지", "하늘", "admin"}).exitCode, 0);
        QTRY_COMPARE_WITH_TIMEOUT(roleOf(second, "공지", "하늘"), QStringLiteral("admin"), commandMs);
        const QString answer = second.ask({"send", "공지", "네, 쉽니다"}).object()["id"].toString();
        QTRY_VERIFY_WITH_TIMEOUT(firstRun.hasArrived(answer), commandMs);
        QCOMPARE(second.ask({"room", "rename", "공지", "알림"}).exitCode, 0);
        QTRY_COMPARE_WITH_TIMEOUT(first.ask({"room", "members", "알림"}).lines().size(), 2, commandMs);
    }
    void messagesDisappearOnBothSides() {
        const quint16 port = beaconPortOfThisTest();
        const Profile first(QStringLiteral("바다"));
        const Profile second(QStringLiteral("하늘"));
        Running firstRun(first.path(), port);
        Running secondRun(second.path(), port);
        QTRY_VERIFY_WITH_TIMEOUT(firstRun.has("ready") && secondRun.has("ready"), commandMs);
        QCOMPARE(first.ask({"room", "create", "둘이서"}).exitCode, 0);
        bringIn(first, "둘이서", second);
        const QJsonObject policy = first.ask({"room", "policy", "둘이서", "--disappearing", "5s"}).object();
        QCOMPARE(policy["disappearing"].toInt(), 5);
        QTRY_COMPARE_WITH_TIMEOUT(second.ask({"room", "policy", "둘이서"}).object()["disappearing"].toInt(), 5,
                                  commandMs);
        QCOMPARE(first.ask({"room", "policy", "둘이서", "--disappearing", "soon"}).exitCode, 1);
        const QString id = first.ask({"send", "둘이서", "비밀이야"}).object()["id"].toString();
        QTRY_VERIFY_WITH_TIMEOUT(secondRun.hasArrived(id), commandMs);
        for (const Profile* each : {&first, &second}) {
            QTRY_COMPARE_WITH_TIMEOUT(textsOf(*each, "둘이서"), QStringList{"expired"}, commandMs);
            QCOMPARE(each->ask({"search", "비밀"}).lines().size(), 0);
        }
    }
    void whatCameToNothingIsToldToItsAuthor() {
        const quint16 port = beaconPortOfThisTest();
        const Profile first(QStringLiteral("바다"));
        const Profile second(QStringLiteral("하늘"));
        {
            Running firstRun(first.path(), port);
            Running secondRun(second.path(), port);
            QTRY_VERIFY_WITH_TIMEOUT(firstRun.has("ready") && secondRun.has("ready"), commandMs);
            QCOMPARE(first.ask({"room", "create", "모임"}).exitCode, 0);
            bringIn(first, "모임", second);
            QCOMPARE(first.ask({"room", "role", "모임", "하늘", "admin"}).exitCode, 0);
            QTRY_COMPARE_WITH_TIMEOUT(roleOf(second, "모임", "하늘"), QStringLiteral("admin"), commandMs);
        }
        // Each for himself, with nobody connected.
        QCOMPARE(second.ask({"room", "rename", "모임", "하늘의 모임"}).exitCode, 0);
        QCOMPARE(first.ask({"room", "remove", "모임", "하늘"}).exitCode, 0);
        Running firstRun(first.path(), port);
        Running secondRun(second.path(), port);
        QTRY_VERIFY_WITH_TIMEOUT(secondRun.has("undone", "deed", "rename"), 60'000);
        QVERIFY(secondRun.has("undone", "why", "removed"));
        QVERIFY(!firstRun.has("undone"));
        const auto undone = second.ask({"room", "undone", "모임"}).lines();
        QCOMPARE(undone.size(), 1);
        QCOMPARE(undone[0]["name"].toString(), QStringLiteral("하늘의 모임"));
        QCOMPARE(first.ask({"room", "undone", "모임"}).lines().size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestPolicy)
#include "tst_policy.moc"
