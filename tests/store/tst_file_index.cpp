// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/disk.h"
#include "store/file_index.h"
#include "store/message_store.h"
#include "store/outbox_store.h"
#include "store/timeline_store.h"
#include "store/version2.h"

using namespace ieum;
using namespace ieum::store;
using namespace ieum::store::test;

class TestFileIndex : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init();
    void everyPartOfANameIsFound_data();
    void everyPartOfANameIsFound();
    void syntaxIsHarmless_data();
    void syntaxIsHarmless();
    void kindRoomAndSenderNarrow();
    void timeNarrows();
    void importedFilesAreFoundByTheirAuthor();
    void newestComeFirstAndPagesGoOn();
    void filesOfOneMomentAreAllThere();
    void whatIsDeletedHiddenOrVoidIsNotListed();
    void hiddenOnesDoNotEndAPage();
    void whatWaitsInTheOutboxIsListed();
    void nothingOfADeletedNameStays();
    void anOlderProfileListsItsFiles();
    void aPinStays();
    void aHundredThousandFilesAreReadByThePage();

  private:
    static room::MessageRecord sent(uint32_t number, uint8_t inRoom) {
        return messageOf(number, "", idOf<RoomId>(inRoom), idOf<FeedId>(static_cast<uint8_t>(100 + inRoom)));
    }
    void add(uint32_t number, const std::string& name, uint8_t inRoom = 1, uint8_t author = 3) {
        room::MessageRecord message = sent(number, inRoom);
        message.author = idOf<PersonId>(author);
        message.files.push_back(fileOf(static_cast<uint8_t>(number), name));
        REQUIRE(TimelineStore(*m_connection).saveMessage(message));
    }
    void show(uint8_t inRoom, uint32_t number, room::Gone gone) {
        const auto message = MessageStore(*m_connection).find(idOf<RoomId>(inRoom), sent(number, inRoom).id);
        QVERIFY(message && *message);
        room::MessageState state;
        state.gone = gone;
        REQUIRE(TimelineStore(*m_connection).showAs(**message, state));
    }
    using Names = std::vector<std::string>;
    Names names(const FileQuery& query) {
        Names all;
        const auto page = FileIndex(*m_connection).page(query);
        if (!page) return {"error"};
        for (const auto& file : page->files) all.push_back(file.entry.name);
        return all;
    }
    Names named(const std::string& name) {
        FileQuery query;
        query.name = name;
        return names(query);
    }

    std::unique_ptr<Disk> m_disk;
    std::unique_ptr<Connection> m_connection;
};

void TestFileIndex::init() {
    m_connection.reset();
    m_disk = std::make_unique<Disk>();
    m_connection = m_disk->make();
    QVERIFY(m_connection);
    auto together = Transaction::begin(*m_connection);
    REQUIRE(together);
    add(1, "7월 회의록.hwp");
    add(2, "카드결제 내역.xlsx", 2);
    add(3, "Über-Release v2출시.PDF", 1, 5);
    add(4, "사진.jpg", 2, 5);
    add(5, "ㅋㅋ.png");
    REQUIRE(together->commit());
}

void TestFileIndex::everyPartOfANameIsFound_data() {
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("name");
    const std::pair<const char*, const char*> cases[] = {
        {"회의록", "7월 회의록.hwp"},
        {"의록", "7월 회의록.hwp"},
        {"록", "7월 회의록.hwp"},
        {"회의 hwp", "7월 회의록.hwp"},
        {"ㅎㅇㄹ", "7월 회의록.hwp"},
        {"ㅇㄹ", "7월 회의록.hwp"},
        {"7월 ㅎㅇ", "7월 회의록.hwp"},
        {"\u1112\u116C\u110B\u1174", "7월 회의록.hwp"},
        {"ㅋㄷㄱㅈ", "카드결제 내역.xlsx"},
        {"ㄱㅈ ㄴㅇ", "카드결제 내역.xlsx"},
        {"결제", "카드결제 내역.xlsx"},
        {"pdf", "Über-Release v2출시.PDF"},
        {"ÜBER", "Über-Release v2출시.PDF"},
        {"v2ㅊㅅ", "Über-Release v2출시.PDF"},
        {"ㅅㅈ", "사진.jpg"},
        {"ㅋㅋ", "ㅋㅋ.png"},
        {"회의사진", nullptr},
        {"ㅎㅅ", nullptr},
        {"elease", nullptr},
        {"...", nullptr},
    };
    for (const auto& [query, name] : cases) {
        QTest::newRow(query) << QString::fromUtf8(query) << QString::fromUtf8(name == nullptr ? "" : name);
    }
}

