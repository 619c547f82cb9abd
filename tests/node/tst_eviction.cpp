// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The quota of the vault: what makes room for it, in which order, and what never does unasked.
#include <vector>

#include "node/files_of_a_test.h"
#include "vault/holder_order.h"

using namespace ieum;
using namespace ieum::node;

class TestEviction : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void withoutAQuotaNothingGoes();
    void theLongestUnusedMakesRoom();
    void whatMadeRoomIsFetchedAgainWhenAskedFor();
    void othersLearnThatWeDoNotHoldItAnyMore();
    void lastCopiesStayAndAreTold();
    void pinnedFilesStay();
    void whatWasUsedJustNowIsSpared();
    void twoWhoAreShortLeaveOneCopyOfEach();
    void oldNewsOfAHolderLeaveACopyAllTheSame();
    void whoLeftTheRoomIsNoHolder();
    void whoeverAsksLetsGo();
    void fullMeansNothingMoreUnasked();
    void aCrashLeavesNoStrayChunks();
    void aFullDiskLetsNothingGoAndTextsComeAfterwards();

  private:
    static constexpr size_t bytes = 100'000;
    static std::vector<std::string> names(int count, const std::string& ending = ".pdf") {
        std::vector<std::string> all;
        all.reserve(static_cast<size_t>(count));
        for (int i = 0; i < count; ++i) all.push_back("자료 " + std::to_string(i) + ending);
        return all;
    }
    /// Those that `who` may let go of when everybody has everything.
    static std::vector<FileId> free(FilesOfATest& of, size_t who, const std::vector<FileId>& files) {
        std::vector<DeviceId> others;
        for (size_t i = 0; i < of.hamlet.town.computers.size(); ++i) {
            if (i != who) others.push_back(of.device(i));
        }
        std::vector<FileId> all;
        std::copy_if(files.begin(), files.end(), std::back_inserter(all),
                     [&](const FileId& file) { return vault::mayLetGo(file, of.device(who), others); });
        return all;
    }
    /// One after the other, so that the order in which they came is this one.
    static std::vector<FileId> sendEach(FilesOfATest& of, size_t who, int count) {
        std::vector<FileId> all;
        for (const std::string& name : names(count)) {
            const auto sent = of.send(who, {name}, bytes);
            if (sent.size() == 1) all.push_back(sent.front());
        }
        of.compareNotes();
        return all;
    }
};

void TestEviction::withoutAQuotaNothingGoes() {
    FilesOfATest of(2);
    const auto files = of.send(0, names(3), bytes);
    of.hamlet.pass(2 * sim::hourMs);
    QCOMPARE(of.whole(1, files).size(), size_t{3});
    const KeepingRow row = of.keeping(1);
    QVERIFY(!row.quotaBytes && row.overBytes == 0 && row.lastCopies.empty());
    QCOMPARE(row.usedBytes, uint64_t{3 * bytes});
    const auto refused = of.hamlet.ask(1, SetQuota{uint64_t{1} << 61});
    QVERIFY(!refused && refused.error().is(NodeError::BadQuota));
}

void TestEviction::theLongestUnusedMakesRoom() {
    FilesOfATest of(3);
    const auto files = sendEach(of, 0, 12);
    QCOMPARE(of.whole(1, files).size(), size_t{12});
    std::vector<FileId> order = free(of, 1, files);
    QVERIFY2(order.size() >= 4, qPrintable(QString::number(order.size())));
    QVERIFY(of.hamlet.ask(1, SaveFile{order.front(), "/out"})); // used last now
    of.hamlet.pass(20 * sim::minuteMs);
    QVERIFY(of.hamlet.ask(1, SetQuota{10 * bytes}));
    of.hamlet.pass(sim::minuteMs);
    for (const FileId& file : files) {
        const bool goes = file == order[1] || file == order[2];
        QCOMPARE(of.isWhole(1, file), !goes);
        QVERIFY(of.isWhole(0, file) && of.isWhole(2, file));
        QCOMPARE(of.found(1, file).madeRoom, goes);
    }
    const KeepingRow row = of.keeping(1);
    QCOMPARE(row.usedBytes, uint64_t{10 * bytes});
    QVERIFY(row.overBytes == 0 && row.quotaBytes == 10 * bytes);
    // Nothing of them is left, and no note of it either.
    QVERIFY(!of.hamlet.parts(1).world.chunks.has(ChunkId{order[1].value}));
    QVERIFY(!*of.hamlet.parts(1).world.stores.keep.hasDropped());
    QCOMPARE(of.hamlet.ask(1, CheckVault{false})->missing, uint64_t{0});
}

