// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/init.h"
#include "support/real_files.h"
#include "support/seeded_random.h"
#include "vault/vault.h"

#include <QTemporaryDir>
#include <QTest>
#include <map>

using namespace ieum;
using namespace ieum::vault;

namespace {

class MemoryChunks : public ChunkStore {
  public:
    bool has(const ChunkId& chunk) const override { return chunks.contains(chunk); }
    Result<Bytes> get(const ChunkId& chunk) const override {
        const auto found = chunks.find(chunk);
        if (found == chunks.end()) return fail(Cause::Machine, BaseError::FileMissing);
        return found->second;
    }
    Done put(const ChunkId& chunk, ByteView bytes) override {
        if (full) return fail(Cause::Machine, BaseError::DiskFull);
        chunks[chunk] = copyOf(bytes);
        return {};
    }
    Done remove(const ChunkId& chunk) override {
        chunks.erase(chunk);
        return {};
    }
    std::map<ChunkId, Bytes> chunks;
    bool full = false;
};

/// Says that files are longer than they are, as one that shrinks while it is read.
class ShrinkingFiles : public ieum::test::RealFiles {
  public:
    Result<uint64_t> sizeOf(const std::string& path) const override {
        const auto size = RealFiles::sizeOf(path);
        return size ? Result<uint64_t>(*size + 1) : size;
    }
};

/// Says that a file is larger than any may be.
class HugeFiles : public ieum::test::RealFiles {
  public:
    Result<uint64_t> sizeOf(const std::string&) const override { return fileBytesMax + 1; }
};

} // namespace

class TestVault : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void filesComeBack_data();
    void filesComeBack();
    void sealingTwiceGivesDifferentFiles();
    void filesThatCannotBeReadAreNotStored();
    void storeErrorsArePassedOn();
    void aMissingChunkLeavesNoHalfFile();
    void aDamagedChunkLeavesNoHalfFile();
    void theWrongKeyLeavesNoHalfFile();
    void chunksThatDoNotAddUpAreRefused();

  private:
    std::string path(const char* name) const { return m_folder.filePath(name).toStdString(); }
    StoredFile store(size_t bytes) {
        Bytes content(bytes);
        m_random.fill(content);
        if (!m_files.writeDurably(path("in"), content)) return {};
        auto stored = storeFile(m_files, path("in"), m_chunks, m_random);
        return stored ? std::move(*stored) : StoredFile{};
    }
    Done write(const StoredFile& stored) {
        return writeOut(m_chunks, stored.key, stored.manifest, m_files, path("out"));
    }

    QTemporaryDir m_folder;
    ieum::test::RealFiles m_files;
    ieum::test::SeededRandom m_random{2};
    MemoryChunks m_chunks;
};

void TestVault::filesComeBack_data() {
    QTest::addColumn<qulonglong>("bytes");
    QTest::addColumn<int>("chunks");
    QTest::newRow("empty") << 0ULL << 1;
    QTest::newRow("one byte") << 1ULL << 1;
    QTest::newRow("one chunk less one") << qulonglong{chunkBytes} - 1 << 1;
    QTest::newRow("one chunk") << qulonglong{chunkBytes} << 1;
    QTest::newRow("one chunk and one") << qulonglong{chunkBytes} + 1 << 2;
    QTest::newRow("three chunks") << 3ULL * chunkBytes << 3;
    QTest::newRow("some") << 1'000'000ULL << 4;
}

void TestVault::filesComeBack() {
    QFETCH(qulonglong, bytes);
    QFETCH(int, chunks);
    m_chunks.chunks.clear();
    const StoredFile stored = store(bytes);
    QCOMPARE(stored.manifest.chunks.size(), static_cast<size_t>(chunks));
    QCOMPARE(m_chunks.chunks.size(), static_cast<size_t>(chunks) + 1); // and the manifest
    for (const auto& [id, sealed] : m_chunks.chunks) QVERIFY(chunkIdOf(sealed) == id);
    const auto manifest = openManifest(stored.key, m_chunks.chunks.at(ChunkId{stored.file.value}), bytes);
    QVERIFY(manifest);
    QVERIFY(*manifest == stored.manifest);
    QVERIFY(write(stored));
    QVERIFY(m_files.read(path("out"), bytes).value() == m_files.read(path("in"), bytes).value());
    QVERIFY(m_files.remove(path("out")));
}

