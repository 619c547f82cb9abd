// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replica/data_folder.h"

#include "base/error.h"
#include "replica/error.h"
#include "replica/folk.h"

#include <QFileInfo>

using namespace ieum;
using namespace ieum::replica::test;

class TestDataFolder : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void firstOpeningMakesWhatIsMissingForTheOperatorAlone() {
        QTemporaryDir folder;
        const auto data = open(folder);
        QVERIFY(data.has_value());
        QVERIFY(data->isNew);
        QCOMPARE(data->token.size(), size_t{16});
        for (const char* each : {"replica.key", "token", "depot.key", "depot.db"}) {
            const auto permissions = QFileInfo(folder.filePath(each)).permissions();
            QVERIFY2(permissions & QFile::ReadOwner, each);
            QVERIFY2(!(permissions & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)),
                     each);
        }
    }

    void secondOpeningKeepsKeyTokenAndInstance() {
        QTemporaryDir folder;
        const auto [key, token, instance] = remembered(open(folder));
        const auto again = open(folder);
        QVERIFY(!again->isNew);
        QCOMPARE(again->key.publicKey(), key);
        QCOMPARE(again->token, token);
        QCOMPARE(again->backend->instance(), instance);
    }

    void newTokenReplacesTheOldOneAndNothingElse() {
        QTemporaryDir folder;
        const auto [key, token, instance] = remembered(open(folder));
        {
            const auto changed = open(folder, true);
            QVERIFY(changed->token != token);
            QCOMPARE(changed->key.publicKey(), key);
            QCOMPARE(changed->backend->instance(), instance);
        }
        QVERIFY(open(folder)->token != token);
    }

    void lostDatabaseIsANewInstanceUnderTheOldKey() {
        QTemporaryDir folder;
        const auto [key, token, instance] = remembered(open(folder));
        QFile::remove(folder.filePath("depot.db"));
        QFile::remove(folder.filePath("depot.db-wal"));
        const auto again = open(folder);
        QVERIFY(again.has_value());
        QVERIFY(again->isNew);
        QCOMPARE(again->key.publicKey(), key);
        QVERIFY(again->backend->instance() != instance);
    }

    void databaseWithoutItsKeyIsSaidToBeLost() {
        QTemporaryDir folder;
        QVERIFY(open(folder).has_value());
        QFile::remove(folder.filePath("depot.key"));
        const auto again = open(folder);
        QVERIFY(!again);
        QVERIFY(again.error().is(BaseError::FileMissing));
        QVERIFY(!QFile::exists(folder.filePath("depot.key")));
    }

    void databaseIsUnreadableWithoutTheRightKey() {
        QTemporaryDir folder;
        QVERIFY(open(folder).has_value());
        QFile database(folder.filePath("depot.db"));
        QVERIFY(database.open(QFile::ReadOnly));
        QVERIFY(!database.readAll().contains("CREATE TABLE"));
        QVERIFY(m_files.writeDurably(folder.filePath("depot.key").toStdString(), Bytes(32)));
        QVERIFY(open(folder).error().is(StoreError::WrongKey));
    }

    void damagedKeyOrTokenIsNotReplaced_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("key of 31 bytes") << "replica.key" << QByteArray(31, 'x');
        QTest::newRow("empty key") << "replica.key" << QByteArray();
        QTest::newRow("long key") << "replica.key" << QByteArray(33, 'x');
        QTest::newRow("token that is not text") << "token" << QByteArray("\x01\x02");
        QTest::newRow("token that is too short to be one") << "token" << QByteArray("YWJj");
    }
    void damagedKeyOrTokenIsNotReplaced() {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QTemporaryDir folder;
        QVERIFY(open(folder).has_value());
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QFile::WriteOnly | QFile::Truncate));
        file.write(content);
        file.close();
        const auto again = open(folder);
        QVERIFY(!again);
        QVERIFY(again.error().is(ReplicaError::KeyDamaged));
        QVERIFY(file.open(QFile::ReadOnly));
        QCOMPARE(file.readAll(), content);
    }

  private:
    using Remembered = std::tuple<crypto::AgreementPublicKey, Bytes, InstanceId>;
    static Remembered remembered(Result<replica::DataFolder> data) {
        return {data->key.publicKey(), data->token, data->backend->instance()};
    }
    Result<replica::DataFolder> open(const QTemporaryDir& folder, bool makeNewToken = false) {
        return replica::openDataFolder(folder.path().toStdString(), makeNewToken, m_files, m_dice);
    }

    store::RealFiles m_files;
    Dice m_dice{5};
};

QTEST_GUILESS_MAIN(TestDataFolder)
#include "tst_data_folder.moc"