void TestFileIndex::everyPartOfANameIsFound() {
    QFETCH(QString, query);
    QFETCH(QString, name);
    QCOMPARE(named(query.toStdString()), name.isEmpty() ? Names{} : Names{name.toStdString()});
}

void TestFileIndex::syntaxIsHarmless_data() {
    QTest::addColumn<QString>("query");
    for (const char* query :
         {"\"", "name:", "NEAR(", "* ^ -", "회의\" OR \"사진", "tags : \"r1\"", ")(", "%", "_", "'"}) {
        QTest::newRow(query) << QString::fromUtf8(query);
    }
}

void TestFileIndex::syntaxIsHarmless() {
    QFETCH(QString, query);
    QCOMPARE(named(query.toStdString()), Names{});
}

void TestFileIndex::kindRoomAndSenderNarrow() {
    FileQuery query;
    query.kind = FileKind::Document;
    QCOMPARE(names(query), (Names{"Über-Release v2출시.PDF", "카드결제 내역.xlsx", "7월 회의록.hwp"}));
    query.room = idOf<RoomId>(1);
    QCOMPARE(names(query), (Names{"Über-Release v2출시.PDF", "7월 회의록.hwp"}));
    query.persons = {idOf<PersonId>(5)};
    QCOMPARE(names(query), (Names{"Über-Release v2출시.PDF"}));
    query.persons = {idOf<PersonId>(5), idOf<PersonId>(3)};
    QCOMPARE(names(query).size(), size_t{2});
    query.name = "ㅊㅅ";
    QCOMPARE(names(query), (Names{"Über-Release v2출시.PDF"}));
    query.persons = {idOf<PersonId>(77)};
    QCOMPARE(names(query), Names{});
    query = {};
    query.room = idOf<RoomId>(99);
    QCOMPARE(names(query), Names{});
    query = {};
    query.authorName = "---";
    QCOMPARE(names(query), Names{});
    query = {};
    query.kind = FileKind::Other;
    QCOMPARE(names(query), Names{});
}

void TestFileIndex::timeNarrows() {
    FileQuery query;
    query.fromMs = messageOf(2, "").timeMs;
    query.untilMs = messageOf(4, "").timeMs;
    QCOMPARE(names(query), (Names{"Über-Release v2출시.PDF", "카드결제 내역.xlsx"}));
    query.name = "카드";
    QCOMPARE(names(query), (Names{"카드결제 내역.xlsx"}));
    query.untilMs = query.fromMs;
    QCOMPARE(names(query), Names{});
    query.fromMs = -5;
    query.untilMs = std::numeric_limits<int64_t>::max();
    QCOMPARE(names(query), (Names{"카드결제 내역.xlsx"}));
}

void TestFileIndex::importedFilesAreFoundByTheirAuthor() {
    room::MessageRecord message = sent(9, 1);
    message.origin.emplace();
    message.origin->author = "박서연 과장";
    message.files.push_back(fileOf(9, "옛 자료.zip"));
    REQUIRE(TimelineStore(*m_connection).saveMessage(message));
    FileQuery query;
    query.authorName = "서연";
    const auto page = FileIndex(*m_connection).page(query);
    REQUIRE(page);
    QCOMPARE(page->files.size(), size_t{1});
    QCOMPARE(page->files.front().importedAuthor, std::string("박서연 과장"));
    QCOMPARE(page->files.front().entry.name, std::string("옛 자료.zip"));
}

void TestFileIndex::newestComeFirstAndPagesGoOn() {
    FileQuery query;
    query.limit = 2;
    Names all;
    for (int pages = 0; pages < 4; ++pages) {
        const auto page = FileIndex(*m_connection).page(query);
        REQUIRE(page);
        for (const auto& file : page->files) all.push_back(file.entry.name);
        if (!page->next) break;
        query.before = page->next;
    }
    QCOMPARE(all, (Names{"ㅋㅋ.png", "사진.jpg", "Über-Release v2출시.PDF", "카드결제 내역.xlsx", "7월 회의록.hwp"}));
    // One that is older than all others and comes last of all stands where its time puts it.
    add(0, "먼저.txt");
    QCOMPARE(names({}).back(), std::string("먼저.txt"));
    query.limit = 0;
    QVERIFY(names(query).empty());
}

