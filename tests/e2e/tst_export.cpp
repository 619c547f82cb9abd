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
    void whoeverHasTheFolderChecksWhatWasSigned() {
        const Profile profile(QStringLiteral("솔"));
        QCOMPARE(profile.ask({"room", "create", "방"}).exitCode, 0);
        QCOMPARE(profile.ask({"send", "방", "열시에 만나요"}).exitCode, 0);
        QFile file(profile.beside("자료.bin"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(600'000, 'x')) == 600'000);
        file.close();
        QCOMPARE(profile.ask({"send", "방", "자료", "--file", file.fileName()}).exitCode, 0);
        QTemporaryDir place;
        const QString out = place.filePath("out");
        QCOMPARE(profile.ask({"export", "방", "--to", "jsonl", "--out", out}).object()["signed"].toInt(), 2);
        const QString python = QStandardPaths::findExecutable("python3");
        if (!python.isEmpty()) {
            QProcess reader;
            const QString script = qEnvironmentVariable("IEUM_SOURCE_DIR") + "/tests/transfer/readers/signatures.py";
            reader.start(python, {script, out, "--files"});
            QVERIFY(reader.waitForFinished());
            QCOMPARE(reader.readAllStandardOutput(), QByteArray("checked 2 of 2\n"));
        }
        const Said good = run({"verify", out, "--json"}); // no profile
        QCOMPARE(good.exitCode, 0);
        QCOMPARE(good.object()["signed"].toInt(), 2);
        QCOMPARE(good.object()["files"].toInt(), 1);
        const QJsonObject author = good.object()["authors"].toArray()[0].toObject();
        QCOMPARE(author["person"].toString(), profile.ask({"whoami"}).object()["person"].toString());
        QCOMPARE(good.object()["room"].toString().size(), qsizetype{64});
        QCOMPARE(good.object()["unsigned"].toInt(-1), 0);
        const QJsonObject byText = run({"verify", out + "/archive.jsonl", "--json"}).object();
        QCOMPARE(byText["signed"].toInt(), 2);
        QCOMPARE(byText["files"].toInt(), 1);
        // Without its file a message shows no key of it either.
        QCOMPARE(profile.ask({"export", "방", "--to", "jsonl", "--out", place.filePath("bare"), "--without-files"})
                     .object()["signed"]
                     .toInt(),
                 1);
        QFile bytes(QDirIterator(out + "/files", QDir::Files).next());
        QVERIFY(bytes.open(QIODevice::ReadWrite) && bytes.write("y") == 1);
        bytes.close();
        const Said swapped = run({"verify", out, "--json"});
        QCOMPARE(swapped.exitCode, 1);
        QCOMPARE(swapped.object()["forged_files"].toArray().size(), 1);
        const QJsonObject brought = profile.ask({"import", out, "--room", "옛 방"}).object();
        QCOMPARE(brought["signed"].toInt(), 1);
        QCOMPARE(brought["missing"].toInt(), 1);
        const auto messages = profile.ask({"messages", "옛 방"}).lines();
        QCOMPARE(messages.size(), 2);
        QVERIFY(messages[0]["source"].toString().startsWith("ieum-signed-"));
        QCOMPARE(messages[1]["source"].toString(), QString("ieum"));
        QVERIFY(bytes.remove());
        const Said lacking = run({"verify", out, "--json"});
        QCOMPARE(lacking.exitCode, 1);
        QCOMPARE(lacking.object()["missing_files"].toArray().size(), 1);
        // What nobody signed is counted and named.
        const QString again = place.filePath("again");
        QCOMPARE(profile.ask({"export", "옛 방", "--to", "jsonl", "--out", again}).exitCode, 0);
        const Said bare = run({"verify", again, "--json"});
        QCOMPARE(bare.exitCode, 1);
        QCOMPARE(bare.object()["unsigned_lines"].toArray(), (QJsonArray{2, 3}));
        QFile archive(out + "/archive.jsonl");
        QVERIFY(archive.open(QIODevice::ReadWrite));
        QByteArray text = archive.readAll();
        QVERIFY(archive.resize(0) && archive.seek(0) && archive.write(text.replace("열시", "두시")) > 0);
        archive.close();
        const Said forged = run({"verify", out});
        QCOMPARE(forged.exitCode, 1);
        QVERIFY2(forged.out.contains("line 2: not what its author signed"), forged.out);
        const Said refused = profile.ask({"import", out});
        QVERIFY2(refused.exitCode == 1 && refused.err.contains("Line 2"), refused.err);
    }
    void filesThatChangePlacesAreFound() {
        const Profile profile(QStringLiteral("솔"));
        QCOMPARE(profile.ask({"room", "create", "방"}).exitCode, 0);
        for (const QByteArray& bytes : {QByteArray(300'000, 'a'), QByteArray(300'000, 'b'), QByteArray()}) {
            QFile file(profile.beside("자료.bin"));
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size());
            file.close();
            QCOMPARE(profile.ask({"send", "방", "자료", "--file", file.fileName()}).exitCode, 0);
        }
        QTemporaryDir place;
        const QString out = place.filePath("out");
        QCOMPARE(profile.ask({"export", "방", "--to", "jsonl", "--out", out}).object()["signed"].toInt(), 3);
        const Said good = run({"verify", out, "--json"});
        QCOMPARE(good.exitCode, 0);
        QCOMPARE(good.object()["files"].toInt(), 3); // the empty one, too
        const QStringList names = QDir(out + "/files").entryList(QDir::Files, QDir::Name);
        QCOMPARE(names.size(), qsizetype{3});
        const QString one = out + "/files/" + names[0];
        const QString other = out + "/files/" + names[1];
        QVERIFY(QFile::rename(one, place.filePath("aside")) && QFile::rename(other, one));
        QVERIFY(QFile::rename(place.filePath("aside"), other));
        const Said swapped = run({"verify", out, "--json"});
        QCOMPARE(swapped.exitCode, 1);
        QCOMPARE(swapped.object()["files"].toInt(), 1);
        QCOMPARE(swapped.object()["forged_files"].toArray().size(), qsizetype{2});
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
    void aRoomIsPrintedByTheBrowserThatIsThere() {
        if (QStandardPaths::findExecutable("chromium").isEmpty() ||
            QStandardPaths::findExecutable("pdftotext").isEmpty())
            QSKIP("chromium or poppler-utils is not installed (tools/setup-debian test installs them)");
        const Profile profile(QStringLiteral("솔"));
        QCOMPARE(profile.ask({"room", "create", "방"}).exitCode, 0);
        QCOMPARE(profile.ask({"send", "방", "토요일 9시에 만나요"}).exitCode, 0);
        QTemporaryDir beside;
        const QStringList wanted{"export", "방",        "--to",        "pdf", "--out", beside.filePath("out"),
                                 "--json", "--profile", profile.path()};
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", beside.path().toUtf8());
        const Said without = run(wanted);
        qputenv("PATH", path);
        QVERIFY2(without.exitCode == 1 && without.isOneSentence() && without.err.contains("Chromium"), without.err);
        QVERIFY(QDir(beside.path()).isEmpty());
        qputenv("IEUM_ROOT_PRINTS", "1");
        const Said said = run(wanted);
        qunsetenv("IEUM_ROOT_PRINTS");
        QVERIFY2(said.exitCode == 0, said.err);
        QCOMPARE(QDir(beside.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{"out"});
        QProcess reader;
        reader.start("pdftotext", {beside.filePath("out/방.pdf"), "-"});
        QVERIFY(reader.waitForFinished());
        QVERIFY(reader.readAllStandardOutput().contains("토요일 9시에 만나요"));
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
