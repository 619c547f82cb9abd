// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/error.h"
#include "store/backup_file.h"
#include "store/backups.h"
#include "store/limits.h"

using namespace ieum;
using namespace ieum::store;
using namespace ieum::store::test;

class TestBackupFile : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void theNewestRunDecides();
    void aTailThatWasTornOffFallsBackToTheRunBefore();
    void whatIsCutIntoTheFirstRunLeavesNone();
    void everyDamagedRegionIsNoticed();
    void aDamagedEndFallsBackAndIsTold();
    void endsThatSomebodyMadeUpAreNoEnds();
    void otherFilesAreNoBackups();
    void whoeverEndsTheWorkIsHeard();

  private:
    RealFiles files;
};

void TestBackupFile::theNewestRunDecides() {
    ProfileOfATest profile;
    QVERIFY(profile.write(50) && !profile.addFile(1, 3).empty());
    REQUIRE(profile.backUp(files, 1000));
    const auto first = profile.opened(files);
    REQUIRE(first);
    QVERIFY(first->manifest() && first->manifest()->run == 1 && first->manifest()->madeMs == 1000);
    QCOMPARE(first->usedBytes(), first->fileBytes()); // nothing but this run
    QVERIFY(profile.write(50) && !profile.addFile(2, 2).empty());
    REQUIRE(profile.backUp(files, 2000));
    const auto second = profile.opened(files);
    REQUIRE(second);
    QVERIFY(second->manifest()->run == 2 && second->manifest()->madeMs == 2000);
    QVERIFY(second->manifest()->name == "바다" && second->manifest()->person == idOf<PersonId>(5));
    QCOMPARE(second->manifest()->chunks.size(), size_t{7});
    QVERIFY(second->usedBytes() < second->fileBytes() && second->unfinishedBytes() == 0);
    REQUIRE(second->verify(noProgress));
    REQUIRE_ERROR(BackupFile::open(profile.backup(), "falsch", files), StoreError::WrongPassphrase);
}

void TestBackupFile::aTailThatWasTornOffFallsBackToTheRunBefore() {
    ProfileOfATest profile;
    QVERIFY(profile.write(50));
    REQUIRE(profile.backUp(files, 1000));
    const uint64_t firstEnd = *files.sizeOf(profile.backup());
    QVERIFY(profile.write(3000)); // longer than what is searched at once
    REQUIRE(profile.backUp(files, 2000));
    const uint64_t secondEnd = *files.sizeOf(profile.backup());
    QVERIFY(secondEnd - firstEnd > 2 * backupScanBytes);
    for (const uint64_t size :
         {secondEnd - 1, secondEnd - backupEndBytes + 1, secondEnd - backupEndBytes, secondEnd - backupEndBytes - 1,
          (firstEnd + secondEnd) / 2, firstEnd + backupScanBytes, firstEnd + 1, firstEnd}) {
        REQUIRE(files.cutTo(profile.backup(), size));
        const auto file = profile.opened(files);
        REQUIRE(file);
        QVERIFY(file->manifest() && file->manifest()->madeMs == 1000);
        QCOMPARE(file->endBytes(), firstEnd);
        QCOMPARE(file->unfinishedBytes(), size - firstEnd);
        REQUIRE(file->verify(noProgress));
    }
}

void TestBackupFile::whatIsCutIntoTheFirstRunLeavesNone() {
    ProfileOfATest profile;
    QVERIFY(profile.write(50));
    REQUIRE(profile.backUp(files));
    uint64_t size = *files.sizeOf(profile.backup());
    for (; size > backupHeaderBytes; size = size > 5000 ? size - 3777 : size - 61) {
        REQUIRE(files.cutTo(profile.backup(), size - 1));
        const auto file = profile.opened(files);
        if (size - 1 < backupHeaderBytes) break;
        REQUIRE(file);
        QVERIFY(!file->manifest());
        REQUIRE_ERROR(file->verify(noProgress), StoreError::BackupEmpty);
    }
    for (const uint64_t left : {backupHeaderBytes - 1, size_t{100}, size_t{9}, size_t{8}, size_t{3}, size_t{0}}) {
        REQUIRE(files.cutTo(profile.backup(), left));
        const auto file = profile.opened(files);
        QVERIFY(!file && (file.error().is(StoreError::BackupDamaged) || file.error().is(StoreError::NotABackup)));
    }
}

