// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <vector>

#include "vault/sealing.h"

#include "base/error.h"
#include "crypto/init.h"
#include "support/seeded_random.h"
#include "vault/error.h"
#include "vault/limits.h"

#include <QTest>
#include <map>

using namespace ieum;
using namespace ieum::vault;

namespace {

class Chunks : public ChunkStore {
  public:
    bool has(const ChunkId& chunk) const override { return kept.contains(chunk); }
    Result<Bytes> get(const ChunkId& chunk) const override {
        const auto found = kept.find(chunk);
        if (found == kept.end()) return fail(Cause::Machine, BaseError::FileMissing);
        return found->second;
    }
    Done put(const ChunkId& chunk, ByteView bytes) override {
        if (room == 0) return fail(Cause::Machine, BaseError::DiskFull);
        --room;
        if (keeps) kept[chunk] = copyOf(bytes);
        return {};
    }
    Done remove(const ChunkId&) override { return {}; }

    size_t room = SIZE_MAX;
    bool keeps = true;
    std::map<ChunkId, Bytes> kept;
};

Bytes contents(size_t size) {
    Bytes bytes(size);
    for (size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::byte>(i * 7 + i / 251);
    return bytes;
}

} // namespace

class TestSealing : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void piecesOfAnySizeGiveTheSameFile_data();
    void piecesOfAnySizeGiveTheSameFile();
    void aFullStoreIsToldAndWhatItHasIsNamed();
    void whatIsTooLongIsRefused();

  private:
    ieum::test::SeededRandom m_random{3};
};

void TestSealing::piecesOfAnySizeGiveTheSameFile_data() {
    QTest::addColumn<size_t>("size");
    QTest::newRow("nothing") << size_t{0};
    QTest::newRow("a byte") << size_t{1};
    QTest::newRow("a chunk") << size_t{chunkBytes};
    QTest::newRow("a byte more") << size_t{chunkBytes} + 1;
    QTest::newRow("several") << size_t{chunkBytes} * 3 - 5;
}

void TestSealing::piecesOfAnySizeGiveTheSameFile() {
    QFETCH(size_t, size);
    const Bytes plain = contents(size);
    const crypto::Key key = crypto::Key::random(m_random);
    std::vector<FileId> ids;
    for (const size_t piece : {size_t{1000}, size_t{chunkBytes}, size_t{chunkBytes} * 2 + 3, plain.size() + 1}) {
        Chunks chunks;
        Sealing sealing(key, chunks);
        for (size_t at = 0; at < plain.size(); at += piece) {
            QVERIFY(sealing.add(ByteView(plain).subspan(at, std::min(piece, plain.size() - at))));
        }
        const auto made = sealing.finish();
        QVERIFY(made);
        QCOMPARE(made->manifest.sizeBytes, uint64_t{size});
        QCOMPARE(made->manifest.chunks.size(), chunkCountOf(size));
        Bytes back;
        for (size_t i = 0; i < made->manifest.chunks.size(); ++i) {
            const auto chunk = readChunk(chunks, made->key, made->manifest, i);
            QVERIFY(chunk);
            append(back, *chunk);
        }
        QVERIFY(back == plain);
        QVERIFY(chunks.has(ChunkId{made->file.value}));
        ids.push_back(made->file);
    }
    QVERIFY(std::all_of(ids.begin(), ids.end(), [&](const FileId& id) { return id == ids.front(); }));
}

void TestSealing::aFullStoreIsToldAndWhatItHasIsNamed() {
    Chunks chunks;
    chunks.room = 2;
    Sealing sealing(crypto::Key::random(m_random), chunks);
    const Done added = sealing.add(contents(size_t{chunkBytes} * 4));
    QVERIFY(!added && added.error().is(BaseError::DiskFull));
    QCOMPARE(sealing.chunks().size(), chunks.kept.size());
    QVERIFY(std::all_of(sealing.chunks().begin(), sealing.chunks().end(),
                        [&](const ChunkId& each) { return chunks.has(each); }));
}

void TestSealing::whatIsTooLongIsRefused() {
    Chunks chunks;
    chunks.keeps = false;
    Sealing sealing(crypto::Key::random(m_random), chunks);
    const Bytes much = contents(size_t{chunkBytes} * 64);
    for (size_t i = 0; i < chunksMax / 64; ++i) QVERIFY(sealing.add(much));
    const Done more = sealing.add(contents(chunkBytes));
    QVERIFY(!more && more.error().is(VaultError::TooLarge) && more.error().cause == Cause::Input);
    QCOMPARE(sealing.chunks().size(), chunksMax);
}

QTEST_GUILESS_MAIN(TestSealing)
#include "tst_sealing.moc"
