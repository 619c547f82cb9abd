// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/error.h"
#include "store/chunk_files.h"
#include "store/disk.h"
#include "store/file_store.h"
#include "store/outbox_store.h"
#include "store/peer_heads.h"
#include "store/peer_store.h"
#include "store/real_files.h"
#include "store/receipt_store.h"
#include "store/settings.h"
#include "vault/seal.h"

#include <cerrno>

using namespace ieum;
using namespace ieum::store;
using namespace ieum::store::test;

namespace {
/// A disk, or a machine, that does not read now, and a file system that cannot be synced as a whole.
class FailingFiles : public RealFiles {
  public:
    Result<Bytes> read(const std::string& path, uint64_t limit) const override {
        if (unread != 0) return fail(Cause::Machine, BaseError::FileUnreadable, unread);
        return RealFiles::read(path, limit);
    }
    Done settle(const std::string& from, const std::string& to) override {
        ++settled;
        return RealFiles::settle(from, to);
    }
    int unread = 0;
    int settled = 0;
};

class FailingSync : public FolderSync {
  public:
    Done watch(const std::string&) override { return {}; }
    Done syncAll(const std::string&) override { return fail(Cause::Machine, BaseError::FileUnwritable, why); }
    int why = EOPNOTSUPP;
};
} // namespace

class TestStores : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init() {
        m_connection.reset();
        m_disk = std::make_unique<Disk>();
        m_connection = m_disk->make();
        QVERIFY(m_connection);
    }
    void outboxKeepsItsOrderOverARestart();
    void onlyANewerReceiptCounts();
    void statedVectorsAreReplacedAsAWhole();
    void replicasComeInTheirOrder();
    void addressesAndLastSeen();
    void settingsAreKept();
    void filesCompleteChunkByChunk();
    void aSharedChunkCompletesBothFiles();
    void aWrongKeyOfOneMessageDoesNotHideTheOther();
    void chunkFilesKeepWhatTheyAreGiven();
    void whatWasKeptIsFoundAgainOnlyIfItIsGood();
    void aReadThatFailsForNowDeletesNothing();
    void fewAndManyChunksAreSettled();
    void withoutOneSyncForAllEachIsSynced();
    void realFilesKeepToTheContract();

  private:
    const RoomId inRoom = idOf<RoomId>(1);
    std::unique_ptr<Disk> m_disk;
    std::unique_ptr<Connection> m_connection;
};

void TestStores::outboxKeepsItsOrderOverARestart() {
    for (const uint8_t number : {uint8_t{9}, uint8_t{3}, uint8_t{5}}) {
        OutboxRecord record{idOf<MessageId>(number), inRoom, {std::byte{number}}, number, "쓰는 중", {}};
        record.files.push_back(fileOf(number, "파일", 5));
        REQUIRE(OutboxStore(*m_connection).put(record));
        REQUIRE_ERROR(OutboxStore(*m_connection).put(record), StoreError::Constraint);
    }
    m_connection = m_disk->make();
    OutboxStore outbox(*m_connection);
    REQUIRE(outbox.remove(idOf<MessageId>(3)));
    const auto list = outbox.list(inRoom);
    REQUIRE(list);
    QCOMPARE(list->size(), size_t{2});
    QVERIFY((*list)[0].id == idOf<MessageId>(9) && (*list)[1].id == idOf<MessageId>(5));
    QVERIFY((*list)[1].files[0].key.equals(keyOf(5)) && (*list)[1].text == "쓰는 중");
    QCOMPARE((*list)[1].body, Bytes{std::byte{5}});
    QCOMPARE(*outbox.count(), uint64_t{2});
    QCOMPARE(outbox.all()->size(), size_t{2});
    QVERIFY(outbox.list(idOf<RoomId>(2))->empty());
}

void TestStores::onlyANewerReceiptCounts() {
    ReceiptStore receipts(*m_connection);
    room::SignedReceipt receipt{idOf<FeedId>(2), 5, {std::byte{1}}, idOf<crypto::Signature>(3)};
    const auto first = receipts.put(inRoom, receipt);
    REQUIRE(first);
    QVERIFY(first->has_value());
    QVERIFY(!receipts.put(inRoom, receipt)->has_value());
    receipt.counter = 4;
    QVERIFY(!receipts.put(inRoom, receipt)->has_value());
    receipt.counter = UINT64_MAX;
    receipt.sealed = {std::byte{2}};
    const auto later = receipts.put(inRoom, receipt);
    REQUIRE(later);
    QVERIFY(**later > **first);
    const auto list = receipts.list(inRoom);
    REQUIRE(list);
    QCOMPARE(list->size(), size_t{1});
    QCOMPARE(list->front().receipt.counter, UINT64_MAX);
    QCOMPARE(list->front().receipt.sealed, Bytes{std::byte{2}});
    QCOMPARE(list->front().change, **later);
    QVERIFY(!receipts.find(idOf<RoomId>(2), idOf<FeedId>(2))->has_value());
}

