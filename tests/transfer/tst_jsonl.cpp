// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "export_support.h"
#include "import_support.h"
#include "transfer/archive_format.h"
#include "transfer/error.h"
#include "transfer/exporter.h"
#include "transfer/json_reader.h"
#include "transfer/json_writer.h"
#include "transfer/limits.h"

#include <QDir>
#include <QTemporaryDir>

using namespace ieum;
using namespace ieum::transfer;
using namespace ieum::transfer::test;
using Kind = ChatMessage::Kind;

class JsonlTest : public QObject {
    Q_OBJECT

  private slots:
    void everyFieldComesBack();
    void whatBecameOfAMessageComesBack();
    void looksOfTheWrongShapeAreRefused_data();
    void looksOfTheWrongShapeAreRefused();
    void importedChatsComeBack();
    void manyMessagesAreWrittenInPieces();
    void feedsOfAnyNumberComeBack();
    void nothingThatIsThereIsTouched();
    void readsWhatTheDocumentationShows();
    void whatIsNewerIsIgnoredAndWhatIsBrokenIsRefused_data();
    void whatIsNewerIsIgnoredAndWhatIsBrokenIsRefused();
    void jsonIsReadStrictly_data();
    void jsonIsReadStrictly();
    void jsonNumbersKeepTheirRange();
    void unknownFormatsAreRefused();
    void attachmentPathsAreSafeAndUnique();

  private:
    QByteArray exported(const Chat& chat);
    ieum::test::RealFiles m_files;
};

QByteArray JsonlTest::exported(const Chat& chat) {
    const QTemporaryDir dir;
    if (!exportTo(dir.filePath("out"), "jsonl", chat, m_files)) return {};
    return contentOf(dir.filePath("out/archive.jsonl"));
}

