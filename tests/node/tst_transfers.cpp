// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Long ways in and out can be stopped at any point, and leave nothing then.
#include "node/transfers.h"

#include "node/hamlet.h"
#include "transfer/zip_support.h"

#include <QDir>
#include <QTemporaryDir>

using namespace ieum;
using namespace ieum::node;
using namespace ieum::transfer::test;
using Way = Transfers::Way;

class TestTransfers : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void anExportOfManyPagesIsWhole();
    void aStoppedExportLeavesNothing();
    void oneCountingStandsForAllForms();
    void whatAnEarlierRunLeftIsSwept();
    void aStoppedImportLeavesNothing();
    void whatIsUnderWayIsListedAndStoppedByItsPath();
    void whatEntersItsRoomIsStoppedNoMore();
    void whatBeginsInTheClosingBatchDoesNotGoOn();
    void aPlaceHasManyPaths();

  private:
    /// A room with so many imported messages.
    static RoomId roomWith(Hamlet& hamlet, int count) {
        std::string text = "모임 님과 카카오톡 대화\n저장한 날짜 : 2024년 3월 5일 오후 2:00\n\n";
        for (int i = 0; i < count; ++i) {
            text += "2024년 3월 5일 오후 1:00, 나무 : 글 " + std::to_string(i) + "\n";
        }
        if (!hamlet.of(0).disk().writeDurably("chat.txt", bytesOf(text))) return {};
        ImportChat import;
        import.path = "chat.txt";
        import.roomName = "모임";
        import.timeZone = "+09:00"; // the computers of a hamlet have no files of zones
        const auto report = hamlet.ask(0, std::move(import));
        return report && report->messages == static_cast<uint32_t>(count) ? report->room : RoomId{};
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
    static std::vector<std::string> leftOf(Hamlet& hamlet, const std::string& out) {
        std::vector<std::string> left;
        for (const std::string& path :
             {out, out + ".unfinished", out + "/archive.jsonl", out + ".unfinished/archive.jsonl"}) {
            if (hamlet.of(0).disk().exists(path)) left.push_back(path);
        }
        const auto names = hamlet.of(0).disk().namesIn(hamlet.parts(0).world.profileFolder, 100);
        for (const std::string& name : names ? *names : std::vector<std::string>()) {
            if (name.starts_with("aside-")) left.push_back(name);
        }
        return left;
    }
};

void TestTransfers::anExportOfManyPagesIsWhole() {
    Hamlet hamlet(1);
    constexpr int count = 2'345;
    const RoomId room = roomWith(hamlet, count);
    QVERIFY(room != RoomId{});
    const auto written = hamlet.ask(0, ExportRoom{room, "jsonl", "out"});
    QVERIFY(written);
    QCOMPARE(written->messages, uint32_t{count});
    const auto archive = hamlet.of(0).disk().read("out/archive.jsonl", 64 << 20);
    QVERIFY(archive);
    size_t at = 0;
    for (int i = 0; i < count; ++i) {
        at = textOf(*archive).find("\"글 " + std::to_string(i) + "\"", at);
        QVERIFY2(at != std::string_view::npos, std::to_string(i).c_str()); // each, in order
    }
    QCOMPARE(leftOf(hamlet, "out"), (std::vector<std::string>{"out/archive.jsonl"}));
}

