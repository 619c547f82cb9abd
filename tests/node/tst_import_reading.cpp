// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Exports with media come into a room: bytes sealed once, nothing left of what failed, nothing twice.
#include "node/import_reading.h"

#include "node/hamlet.h"
#include "transfer/error.h"
#include "transfer/zip_support.h"

using namespace ieum;
using namespace ieum::node;
using transfer::test::Packed;
using transfer::test::ZipMaker;

class TestImportReading : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void picturesComeIntoTheRoom();
    void theSameZipAgainLeavesNothing();
    void aPreviewWritesNothing();
    void picturesFollowATextThatCameFirst();
    void aFullDiskLeavesNothing();
    void aDamagedPictureIsMissing();
    void anEmptyFileIsAFile();
    void manyPicturesBecomeSeveralMessages();
    void twoKindsOfPhonesAreOneConversation();
    void linesPassedOverAreReported();
    void oneChatOfSeveralIsChosen();
    void aFolderComesLikeAZip();
    void whatWasDeletedStaysDeleted();
    void aMessageThatIsTooLongLeavesNoFile();
    void aTextIsNotReadOnWhenItIsToStop();

  private:
    static bool put(Hamlet& hamlet, const std::string& path, const QByteArray& bytes) {
        return hamlet.of(0)
            .disk()
            .writeDurably(path, bytesOf(std::string_view(bytes.constData(), static_cast<size_t>(bytes.size()))))
            .has_value();
    }
    static ImportChat asking(const std::string& path) {
        ImportChat request;
        request.path = path;
        request.roomName = "가족방";
        request.timeZone = "+09:00"; // the computers of a hamlet have no files of zones
        return request;
    }
    static size_t chunksOf(Hamlet& hamlet) {
        size_t chunks = 0;
        for (int prefix = 0; prefix < 256; ++prefix) {
            const QByteArray name = QByteArray::number(prefix + 256, 16).right(2);
            const auto names = hamlet.of(0).disk().namesIn(
                hamlet.parts(0).world.profileFolder + "/chunks/" + name.toStdString(), 100'000);
            if (names) chunks += names->size();
        }
        return chunks;
    }
    static std::vector<std::string> fileNamesOf(Hamlet& hamlet, const RoomId& room) {
        std::vector<std::string> names;
        const auto rows = hamlet.ask(0, ListFiles{room});
        if (!rows) return {"no rows"};
        for (const FileRow& row : *rows) names.push_back(row.name);
        std::sort(names.begin(), names.end());
        return names;
    }
};

static const QByteArray pictureA = QByteArray(64, 'a') + ".jpg";
static const QByteArray pictureB = QByteArray(64, 'b') + ".jpg";
static const QByteArray head = "2026년 3월 1일 오전 9:00, 나무 : ";