void TestStores::statedVectorsAreReplacedAsAWhole() {
    ReceiptStore receipts(*m_connection);
    const auto device = idOf<DeviceId>(4);
    REQUIRE(receipts.setHave(inRoom, device, {{idOf<FeedId>(2), 5}, {idOf<FeedId>(3), 7}, {idOf<FeedId>(3), 8}}));
    REQUIRE(receipts.setRead(inRoom, device, {{idOf<FeedId>(2), 1}}));
    QCOMPARE((*receipts.have(inRoom))[device][idOf<FeedId>(3)], uint64_t{8});
    REQUIRE(receipts.setHave(inRoom, device, {{idOf<FeedId>(2), 6}}));
    auto have = receipts.have(inRoom);
    REQUIRE(have);
    QCOMPARE((*have)[device].size(), size_t{1});
    QCOMPARE((*have)[device][idOf<FeedId>(2)], uint64_t{6});
    QCOMPARE((*receipts.read(inRoom))[device][idOf<FeedId>(2)], uint64_t{1});
}

void TestStores::replicasComeInTheirOrder() {
    PeerStore peers(*m_connection);
    ReplicaRecord replica{idOf<ReplicaKey>(1), "ieum-replica://a:1", {std::byte{9}}, keyOf(4), 1, 10, 20};
    REQUIRE(peers.saveReplica(replica));
    replica.key = idOf<ReplicaKey>(2);
    replica.position = 0;
    REQUIRE(peers.saveReplica(replica));
    auto replicas = peers.replicas();
    REQUIRE(replicas);
    QCOMPARE(replicas->size(), size_t{2});
    QVERIFY((*replicas)[0].key == idOf<ReplicaKey>(2));
    QVERIFY((*replicas)[1].pseudonym.equals(keyOf(4)) && (*replicas)[1].quotaBytes == 20);
    REQUIRE(peers.removeReplica(idOf<ReplicaKey>(2)));
    QCOMPARE(peers.replicas()->size(), size_t{1});
}

void TestStores::addressesAndLastSeen() {
    PeerStore peers(*m_connection);
    for (int i = 0; i < 20; ++i) {
        REQUIRE(peers.rememberAddress({idOf<DeviceId>(1), "10.0.0." + std::to_string(i) + ":9000", 1000 + i}));
    }
    REQUIRE(peers.rememberAddress({idOf<DeviceId>(1), "10.0.0.19:9000", 5}));
    const auto addresses = peers.addresses();
    REQUIRE(addresses);
    QCOMPARE(addresses->size(), size_t{8});
    QCOMPARE(addresses->front().seenMs, int64_t{1019});
    REQUIRE(peers.rememberAddress({idOf<DeviceId>(2), "10.0.0.19:9000", 5}));
    QCOMPARE(*peers.forgetAddress("10.0.0.19:9000"), true);
    QCOMPARE(*peers.forgetAddress("10.0.0.19:9000"), false);
    QCOMPARE(peers.addresses()->size(), size_t{7});
    REQUIRE(peers.setSeen(idOf<PersonId>(3).view(), 50));
    REQUIRE(peers.setSeen(idOf<PersonId>(3).view(), 40));
    QCOMPARE(*peers.lastSeenMs(idOf<PersonId>(3).view()), int64_t{50});
    QCOMPARE(*peers.lastSeenMs(idOf<PersonId>(4).view()), int64_t{0});
}

void TestStores::settingsAreKept() {
    Settings settings(*m_connection);
    QVERIFY(!settings.get("a")->has_value());
    REQUIRE(settings.set("a", {}));
    QVERIFY(settings.get("a")->has_value());
    REQUIRE(settings.set("a", bytesOf("xyz")));
    QVERIFY(**settings.get("a") == copyOf(bytesOf("xyz")));
    REQUIRE(settings.remove("a"));
    QVERIFY(!settings.get("a")->has_value());
}

