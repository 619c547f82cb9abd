// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/error.h"
#include "store/backup_writer.h"
#include "store/backups.h"
#include "store/limits.h"

#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace ieum;
using namespace ieum::store;
using namespace ieum::store::test;

namespace {

/// A disk that keeps something else than it was given, once.
class LyingFiles : public RealFiles {
  public:
    Done appendTo(const std::string& path, ByteView bytes) override {
        Bytes kept = copyOf(bytes);
        if (bytes.size() > 1000 && m_lies-- > 0) kept[kept.size() / 2] ^= std::byte{1};
        return RealFiles::appendTo(path, kept);
    }

  private:
    int m_lies = 1;
};

} // namespace

class TestBackupWriter : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void whatIsThereAlreadyIsNotWrittenAgain();
    void equalPiecesAreKeptOnce();
    void withoutAPassphraseNothingIsMade();
    void aFileOfAnotherKindIsLeftAsItIs();
    void whatWasBegunAndNeverFinishedIsTakenOver();
    void aTornTailIsWrittenOver();
    void whatDoesNotReadBackIsNotSaidToBeDone();
    void aFullDiskLeavesTheFileAsItWas();
    void killedAnywhereItFallsBackAndIsWrittenAgain();

  private:
    RealFiles files;
};

void TestBackupWriter::whatIsThereAlreadyIsNotWrittenAgain() {
    ProfileOfATest profile;
    QVERIFY(profile.write(2000) && !profile.addFile(1, 20).empty());
    const auto first = profile.backUp(files);
    REQUIRE(first);
    QCOMPARE(first->fileBytes, *files.sizeOf(profile.backup()));
    const auto same = profile.backUp(files);
    REQUIRE(same);
    QCOMPARE(same->run, uint64_t{2});
    const size_t blocks = profile.opened(files)->manifest()->blocks.size();
    // The manifest alone: 44 bytes a block.
    QVERIFY2(same->addedBytes < 50 * (blocks + 21) + 500, qPrintable(QString::number(same->addedBytes)));
    QVERIFY(profile.write(20));
    const auto more = profile.backUp(files);
    REQUIRE(more);
    QVERIFY2(more->addedBytes < first->fileBytes / 10, qPrintable(QString::number(more->addedBytes)));
    QCOMPARE(more->fileBytes, *files.sizeOf(profile.backup()));
    REQUIRE(profile.opened(files)->verify(noProgress));
}

void TestBackupWriter::equalPiecesAreKeptOnce() {
    Disk disk;
    auto writer = BackupWriter::open(disk.path("b"), "x", cheap, disk.random, files);
    REQUIRE(writer);
    const auto one = writer->put(BlockKind::Pages, bytesOf("the same"));
    REQUIRE(one);
    const auto two = writer->put(BlockKind::Pages, bytesOf("the same"));
    REQUIRE(two);
    QVERIFY(*one == *two && writer->find(one->name) == *one);
    QCOMPARE(writer->addedBytes(), uint64_t{8 + blockOverheadBytes});
    writer->giveUp();
    QVERIFY(!files.exists(disk.path("b")));
}

void TestBackupWriter::withoutAPassphraseNothingIsMade() {
    Disk disk;
    REQUIRE_ERROR(BackupWriter::open(disk.path("b"), "", cheap, disk.random, files), StoreError::PassphraseNeeded);
    QVERIFY(!files.exists(disk.path("b")));
}

void TestBackupWriter::aFileOfAnotherKindIsLeftAsItIs() {
    ProfileOfATest profile;
    for (const std::string_view text : {"My thesis, and nothing else", "I", "IEUMBACK"}) {
        REQUIRE(files.writeDurably(profile.backup(), bytesOf(text)));
        const auto made = profile.backUp(files);
        if (text.size() == 8) continue; // the beginning of a header is one
        REQUIRE_ERROR(made, StoreError::NotABackup);
        QVERIFY(*files.read(profile.backup(), 100) == copyOf(bytesOf(text)));
    }
    const Bytes before = *files.read(profile.backup(), 1 << 30);
    REQUIRE_ERROR(profile.backUp(files, 1, "another passphrase"), StoreError::WrongPassphrase);
    QVERIFY(*files.read(profile.backup(), 1 << 30) == before);
}

void TestBackupWriter::whatWasBegunAndNeverFinishedIsTakenOver() {
    ProfileOfATest profile;
    QVERIFY(profile.write(50));
    REQUIRE(profile.backUp(files));
    const uint64_t whole = *files.sizeOf(profile.backup());
    for (const uint64_t size : {uint64_t{0}, uint64_t{60}, uint64_t{backupHeaderBytes}, whole / 2, whole - 1}) {
        REQUIRE(files.cutTo(profile.backup(), size));
        const auto made = profile.backUp(files);
        REQUIRE(made);
        QVERIFY(made->run == 1 && made->fileBytes == *files.sizeOf(profile.backup()));
        REQUIRE(profile.opened(files)->verify(noProgress));
    }
}

