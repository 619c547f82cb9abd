// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "room/party.h"

#include "room/limits.h"

using namespace ieum;
using namespace ieum::room;
using namespace ieum::room::test;

/// Rooms whose slices do not travel with the commit.
class TestEpochKeeper : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init();
    void smallRoomsWishNothing();
    void ownSlicesOpenWhatWaits();
    void theWholeTableOpensItToo();
    void whatNobodyNamesIsNotKept();
    void tablesAndWishesSurviveARestart();
    void slicesOfAnotherRootOpenNothing();
    void whoWasLeftOutOfTheTableCommitsTheNext();

  private:
    SliceWish wish() const {
        const auto wishes = m_b->room->epochs().wishes(m_b->room->members());
        return wishes && wishes->size() == 1 ? wishes->front() : SliceWish{};
    }
    std::vector<Slice> mine(const Bytes& table) const {
        std::vector<Slice> slices;
        for (const auto& each : slicesFor(table, slicePrefixOf(m_b->self.certificate.device)))
            slices.push_back(each.slice);
        return slices;
    }
    std::unique_ptr<Device> m_a;
    std::unique_ptr<Device> m_b;
    Bytes m_table; ///< of a's first epoch
};

/// A room of more than slicesInlineMax, in which `a` has said something that `b` cannot read yet.
void TestEpochKeeper::init() {
    m_a = std::make_unique<Device>("가", 1);
    m_b = std::make_unique<Device>("나", 2);
    makeGroup(*m_a, {m_b.get()});
    for (size_t i = 0; i < slicesInlineMax; ++i) {
        QVERIFY(admit(*m_a->room, Device("더", 100 + i).self.certificate, at(100)));
    }
    QVERIFY(m_a->say({"안녕"}, 1'000));
    passAll(*m_a, *m_b, at(2'000));
    const auto fresh = m_a->room->epochs().takeNewTables();
    QCOMPARE(fresh.size(), size_t{1});
    m_table = **m_a->room->epochs().table(fresh.front());
    QVERIFY(m_b->reads().empty());
}

void TestEpochKeeper::smallRoomsWishNothing() {
    Device c("다", 3);
    Device d("라", 4);
    makeGroup(c, {&d});
    QVERIFY(c.say({"작은 방"}, 1'000));
    passAll(c, d, at(2'000));
    QVERIFY(d.readsText("작은 방"));
    QVERIFY(c.room->epochs().tables().empty() && d.room->epochs().wishes(d.room->members())->empty());
}

void TestEpochKeeper::ownSlicesOpenWhatWaits() {
    const SliceWish wished = wish();
    QVERIFY(wished.isOurs && wished.slices == describeSlices(m_table));
    QVERIFY(m_b->room->epochs().takeSlices(wished.slices, mine(m_table)));
    const auto absorbed = reopen(*m_b->room, at(3'000));
    QVERIFY(absorbed && absorbed->messages.size() == 1);
    QVERIFY(m_b->readsText("안녕"));
    // The table is wanted still, for others; and what b says goes under the same epoch.
    QVERIFY(!wish().isOurs && wish().slices == wished.slices);
    QVERIFY(m_b->say({"응"}, 4'000));
    QVERIFY(m_b->room->epochs().takeNewTables().empty());
    passAll(*m_b, *m_a, at(5'000));
    QVERIFY(m_a->readsText("응"));
}

void TestEpochKeeper::theWholeTableOpensItToo() {
    QVERIFY(m_b->room->epochs().takeTable(wish().slices.table, m_table));
    QVERIFY(reopen(*m_b->room, at(3'000)));
    QVERIFY(m_b->readsText("안녕"));
    QVERIFY(m_b->room->epochs().wishes(m_b->room->members())->empty());
    QCOMPARE(m_b->room->epochs().takeNewTables().size(), size_t{1});
    QVERIFY(m_b->room->epochs().takeNewTables().empty());
}

void TestEpochKeeper::whatNobodyNamesIsNotKept() {
    Bytes other = m_table;
    other[60] ^= std::byte{1};
    QVERIFY(m_b->room->epochs().takeTable(describeSlices(other).table, other));
    QVERIFY(m_b->room->epochs().takeTable(wish().slices.table, other)); // under the right name
    QVERIFY(m_b->room->epochs().tables().empty());
    QVERIFY(wish().isOurs);
}

void TestEpochKeeper::tablesAndWishesSurviveARestart() {
    m_b->reload();
    QVERIFY(wish().isOurs);
    QVERIFY(m_b->room->epochs().takeTable(wish().slices.table, m_table));
    m_b->reload();
    QVERIFY(m_b->room->epochs().wishes(m_b->room->members())->empty());
    QVERIFY(**m_b->room->epochs().table(describeSlices(m_table).table) == m_table);
    m_a->reload();
    QVERIFY(m_a->say({"다시"}, 4'000));
    QVERIFY(m_a->room->epochs().takeNewTables().empty()); // the same epoch goes on
}

void TestEpochKeeper::slicesOfAnotherRootOpenNothing() {
    SliceTableId other = wish().slices;
    other.root.value[0] ^= std::byte{1};
    QVERIFY(m_b->room->epochs().takeSlices(other, mine(m_table)));
    QVERIFY(wish().isOurs);
}

void TestEpochKeeper::whoWasLeftOutOfTheTableCommitsTheNext() {
    // A member's program commits an epoch with a slice for everybody but b.
    CommittedEpoch made = commitEpoch(m_a->room->record().id, m_a->room->members(), m_a->random, {2, 0, startMs});
    Bytes table;
    for (const Slice& each : slicesIn(made.table)) {
        const auto own = mine(made.table);
        if (each != own.front()) append(table, each.view());
    }
    const SliceTableId lying = describeSlices(table);
    made.commit.set_root(wire::fieldOf(lying.root));
    made.commit.set_table(wire::fieldOf(lying.table));
    made.commit.set_count(lying.count);
    wire::ControlBody body;
    *body.mutable_epoch() = made.commit;
    m_a->forge(body, hlcAt(2'000));
    passAll(*m_a, *m_b, feed::Kind::Control, at(2'500));
    QVERIFY(m_b->room->epochs().takeTable(describeSlices(m_table).table, m_table));
    QVERIFY(m_b->room->epochs().takeTable(lying.table, table));
    QVERIFY(reopen(*m_b->room, at(3'000)));
    QVERIFY(m_b->room->epochs().log().find(made.record.id) == nullptr);
    QVERIFY(m_b->say({"나도 있어"}, 4'000));
    const auto healed = m_b->room->epochs().takeNewTables();
    m_a->reload();
    passAll(*m_b, *m_a, at(5'000));
    const ChunkId newest = healed.back();
    QVERIFY(m_a->room->epochs().takeTable(newest, **m_b->room->epochs().table(newest)));
    QVERIFY(reopen(*m_a->room, at(6'000)));
    QVERIFY(m_a->readsText("나도 있어"));
    QCOMPARE(m_a->room->epochs().log().newestGeneration(m_a->room->members()), uint64_t{3});
}

QTEST_GUILESS_MAIN(TestEpochKeeper)
#include "tst_epoch_keeper.moc"