static Chat everything() {
    Chat chat;
    chat.room = "\"방\" \\ 😀 </script>";
    chat.timeZone = "Asia/Seoul";
    chat.encoding = "cp949";
    chat.skipped = 7;
    chat.members = {{"p1", "가람 : \"팀장\"", "admin"}, {"p2", "", ""}};
    const std::string hash(64, 'a');
    chat.messages = {
        {"m1",
         "p1",
         "가람 : \"팀장\"",
         1'772'291'100'123,
         "오전 12:05",
         "줄\n바꿈\r\n\t탭 \x01\x1F\x7F",
         Kind::Text,
         "",
         {},
         "ieum",
         0},
        {"m2", "", "", -1, "", "들어왔습니다.", Kind::System, "", {}, "kakaotalk-android", 4'294'967'295},
        {"m3", "p2", "", 0, "x", "", Kind::Deleted, "m1", {}, "kakaotalk-windows", 9},
        {"m4",
         "p1",
         "👨‍👩‍👧",
         253'402'300'799'999,
         "",
         "\\u0000 \xE2\x80\xA8 끝",
         Kind::File,
         "m3",
         {{"보고서.pdf", 12, hash, "files/0-보고서.pdf"}, {"..\\x", 18'446'744'073'709'551'615ULL, "", ""}},
         "ieum",
         1},
        {"m5", "p1", "", 1, "", "사진", Kind::Photo, "", {}, "", 1},
        {"m6", "p1", "", 1, "", "(emoticon)", Kind::Sticker, "", {}, "", 1},
        {"m7", "p1", "", 1, "", "투표", Kind::Other, "", {}, "", 1},
    };
    return chat;
}

void JsonlTest::everyFieldComesBack() {
    const Chat chat = everything();
    const QByteArray bytes = exported(chat);
    QCOMPARE(bytes.count('\n'), qsizetype(8));
    const auto back = import(bytes);
    QVERIFY(back);
    QCOMPARE(back->room, chat.room);
    QCOMPARE(back->timeZone, chat.timeZone);
    QCOMPARE(back->encoding, chat.encoding);
    QCOMPARE(back->skipped, chat.skipped);
    QVERIFY(back->members == chat.members);
    QCOMPARE(back->messages.size(), chat.messages.size());
    for (size_t i = 0; i < chat.messages.size(); ++i) {
        const ChatMessage& a = back->messages[i];
        const ChatMessage& b = chat.messages[i];
        QCOMPARE(a.id, b.id);
        QCOMPARE(a.authorId, b.authorId);
        QCOMPARE(a.author, b.author);
        QCOMPARE(a.timeMs, b.timeMs);
        QCOMPARE(a.originalTime, b.originalTime);
        QCOMPARE(a.text, b.text);
        QVERIFY(a.kind == b.kind);
        QCOMPARE(a.replyTo, b.replyTo);
        QVERIFY(a.attachments == b.attachments);
        QCOMPARE(a.source, b.source);
        QCOMPARE(a.line, b.line);
    }
    QVERIFY(*back == chat);
    QCOMPARE(exported(*back), bytes);
}

void JsonlTest::importedChatsComeBack() {
    for (const char* name : {"android_ko.txt", "android_cp949.txt", "windows_ko.txt", "windows_en.txt"}) {
        const auto chat = import(fixture(name));
        QVERIFY2(chat, name);
        const auto back = import(exported(*chat));
        QVERIFY2(back && *back == *chat, name);
    }
}

void JsonlTest::manyMessagesAreWrittenInPieces() {
    Chat chat = everything();
    ChatMessage message = chat.messages[0];
    message.text.assign(1'000, 'x');
    for (int i = 0; i < 1'000; ++i) {
        message.id = "n" + std::to_string(i);
        chat.messages.push_back(message);
    }
    const auto back = import(exported(chat));
    QVERIFY(back && *back == chat);
}

/// They sign nothing here, and are kept all the same.
void JsonlTest::feedsOfAnyNumberComeBack() {
    Chat chat = everything();
    chat.roomId = std::string(64, 'a');
    chat.openings.assign(1'000, std::string(30'000, 'x'));
    const QByteArray bytes = exported(chat);
    QVERIFY(bytes.size() > static_cast<qsizetype>(limits::archiveLineBytesMax));
    for (const QByteArray& line : bytes.split('\n')) QVERIFY(line.size() < 2 * qsizetype(limits::feedsLineBytesMax));
    const auto back = import(bytes);
    QVERIFY(back && *back == chat);
    QCOMPARE(exported(*back), bytes);
    QVERIFY(!parseArchiveFeeds(R"({"feeds":["="]})") && !parseArchiveFeeds(R"({"id":"m","feeds":[]})"));
}

void JsonlTest::nothingThatIsThereIsTouched() {
    const QTemporaryDir dir;
    const Chat chat = everything();
    QVERIFY(exportTo(dir.filePath("out"), "jsonl", chat, m_files));
    const QByteArray before = contentOf(dir.filePath("out/archive.jsonl"));
    const Done again = exportTo(dir.filePath("out"), "jsonl", {}, m_files);
    QVERIFY(!again && again.error().is(TransferError::Unwritable));
    QCOMPARE(contentOf(dir.filePath("out/archive.jsonl")), before);
    QCOMPARE(QDir(dir.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList("out"));
}

/// The example in docs/formats/archive.md is the format.
void JsonlTest::readsWhatTheDocumentationShows() {
    QFile file(qEnvironmentVariable("IEUM_SOURCE_DIR") + "/docs/formats/archive.md");
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray lines;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith("{\"")) lines += line + '\n';
    }
    const auto chat = import(lines);
    QVERIFY(chat);
    QCOMPARE(chat->messages.size(), size_t(2));
    QCOMPARE(exported(*chat), lines);
}