void TestFileIndex::filesOfOneMomentAreAllThere() {
    room::MessageRecord message = sent(20, 1);
    for (uint8_t i = 0; i < 30; ++i) message.files.push_back(fileOf(i, "표 " + std::to_string(i) + ".csv"));
    REQUIRE(TimelineStore(*m_connection).saveMessage(message));
    QCOMPARE(named("표").size(), size_t{30});
    uint32_t number = 100;
    // From before all times, and from the end of them.
    for (const int64_t timeMs : {int64_t{-1}, int64_t{0}, std::numeric_limits<int64_t>::max()}) {
        room::MessageRecord strange = sent(number++, 1);
        strange.timeMs = timeMs;
        strange.files.push_back(fileOf(50, "이상한 때.txt"));
        REQUIRE(TimelineStore(*m_connection).saveMessage(strange));
    }
    QCOMPARE(named("이상한").size(), size_t{3});
}

void TestFileIndex::whatIsDeletedHiddenOrVoidIsNotListed() {
    QCOMPARE(named("사진").size(), size_t{1}); // so that it stands in the index
    show(2, 4, room::Gone::Deleted);
    QCOMPARE(named("사진"), Names{});
    show(2, 2, room::Gone::Hidden);
    QCOMPARE(named("카드"), Names{});
    show(2, 2, room::Gone::Here);
    QCOMPARE(named("카드").size(), size_t{1});
    REQUIRE(TimelineStore(*m_connection).voidBeyond(idOf<FeedId>(101), 0));
    REQUIRE(TimelineStore(*m_connection).voidBeyond(idOf<FeedId>(102), 0));
    QCOMPARE(names({}), Names{});
    REQUIRE(m_connection->checkIntegrity(false));
    REQUIRE(m_connection->execute("INSERT INTO file_search(file_search) VALUES('integrity-check')"));
}

void TestFileIndex::hiddenOnesDoNotEndAPage() {
    for (uint32_t number = 10; number < 40; ++number) add(number, "표.csv");
    for (uint32_t number = 12; number < 40; ++number) show(1, number, room::Gone::Hidden);
    FileQuery query;
    query.limit = 3;
    QCOMPARE(names(query), (Names{"표.csv", "표.csv", "ㅋㅋ.png"}));
    const auto page = FileIndex(*m_connection).page(query);
    QVERIFY(page->next);
    query.before = page->next;
    QCOMPARE(names(query).front(), std::string("사진.jpg"));
}

void TestFileIndex::whatWaitsInTheOutboxIsListed() {
    const auto entry = [](uint8_t number, std::string name) {
        FileEntry made;
        made.id = idOf<FileId>(number);
        made.room = idOf<RoomId>(1);
        made.message = idOf<MessageId>(number);
        made.name = std::move(name);
        made.key = keyOf(number);
        made.author = idOf<PersonId>(3);
        made.timeMs = 1'800'000'000'000;
        return made;
    };
    REQUIRE(FileStore(*m_connection).put(entry(60, "보내는 중.txt")));
    REQUIRE(FileStore(*m_connection).put(entry(61, "취소했다.txt"))); // of no message at all
    OutboxRecord waiting;
    waiting.id = idOf<MessageId>(60);
    waiting.room = idOf<RoomId>(1);
    waiting.body = Bytes(1);
    REQUIRE(OutboxStore(*m_connection).put(waiting));
    QCOMPARE(named("txt"), (Names{"보내는 중.txt"}));
}

void TestFileIndex::nothingOfADeletedNameStays() {
    add(30, "비밀계약zq.docx");
    QCOMPARE(named("ㅂㅁㄱㅇ").size(), size_t{1});
    show(1, 30, room::Gone::Deleted);
    for (const char* sql : {"SELECT count(*) FROM file_search_content WHERE c0 LIKE '%비밀%' OR c1 LIKE '%ㅂㅁ%'",
                            "SELECT count(*) FROM file_search_data WHERE instr(block, CAST('계약' AS BLOB)) > 0",
                            "SELECT count(*) FROM file_search_data WHERE instr(block, CAST('docx' AS BLOB)) > 0"}) {
        auto statement = m_connection->prepare(sql);
        REQUIRE(statement);
        QCOMPARE(**statement->first([](Statement& row) { return row.number(0); }), int64_t{0});
    }
}

