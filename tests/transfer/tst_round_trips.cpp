// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Out and in again through our own importers. What loses nothing gives any chat back as it was; the forms of other
// messengers give back what they have a place for.
#include "export_support.h"
#include "import_support.h"
#include "support/seeded_random.h"
#include "transfer/bundle_import.h"

#include <QDir>
#include <QTemporaryDir>

using namespace ieum;
using namespace ieum::transfer;
using namespace ieum::transfer::test;

class RoundTripsTest : public QObject {
    Q_OBJECT

  private slots:
    void anyChatComesBackFromTheArchive();
    void whatTelegramHasAPlaceForComesBack();
    void whatDiscordHasAPlaceForComesBack();
    void whatWhatsAppHasAPlaceForComesBack();
    void whatLineHasAPlaceForComesBack();
    void nobodyForgesARecordInLinesForm();
    void nobodyForgesARecordInWhatsAppsForm();
    void nobodyClaimsAPictureInWhatsAppsForm();
    void filesStayWithTheirMessagesInWhatsAppsForm();
    void filesComeBackWithTheirMessages_data();
    void filesComeBackWithTheirMessages();

  private:
    Result<Chat> back(const char* target, const Chat& chat, const QString& file);
    Result<ImportedBundle> whole(const char* target, const Chat& chat, std::vector<std::string>& bytes);
    ieum::test::RealFiles m_files;
};

Result<Chat> RoundTripsTest::back(const char* target, const Chat& chat, const QString& file) {
    const QTemporaryDir dir;
    if (const Done done = exportTo(dir.filePath("out"), target, chat, m_files); !done) return passOn(done);
    const QDir out(dir.filePath("out"));
    const QStringList names = out.entryList({file}, QDir::Files);
    if (names.size() != 1) return fail(Cause::Input, TransferError::NotAnExport);
    // Texts of WhatsApp's kind do not say which number is the day.
    const ImportOptions options{"Asia/Seoul", {}, DateOrder::DayMonthYear, {}};
    return import(contentOf(out.filePath(names.first())), options, names.first().toStdString());
}

/// The folder or the zip in it, and the bytes of all attachments that have some, in order.
Result<ImportedBundle> RoundTripsTest::whole(const char* target, const Chat& chat, std::vector<std::string>& bytes) {
    const QTemporaryDir dir;
    if (const Done done = exportTo(dir.filePath("out"), target, chat, m_files); !done) return passOn(done);
    const QDir out(dir.filePath("out"));
    const QStringList zips = out.entryList({"*.zip"}, QDir::Files);
    const auto bundle = zips.isEmpty() ? openFolder(m_files, out.path().toStdString())
                                       : openZip(m_files, out.filePath(zips.first()).toStdString());
    if (!bundle) return passOn(bundle);
    auto read = importBundle({**bundle, "out", {}}, {"Asia/Seoul", {}, DateOrder::DayMonthYear, {}}, m_files);
    if (!read) return read;
    for (const ChatMessage& message : read->chat.messages) {
        for (const ChatAttachment& attachment : message.attachments) {
            if (!attachment.entry) continue;
            const auto content = (*bundle)->read(*attachment.entry, 1U << 20U);
            bytes.emplace_back(content ? textOf(*content) : "unreadable");
        }
    }
    return read;
}

namespace {

std::string contentOf(const ChatAttachment& attachment) {
    std::string bytes;
    (void)bytesOfName(attachment, [&](std::string_view piece) -> Done {
        bytes += piece;
        return {};
    });
    return bytes;
}

/// What people sent and did not take back.
std::vector<std::string> bytesThatAreThere(const Chat& chat) {
    std::vector<std::string> all;
    for (const ChatMessage& message : chat.messages) {
        if (message.kind == ChatMessage::System || message.kind == ChatMessage::Deleted) continue;
        for (const ChatAttachment& attachment : message.attachments) {
            if (!attachment.path.empty()) all.push_back(contentOf(attachment));
        }
    }
    return all;
}

/// Any chat that the model can hold, from a seed.
class AnyChat {
  public:
    explicit AnyChat(uint32_t seed) : m_random(seed) {}

