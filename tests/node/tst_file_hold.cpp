// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/error.h"
#include "node/file_hold.h"

#include <QtTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace ieum;
using namespace ieum::node;

class TestFileHold : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::string path(const char* name) const { return m_folder.filePath(QLatin1String(name)).toStdString(); }

  private slots:
    void isHeldByOneAtATime() {
        auto first = FileHold::take(path("file"));
        QVERIFY(first);
        const auto second = FileHold::take(path("file"));
        QVERIFY(!second && second.error().is(NodeError::BackupUnderWay));
        QVERIFY(FileHold::take(path("other")));
        first->reset();
        QVERIFY(FileHold::take(path("file")));
    }
    void leavesNothingThatWasNotThere() {
        { QVERIFY(FileHold::take(path("empty"))); }
        QVERIFY(!QFile::exists(m_folder.filePath("empty")));
        QFile file(m_folder.filePath("full"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("x") == 1);
        file.close();
        { QVERIFY(FileHold::take(path("full"))); }
        QCOMPARE(QFileInfo(file).size(), 1);
    }
    void goesWithAProcessThatDies() {
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            const auto held = FileHold::take(path("dead"));
            ::kill(::getpid(), held ? SIGKILL : SIGTERM);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
        QVERIFY(FileHold::take(path("dead")));
    }
    void whatCannotBeOpenedIsHeldByNobody() {
        QVERIFY(FileHold::take(path("no/such/folder")));
        QVERIFY(FileHold::take(m_folder.path().toStdString()));
        QVERIFY(QDir(m_folder.path()).exists());
    }
};

QTEST_GUILESS_MAIN(TestFileHold)
#include "tst_file_hold.moc"