void TestFileIndex::anOlderProfileListsItsFiles() {
    Disk disk;
    auto connection = disk.open();
    REQUIRE(connection);
    const MigrationStep second[] = {{2, version2}};
    REQUIRE(migrateWith(**connection, disk.random, second));
    const std::string id(64, '1');
    const std::string rows =
        "INSERT INTO room(key, id, kind) VALUES(1, x'" + id + "', 2); INSERT INTO identity VALUES(1, x'" + id +
        "'); INSERT INTO feed(key, id, room, kind) VALUES(1, x'" + id +
        "', 1, 2); INSERT INTO message(key, room, id, feed, seq, word, tie, person, device, time_ms, text, late,"
        " own, void) VALUES(77, 1, x'" +
        std::string(32, '5') + "', 1, 2, -5, 7, 1, 1, 99, '', 0, 0, 0); INSERT INTO file(key, id, state) VALUES(1, x'" +
        id + "', 0); INSERT INTO attachment VALUES(1, x'" + std::string(32, '5') + "', 0, 1, '옛 회의록.hwp', 5, x'" +
        id + "', x'" + id + "', 99);";
    REQUIRE((*connection)->execute(rows.c_str()));
    REQUIRE(migrate(**connection, disk.random));
    m_connection = std::move(*connection);
    QCOMPARE(named("ㅎㅇㄹ"), (Names{"옛 회의록.hwp"}));
    QVERIFY(!FileIndex(*m_connection).page({})->files.front().pinned);
    m_connection.reset();
}

void TestFileIndex::aPinStays() {
    FileIndex index(*m_connection);
    REQUIRE(index.setPinned(idOf<FileId>(4), true));
    FileQuery query;
    query.name = "사진";
    QVERIFY(index.page(query)->files.front().pinned);
    QVERIFY(!index.page({})->files.front().pinned);
    REQUIRE(index.setPinned(idOf<FileId>(4), false));
    QVERIFY(!index.page(query)->files.front().pinned);
}

/// By counting what the database does, not by time: the list of a large profile costs what one of a small one costs.
void TestFileIndex::aHundredThousandFilesAreReadByThePage() {
    auto transaction = Transaction::begin(*m_connection);
    REQUIRE(transaction);
    constexpr uint32_t many = 100'000;
    REQUIRE(m_connection->execute(
        "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i+1 FROM n WHERE i < 99999)"
        " INSERT INTO attachment(room, message, position, file, name, size_bytes, key, author, time_ms)"
        " SELECT (SELECT min(key) FROM room), (SELECT id FROM message WHERE room=(SELECT min(key) FROM room) LIMIT 1),"
        " 1000+i, (SELECT min(key) FROM file), '보고서 ' || i || '.pdf', 5, zeroblob(32), zeroblob(32), 1800000000000+i"
        " FROM n"));
    FileIndex index(*m_connection);
    FileQuery query;
    query.name = "ㅂㄱㅅ";
    query.kind = FileKind::Document;
    query.room = idOf<RoomId>(1);
    const auto page = index.page(query);
    REQUIRE(page);
    QCOMPARE(page->files.size(), size_t{50});
    QCOMPARE(page->files.front().entry.name, "보고서 " + std::to_string(many - 1) + ".pdf");
    QVERIFY(page->next);
    for (const char* sql :
         {"EXPLAIN QUERY PLAN SELECT place FROM attachment WHERE place >= 1 AND place < 9 ORDER BY place DESC LIMIT 5",
          "EXPLAIN QUERY PLAN SELECT a.room FROM attachment a WHERE a.place IS NULL ORDER BY a.time_ms LIMIT 5",
          "EXPLAIN QUERY PLAN SELECT rowid FROM file_search WHERE file_search MATCH 'x' AND rowid >= 1 AND rowid < 5"
          " ORDER BY rowid DESC LIMIT 5"}) {
        auto plan = m_connection->prepare(sql);
        REQUIRE(plan);
        const auto steps = plan->all([](Statement& row) { return row.text(3); });
        REQUIRE(steps);
        for (const std::string& step : *steps) {
            QVERIFY2(step.find("TEMP B-TREE") == std::string::npos && step.find("SCAN attachment") != 0, step.c_str());
        }
    }
}

QTEST_GUILESS_MAIN(TestFileIndex)
#include "tst_file_index.moc"