static FileEntry entryOf(uint8_t number, uint8_t message = 1) {
    FileEntry entry;
    entry.id = idOf<FileId>(number);
    entry.room = idOf<RoomId>(1);
    entry.message = idOf<MessageId>(message);
    entry.name = "자료.zip";
    entry.sizeBytes = 250;
    entry.key = keyOf(number);
    entry.timeMs = message;
    return entry;
}

void TestStores::filesCompleteChunkByChunk() {
    FileStore files(*m_connection);
    const auto file = idOf<FileId>(1);
    REQUIRE(files.put(entryOf(1)));
    REQUIRE(files.put(entryOf(1)));
    QCOMPARE(files.filesOf(inRoom)->size(), size_t{1});
    QVERIFY(!*files.hasChunks(file));
    REQUIRE(files.setState(file, FileState::Fetching));
    QCOMPARE(files.inState(FileState::Fetching)->size(), size_t{1});
    REQUIRE(files.setChunks(file, {idOf<ChunkId>(1), idOf<ChunkId>(2), idOf<ChunkId>(3)}, 250, 100));
    QVERIFY(*files.hasChunks(file));
    QCOMPARE(files.chunks(file)->size(), size_t{3});
    QCOMPARE(files.missingChunks(file, 2)->size(), size_t{2});
    QVERIFY(files.markHave(idOf<ChunkId>(3))->empty());
    QCOMPARE(*files.haveBytes(file), uint64_t{50});
    QVERIFY(files.markHave(idOf<ChunkId>(1))->empty());
    QCOMPARE(*files.haveBytes(file), uint64_t{150});
    const auto which = files.fileOfChunk(idOf<ChunkId>(2));
    REQUIRE(which);
    QVERIFY((*which)->file == file && (*which)->index == 1);
    QVERIFY(!files.fileOfChunk(idOf<ChunkId>(9))->has_value());
    QCOMPARE(*files.markHave(idOf<ChunkId>(2)), std::vector<FileId>{file});
    QVERIFY(files.markHave(idOf<ChunkId>(2))->empty());
    QCOMPARE(*files.wholeFiles(inRoom), std::vector<FileId>{file});
    QVERIFY(files.entries(file)->front().state == FileState::Whole);
    REQUIRE(files.markMissing(idOf<ChunkId>(2)));
    QVERIFY(files.wholeFiles(inRoom)->empty());
    QCOMPARE(*files.missingChunks(file, 5), std::vector<ChunkId>{idOf<ChunkId>(2)});
}

void TestStores::aSharedChunkCompletesBothFiles() {
    FileStore files(*m_connection);
    REQUIRE(files.put(entryOf(1)));
    REQUIRE(files.put(entryOf(2, 2)));
    REQUIRE(files.setChunks(idOf<FileId>(1), {idOf<ChunkId>(1)}, 90, 100));
    REQUIRE(files.setChunks(idOf<FileId>(2), {idOf<ChunkId>(1)}, 90, 100));
    QCOMPARE(files.markHave(idOf<ChunkId>(1))->size(), size_t{2});
    REQUIRE(files.put(entryOf(3, 3)));
    REQUIRE(files.setChunks(idOf<FileId>(3), {idOf<ChunkId>(1)}, 90, 100));
    QCOMPARE(files.wholeFiles(inRoom)->front(), idOf<FileId>(3));
    REQUIRE(files.setChunks(idOf<FileId>(4), {}, 0, 100)); // an empty file needs nothing
    QCOMPARE(files.inState(FileState::Whole)->size(), size_t{4});
}

void TestStores::aWrongKeyOfOneMessageDoesNotHideTheOther() {
    FileStore files(*m_connection);
    auto forged = entryOf(1, 1);
    forged.key = keyOf(99);
    REQUIRE(files.put(forged));
    REQUIRE(files.put(entryOf(1, 2)));
    const auto entries = files.entries(idOf<FileId>(1));
    REQUIRE(entries);
    QCOMPARE(entries->size(), size_t{2});
    QVERIFY((*entries)[1].key.equals(keyOf(1)));
}

