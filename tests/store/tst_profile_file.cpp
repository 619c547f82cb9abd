// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/hash.h"
#include "store/disk.h"
#include "store/passphrase_change.h"
#include "store/real_files.h"

#include <csignal>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

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
    void anotherPassphraseKeepsTheKey();
    void aWrongOldPassphraseChangesNothing();
    void killedAtAnyCallOneOfTheTwoOpensIt();

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

void TestProfileFile::anotherPassphraseKeepsTheKey() {
    Disk disk;
    const std::string folder = disk.path("p");
    const auto made = createProfileFile(folder, "", disk.random, files);
    REQUIRE(made);
    const std::string words[] = {"", "하나", "둘", "", "셋"};
    for (size_t at = 1; at < std::size(words); ++at) {
        REQUIRE(changePassphrase(folder, words[at - 1], words[at], disk.random, files, cheap));
        const auto unlocked = unlockProfile(folder, words[at], files);
        REQUIRE(unlocked);
        QVERIFY(unlocked->key.equals(made->key) && unlocked->cipher == made->cipher);
        QVERIFY(unlocked->isProtected == !words[at].empty());
        QVERIFY((profileKind(folder, files) == ProfileFileKind::Protected) == !words[at].empty());
        if (words[at].empty()) continue;
        REQUIRE_ERROR(unlockProfile(folder, words[at - 1], files), StoreError::WrongPassphrase);
    }
}

void TestProfileFile::aWrongOldPassphraseChangesNothing() {
    Disk disk;
    REQUIRE(createProfileFile(disk.path("p"), "하나", disk.random, files, cheap));
    const Bytes before = disk.bytes("p/profile");
    REQUIRE_ERROR(changePassphrase(disk.path("p"), "둘", "셋", disk.random, files, cheap), StoreError::WrongPassphrase);
    REQUIRE_ERROR(changePassphrase(disk.path("p"), "", "", disk.random, files, cheap), StoreError::WrongPassphrase);
    const std::string tooLong(5000, 'x');
    QVERIFY(!changePassphrase(disk.path("p"), "하나", tooLong, disk.random, files, cheap));
    QVERIFY(disk.bytes("p/profile") == before);
    REQUIRE_ERROR(changePassphrase(disk.path("none"), "", "x", disk.random, files, cheap), StoreError::ProfileMissing);
}

/// Another process changes the passphrase over the shipping files, and is killed before its n-th system call, for every
/// n until one gets to its end.
void TestProfileFile::killedAtAnyCallOneOfTheTwoOpensIt() {
    Disk disk;
    const std::string folder = disk.path("p");
    int olds = 0;
    int news = 0;
    bool isDone = false;
    for (int calls = 0; !isDone; ++calls) {
        QVERIFY(calls < 2000);
        (void)files.remove(folder + "/profile");
        const auto made = createProfileFile(folder, "하나", disk.random, files, cheap);
        REQUIRE(made);
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            store::RealFiles real;
            (void)::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
            (void)::raise(SIGSTOP);
            const bool isChanged = changePassphrase(folder, "하나", "둘", disk.random, real, cheap).has_value();
            ::_exit(isChanged ? 0 : 1);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        if (!WIFSTOPPED(status)) QSKIP("this system lets no process follow another");
        // Each call stops it twice: before and after.
        for (int stops = 0; stops < 2 * calls && WIFSTOPPED(status); ++stops) {
            QCOMPARE(::ptrace(PTRACE_SYSCALL, child, nullptr, nullptr), 0L);
            QCOMPARE(::waitpid(child, &status, 0), child);
        }
        isDone = WIFEXITED(status);
        if (isDone) QCOMPARE(WEXITSTATUS(status), 0);
        if (!isDone) {
            (void)::kill(child, SIGKILL);
            QCOMPARE(::waitpid(child, &status, 0), child);
        }
        const bool oldOpens = unlockProfile(folder, "하나", files).has_value();
        const auto unlocked = unlockProfile(folder, oldOpens ? "하나" : "둘", files);
        QVERIFY2(unlocked && unlocked->key.equals(made->key), qPrintable(QString("killed at call %1").arg(calls)));
        ++(oldOpens ? olds : news);
    }
    qInfo("killed at each of %d calls: %d times the old one opened it, %d times the new one", olds + news, olds, news);
    QVERIFY(olds > 3 && news > 1); // and the last one was not killed
}

QTEST_GUILESS_MAIN(TestProfileFile)
#include "tst_profile_file.moc"