    Chat make() {
        Chat chat;
        chat.room = text(40);
        chat.timeZone = below(2) == 0 ? "Asia/Seoul" : "UTC";
        chat.encoding = "utf-8";
        const size_t people = 1 + below(5);
        for (size_t i = 0; i < people; ++i) {
            const char* roles[] = {"", "owner", "admin", "member"};
            chat.members.push_back({"p" + std::to_string(i), text(12), roles[below(4)]});
        }
        const size_t messages = below(40);
        for (size_t i = 0; i < messages; ++i) chat.messages.push_back(message(chat, i));
        return chat;
    }

  private:
    size_t below(size_t end) { return static_cast<size_t>(m_random.next() % end); }
    bool rarely() { return below(5) == 0; }
    std::string text(size_t piecesMax) {
        static const std::vector<std::string> pieces = {"가",
                                                        "나다 ",
                                                        "a",
                                                        "B7",
                                                        " ",
                                                        "\n",
                                                        "\r\n",
                                                        "\"",
                                                        "\\",
                                                        "<",
                                                        ">",
                                                        "&",
                                                        "'",
                                                        ",",
                                                        ";",
                                                        ":",
                                                        ": ",
                                                        "[",
                                                        "] ",
                                                        "=",
                                                        "@",
                                                        "/",
                                                        "..",
                                                        "\t",
                                                        "😀",
                                                        "👨‍👩‍👧",
                                                        "\u200E",
                                                        "\u202E",
                                                        "\u2028",
                                                        "From ",
                                                        "01/03/2026, 00:05 - ",
                                                        "[01/03/2026, 00:05:00] x: ",
                                                        "\x01",
                                                        "\x7F",
                                                        "0",
                                                        "\n\n",
                                                        "{",
                                                        "}"};
        std::string made;
        for (size_t left = below(piecesMax); left > 0; --left) made += pieces[below(pieces.size())];
        return made;
    }

