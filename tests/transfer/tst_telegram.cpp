// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "import_support.h"
#include "transfer/error.h"
#include "transfer/limits.h"

using namespace ieum;
using namespace ieum::transfer;
using namespace ieum::transfer::test;
using Kind = ChatMessage::Kind;

class TelegramTest : public QObject {
    Q_OBJECT

  private slots:
    void readsEveryKindOfMessage();
    void keepsWhatBecameOfMessages();
    void sameExportGivesTheSameIds();
    void oneLineIsEnough();
    void chatOfAnAccount_data();
    void chatOfAnAccount();
    void accountWithOneChatNeedsNoName();
    void brokenFilesNameTheirLine_data();
    void brokenFilesNameTheirLine();
    void otherJsonIsNoExport_data();
    void otherJsonIsNoExport();
    void emptyChatsHaveNoMessages();
    void boundsHold();
    void manyMessagesAreReadOneByOne();

    void externalGroup();
    void externalMinimal_data();
    void externalMinimal();

  private:
    static QByteArray external(const QString& name) { return sample(name, "telegram"); }
    static QByteArray chatOf(const QByteArray& messages) {
        return "{\"name\":\"Club\",\"id\":7,\"messages\":[" + messages + "]}";
    }
};

constexpr const char* one =
    R"({"id":1,"type":"message","date_unixtime":"1772291111","from":"Ara","from_id":"user1","text":"hi"})";

void TelegramTest::readsEveryKindOfMessage() {
    const auto chat = import(fixture("chat.json", "telegram"), {}, "result.json");
    compare(chat, {
                      {"", "2026-03-01 00:05", Kind::System, "Ara create_group \"Book club\": Ara, Bom"},
                      {"Ara", "2026-03-01 00:05:11", Kind::Text, "see https://example.org/ \\x41 \x01\"end\""},
                      {"Bom", "2026-03-01 13:08", Kind::File, "here"},
                      {"Bom", "2026-03-01 13:09", Kind::Photo, ""},
                      {"Bom", "2026-03-01 13:10", Kind::Photo, "by the sea"},
                      {"user9", "2026-03-01 13:11", Kind::Sticker, "🐳"},
                      {"Cho", "2026-03-01 13:12", Kind::File, ""},
                      {"Bom", "2026-03-01 13:13", Kind::Text, "When?"},
                      {"Bom", "2026-03-01 13:14", Kind::Other, "Dal +82 10-0000-0000"},
                      {"Bom", "2026-03-01 13:15", Kind::Other, "Library"},
                      {"Bom", "2026-03-01 13:16", Kind::Other, ""},
                  });
    if (QTest::currentTestFailed()) return;
    QCOMPARE(chat->room, std::string("Book club"));
    QCOMPARE(chat->skipped, 0U);
    QCOMPARE(chat->members.size(), size_t(4));
    QCOMPARE(chat->members[0].id, std::string("user1"));
    QCOMPARE(chat->messages[6].authorId, std::string("user3"));
    QCOMPARE(chat->messages[1].source, std::string("telegram"));
    QCOMPARE(chat->messages[1].originalTime, std::string("2026-03-01T00:05:11"));
    QCOMPARE(chat->messages[0].line, 6U);
    QCOMPARE(chat->messages[1].line, 18U);
    QCOMPARE(chat->messages[3].line, 46U);
    QCOMPARE(countOf(*chat).attachments, uint64_t(3));
    const ChatAttachment& report = chat->messages[2].attachments.at(0);
    QCOMPARE(report.name, std::string("Report \"final\".pdf"));
    QCOMPARE(report.sizeBytes, uint64_t(48211));
    QVERIFY(report.path.empty());
    QCOMPARE(chat->messages[3].attachments.at(0).name, std::string("photo_1.jpg"));
    QCOMPARE(chat->messages[4].attachments.size(), size_t(0));
}

void TelegramTest::keepsWhatBecameOfMessages() {
    const auto chat = import(fixture("chat.json", "telegram"));
    QVERIFY(chat);
    QVERIFY(chat->messages[1].looks.edited && !chat->messages[2].looks.edited);
    const std::vector<ChatReaction> reactions = {{"👍", {"Bom"}}};
    QVERIFY(chat->messages[1].looks.reactions == reactions);
    QCOMPARE(chat->messages[2].replyTo, chat->messages[1].id);
    QVERIFY(chat->messages[6].replyTo.empty()); // that message is in another chat
    const ChatPoll poll{{{"today", {}}, {"tomorrow", {}}}, false};
    QVERIFY(chat->messages[7].looks.poll == poll);
}

