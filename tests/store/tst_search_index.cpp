// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/disk.h"
#include "store/limits.h"
#include "store/message_store.h"
#include "store/search_index.h"
#include "store/search_tokens.h"
#include "store/timeline_store.h"

using namespace ieum;
using namespace ieum::store;
using namespace ieum::store::test;

class TestSearchIndex : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init();
    void everyPartOfAKoreanWordIsFound_data();
    void everyPartOfAKoreanWordIsFound();
    void whatDoesNotStandTogetherIsNotFound();
    void decomposedHangulFindsComposed();
    void syntaxIsHarmless_data();
    void syntaxIsHarmless();
    void aQueryThatIsABombIsQuick();
    void roomAndSenderNarrow();
    void fileNamesAreFoundAndSaid();
    void newestComeFirstAndPagesGoOn();
    void importedMessagesStandWhereTheirTimePutsThem();
    void voidMessagesAreNotFound();
    void theIndexStaysWhole();
    void entriesOfOneTransactionMayComeInAnyOrder();
    void whatIsRolledBackIsNotFound();
    void plainTextHasTheTokensOfAnyText();
    void whatCameLatelyIsFoundBeforeAndAfterItIsIndexed();
    void lateAndIndexedHitsComeInOneOrder();
    void whatIsTakenBackBeforeItIsIndexedIsGone();
    void lateEntriesOutliveACrashAndARollback();
    void manyLateEntriesGoIntoTheIndexByThemselves();

  private:
    /// As the engine saves what comes in a conversation.
    void talk(const std::vector<std::pair<uint32_t, std::string>>& messages, bool keep = true) {
        auto transaction = Transaction::begin(*m_connection);
        REQUIRE(transaction);
        for (const auto& [number, text] : messages) add(number, text);
        if (keep) REQUIRE(transaction->commit());
    }
    void indexLate() {
        auto transaction = Transaction::begin(*m_connection);
        REQUIRE(transaction);
        REQUIRE(SearchIndex(*m_connection).indexLate());
        REQUIRE(transaction->commit());
    }
    int64_t lateCount() {
        auto count = m_connection->prepare("SELECT count(*) FROM unindexed");
        return **count->first([](Statement& row) { return row.number(0); });
    }
    void add(uint32_t number, const std::string& text) {
        REQUIRE(TimelineStore(*m_connection).saveMessage(messageOf(number, text)));
    }
    std::vector<uint64_t> search(const std::string& text) {
        SearchQuery query;
        query.text = text;
        return search(query);
    }
    std::vector<uint64_t> search(const SearchQuery& query) {
        std::vector<uint64_t> seqs;
        const auto hits = SearchIndex(*m_connection).search(query);
        if (!hits) return {999'999};
        for (const auto& hit : *hits) seqs.push_back(hit.message.key.seq);
        return seqs;
    }
    using Seqs = std::vector<uint64_t>;

    std::unique_ptr<Disk> m_disk;
    std::unique_ptr<Connection> m_connection;
};

void TestSearchIndex::init() {
    m_connection.reset();
    m_disk = std::make_unique<Disk>();
    m_connection = m_disk->make();
    QVERIFY(m_connection);
    add(1, "내일 회의자료를 보내 주세요");
    add(2, "카드결제가 안 됩니다. 대한민국 만세");
    add(3, "Meeting at 10: Über-Release v2출시 준비 🙂");
    add(4, "東京タワー 見学");
}

void TestSearchIndex::everyPartOfAKoreanWordIsFound_data() {
    QTest::addColumn<QString>("query");
    QTest::addColumn<quint64>("seq");
    const std::pair<const char*, quint64> cases[] = {
        {"회의자료를", 1}, {"회의", 1},    {"의자", 1}, {"자료", 1},       {"료를", 1},
        {"회", 1},         {"료", 1},      {"를", 1},   {"의자료", 1},     {"결제", 2},
        {"카드결제", 2},   {"민국", 2},    {"국", 2},   {"대한민국", 2},   {"회의 내일", 1},
        {"meet", 3},       {"MEETING", 3}, {"über", 3}, {"v2출시", 3},     {"출시 준비", 3},
        {"🙂", 3},       {"京", 4},      {"タワ", 4}, {"東京タワー", 4}, {"주세요", 1}};
    for (const auto& [query, seq] : cases) QTest::newRow(query) << QString::fromUtf8(query) << seq;
}