/// After each number of batches of the engine, until it is done before it can be stopped.
void TestTransfers::aStoppedExportLeavesNothing() {
    Hamlet hamlet(1);
    const RoomId room = roomWith(hamlet, 2'345);
    QVERIFY(room != RoomId{});
    int stopped = 0;
    for (uint64_t batches = 1; batches < 40; ++batches) {
        std::optional<Result<ExportReport>> got;
        const std::string out = "out-" + std::to_string(batches);
        hamlet.of(0).ask(ExportRoom{room, "jsonl", out}, [&](Result<ExportReport> report) { got = std::move(report); });
        const uint64_t until = hamlet.of(0).batches() + batches;
        hamlet.town.agenda.runUntil(hamlet.town.agenda.nowMs() + sim::minuteMs,
                                    [&] { return got.has_value() || hamlet.of(0).batches() >= until; });
        if (got) break;
        const auto rows = hamlet.parts(0).transfers.rows();
        QVERIFY(rows.size() == 1 && rows.front().path == out && !rows.front().isImport);
        QVERIFY(rows.front().done <= rows.front().total && rows.front().total == 2'345);
        QVERIFY(hamlet.parts(0).transfers.stop(out));
        hamlet.pass(sim::secondMs);
        QVERIFY(got);
        if (*got) break;
        QVERIFY((*got).error().is(NodeError::TransferStopped));
        QVERIFY(leftOf(hamlet, out).empty());
        ++stopped;
    }
    QVERIFY2(stopped >= 4, std::to_string(stopped).c_str());
}

/// Of a room that somebody looks at form by form; until a message comes, or a minute is over.
void TestTransfers::oneCountingStandsForAllForms() {
    Hamlet hamlet(1);
    const RoomId room = roomWith(hamlet, 1'500);
    ExportRoom request{room, "jsonl", "out"};
    request.dry = true;
    const auto batchesFor = [&](const char* form, uint32_t messages) -> uint64_t {
        request.format = form;
        const uint64_t before = hamlet.of(0).batches();
        const auto told = hamlet.ask(0, request);
        return told && told->messages == messages && told->path.empty() ? hamlet.of(0).batches() - before : 0;
    };
    const uint64_t counting = batchesFor("jsonl", 1'500);
    QVERIFY(counting > 3); // its pages
    QCOMPARE(batchesFor("slack", 1'500), uint64_t{1});
    QCOMPARE(batchesFor("csv", 1'500), uint64_t{1});
    request.withFiles = false;
    QVERIFY(batchesFor("csv", 1'500) > 3);
    QVERIFY(hamlet.say(0, room, "하나 더"));
    QVERIFY(batchesFor("csv", 1'501) > 3);
    QCOMPARE(batchesFor("html", 1'501), uint64_t{1});
    hamlet.pass(2 * sim::minuteMs);
    QVERIFY(batchesFor("html", 1'501) > 3);
}

void TestTransfers::whatAnEarlierRunLeftIsSwept() {
    Hamlet hamlet(1);
    const std::string left = hamlet.parts(0).world.profileFolder + "/aside-7";
    QVERIFY(hamlet.of(0).disk().appendTo(left, bytesOf("sealed")));
    QVERIFY(roomWith(hamlet, 3) != RoomId{});
    QVERIFY(!hamlet.of(0).disk().exists(left));
}

/// With pictures, and stopped in front of each of the engine's batches.
void TestTransfers::aStoppedImportLeavesNothing() {
    Hamlet hamlet(1);
    const QByteArray picture = QByteArray(64, 'a') + ".jpg";
    const QByteArray zip = ZipMaker::made(
        {{"K/KakaoTalkChats.txt",
          "2026년 3월 1일 오전 9:00, 나무 : 안녕\r\n2026년 3월 1일 오전 9:00, 나무 : " + picture + "\r\n"},
         {"K/" + picture, QByteArray(600'000, 'p'), false}});
    QVERIFY(hamlet.of(0).disk().writeDurably(
        "it.zip", bytesOf(std::string_view(zip.constData(), static_cast<size_t>(zip.size())))));
    int stopped = 0;
    for (uint64_t batches = 1; batches < 10; ++batches) {
        std::optional<Result<ImportReport>> got;
        ImportChat import;
        import.path = "it.zip";
        import.timeZone = "+09:00";
        hamlet.of(0).ask(std::move(import), [&](Result<ImportReport> report) { got = std::move(report); });
        const uint64_t until = hamlet.of(0).batches() + batches;
        hamlet.town.agenda.runUntil(hamlet.town.agenda.nowMs() + sim::minuteMs,
                                    [&] { return got.has_value() || hamlet.of(0).batches() >= until; });
        if (got) break;
        QVERIFY(hamlet.parts(0).transfers.stop("it.zip"));
        hamlet.pass(sim::secondMs);
        QVERIFY(got);
        // Also behind the last line that is read, and behind the last file that is sealed.
        QVERIFY2(!*got, std::to_string(batches).c_str());
        QVERIFY((*got).error().is(NodeError::TransferStopped));
        QVERIFY(hamlet.ask(0, ListRooms{})->empty());
        QCOMPARE(chunksOf(hamlet), size_t{0});
        QVERIFY(leftOf(hamlet, "nothing").empty());
        ++stopped;
    }
    QVERIFY2(stopped >= 2, std::to_string(stopped).c_str());
}

void TestTransfers::whatIsUnderWayIsListedAndStoppedByItsPath() {
    Hamlet hamlet(1);
    const RoomId room = roomWith(hamlet, 2'345);
    QVERIFY(room != RoomId{});
    QVERIFY(hamlet.ask(0, ListTransfers{})->empty());
    const auto none = hamlet.ask(0, StopTransfer{"out"});
    QVERIFY(!none && none.error().is(NodeError::NoSuchTransfer));
    std::optional<Result<ExportReport>> got;
    std::optional<Result<std::vector<TransferRow>>> listed;
    std::optional<Result<Nothing>> stopped;
    hamlet.of(0).ask(ExportRoom{room, "jsonl", "out"}, [&](Result<ExportReport> report) { got = std::move(report); });
    hamlet.of(0).ask(ListTransfers{}, [&](Result<std::vector<TransferRow>> rows) { listed = std::move(rows); });
    hamlet.of(0).ask(StopTransfer{"out"}, [&](Result<Nothing> done) { stopped = done; });
    hamlet.pass(sim::secondMs);
    QVERIFY(listed && *listed && (*listed)->size() == 1);
    QCOMPARE((*listed)->front().total, uint64_t{2'345});
    QVERIFY(stopped && *stopped);
    QVERIFY(got && !*got && (*got).error().is(NodeError::TransferStopped));
    QVERIFY(leftOf(hamlet, "out").empty());
    QVERIFY(hamlet.ask(0, ListTransfers{})->empty());
}

/// It is done by the time that somebody could be answered: one batch holds the end of its sealing and the wish to stop
/// it.
void TestTransfers::whatEntersItsRoomIsStoppedNoMore() {
    Hamlet hamlet(1);
    Transfers& transfers = hamlet.parts(0).transfers;
    const auto import = transfers.begin("in", Way::Import);
    import->begin(TransferRow::Phase::Entering, 5);
    QVERIFY(!transfers.stop("in"));
    QVERIFY(import->goOn());
    const auto refused = hamlet.ask(0, StopTransfer{"in"});
    QVERIFY(!refused && refused.error().is(NodeError::NoSuchTransfer));
    const auto other = transfers.begin("in", Way::Import); // is read once more meanwhile
    QVERIFY(transfers.stop("in"));
    QVERIFY(!other->goOn() && import->goOn());
}

void TestTransfers::whatBeginsInTheClosingBatchDoesNotGoOn() {
    Hamlet hamlet(1);
    Transfers& transfers = hamlet.parts(0).transfers;
    const auto before = transfers.begin("before", Way::Import);
    const auto wanted = transfers.begin("wanted", Way::Export);
    QVERIFY(before->goOn() && transfers.stop("wanted"));
    transfers.stopAll();
    const auto after = transfers.begin("after", Way::Import);
    for (const auto& each : {before, wanted, after}) {
        const Done going = each->goOn();
        QVERIFY(!going && going.error().is(NodeError::Stopped));
    }
}

void TestTransfers::aPlaceHasManyPaths() {
    const QTemporaryDir dir;
    QVERIFY(QDir().mkpath(dir.filePath("a")) && QFile::link(dir.filePath("a"), dir.filePath("b")));
    const std::string in = dir.path().toStdString();
    Hamlet hamlet(1);
    Transfers& transfers = hamlet.parts(0).transfers;
    const auto under = transfers.begin(in + "/a/x", Way::Export);
    for (const char* path : {"/a/x", "/a//x", "/a/./x", "/b/x", "//a/x", "/b/../a/x", "/a/x/"}) {
        QVERIFY2(transfers.isWriting(in + path), path);
    }
    for (const char* path : {"/a/y", "/x", "/a/x/x"}) QVERIFY2(!transfers.isWriting(in + path), path);
    const auto fresh = transfers.begin(in + "/new/x", Way::Export);
    QVERIFY(transfers.isWriting(in + "/new//x"));
}

QTEST_GUILESS_MAIN(TestTransfers)
#include "tst_transfers.moc"
