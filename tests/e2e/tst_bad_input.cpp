// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever is wrong: one sentence, exit status 1, and not a byte changed on the disk.
#include "e2e/tool.h"

#include <QTcpServer>

using namespace ieum::e2e;

namespace {

QString write(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) return {};
    return path;
}

void flipAByte(const QString& path, qint64 at) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    QVERIFY(bytes.size() > at);
    bytes[at] = static_cast<char>(bytes[at] ^ 0x40);
    file.seek(0);
    file.write(bytes);
}

} // namespace

class TestBadInput : public QObject {
    Q_OBJECT

    static void verifyRefused(const Said& said, const char* part) {
        QCOMPARE(said.exitCode, 1);
        QVERIFY2(said.isOneSentence(), said.err + said.out);
        QVERIFY2(said.err.contains(part), said.err);
    }

  private slots:
    void whatTheProfileCannotDo_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("part");
        QTest::newRow("malformed invite") << QStringList{"accept", "ieum:nonsense"} << QByteArray("invitation");
        QTest::newRow("no invite at all") << QStringList{"accept", "https://example.org"} << QByteArray("invitation");
        QTest::newRow("broken export") << QStringList{"import", "BROKEN"} << QByteArray("export");
        QTest::newRow("broken archive") << QStringList{"import", "ARCHIVE"} << QByteArray("broken at line 2");
        QTest::newRow("damaged zip") << QStringList{"import", "ZIP"} << QByteArray("zip is damaged");
        QTest::newRow("no such export") << QStringList{"import", "NOTHING"} << QByteArray("cannot be read");
        QTest::newRow("no such room") << QStringList{"send", "없는 방", "안녕"} << QByteArray("no such room");
        QTest::newRow("no such file") << QStringList{"get", "없는 파일", "--out", "OUT"} << QByteArray("file");
        QTest::newRow("no such person") << QStringList{"room", "remove", "방", "아무"} << QByteArray("member");
        QTest::newRow("no such format") << QStringList{"export", "방", "--to", "docx", "--out", "OUT"}
                                        << QByteArray("export format");
        QTest::newRow("no replica address") << QStringList{"replica", "add", "host:1"} << QByteArray("address");
        QTest::newRow("unreachable replica")
            << QStringList{"replica", "add", "ieum-replica://" + QString(43, 'A') + "@127.0.0.1:1"}
            << QByteArray("Nobody answers");
        QTest::newRow("no name") << QStringList{"room", "create", "  "} << QByteArray("name");
        QTest::newRow("file that is not there")
            << QStringList{"send", "방", "안녕", "--file", "NOTHING"} << QByteArray("file");
    }
    void whatTheProfileCannotDo() {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, part);
        const Profile profile(QStringLiteral("총무"));
        QCOMPARE(profile.ask({"room", "create", "방"}).exitCode, 0);
        const QString broken = write(profile.beside("broken.txt"), "this is no export\n\x01\x02\n");
        const QString archive =
            write(profile.beside("archive.jsonl"),
                  R"({"format":"ieum-archive","version":1,"room":"r","tz":"UTC","encoding":"utf-8",)"
                  R"("skipped":0,"members":[]})"
                  "\n{\"id\":\n");
        const QString zip = write(profile.beside("chat.zip"), "PK\x03\x04 and nothing more");
        arguments.replaceInStrings("BROKEN", broken);
        arguments.replaceInStrings("ZIP", zip);
        arguments.replaceInStrings("ARCHIVE", archive);
        arguments.replaceInStrings("NOTHING", profile.beside("nothing"));
        arguments.replaceInStrings("OUT", profile.beside("out"));
        const QByteArray before = hashOf(profile.path());
        verifyRefused(profile.ask(arguments), part);
        QCOMPARE(hashOf(profile.path()), before);
        QVERIFY(!QFileInfo::exists(profile.beside("out")));
    }
    /// Names and titles of an export are somebody's: none of them reaches the terminal as it is.
    void anExportThatWouldSteerTheTerminal() {
        const Profile profile(QStringLiteral("총무"));
        const QString path =
            write(profile.beside("chat.json"),
                  "{\n\"guild\": {\"id\":\"1\"},\n\"channel\": {\"name\":\"r\\u001b]0;owned\\u0007\"},\n"
                  "\"messages\": [{\"id\":\"1\",\"type\":\"Default\","
                  "\"timestamp\":\"2026-03-01T00:05:11.123+09:00\",\"content\":\"a\","
                  "\"author\":{\"id\":\"1\",\"name\":\"n\\u001b[2J\\u202e\"}}]}\n");
        const Said said = run({"import", path, "--preview", "--profile", profile.path()});
        QVERIFY2(said.exitCode == 0, said.err);
        QVERIFY2(said.out.contains("owned") && said.out.contains("people: n"), said.out);
        QVERIFY2(!said.out.contains('\x1b') && !said.out.contains('\x07') && !said.out.contains("\xE2\x80\xAE"),
                 said.out);
    }
    void aWrongPassphrase() {
        const QTemporaryDir folder;
        const QString right = write(folder.filePath("right"), "맞는 말\n");
        const QString wrong = write(folder.filePath("wrong"), "틀린 말\n");
        const QString path = folder.filePath("p");
        QCOMPARE(run({"init", "--name", "총무", "--profile", path, "--passphrase-file", right}).exitCode, 0);
        const QByteArray before = hashOf(path);
        verifyRefused(run({"whoami", "--profile", path, "--passphrase-file", wrong}), "passphrase");
        verifyRefused(run({"whoami", "--profile", path}), "passphrase");
        QCOMPARE(hashOf(path), before);
    }
    void aCorruptProfile() {
        const Profile profile(QStringLiteral("총무"));
        flipAByte(profile.path() + "/ieum.db", 5000);
        const QByteArray before = hashOf(profile.path());
        const Said said = profile.ask({"room", "list"});
        verifyRefused(said, "backup");
        QCOMPARE(hashOf(profile.path()), before);
    }
    void aForeignFolder() {
        const QTemporaryDir folder;
        QVERIFY(!write(folder.filePath("profile"), "something else entirely").isEmpty());
        const QByteArray before = hashOf(folder.path());
        verifyRefused(run({"whoami", "--profile", folder.path()}), "folder");
        verifyRefused(run({"init", "--name", "총무", "--profile", folder.path()}), "folder");
        QCOMPARE(hashOf(folder.path()), before);
    }
    void noProfileYet() {
        const QTemporaryDir folder;
        verifyRefused(run({"whoami", "--profile", folder.filePath("none")}), "ieumctl init");
        QVERIFY(!QFileInfo::exists(folder.filePath("none")));
    }
    void aProfileThatIsThereAlready() {
        const Profile profile(QStringLiteral("총무"));
        const QByteArray before = hashOf(profile.path());
        verifyRefused(profile.ask({"init", "--name", "바다"}), "already");
        QCOMPARE(hashOf(profile.path()), before);
    }
    void aTakenPort() {
        QTcpServer taker;
        QVERIFY(taker.listen(QHostAddress::Any));
        const Profile profile(QStringLiteral("총무"));
        const QByteArray before = hashOf(profile.path());
        const QString port = QString::number(taker.serverPort());
        verifyRefused(run({"run", "--profile", profile.path(), "--lan-interfaces", "lo", "--beacon-port",
                           QString::number(beaconPortOfThisTest()), "--lan-port", port}),
                      qPrintable("Port " + port));
        QCOMPARE(hashOf(profile.path()), before);
    }
    void misuseIsStatusTwoWithTheUsage_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList{};
        QTest::newRow("unknown") << QStringList{"dance"};
        QTest::newRow("half a command") << QStringList{"room"};
        QTest::newRow("too few words") << QStringList{"send"};
        QTest::newRow("too many words") << QStringList{"whoami", "really"};
        QTest::newRow("unknown option") << QStringList{"whoami", "--really"};
        QTest::newRow("missing option") << QStringList{"init"};
        QTest::newRow("missing value") << QStringList{"init", "--name"};
    }
    void misuseIsStatusTwoWithTheUsage() {
        QFETCH(QStringList, arguments);
        const Said said = run(arguments);
        QCOMPARE(said.exitCode, 2);
        QVERIFY(said.out.isEmpty());
        QVERIFY(said.err.contains("ieumctl "));
    }
};

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_bad_input.moc"
