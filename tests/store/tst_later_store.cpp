// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/later_store.h"

#include "store/disk.h"
#include "store/file_index.h"
#include "store/holder_store.h"

using namespace ieum;
using namespace ieum::store;
using namespace ieum::store::test;

class TestLaterStore : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init() {
        m_disk = std::make_unique<Disk>();
        m_connection = m_disk->make();
        m_later = std::make_unique<LaterStore>(*m_connection);
    }
    void cleanup() {
        m_later.reset();
        m_connection.reset();
        m_disk.reset();
    }
    void whatWaitsComesBackAsItWasPut();
    void theFirstToBeDueIsFirst();
    void itIsChangedInItsPlace();
    void whatIsHeldIsNotDue();
    void whatIsNeverSentTakesItsAttachmentsAlong();
    void whatWaitsIsToldToNobody();
    void whatGoesStandsWhereItDoes();
    void whatWentLateIsRememberedForAWhile();

  private:
    static LaterRecord record(uint8_t number, int64_t dueMs, uint8_t room = 1) {
        LaterRecord later;
        later.message = {idOf<MessageId>(number), idOf<RoomId>(room), {std::byte{number}}, 5, "나중에", {}};
        later.dueMs = dueMs;
        return later;
    }
    /// A whole file, to the message of this number.
    void attach(uint8_t number, int64_t timeMs) {
        FileStore files(*m_connection);
        REQUIRE(files.put({idOf<FileId>(number), idOf<RoomId>(1), idOf<MessageId>(number), 0, "표.pdf", 10,
                           keyOf(number), idOf<PersonId>(1), timeMs, FileState::Whole}));
        REQUIRE(files.setState(idOf<FileId>(number), FileState::Whole));
    }
    /// How many files the index of their names has.
    int64_t listed() {
        auto statement = m_connection->prepare("SELECT count(*) FROM file_search");
        const auto count = statement->first([](Statement& row) { return row.number(0); });
        return count && *count ? **count : -1;
    }
    std::unique_ptr<Disk> m_disk;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<LaterStore> m_later;
};

void TestLaterStore::whatWaitsComesBackAsItWasPut() {
    LaterRecord put = record(1, 100);
    put.message.files.push_back({idOf<FileId>(7), keyOf(7), "표.pdf", 10});
    REQUIRE(m_later->put(put));
    QVERIFY(!m_later->put(put));
    m_later.reset();
    m_connection.reset();
    m_connection = std::move(*m_disk->open());
    m_later = std::make_unique<LaterStore>(*m_connection);
    const auto found = m_later->find(idOf<MessageId>(1));
    QVERIFY(found && *found);
    const LaterRecord& back = **found;
    QCOMPARE(back.dueMs, int64_t{100});
    QVERIFY(back.message.room == idOf<RoomId>(1) && back.message.body == Bytes{std::byte{1}});
    QCOMPARE(back.message.text, "나중에");
    QCOMPARE(back.message.writtenMs, int64_t{5});
    QCOMPARE(back.message.files.size(), size_t{1});
    QCOMPARE(back.message.files.front().name, "표.pdf");
    QVERIFY(!*m_later->find(idOf<MessageId>(2)));
}

void TestLaterStore::theFirstToBeDueIsFirst() {
    QVERIFY(!*m_later->nextDue());
    REQUIRE(m_later->put(record(1, 300)));
    REQUIRE(m_later->put(record(2, 100, 2)));
    REQUIRE(m_later->put(record(3, 200)));
    QCOMPARE(**m_later->nextDue(), int64_t{100});
    QCOMPARE(*m_later->count(), uint64_t{3});
    const auto ids = [](const Result<std::vector<LaterRecord>>& records) {
        std::vector<MessageId> all;
        for (const LaterRecord& each : *records) all.push_back(each.message.id);
        return all;
    };
    QCOMPARE(ids(m_later->list({})), (std::vector{idOf<MessageId>(2), idOf<MessageId>(3), idOf<MessageId>(1)}));
    QCOMPARE(ids(m_later->list(idOf<RoomId>(1))), (std::vector{idOf<MessageId>(3), idOf<MessageId>(1)}));
    QVERIFY(ids(m_later->due(99, 10)).empty());
    QCOMPARE(ids(m_later->due(200, 10)), (std::vector{idOf<MessageId>(2), idOf<MessageId>(3)}));
    QCOMPARE(ids(m_later->due(200, 1)), (std::vector{idOf<MessageId>(2)}));
}

void TestLaterStore::itIsChangedInItsPlace() {
    REQUIRE(m_later->put(record(1, 300)));
    LaterRecord other = record(1, 50);
    other.message.text = "고친 말";
    other.message.body = {std::byte{9}};
    REQUIRE(m_later->change(other));
    const auto found = m_later->find(idOf<MessageId>(1));
    QCOMPARE((*found)->message.text, "고친 말");
    QVERIFY((*found)->message.body == Bytes{std::byte{9}});
    QCOMPARE(**m_later->nextDue(), int64_t{50});
}

