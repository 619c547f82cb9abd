// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/error.h"
#include "store/backups.h"
#include "store/limits.h"

#include <csignal>
#include <sys/resource.h>

using namespace ieum;
using namespace ieum::store;
using namespace ieum::store::test;

/// A profile goes into a file and comes out of it.
class TestBackupContents : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void theWholeProfileComesBack_data();
    void theWholeProfileComesBack();
    void theNewPassphraseIsTheOnlyOne();
    void anotherProfilesBackupIsNotAddedTo();
    void whatIsMissingOrDamagedHereIsLeftOutAndFetchedAgain();
    void knownChunksAreNotReadAgain();
    void nothingOfItCanBeReadWithoutThePassphrase();
    void aDamagedBackupMakesNoProfile();
    void aFullDiskMakesNoProfile();
    void theEngineGoesOnWhileItIsWritten();

  private:
    Done restore(const ProfileOfATest& profile, const char* name, std::string_view passphrase = "") {
        const auto file = profile.opened(files);
        if (!file) return passOn(file);
        CountingRandom random;
        return restoreBackup(*file, folderOf(profile, name), passphrase, cheap, random, files, noProgress);
    }
    static std::string folderOf(const ProfileOfATest& profile, const char* name) {
        return profile.folder() + "/" + name;
    }
    Result<std::unique_ptr<Connection>> open(const std::string& folder, std::string_view passphrase = "") {
        const auto unlocked = unlockProfile(folder, passphrase, files);
        if (!unlocked) return passOn(unlocked);
        OpenOptions options;
        options.path = databasePath(folder);
        options.key = &unlocked->key;
        options.cipher = unlocked->cipher;
        return Connection::open(options);
    }
    RealFiles files;
};

void TestBackupContents::theWholeProfileComesBack_data() {
    QTest::addColumn<int>("cipher");
    QTest::newRow("AEGIS-256") << static_cast<int>(Cipher::Aegis);
    QTest::newRow("ChaCha20-Poly1305") << static_cast<int>(Cipher::ChaCha20);
}

void TestBackupContents::theWholeProfileComesBack() {
    QFETCH(int, cipher);
    ProfileOfATest profile(static_cast<Cipher>(cipher));
    QVERIFY(profile.write(700));
    const auto chunks = profile.addFile(1, 5);
    REQUIRE(profile.backUp(files, 1000));
    QVERIFY(profile.write(33));
    const auto later = profile.addFile(2, 3);
    const auto made = profile.backUp(files, 2000);
    REQUIRE(made);
    QVERIFY(made->chunks == 10 && made->leftOut == 0);
    REQUIRE(restore(profile, "again", "새 비밀번호"));
    const std::string folder = folderOf(profile, "again");
    const auto unlocked = unlockProfile(folder, "새 비밀번호", files);
    REQUIRE(unlocked);
    QVERIFY(unlocked->key.equals(profile.disk().key) && unlocked->cipher == profile.disk().cipher);
    const auto again = open(folder, "새 비밀번호");
    REQUIRE(again);
    REQUIRE(checkSchema(**again));
    QCOMPARE(ProfileOfATest::eventsOf(**again), uint64_t{733});
    QCOMPARE(FileStore(**again).inState(FileState::Whole)->size(), size_t{2});
    ChunkFiles kept(chunksFolder(folder), files);
    for (const auto* list : {&chunks, &later}) {
        for (const ChunkId& chunk : *list) {
            const auto bytes = kept.get(chunk);
            REQUIRE(bytes);
            QVERIFY(vault::chunkIdOf(*bytes) == chunk);
        }
    }
    QVERIFY(!files.exists(folder + "/sentinel")); // by which it is known to be restored
}

void TestBackupContents::theNewPassphraseIsTheOnlyOne() {
    ProfileOfATest profile;
    REQUIRE(profile.backUp(files));
    REQUIRE(restore(profile, "protected", "새 비밀번호"));
    REQUIRE_ERROR(open(folderOf(profile, "protected")), StoreError::WrongPassphrase);
    REQUIRE_ERROR(open(folderOf(profile, "protected"), backupPassphrase), StoreError::WrongPassphrase);
    REQUIRE(restore(profile, "open"));
    QVERIFY(profileKind(folderOf(profile, "open"), files) == ProfileFileKind::Open);
    REQUIRE_ERROR(restore(profile, "open"), StoreError::ProfileExists);
}

void TestBackupContents::anotherProfilesBackupIsNotAddedTo() {
    ProfileOfATest profile;
    REQUIRE(profile.backUp(files));
    const Bytes before = *files.read(profile.backup(), 1 << 30);
    const crypto::Key other = keyOf(99);
    BackupSubject subject{profile.folder(), other, profile.disk().cipher, {}, {}, "하늘"};
    const auto reader = profile.disk().open(true);
    REQUIRE(reader);
    CountingRandom random;
    REQUIRE_ERROR(
        writeBackup(**reader, subject, {profile.backup(), backupPassphrase, cheap}, 1, random, files, noProgress),
        StoreError::BackupOfAnother);
    QVERIFY(*files.read(profile.backup(), 1 << 30) == before);
}

