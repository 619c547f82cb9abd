// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/hash.h"
#include "store/backup_form.h"
#include "store/backups.h"
#include "store/limits.h"

using namespace ieum;
using namespace ieum::store;
using namespace ieum::store::test;

class TestBackupForm : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void theHeaderOpensWithItsPassphraseOnly();
    void everyFlippedByteOfTheHeaderIsNoticed();
    void aHeaderThatAsksForImpossibleWorkIsRefused();
    void aBlockOpensAtItsPlaceAsItsKindOnly();
    void equalBlocksLookDifferent();
    void aManifestSurvivesTheRoundTrip();
    void manifestsThatLieAreRefused();
    void anEndHoldsAtItsPlaceOnly();

  private:
    static BackupManifest manifest() {
        BackupManifest made;
        made.run = 3;
        made.madeMs = 1'700'000'000'123;
        made.cipher = Cipher::ChaCha20;
        made.profileKey = keyOf(8);
        made.person = idOf<PersonId>(1);
        made.device = idOf<DeviceId>(2);
        made.name = "바다";
        made.pages = 6;
        made.leftOut = 1;
        const auto sealed = [](size_t pages) {
            return static_cast<uint32_t>(pages * usableBytes(Cipher::ChaCha20) + blockOverheadBytes);
        };
        made.blocks = {{idOf<BlockName>(1), backupHeaderBytes, sealed(4)}, {idOf<BlockName>(2), 20'000, sealed(2)}};
        made.chunks = {{idOf<BlockName>(3), 40'000, 100}, {idOf<BlockName>(4), 41'000, 200}};
        return made;
    }
    static constexpr uint64_t manifestAt = 100'000;
};

void TestBackupForm::theHeaderOpensWithItsPassphraseOnly() {
    CountingRandom random;
    const auto header = makeBackupHeader(keyOf(1), "하나", cheap, random);
    REQUIRE(header);
    QCOMPARE(header->size(), backupHeaderBytes);
    const auto keys = openBackupHeader(*header, "하나");
    REQUIRE(keys);
    QVERIFY(keys->seal.equals(BackupKeys::from(keyOf(1)).seal));
    REQUIRE_ERROR(openBackupHeader(*header, "둘"), StoreError::WrongPassphrase);
    REQUIRE_ERROR(openBackupHeader(*header, ""), StoreError::WrongPassphrase);
    REQUIRE_ERROR(openBackupHeader(bytesOf("PK\3\4 something else"), "하나"), StoreError::NotABackup);
    REQUIRE_ERROR(openBackupHeader({}, "하나"), StoreError::NotABackup);
}

void TestBackupForm::everyFlippedByteOfTheHeaderIsNoticed() {
    CountingRandom random;
    const auto header = makeBackupHeader(keyOf(1), "하나", cheap, random);
    REQUIRE(header);
    for (size_t at = 0; at < header->size(); ++at) {
        Bytes damaged = *header;
        damaged[at] ^= std::byte{1};
        const auto keys = openBackupHeader(damaged, "하나");
        QVERIFY2(!keys && (keys.error().is(StoreError::BackupDamaged) || keys.error().is(StoreError::NotABackup)),
                 qPrintable(QString("byte %1").arg(at)));
        const auto cut = openBackupHeader(ByteView(*header).first(at), "하나");
        QVERIFY(!cut && (cut.error().is(StoreError::BackupDamaged) || cut.error().is(StoreError::NotABackup)));
    }
    Bytes newer = *header;
    newer[8] = std::byte{9};
    REQUIRE_ERROR(openBackupHeader(newer, "하나"), StoreError::BackupTooNew);
}

void TestBackupForm::aHeaderThatAsksForImpossibleWorkIsRefused() {
    CountingRandom random;
    auto header = makeBackupHeader(keyOf(1), "하나", cheap, random);
    REQUIRE(header);
    const auto forged = [&](size_t at, std::byte value) {
        Bytes made = *header;
        made[at] = value;
        const auto sum = crypto::blake2b256(ByteView(made).first(made.size() - 32));
        std::copy(sum.value.begin(), sum.value.end(), made.end() - 32);
        return openBackupHeader(made, "하나");
    };
    REQUIRE_ERROR(forged(9 + 5, std::byte{1}), CryptoError::BadParameters);  // a terabyte of memory
    REQUIRE_ERROR(forged(17 + 3, std::byte{1}), CryptoError::BadParameters); // sixteen million passes
    REQUIRE_ERROR(forged(9 + 3, std::byte{1}),
                  StoreError::WrongPassphrase); // what is bearable: the seal is bound to it
}

void TestBackupForm::aBlockOpensAtItsPlaceAsItsKindOnly() {
    CountingRandom random;
    const auto keys = BackupKeys::from(keyOf(1));
    const Bytes sealed = sealBlock(keys, BlockKind::Pages, 157, bytesOf("pages"), random);
    QCOMPARE(sealed.size(), 5 + blockOverheadBytes);
    REQUIRE(openBlock(keys, BlockKind::Pages, 157, sealed));
    REQUIRE_ERROR(openBlock(keys, BlockKind::Pages, 158, sealed), StoreError::BackupDamaged);
    REQUIRE_ERROR(openBlock(keys, BlockKind::Chunk, 157, sealed), StoreError::BackupDamaged);
    REQUIRE_ERROR(openBlock(BackupKeys::from(keyOf(2)), BlockKind::Pages, 157, sealed), StoreError::BackupDamaged);
    for (size_t at = 0; at < sealed.size(); ++at) {
        Bytes damaged = sealed;
        damaged[at] ^= std::byte{1};
        REQUIRE_ERROR(openBlock(keys, BlockKind::Pages, 157, damaged), StoreError::BackupDamaged);
        REQUIRE_ERROR(openBlock(keys, BlockKind::Pages, 157, ByteView(sealed).first(at)), StoreError::BackupDamaged);
    }
}

void TestBackupForm::equalBlocksLookDifferent() {
    CountingRandom random;
    const auto keys = BackupKeys::from(keyOf(1));
    const auto name = blockNameOf(keys, BlockKind::Pages, bytesOf("pages"));
    QVERIFY(name == blockNameOf(keys, BlockKind::Pages, bytesOf("pages")));
    QVERIFY(name != blockNameOf(BackupKeys::from(keyOf(2)), BlockKind::Pages, bytesOf("pages")));
    QVERIFY(name != blockNameOf(keys, BlockKind::Manifest, bytesOf("pages")));
    QVERIFY(sealBlock(keys, BlockKind::Pages, 157, bytesOf("pages"), random) !=
            sealBlock(keys, BlockKind::Pages, 157, bytesOf("pages"), random));
}

void TestBackupForm::aManifestSurvivesTheRoundTrip() {
    const BackupManifest made = manifest();
    const auto read = decodeManifest(encodeManifest(made), manifestAt);
    REQUIRE(read);
    QCOMPARE(read->run, made.run);
    QCOMPARE(read->madeMs, made.madeMs);
    QVERIFY(read->cipher == made.cipher && read->profileKey.equals(made.profileKey));
    QVERIFY(read->person == made.person && read->device == made.device && read->name == made.name);
    QVERIFY(read->pages == made.pages && read->leftOut == made.leftOut);
    QVERIFY(read->blocks == made.blocks && read->chunks == made.chunks);
}

void TestBackupForm::manifestsThatLieAreRefused() {
    const auto isRefused = [](auto&& change) {
        BackupManifest lie = manifest();
        change(lie);
        const auto read = decodeManifest(encodeManifest(lie), manifestAt);
        return !read && read.error().is(StoreError::BackupDamaged);
    };
    QVERIFY(isRefused([](auto& lie) { lie.pages = 0; }));
    QVERIFY(isRefused([](auto& lie) { lie.pages = 9; }));
    QVERIFY(isRefused([](auto& lie) { lie.pages = 0xffff'ffff; }));
    QVERIFY(isRefused([](auto& lie) { lie.blocks.pop_back(); }));
    QVERIFY(isRefused([](auto& lie) { lie.blocks[1].sealedBytes += 1; }));
    QVERIFY(isRefused([](auto& lie) { lie.blocks[0].place = backupHeaderBytes - 1; }));
    QVERIFY(isRefused([](auto& lie) { lie.blocks[0].place = manifestAt; }));
    QVERIFY(isRefused([](auto& lie) { lie.chunks[1].place = ~uint64_t{0}; }));
    QVERIFY(isRefused([](auto& lie) { lie.chunks[1].sealedBytes = 0xffff'ffff; }));
    QVERIFY(isRefused([](auto& lie) { lie.chunks[0].sealedBytes = blockOverheadBytes; }));
    QVERIFY(isRefused([](auto& lie) { std::swap(lie.chunks[0], lie.chunks[1]); }));
    QVERIFY(isRefused([](auto& lie) { lie.cipher = static_cast<Cipher>(7); }));
    QVERIFY(isRefused([](auto& lie) { lie.name.assign(5000, 'x'); }));
    const Bytes whole = encodeManifest(manifest());
    for (size_t size = 0; size < whole.size(); ++size) {
        QVERIFY(!decodeManifest(ByteView(whole).first(size), manifestAt));
    }
    Bytes longer = whole;
    longer.push_back(std::byte{0});
    REQUIRE_ERROR(decodeManifest(longer, manifestAt), StoreError::BackupDamaged);
}

void TestBackupForm::anEndHoldsAtItsPlaceOnly() {
    const auto keys = BackupKeys::from(keyOf(1));
    const Bytes bytes = makeBackupEnd(keys, 1000, {900, 100, 7});
    QCOMPARE(bytes.size(), backupEndBytes);
    const auto end = readBackupEnd(keys, 1000, bytes);
    QVERIFY(end && end->place == 900 && end->sealedBytes == 100 && end->run == 7);
    QVERIFY(!readBackupEnd(keys, 1001, bytes));
    QVERIFY(!readBackupEnd(BackupKeys::from(keyOf(2)), 1000, bytes));
    for (size_t at = 0; at < bytes.size(); ++at) {
        Bytes damaged = bytes;
        damaged[at] ^= std::byte{1};
        QVERIFY(!readBackupEnd(keys, 1000, damaged));
    }
    QVERIFY(!readBackupEnd(keys, 1000, makeBackupEnd(keys, 1000, {900, 99, 7})));
    QVERIFY(!readBackupEnd(keys, 1000, makeBackupEnd(keys, 1000, {100, 900, 7})));
}

QTEST_GUILESS_MAIN(TestBackupForm)
#include "tst_backup_form.moc"
