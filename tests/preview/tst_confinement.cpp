// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/built.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QtTest>

#include <csignal>

/// faults.md G20: somebody has taken over the decoder.
class TestConfinement : public QObject {
    Q_OBJECT
  private slots:
    void whatItMayNotDoEndsIt_data();
    void whatItMayNotDoEndsIt();

  private:
    static constexpr int done = 10;
    static constexpr int refused = 11;
};

void TestConfinement::whatItMayNotDoEndsIt_data() {
    QTest::addColumn<int>("end"); ///< an exit code, or minus the signal that ended it
    QTest::newRow("nothing") << done;
    for (const char* deed : {"open", "create", "stat", "hoard"}) QTest::newRow(deed) << refused;
    for (const char* deed :
         {"openat2", "unlink", "socket", "unix socket", "exec", "fork", "thread", "kill", "ptrace", "memory of others",
          "raise a limit", "io_uring", "write elsewhere", "read elsewhere", "run memory", "map code"}) {
        QTest::newRow(deed) << -SIGSYS;
    }
#ifdef __x86_64__
    QTest::newRow("another numbering") << -SIGSYS;
#endif
    QTest::newRow("spin") << -SIGKILL;
}

void TestConfinement::whatItMayNotDoEndsIt() {
    QFETCH(int, end);
    QElapsedTimer clock;
    clock.start();
    QProcess process;
    process.start(QString::fromStdString(ieum::test::builtFile("preview_deeds", "tests")), {QTest::currentDataTag()});
    QVERIFY(process.waitForFinished(30'000));
    QVERIFY(process.error() != QProcess::FailedToStart);
    const int was = process.exitStatus() == QProcess::CrashExit ? -process.exitCode() : process.exitCode();
    QCOMPARE(was, end);
    if (QTest::currentDataTag() == QByteArray("spin")) QVERIFY(clock.elapsed() >= 1500);
}

QTEST_GUILESS_MAIN(TestConfinement)
#include "tst_confinement.moc"