void TestEviction::whatMadeRoomIsFetchedAgainWhenAskedFor() {
    FilesOfATest of(3);
    const auto files = sendEach(of, 0, 6);
    const auto order = free(of, 1, files);
    QVERIFY(order.size() >= 2);
    of.hamlet.pass(20 * sim::minuteMs);
    QVERIFY(of.hamlet.ask(1, SetQuota{5 * bytes}));
    of.hamlet.pass(sim::minuteMs);
    QVERIFY(!of.isWhole(1, order.front()) && of.found(1, order.front()).file.haveBytes == 0);
    QCOMPARE(of.othersWith(1, order.front()), size_t{2}); // from whom it can come
    of.hamlet.pass(sim::hourMs);
    QVERIFY(!of.isWhole(1, order.front())); // not by itself
    QVERIFY(of.hamlet.ask(1, SaveFile{order.front(), "/out"}));
    QVERIFY(of.isWhole(1, order.front()) && !of.found(1, order.front()).madeRoom);
    of.hamlet.pass(20 * sim::minuteMs);
    QVERIFY(of.isWhole(1, order.front()) && !of.isWhole(1, order[1])); // another one makes room for it
}

void TestEviction::othersLearnThatWeDoNotHoldItAnyMore() {
    FilesOfATest of(3);
    const auto files = sendEach(of, 0, 6);
    const auto order = free(of, 1, files);
    QVERIFY(!order.empty());
    QCOMPARE(of.othersWith(0, order.front()), size_t{2});
    of.hamlet.pass(20 * sim::minuteMs);
    QVERIFY(of.hamlet.ask(1, SetQuota{5 * bytes}));
    of.hamlet.pass(sim::minuteMs);
    QCOMPARE(of.othersWith(0, order.front()), size_t{1});
    QCOMPARE(of.othersWith(2, order.front()), size_t{1});
}

void TestEviction::lastCopiesStayAndAreTold() {
    FilesOfATest of(1);
    const auto files = of.send(0, names(4), bytes);
    QVERIFY(of.hamlet.ask(0, SetQuota{bytes}));
    of.hamlet.pass(sim::hourMs);
    QCOMPARE(of.whole(0, files).size(), size_t{4});
    const KeepingRow row = of.keeping(0);
    QCOMPARE(row.overBytes, uint64_t{3 * bytes});
    QCOMPARE(row.lastCopyBytes, uint64_t{4 * bytes});
    QCOMPARE(row.lastCopies.size(), size_t{4});
    QCOMPARE(row.lastCopies.front().roomName, std::string("자료실"));
    QCOMPARE(row.lastCopies.front().sizeBytes, uint64_t{bytes});
    QCOMPARE(of.hamlet.ask(0, GetStatus{})->vaultOverBytes, uint64_t{3 * bytes});
    QVERIFY(of.hamlet.ask(0, SetQuota{std::nullopt}));
    QCOMPARE(of.hamlet.ask(0, GetStatus{})->vaultOverBytes, uint64_t{0});
}

void TestEviction::pinnedFilesStay() {
    FilesOfATest of(3);
    const auto files = sendEach(of, 0, 6);
    const auto order = free(of, 1, files);
    QVERIFY(order.size() >= 2);
    QVERIFY(of.hamlet.ask(1, PinFile{order.front(), true}));
    of.hamlet.pass(20 * sim::minuteMs);
    QVERIFY(of.hamlet.ask(1, SetQuota{0}));
    of.hamlet.pass(sim::minuteMs);
    QVERIFY(of.isWhole(1, order.front()) && !of.isWhole(1, order[1]));
    QCOMPARE(of.keeping(1).pinnedBytes, uint64_t{bytes});
    QCOMPARE(of.keeping(1).oursToKeepBytes, uint64_t{(6 - order.size()) * bytes});
    const auto refused = of.hamlet.ask(1, EvictFiles{{order.front()}, true});
    QVERIFY(!refused && refused.error().is(NodeError::FilePinned));
    QVERIFY(of.hamlet.ask(1, PinFile{order.front(), false}));
    of.hamlet.pass(11 * sim::minuteMs);
    QVERIFY(!of.isWhole(1, order.front()));
}

