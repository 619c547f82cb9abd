// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A replica that comes back with less than it had: an old copy of its disk, or nothing at all.
#include "replica/folk.h"

#include <QDir>

using namespace ieum;
using namespace ieum::replica;
using namespace ieum::replica::test;

namespace {

/// A copy of everything in a folder.
void copyAll(const std::string& from, const std::string& to) {
    const QDir source(QString::fromStdString(from));
    QDir target(QString::fromStdString(to));
    for (const QString& name : target.entryList(QDir::Files)) QVERIFY(target.remove(name));
    for (const QString& name : source.entryList(QDir::Files)) {
        QVERIFY(QFile::copy(source.filePath(name), target.filePath(name)));
    }
}

} // namespace

class TestSetback : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init() {
        m_disk = std::make_unique<Disk>();
        m_copy = std::make_unique<QTemporaryDir>();
        m_mina = std::make_unique<Owner>("mina");
        m_joon = std::make_unique<Owner>("joon");
        m_sora = std::make_unique<Owner>("sora");
        for (Owner* owner : {m_mina.get(), m_joon.get(), m_sora.get()}) owner->rooms["lunch"];
        m_feed = admittedFeed(*m_mina, "lunch");
    }

    void anOldCopyIsNoticedAndRefilledInOneSync() {
        m_mina->write(m_feed, 100);
        meet({m_mina.get(), m_joon.get()});
        saveDisk();
        m_mina->write(m_feed, 50);
        meet({m_mina.get(), m_joon.get()});
        QCOMPARE(m_disk->seqOf("lunch", m_feed), uint64_t{150});

        putDiskBack();
        QCOMPARE(m_disk->seqOf("lunch", m_feed), uint64_t{100});
        meet({m_joon.get()});
        QVERIFY(m_joon->noted.wentBack.contains(m_feed));
        QCOMPARE(m_disk->seqOf("lunch", m_feed), uint64_t{150});
        QCOMPARE(m_joon->noted.peerHas.at(m_feed), uint64_t{150});
    }

    void whatTheCounterCountsTwiceIsNotOverlooked() {
        const FeedId hers = admittedFeed(*m_sora, "lunch");
        m_mina->write(m_feed, 1);
        meet({m_mina.get()});
        saveDisk();
        for (int i = 0; i < 20; ++i) {
            m_mina->write(m_feed, 1);
            meet({m_mina.get(), m_joon.get()});
        }
        const uint64_t cursor = *m_joon->cursor;

        // The counter of the old copy runs past what Joon remembers of it while he is away.
        putDiskBack();
        m_sora->write(hers, 1);
        meet({m_sora.get()});
        for (int i = 0; i < 30; ++i) {
            m_mina->write(m_feed, 1);
            meet({m_mina.get()});
        }
        meet({m_joon.get()});
        QVERIFY(*m_joon->cursor > cursor);
        QCOMPARE(m_joon->feeds[hers].head(), m_sora->feeds[hers].head());
        QCOMPARE(m_joon->feeds[m_feed].head(), m_mina->feeds[m_feed].head());
    }

    void oneThatCameBackEmptyUnderTheSameNameIsNoticed() {
        meet({m_mina.get()});
        saveDisk(); // the room is registered, and there is nothing in it
        m_mina->write(m_feed, 10);
        meet({m_mina.get(), m_joon.get()});
        // Every member can admit every feed.
        m_joon->feeds.at(m_feed).admission = m_mina->feeds.at(m_feed).admission;
        putDiskBack();
        QCOMPARE(m_disk->seqOf("lunch", m_feed), uint64_t{0});
        meet({m_joon.get()});
        // It has no feed to name, so that nothing is said of any.
        QVERIFY(m_joon->noted.wentBack.contains(m_feed));
        QCOMPARE(m_disk->seqOf("lunch", m_feed), uint64_t{10});
    }

  private:
    /// One program's life: everybody connects, one after the other, and goes.
    void meet(const std::vector<Owner*>& owners) {
        Town town(options(), *m_disk->backend, m_disk->chunks, ++m_starts);
        for (Owner* owner : owners) {
            Line& line = town.connect(*owner, tokenOf());
            town.settle();
            QVERIFY(!line.closed && !line.closedByUs);
            town.hangUp(line);
            town.settle();
        }
    }
    void saveDisk() {
        m_disk->backend.reset();
        copyAll(m_disk->path(), m_copy->path().toStdString());
        m_disk->open();
    }
    void putDiskBack() {
        m_disk->backend.reset();
        copyAll(m_copy->path().toStdString(), m_disk->path());
        m_disk->open();
    }
    std::unique_ptr<Disk> m_disk;
    std::unique_ptr<QTemporaryDir> m_copy;
    std::unique_ptr<Owner> m_mina;
    std::unique_ptr<Owner> m_joon;
    std::unique_ptr<Owner> m_sora;
    FeedId m_feed;
    uint64_t m_starts = 0;
};

QTEST_GUILESS_MAIN(TestSetback)
#include "tst_setback.moc"
