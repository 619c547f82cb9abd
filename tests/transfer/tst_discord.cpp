// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "import_support.h"
#include "transfer/error.h"

using namespace ieum;
using namespace ieum::transfer;
using namespace ieum::transfer::test;
using Kind = ChatMessage::Kind;

class DiscordTest : public QObject {
    Q_OBJECT

  private slots:
    void readsEveryKindOfMessage();
    void whatAProgramAnsweredIsAMessage();
    void keepsWhatBecameOfMessages();
    void brokenFilesNameTheirLine_data();
    void brokenFilesNameTheirLine();
    void emptyChannelsHaveNoMessages();
};

void DiscordTest::readsEveryKindOfMessage() {
    const auto chat = import(fixture("channel.json", "discord"));
    QVERIFY(chat);
    QCOMPARE(chat->messages.at(1).timeMs, seoul("2026-03-01 00:05:11") + 123);
    QCOMPARE(chat->messages.at(3).timeMs, seoul("2026-03-01 18:09:00") + 500);
    Chat seconds = *chat;
    for (ChatMessage& message : seconds.messages) message.timeMs -= message.timeMs % 1000;
    compare(seconds, {
                         {"", "2026-03-01 00:05", Kind::System, "Ara Joined the server."},
                         {"Ara", "2026-03-01 00:05:11", Kind::Text, "two\nlines"},
                         {"bom", "2026-03-01 13:08", Kind::Photo, ""},
                         {"bom", "2026-03-01 18:09", Kind::File, "both"},
                     });
    if (QTest::currentTestFailed()) return;
    QCOMPARE(chat->room, std::string("book-club"));
    QCOMPARE(chat->members.size(), size_t(2));
    QCOMPARE(chat->members[0].id, std::string("11"));
    QCOMPARE(chat->messages[1].source, std::string("discord"));
    QCOMPARE(chat->messages[1].originalTime, std::string("2026-02-28T15:05:11.1234567+00:00"));
    QCOMPARE(chat->messages[0].line, 7U);
    QCOMPARE(chat->messages[3].line, 40U);
    QCOMPARE(chat->messages[2].attachments.at(0).name, std::string("sea.jpg"));
    QCOMPARE(chat->messages[2].attachments.at(0).sizeBytes, uint64_t(1200));
    QCOMPARE(chat->messages[3].attachments.size(), size_t(2));
}

void DiscordTest::whatAProgramAnsweredIsAMessage() {
    QByteArray file = fixture("channel.json", "discord");
    const QByteArray said = "\"type\": \"Default\"";
    const qsizetype at = file.indexOf(said);
    QVERIFY(at >= 0);
    const auto before = import(file);
    const auto answered = import(QByteArray(file).replace(at, said.size(), "\"type\": \"20\""));
    const auto joined = import(file.replace(at, said.size(), "\"type\": \"46\""));
    QVERIFY(before && answered && joined);
    QVERIFY(answered->messages[1].kind == Kind::Text && answered->messages[1].author == before->messages[1].author);
    QVERIFY(joined->messages[1].kind == Kind::System);
}

void DiscordTest::keepsWhatBecameOfMessages() {
    const auto chat = import(fixture("channel.json", "discord"));
    QVERIFY(chat);
    QVERIFY(chat->messages[1].looks.edited && chat->messages[1].looks.pinned);
    QVERIFY(!chat->messages[2].looks.edited && !chat->messages[2].looks.pinned);
    const std::vector<ChatReaction> reactions = {{"👍", {"bom"}}};
    QVERIFY(chat->messages[1].looks.reactions == reactions);
    QCOMPARE(chat->messages[1].id, std::string("discord-101"));
    QCOMPARE(chat->messages[2].replyTo, chat->messages[1].id);
}

void DiscordTest::brokenFilesNameTheirLine_data() {
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<int>("code");
    const auto row = [](const char* time, TransferError code) {
        const QByteArray message = "{\"type\":\"Default\",\"author\":{},\"timestamp\":\"" + QByteArray(time) + "\"}";
        QTest::newRow(time) << message << int(code);
    };
    row("2026-02-30T00:00:00Z", TransferError::BadDate);
    row("2026-03-01T00:00:00", TransferError::BadDate);
    row("2026-03-01T00:00:00+0900", TransferError::BadDate);
    row("2026-03-01T00:00:00+99:00", TransferError::BadDate);
    row("2026-03-01T00:00:00.Z", TransferError::BadDate);
    QTest::newRow("no author") << QByteArray(R"({"timestamp":"2026-03-01T00:00:00Z"})") << int(TransferError::BadDate);
    QTest::newRow("no JSON") << QByteArray("{,}") << int(TransferError::BadArchive);
}

void DiscordTest::brokenFilesNameTheirLine() {
    QFETCH(QByteArray, message);
    QFETCH(int, code);
    const QByteArray good = R"({"type":"Default","author":{"name":"ara"},"timestamp":"2026-03-01T00:00:00Z"})";
    const auto chat = import("{\"guild\":{},\"messages\":[\n" + good + ",\n" + message + "]}");
    QVERIFY(failedWith(chat, TransferError(code)));
    QCOMPARE(chat.error().number, int64_t(3));
}

void DiscordTest::emptyChannelsHaveNoMessages() {
    QVERIFY(failedWith(import("{\"guild\":{},\"messages\":[]}"), TransferError::NoMessages));
    QVERIFY(failedWith(import("{\"guild\":{}}"), TransferError::NoMessages));
    QVERIFY(failedWith(import("{\"guild\":{},\"messages\":["), TransferError::BadArchive));
}

QTEST_GUILESS_MAIN(DiscordTest)
#include "tst_discord.moc"