void TestBackupContents::whatIsMissingOrDamagedHereIsLeftOutAndFetchedAgain() {
    ProfileOfATest profile;
    const auto whole = profile.addFile(1, 2);
    const auto torn = profile.addFile(2, 2);
    QVERIFY(!whole.empty() && !torn.empty());
    const ChunkFiles chunks(chunksFolder(profile.folder()), files);
    QVERIFY(QFile::remove(QString::fromStdString(chunks.pathOf(torn[1]))));
    QVERIFY(flip(chunks.pathOf(torn[2]), 7));
    const auto made = profile.backUp(files);
    REQUIRE(made);
    QVERIFY(made->chunks == 4 && made->leftOut == 2);
    REQUIRE(restore(profile, "again"));
    const auto again = open(folderOf(profile, "again"));
    REQUIRE(again);
    FileStore stored(**again);
    QVERIFY(*stored.inState(FileState::Whole) == std::vector{FileId{whole[0].value}});
    QVERIFY(*stored.missingChunks(FileId{torn[0].value}, 10) == std::vector({torn[1], torn[2]}));
}

void TestBackupContents::knownChunksAreNotReadAgain() {
    ProfileOfATest profile;
    const auto chunks = profile.addFile(1, 8, 100'000);
    REQUIRE(profile.backUp(files));
    const ChunkFiles kept(chunksFolder(profile.folder()), files);
    for (const ChunkId& chunk : chunks) QVERIFY(QFile::remove(QString::fromStdString(kept.pathOf(chunk))));
    const auto made = profile.backUp(files);
    REQUIRE(made);
    QVERIFY(made->chunks == 9 && made->leftOut == 0);
    REQUIRE(restore(profile, "again"));
}

void TestBackupContents::nothingOfItCanBeReadWithoutThePassphrase() {
    ProfileOfATest profile;
    QVERIFY(profile.write(50) && !profile.addFile(1, 1).empty());
    REQUIRE(profile.backUp(files));
    const Bytes bytes = *files.read(profile.backup(), 1 << 30);
    const auto id = profile.subject();
    for (const std::string_view text :
         {std::string_view("CREATE TABLE"), std::string_view("SQLite"), std::string_view("사진.png"),
          std::string_view("바다"), textOf(id.key.view()), textOf(id.person.view()), textOf(id.device.view())}) {
        QVERIFY(!contains(bytes, text));
    }
}

void TestBackupContents::aDamagedBackupMakesNoProfile() {
    ProfileOfATest profile;
    QVERIFY(profile.write(50) && !profile.addFile(1, 1).empty());
    REQUIRE(profile.backUp(files));
    const auto file = profile.opened(files);
    REQUIRE(file);
    for (const uint64_t at : {file->manifest()->blocks[0].place, file->manifest()->blocks.back().place + 50,
                              file->manifest()->chunks[0].place + 50}) {
        QVERIFY(flip(profile.backup(), at));
        const std::string name = "damaged" + std::to_string(at);
        REQUIRE_ERROR(restore(profile, name.c_str()), StoreError::BackupDamaged);
        QVERIFY(profileKind(folderOf(profile, name.c_str()), files) == ProfileFileKind::Missing);
        QVERIFY(flip(profile.backup(), at));
    }
}

void TestBackupContents::aFullDiskMakesNoProfile() {
    ProfileOfATest profile;
    QVERIFY(profile.write(3000));
    REQUIRE(profile.backUp(files));
    ::signal(SIGXFSZ, SIG_IGN);
    rlimit usual{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &usual), 0);
    rlimit tight = usual;
    tight.rlim_cur = 1'000'000;
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &tight), 0);
    const Done full = restore(profile, "full");
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &usual), 0);
    REQUIRE_ERROR(full, StoreError::DiskFull);
    QVERIFY(profileKind(folderOf(profile, "full"), files) == ProfileFileKind::Missing);
}

void TestBackupContents::theEngineGoesOnWhileItIsWritten() {
    ProfileOfATest profile;
    QVERIFY(profile.write(500));
    const auto reader = profile.disk().open(true);
    REQUIRE(reader);
    bool good = true;
    const auto writesOn = [&](uint64_t, uint64_t) -> Done {
        good = good && profile.write(3);
        return {};
    };
    REQUIRE(writeBackup(**reader, profile.subject(), {profile.backup(), backupPassphrase, cheap}, 1,
                        profile.disk().random, files, writesOn));
    QVERIFY(good && profile.events() > 600);
    REQUIRE(restore(profile, "again"));
    const auto again = open(folderOf(profile, "again"));
    REQUIRE(again);
    QCOMPARE(ProfileOfATest::eventsOf(**again), uint64_t{500}); // as it was when it began
}

QTEST_GUILESS_MAIN(TestBackupContents)
#include "tst_backup_contents.moc"
