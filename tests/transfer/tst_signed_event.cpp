// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lines of an archive against what their authors signed: by us, and by a program that knows only the documentation.
#include "transfer/signed_event.h"

#include "crypto/init.h"
#include "export_support.h"
#include "import_support.h"
#include "transfer/archive_format.h"
#include "transfer/author.h"
#include "transfer/both_ways.h"
#include "transfer/zip_support.h"

#include <QTemporaryDir>

using namespace ieum;
using namespace ieum::transfer;
using namespace ieum::transfer::test;

class SignedEventTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void whatPeopleSignedComesBackVerified();
    void aProgramThatKnowsTheDocumentationChecksIt();
    void whatIsChangedIsFound_data();
    void whatIsChangedIsFound();
    void anotherPersonsSignatureIsNobodys();
    void bytesOfAnyKindAreNoEvent();
    void anIdThatStandsTwiceIsBroken_data();
    void anIdThatStandsTwiceIsBroken();
    void aSignedLineHasNoSecondIdInAnotherPart_data();
    void aSignedLineHasNoSecondIdInAnotherPart();
    void linesThatNobodySignedAreTold();

  private:
    static void addChanges();
    QByteArray written(const Chat& chat);
    ieum::test::RealFiles m_files;
};

QByteArray SignedEventTest::written(const Chat& chat) {
    const QTemporaryDir dir;
    if (!exportTo(dir.filePath("out"), "jsonl", chat, m_files)) return {};
    return contentOf(dir.filePath("out/archive.jsonl"));
}

