// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Programs that nobody here wrote read what we export: Python's zipfile, csv, json, mailbox and email, Info-ZIP, Lua,
// Prosody, and parsers of npm. Each target is read twice: a chat as families have it, and one by people who want to see
// what breaks.
#include "export_support.h"
#include "transfer/time_zone.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

using namespace ieum;
using namespace ieum::transfer;
using namespace ieum::transfer::test;

class ExportsTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase();
    void pythonReadsThem_data();
    void pythonReadsThem();
    void infoZipFindsTheZipsWhole_data();
    void infoZipFindsTheZipsWhole();
    void luaReadsTheDirectoryOfProsody_data();
    void luaReadsTheDirectoryOfProsody();
    void prosodyMigratesTheRoom();
    void whatsAppChatParserFindsTheMessages_data() { chats(); }
    void whatsAppChatParserFindsTheMessages();
    void lineChatParserFindsTheMessages_data() { chats(); }
    void lineChatParserFindsTheMessages();
    void telegramChatParserFindsTheMessages_data() { chats(); }
    void telegramChatParserFindsTheMessages();
    void aServersNameIsAName();

  private:
    static Chat chatNamed(const QString& name) { return name == "family" ? familyChat() : hostileChat(); }
    static void chats() {
        QTest::addColumn<QString>("chat");
        QTest::newRow("family") << "family";
        QTest::newRow("hostile") << "hostile";
    }
    /// What a program in JavaScript printed, a list a line.
    static QList<QJsonArray> foundBy(const QString& script, const QString& file);
    ieum::test::RealFiles m_files;
    QString m_python;
};

void ExportsTest::initTestCase() { m_python = QStandardPaths::findExecutable("python3"); }

void ExportsTest::pythonReadsThem_data() {
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("more");
    QTest::addColumn<QString>("chat");
    const auto row = [](const char* target, const char* script, const char* more = "") {
        for (const char* chat : {"family", "hostile"}) {
            QTest::addRow("%s, %s", target, chat) << target << script << more << chat;
        }
    };
    row("whatsapp", "whatsapp.py");
    row("mattermost", "mattermost.py");
    row("slack", "slack.py");
    row("slack-files", "slack.py", "uploads");
    row("rocketchat", "rocketchat.py");
    row("discord", "discord.py");
    row("telegram-json", "telegram.py");
    row("csv", "table.py");
    row("mbox", "mail.py");
    row("matrix", "matrix.py");
    row("html-zip", "zip_file.py");
}

void ExportsTest::pythonReadsThem() {
    QFETCH(QString, target);
    QFETCH(QString, script);
    QFETCH(QString, more);
    QFETCH(QString, chat);
    if (m_python.isEmpty()) QSKIP("python3 is not installed (tools/setup-debian test installs it)");
    const QTemporaryDir dir;
    const Chat known = chatNamed(chat);
    const QString out = dir.filePath("out");
    QVERIFY(exportTo(out, target.toStdString(), known, m_files));
    QVERIFY(exportTo(dir.filePath("truth"), "jsonl", known, m_files));
    QStringList arguments{readerScript(script), out, dir.filePath("truth")};
    if (!more.isEmpty()) arguments << more;
    const QByteArray said = outputOf(m_python, arguments);
    QVERIFY2(!said.startsWith("failed"), said);
}

void ExportsTest::infoZipFindsTheZipsWhole_data() {
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("chat");
    for (const Target* target : allTargets()) {
        if (!target->isZip) continue;
        for (const char* chat : {"family", "hostile"}) {
            QTest::addRow("%s, %s", std::string(target->name).c_str(), chat)
                << QString::fromStdString(std::string(target->name)) << chat;
        }
    }
}

void ExportsTest::infoZipFindsTheZipsWhole() {
    QFETCH(QString, target);
    QFETCH(QString, chat);
    const QString unzip = QStandardPaths::findExecutable("unzip");
    if (unzip.isEmpty()) QSKIP("unzip is not installed (tools/setup-debian test installs it)");
    const QTemporaryDir dir;
    QVERIFY(exportTo(dir.filePath("out.zip"), target.toStdString(), chatNamed(chat), m_files));
    const QByteArray said = outputOf(unzip, {"-t", dir.filePath("out.zip")});
    QVERIFY2(said.contains("No errors detected"), said);
}