void TestSearchIndex::everyPartOfAKoreanWordIsFound() {
    QFETCH(QString, query);
    QFETCH(quint64, seq);
    QCOMPARE(search(query.toStdString()), Seqs{seq});
}

void TestSearchIndex::whatDoesNotStandTogetherIsNotFound() {
    for (const char* query :
         {"회자", "제카", "회의자료가", "eeting", "자료결제", "결제 회의", "일회", "없는말", "즐"}) {
        QVERIFY2(search(query).empty(), query);
    }
}

void TestSearchIndex::decomposedHangulFindsComposed() {
    const std::string decomposed = QString::fromUtf8("자료").normalized(QString::NormalizationForm_D).toStdString();
    QVERIFY(decomposed.size() > 6);
    QCOMPARE(search(decomposed), Seqs{1});
    add(5, QString::fromUtf8("보고서").normalized(QString::NormalizationForm_D).toStdString());
    QCOMPARE(search("보고"), Seqs{5});
    QCOMPARE(search("서"), Seqs{5});
}

void TestSearchIndex::syntaxIsHarmless_data() {
    QTest::addColumn<QByteArray>("query");
    QByteArray near;
    for (int i = 0; i < 2000; ++i) near += "NEAR(회의 자료, 9999999) AND (";
    const QByteArray cases[] = {"*",
                                "\"",
                                "회의\" OR \"",
                                "text : x",
                                "NOT NOT NOT",
                                "(((((",
                                "a OR",
                                "{tags} : r1",
                                "-",
                                "^회의*",
                                near,
                                "\xff\xfe회",
                                QByteArray(9, '\0'),
                                "'; DROP TABLE message; --",
                                "회\"\"*^:+-(){}",
                                QByteArray(100'000, '(')};
    int number = 0;
    for (const auto& query : cases) QTest::newRow(qPrintable(QString("case %1").arg(number++))) << query;
}

void TestSearchIndex::syntaxIsHarmless() {
    QFETCH(QByteArray, query);
    SearchQuery asked;
    asked.text = query.toStdString();
    const auto hits = SearchIndex(*m_connection).search(asked);
    REQUIRE(hits);
    QVERIFY(hits->size() <= 4);
    QCOMPARE(*MessageStore(*m_connection).count(idOf<RoomId>(1)), uint64_t{4});
}

void TestSearchIndex::aQueryThatIsABombIsQuick() {
    // What costs is the number of words and their length: both are bounded before FTS5 sees any of it.
    std::string words;
    for (int i = 0; i < 100'000; ++i) words += "NEAR 회의" + std::to_string(i) + " ";
    const std::string longWord(1'000'000, 'z');
    std::string syllables;
    for (int i = 0; i < 300'000; ++i) syllables += "가";
    for (const std::string& query : {words, longWord, syllables, words + syllables}) {
        const auto terms = queryTerms(query);
        size_t bytes = 0;
        for (const std::string& term : terms) bytes += term.size();
        QVERIFY(terms.size() <= queryWordsMax);
        // Each character stands in two pairs at the most, with quotes and a plus between them.
        QVERIFY(bytes <= queryCharactersMax * (2 * 4 + 5));
        QVERIFY(search(query).empty());
    }
}

void TestSearchIndex::roomAndSenderNarrow() {
    auto other = messageOf(6, "회의 끝", idOf<RoomId>(9), idOf<FeedId>(8));
    other.author = idOf<PersonId>(5);
    REQUIRE(TimelineStore(*m_connection).saveMessage(other));
    auto imported = messageOf(7, "회의 시작");
    imported.origin = room::Origin();
    imported.origin->author = "김가온";
    REQUIRE(TimelineStore(*m_connection).saveMessage(imported));

    SearchQuery query;
    query.text = "회의";
    QCOMPARE(search(query), (Seqs{7, 6, 1}));
    query.room = idOf<RoomId>(9);
    QCOMPARE(search(query), Seqs{6});
    query.room.reset();
    query.persons = {idOf<PersonId>(5)};
    QCOMPARE(search(query), Seqs{6});
    query.authorName = "가온";
    QCOMPARE(search(query), (Seqs{7, 6}));
    query.persons = {idOf<PersonId>(77)};
    query.authorName.clear();
    QCOMPARE(search(query), Seqs{});
    query = {};
    query.text = "가온"; // a name is no text
    QCOMPARE(search(query), Seqs{});
    query.text = "r1";
    QCOMPARE(search(query), Seqs{});
}

void TestSearchIndex::fileNamesAreFoundAndSaid() {
    auto message = messageOf(8, "여기 있어요");
    message.files.push_back(fileOf(20, "3분기 결산자료.xlsx"));
    REQUIRE(TimelineStore(*m_connection).saveMessage(message));
    SearchQuery query;
    query.text = "자료";
    const auto hits = SearchIndex(*m_connection).search(query);
    REQUIRE(hits);
    QCOMPARE(hits->size(), size_t{2});
    QVERIFY((*hits)[0].inFileName && !(*hits)[0].inText);
    QVERIFY(!(*hits)[1].inFileName && (*hits)[1].inText);
    QCOMPARE((*hits)[0].message.files.size(), size_t{1});
    QCOMPARE(search("xlsx"), Seqs{8});
    QCOMPARE(search("여기 자료"), Seqs{8});
}

void TestSearchIndex::newestComeFirstAndPagesGoOn() {
    REQUIRE(m_connection->begin());
    for (uint32_t i = 100; i < 220; ++i) add(i, "점심 뭐 먹지");
    REQUIRE(m_connection->commit());
    SearchQuery query;
    query.text = "점심";
    std::vector<uint64_t> seen;
    for (int page = 0; page < 5; ++page) {
        const auto hits = SearchIndex(*m_connection).search(query);
        REQUIRE(hits);
        if (hits->empty()) break;
        for (const auto& hit : *hits) seen.push_back(hit.message.key.seq);
        query.before = hits->back().position;
    }
    QCOMPARE(seen.size(), size_t{120});
    for (size_t i = 0; i < seen.size(); ++i) QCOMPARE(seen[i], uint64_t{219 - i});
}

void TestSearchIndex::importedMessagesStandWhereTheirTimePutsThem() {
    add(500, "저녁 약속");
    auto old = messageOf(3, "저녁 먹자", idOf<RoomId>(1), idOf<FeedId>(6)); // arrives later, is older
    REQUIRE(TimelineStore(*m_connection).saveMessage(old));
    QCOMPARE(search("저녁"), (Seqs{500, 3}));
}

void TestSearchIndex::voidMessagesAreNotFound() {
    REQUIRE(TimelineStore(*m_connection).voidBeyond(idOf<FeedId>(2), 1));
    QCOMPARE(search("결제"), Seqs{});
    QCOMPARE(search("자료"), Seqs{1});
    add(9, "결제 다시"); // of the same feed, beyond the cut
    QCOMPARE(search("결제"), Seqs{});
}

void TestSearchIndex::theIndexStaysWhole() {
    REQUIRE(TimelineStore(*m_connection).voidBeyond(idOf<FeedId>(2), 2));
    REQUIRE(m_connection->execute("INSERT INTO search(search) VALUES('integrity-check')"));
    REQUIRE(m_connection->checkIntegrity(false));
}

void TestSearchIndex::entriesOfOneTransactionMayComeInAnyOrder() {
    QVERIFY(m_connection->begin());
    for (const uint32_t number : {30U, 10U, 20U}) add(number, "비행기표");
    QCOMPARE(search("비행"), (Seqs{30, 20, 10})); // inside, too
    add(15, "비행기표");
    add(25, "비행기표");
    QVERIFY(TimelineStore(*m_connection).removeMessage(messageOf(20, "").room, messageOf(20, "").id)); // in the index
    QVERIFY(TimelineStore(*m_connection).removeMessage(messageOf(25, "").room, messageOf(25, "").id)); // still waiting
    QVERIFY(m_connection->commit());
    QCOMPARE(search("비행"), (Seqs{30, 15, 10}));
    QVERIFY(m_connection->execute("INSERT INTO search(search) VALUES('integrity-check')"));
}

void TestSearchIndex::whatIsRolledBackIsNotFound() {
    QVERIFY(m_connection->begin());
    add(40, "비행기표");
    m_connection->rollback();
    QVERIFY(m_connection->begin());
    add(41, "기차표");
    QVERIFY(m_connection->commit());
    QVERIFY(search("비행").empty());
    QCOMPARE(search("기차"), Seqs{41});
}

void TestSearchIndex::plainTextHasTheTokensOfAnyText() {
    for (const std::string text :
         {"", "a", "회의자료를 보내 주세요 OK123ok", "가", "가힣 x가y", "A-b_c\tD 10%", "집집", "ㅋㅋㅋ ㅠ", "앜ㅋ"}) {
        // The last word is no plain text.
        QCOMPARE(indexedText(text + " é"), indexedText(text) + "é ");
    }
    QCOMPARE(indexedText("\xEA\xB0"), std::string()); // no text at all
}

void TestSearchIndex::whatCameLatelyIsFoundBeforeAndAfterItIsIndexed() {
    talk({{20, "새벽에 온 공지사항"}});
    QCOMPARE(lateCount(), 1);
    for (int round = 0; round < 2; ++round) {
        for (const char* query : {"공지", "항", "새벽 사항"}) QCOMPARE(search(query), Seqs{20});
        QCOMPARE(search("지공"), Seqs{});
        SearchQuery elsewhere;
        elsewhere.text = "공지";
        elsewhere.room = idOf<RoomId>(77);
        QCOMPARE(search(elsewhere), Seqs{});
        indexLate();
        QCOMPARE(lateCount(), 0);
    }
    QVERIFY(m_connection->checkIntegrity(false));
}

void TestSearchIndex::lateAndIndexedHitsComeInOneOrder() {
    talk({{30, "점심 하나"}, {34, "점심 셋"}});
    indexLate();
    talk({{32, "점심 둘"}, {36, "점심 넷"}});
    QCOMPARE(search("점심"), (Seqs{36, 34, 32, 30}));
    SearchQuery page;
    page.text = "점심";
    page.limit = 2;
    QCOMPARE(search(page), (Seqs{36, 34}));
    page.before = SearchIndex(*m_connection).search(page)->back().position;
    QCOMPARE(search(page), (Seqs{32, 30}));
}

void TestSearchIndex::whatIsTakenBackBeforeItIsIndexedIsGone() {
    talk({{40, "비밀번호는 없다"}, {41, "비밀번호를 또"}});
    auto transaction = Transaction::begin(*m_connection);
    QVERIFY(transaction);
    QVERIFY(TimelineStore(*m_connection).removeMessage(messageOf(40, "").room, messageOf(40, "비밀번호는 없다").id));
    QVERIFY(transaction->commit());
    QCOMPARE(search("비밀번호"), Seqs{41});
    QCOMPARE(lateCount(), 1);
    indexLate();
    QCOMPARE(search("비밀번호"), Seqs{41});
}

void TestSearchIndex::lateEntriesOutliveACrashAndARollback() {
    talk({{50, "남는 말"}});
    talk({{51, "지워질 말"}}, false);
    QCOMPARE(search("말"), Seqs{50});
    {
        auto transaction = Transaction::begin(*m_connection);
        QVERIFY(transaction);
        QVERIFY(SearchIndex(*m_connection).indexLate());
        QCOMPARE(search("말"), Seqs{50});
    }
    QCOMPARE(lateCount(), 1); // not committed, so it is late still
    QCOMPARE(search("말"), Seqs{50});
    m_connection.reset();
    m_connection = m_disk->make();
    QVERIFY(m_connection);
    QCOMPARE(search("말"), Seqs{50});
}

void TestSearchIndex::manyLateEntriesGoIntoTheIndexByThemselves() {
    for (uint32_t i = 0; i <= lateEntriesMax; ++i) talk({{1000 + i, "줄 " + std::to_string(i)}});
    QVERIFY(lateCount() < 2);
    QCOMPARE(search(std::to_string(lateEntriesMax)).front(), uint64_t{1000 + lateEntriesMax});
    // An import goes in at once.
    std::vector<std::pair<uint32_t, std::string>> many;
    for (uint32_t i = 0; i <= lateAtOnceMax; ++i) many.emplace_back(5000 + i, "가져온 글");
    const auto before = lateCount();
    talk(many);
    QCOMPARE(lateCount(), before);
    QCOMPARE(search("가져온").size(), size_t{lateAtOnceMax + 1});
}

QTEST_GUILESS_MAIN(TestSearchIndex)
#include "tst_search_index.moc"
