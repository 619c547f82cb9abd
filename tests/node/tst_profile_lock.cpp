// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/error.h"
#include "node/profile_lock.h"

#include <QtTest>

using namespace ieum;
using node::ProfileLock;

class TestProfileLock : public QObject {
    Q_OBJECT
  private slots:
    void isHeldOnceAndGivenBack() {
        const QTemporaryDir folder;
        const std::string path = folder.path().toStdString();
        auto first = ProfileLock::take(path);
        QVERIFY(first.has_value());
        const auto second = ProfileLock::take(path);
        QVERIFY(!second && second.error().is(NodeError::ProfileInUse));
        first->reset();
        QVERIFY(ProfileLock::take(path).has_value());
    }
    void leavesNothingBehind() {
        const QTemporaryDir folder;
        QVERIFY(ProfileLock::take(folder.path().toStdString()).has_value());
        QVERIFY(QDir(folder.path()).isEmpty());
    }
    void isTakenOverFromAProcessThatDied() {
        const QTemporaryDir folder;
        QProcess shortLived;
        shortLived.start("true", {});
        const qint64 dead = shortLived.processId();
        QVERIFY(shortLived.waitForFinished());
        QFile left(folder.filePath("lock"));
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.write(QByteArray::number(dead) + "\ntrue\n" + QSysInfo::machineHostName().toUtf8() + "\n");
        left.close();
        QVERIFY(ProfileLock::take(folder.path().toStdString()).has_value());
    }
    void aFolderThatIsNotThereIsNotMade() {
        const QTemporaryDir folder;
        const auto taken = ProfileLock::take(folder.filePath("none").toStdString());
        QVERIFY(!taken && taken.error().is(NodeError::ProfileMissing));
        QVERIFY(!QDir(folder.filePath("none")).exists());
    }
};

QTEST_GUILESS_MAIN(TestProfileLock)
#include "tst_profile_lock.moc"