void TelegramTest::sameExportGivesTheSameIds() {
    const auto first = import(chatOf(one));
    QByteArray edited(one);
    const auto second = import(chatOf(edited.replace("hi", "hello")));
    QVERIFY(first && second);
    QCOMPARE(first->messages[0].id, std::string("telegram-7-1"));
    QCOMPARE(second->messages[0].id, first->messages[0].id); // an edit is not another message
    const auto without = import(QByteArray("{\"messages\":[") + one + ',' + one + "]}");
    QVERIFY(without);
    QVERIFY(without->messages[0].id != without->messages[1].id);
}

void TelegramTest::oneLineIsEnough() {
    const QByteArray flat = fixture("account.json", "telegram").replace("\n", "");
    ImportOptions options;
    options.chat = "11";
    const auto chat = import(flat, options, "dir/result.json");
    QVERIFY(chat);
    QCOMPARE(chat->messages[0].text, std::string("nameless"));
    QCOMPARE(chat->room, std::string("result"));
}

void TelegramTest::chatOfAnAccount_data() {
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("text");
    QTest::newRow("by id") << "10"
                           << "club";
    QTest::newRow("a chat that was left") << "13"
                                          << "left";
    QTest::newRow("a name that two have") << "Book club"
                                          << "";
    QTest::newRow("no such name") << "Elsewhere"
                                  << "";
    QTest::newRow("an empty one") << "Empty"
                                  << "";
    QTest::newRow("none named") << ""
                                << "";
}

void TelegramTest::chatOfAnAccount() {
    QFETCH(QString, wanted);
    QFETCH(QString, text);
    ImportOptions options;
    options.chat = wanted.toStdString();
    const auto chat = import(fixture("account.json", "telegram"), options);
    if (text.isEmpty()) {
        QVERIFY(failedWith(chat, TransferError::SeveralChats));
        QCOMPARE(chat.error().number, int64_t(3));
        return;
    }
    QVERIFY(chat);
    QCOMPARE(chat->messages.size(), size_t(1));
    QCOMPARE(chat->messages[0].text, text.toStdString());
}

void TelegramTest::accountWithOneChatNeedsNoName() {
    ImportOptions options;
    options.chat = "our own name for it";
    const auto chat = import("{\"chats\":{\"list\":[" + chatOf(one) + "]}}", options);
    QVERIFY(chat);
    QCOMPARE(chat->room, std::string("Club"));
}

void TelegramTest::brokenFilesNameTheirLine_data() {
    QTest::addColumn<QByteArray>("messages");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const QByteArray& messages, TransferError code) {
        QTest::newRow(name) << messages << int(code);
    };
    row("no JSON", "{\"id\":1,}", TransferError::BadArchive);
    row("no object", "12", TransferError::BadArchive);
    row("a repeated name", R"({"id":1,"id":2,"date_unixtime":"1"})", TransferError::BadArchive);
    row("half an escape", R"({"date_unixtime":"1","text":"\x0"})", TransferError::BadArchive);
    row("no end", R"({"date_unixtime":"1","text":")", TransferError::BadArchive);
    row("no time", R"({"id":1,"text":"hi"})", TransferError::BadDate);
    row("no such day", R"({"date":"2026-02-30T00:00:00","text":"hi"})", TransferError::BadDate);
    row("a time beyond all years", R"({"date_unixtime":"999999999999"})", TransferError::BadDate);
}

void TelegramTest::brokenFilesNameTheirLine() {
    QFETCH(QByteArray, messages);
    QFETCH(int, code);
    const auto chat = import(chatOf(QByteArray(one) + ",\n\n" + messages));
    QVERIFY(failedWith(chat, TransferError(code)));
    QCOMPARE(chat.error().number, int64_t(3));
}

void TelegramTest::otherJsonIsNoExport_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("Element") << QByteArray("{\n \"room_name\": \"Club\",\n \"messages\": []\n}");
    QTest::newRow("a list") << QByteArray("[{\"type\":\"message\",\"user\":\"U1\",\"text\":\"hi\",\"ts\":\"1.0\"}]");
    QTest::newRow("messages of another program") << QByteArray(R"({"messages":[{"creator":{},"text":"hi"}]})");
    QTest::newRow("not even an object") << QByteArray("{");
}

