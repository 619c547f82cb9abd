// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/slice_exchange.h"

#include "room/limits.h"
#include "sync/frames.h"
#include "sync/limits.h"

#include <QTest>

using namespace ieum;
using namespace ieum::sync;
using namespace ieum::sync::testing;
using Kind = wire::Frame::KindCase;

class TestSliceExchange : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init() {
        m_world = std::make_unique<World>();
        m_minji = std::make_unique<Owner>("minji");
        m_jun = std::make_unique<Owner>("jun");
        m_minji->rooms["home"] = m_jun->rooms["home"] = Access::Full;
        m_table = Bytes(2000 * room::sliceBytes);
        m_minji->dice.fill(m_table);
        m_from = room::describeSlices(m_table);
        m_prefix = *room::SlicePrefix::from(ByteView(m_table).subspan(777 * room::sliceBytes, room::slicePrefixBytes));
    }
    void cleanup() { m_world.reset(); }

    void oneSliceOfTwoThousandCostsHalfAKilobyte() {
        m_minji->chunks[m_from.table] = m_table;
        meet();
        m_world->give(*m_b, ask());
        m_world->settle();
        QCOMPARE(m_jun->noted.slices.size(), size_t{1});
        QVERIFY(m_jun->noted.slices[0].from == m_from);
        QCOMPARE(m_jun->noted.slices[0].slices.size(), size_t{1});
        const ByteView slice = ByteView(m_table).subspan(777 * room::sliceBytes, room::sliceBytes);
        QVERIFY(m_jun->noted.slices[0].slices[0] == *room::Slice::from(slice));
        QVERIFY(m_a->bytesOf(Kind::kSliceGive) + m_b->bytesOf(Kind::kSliceAsk) < 600);
    }
    void aReplicaServesThemWithoutAKey() {
        m_minji->chunks[m_from.table] = m_table;
        std::tie(m_b, m_a) = m_world->join(*m_jun, *m_minji, true);
        m_world->settle();
        m_world->give(*m_b, ask());
        m_world->settle();
        QCOMPARE(m_jun->noted.slices.size(), size_t{1});
    }
    void whoHasNoTableSaysSo() {
        meet();
        m_world->give(*m_b, ask());
        m_world->settle();
        QCOMPARE(m_jun->noted.slicesMissed, std::vector{m_from.table});
        QVERIFY(!m_b->closed);
        m_minji->chunks[m_from.table] = m_table; // later he has: asked again
        m_world->give(*m_b, ask());
        m_world->settle();
        QCOMPARE(m_jun->noted.slices.size(), size_t{1});
    }
    void wrongProofsEndTheSession() {
        const auto proved = room::slicesFor(m_table, m_prefix).front();
        const auto with = [&](const std::function<void(room::ProvedSlice&)>& change) {
            room::ProvedSlice changed = proved;
            change(changed);
            return changed;
        };
        const std::vector<room::ProvedSlice> lies{
            with([](auto& one) { one.index = 778; }),
            with([](auto& one) { one.index = 2000; }),
            with([](auto& one) { one.index = UINT32_MAX; }),
            with([](auto& one) { one.slice.value[20] ^= std::byte{1}; }),
            with([](auto& one) { one.proof[3].value[0] ^= std::byte{1}; }),
            with([](auto& one) { one.proof.pop_back(); }),
            with([](auto& one) { one.proof.resize(1000); }),
            room::slicesFor(m_table, *room::SlicePrefix::from(ByteView(m_table).first(4))).front(), // another's
        };
        for (const room::ProvedSlice& lie : lies) {
            hang();
            say(*m_world, *m_b, giveFrame({lie}));
            QVERIFY(m_b->closed && m_b->closed->is(SyncError::BadChunk));
            QVERIFY(m_jun->noted.slices.empty());
            init();
        }
        hang();
        wire::Frame crooked = giveFrame({proved});
        crooked.mutable_slice_give()->mutable_leaves(0)->mutable_proof()->pop_back();
        say(*m_world, *m_b, crooked);
        QVERIFY(m_b->closed && m_b->closed->is(SyncError::BadChunk));
    }
    void theTrueOneIsTakenFromTheSameHands() {
        hang();
        say(*m_world, *m_b, giveFrame({room::slicesFor(m_table, m_prefix).front()}));
        QCOMPARE(m_jun->noted.slices.size(), size_t{1});
        QVERIFY(!m_b->closed);
        say(*m_world, *m_b, giveFrame({room::slicesFor(m_table, m_prefix).front()})); // not asked for twice
        QVERIFY(m_b->closed && m_b->closed->is(SyncError::BadChunk));
    }
    void moreLeavesThanAnybodyHasAreRefused() {
        hang();
        const auto proved = room::slicesFor(m_table, m_prefix).front();
        say(*m_world, *m_b, giveFrame(std::vector(room::slicesPerPrefixMax + 1, proved)));
        QVERIFY(m_b->closed && m_b->closed->is(SyncError::BadChunk));
    }
    void silenceIsMissedAndALateAnswerStillCounts() {
        hang();
        m_world->pass(sliceSilenceMs);
        QCOMPARE(m_jun->noted.slicesMissed, std::vector{m_from.table});
        say(*m_world, *m_b, giveFrame({room::slicesFor(m_table, m_prefix).front()}));
        QCOMPARE(m_jun->noted.slices.size(), size_t{1});
        QCOMPARE(m_jun->noted.slicesMissed.size(), size_t{1});
    }
    void theEndOfARoomOrASessionIsMissed() {
        hang();
        m_world->give(*m_b, StopSharing{roomOf("home")});
        QCOMPARE(m_jun->noted.slicesMissed.size(), size_t{1});
        init();
        hang();
        say(*m_world, *m_b, askFrame(Bytes(31)));
        QVERIFY(m_b->closed);
        QCOMPARE(m_jun->noted.slicesMissed.size(), size_t{1});
    }
    void giantAndCrookedTablesHoldNothing() {
        m_minji->chunks[m_from.table] = Bytes((room::devicesMax + 1) * room::sliceBytes);
        meet();
        m_world->give(*m_b, ask());
        m_world->settle();
        QCOMPARE(m_jun->noted.slicesMissed.size(), size_t{1});
    }
    void tooManyQuestionsAreRefused() {
        m_minji->isMute = true;
        meet();
        Dice dice(1);
        for (size_t i = 0; i < slicesServedMax; ++i) say(*m_world, *m_a, askFrame(copyOf(dice.make<ChunkId>().view())));
        QVERIFY(!m_a->closed);
        say(*m_world, *m_a, askFrame(copyOf(dice.make<ChunkId>().view())));
        QVERIFY(m_a->closed && m_a->closed->is(SyncError::TooMuch));
        meet();
        say(*m_world, *m_a, askFrame(Bytes(32)));
        say(*m_world, *m_a, askFrame(Bytes(32)));
        QVERIFY(m_a->closed && m_a->closed->is(SyncError::OutOfTurn));
    }
    void toSomebodyWhoWasRemovedNothingIsHere() {
        m_minji->rooms["home"] = Access::ControlOnly;
        m_minji->chunks[m_from.table] = m_table;
        meet();
        say(*m_world, *m_a, askFrame(copyOf(m_from.table.view())));
        const auto gives = framesOf(*m_a, Kind::kSliceGive);
        QCOMPARE(gives.size(), size_t{1});
        QCOMPARE(gives[0].slice_give().leaves_size(), 0);
    }

  private:
    AskSlices ask() const { return {roomOf("home"), m_from, m_prefix}; }
    void meet() {
        std::tie(m_a, m_b) = m_world->join(*m_minji, *m_jun);
        m_world->settle();
        m_tag = framesOf(*m_b, Kind::kRoomProofs).at(0).room_proofs().proofs(0).tag();
    }
    /// Asks somebody who does not answer; the test answers for him.
    void hang() {
        m_minji->isMute = true;
        meet();
        m_world->give(*m_b, ask());
        m_world->settle();
        QVERIFY(m_jun->noted.slices.empty() && m_jun->noted.slicesMissed.empty());
    }
    wire::Frame askFrame(const Bytes& table) const {
        wire::Frame frame;
        frame.mutable_slice_ask()->set_tag(m_tag);
        frame.mutable_slice_ask()->set_table(wire::fieldOf(ByteView(table)));
        frame.mutable_slice_ask()->set_prefix(wire::fieldOf(m_prefix));
        return frame;
    }
    wire::Frame giveFrame(const std::vector<room::ProvedSlice>& slices) const {
        wire::Frame frame;
        wire::SliceGive& give = *frame.mutable_slice_give();
        give.set_tag(m_tag);
        give.set_table(wire::fieldOf(m_from.table));
        give.set_prefix(wire::fieldOf(m_prefix));
        for (const room::ProvedSlice& each : slices) {
            auto& leaf = *give.add_leaves();
            leaf.set_index(each.index);
            leaf.set_slice(wire::fieldOf(each.slice));
            for (const auto& step : each.proof) leaf.mutable_proof()->append(textOf(step.view()));
        }
        return frame;
    }

    std::unique_ptr<Owner> m_minji;
    std::unique_ptr<Owner> m_jun;
    std::unique_ptr<World> m_world;
    Bytes m_table;
    room::SliceTableId m_from;
    room::SlicePrefix m_prefix;
    uint64_t m_tag = 0;
    End* m_a = nullptr;
    End* m_b = nullptr;
};

QTEST_GUILESS_MAIN(TestSliceExchange)
#include "tst_slice_exchange.moc"
