// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What people signed goes out with an archive and comes in again as checked, without what was taken back.
#include "node/signed_events.h"

#include "node/archive_check.h"
#include "node/archive_form.h"
#include "node/hamlet.h"
#include "node/limits.h"
#include "support/real_files.h"
#include "transfer/archive_format.h"
#include "transfer/error.h"

#include <QTemporaryDir>

using namespace ieum;
using namespace ieum::node;

class TestSignedEvents : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void everybodysMessagesAreCheckedWhereverTheyGo();
    void answersOfAPollAreSignedAsTheyAreShown();
    void whatComesInIsMarkedAndTheMarkAloneIsWorthNothing();
    void whatComesBackToItsRoomHasAnIdOfItsOwn();
    void whatComesBackToItsRoomComesBackOnce();
    void aChangedLineIsNotTaken();
    void whatIsReadInOneGoIsSignedByTheLast();
    void bytesOfAnotherMessageAreNobodysFile();
    void oneFileIsReadForSoManyLinesAtMost();

  private:
    static transfer::Chat archiveOf(Hamlet& hamlet, size_t who, const std::string& out) {
        const auto bytes = hamlet.of(who).disk().read(out + "/archive.jsonl", 64 << 20);
        transfer::Chat chat;
        std::string_view rest = bytes ? textOf(*bytes) : std::string_view();
        for (bool isHeader = true; !rest.empty(); isHeader = false) {
            const std::string_view line = rest.substr(0, rest.find('\n'));
            rest.remove_prefix(line.size() + 1);
            if (isHeader) {
                chat = transfer::parseArchiveHeader(line).value_or(transfer::Chat());
            } else {
                chat.messages.push_back(transfer::parseArchiveMessage(line).value_or(transfer::ChatMessage()));
            }
        }
        return chat;
    }
    static const transfer::ChatMessage* saying(const transfer::Chat& chat, std::string_view text) {
        for (const auto& each : chat.messages) {
            if (each.text == text) return &each;
        }
        return nullptr;
    }
    static ImportChat importOf(const std::string& path, const std::string& room) {
        ImportChat import;
        import.path = path;
        import.roomName = room;
        import.timeZone = "+09:00"; // the computers of a hamlet have no files of zones
        return import;
    }
};

void TestSignedEvents::everybodysMessagesAreCheckedWhereverTheyGo() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임", false});
    QVERIFY(room != RoomId{});
    QVERIFY(hamlet.say(0, room, "하나"));
    const auto edited = hamlet.say(1, room, "둘 전");
    const auto deleted = hamlet.say(1, room, "지울 말");
    QVERIFY(edited && deleted);
    QVERIFY(hamlet.ask(1, EditMessage{room, *edited, "둘"}));
    QVERIFY(hamlet.ask(1, DeleteMessage{room, *deleted}));
    SendMessage answer;
    answer.room = room;
    answer.text = "셋";
    answer.replyTo = *edited;
    QVERIFY(hamlet.ask(0, std::move(answer)));
    hamlet.pass(10 * sim::secondMs);
    for (const size_t who : {0, 1}) { // whoever writes it out
        const auto report = hamlet.ask(who, ExportRoom{room, "jsonl", "out"});
        QVERIFY(report);
        QCOMPARE(report->messages, uint32_t{4});
        QCOMPARE(report->signedMessages, uint32_t{3});
        const transfer::Chat chat = archiveOf(hamlet, who, "out");
        QCOMPARE(chat.openings.size(), size_t{2});
        QCOMPARE(chat.roomId, room.hex());
        const transfer::Signers signers(chat.openings, chat.roomId);
        for (const char* text : {"하나", "둘", "셋"}) {
            const auto* message = saying(chat, text);
            QVERIFY2(message && transfer::isAsSigned(signers, *message), text);
        }
        QVERIFY(saying(chat, "둘")->looks.edited);
        QVERIFY(std::stoll(saying(chat, "둘")->originalTime) >= saying(chat, "둘")->timeMs);
        QVERIFY(saying(chat, "하나")->originalTime.empty());
        // The first wording is nowhere, not even sealed with its key.
        const auto event = transfer::unpacked(saying(chat, "둘")->signedEvent);
        QVERIFY(event && transfer::contentOf(*event)->has_edit());
        QVERIFY(saying(chat, "") && saying(chat, "")->signedEvent.empty());
        // Other forms have no place for it, and do not count it.
        const auto csv = hamlet.ask(who, ExportRoom{room, "csv", "table", "ko", "+09:00"});
        QVERIFY(csv && csv->signedMessages == 0);
    }
}

