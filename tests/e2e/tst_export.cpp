// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A room moves out by the command line: what is lost is said first, and files arrive with all their bytes.
#include "e2e/tool.h"

using namespace ieum::e2e;

class TestExport : public QObject {
    Q_OBJECT
  private slots:
    void saysWhatIsLostBeforeItWrites() {
        const Profile profile(QStringLiteral("솔"));
        QCOMPARE(profile.ask({"room", "create", "방"}).exitCode, 0);
        QCOMPARE(profile.ask({"poll", "방", "점심은?", "김밥", "국수"}).exitCode, 0);
        const QString out = profile.beside("chat.zip");
        const QStringList wanted{"export", "방", "--to", "rocketchat", "--out", out, "--profile", profile.path()};
        const Said dry = run(wanted + QStringList{"--dry-run"});
        QCOMPARE(dry.exitCode, 0);
        QVERIFY2(dry.out.contains("as text only of 1: polls") && dry.out.contains("would be written"), dry.out);
        QVERIFY(!QFile::exists(out));
        const Said said = run(wanted);
        QCOMPARE(said.exitCode, 0);
        QVERIFY(said.out.indexOf("as text only of 1: polls") <
                said.out.indexOf(QByteArray("1 messages and 0 files in")));
        QVERIFY2(said.out.contains("left out of 1: roles"), said.out);
        QVERIFY(QFile::exists(out) && !QFile::exists(out + ".unfinished"));
        const Said again = run(wanted);
        QCOMPARE(again.exitCode, 1);
    }
    void filesArriveWithAllTheirBytes_data() {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("zip"); // below the place; "" for the place itself
        QTest::addColumn<QString>("pattern");
        QTest::newRow("html-zip") << "html-zip"
                                  << ""
                                  << "files/*";
        QTest::newRow("mattermost") << "mattermost"
                                    << ""
                                    << "data/*";
        QTest::newRow("slack-files") << "slack-files"
                                     << ""
                                     << "__uploads/*";
        QTest::newRow("whatsapp") << "whatsapp"
                                  << "WhatsApp Chat - 방.zip"
                                  << "*.bin";
    }
    void filesArriveWithAllTheirBytes() {
        QFETCH(QString, target);
        QFETCH(QString, zip);
        QFETCH(QString, pattern);
        if (QStandardPaths::findExecutable("unzip").isEmpty()) QSKIP("unzip is not installed");
        const Profile profile(QStringLiteral("솔"));
        QCOMPARE(profile.ask({"room", "create", "방"}).exitCode, 0);
        QByteArray bytes(3'000'000, '\0'); // several chunks of the vault
        for (qsizetype i = 0; i < bytes.size(); ++i) bytes[i] = char(i * 131 + i / 7'919);
        QFile file(profile.beside("자료.bin"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        QCOMPARE(profile.ask({"send", "방", "자료", "--file", file.fileName()}).exitCode, 0);
        const QString out = profile.beside("out");
        const QJsonObject report = profile.ask({"export", "방", "--to", target, "--out", out}).object();
        QCOMPARE(report["files"].toInt(), 1);
        QProcess unzip;
        unzip.start("unzip", {"-p", zip.isEmpty() ? out : out + '/' + zip, pattern});
        QVERIFY(unzip.waitForFinished());
        QCOMPARE(unzip.readAllStandardOutput(), bytes);
        const QString bare = profile.beside("bare");
        const auto without = profile.ask({"export", "방", "--to", target, "--out", bare, "--without-files"}).object();
        QCOMPARE(without["files"].toInt(), 0);
    }
    void aFileThatIsGoneLeavesNoHalfExport() {
        const Profile profile(QStringLiteral("솔"));
        QCOMPARE(profile.ask({"room", "create", "방"}).exitCode, 0);
        QFile file(profile.beside("자료.bin"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(3'000'000, 'x')) == 3'000'000);
        file.close();
        QCOMPARE(profile.ask({"send", "방", "자료", "--file", file.fileName()}).exitCode, 0);
        // Its pieces go, its manifest stays: what is written before the file is there when it is missed.
        QDirIterator each(profile.path() + "/chunks", QDir::Files, QDirIterator::Subdirectories);
        int gone = 0;
        while (each.hasNext()) {
            const QString path = each.next();
            if (QFileInfo(path).size() > 10'000) gone += QFile::remove(path) ? 1 : 0;
        }
        QVERIFY(gone > 0);
        QTemporaryDir beside;
        for (const char* target : {"html", "html-zip", "whatsapp", "mattermost", "telegram-json", "mbox"}) {
            const Said said = run({"export", "방", "--to", target, "--out", beside.filePath("out"), "--json",
                                   "--profile", profile.path()});
            QVERIFY2(said.exitCode == 1 && said.isOneSentence(), target);
            QVERIFY2(QDir(beside.path()).isEmpty(), target);
        }
        const QStringList bare{"export", "방", "--to", "html", "--out", beside.filePath("out"), "--without-files"};
        QCOMPARE(profile.ask(bare).exitCode, 0);
    }
    void takesASpanAndPeople() {
        const Profile profile(QStringLiteral("솔"));
        QCOMPARE(profile.ask({"room", "create", "방"}).exitCode, 0);
        QCOMPARE(profile.ask({"send", "방", "글"}).exitCode, 0);
        const auto count = [&](const QStringList& more) {
            const QStringList wanted{"export", "방", "--to", "csv", "--out", profile.beside("out"), "--dry-run"};
            return profile.ask(wanted + more).object()["messages"].toInt(-1);
        };
        QCOMPARE(count({}), 1);
        QCOMPARE(count({"--person", "솔"}), 1);
        QCOMPARE(count({"--person", "다른 사람"}), 0);
        QCOMPARE(count({"--until", "2020-01-01"}), 0);
        QCOMPARE(count({"--since", "2020-01-01", "--until", "9000-01-01"}), 1);
        QCOMPARE(count({"--since", "tomorrow"}), -1);
    }
    void listsTheTargets() {
        const Profile profile(QStringLiteral("솔"));
        QStringList names;
        for (const QJsonObject& each : profile.ask({"targets"}).lines()) names << each["name"].toString();
        for (const char* name : {"html", "jsonl", "whatsapp", "mattermost", "slack", "prosody", "matrix", "mbox"}) {
            QVERIFY2(names.contains(name), name);
        }
    }
};

QTEST_GUILESS_MAIN(TestExport)
#include "tst_export.moc"