void TestStores::chunkFilesKeepWhatTheyAreGiven() {
    RealFiles files;
    ChunkFiles chunks(m_disk->path("chunks"), files);
    const auto id = idOf<ChunkId>(0xab);
    QVERIFY(!chunks.has(id));
    REQUIRE_ERROR(chunks.get(id), BaseError::FileMissing);
    REQUIRE(chunks.remove(id));
    REQUIRE(chunks.put(id, bytesOf("sealed")));
    REQUIRE(chunks.put(id, bytesOf("sealed")));
    QVERIFY(chunks.has(id));
    QVERIFY(*chunks.get(id) == copyOf(bytesOf("sealed")));
    QVERIFY(QFile::exists(m_disk->folder.filePath("chunks/ab/" + QString("ab").repeated(32))));
    REQUIRE(chunks.remove(id));
    QVERIFY(!chunks.has(id));
}

void TestStores::whatWasKeptIsFoundAgainOnlyIfItIsGood() {
    RealFiles files;
    ChunkFiles chunks(m_disk->path("chunks"), files);
    const auto whole = vault::chunkIdOf(bytesOf("whole")), torn = vault::chunkIdOf(bytesOf("torn"));
    QVERIFY(!*chunks.recover(whole));
    REQUIRE(chunks.keep(whole, bytesOf("who")));
    REQUIRE(chunks.keep(whole, bytesOf("whole"))); // of an earlier attempt nothing stays
    REQUIRE(chunks.keep(torn, bytesOf("to")));
    QVERIFY(*chunks.recover(whole) && !*chunks.recover(torn));
    QVERIFY(*chunks.get(whole) == copyOf(bytesOf("whole")));
    QVERIFY(!chunks.has(torn) && !*chunks.recover(torn));

    REQUIRE(chunks.keep(torn, bytesOf("to")));
    REQUIRE(chunks.put(torn, bytesOf("torn"))); // what a crash left is not taken for it
    QVERIFY(*chunks.get(torn) == copyOf(bytesOf("torn")));
    REQUIRE(chunks.put(whole, bytesOf("whole")));
}

void TestStores::aReadThatFailsForNowDeletesNothing() {
    FailingFiles files;
    ChunkFiles chunks(m_disk->path("chunks"), files);
    const auto id = vault::chunkIdOf(bytesOf("whole"));
    REQUIRE(chunks.put(id, bytesOf("whole")));
    for (const int passing : {EMFILE, ENFILE, ENOMEM, EACCES}) {
        files.unread = passing;
        REQUIRE_ERROR(chunks.recover(id), BaseError::FileUnreadable);
        REQUIRE_ERROR(chunks.put(id, bytesOf("whole")), BaseError::FileUnreadable);
        QVERIFY(chunks.has(id));
    }
    for (const int lasting : {EIO, EFBIG}) {
        files.unread = 0;
        REQUIRE(chunks.put(id, bytesOf("whole")));
        files.unread = lasting;
        const auto found = chunks.recover(id);
        REQUIRE(found);
        QVERIFY(!*found && !chunks.has(id));
    }
}

void TestStores::withoutOneSyncForAllEachIsSynced() {
    FailingFiles files;
    FailingSync sync;
    ChunkFiles chunks(m_disk->path("chunks"), files, &sync);
    std::vector<ChunkId> many;
    for (const char* text : {"a", "b", "c", "d"}) {
        many.push_back(vault::chunkIdOf(bytesOf(text)));
        REQUIRE(chunks.keep(many.back(), bytesOf(text)));
    }
    REQUIRE(chunks.settle(many));
    QCOMPARE(files.settled, 4);
    REQUIRE(chunks.remove(many[1]));
    REQUIRE_ERROR(chunks.settle(many), BaseError::FileMissing);
    QCOMPARE(files.settled, 8); // those after it as well
    sync.why = EIO;
    REQUIRE_ERROR(chunks.settle(many), BaseError::FileUnwritable);
    QCOMPARE(files.settled, 8);
    // Whoever has no sync for all does it likewise.
    ChunkFiles alone(m_disk->path("chunks"), files);
    REQUIRE(alone.keep(many[1], bytesOf("b")));
    REQUIRE(alone.settle(many));
    QCOMPARE(files.settled, 12);
}

