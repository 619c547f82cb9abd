// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Any bytes at all: an import refuses them or makes a chat that keeps the promises of chat.h. The mutations are the
// same on every run.
#include "base/utf8.h"
#include "export_support.h"
#include "import_support.h"
#include "transfer/error.h"
#include "transfer/exporter.h"
#include "transfer/limits.h"

#include <QTemporaryDir>
#include <random>

using namespace ieum;
using namespace ieum::transfer;
using namespace ieum::transfer::test;

class HostileTest : public QObject {
    Q_OBJECT

  private slots:
    void cutAnywhere_data() { files(); }
    void cutAnywhere();
    void everyByteChanged_data() { files(); }
    void everyByteChanged();
    void noise();
    void endlessMessageIsTooLarge();
    void endlessNameIsNoName();
    void tooManyAttachmentsStayText();
    void separatorsWithoutEndAreQuick();
    void endlessLinesAreTooMany();
    void endlessNamesCostNothing();
    void whereAllIsPassedOverThereIsNoChat();
    void hostileTextLeavesTheHtmlWriterWhole();

  private:
    static void files();
    static void keepsItsPromises(const Result<Chat>& chat);
    ieum::test::RealFiles m_files;
};

static QByteArray archive() {
    const QTemporaryDir dir;
    ieum::test::RealFiles files;
    const auto chat = import(fixture("android_en.txt"));
    if (!chat || !exportTo(dir.filePath("out"), "jsonl", *chat, files)) return {};
    return contentOf(dir.filePath("out/archive.jsonl"));
}

void HostileTest::files() {
    QTest::addColumn<QByteArray>("bytes");
    for (const char* name :
         {"android_ko.txt", "android_en_2015.txt", "android_cp949.txt", "android_utf16le.txt", "windows_ko.txt",
          "windows_en.txt", "mac_records.csv", "ios_records.txt", "ios_records_en.txt"}) {
        QTest::newRow(name) << fixture(name);
    }
    for (const char* name : {"ios_en.txt", "android_ko.txt"}) QTest::newRow(name) << fixture(name, "whatsapp");
    for (const char* name : {"ja.txt", "en.txt"}) QTest::newRow(name) << fixture(name, "line");
    for (const char* name : {"chat.json", "account.json"}) QTest::newRow(name) << fixture(name, "telegram");
    QTest::newRow("channel.json") << fixture("channel.json", "discord");
    QTest::newRow("archive.jsonl") << archive();
}

void HostileTest::keepsItsPromises(const Result<Chat>& chat) {
    if (!chat) {
        QVERIFY(chat.error().cause == Cause::Input);
        QVERIFY(chat.error().folder == Folder::Transfer);
        return;
    }
    QVERIFY(!chat->messages.empty());
    QVERIFY(checkUtf8(chat->room));
    for (const ChatMessage& message : chat->messages) {
        QVERIFY(!message.id.empty());
        QVERIFY(checkUtf8(message.text) && checkUtf8(message.author) && checkUtf8(message.originalTime));
        for (const ChatAttachment& attachment : message.attachments) {
            QVERIFY(checkUtf8(attachment.name));
            QVERIFY(attachment.path.empty() || isAttachmentPath(attachment.path));
        }
    }
}

void HostileTest::cutAnywhere() {
    QFETCH(QByteArray, bytes);
    QVERIFY(!bytes.isEmpty());
    for (qsizetype size = 0; size < bytes.size(); ++size) {
        keepsItsPromises(import(bytes.left(size)));
        if (QTest::currentTestFailed()) return;
    }
}

void HostileTest::everyByteChanged() {
    QFETCH(QByteArray, bytes);
    QVERIFY(!bytes.isEmpty());
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        for (const char change : {'\x01', '\x80', '\x0A'}) {
            QByteArray changed = bytes;
            changed[at] = static_cast<char>(changed[at] ^ change);
            keepsItsPromises(import(changed));
            if (QTest::currentTestFailed()) return;
        }
    }
}

void HostileTest::noise() {
    std::mt19937 numbers(20'260'301);
    const std::vector<QByteArray> pieces = {"2026년 3월 1일 오전 9:00",
                                            ", ",
                                            " : ",
                                            "[나무] ",
                                            "[오전 9:00]",
                                            "\r\n",
                                            "\n",
                                            "--------------- 2026년 3월 1일 일요일 ---------------",
                                            "님이 들어왔습니다.",
                                            "{\"format\":\"ieum-archive\",\"version\":1}",
                                            "%",
                                            "\xFF",
                                            "]",
                                            "[",
                                            ":",
                                            "메시지가 삭제되었습니다.",
                                            "파일: ",
                                            "April 1, 2020",
                                            " at ",
                                            "9:05 PM",
                                            "[3/4/26, 9:00:00] ",
                                            "3/4/26, 9:00 - ",
                                            "Ara: ",
                                            "\u200E",
                                            "[LINE] ",
                                            "2026/03/01(日)",
                                            "9:00\tAra\t\"",
                                            "\"",
                                            "{\"messages\":[",
                                            "{\"date_unixtime\":\"1\",\"text\":\"",
                                            "]}"};
    for (int run = 0; run < 3'000; ++run) {
        QByteArray bytes;
        for (int i = 0; i < 30; ++i) bytes += pieces[numbers() % pieces.size()];
        keepsItsPromises(import(bytes));
        if (QTest::currentTestFailed()) return;
    }
}

