// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/hash.h"
#include "store/disk.h"
#include "store/profile_file.h"

using namespace ieum;
using namespace ieum::store;
using namespace ieum::store::test;

class TestProfileFile : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void protectedProfileOpensWithItsPassphraseOnly();
    void unprotectedProfileOpensAndSaysSo();
    void theDefaultCostIsTheOneOfTheDesign();
    void anExistingProfileIsNotOverwritten();
    void everyFlippedByteGivesATypedError();
    void everyCutGivesATypedError();
    void aForgedSlotDoesNotOpen();
    void foreignAndMissingAreToldApart();

  private:
    const PassphraseCost cheap{8ULL << 20, 1};
    RealFiles files;
};

void TestProfileFile::protectedProfileOpensWithItsPassphraseOnly() {
    Disk disk;
    const std::string folder = disk.path("새 프로필");
    const auto made = createProfileFile(folder, "비밀번호 하나", disk.random, files, cheap);
    REQUIRE(made);
    QVERIFY(profileKind(folder, files) == ProfileFileKind::Protected);
    const auto unlocked = unlockProfile(folder, "비밀번호 하나", files);
    REQUIRE(unlocked);
    QVERIFY(unlocked->key.equals(made->key));
    QVERIFY(unlocked->cipher == made->cipher && unlocked->isProtected);
    REQUIRE_ERROR(unlockProfile(folder, "비밀번호 둘", files), StoreError::WrongPassphrase);
    REQUIRE_ERROR(unlockProfile(folder, "", files), StoreError::WrongPassphrase);
    QVERIFY(textOf(disk.bytes("새 프로필/profile")).find(textOf(made->key.view())) == std::string_view::npos);
}

void TestProfileFile::unprotectedProfileOpensAndSaysSo() {
    Disk disk;
    const auto made = createProfileFile(disk.path("p"), "", disk.random, files);
    REQUIRE(made);
    QVERIFY(profileKind(disk.path("p"), files) == ProfileFileKind::Open);
    const auto unlocked = unlockProfile(disk.path("p"), "", files);
    REQUIRE(unlocked);
    QVERIFY(unlocked->key.equals(made->key) && !unlocked->isProtected);
}

void TestProfileFile::theDefaultCostIsTheOneOfTheDesign() {
    QCOMPARE(PassphraseCost().memoryBytes, uint64_t{256} << 20);
    QCOMPARE(PassphraseCost().passes, 3u);
}

void TestProfileFile::anExistingProfileIsNotOverwritten() {
    Disk disk;
    REQUIRE(createProfileFile(disk.path("p"), "", disk.random, files));
    const Bytes before = disk.bytes("p/profile");
    REQUIRE_ERROR(createProfileFile(disk.path("p"), "x", disk.random, files, cheap), StoreError::ProfileExists);
    QVERIFY(disk.bytes("p/profile") == before);
}

void TestProfileFile::everyFlippedByteGivesATypedError() {
    for (const char* passphrase : {"", "secret"}) {
        Disk disk;
        REQUIRE(createProfileFile(disk.path("p"), passphrase, disk.random, files, cheap));
        const Bytes whole = disk.bytes("p/profile");
        for (size_t at = 0; at < whole.size(); ++at) {
            for (const auto mask : {std::byte{1}, std::byte{0xff}}) {
                Bytes damaged = whole;
                damaged[at] ^= mask;
                QVERIFY(disk.write("p/profile", damaged));
                const auto unlocked = unlockProfile(disk.path("p"), passphrase, files);
                QVERIFY2(!unlocked &&
                             (unlocked.error().is(StoreError::Corrupt) || unlocked.error().is(StoreError::Foreign)),
                         qPrintable(QString("byte %1").arg(at)));
                QVERIFY(profileKind(disk.path("p"), files) == ProfileFileKind::Foreign);
            }
        }
    }
}

void TestProfileFile::everyCutGivesATypedError() {
    Disk disk;
    REQUIRE(createProfileFile(disk.path("p"), "", disk.random, files));
    const Bytes whole = disk.bytes("p/profile");
    for (size_t size = 0; size < whole.size(); ++size) {
        QVERIFY(disk.write("p/profile", ByteView(whole).first(size)));
        QVERIFY(!unlockProfile(disk.path("p"), "", files));
    }
}

void TestProfileFile::aForgedSlotDoesNotOpen() {
    // Somebody who can write the file lowers the cost and mends the checksum: the seal notices.
    Disk disk;
    REQUIRE(createProfileFile(disk.path("p"), "secret", disk.random, files, {16ULL << 20, 1}));
    Bytes forged = disk.bytes("p/profile");
    const size_t memoryAt = 8 + 3 + 1;
    QCOMPARE(forged[memoryAt + 3], std::byte{1}); // 16 MiB
    forged[memoryAt + 3] = std::byte{0};
    forged[memoryAt + 2] = std::byte{0x80}; // 8 MiB
    const auto sum = crypto::blake2b256(ByteView(forged).first(forged.size() - 32));
    std::copy(sum.value.begin(), sum.value.end(), forged.end() - 32);
    QVERIFY(disk.write("p/profile", forged));
    REQUIRE_ERROR(unlockProfile(disk.path("p"), "secret", files), StoreError::WrongPassphrase);
}

void TestProfileFile::foreignAndMissingAreToldApart() {
    Disk disk;
    QVERIFY(profileKind(disk.path("none"), files) == ProfileFileKind::Missing);
    REQUIRE_ERROR(unlockProfile(disk.path("none"), "", files), StoreError::ProfileMissing);
    QVERIFY(disk.write("profile", bytesOf("[Profile0]\nName=default\n")));
    QVERIFY(profileKind(disk.folder.path().toStdString(), files) == ProfileFileKind::Foreign);
    REQUIRE_ERROR(unlockProfile(disk.folder.path().toStdString(), "", files), StoreError::Foreign);
}

QTEST_GUILESS_MAIN(TestProfileFile)
#include "tst_profile_file.moc"