/// Or a program that knows only what was signed would find another answer in the line.
void TestSignedEvents::answersOfAPollAreSignedAsTheyAreShown() {
    Hamlet hamlet(1);
    const RoomId room = hamlet.makeRoom({"모임"});
    SendMessage ask;
    ask.room = room;
    ask.text = "어디로?";
    ask.pollOptions = {" 산\u200D ", "바\u202E다"};
    QVERIFY(hamlet.ask(0, std::move(ask)));
    hamlet.pass(10 * sim::secondMs);
    QVERIFY(hamlet.ask(0, ExportRoom{room, "jsonl", "out"}));
    const transfer::Chat chat = archiveOf(hamlet, 0, "out");
    const auto* message = saying(chat, "어디로?");
    QVERIFY(message && message->looks.poll && message->looks.poll->options.size() == 2);
    const auto event = transfer::unpacked(message->signedEvent);
    const auto body = event ? transfer::contentOf(*event) : std::nullopt;
    QVERIFY(body && body->message().poll().options_size() == 2);
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(body->message().poll().options(i), message->looks.poll->options[static_cast<size_t>(i)].text);
    }
    QCOMPARE(body->message().poll().options(0), std::string("산"));
}

void TestSignedEvents::whatComesInIsMarkedAndTheMarkAloneIsWorthNothing() {
    Hamlet hamlet(1);
    const RoomId room = hamlet.makeRoom({"모임", false});
    QVERIFY(hamlet.say(0, room, "하나"));
    QVERIFY(hamlet.ask(0, ExportRoom{room, "jsonl", "out"}));
    const auto brought = hamlet.ask(0, importOf("out/archive.jsonl", "옛 방"));
    QVERIFY(brought);
    QCOMPARE(brought->signedMessages, uint32_t{1});
    const auto twice = hamlet.ask(0, importOf("out/archive.jsonl", "옛 방"));
    QVERIFY(twice && twice->room == brought->room);
    QCOMPARE(twice->signedMessages, uint32_t{0}); // nothing came in
    const auto rows = hamlet.ask(0, ListMessages{brought->room, 10, {}});
    QVERIFY(rows && rows->size() == 1);
    const std::string key = hamlet.parts(0).world.identity->person().hex();
    const std::string mark = std::string(signedSource) + key.substr(0, signedDigits);
    QCOMPARE(rows->front().source, mark);
    // Out again, it has the mark and no signature; whoever reads that takes it for a claim like any other.
    const auto again = hamlet.ask(0, ExportRoom{brought->room, "jsonl", "again"});
    QVERIFY(again && again->signedMessages == 0);
    const transfer::Chat chat = archiveOf(hamlet, 0, "again");
    QVERIFY(saying(chat, "하나") && saying(chat, "하나")->source == mark);
    const auto secondHand = hamlet.ask(0, importOf("again/archive.jsonl", "또 그 방"));
    QVERIFY(secondHand && secondHand->signedMessages == 0);
    const auto claimed = hamlet.ask(0, ListMessages{secondHand->room, 10, {}});
    QVERIFY(claimed && claimed->size() == 1);
    QCOMPARE(claimed->front().source, std::string("ieum"));
}

/// Both are in the next export, and a reader takes no second line with the id of a signed one.
void TestSignedEvents::whatComesBackToItsRoomHasAnIdOfItsOwn() {
    Hamlet hamlet(1);
    const RoomId room = hamlet.makeRoom({"모임", false});
    QVERIFY(hamlet.say(0, room, "하나"));
    QVERIFY(hamlet.ask(0, ExportRoom{room, "jsonl", "out"}));
    const auto back = hamlet.ask(0, importOf("out/archive.jsonl", "모임"));
    QVERIFY(back && back->room == room);
    const auto both = hamlet.ask(0, ExportRoom{room, "jsonl", "both"});
    QVERIFY(both);
    QCOMPARE(both->messages, uint32_t{2});
    QCOMPARE(both->signedMessages, uint32_t{1});
    const auto taken = hamlet.ask(0, importOf("both/archive.jsonl", "옛 방"));
    QVERIFY(taken);
    QCOMPARE(taken->messages, uint32_t{2});
    QCOMPARE(taken->signedMessages, uint32_t{1});
    QCOMPARE(hamlet.reads(0, taken->room).size(), size_t{2}); // elsewhere both are messages
}