void TestBackupFile::everyDamagedRegionIsNoticed() {
    ProfileOfATest profile;
    QVERIFY(profile.write(30) && !profile.addFile(1, 2).empty());
    REQUIRE(profile.backUp(files));
    const auto whole = profile.opened(files);
    REQUIRE(whole);
    std::vector<uint64_t> places;
    for (const auto* list : {&whole->manifest()->blocks, &whole->manifest()->chunks}) {
        for (const BlockRef& ref : *list) {
            places.insert(places.end(), {ref.place, ref.place + 30, ref.place + ref.sealedBytes - 1});
        }
    }
    for (const uint64_t at : places) {
        QVERIFY(flip(profile.backup(), at));
        const auto file = profile.opened(files);
        REQUIRE(file);
        const Done verified = file->verify(noProgress);
        QVERIFY2(!verified && verified.error().is(StoreError::BackupDamaged), qPrintable(QString::number(at)));
        QVERIFY(flip(profile.backup(), at)); // and back
    }
    REQUIRE(profile.opened(files)->verify(noProgress));
    // What is neither header nor block nor end is the manifest.
    const uint64_t size = whole->fileBytes();
    for (uint64_t at = size - backupEndBytes - 1000; at < size; at += 37) {
        QVERIFY(flip(profile.backup(), at));
        const auto file = profile.opened(files);
        REQUIRE(file);
        QVERIFY2(!file->manifest() && file->unfinishedBytes() > 0, qPrintable(QString::number(at)));
        QVERIFY(flip(profile.backup(), at));
    }
    for (uint64_t at = 0; at < backupHeaderBytes; at += 13) {
        QVERIFY(flip(profile.backup(), at));
        QVERIFY(!profile.opened(files));
        QVERIFY(flip(profile.backup(), at));
    }
}

void TestBackupFile::aDamagedEndFallsBackAndIsTold() {
    ProfileOfATest profile;
    QVERIFY(profile.write(50));
    REQUIRE(profile.backUp(files, 1000));
    const uint64_t firstEnd = *files.sizeOf(profile.backup());
    REQUIRE(profile.backUp(files, 2000)); // nothing is new
    const uint64_t size = *files.sizeOf(profile.backup());
    for (const uint64_t at : {size - 1, size - backupEndBytes, size - backupEndBytes - 1, firstEnd}) {
        QVERIFY(flip(profile.backup(), at));
        const auto file = profile.opened(files);
        REQUIRE(file);
        QVERIFY(file->manifest() && file->manifest()->madeMs == 1000);
        QCOMPARE(file->unfinishedBytes(), size - firstEnd);
        QVERIFY(flip(profile.backup(), at));
    }
}

void TestBackupFile::endsThatSomebodyMadeUpAreNoEnds() {
    ProfileOfATest profile;
    QVERIFY(profile.write(50));
    REQUIRE(profile.backUp(files, 1000));
    const Bytes whole = *files.read(profile.backup(), 1 << 30);
    Bytes tail;
    for (int i = 0; i < 10'000; ++i) append(tail, bytesOf("IEUMBENDIEUM"));
    append(tail, ByteView(whole).last(backupEndBytes)); // a real one, elsewhere
    REQUIRE(files.appendTo(profile.backup(), tail));
    const auto file = profile.opened(files);
    REQUIRE(file);
    QVERIFY(file->manifest() && file->manifest()->madeMs == 1000);
    QCOMPARE(file->endBytes(), uint64_t{whole.size()});
}

void TestBackupFile::otherFilesAreNoBackups() {
    ProfileOfATest profile;
    REQUIRE_ERROR(profile.opened(files), BaseError::FileMissing);
    REQUIRE(files.writeDurably(profile.backup(), Bytes(100'000, std::byte{'x'})));
    REQUIRE_ERROR(profile.opened(files), StoreError::NotABackup);
    REQUIRE_ERROR(BackupFile::open(profile.folder(), backupPassphrase, files), BaseError::FileUnreadable);
}

void TestBackupFile::whoeverEndsTheWorkIsHeard() {
    ProfileOfATest profile;
    QVERIFY(profile.write(50));
    REQUIRE(profile.backUp(files));
    const auto file = profile.opened(files);
    REQUIRE(file);
    uint64_t seen = 0;
    const Done ended = file->verify([&](uint64_t done, uint64_t total) -> Done {
        seen = done;
        return done < total / 2 ? Done() : fail(Cause::Machine, StoreError::Busy);
    });
    REQUIRE_ERROR(ended, StoreError::Busy);
    QCOMPARE(seen, uint64_t{file->manifest()->blocks.size() / 2});
}

QTEST_GUILESS_MAIN(TestBackupFile)
#include "tst_backup_file.moc"
