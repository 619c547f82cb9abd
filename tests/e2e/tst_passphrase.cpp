// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/tool.h"

using namespace ieum::e2e;

/// A passphrase comes, changes and goes, while somebody else has the profile open and while nobody has.
class TestPassphrase : public QObject {
    Q_OBJECT

    static void write(const QString& path, const QString& text) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.toUtf8());
    }

  private slots:
    void itIsSetChangedAndRemoved() {
        const Profile profile(QStringLiteral("바다"));
        const QString one = profile.beside("one"), two = profile.beside("two"), none = profile.beside("none");
        write(one, "하나 둘 셋\n두 번째 줄");
        write(two, "넷 다섯");
        write(none, "");
        const auto opens = [&](const QString& file) {
            return profile.ask(file.isEmpty() ? QStringList{"whoami"}
                                              : QStringList{"whoami", "--passphrase-file", file});
        };
        QCOMPARE(profile.ask({"passphrase", "--new-passphrase", one}).object()["protected"].toBool(), true);
        QCOMPARE(opens({}).exitCode, 1);
        QCOMPARE(opens(one).object()["protected"].toBool(), true);
        // A wrong one, an empty one, and two wishes at once change nothing.
        const QList<QStringList> refused{{"--passphrase-file", two, "--new-passphrase", two},
                                         {"--new-passphrase", two},
                                         {"--passphrase-file", one, "--new-passphrase", none},
                                         {"--passphrase-file", one, "--new-passphrase", profile.beside("missing")},
                                         {"--passphrase-file", one},
                                         {"--passphrase-file", one, "--new-passphrase", two, "--remove"},
                                         {"--passphrase-file", two, "--remove"}};
        for (const QStringList& arguments : refused) {
            const Said said = profile.ask(QStringList{"passphrase"} + arguments);
            QVERIFY2(said.exitCode == 1 && said.isOneSentence(), qPrintable(arguments.join(' ') + said.err));
        }
        QCOMPARE(opens(one).exitCode, 0);
        QCOMPARE(profile.ask({"passphrase", "--passphrase-file", one, "--new-passphrase", two}).exitCode, 0);
        QCOMPARE(opens(one).exitCode, 1);
        QCOMPARE(opens(two).exitCode, 0);
        QCOMPARE(profile.ask({"passphrase", "--passphrase-file", two, "--remove"}).object()["protected"].toBool(true),
                 false);
        QCOMPARE(opens({}).object()["protected"].toBool(true), false);
    }
    void whoeverHasItOpenGoesOn() {
        const Profile profile(QStringLiteral("바다"));
        const QString one = profile.beside("one");
        write(one, "하나 둘 셋");
        const Running running(profile.path(), beaconPortOfThisTest());
        QTRY_VERIFY_WITH_TIMEOUT(running.has("ready"), commandMs);
        QCOMPARE(profile.ask({"passphrase", "--new-passphrase", one}).exitCode, 0);
        // The one that runs answers, and knows.
        QCOMPARE(profile.ask({"whoami"}).object()["protected"].toBool(), true);
        QCOMPARE(profile.ask({"room", "create", "기획팀"}).exitCode, 0);
    }
};

QTEST_GUILESS_MAIN(TestPassphrase)
#include "tst_passphrase.moc"
