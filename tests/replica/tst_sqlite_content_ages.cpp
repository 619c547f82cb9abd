// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// An operator who keeps messages for so many days: what goes, what stays, and who brings what back.
#include "replica/sqlite_content_ages.h"

#include "replica/folk.h"

using namespace ieum;
using namespace ieum::replica::test;
using replica::dayMs;

class TestSqliteContentAges : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init() {
        m_disk = std::make_unique<Disk>();
        m_mina = std::make_unique<Owner>("mina");
        m_mina->rooms["lunch"];
        m_feed = admittedFeed(*m_mina, "lunch");
        m_mina->write(m_feed, 1);
        m_mina->write(m_feed, 49);
    }

    void whatIsOldGoesAndIsNotTakenBack() {
        Town town(keeping(10), *m_disk->backend, m_disk->chunks);
        Line* line = &town.connect(*m_mina, tokenOf());
        town.settle();
        const uint64_t before = bytes();
        town.pass(5 * dayMs);
        for (int i = 0; i < 5; ++i) town.tell(*m_mina, m_mina->write(m_feed, 10));
        town.settle();
        town.pass(4 * dayMs);
        sweep(town);
        QCOMPARE(floor(), uint64_t{0});
        town.pass(2 * dayMs);
        sweep(town);
        QCOMPARE(floor(), uint64_t{51});
        QCOMPARE(seq(), uint64_t{100});
        QVERIFY(bytes() < before + 60 * 400);
        // She still has it all, and is not asked for it: now, or when she comes again.
        const size_t wants = line->heardOf(wire::Frame::kWant);
        town.tell(*m_mina, m_mina->write(m_feed, 1));
        town.settle();
        QCOMPARE(line->heardOf(wire::Frame::kWant), wants + 1);
        town.hangUp(*line);
        town.settle();
        m_mina->cursor.reset();
        line = &town.connect(*m_mina);
        town.settle();
        QCOMPARE(line->heardOf(wire::Frame::kWant), size_t{0});
        for (const wire::Frame& frame : line->heard) {
            if (frame.has_settled()) QVERIFY(frame.settled().same());
        }
    }

    void openingsControlFeedsAndTheNewestEventStay() {
        const FeedId control = admittedFeed(*m_mina, "lunch", feed::Kind::Control);
        m_mina->write(control, 50);
        const FeedId together = admittedFeed(*m_mina, "lunch");
        m_mina->write(together, 50); // its opening is not signed by itself
        Town town(keeping(3), *m_disk->backend, m_disk->chunks);
        town.connect(*m_mina, tokenOf());
        town.settle();
        town.pass(30 * dayMs);
        sweep(town);
        QCOMPARE(floor(), uint64_t{50});
        QCOMPARE(read(m_feed).events.size(), size_t{1});
        QCOMPARE(read(control).events.size(), size_t{50});
        QCOMPARE(read(together).events.size(), size_t{50});
        // Whoever comes new gets what is here, and waits for the rest from others.
        Owner haru("haru");
        haru.rooms["lunch"];
        town.connect(haru);
        town.settle();
        QCOMPARE(haru.feeds.at(m_feed).events.size(), size_t{1});
        QCOMPARE(haru.feeds.at(m_feed).tip.size(), size_t{1});
        QCOMPARE(haru.noted.cursors.size(), size_t{1});
    }

    void aSweepDropsALimitedNumberAtATime() {
        m_mina->write(m_feed, 2500, 10);
        Town town(keeping(3), *m_disk->backend, m_disk->chunks);
        town.connect(*m_mina, tokenOf());
        town.settle();
        town.pass(30 * dayMs);
        QCOMPARE(*town.depot().sweep(town.now()), replica::eventsPerSweep);
        QCOMPARE(floor(), uint64_t{2 + replica::eventsPerSweep});
        QCOMPARE(seq(), uint64_t{2550});
        sweep(town);
        QCOMPARE(floor(), uint64_t{2550});
    }

    void forEverIsForEver() {
        Town town(options(), *m_disk->backend, m_disk->chunks);
        town.connect(*m_mina, tokenOf());
        town.settle();
        town.pass(3000 * dayMs);
        sweep(town);
        QCOMPARE(floor(), uint64_t{0});
    }

  private:
    static replica::DepotOptions keeping(int64_t days) {
        replica::DepotOptions made = options();
        made.contentKeptMs = days * dayMs;
        return made;
    }
    static void sweep(Town& town) {
        for (int i = 0; i < 20; ++i) {
            const auto dropped = town.depot().sweep(town.now());
            QVERIFY(dropped.has_value());
            if (*dropped == 0) return;
        }
        QFAIL("it does not end");
    }
    uint64_t floor() const {
        const auto known = *m_disk->backend->feed(tagOf("lunch"), m_feed);
        return known->gap ? known->gap->last + 1 : 0;
    }
    uint64_t seq() const { return m_disk->seqOf("lunch", m_feed); }
    uint64_t bytes() const { return (*m_disk->backend->room(tagOf("lunch")))->usage.bytes; }
    feed::Range read(const FeedId& feed) const {
        return *m_disk->backend->readRange(tagOf("lunch"), feed, 1, UINT64_MAX, SIZE_MAX, replica::Direction::Forwards);
    }

    std::unique_ptr<Disk> m_disk;
    std::unique_ptr<Owner> m_mina;
    FeedId m_feed;
};

QTEST_GUILESS_MAIN(TestSqliteContentAges)
#include "tst_sqlite_content_ages.moc"