void TestStores::fewAndManyChunksAreSettled() {
    FailingFiles files; // fails at nothing here, and counts
    RealFolderSync sync;
    ChunkFiles chunks(m_disk->path("chunks"), files, &sync);
    std::vector<ChunkId> many;
    REQUIRE(chunks.settle(many));
    REQUIRE_ERROR(chunks.settle(std::array{idOf<ChunkId>(1)}), BaseError::FileMissing);
    for (char each = 'a'; each <= 'z'; ++each) {
        const std::string text(1, each);
        many.push_back(vault::chunkIdOf(bytesOf(text)));
        REQUIRE(chunks.keep(many.back(), bytesOf(text)));
    }
    REQUIRE(chunks.settle(std::span(many).first(1)));
    REQUIRE(chunks.settle(many));
    QCOMPARE(files.settled, sync.syncAll(m_disk->path("chunks")) ? 2 : 28); // at once, wherever the disk can
    REQUIRE(chunks.settle(many));                                           // somebody else was faster
    for (const ChunkId& each : many) QVERIFY(*chunks.recover(each));
    // However many there are, it is told that one is not here.
    REQUIRE(chunks.remove(many[1]));
    REQUIRE_ERROR(chunks.settle(many), BaseError::FileMissing);
    REQUIRE_ERROR(chunks.settle(std::span(many).first(2)), BaseError::FileMissing);
    REQUIRE(chunks.settle(std::span(many).first(1)));
    REQUIRE_ERROR(sync.syncAll(m_disk->path("nowhere")), BaseError::FileUnreadable);
    RealFolderSync watching;
    REQUIRE_ERROR(watching.watch(m_disk->path("nowhere")), BaseError::FileUnwritable);
    REQUIRE(watching.watch(m_disk->path("chunks")));
    REQUIRE(watching.watch(m_disk->path("chunks")));
}

void TestStores::realFilesKeepToTheContract() {
    RealFiles files;
    const std::string folder = m_disk->path("하나/둘");
    const std::string path = folder + "/파일";
    REQUIRE_ERROR(files.writeDurably(path, bytesOf("x")), BaseError::FileUnwritable);
    REQUIRE(files.makeFolders(folder));
    REQUIRE(files.makeFolders(folder));
    REQUIRE(files.writeDurably(path, bytesOf("first")));
    REQUIRE(files.writeDurably(path, bytesOf("second")));
    REQUIRE(files.appendTo(path, bytesOf(" third")));
    REQUIRE(files.sync(path));
    QVERIFY(*files.read(path, 100) == copyOf(bytesOf("second third")));
    REQUIRE_ERROR(files.read(path, 11), BaseError::FileUnreadable);
    QVERIFY(*files.readAt(path, 7, 100) == copyOf(bytesOf("third")));
    QVERIFY(files.readAt(path, 50, 100)->empty());
    REQUIRE(files.cutTo(path, 6));
    REQUIRE(files.appendTo(path, bytesOf(", cut")));
    QVERIFY(*files.read(path, 100) == copyOf(bytesOf("second, cut")));
    REQUIRE_ERROR(files.cutTo(folder + "/none", 0), BaseError::FileMissing);
    QVERIFY(files.readAt(path, 1, UINT64_MAX)->size() == 10);
    QCOMPARE(*files.sizeOf(path), uint64_t{11});
    REQUIRE_ERROR(files.read(folder, 100), BaseError::FileUnreadable);
    QCOMPARE(QDir(QString::fromStdString(folder)).entryList(QDir::Files | QDir::Hidden).size(), 1);
    QCOMPARE(QFile::permissions(QString::fromStdString(path)) & (QFile::ReadGroup | QFile::ReadOther), 0);
    REQUIRE(files.makeFolders(folder + "/inner"));
    REQUIRE(files.writeDurably(folder + "/a", bytesOf("a")));
    QVERIFY(QFile::link(QString::fromStdString(path), QString::fromStdString(folder + "/link")));
    QVERIFY(*files.namesIn(folder, 100) == (std::vector<std::string>{"a", "파일"})); // neither links nor folders
    QCOMPARE(files.namesIn(folder, 1)->size(), size_t{1});
    REQUIRE_ERROR(files.namesIn(path, 100), BaseError::FileMissing);
    QVERIFY(QFile::link(QString::fromStdString(folder), QString::fromStdString(path + "-elsewhere")));
    REQUIRE_ERROR(files.namesIn(path + "-elsewhere", 100), BaseError::FileMissing); // a link is no folder
    QVERIFY(files.namesIn(path + "-elsewhere/.", 100));
    REQUIRE_ERROR(files.namesIn(folder + "/none", 100), BaseError::FileMissing);
    REQUIRE(files.remove(path));
    REQUIRE_ERROR(files.remove(path), BaseError::FileMissing);
    REQUIRE_ERROR(files.sizeOf(path), BaseError::FileMissing);
}

QTEST_GUILESS_MAIN(TestStores)
#include "tst_stores.moc"