void TestSignedEvents::whatComesBackToItsRoomComesBackOnce() {
    Hamlet hamlet(1);
    const RoomId room = hamlet.makeRoom({"모임", false});
    SendMessage sent;
    sent.room = room;
    sent.text = "하나";
    sent.filePaths = {"/plan.txt"};
    QVERIFY(hamlet.of(0).disk().writeDurably(sent.filePaths.front(), bytesOf("plan")));
    QVERIFY(hamlet.ask(0, std::move(sent)));
    QVERIFY(hamlet.say(0, room, "둘"));
    for (const std::string out : {"/first", "/second", "/third"}) {
        QVERIFY(hamlet.ask(0, ExportRoom{room, "jsonl", out}));
        const auto back = hamlet.ask(0, importOf(out, "모임"));
        QVERIFY(back && back->room == room);
        QCOMPARE(hamlet.reads(0, room).size(), size_t{4});
        QCOMPARE(hamlet.ask(0, ListFiles{room}).value_or(std::vector<FileRow>()).size(), size_t{2});
    }
    // Another room that has both, and its archive, bring no third one either.
    const auto elsewhere = hamlet.ask(0, importOf("/third", "옛 방"));
    QVERIFY(elsewhere && elsewhere->room != room);
    QCOMPARE(hamlet.reads(0, elsewhere->room).size(), size_t{4});
    QVERIFY(hamlet.ask(0, ExportRoom{elsewhere->room, "jsonl", "/other"}));
    QVERIFY(hamlet.ask(0, importOf("/other", "모임")));
    QCOMPARE(hamlet.reads(0, room).size(), size_t{4});
}

void TestSignedEvents::aChangedLineIsNotTaken() {
    Hamlet hamlet(1);
    const RoomId room = hamlet.makeRoom({"모임", false});
    QVERIFY(hamlet.say(0, room, "하나"));
    QVERIFY(hamlet.say(0, room, "열시에 만나요"));
    QVERIFY(hamlet.ask(0, ExportRoom{room, "jsonl", "out"}));
    const auto bytes = hamlet.of(0).disk().read("out/archive.jsonl", 1 << 20);
    QVERIFY(bytes);
    std::string text(textOf(*bytes));
    text.replace(text.find("열시"), std::string("열시").size(), "두시");
    QVERIFY(hamlet.of(0).disk().writeDurably("forged.jsonl", bytesOf(text)));
    ImportChat import = importOf("forged.jsonl", "옛 방");
    const auto refused = hamlet.ask(0, import);
    QVERIFY(!refused && refused.error().is(transfer::TransferError::BadSignature));
    QCOMPARE(refused.error().number, int64_t{3});
    import.lenient = true;
    const auto taken = hamlet.ask(0, import);
    QVERIFY(taken);
    QCOMPARE(taken->messages, uint32_t{1});
    QCOMPARE(taken->passedOver.size(), size_t{1});
    QCOMPARE(taken->passedOver.front().why, std::string("forged"));
    QCOMPARE(hamlet.reads(0, taken->room), std::vector<std::string>{"하나"});
}

/// Messages that wait for a path are written as one range with one signature.
void TestSignedEvents::whatIsReadInOneGoIsSignedByTheLast() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임", false});
    for (int i = 0; i < 20; ++i) {
        SendMessage message;
        message.room = room;
        message.text = "글 " + std::to_string(i);
        hamlet.of(0).ask(std::move(message), [](const Result<MessageId>&) {});
    }
    hamlet.pass(20 * sim::secondMs);
    const auto report = hamlet.ask(1, ExportRoom{room, "jsonl", "out"});
    QVERIFY(report);
    QCOMPARE(report->signedMessages, uint32_t{20});
    size_t longest = 0;
    const transfer::Chat chat = archiveOf(hamlet, 1, "out");
    const transfer::Signers signers(chat.openings, chat.roomId);
    for (const auto& each : chat.messages) {
        QVERIFY2(transfer::isAsSigned(signers, each), each.text.c_str());
        longest = std::max(longest, transfer::unpacked(each.signedEvent)->headers.size());
    }
    QVERIFY2(longest > 1, std::to_string(longest).c_str());
}