void TestEviction::whatWasUsedJustNowIsSpared() {
    FilesOfATest of(3);
    QVERIFY(of.hamlet.ask(1, SetQuota{3 * bytes}));
    const auto files = of.send(0, names(6), bytes);
    of.compareNotes();
    QCOMPARE(of.whole(1, files).size(), size_t{6});
    QCOMPARE(of.keeping(1).overBytes, uint64_t{3 * bytes});
    QCOMPARE(of.keeping(1).recentBytes, uint64_t{6 * bytes});
    of.hamlet.pass(22 * sim::minuteMs);
    const size_t may = free(of, 1, files).size();
    QCOMPARE(of.whole(1, files).size(), 6 - std::min<size_t>(may, 3));
}

void TestEviction::twoWhoAreShortLeaveOneCopyOfEach() {
    FilesOfATest of(2);
    const auto files = sendEach(of, 0, 10);
    of.hamlet.pass(20 * sim::minuteMs);
    for (const size_t who : {0, 1}) of.hamlet.of(who).ask(SetQuota{0}, [](const auto&) {});
    of.hamlet.pass(sim::hourMs);
    for (const FileId& file : files) QVERIFY(of.isWhole(0, file) != of.isWhole(1, file));
    QVERIFY(!of.whole(0, files).empty() && !of.whole(1, files).empty());
    // What the other one has let go of is the last known copy here.
    QCOMPARE(of.keeping(0).lastCopyBytes, of.whole(0, files).size() * bytes);
}

void TestEviction::oldNewsOfAHolderLeaveACopyAllTheSame() {
    FilesOfATest of(3);
    const auto files = sendEach(of, 0, 10);
    of.hamlet.pass(20 * sim::minuteMs);
    for (const size_t who : {0, 1, 2}) of.hamlet.town.move(of.hamlet.of(who), static_cast<int>(20 + who)); // alone
    for (const size_t who : {0, 1, 2}) QVERIFY(of.hamlet.ask(who, SetQuota{0}));
    of.hamlet.pass(sim::hourMs);
    for (const FileId& file : files) {
        const int copies = int(of.isWhole(0, file)) + int(of.isWhole(1, file)) + int(of.isWhole(2, file));
        QCOMPARE(copies, 1);
    }
    // They meet again, and each can have every file.
    for (const size_t who : {0, 1, 2}) of.hamlet.town.move(of.hamlet.of(who), 1);
    for (const size_t who : {0, 1, 2}) QVERIFY(of.hamlet.ask(who, SetQuota{std::nullopt}));
    of.hamlet.pass(sim::minuteMs);
    for (const FileId& file : files) QVERIFY(of.hamlet.ask(2, FetchFile{file}));
    of.hamlet.pass(sim::minuteMs);
    QCOMPARE(of.whole(2, files).size(), size_t{10});
}

void TestEviction::whoLeftTheRoomIsNoHolder() {
    FilesOfATest of(2);
    const auto files = sendEach(of, 0, 8);
    QVERIFY(!free(of, 0, files).empty());
    QCOMPARE(of.othersWith(0, files.front()), size_t{1});
    QVERIFY(of.hamlet.ask(0, RemoveMember{of.room, of.hamlet.of(1).person}));
    of.hamlet.pass(20 * sim::minuteMs);
    for (const size_t who : {0, 1}) QVERIFY(of.hamlet.ask(who, SetQuota{0}));
    of.hamlet.pass(sim::minuteMs);
    for (const size_t who : {0, 1}) {
        QCOMPARE(of.whole(who, files).size(), size_t{8});
        QCOMPARE(of.keeping(who).lastCopyBytes, uint64_t{8 * bytes});
    }
}

void TestEviction::whoeverAsksLetsGo() {
    FilesOfATest of(2);
    const auto files = sendEach(of, 0, 8);
    const auto may = free(of, 1, files);
    QVERIFY(may.size() < files.size());
    // One that is ours to keep goes when somebody asks, for another one is known to have it.
    std::vector<FileId> ours = files;
    std::erase_if(ours, [&](const FileId& each) { return std::find(may.begin(), may.end(), each) != may.end(); });
    const auto gone = of.hamlet.ask(1, EvictFiles{{ours.front(), ours.front()}, false});
    QVERIFY(gone && gone->files == 1 && gone->bytes == bytes);
    QVERIFY(!of.isWhole(1, ours.front()) && !of.hamlet.parts(1).world.chunks.has(ChunkId{ours.front().value}));
    const auto again = of.hamlet.ask(1, EvictFiles{{ours.front()}, true});
    QVERIFY(!again && again.error().is(NodeError::NotFetched));
    of.hamlet.pass(sim::minuteMs);
    // Now it is the last copy over there: all or nothing.
    const auto refused = of.hamlet.ask(0, EvictFiles{{ours.front(), files.back()}, false});
    QVERIFY(!refused && refused.error().is(NodeError::LastCopies) && refused.error().number == 1);
    QCOMPARE(of.whole(0, files).size(), size_t{8});
    QVERIFY(of.hamlet.ask(0, EvictFiles{{ours.front()}, true}));
    QVERIFY(!of.isWhole(0, ours.front()));
    const auto unknown = of.hamlet.ask(0, EvictFiles{{FileId{}}, true});
    QVERIFY(!unknown && unknown.error().is(NodeError::NoSuchFile));
    of.hamlet.pass(sim::minuteMs);
    QCOMPARE(of.othersWith(1, ours.front()), size_t{0});
}