void HostileTest::endlessMessageIsTooLarge() {
    const QByteArray head = "2026년 3월 1일 오전 9:00, 나무 : ";
    const auto size = static_cast<qsizetype>(limits::messageBytesMax);
    QVERIFY(import(head + QByteArray(size, 'x') + "\r\n"));
    QVERIFY(failedWith(import(head + QByteArray(size + 1, 'x') + "\r\n"), TransferError::TooLarge));
    const auto chat = import("2026년 3월 1일 오전 8:59, 나무 : 네\n" + head + QByteArray("x\n").repeated(size / 2 + 1));
    QVERIFY(failedWith(chat, TransferError::TooLarge));
    QCOMPARE(chat.error().number, int64_t(2));
}

void HostileTest::endlessNameIsNoName() {
    const auto chat = import("2026년 3월 1일 오전 9:00, " + QByteArray(100'000, 'n') + " : 글\r\n");
    QVERIFY(chat);
    QCOMPARE(chat->members.size(), size_t(0));
    QVERIFY(chat->messages[0].kind == ChatMessage::System);
}

void HostileTest::tooManyAttachmentsStayText() {
    QByteArray file = "2026년 3월 1일 오전 9:00, 나무 : " + QByteArray(64, 'a') + ".jpg\n";
    file += (QByteArray(64, 'b') + ".jpg\n").repeated(2'000);
    const auto chat = import(file);
    QVERIFY(chat);
    QCOMPARE(chat->messages.size(), size_t(1));
    QCOMPARE(chat->messages[0].attachments.size(), size_t(0));
}

/// Quadratic work on a line of separators would take minutes here, and ctest would end it.
void HostileTest::separatorsWithoutEndAreQuick() {
    QByteArray file = "2026년 3월 1일 오전 9:00, 나무" + QByteArray(" : ").repeated(1'000'000) + "\r\n";
    QVERIFY(import(file));
    file = "--------------- 2026년 3월 1일 일요일 ---------------\n" + QByteArray("[나무").repeated(10'000) +
           QByteArray("] [").repeated(1'000'000) + "\n[나무] [오전 9:00] 글\n";
    const auto chat = import(file);
    QVERIFY(chat);
    QCOMPARE(chat->messages.size(), size_t(1));
    QCOMPARE(chat->skipped, 1U);
    // Names are sought from each name on to the end, which would take days here: that is no sentence of the app's.
    const QByteArray invited = "나무님이 " + QByteArray("솔님, ").repeated(400'000) + "솔님을 초대했습니다.";
    file = "--------------- 2026년 3월 1일 일요일 ---------------\n[나무] [오전 9:00] 글\n" + invited + "\n";
    const auto guests = import(file);
    QVERIFY(guests);
    QCOMPARE(guests->messages.size(), size_t(1));
    QVERIFY(guests->messages[0].text.size() > size_t(invited.size()));
}

/// Each line would cost 24 bytes more than it has, before any limit of messages counted.
void HostileTest::endlessLinesAreTooMany() {
    QByteArray file = "2026년 3월 1일 오전 9:00, 나무 : 글\n";
    file += QByteArray(static_cast<qsizetype>(limits::linesMax) + 1, '\n');
    const auto chat = import(file);
    QVERIFY(failedWith(chat, TransferError::TooLarge));
    QVERIFY(chat.error().number > static_cast<int64_t>(limits::linesMax));
}

/// Every record could begin with 170 names that no other has; the people of a chat are a bounded number.
void HostileTest::endlessNamesCostNothing() {
    QByteArray file;
    for (int i = 0; i < 3'000; ++i) {
        file += "2026년 3월 1일 오전 9:00, " + QByteArray::number(i);
        for (int name = 0; name < 100; ++name) file += " : ";
        file += "글\r\n";
    }
    const auto chat = import(file);
    QVERIFY(chat);
    QCOMPARE(chat->messages.size(), size_t(3'000));
    QCOMPARE(chat->members.size(), size_t(3'000));
}

/// Found by fuzzing: a lenient import of an export whose every message is broken was a chat without messages.
void HostileTest::whereAllIsPassedOverThereIsNoChat() {
    ImportOptions options;
    options.lenient = true;
    for (const QByteArray& bytes :
         {QByteArray(R"({"messages":[{"date_unixtime":"1","text":"a","text":"b"}]})"),
          QByteArray(R"({"messages":[7]})"), QByteArray(R"({"guild":{},"channel":{},"messages":[7]})"),
          QByteArray("[나무] [오전 9:00] 글\n"), QByteArray("[LINE] Chat\n\n9:00\tAra\thi\n"),
          QByteArray(
              "{\"format\":\"ieum-archive\",\"version\":1,\"room\":\"\",\"tz\":\"\",\"encoding\":\"\",\"skipped\":0,"
              "\"members\":[]}\n{broken\n")}) {
        QVERIFY2(failedWith(import(bytes, options), TransferError::NoMessages), bytes);
    }
}

void HostileTest::hostileTextLeavesTheHtmlWriterWhole() {
    const QTemporaryDir dir;
    ChatMessage message;
    message.id.assign(1'000, '"');
    message.text = std::string("\0<\xFF\xC0 cut \xEA", 10);
    message.timeMs = INT64_MAX / 2'000'000;
    message.attachments.push_back({std::string(300, '/'), UINT64_MAX, "", "files/" + std::string(200, 'x')});
    Chat chat;
    chat.messages = {message};
    const auto nothing = [](const ChatAttachment&, const ChatSource::TakeBytes&) { return Done{}; };
    QVERIFY(exportChat("html", WholeChat(chat, nothing), dir.filePath("out").toStdString(), m_files, {}));
    const QByteArray html = contentOf(dir.filePath("out/index.html"));
    QVERIFY(html.endsWith("</html>\n"));
    QVERIFY(!html.contains('\0'));
}

QTEST_GUILESS_MAIN(HostileTest)
#include "tst_hostile.moc"