void ExportsTest::luaReadsTheDirectoryOfProsody_data() {
    QTest::addColumn<QString>("chat");
    QTest::addColumn<int>("messages");
    QTest::newRow("family") << "family" << 7;
    QTest::newRow("hostile") << "hostile" << 10;
}

static QString onlyFileIn(const QString& folder) {
    const QStringList names = QDir(folder).entryList(QDir::Files);
    return names.size() == 1 ? names.first() : QString();
}

void ExportsTest::luaReadsTheDirectoryOfProsody() {
    QFETCH(QString, chat);
    QFETCH(int, messages);
    const QString lua = QStandardPaths::findExecutable("lua5.4");
    if (lua.isEmpty()) QSKIP("lua5.4 is not installed (tools/setup-debian test installs it)");
    const QTemporaryDir dir;
    QVERIFY(exportTo(dir.filePath("out"), "prosody", chatNamed(chat), m_files, {"ko", "", "example.com"}));
    const QString host = dir.filePath("out/conference%2eexample%2ecom");
    const QString config = "config/" + onlyFileIn(host + "/config");
    const QString log = "muc_log/" + onlyFileIn(host + "/muc_log");
    const QByteArray said = outputOf(lua, {readerScript("prosody.lua"), host, config, log});
    QVERIFY2(said.startsWith(QByteArray::number(messages) + '\t'), said);
}

/// Prosody's own tool moves what we wrote into SQLite, where sqlite3 finds room, roles and messages.
void ExportsTest::prosodyMigratesTheRoom() {
    const QString migrator = QStandardPaths::findExecutable("prosody-migrator");
    const QString sqlite = QStandardPaths::findExecutable("sqlite3");
    if (migrator.isEmpty() || sqlite.isEmpty()) {
        QSKIP("prosody-migrator or sqlite3 is not installed (tools/setup-debian test installs them)");
    }
    QTemporaryDir dir;
    QVERIFY(exportTo(dir.filePath("data"), "prosody", familyChat(), m_files, {"ko", "", "example.com"}));
    QFile config(dir.filePath("migrator.cfg.lua"));
    QVERIFY(config.open(QIODevice::WriteOnly));
    const QByteArray stores = "hosts = { [\"conference.example.com\"] = { \"persistent\", \"config\", \"state\", "
                              "\"muc_log-archive\" } };\n";
    config.write("input { " + stores + "type = \"internal\"; path = \"" + dir.filePath("data").toUtf8() + "\" }\n");
    config.write("output { type = \"sql\"; driver = \"SQLite3\"; database = \"" + dir.filePath("out.sqlite").toUtf8() +
                 "\" }\n");
    config.close();
    // The tool gives up the rights of root, so what it needs must be everybody's.
    QVERIFY(outputOf("chmod", {"-R", "a+rwX", dir.path()}).isEmpty());
    const QByteArray moved = outputOf(migrator, {"--keep-going", "--config=" + config.fileName(), "input", "output"});
    const auto ask = [&](const QString& question) {
        return outputOf(sqlite, {dir.filePath("out.sqlite"), question}).trimmed();
    };
    QVERIFY2(ask("select count(*) from prosodyarchive where value like '%자정이네%'") == "1", moved);
    QCOMPARE(ask("select count(*) from prosodyarchive where store='muc_log'"), QByteArray("9")); // 7, 2 of reactions
    QCOMPARE(ask("select count(*) from prosody where store='config' and value='owner'"), QByteArray("1"));
    QCOMPARE(ask("select count(*) from prosody where store='persistent'"), QByteArray("1"));
}

QList<QJsonArray> ExportsTest::foundBy(const QString& script, const QString& file) {
    const QString parsers = qEnvironmentVariable("IEUM_SOURCE_DIR") + "/build/third_party";
    const QByteArray said = outputOf("node", {readerScript(script), parsers, file});
    QList<QJsonArray> found;
    for (const QByteArray& line : said.split('\n')) {
        const QJsonDocument list = QJsonDocument::fromJson(line);
        if (list.isArray()) found.append(list.array());
    }
    if (said.startsWith("failed")) qWarning("%s", said.constData());
    return found;
}

