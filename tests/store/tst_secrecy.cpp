// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/disk.h"
#include "store/outbox_store.h"
#include "store/room_store.h"
#include "store/search_tokens.h"
#include "store/settings.h"
#include "store/timeline_store.h"

using namespace ieum;
using namespace ieum::store;
using namespace ieum::store::test;

// What somebody with the disk, but without the key, can read.
class TestSecrecy : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void nothingReadableLiesInAnyFile();
    void removedTextLeavesTheDatabase();
    void theScanFindsWhatIsInTheClear();
};

static const char* const secrets[] = {"회의자료",     "김가온",       "결산자료.xlsx", "우리 반 방",
                                      "outbox words", "CREATE TABLE", "rememberme"};

static void fill(Connection& connection) {
    TimelineStore rooms(connection);
    REQUIRE(RoomStore(connection).saveRoom({idOf<RoomId>(1), room::RoomKind::Group, keyOf(3), "우리 반 방", 1, false}));
    auto message = messageOf(1, "회의자료 보냅니다");
    message.files.push_back(fileOf(5, "결산자료.xlsx"));
    message.origin = room::Origin();
    message.origin->author = "김가온";
    REQUIRE(rooms.saveMessage(message));
    REQUIRE(OutboxStore(connection).put({idOf<MessageId>(9), idOf<RoomId>(1), {}, 1, "outbox words", {}}));
    REQUIRE(Settings(connection).set("rememberme", bytesOf("rememberme")));
}

void TestSecrecy::nothingReadableLiesInAnyFile() {
    for (const Cipher cipher : {Cipher::Aegis, Cipher::ChaCha20}) {
        Disk disk;
        disk.cipher = cipher;
        auto connection = disk.make();
        fill(*connection);
        QVERIFY(disk.bytes("ieum.db-wal").size() > 4096);
        for (const char* stage : {"open", "checkpointed", "closed"}) {
            for (const char* file : {"ieum.db", "ieum.db-wal", "ieum.db-shm"}) {
                const Bytes bytes = disk.bytes(file);
                for (const char* secret : secrets) QVERIFY2(!contains(bytes, secret), stage);
                QVERIFY(!contains(bytes, textOf(disk.key.view())));
            }
            if (connection) REQUIRE(connection->checkpoint());
            if (std::string_view(stage) == "checkpointed") connection.reset();
        }
        QVERIFY(disk.bytes().size() > 4096);
    }
}

static std::unique_ptr<Connection> openClear(Disk& disk) {
    OpenOptions options;
    options.path = disk.path();
    options.create = true;
    auto connection = Connection::open(options);
    if (!connection || !migrate(**connection, disk.random)) return nullptr;
    return std::move(*connection);
}

void TestSecrecy::theScanFindsWhatIsInTheClear() {
    Disk disk;
    fill(*openClear(disk));
    for (const char* secret : secrets) QVERIFY2(contains(disk.bytes(), secret), secret);
}

void TestSecrecy::removedTextLeavesTheDatabase() {
    // Without a cipher, so that what stays would be seen.
    Disk disk;
    auto connection = openClear(disk);
    QVERIFY(connection);
    TimelineStore rooms(*connection);
    for (uint32_t i = 1; i <= 50; ++i) REQUIRE(rooms.saveMessage(messageOf(i, "평범한 말 " + std::to_string(i))));
    REQUIRE(rooms.saveMessage(messageOf(51, "쿷쮏쁇 zyxwvut")));
    for (uint32_t i = 52; i <= 90; ++i) REQUIRE(rooms.saveMessage(messageOf(i, "평범한 말 " + std::to_string(i))));
    REQUIRE(connection->checkpoint());
    QVERIFY(contains(disk.bytes(), "zyxwvut"));
    REQUIRE(rooms.voidBeyond(idOf<FeedId>(2), 50));
    REQUIRE(connection->execute("DELETE FROM message WHERE void=1"));
    REQUIRE(connection->checkpoint());
    // Neither the text nor its pairs in the index.
    for (const char* word : {"zyxwvut", "쿷쮏", "쮏쁇"}) QVERIFY2(!contains(disk.bytes(), word), word);
    QVERIFY(disk.bytes("ieum.db-wal").empty());
    QVERIFY(indexedText("쿷쮏쁇") == "쿷쮏 쮏쁇 쁇 ");
}

QTEST_GUILESS_MAIN(TestSecrecy)
#include "tst_secrecy.moc"
