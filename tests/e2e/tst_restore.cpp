// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/folders.h"
#include "e2e/tool.h"

using namespace ieum::e2e;

/// Real profiles and processes: backups put back, folders copied, machines set back as a whole.
class TestRestore : public QObject {
    Q_OBJECT

    static QStringList textsOf(const Profile& profile) {
        QStringList texts;
        for (const QJsonObject& each : profile.ask({"messages", "방"}).lines()) texts.append(each["text"].toString());
        texts.sort();
        return texts;
    }
    static QJsonObject restored(const Profile& profile) {
        return profile.ask({"status"}).object()["restored"].toObject();
    }
    static QString say(const Profile& profile, const QString& text) {
        return profile.ask({"send", "방", text}).object()["id"].toString();
    }
    static bool invite(const Profile& by, const Profile& guest) {
        const QString link = by.ask({"invite", "--room", "방"}).object()["link"].toString();
        return guest.ask({"accept", link}).exitCode == 0;
    }

  private slots:
    void aBackupPutBackGoesOnUnderNewKeys() {
        const quint16 port = beaconPortOfThisTest();
        const Profile sea(QStringLiteral("바다"));
        const Profile sky(QStringLiteral("하늘"));
        QCOMPARE(sea.ask({"room", "create", "방"}).exitCode, 0);
        QVERIFY(invite(sea, sky));
        Running skyRun(sky.path(), port);
        {
            Running seaRun(sea.path(), port);
            QTRY_VERIFY_WITH_TIMEOUT(sky.ask({"room", "list"}).lines().size() == 1, commandMs);
            const QString one = say(sea, "하나");
            QTRY_VERIFY_WITH_TIMEOUT(skyRun.hasArrived(one), commandMs);
        }
        QVERIFY(restored(sea)["why"].isNull());
        QVERIFY(copyFolder(sea.path(), sea.beside("backup")));
        {
            Running seaRun(sea.path(), port);
            const QString two = say(sea, "둘");
            QTRY_VERIFY_WITH_TIMEOUT(skyRun.hasArrived(two), commandMs);
        }
        QVERIFY(putBack(sea.beside("backup"), sea.path()));
        // Alone: it has noticed, keeps what is composed, and changes nothing.
        QCOMPARE(restored(sea)["why"].toString(), QStringLiteral("copied"));
        QVERIFY(restored(sea)["read_only"].toBool());
        const QString three = say(sea, "셋");
        QVERIFY(!three.isEmpty());
        QCOMPARE(sea.ask({"status"}).object()["outbox"].toInt(), 1);
        const Said refused = run({"room", "leave", "방", "--profile", sea.path()});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.isOneSentence(), refused.err);
        const QByteArray said = run({"restored", "--profile", sea.path()}).out;
        QVERIFY2(said.contains("This profile was restored or copied") && said.contains("nothing is sent"), said);
        // With somebody who knows better.
        Running seaRun(sea.path(), port);
        QTRY_VERIFY_WITH_TIMEOUT(skyRun.hasArrived(three), commandMs);
        const QStringList all{"둘", "셋", "하나"};
        QTRY_COMPARE_WITH_TIMEOUT(textsOf(sky), all, commandMs);
        QTRY_COMPARE_WITH_TIMEOUT(textsOf(sea), all, commandMs);
        QVERIFY(!restored(sea)["read_only"].toBool());
        QVERIFY(restored(sea)["done"].isString());
        const QByteArray after = run({"status", "--profile", sea.path()}).out;
        QVERIFY2(after.contains("This profile was restored or copied") && after.contains("goes on under new keys"),
                 after);
        const QString four = say(sea, "넷");
        QTRY_VERIFY_WITH_TIMEOUT(skyRun.hasArrived(four), commandMs);
        const QString answer = say(sky, "다섯");
        QTRY_VERIFY_WITH_TIMEOUT(seaRun.hasArrived(answer), commandMs);
        QVERIFY(!skyRun.has("fork") && !seaRun.has("fork"));
    }
    void whoDoesNotWantToWaitGoesOnAlone() {
        const Profile sea(QStringLiteral("바다"));
        QCOMPARE(sea.ask({"room", "create", "방"}).exitCode, 0);
        QVERIFY(copyFolder(sea.path(), sea.beside("backup")));
        QVERIFY(!say(sea, "하나").isEmpty());
        QVERIFY(putBack(sea.beside("backup"), sea.path()));
        QVERIFY(!say(sea, "둘").isEmpty());
        QCOMPARE(sea.ask({"status"}).object()["outbox"].toInt(), 1);
        const Said gone = sea.ask({"restored", "--go-on"});
        QCOMPARE(gone.exitCode, 0);
        QVERIFY(!gone.object()["read_only"].toBool());
        QTRY_COMPARE(sea.ask({"status"}).object()["outbox"].toInt(), 0);
        QCOMPARE(textsOf(sea), QStringList{"둘"});
    }
    void aFolderThatWasMovedOrCopiedIsNoticed() {
        const Profile sea(QStringLiteral("바다"));
        QCOMPARE(sea.ask({"room", "create", "방"}).exitCode, 0);
        const QString copy = sea.beside("copy");
        QVERIFY(copyFolder(sea.path(), copy));
        const Said said = run({"restored", "--profile", copy, "--json"});
        QCOMPARE(said.object()["why"].toString(), QStringLiteral("copied"));
        QVERIFY(restored(sea)["why"].isNull());
    }
    /// The whole machine was set back, so nothing on it could tell; it has written on before it met who knew.
    void twoBranchesAreProvedAndEverythingIsSaidAgain() {
        const quint16 port = beaconPortOfThisTest();
        const Profile sea(QStringLiteral("바다"));
        const Profile sky(QStringLiteral("하늘"));
        const Profile sun(QStringLiteral("태양"));
        QCOMPARE(sea.ask({"room", "create", "방"}).exitCode, 0);
        QVERIFY(invite(sea, sky));
        QVERIFY(invite(sea, sun));
        {
            Running seaRun(sea.path(), port);
            Running skyRun(sky.path(), port);
            Running sunRun(sun.path(), port);
            QTRY_COMPARE_WITH_TIMEOUT(sky.ask({"room", "members", "방"}).lines().size(), 3, commandMs);
            QTRY_COMPARE_WITH_TIMEOUT(sun.ask({"room", "members", "방"}).lines().size(), 3, commandMs);
            const QString one = say(sea, "하나");
            QTRY_VERIFY_WITH_TIMEOUT(skyRun.hasArrived(one) && sunRun.hasArrived(one), commandMs);
        }
        const QString state = qEnvironmentVariable("XDG_STATE_HOME");
        QVERIFY(copyFolder(sea.path(), sea.beside("machine")));
        QVERIFY(copyFolder(state, sea.beside("state")));
        {
            Running seaRun(sea.path(), port);
            Running skyRun(sky.path(), port);
            const QString toSky = say(sea, "하늘에게만");
            QTRY_VERIFY_WITH_TIMEOUT(skyRun.hasArrived(toSky), commandMs);
        }
        QVERIFY(copyFolder(sea.path(), sea.beside("other")));
        QVERIFY(putBack(sea.beside("machine"), sea.path()));
        QVERIFY(putBack(sea.beside("state"), state));
        Running seaRun(sea.path(), port);
        {
            Running sunRun(sun.path(), port);
            const QString toSun = say(sea, "태양에게만");
            QTRY_VERIFY_WITH_TIMEOUT(sunRun.hasArrived(toSun), commandMs);
            QVERIFY(restored(sea)["why"].isNull());
        }
        // Who has the other branch comes, and it is noticed at the first contact.
        Running skyRun(sky.path(), port);
        Running sunRun(sun.path(), port);
        QTRY_VERIFY_WITH_TIMEOUT(seaRun.has("fork") || skyRun.has("fork"), commandMs);
        QTRY_VERIFY_WITH_TIMEOUT(sunRun.has("fork", "name", QStringLiteral("바다")), commandMs);
        QTRY_COMPARE_WITH_TIMEOUT(restored(sea)["why"].toString(), QStringLiteral("forked"), commandMs);
        const auto forked = [](const Profile& at) {
            QStringList names;
            for (const QJsonObject& each : at.ask({"room", "members", "방"}).lines()) {
                if (each["forked"].toBool()) names.append(each["name"].toString());
            }
            return names;
        };
        for (const Profile* each : {&sea, &sky, &sun}) {
            QTRY_COMPARE_WITH_TIMEOUT(forked(*each), QStringList{QStringLiteral("바다")}, commandMs);
        }
        const QString later = say(sea, "나중에");
        QTRY_VERIFY_WITH_TIMEOUT(skyRun.hasArrived(later) && sunRun.hasArrived(later), commandMs);
        const QStringList all = textsOf(sea);
        QVERIFY(all.contains("하나") && all.contains("태양에게만") && all.contains("나중에"));
        QTRY_COMPARE_WITH_TIMEOUT(textsOf(sun), all, commandMs);
        QTRY_COMPARE_WITH_TIMEOUT(textsOf(sky), all, commandMs);
        QCOMPARE(all.count("태양에게만"), 1);
    }
};

QTEST_GUILESS_MAIN(TestRestore)
#include "tst_restore.moc"