void TestEviction::fullMeansNothingMoreUnasked() {
    FilesOfATest of(2);
    const auto own = of.send(1, names(4), bytes);
    for (const FileId& file : own) QVERIFY(of.hamlet.ask(1, PinFile{file, true}));
    QVERIFY(of.hamlet.ask(1, SetQuota{2 * bytes}));
    of.hamlet.pass(sim::minuteMs);
    QVERIFY(of.keeping(1).overBytes > 0);
    const auto files = of.send(0, names(2, ".hwp"), bytes / 10);
    QVERIFY(of.whole(1, files).empty());
    QVERIFY(of.hamlet.ask(1, FetchFile{files[0]})); // who asks for it gets it
    of.hamlet.pass(sim::minuteMs);
    QCOMPARE(of.whole(1, files), std::vector{files[0]});
    QVERIFY(of.hamlet.ask(1, SetQuota{10 * bytes}));
    of.hamlet.pass(sim::minuteMs);
    QCOMPARE(of.whole(1, files).size(), size_t{2}); // what came meanwhile is caught up with
}

void TestEviction::aCrashLeavesNoStrayChunks() {
    FilesOfATest of(3);
    const auto files = sendEach(of, 0, 3);
    const FileId file = files.front();
    const ChunkId manifest{file.value};
    const auto isNoted = [&] { return *of.hamlet.parts(1).world.stores.keep.hasDropped(); };
    // The first of the three steps alone, as when the program ends after it: the database says that it is gone.
    World& world = of.hamlet.parts(1).world;
    of.hamlet.of(1).post(Finished([&world, file] { world.noteFailure(world.stores.keep.makeRoom(file)); }));
    of.hamlet.pass(sim::secondMs);
    QVERIFY(isNoted() && world.chunks.has(manifest) && !of.isWhole(1, file));
    of.hamlet.town.crash(of.hamlet.of(1), false);
    of.hamlet.town.start(of.hamlet.of(1));
    of.hamlet.pass(sim::minuteMs);
    QVERIFY(!isNoted());
    QVERIFY(!of.hamlet.parts(1).world.chunks.has(manifest) && !of.isWhole(1, file));
    QCOMPARE(of.whole(0, files).size(), size_t{3});
    of.hamlet.town.network.look(of.hamlet.of(1));
    QVERIFY(of.hamlet.ask(1, SaveFile{file, "/out"}));
    QVERIFY(of.isWhole(1, file));
}

/// faults.md F3
void TestEviction::aFullDiskLetsNothingGoAndTextsComeAfterwards() {
    FilesOfATest of(3);
    const auto files = sendEach(of, 0, 6);
    const auto order = free(of, 1, files);
    QVERIFY(!order.empty());
    QVERIFY(of.hamlet.ask(1, SetQuota{5 * bytes})); // all were used just now
    of.hamlet.of(1).disk().faults.fillUp(1'000'000);
    of.hamlet.pass(30 * sim::minuteMs);
    QCOMPARE(of.whole(1, files).size(), size_t{6}); // nothing is deleted that is not noted
    QVERIFY(of.hamlet.say(0, of.room, "디스크가 찼대요"));
    of.hamlet.of(1).disk().faults.calm();
    of.hamlet.pass(2 * sim::minuteMs); // it turns away whoever connects before it has tried the disk again
    of.hamlet.town.network.look(of.hamlet.of(1));
    of.hamlet.pass(15 * sim::minuteMs);
    QCOMPARE(of.hamlet.reads(1, of.room).back(), std::string("디스크가 찼대요"));
    QCOMPARE(of.whole(1, files).size(), size_t{5});
}

QTEST_GUILESS_MAIN(TestEviction)
#include "tst_eviction.moc"