void TestLaterStore::whatIsHeldIsNotDue() {
    REQUIRE(m_later->put(record(1, 100)));
    REQUIRE(m_later->put(record(2, 200)));
    REQUIRE(m_later->setHeld(idOf<MessageId>(1), true));
    QCOMPARE(**m_later->nextDue(), int64_t{200});
    QCOMPARE(m_later->due(500, 10)->size(), size_t{1});
    QCOMPARE(m_later->held()->size(), size_t{1});
    QVERIFY(m_later->held()->front().message.id == idOf<MessageId>(1));
    const auto all = m_later->list({});
    QVERIFY(all && all->size() == 2 && all->front().held && !all->back().held);
    REQUIRE(m_later->setHeld(idOf<MessageId>(1), false));
    QCOMPARE(**m_later->nextDue(), int64_t{100});
    // Whoever changes it wants it looked at again.
    REQUIRE(m_later->setHeld(idOf<MessageId>(1), true));
    REQUIRE(m_later->change(record(1, 50)));
    QCOMPARE(**m_later->nextDue(), int64_t{50});
    QVERIFY(m_later->held()->empty());
}

void TestLaterStore::whatIsNeverSentTakesItsAttachmentsAlong() {
    for (const uint8_t number : {uint8_t{1}, uint8_t{2}}) {
        REQUIRE(m_later->put(record(number, 100)));
        attach(number, 5);
    }
    REQUIRE(FileIndex(*m_connection).enterWaiting());
    QCOMPARE(listed(), int64_t{2});
    REQUIRE(HolderStore(*m_connection).restated(idOf<RoomId>(1)));
    REQUIRE(m_later->drop(idOf<MessageId>(1)));
    QCOMPARE(listed(), int64_t{1}); // its name is in no index
    QCOMPARE(HolderStore(*m_connection).toRestate(10)->size(), size_t{1});
    QVERIFY(m_connection->memory().isErased);
    REQUIRE(m_later->sent(idOf<MessageId>(2), 9));
    QCOMPARE(*m_later->count(), uint64_t{0});
    FileStore files(*m_connection);
    QVERIFY(files.entries(idOf<FileId>(1))->empty());
    QCOMPARE(files.entries(idOf<FileId>(2))->size(), size_t{1});
    // What is not there is neither.
    REQUIRE(m_later->drop(idOf<MessageId>(3)));
    REQUIRE(m_later->sent(idOf<MessageId>(3), 9));
}

void TestLaterStore::whatWaitsIsToldToNobody() {
    FileStore files(*m_connection);
    HolderStore holders(*m_connection);
    REQUIRE(m_later->put(record(1, 100)));
    attach(1, 5);
    attach(2, 5); // of a message that is in the room
    QCOMPARE(*files.wholeFiles(idOf<RoomId>(1)), std::vector{idOf<FileId>(2)});
    REQUIRE(holders.restated(idOf<RoomId>(1)));
    REQUIRE(m_later->sent(idOf<MessageId>(1), 9));
    QCOMPARE(files.wholeFiles(idOf<RoomId>(1))->size(), size_t{2});
    QCOMPARE(*holders.toRestate(10), std::vector{idOf<RoomId>(1)});
    // The same file in a message that is here already is no secret.
    REQUIRE(m_later->put(record(3, 100)));
    REQUIRE(files.put({idOf<FileId>(2), idOf<RoomId>(1), idOf<MessageId>(3), 0, "표.pdf", 10, keyOf(2),
                       idOf<PersonId>(1), 5, FileState::Whole}));
    QCOMPARE(files.wholeFiles(idOf<RoomId>(1))->size(), size_t{2});
}

void TestLaterStore::whatGoesStandsWhereItDoes() {
    REQUIRE(m_later->put(record(1, 100)));
    attach(1, 1000);
    attach(2, 2000);
    REQUIRE(FileIndex(*m_connection).enterWaiting());
    const auto places = [this] {
        auto statement = m_connection->prepare("SELECT f.id FROM attachment a JOIN file f ON f.key=a.file"
                                               " ORDER BY a.place");
        return *statement->all([](Statement& row) { return row.id<FileId>(0); });
    };
    QCOMPARE(places(), (std::vector{idOf<FileId>(1), idOf<FileId>(2)}));
    REQUIRE(m_later->sent(idOf<MessageId>(1), 3000));
    QCOMPARE(listed(), int64_t{1});
    REQUIRE(FileIndex(*m_connection).enterWaiting());
    QCOMPARE(listed(), int64_t{2});
    QCOMPARE(places(), (std::vector{idOf<FileId>(2), idOf<FileId>(1)}));
    QCOMPARE(FileStore(*m_connection).entries(idOf<FileId>(1))->front().timeMs, int64_t{3000});
}

void TestLaterStore::whatWentLateIsRememberedForAWhile() {
    REQUIRE(m_later->noteLate(idOf<MessageId>(1), 100, 500));
    REQUIRE(m_later->noteLate(idOf<MessageId>(2), 10, 600)); // what is latest is remembered as long
    QCOMPARE(m_later->late()->at(idOf<MessageId>(1)), int64_t{100});
    QVERIFY(!*m_later->forgetLateBefore(500));
    QCOMPARE(m_later->late()->size(), size_t{2});
    QVERIFY(*m_later->forgetLateBefore(550));
    QCOMPARE(m_later->late()->size(), size_t{1});
    QCOMPARE(m_later->late()->at(idOf<MessageId>(2)), int64_t{10});
}

QTEST_GUILESS_MAIN(TestLaterStore)
#include "tst_later_store.moc"
