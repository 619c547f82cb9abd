// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// That nobody touches the window is told once, by a clock that the test sets.
#include "ui/welcome/idle_watch.h"

#include <QKeyEvent>
#include <QSignalSpy>
#include <QTest>

using namespace ieum;

class TestIdleWatch : public QObject {
    Q_OBJECT
  private slots:
    void idleIsToldOnceByTheClock();
};

void TestIdleWatch::idleIsToldOnceByTheClock() {
    qint64 nowMs = 1'000'000;
    ui::IdleWatch watch(nullptr, [&nowMs] { return nowMs; });
    QSignalSpy idle(&watch, &ui::IdleWatch::idle);
    const auto touch = [this] {
        QKeyEvent key(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier);
        return QCoreApplication::sendEvent(this, &key);
    };
    const auto later = [&](qint64 ms) {
        nowMs += ms;
        watch.look();
    };
    later(10'000'000);
    QCOMPARE(idle.size(), 0); // never
    watch.setMinutes(5);
    later(299'000);
    touch();
    later(299'000);
    QCOMPARE(idle.size(), 0);
    later(1000);
    QCOMPARE(idle.size(), 1);
    later(900'000);
    QCOMPARE(idle.size(), 1); // once
    touch();
    nowMs += 8 * 3'600'000; // the computer slept, and is touched before anything looked
    QVERIFY(touch());       // and this key reaches nobody
    QVERIFY(!touch());
    QCOMPARE(idle.size(), 2);
    later(-500'000); // the clock is set back
    QCOMPARE(idle.size(), 2);
    later(300'000);
    QCOMPARE(idle.size(), 3);
    watch.setMinutes(0);
    later(10'000'000);
    QCOMPARE(idle.size(), 3);
}

QTEST_GUILESS_MAIN(TestIdleWatch)
#include "tst_idle_watch.moc"