void SignedEventTest::whatPeopleSignedComesBackVerified() {
    Chat chat = Author().chat();
    const QByteArray bytes = written(chat);
    const auto back = import(bytes);
    QVERIFY(back);
    for (size_t i = 0; i < 4; ++i) QVERIFY2(back->messages.at(i).verified, std::to_string(i).c_str());
    QVERIFY(!back->messages.at(4).verified);
    for (size_t i = 0; i < 4; ++i) chat.messages[i].verified = true;
    QVERIFY(*back == chat);
    QCOMPARE(written(*back), bytes);
    chat.openings.insert(chat.openings.begin(), 40, std::string(30'000, 'x')); // his stands in a line behind the header
    QVERIFY(import(written(chat))->messages.at(0).verified);
    QVERIFY(!import(bytes + "{\"feeds\":[]}\n")); // behind a record
}

void SignedEventTest::aProgramThatKnowsTheDocumentationChecksIt() {
    const QString python = QStandardPaths::findExecutable("python3");
    if (python.isEmpty()) QSKIP("python3 is not installed (tools/setup-debian test installs it)");
    const QTemporaryDir dir;
    Chat chat = Author().chat();
    QVERIFY(exportTo(dir.filePath("out"), "jsonl", chat, m_files));
    QCOMPARE(outputOf(python, {readerScript("signatures.py"), dir.filePath("out")}), QByteArray("checked 4 of 5\n"));
    chat.openings.assign(1'500, chat.openings.front());
    QVERIFY(exportTo(dir.filePath("many"), "jsonl", chat, m_files));
    QVERIFY(contentOf(dir.filePath("many/archive.jsonl")).contains("\n{\"feeds\":["));
    QCOMPARE(outputOf(python, {readerScript("signatures.py"), dir.filePath("many")}), QByteArray("checked 4 of 5\n"));
}

void SignedEventTest::whatIsChangedIsFound_data() { addChanges(); }

/// Each by us, and by the program.
void SignedEventTest::addChanges() {
    using Change = std::function<void(Chat&)>;
    QTest::addColumn<Change>("change");
    const auto row = [](const char* name, const Change& change) { QTest::newRow(name) << change; };
    row("text", [](Chat& chat) { chat.messages[1].text = "어디로 갈까"; });
    row("id", [](Chat& chat) { chat.messages[1].id[0] ^= 1; });
    row("author's key", [](Chat& chat) { chat.messages[1].authorId[0] ^= 1; });
    row("author's name", [](Chat& chat) { chat.messages[1].author = "별"; });
    row("time", [](Chat& chat) { chat.messages[1].timeMs += 1; });
    row("another time beside it", [](Chat& chat) { chat.messages[1].originalTime = "9000000000000"; });
    row("backdated", [](Chat& chat) {
        chat.messages[1].originalTime = std::to_string(chat.messages[1].timeMs);
        chat.messages[1].timeMs -= 60'000;
    });
    row("an edit's time", [](Chat& chat) { chat.messages[3].originalTime = std::to_string(startMs + 8'999); });
    row("an edit without its time", [](Chat& chat) { chat.messages[3].originalTime.clear(); });
    row("a message later than its edit", [](Chat& chat) { chat.messages[3].timeMs = startMs + 9'001; });
    row("kind", [](Chat& chat) { chat.messages[1].kind = ChatMessage::System; });
    row("source", [](Chat& chat) { chat.messages[1].source = "kakaotalk-android"; });
    row("line of the source", [](Chat& chat) { chat.messages[1].line = 7; });
    row("reply", [](Chat& chat) { chat.messages[1].replyTo.clear(); });
    row("notice", [](Chat& chat) { chat.messages[1].looks.notice = true; });
    row("edited", [](Chat& chat) { chat.messages[1].looks.edited = true; });
    row("answers of a poll", [](Chat& chat) { chat.messages[1].looks.poll->options[0].text = "강"; });
    row("how many answers", [](Chat& chat) { chat.messages[1].looks.poll->multiple = false; });
    row("no poll", [](Chat& chat) { chat.messages[1].looks.poll.reset(); });
    row("a file's name", [](Chat& chat) { chat.messages[2].attachments[0].name = "봄.exe"; });
    row("a file's size", [](Chat& chat) { chat.messages[2].attachments[0].sizeBytes = 2'501; });
    row("a file's hash", [](Chat& chat) { chat.messages[2].attachments[0].sha256Hex = std::string(64, 'a'); });
    row("no file", [](Chat& chat) { chat.messages[2].attachments.clear(); });
    row("an edit's text", [](Chat& chat) { chat.messages[3].text = "자정이네"; });
    row("an edit as what was written first", [](Chat& chat) { chat.messages[3].looks.edited = false; });
    row("a file beside an edit", [](Chat& chat) { chat.messages[3].attachments = chat.messages[2].attachments; });
    row("another's event", [](Chat& chat) { chat.messages[1].signedEvent = chat.messages[0].signedEvent; });
    row("nobody's feed", [](Chat& chat) { chat.openings.clear(); });
    row("another room", [](Chat& chat) { chat.roomId[0] = chat.roomId[0] == 'a' ? 'b' : 'a'; });
    row("no room", [](Chat& chat) { chat.roomId.clear(); });
    row("another room's feed", [](Chat& chat) { chat.openings = {Author("other").opening()}; });
    row("a device that somebody else vouches for", [](Chat& chat) {
        Author taken;
        const auto root = crypto::SigningKey::generate(taken.random);
        taken.certify(root);
        chat.openings = {taken.openingBy(root)};
        for (size_t i = 0; i < 4; ++i) chat.messages[i].authorId = root.publicAs<PersonId>().hex();
    });
    for (const size_t at : {0, 64, 98, 250, 98 + 152 * 6}) {
        QTest::addRow("byte %zu of the opening", at) << Change([at](Chat& chat) { chat.openings[0].at(at) ^= 1; });
    }
    for (const size_t at : {0, 64, 98, 250, 98 + 152 * 4}) {
        QTest::addRow("byte %zu of the event", at)
            << Change([at](Chat& chat) { chat.messages[1].signedEvent.at(at) ^= 1; });
    }
    row("cut", [](Chat& chat) { chat.messages[1].signedEvent.resize(200); });
}

void SignedEventTest::whatIsChangedIsFound() {
    QFETCH(std::function<void(Chat&)>, change);
    Chat chat = Author().chat();
    change(chat);
    const QByteArray bytes = written(chat);
    const auto strict = import(bytes);
    QVERIFY(failedWith(strict, TransferError::BadSignature));
    ImportOptions options;
    options.lenient = true;
    const auto lenient = import(bytes, options);
    QVERIFY(lenient);
    QCOMPARE(lenient->count() + lenient->skipped, uint64_t{5});
    QVERIFY(!lenient->passedOver.empty());
    for (const PassedOver& each : lenient->passedOver) {
        QCOMPARE(each.why, PassedOver::Forged);
        QVERIFY(each.line >= 2 && each.line <= 5);
    }
    QCOMPARE(int64_t{lenient->passedOver.front().line}, strict.error().number);
    QCOMPARE(lenient->forged, lenient->skipped);
    const QString python = QStandardPaths::findExecutable("python3");
    if (python.isEmpty()) QSKIP("python3 is not installed (tools/setup-debian test installs it)");
    const QTemporaryDir dir;
    QVERIFY(exportTo(dir.filePath("out"), "jsonl", chat, m_files));
    QVERIFY(outputOf(python, {readerScript("signatures.py"), dir.filePath("out")}).startsWith("failed"));
}

/// A line in front of a signed one, with its id, would drive it out.
void SignedEventTest::anIdThatStandsTwiceIsBroken_data() {
    using Change = std::function<void(Chat&)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<bool>("isRefused");
    QTest::addColumn<QString>("left"); // of the messages with that id, when broken lines are passed over; "": an error
    QTest::newRow("unsigned in front") << Change([](Chat& chat) {
        ChatMessage other = chat.messages[1];
        other.signedEvent.clear();
        other.text = "다른 말";
        chat.messages.insert(chat.messages.begin(), other);
    }) << true << "";
    QTest::newRow("unsigned behind") << Change([](Chat& chat) { chat.messages[4].id = chat.messages[1].id; }) << true
                                     << "어디로 갈까?";
    QTest::newRow("the same again") << Change([](Chat& chat) { chat.messages.push_back(chat.messages[1]); }) << true
                                    << "어디로 갈까?";
    // As an export has them of a chat that was imported twice, without its files and with them.
    QTest::newRow("nobody signed either")
        << Change([](Chat& chat) { chat.messages.push_back(chat.messages[4]); }) << false << "어디로 갈까?";
}

void SignedEventTest::anIdThatStandsTwiceIsBroken() {
    QFETCH(std::function<void(Chat&)>, change);
    QFETCH(bool, isRefused);
    QFETCH(QString, left);
    Chat chat = Author().chat();
    const std::string id = chat.messages[1].id;
    change(chat);
    const QByteArray bytes = written(chat);
    const auto strict = import(bytes);
    QCOMPARE(strict.has_value(), !isRefused);
    if (!strict) QVERIFY(failedWith(strict, TransferError::BadArchive));
    ImportOptions options;
    options.lenient = true;
    const auto lenient = import(bytes, options);
    QCOMPARE(lenient.has_value(), !left.isEmpty());
    if (lenient) {
        QCOMPARE(lenient->skipped, isRefused ? 1U : 0U);
        QCOMPARE(lenient->forged, 0U);
        for (const PassedOver& each : lenient->passedOver) QCOMPARE(each.why, PassedOver::Broken);
        std::vector<std::string> texts;
        for (const ChatMessage& each : lenient->messages) {
            if (each.id == id && each.verified) texts.push_back(each.text);
        }
        QCOMPARE(texts, std::vector<std::string>{left.toStdString()});
    } else {
        QVERIFY(failedWith(lenient, TransferError::BadArchive));
        QCOMPARE(lenient.error().number, strict.error().number);
    }
    const QString python = QStandardPaths::findExecutable("python3");
    if (python.isEmpty()) QSKIP("python3 is not installed (tools/setup-debian test installs it)");
    const QTemporaryDir dir;
    QVERIFY(exportTo(dir.filePath("out"), "jsonl", chat, m_files));
    const QByteArray output = outputOf(python, {readerScript("signatures.py"), dir.filePath("out")});
    QCOMPARE(output.startsWith("failed"), isRefused);
}

void SignedEventTest::aSignedLineHasNoSecondIdInAnotherPart_data() {
    QTest::addColumn<bool>("firstIsSigned");
    QTest::addColumn<bool>("secondIsSigned");
    QTest::newRow("the same twice") << true << true;
    QTest::newRow("a signed one behind") << false << true;
    QTest::newRow("a signed one in front") << true << false;
}

/// Ids of parts are told apart by a sign behind them, which is in nothing that anybody signed.
void SignedEventTest::aSignedLineHasNoSecondIdInAnotherPart() {
    QFETCH(bool, firstIsSigned);
    QFETCH(bool, secondIsSigned);
    Chat chat = Author().chat();
    const QByteArray withSigned = written(chat);
    for (ChatMessage& each : chat.messages) each.signedEvent.clear();
    const QByteArray without = written(chat);
    const Place place;
    auto zip = openZip(place.files(), place.put("it.zip", ZipMaker::made({
                                                              {"Talk_a-1.txt", firstIsSigned ? withSigned : without},
                                                              {"Talk_a-2.txt", secondIsSigned ? withSigned : without},
                                                          })));
    QVERIFY(zip);
    ImportOptions options;
    options.lenient = true;
    const auto read = importBothWays({**zip, "it", {}}, options, place.files());
    if (secondIsSigned) {
        QVERIFY(!read && read.error().is(TransferError::BadArchive) && read.error().cause == Cause::Input);
        return;
    }
    QVERIFY(read);
    QCOMPARE(read->chat.messages.size(), size_t{10});
    for (size_t i = 0; i < 5; ++i) {
        QCOMPARE(read->chat.messages[i].verified, i < 4);
        QVERIFY(!read->chat.messages[i + 5].verified);
        QCOMPARE(read->chat.messages[i + 5].id, read->chat.messages[i].id + '+');
    }
}

void SignedEventTest::linesThatNobodySignedAreTold() {
    std::vector<uint32_t> lines;
    ImportOptions options;
    options.unsignedAt = [&](uint32_t line) { lines.push_back(line); };
    QVERIFY(import(written(Author().chat()), options));
    QCOMPARE(lines, std::vector<uint32_t>{6});
}

/// Who signs with keys of his own under the name of somebody is found out by the key: the line's author is that key.
void SignedEventTest::anotherPersonsSignatureIsNobodys() {
    Chat chat = Author().chat();
    Author other;
    other.root = crypto::SigningKey::generate(other.random);
    other.certify(other.root);
    other.write(); // with the feed's own key, as only its author could
    const Chat theirs = other.chat();
    chat.openings = theirs.openings;
    for (size_t i = 0; i < 4; ++i) chat.messages[i].signedEvent = theirs.messages[i].signedEvent;
    QVERIFY(failedWith(import(written(chat)), TransferError::BadSignature));
}

void SignedEventTest::bytesOfAnyKindAreNoEvent() {
    const std::string good = packed(Author().eventAt(2));
    QVERIFY(unpacked(good));
    for (size_t size = 0; size < 98 + 4 * feed::headerBytes; ++size) QVERIFY(!unpacked(good.substr(0, size)));
    std::string many = good;
    many[96] = many[97] = '\xFF';
    QVERIFY(!unpacked(many));
    many[96] = many[97] = 0;
    QVERIFY(!unpacked(many));
    for (const char* text : {"!", "A", "abc=", "한글"}) {
        const std::string line = R"({"id":"a","time":1,"signed":")" + std::string(text) + "\"}";
        QVERIFY2(!parseArchiveMessage(line), text);
    }
    QVERIFY(!parseArchiveHeader(R"({"format":"ieum-archive","version":1,"feeds":["="]})"));
}

QTEST_GUILESS_MAIN(SignedEventTest)
#include "tst_signed_event.moc"