    ChatMessage message(const Chat& chat, size_t number) {
        const ChatMember& who = chat.members[below(chat.members.size())];
        ChatMessage made = saidBy("m" + std::to_string(number), who,
                                  1'600'000'000'000 + static_cast<int64_t>(below(200'000'000'000)), text(30));
        made.kind = static_cast<ChatMessage::Kind>(below(7));
        if (made.kind == ChatMessage::System) made.author = made.authorId = "";
        made.originalTime = rarely() ? text(5) : "";
        made.source = rarely() ? "kakaotalk-android" : "ieum";
        made.line = static_cast<uint32_t>(below(1'000));
        if (number > 0 && rarely()) made.replyTo = "m" + std::to_string(below(number));
        made.looks.edited = rarely();
        made.looks.pinned = rarely();
        made.looks.notice = rarely();
        if (rarely()) made.looks.reactions = {{"👍", {who.name, text(4)}}, {text(3), {}}};
        if (rarely()) made.looks.poll = ChatPoll{{{text(5), {who.name}}, {text(5), {}}}, rarely()};
        for (size_t left = rarely() ? 1 + below(3) : 0; left > 0; --left) {
            ChatAttachment attachment{"f" + text(6), below(3'000), "", ""};
            if (below(3) > 0) attachment.path = attachmentPath(attachment, ++m_files);
            made.attachments.push_back(std::move(attachment));
        }
        return made;
    }

    ieum::test::SeededRandom m_random;
    size_t m_files = 0;
};

} // namespace

void RoundTripsTest::anyChatComesBackFromTheArchive() {
    for (uint32_t seed = 1; seed <= 200; ++seed) {
        const Chat chat = AnyChat(seed).make();
        const auto read = back("jsonl", chat, "archive.jsonl");
        if (chat.messages.empty() && !read) continue; // nothing to read
        QVERIFY2(read && *read == chat, QByteArray::number(seed));
        if (seed > 40) continue;
        // And no target is broken by it.
        const QTemporaryDir dir;
        for (const Target* target : allTargets()) {
            if (target->name == "pdf") continue; // needs a browser: tests/node/tst_browser_printer.cpp
            const QString out = dir.filePath(QString::fromStdString(std::string(target->name)));
            QVERIFY2(exportTo(out, target->name, chat, m_files), QByteArray::number(seed));
        }
    }
}

void RoundTripsTest::whatTelegramHasAPlaceForComesBack() {
    const Chat chat = familyChat();
    const auto read = back("telegram-json", chat, "result.json");
    QVERIFY(read);
    QCOMPARE(read->room, chat.room);
    QCOMPARE(read->messages.size(), size_t(9)); // the one with three files became three
    const auto& messages = read->messages;
    QCOMPARE(messages[0].text, chat.messages[0].text);
    QCOMPARE(messages[0].author, std::string("나무"));
    QCOMPARE(messages[0].timeMs, chat.messages[0].timeMs);
    QCOMPARE(messages[1].timeMs, chat.messages[1].timeMs / 1000 * 1000);
    QCOMPARE(messages[1].replyTo, messages[0].id);
    QVERIFY(messages[1].looks.reactions == chat.messages[1].looks.reactions);
    QCOMPARE(messages[2].text, chat.messages[2].text);
    QVERIFY(messages[2].looks.poll && messages[2].looks.poll->options.size() == 2);
    QCOMPARE(messages[2].looks.poll->options[1].text, std::string("바다"));
    QVERIFY(messages[3].looks.edited);
    QCOMPARE(messages[3].kind, ChatMessage::Photo);
    QCOMPARE(messages[4].attachments.front().name, std::string("계획 #1.pdf"));
    QCOMPARE(messages[7].replyTo, messages[1].id);
    QCOMPARE(messages[8].kind, ChatMessage::System);
    QCOMPARE(messages[8].text, chat.messages[6].text);
}

void RoundTripsTest::whatDiscordHasAPlaceForComesBack() {
    const Chat chat = familyChat();
    const auto read = back("discord", chat, "channel.json");
    QVERIFY(read);
    QCOMPARE(read->room, chat.room);
    QCOMPARE(read->messages.size(), chat.messages.size());
    for (size_t i = 0; i < chat.messages.size(); ++i) {
        QCOMPARE(read->messages[i].timeMs, chat.messages[i].timeMs);
        QCOMPARE(read->messages[i].looks.edited, chat.messages[i].looks.edited);
        QCOMPARE(read->messages[i].looks.pinned, chat.messages[i].looks.pinned);
    }
    QCOMPARE(read->messages[0].text, chat.messages[0].text);
    QCOMPARE(read->messages[0].author, std::string("나무"));
    QCOMPARE(read->messages[1].replyTo, read->messages[0].id);
    QVERIFY(read->messages[1].looks.reactions == chat.messages[1].looks.reactions);
    QCOMPARE(read->messages[3].attachments.size(), size_t(2));
    QCOMPARE(read->messages[3].attachments[1].name, std::string("계획 #1.pdf"));
    QCOMPARE(read->messages[5].replyTo, read->messages[1].id);
}

void RoundTripsTest::whatWhatsAppHasAPlaceForComesBack() {
    const Chat chat = familyChat();
    const auto read = back("whatsapp", chat, "*.txt");
    QVERIFY(read);
    QCOMPARE(read->room, chat.room);
    QCOMPARE(read->messages.size(), chat.messages.size() + 1); // the sentence that made the group
    for (size_t i = 0; i < chat.messages.size(); ++i) {
        const ChatMessage& message = read->messages[i + 1];
        QCOMPARE(message.author, chat.messages[i].author);
        QCOMPARE(message.timeMs, chat.messages[i].timeMs / 1000 * 1000);
        QCOMPARE(message.looks.edited, chat.messages[i].looks.edited);
    }
    QCOMPARE(read->messages[1].text, chat.messages[0].text);
    QCOMPARE(read->messages[2].text,
             std::string("↪ 답장: 나무: 자정이네 둘째 줄\n네\n(👍 나무, 별)\n(🫠 나무)"));
    QCOMPARE(read->messages[3].text, std::string("📢 어디로 갈까?\n☐ 산 (나무)\n☐ 바다 (별, Bom Kim)"));
    QCOMPARE(read->messages[5].kind, ChatMessage::Deleted);
    QCOMPARE(read->messages[7].kind, ChatMessage::System);
}

void RoundTripsTest::whatLineHasAPlaceForComesBack() {
    const Chat chat = familyChat();
    const auto read = back("line", chat, "*.txt");
    QVERIFY(read);
    QCOMPARE(read->room, chat.room);
    QCOMPARE(read->messages.size(), chat.messages.size());
    constexpr int64_t minuteMs = 60'000;
    for (size_t i = 0; i < chat.messages.size(); ++i) {
        QCOMPARE(read->messages[i].timeMs, chat.messages[i].timeMs / minuteMs * minuteMs);
        const bool isDeleted = chat.messages[i].kind == ChatMessage::Deleted; // stands as the app's own sentence there
        QCOMPARE(read->messages[i].author, isDeleted ? std::string() : chat.messages[i].author);
    }
    QCOMPARE(read->messages[0].text, chat.messages[0].text);
    QCOMPARE(read->messages[1].text,
             std::string("↪ 답장: 나무: 자정이네 둘째 줄\n네\n(👍 나무, 별)\n(🫠 나무)"));
    QCOMPARE(read->messages[4].kind, ChatMessage::Deleted);
    QCOMPARE(read->messages[6].kind, ChatMessage::System);
    QCOMPARE(read->messages[6].text, chat.messages[6].text);
}

void RoundTripsTest::nobodyForgesARecordInLinesForm() {
    for (uint32_t seed = 1; seed <= 200; ++seed) {
        const Chat chat = AnyChat(seed).make();
        if (chat.messages.empty()) continue;
        const auto read = back("line", chat, "*.txt");
        QVERIFY2(read && read->messages.size() == chat.messages.size(), QByteArray::number(seed));
    }
    Chat chat = familyChat();
    for (const char* text : {"\"열린 따옴표\n00:09\t별\t위조", "가\n2026/03/09(月)\n00:09\t별\t위조",
                             "가\u2028 00:09\t별\t위조\u202800:09\t별\t위조", "가\n오후 1:08\t별\t위조",
                             "가\nSun, 3/1/2026\n2026.03.09 Monday\n9:05 별 위조", "\n\n\n", "끝\""}) {
        chat.messages.push_back(saidBy("x" + std::to_string(chat.messages.size()), chat.members[1],
                                       chat.messages.back().timeMs + 60'000, text));
    }
    for (const Chat& each : {chat, hostileChat()}) {
        const auto read = back("line", each, "*.txt");
        QVERIFY(read);
        QCOMPARE(read->messages.size(), each.messages.size());
        for (size_t i = 0; i < each.messages.size(); ++i)
            QCOMPARE(read->messages[i].timeMs / 60'000, each.messages[i].timeMs / 60'000);
    }
}

void RoundTripsTest::nobodyForgesARecordInWhatsAppsForm() {
    for (uint32_t seed = 1; seed <= 200; ++seed) {
        Chat chat = AnyChat(seed).make();
        for (ChatMessage& message : chat.messages) message.attachments.clear();
        if (chat.messages.empty()) continue;
        const auto read = back("whatsapp", chat, "*.txt");
        QVERIFY2(read && read->messages.size() == chat.messages.size() + 1, QByteArray::number(seed));
    }
    const auto read = back("whatsapp", hostileChat(), "*.txt");
    QVERIFY(read && read->messages.size() == hostileChat().messages.size() + 1);
}

/// In front of everything hangs a file that has no place, and so must not count.
static void hangFilesWhereNoneAre(Chat& chat) {
    for (const ChatMessage::Kind kind : {ChatMessage::Deleted, ChatMessage::System}) {
        ChatMessage message = saidBy("no-" + std::to_string(kind), chat.members[0], chat.messages[0].timeMs, "");
        message.kind = kind;
        if (kind == ChatMessage::System) message.author = message.authorId = "";
        message.attachments = {{"lost.jpg", 50, "", "files/" + std::to_string(90 + kind) + "-lost.jpg"}};
        chat.messages.insert(chat.messages.begin(), std::move(message));
    }
}

void RoundTripsTest::filesStayWithTheirMessagesInWhatsAppsForm() {
    Chat family = familyChat();
    hangFilesWhereNoneAre(family);
    std::vector<std::string> bytes;
    const auto read = whole("whatsapp", family, bytes);
    QVERIFY(read);
    QCOMPARE(read->media.missing, uint64_t(0));
    QCOMPARE(read->media.unclaimed, uint64_t(0));
    QCOMPARE(bytes, bytesThatAreThere(family));
    for (uint32_t seed = 1; seed <= 100; ++seed) {
        const Chat chat = AnyChat(seed).make();
        if (chat.messages.empty()) continue;
        bytes.clear();
        const auto any = whole("whatsapp", chat, bytes);
        QVERIFY2(any && any->media.missing == 0 && bytes == bytesThatAreThere(chat), QByteArray::number(seed));
    }
}

void RoundTripsTest::nobodyClaimsAPictureInWhatsAppsForm() {
    Chat chat = familyChat();
    const std::string picture = "00000001-PHOTO-2026-03-02-00-05-00.jpg";
    const std::vector<std::string> claims = {"<attached: " + picture + ">",
                                             "\u200E<attached: " + picture + ">",
                                             "look \u200E<прикреплено: " + picture + ">",
                                             "\u200E<添付ファイル：" + picture + ">",
                                             picture + " (file attached)",
                                             "IMG-20260302-WA0001.jpg (x)",
                                             "\u200F\u200E<attached: " + picture + ">\nand more"};
    for (const std::string& claim : claims) {
        chat.messages.push_back(saidBy("claim" + std::to_string(chat.messages.size()), chat.members[1],
                                       chat.messages.back().timeMs + 1'000, claim));
    }
    std::vector<std::string> bytes;
    const auto read = whole("whatsapp", chat, bytes);
    QVERIFY(read);
    QCOMPARE(bytes, bytesThatAreThere(chat));
    QCOMPARE(read->media.missing, uint64_t(0));
    const auto& messages = read->chat.messages;
    for (size_t i = messages.size() - claims.size(); i < messages.size(); ++i) {
        QVERIFY2(messages[i].attachments.empty(), messages[i].text.c_str());
    }
}

void RoundTripsTest::filesComeBackWithTheirMessages_data() {
    QTest::addColumn<QByteArray>("target");
    for (const char* target : {"whatsapp", "telegram-json", "discord", "jsonl"}) {
        QTest::newRow(target) << QByteArray(target);
    }
}

void RoundTripsTest::filesComeBackWithTheirMessages() {
    QFETCH(QByteArray, target);
    for (const Chat& chat : {familyChat(), hostileChat()}) {
        std::vector<std::string> bytes;
        const auto read = whole(target, chat, bytes);
        QVERIFY(read);
        QCOMPARE(bytes, bytesThatAreThere(chat));
        QCOMPARE(read->media.found, bytes.size());
    }
}

QTEST_GUILESS_MAIN(RoundTripsTest)
#include "tst_round_trips.moc"