/// Where a file lies is signed by nobody: one line leads to the file of the other, which has its name and size.
void TestSignedEvents::bytesOfAnotherMessageAreNobodysFile() {
    Hamlet hamlet(1);
    const RoomId room = hamlet.makeRoom({"모임", false});
    for (const std::string letter : {"a", "b"}) {
        SendMessage message;
        message.room = room;
        message.text = letter;
        message.filePaths = {"/" + letter + "/plan.txt"};
        QVERIFY(hamlet.of(0).disk().writeDurably(message.filePaths.front(), bytesOf(letter)));
        QVERIFY(hamlet.ask(0, std::move(message)));
        hamlet.pass(5 * sim::secondMs);
    }
    QVERIFY(hamlet.ask(0, ExportRoom{room, "jsonl", "/out"}));
    const auto whole = hamlet.ask(0, importOf("/out", "옛 방"));
    QVERIFY(whole);
    QCOMPARE(whole->signedMessages, uint32_t{2});
    QCOMPARE(whole->filesFound, uint32_t{2});
    const transfer::Chat chat = archiveOf(hamlet, 0, "/out");
    QVERIFY(saying(chat, "a") && saying(chat, "b"));
    const std::string one = saying(chat, "a")->attachments.at(0).path;
    const std::string other = saying(chat, "b")->attachments.at(0).path;
    QVERIFY(!one.empty() && !other.empty() && one != other);
    const auto bytes = hamlet.of(0).disk().read("/out/archive.jsonl", 1 << 20);
    QVERIFY(bytes);
    std::string text(textOf(*bytes));
    QVERIFY(text.find(other) != std::string::npos);
    text.replace(text.find(other), other.size(), one);
    QVERIFY(hamlet.of(0).disk().writeDurably("/out/archive.jsonl", bytesOf(text)));
    const auto forged = hamlet.ask(0, importOf("/out", "또 그 방"));
    QVERIFY(forged);
    QCOMPARE(forged->messages, uint32_t{2});
    QCOMPARE(forged->signedMessages, uint32_t{0});
    QCOMPARE(forged->filesMissing, uint32_t{2});
    const auto files = hamlet.ask(0, ListFiles{forged->room});
    QVERIFY(files && files->empty());
}

/// Each line that leads to it under another key costs one more reading of all of it.
void TestSignedEvents::oneFileIsReadForSoManyLinesAtMost() {
    Hamlet hamlet(1);
    const RoomId room = hamlet.makeRoom({"모임", false});
    const size_t count = signedLinksMax + 2;
    const auto contentOf = [](size_t at) { return std::string(1, static_cast<char>('a' + at)); };
    for (size_t i = 0; i < count; ++i) {
        SendMessage message;
        message.room = room;
        message.text = std::to_string(i);
        message.filePaths = {"/" + message.text + "/plan.txt"};
        QVERIFY(hamlet.of(0).disk().writeDurably(message.filePaths.front(), bytesOf(contentOf(i))));
        QVERIFY(hamlet.ask(0, std::move(message)));
        hamlet.pass(5 * sim::secondMs);
    }
    QVERIFY(hamlet.ask(0, ExportRoom{room, "jsonl", "/out"}));
    const transfer::Chat chat = archiveOf(hamlet, 0, "/out");
    QCOMPARE(chat.messages.size(), count);
    const auto bytes = hamlet.of(0).disk().read("/out/archive.jsonl", 1 << 20);
    QVERIFY(bytes);
    const auto pathOf = [&](size_t at) { return chat.messages.at(at).attachments.at(0).path; };
    const auto checkedWithAllAt = [&](size_t kept) {
        const std::string place = pathOf(kept);
        std::string text(textOf(*bytes));
        for (size_t i = 0; i < count; ++i) {
            const std::string said = '"' + pathOf(i) + '"';
            for (size_t at = text.find(said); at != std::string::npos; at = text.find(said, at + place.size()))
                text.replace(at, said.size(), '"' + place + '"');
        }
        const QTemporaryDir dir;
        ieum::test::RealFiles files;
        const std::string out = dir.path().toStdString();
        const std::string folder = out + '/' + place.substr(0, place.rfind('/'));
        const bool isThere = files.makeFolders(folder) &&
                             files.writeDurably(out + '/' + place, bytesOf(contentOf(kept))) &&
                             files.writeDurably(out + "/archive.jsonl", bytesOf(text));
        return isThere ? checkArchive(out).value_or(ArchiveCheck()) : ArchiveCheck();
    };
    const ArchiveCheck early = checkedWithAllAt(0);
    QCOMPARE(early.asSigned, static_cast<uint32_t>(count));
    QCOMPARE(early.files, uint32_t{1});
    QCOMPARE(early.others.count, static_cast<uint32_t>(count - 1));
    // It is read no more by the time that its own line comes.
    const ArchiveCheck late = checkedWithAllAt(count - 1);
    QCOMPARE(late.asSigned, static_cast<uint32_t>(count));
    QCOMPARE(late.files, uint32_t{0});
    QCOMPARE(late.others.count, static_cast<uint32_t>(count));
}

QTEST_GUILESS_MAIN(TestSignedEvents)
#include "tst_signed_events.moc"
