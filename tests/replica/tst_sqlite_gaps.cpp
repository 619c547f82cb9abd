// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A replica that comes back empty, among members who keep different parts of a feed.
#include "replica/sqlite_gaps.h"

#include "replica/folk.h"

using namespace ieum;
using namespace ieum::replica::test;

class TestSqliteGaps : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init() {
        m_disk = std::make_unique<Disk>();
        m_mina = std::make_unique<Owner>("mina");
        m_mina->rooms["lunch"];
        m_feed = admittedFeed(*m_mina, "lunch");
        m_mina->write(m_feed, 1);
        for (int i = 0; i < 11; ++i) m_mina->write(m_feed, 9);
        m_all = minas().events;
    }

    void itIsFilledByMembersWithDifferentFloors() {
        auto joon = copyOf("joon", 30);
        auto sora = copyOf("sora", 0);
        minas().dropBelow(60);
        Town town(options(), *m_disk->backend, m_disk->chunks);
        Line& first = town.connect(*m_mina, tokenOf());
        town.settle();
        QCOMPARE(has(), (Has{60, 100}));
        Line& second = town.connect(*joon);
        town.settle();
        QCOMPARE(has(), (Has{30, 100}));
        // Nobody is asked for what he has not, again and again.
        const size_t asked = first.heardOf(wire::Frame::kWant) + second.heardOf(wire::Frame::kWant);
        town.pass(600'000);
        QCOMPARE(first.heardOf(wire::Frame::kWant) + second.heardOf(wire::Frame::kWant), asked);
        town.connect(*sora);
        town.settle();
        QCOMPARE(has(), (Has{1, 100}));
        QVERIFY(!first.closed && !second.closed);
    }

    void itGoesOnAboveAGapAndFillsItLater() {
        auto joon = copyOf("joon", 0);
        auto& events = minas().events;
        events.resize(19);
        meet({m_mina.get()});
        QCOMPARE(has(), (Has{1, 19}));
        // Away for long: she has dropped what follows.
        events = m_all;
        minas().dropBelow(83);
        meet({m_mina.get()});
        QCOMPARE(has(), (Has{83, 100}));
        const auto low = read(2, 100);
        QCOMPARE(low.head().seq, uint64_t{19}); // what it had it keeps
        // And once more, with events that nobody but she has given.
        minas().dropBelow(0);
        for (int i = 0; i < 5; ++i) m_mina->write(m_feed, 9);
        m_all.insert(m_all.end(), minas().events.end() - 45, minas().events.end());
        minas().dropBelow(128);
        meet({m_mina.get()});
        QCOMPARE(has(), (Has{128, 145}));
        joon->feeds.at(m_feed).events = m_all;
        meet({joon.get()});
        QCOMPARE(has(), (Has{1, 145}));
        QCOMPARE(read(1, 145).events.size(), size_t{145});
    }

    void whoComesNewIsServedWhatIsHere() {
        minas().dropBelow(60);
        meet({m_mina.get()});
        Owner haru("haru");
        haru.rooms["lunch"];
        haru.feeds[m_feed] = {sync::testing::roomOf("lunch"), feed::Kind::Content, {}, 0, nullptr, std::nullopt};
        haru.feeds.at(m_feed).keptFrom = 60;
        meet({&haru});
        QCOMPARE(haru.feeds.at(m_feed).head().seq, uint64_t{100});
        QCOMPARE(haru.feeds.at(m_feed).events.size(), size_t{42});
        QCOMPARE(haru.feeds.at(m_feed).floor, uint64_t{60});
    }

    void anotherBranchBelowDoesNotJoin() {
        minas().dropBelow(60);
        meet({m_mina.get()});
        auto& kept = minas();
        kept.dropBelow(0);
        kept.events.clear();
        kept.floor = 0;
        m_mina->write(m_feed, 1, 50); // all of it another way
        for (int i = 0; i < 11; ++i) m_mina->write(m_feed, 9, 50);
        Town town(options(), *m_disk->backend, m_disk->chunks);
        Line& line = town.connect(*m_mina, tokenOf());
        town.settle();
        QVERIFY(!line.closed);
        QVERIFY(!m_mina->noted.refusals.empty());
        QCOMPARE(has(), (Has{60, 100}));
    }

    void whatIsNotSignedByTheFeedIsThePeersFault() {
        minas().dropBelow(60);
        meet({m_mina.get()});
        auto& kept = minas();
        kept.events = m_all;
        kept.floor = 0;
        kept.events[40].body[0] ^= std::byte{1};
        Town town(options(), *m_disk->backend, m_disk->chunks);
        Line& line = town.connect(*m_mina, tokenOf());
        town.settle();
        QVERIFY(line.closed.has_value());
        QCOMPARE(has(), (Has{60, 100}));
    }

  private:
    using Has = std::pair<uint64_t, uint64_t>; ///< from where on without gaps, besides the first; up to where
    sync::testing::KeptFeed& minas() { return m_mina->feeds.at(m_feed); }
    std::unique_ptr<Owner> copyOf(const std::string& name, uint64_t floor) const {
        auto copy = std::make_unique<Owner>(*m_mina);
        copy->instance = Owner(name).instance;
        if (floor > 0) copy->feeds.at(m_feed).dropBelow(floor);
        return copy;
    }
    void meet(const std::vector<Owner*>& who) {
        Town town(options(), *m_disk->backend, m_disk->chunks, ++m_starts);
        for (Owner* owner : who) town.connect(*owner, tokenOf());
        town.settle();
    }
    Has has() const {
        const auto known = *m_disk->backend->feed(tagOf("lunch"), m_feed);
        return {known->gap ? known->gap->last + 1 : 1, known->head.seq};
    }
    feed::Range read(uint64_t from, uint64_t to) const {
        return *m_disk->backend->readRange(tagOf("lunch"), m_feed, from, to, SIZE_MAX, replica::Direction::Forwards);
    }

    std::unique_ptr<Disk> m_disk;
    std::unique_ptr<Owner> m_mina;
    FeedId m_feed;
    std::vector<feed::Event> m_all;
    uint64_t m_starts = 20;
};

QTEST_GUILESS_MAIN(TestSqliteGaps)
#include "tst_sqlite_gaps.moc"
