// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/backed_up.h"
#include "node/backup_reading.h"
#include "store/error.h"

#include <QtTest>

using namespace ieum;
using namespace ieum::node;

class TestBackupReading : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::string path(const char* name) const { return m_folder.filePath(QString::fromUtf8(name)).toStdString(); }
    QStringList names() const {
        return QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    RestoreBackup into(const char* name) const { return {path("backup"), passphraseOfATest, path(name), ""}; }

  private slots:
    void initTestCase() {
        QVERIFY(createProfile({path("sea"), "바다", ""}));
        QVERIFY(backUp(path("sea"), path("backup")));
    }
    void tellsWhatIsInIt() {
        const auto row = showBackup(path("backup"), passphraseOfATest);
        QVERIFY(row);
        QVERIFY(row->name == "바다" && row->run == 1 && row->madeMs == 1'700'000'000'000);
        QVERIFY(row->bytes == row->usedBytes && row->databaseBytes > 100'000);
        QVERIFY(verifyBackup(path("backup"), passphraseOfATest));
        const auto wrong = showBackup(path("backup"), "마른 성냥");
        QVERIFY(!wrong && wrong.error().is(StoreError::WrongPassphrase));
    }
    void makesAProfileInAFolderThatIsNotThereOrEmpty() {
        QVERIFY(QDir(m_folder.path()).mkdir("empty"));
        for (const char* name : {"empty", "a/new/one"}) {
            QVERIFY(restoreBackup(into(name)));
            QVERIFY(profileKindOf(path(name)) == ProfileKind::Open);
        }
        const auto again = restoreBackup(into("empty"));
        QVERIFY(!again && again.error().is(NodeError::ProfileExists));
        for (const QString& each : names()) QVERIFY2(!each.contains("restoring"), qPrintable(each));
    }
    void whatIsInTheFolderStays() {
        QVERIFY(QDir(m_folder.path()).mkdir("taken"));
        QFile note(m_folder.filePath("taken/.note"));
        QVERIFY(note.open(QIODevice::WriteOnly) && note.write("mine") == 4);
        note.close();
        const QStringList before = names();
        for (const char* name : {"taken", "taken/.note"}) {
            const auto refused = restoreBackup(into(name));
            QVERIFY(!refused && refused.error().is(NodeError::ProfileForeign));
        }
        QCOMPARE(names(), before);
        QCOMPARE(QFileInfo(note).size(), 4);
    }
    void nothingIsLeftOfOneThatFails() {
        QFile file(m_folder.filePath("backup"));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(file.size() / 2));
        char byte = 0;
        QVERIFY(file.getChar(&byte) && file.seek(file.pos() - 1) && file.putChar(static_cast<char>(byte ^ 1)));
        file.close();
        const QStringList before = names();
        const auto damaged = restoreBackup(into("damaged"));
        QVERIFY(!damaged && damaged.error().is(StoreError::BackupDamaged));
        QVERIFY(!verifyBackup(path("backup"), passphraseOfATest));
        QCOMPARE(names(), before);
    }
};

QTEST_GUILESS_MAIN(TestBackupReading)
#include "tst_backup_reading.moc"
