// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/init.h"
#include "support/real_files.h"
#include "support/seeded_random.h"
#include "vault/reseal.h"

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

} // namespace

class TestReseal : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init() {
        m_store = {};
        m_bytes.resize(600'000); // three chunks, the last one short
        for (size_t i = 0; i < m_bytes.size(); ++i) m_bytes[i] = static_cast<std::byte>(i * 3 + i / 251);
        const std::string path = m_folder.filePath("file").toStdString();
        QVERIFY(m_files.writeDurably(path, m_bytes));
        auto stored = storeFile(m_files, path, m_store, m_random);
        QVERIFY(stored);
        m_stored = std::make_unique<StoredFile>(std::move(*stored));
    }
    /// faults.md G37: who stores both rooms sees no chunk twice, and the key of one opens nothing of the other.
    void theBytesAreTheSameAndNothingElseIs() {
        const auto again = resealFile(m_store, m_stored->key, m_stored->manifest, m_random);
        QVERIFY(again);
        QVERIFY(again->file != m_stored->file);
        QCOMPARE(again->manifest.sizeBytes, m_stored->manifest.sizeBytes);
        QCOMPARE(m_store.chunks.size(), size_t{8});
        for (const ChunkId& chunk : again->manifest.chunks) {
            for (const ChunkId& before : m_stored->manifest.chunks) QVERIFY(chunk != before);
        }
        QVERIFY(!openChunk(m_stored->key, 0, m_store.chunks[again->manifest.chunks[0]]));
        const std::string out = m_folder.filePath("out").toStdString();
        QVERIFY(writeOut(m_store, again->key, again->manifest, m_files, out));
        QVERIFY(*m_files.read(out, 1 << 20) == m_bytes);
        QVERIFY(m_files.remove(out));
    }
    void whatIsNotAsItShouldBeIsNotShared() {
        const Manifest& manifest = m_stored->manifest;
        auto& second = m_store.chunks[manifest.chunks[1]];
        second[9] ^= std::byte{1};
        const auto damaged = resealFile(m_store, m_stored->key, manifest, m_random);
        QVERIFY(!damaged && damaged.error().is(VaultError::BadChunk) && damaged.error().number == 1);
        QVERIFY(m_store.remove(manifest.chunks[1]));
        const auto missing = resealFile(m_store, m_stored->key, manifest, m_random);
        QVERIFY(!missing && missing.error().is(VaultError::ChunkMissing) && missing.error().number == 1);
        const auto locked = resealFile(m_store, crypto::Key::random(m_random), manifest, m_random);
        QVERIFY(!locked && locked.error().is(VaultError::Undecryptable));
        Manifest longer = manifest;
        longer.sizeBytes += 1;
        longer.chunks = {manifest.chunks[0], manifest.chunks[0], manifest.chunks[2]};
        QVERIFY(!resealFile(m_store, m_stored->key, longer, m_random));
    }
    void aSizeThatIsNotTheChunksIsRefused() {
        Manifest longer{m_stored->manifest.sizeBytes + 1, m_stored->manifest.chunks};
        const auto refused = resealFile(m_store, m_stored->key, longer, m_random);
        QVERIFY(!refused && refused.error().is(VaultError::BadManifest) && refused.error().number == 2);
    }
    void aFullDiskIsTold() {
        m_store.full = true;
        const auto refused = resealFile(m_store, m_stored->key, m_stored->manifest, m_random);
        QVERIFY(!refused && refused.error().is(BaseError::DiskFull));
    }

  private:
    QTemporaryDir m_folder;
    ieum::test::RealFiles m_files;
    ieum::test::SeededRandom m_random{5};
    MemoryChunks m_store;
    Bytes m_bytes;
    std::unique_ptr<StoredFile> m_stored;
};

QTEST_GUILESS_MAIN(TestReseal)
#include "tst_reseal.moc"