void TestVault::sealingTwiceGivesDifferentFiles() {
    const StoredFile one = store(100);
    const auto again = storeFile(m_files, path("in"), m_chunks, m_random);
    QVERIFY(again);
    QVERIFY(again->file != one.file);
    QVERIFY(again->manifest.chunks != one.manifest.chunks);
}

void TestVault::filesThatCannotBeReadAreNotStored() {
    QVERIFY(storeFile(m_files, path("nowhere"), m_chunks, m_random).error().is(BaseError::FileMissing));
    store(100);
    const auto shrunk = storeFile(ShrinkingFiles(), path("in"), m_chunks, m_random);
    QVERIFY(shrunk.error().is(VaultError::BadChunk));
    QCOMPARE(shrunk.error().cause, Cause::Input);
    const auto huge = storeFile(HugeFiles(), path("in"), m_chunks, m_random);
    QVERIFY(huge.error().is(VaultError::TooLarge));
    QCOMPARE(huge.error().cause, Cause::Input);
}

void TestVault::storeErrorsArePassedOn() {
    store(100);
    m_chunks.full = true;
    QVERIFY(storeFile(m_files, path("in"), m_chunks, m_random).error().is(BaseError::DiskFull));
    m_chunks.full = false;
}

void TestVault::aMissingChunkLeavesNoHalfFile() {
    const StoredFile stored = store(2 * chunkBytes + 5);
    for (size_t i = 0; i < 3; ++i) {
        const Bytes kept = m_chunks.chunks.at(stored.manifest.chunks[i]);
        QVERIFY(m_chunks.remove(stored.manifest.chunks[i]));
        const Done written = write(stored);
        QVERIFY(written.error().is(VaultError::ChunkMissing));
        QCOMPARE(written.error().number, static_cast<int64_t>(i));
        QVERIFY(!m_files.exists(path("out")));
        QVERIFY(m_chunks.put(stored.manifest.chunks[i], kept));
    }
    QVERIFY(write(stored));
    QVERIFY(m_files.remove(path("out")));
}

void TestVault::aDamagedChunkLeavesNoHalfFile() {
    const StoredFile stored = store(chunkBytes + 5);
    Bytes& last = m_chunks.chunks.at(stored.manifest.chunks[1]);
    for (std::byte& each : last) {
        each ^= std::byte{1};
        const Done written = write(stored);
        each ^= std::byte{1};
        QVERIFY(written.error().is(VaultError::BadChunk));
        QCOMPARE(written.error().number, int64_t{1});
        QVERIFY(!m_files.exists(path("out")));
    }
}

void TestVault::theWrongKeyLeavesNoHalfFile() {
    StoredFile stored = store(50);
    stored.key = crypto::Key::random(m_random);
    QVERIFY(write(stored).error().is(VaultError::Undecryptable));
    QVERIFY(!m_files.exists(path("out")));
}

void TestVault::chunksThatDoNotAddUpAreRefused() {
    // A sender seals a shorter chunk than his manifest implies: everything hashes and opens, and is not the file.
    StoredFile stored = store(chunkBytes + 5);
    for (const size_t size : {size_t{0}, size_t{chunkBytes} - 1}) {
        const Bytes sealed = sealChunk(stored.key, 0, Bytes(size));
        stored.manifest.chunks[0] = chunkIdOf(sealed);
        QVERIFY(m_chunks.put(stored.manifest.chunks[0], sealed));
        const Done written = write(stored);
        QVERIFY(written.error().is(VaultError::BadManifest));
        QVERIFY(!m_files.exists(path("out")));
    }
}

QTEST_GUILESS_MAIN(TestVault)
#include "tst_vault.moc"
