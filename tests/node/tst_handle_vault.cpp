// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The list of all files as two people see it, over the shipping engines.
#include "node/hamlet.h"

using namespace ieum;
using namespace ieum::node;

class TestHandleVault : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() {
        QVERIFY(Hamlet::prepare());
        m_hamlet = std::make_unique<Hamlet>(2);
        m_first = m_hamlet->makeRoom({"회의실"});
        m_second = m_hamlet->makeRoom({"사진방"});
        send(0, m_first, "7월 회의록.hwp", 1000);
        send(1, m_second, "워크숍.jpg", 2'000'000);
        send(0, m_second, "계약\u202Efdp.exe", 10);
    }
    void cleanupTestCase() { m_hamlet.reset(); }
    void everyRoomIsInTheList();
    void filtersNarrow();
    void aRowSaysWhatIsKnown();
    void namesAreLabels();
    void whatIsDeletedIsNotListed();
    void aPinnedFileIsFetched();
    void pagesAreBounded();
    void aFileSharedAgainIsAnotherFile();

  private:
    void send(size_t who, const RoomId& room, const std::string& name, size_t bytes) {
        SendMessage message;
        message.room = room;
        message.filePaths = {"/" + name};
        QVERIFY(m_hamlet->of(who).disk().writeDurably(message.filePaths.front(), Bytes(bytes, std::byte{7})));
        QVERIFY(m_hamlet->ask(who, message));
        m_hamlet->pass(10 * sim::secondMs);
    }
    std::vector<std::string> names(size_t who, const FindFiles& request) {
        std::vector<std::string> all;
        const auto list = m_hamlet->ask(who, request);
        if (!list) return {"refused"};
        for (const FoundFile& each : list->files) all.push_back(each.file.name);
        return all;
    }
    FoundFile found(size_t who, const std::string& name) {
        FindFiles request;
        request.name = name;
        const auto list = m_hamlet->ask(who, request);
        return list && list->files.size() == 1 ? list->files.front() : FoundFile();
    }
    using Names = std::vector<std::string>;

    std::unique_ptr<Hamlet> m_hamlet;
    RoomId m_first;
    RoomId m_second;
};

void TestHandleVault::everyRoomIsInTheList() {
    for (const size_t who : {0, 1}) QCOMPARE(names(who, {}), (Names{"계약fdp.exe", "워크숍.jpg", "7월 회의록.hwp"}));
}

void TestHandleVault::filtersNarrow() {
    FindFiles request;
    request.name = "ㅎㅇㄹ";
    QCOMPARE(names(1, request), Names{"7월 회의록.hwp"});
    request = {};
    request.kind = FileKind::Image;
    QCOMPARE(names(0, request), Names{"워크숍.jpg"});
    request.kind = FileKind::Other;
    QCOMPARE(names(0, request), Names{"계약fdp.exe"});
    request = {};
    request.room = m_second;
    QCOMPARE(names(0, request), (Names{"계약fdp.exe", "워크숍.jpg"}));
    request.sender = m_hamlet->of(1).name;
    QCOMPARE(names(0, request), Names{"워크숍.jpg"});
    request.sender = "아무도 아닌 사람";
    QCOMPARE(names(0, request), Names{});
    request = {};
    request.untilMs = found(0, "회의록").file.timeMs + 1;
    QCOMPARE(names(0, request), Names{"7월 회의록.hwp"});
}

void TestHandleVault::aRowSaysWhatIsKnown() {
    const FoundFile small = found(1, "회의록");
    QCOMPARE(small.file.sizeBytes, uint64_t{1000});
    QCOMPARE(small.file.haveBytes, uint64_t{1000}); // small files come by themselves
    QCOMPARE(small.file.author, m_hamlet->of(0).name);
    QCOMPARE(small.roomName, std::string("회의실"));
    QVERIFY(small.file.room == m_first && small.kind == FileKind::Document && small.opens && !small.pinned);
    const auto rows = m_hamlet->ask(1, ListMessages{m_first, 10, {}});
    QVERIFY(rows->back().id == small.file.message);
    QCOMPARE(small.file.holders.size(), size_t{2});
}