void JsonlTest::whatIsNewerIsIgnoredAndWhatIsBrokenIsRefused_data() {
    const QByteArray header = R"({"format":"ieum-archive","version":1})";
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("line"); // 0: accepted
    const auto row = [&](const char* name, const QByteArray& message, int line) {
        QTest::newRow(name) << header + '\n' + message + '\n' << line;
    };
    row("least", R"({"id":"a","time":1})", 0);
    row("unknown member", R"({"id":"a","time":1,"reactions":[{"x":1.5e3}]})", 0);
    row("unknown kind", R"({"id":"a","time":1,"kind":"poll"})", 0);
    row("no id", R"({"time":1})", 2);
    row("no time", R"({"id":"a"})", 2);
    row("time as text", R"({"id":"a","time":"1"})", 2);
    row("time beyond the calendar", R"({"id":"a","time":253402300800000})", 2);
    row("text as number", R"({"id":"a","time":1,"text":1})", 2);
    row("line beyond 32 bits", R"({"id":"a","time":1,"provenance":{"line":4294967296}})", 2);
    row("path that leaves", R"({"id":"a","time":1,"attachments":[{"path":"files/../x"}]})", 2);
    row("absolute path", R"({"id":"a","time":1,"attachments":[{"path":"/etc/passwd"}]})", 2);
    row("hash of wrong length", R"({"id":"a","time":1,"attachments":[{"sha256":"ab"}]})", 2);
    row("negative size", R"({"id":"a","time":1,"attachments":[{"size":-1}]})", 2);
    row("attachment that is a text", R"({"id":"a","time":1,"attachments":["x"]})", 2);
    row("not an object", "[]", 2);
    row("cut", R"({"id":"a","time":1)", 2);
    QTest::newRow("newer version") << QByteArray(R"({"format":"ieum-archive","version":2})") << 1;
    QTest::newRow("header of wrong type") << QByteArray(R"({"format":"ieum-archive","version":1,"members":{}})") << 1;
}

void JsonlTest::whatIsNewerIsIgnoredAndWhatIsBrokenIsRefused() {
    QFETCH(QByteArray, file);
    QFETCH(int, line);
    const auto chat = import(file);
    if (line == 0) {
        QVERIFY(chat);
        return;
    }
    QVERIFY(failedWith(chat, TransferError::BadArchive));
    QCOMPARE(chat.error().number, int64_t(line));
}

void JsonlTest::jsonIsReadStrictly_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isJson");
    const auto row = [](const char* text, bool isJson) { QTest::newRow(text) << QByteArray(text) << isJson; };
    row(R"({"a":[1,-0,0.5,1e9,true,false,null,"\u00e9\ud83d\ude00\/"]})", true);
    row(" [ ] ", true);
    row("[1,]", false);
    row("[01]", false);
    row("[1.]", false);
    row("[-]", false);
    row("[+1]", false);
    row("[.5]", false);
    row("[nul]", false);
    row("{\"a\":1,\"a\":2}", false);
    row("{\"a\" 1}", false);
    row("{a:1}", false);
    row("[\"\\ud83d\"]", false);
    row("[\"\\ude00\"]", false);
    row("[\"\\x41\"]", false);
    row("[\"\\u12", false);
    row("[\"\t\"]", false);
    row("[\"", false);
    row("[1] 2", false);
    row("", false);
    QTest::newRow("as deep as allowed") << QByteArray(16, '[') + QByteArray(16, ']') << true;
    QTest::newRow("deeper") << QByteArray(18, '[') + QByteArray(18, ']') << false;
    QTest::newRow("bottomless") << QByteArray(1'000'000, '[') << false;
}

void JsonlTest::jsonIsReadStrictly() {
    QFETCH(QByteArray, text);
    QFETCH(bool, isJson);
    QCOMPARE(parseJson(text.toStdString()).has_value(), isJson);
}

