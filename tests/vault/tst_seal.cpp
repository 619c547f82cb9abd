// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/aead.h"
#include "crypto/init.h"
#include "support/seeded_random.h"
#include "vault/seal.h"
#include "wire/codec.h"

#include <QTest>

using namespace ieum;
using namespace ieum::vault;

namespace {

Manifest manifestOf(uint64_t sizeBytes) {
    ieum::test::SeededRandom random(sizeBytes);
    Manifest manifest;
    manifest.sizeBytes = sizeBytes;
    for (size_t i = 0; i < chunkCountOf(sizeBytes); ++i) manifest.chunks.push_back(random.make<ChunkId>());
    return manifest;
}

/// As sealManifest does, but whatever one likes.
Bytes sealAnything(const crypto::Key& key, const wire::Manifest& manifest) {
    crypto::Nonce24 nonce;
    for (size_t i = 0; i < 8; ++i) nonce.value[i] = std::byte{0xFF};
    return crypto::seal(key, nonce, wire::encode(manifest), bytesOf("ieum chunk v1"));
}

} // namespace

class TestSeal : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void chunksAreCounted();
    void chunksComeBack();
    void everyFlippedByteOfAChunkIsRefused();
    void chunksDoNotOpenElsewhere();
    void manifestsComeBack();
    void everyFlippedByteOfAManifestIsRefused();
    void manifestsThatLieAreRefused();
    void theLargestManifestTravelsAsAChunk();

  private:
    ieum::test::SeededRandom m_random{1};
    crypto::Key m_key = crypto::Key::random(m_random);
};

void TestSeal::chunksAreCounted() {
    QCOMPARE(chunkCountOf(0), size_t{1});
    QCOMPARE(chunkCountOf(1), size_t{1});
    QCOMPARE(chunkCountOf(chunkBytes), size_t{1});
    QCOMPARE(chunkCountOf(chunkBytes + 1), size_t{2});
    QCOMPARE(chunkCountOf(2 * chunkBytes), size_t{2});
    QCOMPARE(chunkCountOf(fileBytesMax), chunksMax);
}

void TestSeal::chunksComeBack() {
    for (const size_t size : {size_t{0}, size_t{1}, size_t{1000}, size_t{chunkBytes}}) {
        Bytes plain(size);
        m_random.fill(plain);
        const Bytes sealed = sealChunk(m_key, 3, plain);
        QVERIFY(sealed.size() <= sealedBytesMax);
        QVERIFY(openChunk(m_key, 3, sealed).value() == plain);
    }
}

void TestSeal::everyFlippedByteOfAChunkIsRefused() {
    const Bytes sealed = sealChunk(m_key, 5, bytesOf("a picture of a bridge"));
    for (size_t at = 0; at < sealed.size(); ++at) {
        Bytes changed = sealed;
        changed[at] ^= std::byte{0x80};
        const auto opened = openChunk(m_key, 5, changed);
        QVERIFY(opened.error().is(VaultError::Undecryptable));
        QCOMPARE(opened.error().number, int64_t{5});
        QVERIFY(chunkIdOf(changed) != chunkIdOf(sealed));
        QVERIFY(openChunk(m_key, 5, ByteView(sealed).first(at)).error().is(VaultError::Undecryptable));
    }
}

void TestSeal::chunksDoNotOpenElsewhere() {
    const Bytes sealed = sealChunk(m_key, 5, bytesOf("here"));
    QVERIFY(openChunk(m_key, 6, sealed).error().is(VaultError::Undecryptable));
    QVERIFY(openChunk(crypto::Key::random(m_random), 5, sealed).error().is(VaultError::Undecryptable));
    QVERIFY(openManifest(m_key, sealed, 4).error().is(VaultError::Undecryptable));
    const Bytes manifest = sealManifest(m_key, manifestOf(4));
    QVERIFY(openChunk(m_key, 0, manifest).error().is(VaultError::Undecryptable));
}

void TestSeal::manifestsComeBack() {
    for (const uint64_t size : {uint64_t{0}, uint64_t{1}, uint64_t{chunkBytes}, uint64_t{chunkBytes} * 7 + 1}) {
        const Manifest manifest = manifestOf(size);
        const auto opened = openManifest(m_key, sealManifest(m_key, manifest), size);
        QVERIFY(opened);
        QVERIFY(*opened == manifest);
    }
}

void TestSeal::everyFlippedByteOfAManifestIsRefused() {
    const Bytes sealed = sealManifest(m_key, manifestOf(2 * chunkBytes));
    for (size_t at = 0; at < sealed.size(); ++at) {
        Bytes changed = sealed;
        changed[at] ^= std::byte{1};
        QVERIFY(openManifest(m_key, changed, 2 * chunkBytes).error().is(VaultError::Undecryptable));
    }
    QVERIFY(openManifest(crypto::Key::random(m_random), sealed, 2 * chunkBytes).error().is(VaultError::Undecryptable));
}

void TestSeal::manifestsThatLieAreRefused() {
    wire::Manifest honest;
    honest.set_size(2 * chunkBytes);
    honest.set_chunk_bytes(chunkBytes);
    honest.set_levels(1);
    honest.set_chunks(std::string(64, 'c'));
    QVERIFY(openManifest(m_key, sealAnything(m_key, honest), 2 * chunkBytes));

    const auto refused = [&](auto lie) {
        wire::Manifest lying = honest;
        lie(lying);
        return openManifest(m_key, sealAnything(m_key, lying), 2 * chunkBytes).error().is(VaultError::BadManifest);
    };
    QVERIFY(refused([](auto& m) { m.set_size(2 * chunkBytes - 1); }));
    QVERIFY(refused([](auto& m) { m.set_size(UINT64_MAX); }));
    QVERIFY(refused([](auto& m) { m.set_chunk_bytes(1); }));
    QVERIFY(refused([](auto& m) { m.set_chunk_bytes(0); }));
    QVERIFY(refused([](auto& m) { m.set_levels(2); }));
    QVERIFY(refused([](auto& m) { m.set_chunks(std::string(63, 'c')); }));
    QVERIFY(refused([](auto& m) { m.set_chunks(std::string(96, 'c')); }));
    QVERIFY(refused([](auto& m) { m.clear_chunks(); }));
    QVERIFY(openManifest(m_key, sealAnything(m_key, honest), chunkBytes).error().is(VaultError::BadManifest));
    QVERIFY(openManifest(m_key, sealAnything(m_key, honest), fileBytesMax + 1).error().is(VaultError::TooLarge));
}

void TestSeal::theLargestManifestTravelsAsAChunk() {
    const Manifest largest = manifestOf(fileBytesMax);
    const Bytes sealed = sealManifest(m_key, largest);
    QVERIFY(sealed.size() <= sealedBytesMax);
    QVERIFY(openManifest(m_key, sealed, fileBytesMax).value() == largest);
}

QTEST_GUILESS_MAIN(TestSeal)
#include "tst_seal.moc"