static std::vector<Packed> zipWithPictures() {
    return {{"K/KakaoTalkChats.txt", head + "안녕\r\n" + head + pictureA + "\r\n" + pictureB + "\r\n"},
            {"K/" + pictureA, QByteArray(600'000, 'p'), false},
            {"K/" + pictureB, "picture b", false}};
}

void TestImportReading::picturesComeIntoTheRoom() {
    Hamlet hamlet(1);
    QVERIFY(put(hamlet, "/it.zip", ZipMaker::made(zipWithPictures())));
    const auto report = hamlet.ask(0, asking("/it.zip"));
    QVERIFY(report);
    QCOMPARE(report->messages, 2U);
    QCOMPARE(report->filesFound, 2U);
    QCOMPARE(report->filesMissing, 0U);
    QCOMPARE(report->source, std::string("kakaotalk-android"));
    QCOMPARE(fileNamesOf(hamlet, report->room),
             (std::vector<std::string>{pictureA.toStdString(), pictureB.toStdString()}));
    const auto rows = hamlet.ask(0, ListFiles{report->room});
    for (const FileRow& row : *rows) {
        const std::string out = "/out-" + row.name;
        QVERIFY(hamlet.ask(0, SaveFile{row.id, out}));
        const auto bytes = hamlet.of(0).disk().read(out, 1U << 20U);
        QVERIFY(bytes &&
                (row.sizeBytes == 9 ? textOf(*bytes) == "picture b" : *bytes == Bytes(600'000, std::byte{'p'})));
    }
    QCOMPARE(chunksOf(hamlet), size_t(3 + 1 + 2)); // three of the large one, one of the other, two manifests
}

void TestImportReading::theSameZipAgainLeavesNothing() {
    Hamlet hamlet(1);
    QVERIFY(put(hamlet, "/it.zip", ZipMaker::made(zipWithPictures())));
    const auto first = hamlet.ask(0, asking("/it.zip"));
    QVERIFY(first);
    const size_t chunks = chunksOf(hamlet);
    const auto again = hamlet.ask(0, asking("/it.zip"));
    QVERIFY(again);
    QVERIFY(again->room == first->room);
    QCOMPARE(hamlet.reads(0, first->room).size(), size_t(2));
    QCOMPARE(chunksOf(hamlet), chunks);
}

void TestImportReading::aPreviewWritesNothing() {
    Hamlet hamlet(1);
    QVERIFY(put(hamlet, "/it.zip", ZipMaker::made(zipWithPictures())));
    ImportChat request = asking("/it.zip");
    request.preview = true;
    const auto report = hamlet.ask(0, request);
    QVERIFY(report);
    QVERIFY(report->room == RoomId{});
    QCOMPARE(report->filesFound, 2U);
    QCOMPARE(report->people, std::vector<std::string>{"나무"});
    QCOMPARE(report->sampleTimes.size(), size_t(3));
    QCOMPARE(report->sampleTimes[0].written, std::string("2026년 3월 1일 오전 9:00"));
    QCOMPARE(report->sampleTimes[0].timeMs, int64_t(1'772'323'200'000));
    QVERIFY(hamlet.ask(0, ListRooms{})->empty());
    QCOMPARE(chunksOf(hamlet), size_t(0));
}

void TestImportReading::picturesFollowATextThatCameFirst() {
    Hamlet hamlet(1);
    QVERIFY(put(hamlet, "/text/KakaoTalkChats.txt", zipWithPictures()[0].data));
    QVERIFY(put(hamlet, "/it.zip", ZipMaker::made(zipWithPictures())));
    const auto text = hamlet.ask(0, asking("/text/KakaoTalkChats.txt"));
    QVERIFY(text);
    QCOMPARE(text->filesMissing, 2U);
    QVERIFY(fileNamesOf(hamlet, text->room).empty());
    QVERIFY(hamlet.ask(0, asking("/it.zip")));
    QCOMPARE(fileNamesOf(hamlet, text->room).size(), size_t(2));
    QVERIFY(hamlet.ask(0, asking("/it.zip")));
    QCOMPARE(fileNamesOf(hamlet, text->room).size(), size_t(2));
    QCOMPARE(hamlet.reads(0, text->room).size(), size_t(3)); // 안녕, the pictures' names, and they themselves
}

void TestImportReading::aFullDiskLeavesNothing() {
    Hamlet hamlet(1);
    QVERIFY(put(hamlet, "/it.zip", ZipMaker::made(zipWithPictures())));
    hamlet.of(0).disk().faults.fillUp(1'000);
    const auto report = hamlet.ask(0, asking("/it.zip"));
    QVERIFY(!report && report.error().is(BaseError::DiskFull));
    hamlet.of(0).disk().faults.calm();
    QCOMPARE(chunksOf(hamlet), size_t(0));
    QVERIFY(hamlet.ask(0, ListRooms{})->empty());
    QVERIFY(hamlet.ask(0, asking("/it.zip")));
    QCOMPARE(hamlet.ask(0, ListRooms{})->size(), size_t(1));
}

void TestImportReading::anEmptyFileIsAFile() {
    Hamlet hamlet(1);
    std::vector<Packed> entries = zipWithPictures();
    entries[1].data.clear();
    QVERIFY(put(hamlet, "/it.zip", ZipMaker::made(entries)));
    const auto report = hamlet.ask(0, asking("/it.zip"));
    QVERIFY(report);
    QCOMPARE(report->filesMissing, 0U);
    QCOMPARE(fileNamesOf(hamlet, report->room).size(), size_t(2));
}

void TestImportReading::aDamagedPictureIsMissing() {
    Hamlet hamlet(1);
    std::vector<Packed> entries = zipWithPictures();
    entries[1].claimedCrc = 7;
    QVERIFY(put(hamlet, "/it.zip", ZipMaker::made(entries)));
    const auto report = hamlet.ask(0, asking("/it.zip"));
    QVERIFY(report);
    QCOMPARE(report->filesFound, 1U);
    QCOMPARE(report->filesMissing, 1U);
    QCOMPARE(fileNamesOf(hamlet, report->room), std::vector<std::string>{pictureB.toStdString()});
    QCOMPARE(chunksOf(hamlet), size_t(2));
}

void TestImportReading::manyPicturesBecomeSeveralMessages() {
    Hamlet hamlet(1);
    QByteArray text = head;
    std::vector<Packed> entries;
    for (int i = 0; i < 20; ++i) {
        const QByteArray name = QByteArray::number(i + 100) + QByteArray(61, 'c') + ".jpg";
        text += name + "\r\n";
        entries.push_back({name, "picture", false});
    }
    entries.push_back({"KakaoTalkChats.txt", text});
    QVERIFY(put(hamlet, "/it.zip", ZipMaker::made(entries)));
    const auto report = hamlet.ask(0, asking("/it.zip"));
    QVERIFY(report);
    QCOMPARE(fileNamesOf(hamlet, report->room).size(), size_t(20));
    QCOMPARE(hamlet.reads(0, report->room).size(), size_t(2));
}

void TestImportReading::twoKindsOfPhonesAreOneConversation() {
    Hamlet hamlet(1);
    QVERIFY(put(hamlet, "/a/KakaoTalkChats.txt",
                head + "안녕\r\n" + head + "사진\r\n2026년 3월 1일 오전 9:01, 바다 : 이모티콘\r\n"));
    QVERIFY(
        put(hamlet, "/b/Talk_2026.3.1 09:30-1.txt",
            "Talk_2026.3.1 09:30-1.txt\r\n2026. 3. 1. 오전 9:00, 나무 : 안녕\r\n2026. 3. 1. 오전 9:00, 나무 : 사진\r\n"
            "2026. 3. 1. 오전 9:01, 바다 : 이모티콘\r\n2026. 3. 1. 오전 9:02, 바다 : 네\r\n"));
    const auto android = hamlet.ask(0, asking("/a/KakaoTalkChats.txt"));
    const auto ios = hamlet.ask(0, asking("/b/Talk_2026.3.1 09:30-1.txt"));
    QVERIFY(android && ios && android->room == ios->room);
    QCOMPARE(hamlet.reads(0, ios->room), (std::vector<std::string>{"안녕", "사진", "이모티콘", "네"}));
}

void TestImportReading::linesPassedOverAreReported() {
    Hamlet hamlet(1);
    QVERIFY(put(
        hamlet, "/w/win.txt",
        "[나무] [오전 9:00] 언제?\n--------------- 2026년 3월 1일 일요일 ---------------\n[나무] [오전 9:01] 글\n"));
    const auto strict = hamlet.ask(0, asking("/w/win.txt"));
    QVERIFY(!strict && strict.error().number == 1);
    ImportChat request = asking("/w/win.txt");
    request.lenient = true;
    const auto lenient = hamlet.ask(0, request);
    QVERIFY(lenient);
    QCOMPARE(lenient->messages, 1U);
    QCOMPARE(lenient->skipped, 1U);
    QCOMPARE(lenient->passedOver.size(), size_t(1));
    QCOMPARE(lenient->passedOver[0].line, 1U);
    QCOMPARE(lenient->passedOver[0].why, std::string("bad date"));
}

/// What the chat is called there says nothing about the room here.
void TestImportReading::oneChatOfSeveralIsChosen() {
    Hamlet hamlet(1);
    QVERIFY(put(hamlet, "/it.zip",
                ZipMaker::made({{"Talk_a-1.txt", "2026. 3. 1. 오전 9:00, 나무 : 하나\r\n"},
                                {"Talk_b-1.txt", "2026. 3. 1. 오전 9:00, 나무 : 둘\r\n"}})));
    QVERIFY(!hamlet.ask(0, asking("/it.zip")));
    ImportChat request = asking("/it.zip");
    request.chat = "Talk_b";
    const auto report = hamlet.ask(0, request);
    QVERIFY(report);
    QCOMPARE(hamlet.reads(0, report->room), std::vector<std::string>{"둘"});
    QCOMPARE(hamlet.ask(0, ListRooms{})->front().name, std::string("가족방"));
}

void TestImportReading::aFolderComesLikeAZip() {
    Hamlet hamlet(1);
    for (const Packed& each : zipWithPictures()) {
        QVERIFY(put(hamlet, "/folder/" + each.name.mid(2).toStdString(), each.data));
    }
    const auto report = hamlet.ask(0, asking("/folder"));
    QVERIFY(report);
    QCOMPARE(report->filesFound, 2U);
    QCOMPARE(fileNamesOf(hamlet, report->room).size(), size_t(2));
    QVERIFY(!hamlet.ask(0, asking("/nothing")));
}

void TestImportReading::whatWasDeletedStaysDeleted() {
    Hamlet hamlet(1);
    QVERIFY(put(hamlet, "/it.zip", ZipMaker::made(zipWithPictures())));
    const auto first = hamlet.ask(0, asking("/it.zip"));
    QVERIFY(first);
    const auto files = hamlet.ask(0, ListFiles{first->room});
    QVERIFY(files && files->size() == 2);
    QVERIFY(hamlet.ask(0, DeleteMessage{first->room, files->front().message}));
    const auto before = hamlet.reads(0, first->room);
    QVERIFY(hamlet.ask(0, asking("/it.zip")));
    QCOMPARE(hamlet.reads(0, first->room), before);
    QVERIFY(fileNamesOf(hamlet, first->room).empty());
}

void TestImportReading::aMessageThatIsTooLongLeavesNoFile() {
    Hamlet hamlet(1);
    const QByteArray stamp = "[13/03/2026, 09:00:0";
    const QByteArray text = stamp + "0] Ara: <attached: a.jpg>\n" + QByteArray(40'000, 'x') + "\r\n" + stamp +
                            "1] Ara: <attached: b.jpg>\r\n";
    QVERIFY(put(hamlet, "/it.zip",
                ZipMaker::made({{"_chat.txt", text}, {"a.jpg", "picture a", false}, {"b.jpg", "picture b", false}})));
    const auto report = hamlet.ask(0, asking("/it.zip"));
    QVERIFY(report);
    QCOMPARE(report->skipped, 1U);
    QCOMPARE(fileNamesOf(hamlet, report->room), std::vector<std::string>{"b.jpg"});
    QCOMPARE(chunksOf(hamlet), size_t(2));
}

/// Before anything in it is looked at: it is no export, which nobody finds out.
void TestImportReading::aTextIsNotReadOnWhenItIsToStop() {
    Hamlet hamlet(1);
    for (const char* path : {"alone.txt", "/beside others.txt"}) {
        QVERIFY(put(hamlet, path, QByteArray(1'000'000, 'x')));
        for (const bool isStopped : {false, true}) {
            ImportRead read(hamlet.parts(0).world);
            read.transfer = std::make_shared<Transfer>();
            read.messages = hamlet.parts(0).transfers.makeShelf();
            if (isStopped) read.transfer->stop = Transfer::Stop::Wanted;
            readImport(hamlet.parts(0).world, asking(path), read);
            QVERIFY(!read.chat);
            QVERIFY(isStopped ? read.chat.error().is(NodeError::TransferStopped)
                              : read.chat.error().is(transfer::TransferError::NotAnExport));
        }
    }
}

QTEST_GUILESS_MAIN(TestImportReading)
#include "tst_import_reading.moc"