void TelegramTest::otherJsonIsNoExport() {
    QFETCH(QByteArray, bytes);
    QVERIFY(failedWith(import(bytes), TransferError::NotAnExport));
}

void TelegramTest::emptyChatsHaveNoMessages() {
    QVERIFY(failedWith(import(chatOf("")), TransferError::NoMessages));
    QVERIFY(failedWith(import("{\"name\":\"Club\"}"), TransferError::NoMessages));
    QVERIFY(failedWith(import("{\"chats\":{\"list\":[" + chatOf("") + "]}}"), TransferError::NoMessages));
}

void TelegramTest::boundsHold() {
    const auto text = [](qsizetype size) {
        return chatOf("{\"date_unixtime\":\"1\",\"text\":\"" + QByteArray(size, 'x') + "\"}");
    };
    const auto most = static_cast<qsizetype>(limits::messageBytesMax);
    QVERIFY(import(text(most)));
    QVERIFY(failedWith(import(text(most + 1)), TransferError::TooLarge));
    QVERIFY(failedWith(import(text(static_cast<qsizetype>(limits::archiveLineBytesMax))), TransferError::TooLarge));
    const QByteArray deep =
        "{\"date_unixtime\":\"1\",\"a\":" + QByteArray("[").repeated(100'000) + QByteArray("]").repeated(100'000) + '}';
    QVERIFY(failedWith(import(chatOf(deep)), TransferError::BadArchive));
    // Around the messages nothing is built, however deep it is.
    QVERIFY(import("{\"about\":" + QByteArray("[").repeated(1'000'000) + QByteArray("]").repeated(1'000'000) +
                   ",\"messages\":[" + one + "]}"));
}

/// Quadratic work on a long list would take minutes here, and ctest would end it.
void TelegramTest::manyMessagesAreReadOneByOne() {
    QByteArray messages(one);
    for (int i = 2; i <= 50'000; ++i) {
        messages += ",\n" + QByteArray(one).replace("\"id\":1", "\"id\":" + QByteArray::number(i));
    }
    const auto chat = import(chatOf(messages));
    QVERIFY(chat);
    QCOMPARE(chat->messages.size(), size_t(50'000));
    QCOMPARE(chat->messages.back().line, 50'000U);
    QCOMPARE(chat->members.size(), size_t(1));
}

void TelegramTest::externalGroup() {
    if (!haveSamples()) QSKIP(noSamples);
    const auto chat = import(external("result.json"));
    compare(chat, {
                      {"", "2026-03-01 00:05", Kind::System, "홍길동 create_group \"가족방\": 홍길동, 김철수"},
                      {"홍길동", "2026-03-01 00:05:11", Kind::Text, "안녕하세요"},
                      {"김철수", "2026-03-01 13:08", Kind::File, "네 좋아요"},
                  });
    if (QTest::currentTestFailed()) return;
    QCOMPARE(chat->messages[1].timeMs, 1'772'291'111'000);
    QCOMPARE(chat->messages[1].looks.reactions.at(0).names.at(0), std::string("김철수"));
    QCOMPARE(chat->messages[2].replyTo, chat->messages[1].id);
    QCOMPARE(chat->messages[2].attachments.at(0).name, std::string("report.pdf"));
    QCOMPARE(chat->room, std::string("가족방"));
    QCOMPARE(chat->members.size(), size_t(2));
}

void TelegramTest::externalMinimal_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("room");
    QTest::newRow("one chat") << "test_single_export.json"
                              << "result";
    QTest::newRow("an account") << "test_batch_export.json"
                                << "Chatname";
}

void TelegramTest::externalMinimal() {
    if (!haveSamples()) QSKIP(noSamples);
    QFETCH(QString, name);
    QFETCH(QString, room);
    const auto chat = import(external(name), {}, "result.json");
    compare(chat, {
                      {"Author 1", "2018-12-05 19:39:10", Kind::Text, "Minimal Message"},
                      {"Author 2", "2018-12-05 19:49:24", Kind::Text, "Link:https://telegram.org/"},
                  });
    if (QTest::currentTestFailed()) return;
    QCOMPARE(chat->messages[0].timeMs, 1'544'006'350'000);
    QCOMPARE(chat->room, room.toStdString());
}

QTEST_GUILESS_MAIN(TelegramTest)
#include "tst_telegram.moc"
