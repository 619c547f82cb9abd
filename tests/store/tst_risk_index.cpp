// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/disk.h"
#include "store/holder_store.h"
#include "store/message_store.h"
#include "store/risk_index.h"
#include "store/timeline_store.h"

using namespace ieum;
using namespace ieum::store;
using namespace ieum::store::test;

class TestRiskIndex : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init();
    void whatNoDeviceHoldsIsListed();
    void whatOnlyWeHaveIsAnotherList();
    void newestComeFirstAndPagesGoOn();
    void aFileOfTwoMessagesIsThereOnce();
    void whatIsDeletedIsNothingToLose();
    void aHundredThousandFiles();

  private:
    using Names = std::vector<std::string>;
    static room::MessageRecord sent(uint8_t number) {
        return messageOf(number, "", idOf<RoomId>(1), idOf<FeedId>(101));
    }
    void add(uint8_t number, uint8_t file, const std::string& name) {
        room::MessageRecord message = sent(number);
        message.files.push_back(fileOf(file, name, uint64_t{1000} * file));
        REQUIRE(TimelineStore(*m_connection).saveMessage(message));
    }
    void hold(uint8_t device, const std::vector<FileId>& files) {
        REQUIRE(HolderStore(*m_connection).setHolds(idOf<RoomId>(1), idOf<DeviceId>(device), {files}, 5));
    }
    Names names(const RiskQuery& query) {
        Names all;
        const auto page = RiskIndex(*m_connection).page(query);
        if (!page) return {"error"};
        for (const auto& [file, risk] : page->files) all.push_back(file.entry.name);
        return all;
    }

    std::unique_ptr<Disk> m_disk;
    std::unique_ptr<Connection> m_connection;
};

/// 1: a member has it. 2: a server has it. 3: nobody. 4: we alone. 5: we and a member.
void TestRiskIndex::init() {
    m_connection.reset();
    m_disk = std::make_unique<Disk>();
    m_connection = m_disk->make();
    QVERIFY(m_connection);
    add(1, 1, "바다에게.pdf");
    add(2, 2, "서버에.pdf");
    add(3, 3, "아무도.pdf");
    add(4, 4, "나만.pdf");
    add(5, 5, "둘이서.pdf");
    hold(9, {idOf<FileId>(1), idOf<FileId>(5)});
    HolderStore store(*m_connection);
    REQUIRE(store.noteShelved(idOf<FileId>(2), {idOf<ReplicaKey>(1), 5}));
    REQUIRE(store.noteShelved(idOf<FileId>(4), {idOf<ReplicaKey>(1), 5}));
    for (uint8_t whole = 4; whole <= 5; ++whole) {
        REQUIRE(FileStore(*m_connection).setState(idOf<FileId>(whole), FileState::Whole));
    }
}

void TestRiskIndex::whatNoDeviceHoldsIsListed() {
    QCOMPARE(names({}), (Names{"아무도.pdf", "서버에.pdf"}));
    const auto page = RiskIndex(*m_connection).page({});
    QVERIFY(page->files[0].second == vault::Risk::Nobody && page->files[1].second == vault::Risk::OnlyReplicas);
    const auto totals = RiskIndex(*m_connection).totals();
    REQUIRE(totals);
    QVERIFY(totals->replicas.files == 1 && totals->replicas.bytes == 2000);
    QVERIFY(totals->nobody.files == 1 && totals->nobody.bytes == 3000);
    QVERIFY(totals->here.files == 1 && totals->here.bytes == 4000);
    hold(9, {idOf<FileId>(2)}); // and no longer of 1 and 5
    QCOMPARE(names({}), (Names{"아무도.pdf", "바다에게.pdf"}));
    // A part is no copy.
    REQUIRE(HolderStore(*m_connection)
                .setHolds(idOf<RoomId>(1), idOf<DeviceId>(8), {{}, {}, {{idOf<FileId>(3), {0, 1}}}}, 5));
    QCOMPARE(names({}), (Names{"아무도.pdf", "바다에게.pdf"}));
}

void TestRiskIndex::whatOnlyWeHaveIsAnotherList() {
    QCOMPARE(names({true}), Names{"나만.pdf"});
    QVERIFY(RiskIndex(*m_connection).page({true})->files[0].second == vault::Risk::OnlyHere);
    hold(9, {});
    QCOMPARE(names({true}), (Names{"둘이서.pdf", "나만.pdf"}));
}

void TestRiskIndex::newestComeFirstAndPagesGoOn() {
    hold(9, {});
    RiskQuery query{false, 2, {}};
    auto page = RiskIndex(*m_connection).page(query);
    REQUIRE(page);
    QVERIFY(page->next);
    QCOMPARE(names(query), (Names{"아무도.pdf", "서버에.pdf"}));
    query.before = page->next;
    QCOMPARE(names(query), Names{"바다에게.pdf"});
    page = RiskIndex(*m_connection).page(query);
    QVERIFY(!page->next);
}

void TestRiskIndex::aFileOfTwoMessagesIsThereOnce() {
    add(6, 2, "서버에 다시.pdf");
    QCOMPARE(names({}), (Names{"서버에 다시.pdf", "아무도.pdf"}));
    QCOMPARE(RiskIndex(*m_connection).totals()->replicas.files, uint64_t{1});
}

void TestRiskIndex::whatIsDeletedIsNothingToLose() {
    const auto message = MessageStore(*m_connection).find(idOf<RoomId>(1), sent(2).id);
    QVERIFY(message && *message);
    room::MessageState state;
    state.gone = room::Gone::Deleted;
    REQUIRE(TimelineStore(*m_connection).showAs(**message, state));
    QCOMPARE(names({}), Names{"아무도.pdf"});
    QCOMPARE(RiskIndex(*m_connection).totals()->replicas.files, uint64_t{0});
}

void TestRiskIndex::aHundredThousandFiles() {
    auto transaction = Transaction::begin(*m_connection);
    REQUIRE(transaction);
    REQUIRE(m_connection->execute(
        "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i+1 FROM n WHERE i < 99999)"
        " INSERT INTO file(key, id, state) SELECT 1000+i, randomblob(32), 0 FROM n;"
        "INSERT INTO attachment(room, message, position, file, name, size_bytes, key, author, time_ms)"
        " SELECT (SELECT min(key) FROM room), (SELECT min(id) FROM message), key, key, 'a.pdf', 5, zeroblob(32),"
        " zeroblob(32), 1800000000000+key FROM file WHERE key>=1000;"
        // All but one in a thousand are with somebody.
        "INSERT INTO holding SELECT id, zeroblob(32), (SELECT min(key) FROM room) FROM file WHERE key>=1000 AND"
        " key%1000<>0"));
    REQUIRE(FileIndex(*m_connection).enterWaiting());
    QElapsedTimer timer;
    timer.start();
    const auto page = RiskIndex(*m_connection).page({});
    const auto totals = RiskIndex(*m_connection).totals();
    const auto ms = timer.elapsed();
    REQUIRE(page);
    REQUIRE(totals);
    QCOMPARE(page->files.size(), size_t{50});
    QCOMPARE(totals->nobody.files, uint64_t{101});
    qInfo("a page and the totals of 100,000 files: %lld ms", static_cast<long long>(ms));
}

QTEST_GUILESS_MAIN(TestRiskIndex)
#include "tst_risk_index.moc"