void TestHandleVault::namesAreLabels() {
    const FoundFile trap = found(1, "fdp");
    QCOMPARE(trap.file.name, std::string("계약fdp.exe"));
    QVERIFY(!trap.opens);
    QVERIFY(trap.kind == FileKind::Other);
}

void TestHandleVault::whatIsDeletedIsNotListed() {
    const FoundFile trap = found(0, "fdp");
    QVERIFY(m_hamlet->ask(0, DeleteMessage{m_second, trap.file.message}));
    m_hamlet->pass(10 * sim::secondMs);
    for (const size_t who : {0, 1}) QCOMPARE(names(who, {}), (Names{"워크숍.jpg", "7월 회의록.hwp"}));
}

void TestHandleVault::aPinnedFileIsFetched() {
    const FileId file = found(0, "워크숍").file.id;
    store::FileStore& files = m_hamlet->parts(0).world.stores.files;
    const auto chunks = files.chunks(file);
    QVERIFY(chunks);
    for (const ChunkId& chunk : *chunks) {
        QVERIFY(m_hamlet->parts(0).world.chunks.remove(chunk));
        QVERIFY(files.markMissing(chunk));
    }
    QVERIFY(found(0, "워크숍").file.haveBytes < 2'000'000);
    QVERIFY(m_hamlet->ask(0, PinFile{file, true}));
    QVERIFY(found(0, "워크숍").pinned);
    m_hamlet->pass(sim::minuteMs);
    QCOMPARE(found(0, "워크숍").file.haveBytes, uint64_t{2'000'000});
    QVERIFY(m_hamlet->ask(0, PinFile{file, false}));
    QVERIFY(!found(0, "워크숍").pinned);
    const auto refused = m_hamlet->ask(0, PinFile{FileId{}, true});
    QVERIFY(!refused && refused.error().is(NodeError::NoSuchFile));
}

void TestHandleVault::pagesAreBounded() {
    FindFiles request;
    request.limit = 1;
    auto list = m_hamlet->ask(0, request);
    QVERIFY(list->files.size() == 1 && list->next);
    request.before = list->next;
    QCOMPARE(names(0, request), Names{"7월 회의록.hwp"});
    request = {};
    request.limit = std::numeric_limits<uint32_t>::max();
    QCOMPARE(names(0, request).size(), size_t{2});
    QVERIFY(!m_hamlet->ask(0, request)->next);
}

/// faults.md G37
void TestHandleVault::aFileSharedAgainIsAnotherFile() {
    const FoundFile minutes = found(1, "회의록");
    SendMessage message;
    message.room = m_second;
    message.shared = {minutes.file.id};
    QVERIFY(m_hamlet->ask(1, message));
    m_hamlet->pass(10 * sim::secondMs);
    FindFiles request;
    request.name = "회의록";
    request.room = m_second;
    const auto list = m_hamlet->ask(0, request);
    QVERIFY(list && list->files.size() == 1);
    const FileRow& again = list->files.front().file;
    QVERIFY(again.id != minutes.file.id && again.author == m_hamlet->of(1).name);
    QVERIFY(again.sizeBytes == minutes.file.sizeBytes && again.haveBytes == again.sizeBytes);
    QVERIFY(m_hamlet->ask(0, SaveFile{again.id, "/again"}));
    QVERIFY(*m_hamlet->of(0).disk().read("/again", 1 << 20) == Bytes(1000, std::byte{7}));
    message.shared = {FileId{}};
    const auto unknown = m_hamlet->ask(1, message);
    QVERIFY(!unknown && unknown.error().is(NodeError::NoSuchFile));
    message.shared.clear();
    QVERIFY(!m_hamlet->ask(1, message)); // nothing to say
}

QTEST_GUILESS_MAIN(TestHandleVault)
#include "tst_handle_vault.moc"