void ExportsTest::whatsAppChatParserFindsTheMessages() {
    QFETCH(QString, chat);
    if (QStandardPaths::findExecutable("node").isEmpty())
        QSKIP("node is not installed (tools/setup-debian installs npm)");
    const QTemporaryDir dir;
    const Chat known = chatNamed(chat);
    QVERIFY(exportTo(dir.filePath("out"), "whatsapp", known, m_files));
    const QDir out(dir.filePath("out"));
    QFile text(dir.filePath("_chat.txt"));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write(outputOf("unzip", {"-p", out.filePath(out.entryList({"*.zip"}).first()), "_chat.txt"}));
    text.close();
    const QList<QJsonArray> found = foundBy("whatsapp.cjs", text.fileName());
    size_t records = 1;
    QStringList files;
    for (const ChatMessage& message : known.messages) {
        size_t here = 0;
        for (const ChatAttachment& each : message.attachments) here += each.path.empty() ? 0 : 1;
        records += std::max<size_t>(1, here);
    }
    QCOMPARE(size_t(found.size()), records);
    for (const QJsonArray& message : found) {
        if (!message[2].toString().isEmpty()) files.append(message[2].toString());
        QVERIFY(!message[0].toString().isEmpty());
    }
    const QByteArray inZip = outputOf("unzip", {"-Z1", out.filePath(out.entryList({"*.zip"}).first())});
    QCOMPARE(files.join('\n').toUtf8(), inZip.mid(inZip.indexOf('\n') + 1).trimmed());
}

/// It takes every time that begins a line for a record, so that a forged one would be one too many.
void ExportsTest::lineChatParserFindsTheMessages() {
    QFETCH(QString, chat);
    if (QStandardPaths::findExecutable("node").isEmpty())
        QSKIP("node is not installed (tools/setup-debian installs npm)");
    const QTemporaryDir dir;
    const Chat known = chatNamed(chat);
    QVERIFY(exportTo(dir.filePath("out"), "line", known, m_files));
    const QDir out(dir.filePath("out"));
    const QStringList names = out.entryList({"*.txt"});
    QCOMPARE(names.size(), 1);
    QVERIFY(names.first().startsWith("[LINE] "));
    const QList<QJsonArray> found = foundBy("line.cjs", out.filePath(names.first()));
    QCOMPARE(size_t(found.size()), known.messages.size());
    const auto zone = TimeZone::named("Asia/Seoul", m_files);
    QVERIFY(zone);
    for (size_t i = 0; i < known.messages.size(); ++i) {
        const ChatMessage& message = known.messages[i];
        const QJsonArray& read = found[qsizetype(i)];
        const LocalTime at = zone->localAt(message.timeMs);
        QCOMPARE(read[1].toString(),
                 QString("%1 %2 %3 %4 %5").arg(at.year).arg(at.month).arg(at.day).arg(at.hour).arg(at.minute));
        const bool isOnesOwn = message.kind != ChatMessage::System && message.kind != ChatMessage::Deleted;
        if (chat == "family" && isOnesOwn) {
            QCOMPARE(read[0].toString(), QString::fromStdString(message.author));
            QVERIFY(read[2].toString().contains(QString::fromStdString(message.text)));
        }
    }
}

void ExportsTest::telegramChatParserFindsTheMessages() {
    QFETCH(QString, chat);
    if (QStandardPaths::findExecutable("node").isEmpty())
        QSKIP("node is not installed (tools/setup-debian installs npm)");
    const QTemporaryDir dir;
    const Chat known = chatNamed(chat);
    QVERIFY(exportTo(dir.filePath("out"), "telegram-json", known, m_files));
    const QList<QJsonArray> found = foundBy("telegram.cjs", dir.filePath("out/result.json"));
    size_t records = 0;
    qsizetype replies = 0;
    for (const ChatMessage& message : known.messages) records += std::max<size_t>(1, message.attachments.size());
    for (const QJsonArray& message : found) replies += message[2].toInt() > 0 ? 1 : 0;
    QCOMPARE(size_t(found.size()), records);
    QVERIFY(replies >= 2);
    QCOMPARE(found.first()[0].toString(), QString::fromStdString(known.messages.front().author));
}

void ExportsTest::aServersNameIsAName() {
    for (const char* name : {"x\ny", "../x", "a b", "EXAMPLE", ".x", "x\"y", "x\\"}) {
        const QTemporaryDir dir;
        for (const char* target : {"prosody", "matrix"}) {
            const Done done = exportTo(dir.filePath("out"), target, familyChat(), m_files, {"ko", "", name});
            QVERIFY2(!done && done.error().is(TransferError::Unwritable), name);
            QVERIFY(QDir(dir.path()).isEmpty());
        }
    }
}

QTEST_GUILESS_MAIN(ExportsTest)
#include "tst_exports.moc"
