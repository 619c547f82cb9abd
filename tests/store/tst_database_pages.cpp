// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/backup_form.h"
#include "store/backups.h"
#include "store/database_pages.h"
#include "store/limits.h"

using namespace ieum;
using namespace ieum::store;
using namespace ieum::store::test;

class TestDatabasePages : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void aSnapshotIsOfOneMomentWhileAnotherWrites();
    void whatIsNotChangedReadsTheSameAfterTheLogWasEmptied();
    void pagesMakeTheSameDatabaseAgain_data();
    void pagesMakeTheSameDatabaseAgain();
    void aDatabaseThatIsThereIsNotWrittenOver();
    void pagesCannotBeWrittenThroughAnOpenProfile();

  private:
    static Result<Bytes> all(Connection& reader, Cipher cipher) {
        auto snapshot = PageSnapshot::take(reader, cipher);
        if (!snapshot) return passOn(snapshot);
        return snapshot->read(1, snapshot->count());
    }
};

void TestDatabasePages::aSnapshotIsOfOneMomentWhileAnotherWrites() {
    ProfileOfATest profile;
    QVERIFY(profile.write(100));
    const auto reader = profile.disk().open(true);
    REQUIRE(reader);
    auto snapshot = PageSnapshot::take(**reader, profile.disk().cipher);
    REQUIRE(snapshot);
    const uint32_t count = snapshot->count();
    const auto before = snapshot->read(1, count);
    REQUIRE(before);
    QCOMPARE(before->size(), count * usableBytes(profile.disk().cipher));
    QVERIFY(profile.write(500));
    QCOMPARE(profile.events(), uint64_t{600});
    const auto after = snapshot->read(1, count);
    REQUIRE(after);
    QVERIFY(*before == *after);
    REQUIRE_ERROR(snapshot->read(count + 1, 1), StoreError::Corrupt); // it has grown since
}

void TestDatabasePages::whatIsNotChangedReadsTheSameAfterTheLogWasEmptied() {
    ProfileOfATest profile;
    QVERIFY(profile.write(100));
    const auto reader = profile.disk().open(true);
    REQUIRE(reader);
    const auto before = all(**reader, profile.disk().cipher);
    REQUIRE(before);
    const Bytes file = profile.disk().bytes();
    REQUIRE(profile.connection().checkpoint()); // every page is encrypted anew
    QVERIFY(profile.disk().bytes() != file);
    const auto after = all(**reader, profile.disk().cipher);
    REQUIRE(after);
    QVERIFY(*before == *after);
}

void TestDatabasePages::pagesMakeTheSameDatabaseAgain_data() {
    QTest::addColumn<int>("cipher");
    QTest::newRow("AEGIS-256") << static_cast<int>(Cipher::Aegis);
    QTest::newRow("ChaCha20-Poly1305") << static_cast<int>(Cipher::ChaCha20);
}

void TestDatabasePages::pagesMakeTheSameDatabaseAgain() {
    QFETCH(int, cipher);
    ProfileOfATest profile(static_cast<Cipher>(cipher));
    QVERIFY(profile.write(3000)); // more than the cache of whoever writes it
    const auto reader = profile.disk().open(true);
    REQUIRE(reader);
    auto snapshot = PageSnapshot::take(**reader, profile.disk().cipher);
    REQUIRE(snapshot);
    OpenOptions options;
    options.path = profile.disk().path("again.db");
    options.key = &profile.disk().key;
    options.cipher = profile.disk().cipher;
    options.create = true;
    {
        auto writer = PageWriter::make(options);
        REQUIRE(writer);
        for (uint32_t first = 1; first <= snapshot->count(); first += 7) {
            const auto pages = snapshot->read(first, std::min(7U, snapshot->count() - first + 1));
            REQUIRE(pages);
            REQUIRE(writer->put(first, *pages));
        }
        REQUIRE(writer->finish());
    }
    QVERIFY(!QFile::exists(profile.disk().folder.filePath("again.db-journal")));
    QVERIFY(!contains(profile.disk().bytes("again.db"), "CREATE TABLE"));
    options.create = false;
    const auto again = Connection::open(options);
    REQUIRE(again);
    REQUIRE((*again)->checkIntegrity(false));
    REQUIRE(checkSchema(**again));
    QCOMPARE(ProfileOfATest::eventsOf(**again), uint64_t{3000});
}

void TestDatabasePages::aDatabaseThatIsThereIsNotWrittenOver() {
    ProfileOfATest profile;
    QVERIFY(profile.write(10));
    REQUIRE(profile.connection().checkpoint());
    const crypto::Key other = keyOf(9);
    OpenOptions options;
    options.path = profile.disk().path();
    options.key = &other;
    options.cipher = profile.disk().cipher;
    options.create = true;
    const Bytes before = profile.disk().bytes();
    REQUIRE_ERROR(PageWriter::make(options), StoreError::WrongKey);
    QVERIFY(profile.disk().bytes() == before);
}

void TestDatabasePages::pagesCannotBeWrittenThroughAnOpenProfile() {
    ProfileOfATest profile;
    QVERIFY(profile.write(10));
    QVERIFY(!profile.connection().execute("UPDATE sqlite_dbpage SET data=zeroblob(4096) WHERE pgno=1"));
    REQUIRE(profile.connection().checkIntegrity(false));
}

QTEST_GUILESS_MAIN(TestDatabasePages)
#include "tst_database_pages.moc"