void TestBackupWriter::aTornTailIsWrittenOver() {
    ProfileOfATest profile;
    QVERIFY(profile.write(500));
    REQUIRE(profile.backUp(files, 1000));
    const uint64_t firstEnd = *files.sizeOf(profile.backup());
    QVERIFY(profile.write(500));
    const auto second = profile.backUp(files, 2000);
    REQUIRE(second);
    REQUIRE(files.cutTo(profile.backup(), second->fileBytes - 10));
    const auto third = profile.backUp(files, 3000);
    REQUIRE(third);
    QVERIFY(third->run == 2 && third->fileBytes - third->addedBytes == firstEnd);
    const auto file = profile.opened(files);
    REQUIRE(file);
    QVERIFY(file->manifest()->madeMs == 3000 && file->unfinishedBytes() == 0);
    REQUIRE(file->verify(noProgress));
}

void TestBackupWriter::whatDoesNotReadBackIsNotSaidToBeDone() {
    ProfileOfATest profile;
    QVERIFY(profile.write(50));
    LyingFiles first;
    REQUIRE_ERROR(profile.backUp(first), StoreError::BackupDamaged);
    QVERIFY(!files.exists(profile.backup()));
    REQUIRE(profile.backUp(files, 1000));
    const Bytes before = *files.read(profile.backup(), 1 << 30);
    QVERIFY(profile.write(50));
    LyingFiles second;
    REQUIRE_ERROR(profile.backUp(second), StoreError::BackupDamaged);
    QVERIFY(*files.read(profile.backup(), 1 << 30) == before);
}

void TestBackupWriter::aFullDiskLeavesTheFileAsItWas() {
    ProfileOfATest profile;
    QVERIFY(profile.write(50));
    REQUIRE(profile.backUp(files, 1000));
    const Bytes before = *files.read(profile.backup(), 1 << 30);
    QVERIFY(profile.write(3000));
    REQUIRE(profile.connection().checkpoint());
    ::signal(SIGXFSZ, SIG_IGN);
    rlimit usual{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &usual), 0);
    rlimit tight = usual;
    tight.rlim_cur = before.size() + 1'500'000;
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &tight), 0);
    const auto full = profile.backUp(files, 2000);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &usual), 0);
    REQUIRE_ERROR(full, BaseError::DiskFull);
    QVERIFY(*files.read(profile.backup(), 1 << 30) == before);
    REQUIRE(profile.backUp(files, 3000));
    REQUIRE(profile.opened(files)->verify(noProgress));
}

void TestBackupWriter::killedAnywhereItFallsBackAndIsWrittenAgain() {
    ProfileOfATest profile;
    QVERIFY(profile.write(1500));
    REQUIRE(profile.backUp(files, 1000));
    const uint64_t firstEnd = *files.sizeOf(profile.backup());
    uint64_t cutOff = 0;
    for (uint64_t step = 1; step < 4; ++step) {
        QVERIFY(profile.write(1500)); // megabytes, so that some of it is in the file when the signal comes
        profile.close();
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            const auto reader = profile.disk().open(true);
            if (!reader) _exit(2);
            const auto dies = [&](uint64_t done, uint64_t total) -> Done {
                if (done >= total * step / 4) ::kill(::getpid(), SIGKILL);
                return {};
            };
            (void)writeBackup(**reader, profile.subject(), {profile.backup(), backupPassphrase, cheap}, 2000,
                              profile.disk().random, files, dies);
            _exit(3);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status));
        profile.reopen();
        const auto file = profile.opened(files);
        REQUIRE(file);
        QVERIFY(file->manifest() && file->manifest()->madeMs == 1000 && file->endBytes() == firstEnd);
        cutOff += file->unfinishedBytes();
        REQUIRE(file->verify(noProgress));
    }
    QVERIFY(cutOff > 0);
    const auto again = profile.backUp(files, 3000);
    REQUIRE(again);
    QCOMPARE(again->run, uint64_t{2});
    const auto file = profile.opened(files);
    REQUIRE(file);
    QVERIFY(file->manifest()->madeMs == 3000 && file->unfinishedBytes() == 0);
    REQUIRE(file->verify(noProgress));
}

QTEST_GUILESS_MAIN(TestBackupWriter)
#include "tst_backup_writer.moc"
