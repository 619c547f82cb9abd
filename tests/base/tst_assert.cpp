// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A broken promise of our own ends the process, in releases too.
#include "base/assert.h"

#include <QtTest>
#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

class TestAssert : public QObject {
    Q_OBJECT
  private slots:
    void aKeptPromiseCostsNothing();
    void aBrokenPromiseEndsTheProcess();
};

void TestAssert::aKeptPromiseCostsNothing() {
    int evaluated = 0;
    IEUM_ASSERT(++evaluated == 1);
    QCOMPARE(evaluated, 1);
}

void TestAssert::aBrokenPromiseEndsTheProcess() {
    const pid_t child = fork();
    QVERIFY(child >= 0);
    if (child == 0) {
        // Without Qt's crash handler, a core file and a message on the terminal: this crash is wanted.
        std::signal(SIGABRT, SIG_DFL);
        const rlimit none{0, 0};
        setrlimit(RLIMIT_CORE, &none);
        close(STDERR_FILENO);
        IEUM_ASSERT(child != 0);
        _exit(0);
    }
    int status = 0;
    QCOMPARE(waitpid(child, &status, 0), child);
    QVERIFY(WIFSIGNALED(status));
    QCOMPARE(WTERMSIG(status), SIGABRT);
}

QTEST_GUILESS_MAIN(TestAssert)
#include "tst_assert.moc"
