// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a slow line carries first, and what travels on unread: rules that hold across the parts of a session.
#include "sync/frames.h"
#include "sync/limits.h"

#include <QTest>

using namespace ieum;
using namespace ieum::sync;
using namespace ieum::sync::testing;
using Kind = wire::Frame::KindCase;

class TestLanes : public QObject, private TwoNodes {
    Q_OBJECT
  private slots:
    void aSlowLineStaysUsableForText() {
        // 16 kB/s: a file and a thousand old messages on their way take minutes.
        const FeedId old = m_minji->openFeed("home");
        m_minji->write(old, 1000, 1000);
        const Bytes chunk(256 * 1024, std::byte{3});
        const auto id = crypto::hashTo<ChunkId>({chunk});
        m_minji->chunks[id] = chunk;
        m_world->bytesPerMs = 16;
        std::tie(m_a, m_b) = m_world->join(*m_minji, *m_jun);
        m_world->pass(4000);
        m_world->give(*m_b, FetchChunks{roomOf("home"), {id}});
        m_world->pass(2000);
        QVERIFY(m_jun->feeds[old].head().seq < 1000);
        m_world->tell(*m_minji, m_minji->write(m_feed, 1, 200));
        // A frame of old text may be under way, 4 s of it, and another one by the time that the question comes.
        m_world->pass(8800);
        QCOMPARE(m_jun->feeds[m_feed].head().seq, uint64_t(1));
        QVERIFY(m_jun->feeds[old].head().seq < 1000);
        QVERIFY(!m_jun->chunks.contains(id));
        m_world->pass(200'000);
        QCOMPARE(m_jun->feeds[old].head().seq, uint64_t(1000));
        QVERIFY(m_jun->chunks.contains(id));
        QVERIFY(!m_a->closed && !m_b->closed);
    }
    void whatALaterVersionWritesIsPassedOnByteForByte() {
        // Flags and kinds of bodies that nobody here knows; a replica between two devices.
        m_replica = std::make_unique<Owner>("replica"); // outlives the sessions
        Owner& replica = *m_replica;
        KeptFeed& kept = m_minji->feeds.at(m_feed);
        kept.admission = crypto::Signature{};
        std::vector<feed::Draft> drafts;
        for (uint16_t i = 1; i <= 5; ++i) {
            Bytes body(50 + i, std::byte{0xee});
            drafts.push_back({static_cast<uint16_t>(0x8000U | i), {i}, m_minji->dice.make<EpochId>(), std::move(body)});
        }
        const auto range = feed::writeRange(*kept.key, kept.kind, {}, std::move(drafts));
        kept.events = range.events;
        kept.change = ++m_minji->change;
        m_world->join(*m_minji, replica, true);
        m_world->settle();
        const auto [c, d] = m_world->join(*m_jun, replica, true);
        m_world->settle();
        QVERIFY(!c->closed && !d->closed);
        const auto& there = m_jun->feeds.at(m_feed).events;
        QCOMPARE(there.size(), size_t(5));
        for (size_t i = 0; i < there.size(); ++i) {
            QVERIFY(there[i].header == range.events[i].header);
            QVERIFY(there[i].id == range.events[i].id);
            QVERIFY(there[i].body == range.events[i].body);
        }
        QVERIFY(there.back().signature == range.events.back().signature);
    }
    void framesOfALaterVersionAreIgnored() {
        std::tie(m_a, m_b) = m_world->join(*m_minji, *m_jun);
        m_world->settle();
        // Field 99 of Frame, with something in it.
        const Bytes unknown{std::byte{0x9a}, std::byte{0x06}, std::byte{2}, std::byte{1}, std::byte{2}};
        m_world->give(*m_b, FrameArrived{unknown});
        QVERIFY(!m_b->closed);
        m_world->tell(*m_minji, m_minji->write(m_feed, 1));
        m_world->settle();
        QCOMPARE(m_jun->feeds.at(m_feed).head().seq, uint64_t(1));
    }
    void init() { begin(); }
    void cleanup() { m_world.reset(); } // before the third one, whom its sessions know

  private:
    std::unique_ptr<Owner> m_replica;
};

QTEST_GUILESS_MAIN(TestLanes)
#include "tst_lanes.moc"