void JsonlTest::jsonNumbersKeepTheirRange() {
    const auto value =
        parseJson("[9223372036854775807,-9223372036854775807,18446744073709551615,18446744073709551616,1.0]");
    QVERIFY(value);
    QCOMPARE(value->items[0].signedInteger(), std::optional<int64_t>(INT64_MAX));
    QCOMPARE(value->items[1].signedInteger(), std::optional<int64_t>(-INT64_MAX));
    QCOMPARE(value->items[2].signedInteger(), std::optional<int64_t>());
    QCOMPARE(value->items[2].unsignedInteger(), std::optional<uint64_t>(UINT64_MAX));
    QCOMPARE(value->items[3].unsignedInteger(), std::optional<uint64_t>());
    QCOMPARE(value->items[4].unsignedInteger(), std::optional<uint64_t>());
    QCOMPARE(JsonWriter().beginArray().number(INT64_MIN).number(UINT64_MAX).endArray().take(),
             std::string("[-9223372036854775808,18446744073709551615]"));
}

void JsonlTest::unknownFormatsAreRefused() {
    const Done done = exportTo("/nowhere", "docx", {}, m_files);
    QVERIFY(!done && done.error().is(TransferError::Unwritable));
}

void JsonlTest::attachmentPathsAreSafeAndUnique() {
    ChatAttachment attachment;
    for (const char* name :
         {"../../etc/passwd", "C:\\x\\y.txt", "CON", "", "a/b", "\xE2\x80\xAEgpj.exe", "보고서.pdf"}) {
        attachment.name = name;
        const std::string path = attachmentPath(attachment, 3);
        QVERIFY2(isAttachmentPath(path), path.c_str());
        QVERIFY(path.starts_with("files/3-"));
        QVERIFY(path != attachmentPath(attachment, 4));
    }
    for (const char* path : {"", "files/", "files/..", "files/a/b", "files/.x", "files/a\\b", "/files/a", "x/files/a",
                             "files/a\nb", "http://x"}) {
        QVERIFY2(!isAttachmentPath(path), path);
    }
}

namespace {

ChatMessage talkedAbout() {
    ChatMessage message{"m1", "p1", "가람", 1'772'291'100'123, "", "어디로 갈까?", Kind::Text, "", {}, "ieum", 0};
    message.looks.edited = message.looks.pinned = message.looks.notice = true;
    message.looks.reactions = {{"👍", {"나무", "\"별\""}}, {"❤️", {}}};
    message.looks.poll = ChatPoll{{{"산 <b>", {"나무"}}, {"바다", {}}}, true};
    return message;
}

} // namespace

void JsonlTest::whatBecameOfAMessageComesBack() {
    const ChatMessage message = talkedAbout();
    const std::string line = archiveMessageLine(message);
    const auto read = parseArchiveMessage(line);
    QVERIFY(read && *read == message);
    QCOMPARE(archiveMessageLine(*read), line);
    // What is not there is not written.
    ChatMessage plain = message;
    plain.looks = {};
    for (const char* name : {"edited", "pinned", "notice", "reactions", "poll"}) {
        QVERIFY(line.find(name) != std::string::npos);
        QVERIFY(archiveMessageLine(plain).find(name) == std::string::npos);
    }
}

void JsonlTest::looksOfTheWrongShapeAreRefused_data() {
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("instead");
    QTest::newRow("edited") << QByteArray("\"edited\":true") << QByteArray("\"edited\":1");
    QTest::newRow("reactions") << QByteArray("\"reactions\":[") << QByteArray("\"reactions\":[7,");
    QTest::newRow("names") << QByteArray("\"by\":[\"나무\"]") << QByteArray("\"by\":[[]]");
    QTest::newRow("poll") << QByteArray("\"multiple\":true") << QByteArray("\"multiple\":\"yes\"");
}

void JsonlTest::looksOfTheWrongShapeAreRefused() {
    QFETCH(QByteArray, what);
    QFETCH(QByteArray, instead);
    QByteArray line = QByteArray::fromStdString(archiveMessageLine(talkedAbout()));
    QVERIFY(line.contains(what));
    QVERIFY(!parseArchiveMessage(line.replace(what, instead).toStdString()));
}

QTEST_GUILESS_MAIN(JsonlTest)
#include "tst_jsonl.moc"
