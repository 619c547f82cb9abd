// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/fading_store.h"

#include "store/disk.h"
#include "store/file_store.h"
#include "store/holder_store.h"
#include "store/timeline_store.h"

using namespace ieum;
using namespace ieum::store;
using namespace ieum::store::test;

class TestFadingStore : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init() {
        m_disk = std::make_unique<Disk>();
        m_connection = m_disk->make();
        m_timeline = std::make_unique<TimelineStore>(*m_connection);
        m_fading = std::make_unique<FadingStore>(*m_connection);
    }
    void cleanup() {
        m_fading.reset();
        m_timeline.reset();
        m_connection.reset();
        m_disk.reset();
    }
    void whatEndsIsDueInItsOrder();
    void whatIsGoneOrVoidIsNotDue();
    void theLastKnownCopyIsKeptBack();
    void aFileThatNoMessageHasIsForgotten();

  private:
    void save(uint32_t number, int64_t ageMs, int64_t lifeMs, std::vector<room::FileLink> files = {}) {
        m_timeline->setAge(ageMs);
        room::MessageRecord message = messageOf(number, "text");
        message.expiresAfterMs = lifeMs;
        message.files = std::move(files);
        m_room = message.room;
        REQUIRE(m_timeline->saveMessage(message));
    }
    std::vector<MessageId> dueAt(int64_t ageMs, uint32_t limit = 10) {
        std::vector<MessageId> ids;
        const auto due = m_fading->due(ageMs, limit);
        for (const auto& [room, id] : *due) ids.push_back(id);
        return ids;
    }
    static MessageId idOfMessage(uint32_t number) { return messageOf(number, "").id; }
    room::FileLink link(uint8_t number) const { return {idOf<FileId>(number), keyOf(number), "file", 10}; }

    RoomId m_room;
    std::unique_ptr<Disk> m_disk;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<TimelineStore> m_timeline;
    std::unique_ptr<FadingStore> m_fading;
};

void TestFadingStore::whatEndsIsDueInItsOrder() {
    QVERIFY(!*m_fading->nextDue());
    save(1, 100, 50);
    save(2, 110, 10);
    save(3, 120, 0);
    QCOMPARE(**m_fading->nextDue(), int64_t{120});
    QVERIFY(dueAt(119).empty());
    QCOMPARE(dueAt(120), (std::vector{idOfMessage(2)}));
    QCOMPARE(dueAt(1000), (std::vector{idOfMessage(2), idOfMessage(1)}));
    QCOMPARE(dueAt(1000, 1), (std::vector{idOfMessage(2)}));
}

void TestFadingStore::whatIsGoneOrVoidIsNotDue() {
    save(1, 0, 10);
    save(2, 0, 10);
    save(3, 0, 10);
    room::MessageState tombstone;
    tombstone.gone = room::Gone::Expired;
    REQUIRE(m_timeline->showAs(**m_timeline->message(m_room, idOfMessage(1)), tombstone));
    tombstone.gone = room::Gone::Hidden;
    tombstone.goneBy = idOf<PersonId>(9);
    REQUIRE(m_timeline->showAs(**m_timeline->message(m_room, idOfMessage(2)), tombstone));
    // What is only hidden still lies here.
    QCOMPARE(dueAt(100), (std::vector{idOfMessage(2), idOfMessage(3)}));
    REQUIRE(m_timeline->voidBeyond(messageOf(3, "").key.feed, 2));
    QCOMPARE(dueAt(100), (std::vector{idOfMessage(2)}));
}

void TestFadingStore::theLastKnownCopyIsKeptBack() {
    const DeviceId self = idOf<DeviceId>(1);
    save(1, 0, 0);
    save(2, 0, 0, [&] {
        std::vector<room::FileLink> files;
        files.push_back(link(7));
        return files;
    }());
    FileStore files(*m_connection);
    const auto old = [&](int64_t ageMs) { return m_fading->seenBefore(m_room, ageMs, self, 10)->size(); };
    QCOMPARE(old(0), size_t{0});
    QCOMPARE(old(1), size_t{2}); // the file is not here, so there is nothing to lose
    REQUIRE(files.setState(idOf<FileId>(7), FileState::Whole));
    HolderStore holders(*m_connection);
    REQUIRE(holders.setHolds(m_room, self, {{idOf<FileId>(7)}}, 0));
    QCOMPARE(old(1), size_t{1});
    QCOMPARE(*m_fading->keptBack(m_room, 1, self), uint64_t{1});
    REQUIRE(holders.setHolds(m_room, idOf<DeviceId>(2), {{idOf<FileId>(7)}}, 0));
    QCOMPARE(old(1), size_t{2});
    QCOMPARE(*m_fading->keptBack(m_room, 1, self), uint64_t{0});
}

void TestFadingStore::aFileThatNoMessageHasIsForgotten() {
    for (uint32_t number : {1U, 2U}) {
        std::vector<room::FileLink> files;
        files.push_back(link(7));
        save(number, 0, 0, std::move(files));
    }
    FileStore files(*m_connection);
    const FileId file = idOf<FileId>(7);
    REQUIRE(files.setChunks(file, {idOf<ChunkId>(1), idOf<ChunkId>(2)}, 10, 5));
    REQUIRE(files.markHave(idOf<ChunkId>(1)));
    const auto expire = [&](uint32_t number) {
        room::MessageState tombstone;
        tombstone.gone = room::Gone::Expired;
        REQUIRE(m_timeline->showAs(**m_timeline->message(m_room, idOfMessage(number)), tombstone));
    };
    expire(1);
    QVERIFY(files.forgetUnused(file)->empty()); // the other message has it
    expire(2);
    QCOMPARE(*files.forgetUnused(file), (std::vector{idOf<ChunkId>(1), *ChunkId::from(file.view())}));
    QVERIFY(!*files.hasChunks(file));
    QVERIFY(files.forgetUnused(file)->empty());
}

QTEST_GUILESS_MAIN(TestFadingStore)
#include "tst_fading_store.moc"
