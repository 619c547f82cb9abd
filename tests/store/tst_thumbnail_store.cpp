// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/disk.h"
#include "store/file_store.h"
#include "store/limits.h"
#include "store/message_store.h"
#include "store/thumbnail_store.h"
#include "store/timeline_store.h"

using namespace ieum;
using namespace ieum::store;
using namespace ieum::store::test;

class TestThumbnailStore : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init();
    void whatWasMadeIsFound();
    void thatThereIsNoneIsKnown();
    void aFileThatNobodyHasGetsNone();
    void whatWasNotLookedAtLongestGoes();
    void itGoesWithTheLastMessage();
    void itGoesWithTheFile();
    void nothingOfItLiesInTheClear();

  private:
    void send(uint32_t message, uint8_t file) {
        room::MessageRecord record = messageOf(message, "");
        record.files.push_back(fileOf(file, "사진.jpg"));
        REQUIRE(TimelineStore(*m_connection).saveMessage(record));
    }
    void showAs(uint32_t message, room::Gone gone) {
        const auto found = MessageStore(*m_connection).find(idOf<RoomId>(1), messageOf(message, "").id);
        QVERIFY(found && *found);
        room::MessageState state;
        state.gone = gone;
        REQUIRE(TimelineStore(*m_connection).showAs(**found, state));
    }
    std::optional<Bytes> find(uint8_t file, int64_t day = 1) {
        const auto found = ThumbnailStore(*m_connection).find(idOf<FileId>(file), day);
        return found ? *found : std::nullopt;
    }
    Done put(uint8_t file, size_t bytes, int64_t day = 1) {
        return ThumbnailStore(*m_connection).put(idOf<FileId>(file), Bytes(bytes, std::byte{file}), day);
    }
    int64_t rows() {
        auto count = m_connection->prepare("SELECT count(*) FROM thumbnail");
        return count ? **count->first([](Statement& row) { return row.number(0); }) : -1;
    }

    std::unique_ptr<Disk> m_disk;
    std::unique_ptr<Connection> m_connection;
};

void TestThumbnailStore::init() {
    m_connection.reset();
    m_disk = std::make_unique<Disk>();
    m_connection = m_disk->make();
    QVERIFY(m_connection);
    for (uint8_t number = 1; number <= 6; ++number) send(number, number);
}

void TestThumbnailStore::whatWasMadeIsFound() {
    QVERIFY(!find(1));
    REQUIRE(put(1, 1000));
    QVERIFY(find(1) == Bytes(1000, std::byte{1}));
    QVERIFY(!find(2));
    REQUIRE(put(1, 10));
    QVERIFY(find(1) == Bytes(10, std::byte{1}));
    QCOMPARE(rows(), int64_t{1});
    m_connection.reset();
    m_connection = m_disk->make();
    QVERIFY(find(1) == Bytes(10, std::byte{1}));
}

void TestThumbnailStore::thatThereIsNoneIsKnown() {
    REQUIRE(put(1, 0));
    const auto found = find(1);
    QVERIFY(found && found->empty());
}

void TestThumbnailStore::aFileThatNobodyHasGetsNone() {
    REQUIRE(put(99, 100));
    QVERIFY(!find(99));
    showAs(1, room::Gone::Deleted); // while its picture was being made
    REQUIRE(put(1, 100));
    QVERIFY(!find(1));
    QCOMPARE(rows(), int64_t{0});
}

void TestThumbnailStore::whatWasNotLookedAtLongestGoes() {
    const auto fifth = static_cast<size_t>(thumbnailBytesMax / 5);
    for (uint8_t number = 1; number <= 4; ++number) REQUIRE(put(number, fifth, number));
    QVERIFY(find(1, 9)); // somebody looks at the oldest
    REQUIRE(put(5, fifth, 9));
    QVERIFY(find(1, 9) && !find(2, 9) && find(3, 9) && find(4, 9) && find(5, 9));
    REQUIRE(put(6, fifth, 10));
    QVERIFY(find(6, 10));
    QCOMPARE(rows(), int64_t{4});
}

void TestThumbnailStore::itGoesWithTheLastMessage() {
    send(7, 1); // the same file once more
    REQUIRE(put(1, 100));
    REQUIRE(put(2, 100));
    showAs(1, room::Gone::Deleted);
    QVERIFY(find(1));
    showAs(7, room::Gone::Expired);
    QVERIFY(!find(1));
    REQUIRE(put(4, 100));
    showAs(4, room::Gone::Hidden);
    QVERIFY(!find(4));
    QVERIFY(find(2));
    REQUIRE(TimelineStore(*m_connection).removeMessage(idOf<RoomId>(1), messageOf(2, "").id));
    QVERIFY(!find(2));
    QCOMPARE(rows(), int64_t{0});
}

void TestThumbnailStore::itGoesWithTheFile() {
    REQUIRE(put(3, 100));
    // As if something had left it behind: the file itself cannot go while it stands.
    REQUIRE(m_connection->execute("DELETE FROM attachment"));
    QVERIFY(find(3));
    REQUIRE(FileStore(*m_connection).forgetUnused(idOf<FileId>(3)));
    QCOMPARE(rows(), int64_t{0});
}

/// faults.md K2
void TestThumbnailStore::nothingOfItLiesInTheClear() {
    const std::string picture = "\xFF\xD8\xFF\xE0 JFIF a small picture, row by row, in no uncertain colours";
    REQUIRE(ThumbnailStore(*m_connection).put(idOf<FileId>(1), bytesOf(picture), 1));
    for (const bool closed : {false, true}) {
        if (closed) m_connection.reset();
        for (const QString& name : QDir(m_disk->folder.path()).entryList(QDir::Files)) {
            QVERIFY2(!contains(m_disk->bytes(qPrintable(name)), picture.substr(4)), qPrintable(name));
        }
    }
    m_connection = m_disk->make();
    QVERIFY(textOf(*find(1)) == picture);
}

QTEST_GUILESS_MAIN(TestThumbnailStore)
#include "tst_thumbnail_store.moc"
