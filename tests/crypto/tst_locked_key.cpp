// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/init.h"
#include "crypto/locked_key.h"
#include "support/seeded_random.h"

#include <QFile>
#include <QTest>
#include <sys/resource.h>

using namespace ieum;
using namespace ieum::crypto;

/// Of all mappings that hold this address, what the kernel says is locked, in kB; -1 when it says nothing.
static qint64 lockedAt(const void* address) {
    QFile maps(QStringLiteral("/proc/self/smaps"));
    if (!maps.open(QIODevice::ReadOnly)) return -1;
    const auto wanted = reinterpret_cast<quintptr>(address);
    bool inside = false;
    for (const QByteArray& line : maps.readAll().split('\n')) {
        const qsizetype dash = line.indexOf('-');
        const qsizetype space = line.indexOf(' ');
        bool isRange = dash > 0 && dash < space;
        const quintptr from = line.left(dash).toULongLong(&isRange, 16);
        if (isRange) inside = wanted >= from && wanted < line.mid(dash + 1, space - dash - 1).toULongLong(nullptr, 16);
        if (inside && line.startsWith("Locked:")) return line.mid(7).trimmed().split(' ').front().toLongLong();
    }
    return -1;
}

class TestLockedKey : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(initialise()); }
    void itHoldsTheKeyAndMoves() {
        ieum::test::SeededRandom random(1);
        const Key key = Key::random(random);
        LockedKey locked(key);
        QVERIFY(locked.get().equals(key));
        LockedKey moved(std::move(locked));
        QVERIFY(moved.get().equals(key));
        LockedKey other(Key::random(random));
        other = std::move(moved);
        QVERIFY(other.get().equals(key));
    }
    void itsPageIsLocked() {
        rlimit limit{};
        getrlimit(RLIMIT_MEMLOCK, &limit);
        if (limit.rlim_cur < 64 * 1024) QSKIP("this system lets no memory be locked");
        const LockedKey locked{Key()};
        const qint64 kilobytes = lockedAt(&locked.get());
        if (kilobytes < 0) QSKIP("this system does not say what is locked");
        QVERIFY(kilobytes > 0);
        const auto plain = std::make_unique<Key>();
        QCOMPARE(lockedAt(plain.get()), 0);
    }
};

QTEST_GUILESS_MAIN(TestLockedKey)
#include "tst_locked_key.moc"
