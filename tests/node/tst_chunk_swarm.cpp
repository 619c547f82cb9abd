// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which chunk is asked of whom, as a play between a few sources with lines of their own speed.
#include <QTest>

#include "node/chunk_swarm.h"

#include "crypto/hash.h"
#include "node/limits.h"
#include "vault/limits.h"

#include <deque>

using namespace ieum;
using namespace ieum::node;

namespace {

constexpr net::ChannelId near{1}, alsoNear{2}, third{3}, replica{9};

template <class Id> Id named(const std::string& name) { return crypto::hashTo<Id>({bytesOf(name)}); }

std::vector<ChunkId> chunksOf(const std::string& file, size_t count) {
    std::vector<ChunkId> chunks;
    for (size_t i = 0; i < count; ++i) chunks.push_back(named<ChunkId>(file + std::to_string(i)));
    return chunks;
}

/// What was asked of whom, and how often.
struct Asked {
    std::map<net::ChannelId, std::vector<ChunkId>> of;
    std::map<ChunkId, int> times;

    void note(const std::vector<ChunkFetching>& planned) {
        for (const ChunkFetching& each : planned) {
            for (const ChunkId& chunk : each.chunks) {
                of[each.from].push_back(chunk);
                ++times[chunk];
            }
        }
    }
    int askedTwice() const {
        return static_cast<int>(
            std::count_if(times.begin(), times.end(), [](const auto& each) { return each.second > 1; }));
    }
};

/// Every source gives one chunk after the other, each in so many milliseconds.
int64_t play(ChunkSwarm& swarm, Asked& asked, const std::map<net::ChannelId, int64_t>& chunkMs, const FileId& file) {
    std::map<net::ChannelId, std::pair<size_t, int64_t>> given; // how many, and when the next one is there
    Pace noLimit;
    for (int64_t ms = 0; ms < 1'000'000; ++ms) {
        for (const auto& [source, takes] : chunkMs) {
            auto& [count, next] = given[source];
            const std::vector<ChunkId>& wanted = asked.of[source];
            if (count == wanted.size()) next = ms + takes;
            if (count == wanted.size() || ms < next) continue;
            (void)swarm.arrived(source, wanted[count++], {ms});
            next = ms + takes;
        }
        if (swarm.isDone(file)) return ms;
        asked.note(swarm.plan(0, noLimit, {ms}));
    }
    return -1;
}

} // namespace

class TestChunkSwarm : public QObject {
    Q_OBJECT
  private slots:
    void severalGiveWhatOneWouldGive() {
        const int64_t alone = timeOf({{near, 100}}, 100);
        const int64_t together = timeOf({{near, 100}, {alsoNear, 100}, {third, 100}}, 100);
        QVERIFY2(together * 22 <= alone * 10, qPrintable(QStringLiteral("%1 and %2").arg(together).arg(alone)));
        QCOMPARE(m_asked.askedTwice(), 0);
    }
    void aSlowOneHoldsNobodyUp() {
        const int64_t alone = timeOf({{near, 10}}, 300);
        const int64_t together = timeOf({{near, 10}, {alsoNear, 3000}}, 300);
        // What the slow one has under way at the end is asked of the other one as well, once it has taken long enough.
        QVERIFY2(together <= alone + chunkAskedTwiceAfterMs + 100, qPrintable(QString::number(together)));
        QVERIFY(m_asked.askedTwice() <= static_cast<int>(nearWindowLeast));
    }
    void noMoreIsUnderWayThanALineTakes_data() {
        QTest::addColumn<int64_t>("chunkMs");
        QTest::addColumn<int64_t>("awayMs");
        QTest::addColumn<size_t>("least");
        QTest::addColumn<size_t>("most");
        QTest::newRow("next door") << int64_t(1) << int64_t(0) << size_t(2) << size_t(4);
        QTest::newRow("slow") << int64_t(200) << int64_t(0) << size_t(2) << size_t(3);
        QTest::newRow("far away") << int64_t(5) << int64_t(100) << size_t(20) << chunksInFlightMax;
        QTest::newRow("far away and slow") << int64_t(100) << int64_t(100) << size_t(2) << size_t(5);
    }
    /// One line, on which a piece takes so long, and so long passes from asking until the first one begins to come.
    void noMoreIsUnderWayThanALineTakes() {
        QFETCH(int64_t, chunkMs);
        QFETCH(int64_t, awayMs);
        meet({near});
        m_swarm.want(m_file, m_room, chunksOf("file", 500), vault::chunkBytes);
        m_swarm.has(near, m_file);
        std::deque<int64_t> askedAt;
        const auto ask = [&] {
            const size_t before = m_asked.of[near].size();
            m_asked.note(m_swarm.plan(0, m_afar, {m_nowMs}));
            askedAt.insert(askedAt.end(), m_asked.of[near].size() - before, m_nowMs);
        };
        ask();
        for (size_t i = 0; i < 300; ++i) {
            m_nowMs = std::max(m_nowMs, askedAt[i] + awayMs) + chunkMs;
            (void)m_swarm.arrived(near, ChunkId(m_asked.of[near][i]), {m_nowMs});
            ask();
        }
        const size_t underWay = m_asked.of[near].size() - 300;
        QFETCH(size_t, least);
        QFETCH(size_t, most);
        QVERIFY2(underWay >= least && underWay <= most, qPrintable(QString::number(underWay)));
    }
    void replicasGiveNoMoreThanIsAllowed() {
        meet({replica});
        m_afar.limit(vault::chunkBytes); // one a second
        m_swarm.want(m_file, m_room, chunksOf("file", 100), vault::chunkBytes);
        m_swarm.has(replica, m_file);
        size_t given = 0;
        for (; m_nowMs < 20'000; m_nowMs = m_swarm.nextDeadline()->ms) {
            m_asked.note(m_swarm.plan(0, m_afar, {m_nowMs}));
            for (; given < m_asked.of[replica].size(); ++given) {
                (void)m_swarm.arrived(replica, m_asked.of[replica][given], {m_nowMs});
            }
            m_asked.note(m_swarm.plan(0, m_afar, {m_nowMs}));
            QVERIFY(m_swarm.nextDeadline() && m_swarm.nextDeadline()->ms > m_nowMs);
        }
        QCOMPARE(given, size_t{20});
        // Who is near is not limited.
        meet({near});
        m_swarm.has(near, m_file);
        m_asked.note(m_swarm.plan(0, m_afar, {m_nowMs - 1}));
        QCOMPARE(m_asked.of[near].size(), nearWindowLeast);
    }
    void replicasAreAskedWhenNobodyIsNear() {
        meet({near, replica});
        m_swarm.want(m_file, m_room, chunksOf("file", 100), vault::chunkBytes);
        m_swarm.has(replica, m_file);
        m_swarm.has(near, m_file);
        m_asked.note(m_swarm.plan(0, m_afar, {0}));
        QCOMPARE(m_asked.of[near].size(), nearWindowLeast);
        QVERIFY(m_asked.of[replica].empty());
        m_swarm.closed(near);
        m_asked.note(m_swarm.plan(0, m_afar, {0}));
        QCOMPARE(m_asked.of[replica].size(), farWindowLeast);
        for (const ChunkId& chunk : m_asked.of[near]) QCOMPARE(m_asked.times[chunk], 2); // the beginning of the file
    }
    void whatWasAskedOfWhoWentIsAskedOfAnother() {
        meet({near, alsoNear});
        m_swarm.want(m_file, m_room, chunksOf("file", 6), vault::chunkBytes);
        m_swarm.has(near, m_file);
        m_asked.note(m_swarm.plan(0, m_afar, {0}));
        (void)m_swarm.arrived(near, m_asked.of[near][0], {1});
        m_swarm.has(alsoNear, m_file);
        m_swarm.closed(near);
        QVERIFY(!m_swarm.isStuck(m_file));
        m_asked.note(m_swarm.plan(0, m_afar, {2}));
        for (size_t i = 0; i < m_asked.of[alsoNear].size(); ++i) {
            (void)m_swarm.arrived(alsoNear, m_asked.of[alsoNear][i], {3});
            m_asked.note(m_swarm.plan(0, m_afar, {3}));
        }
        QVERIFY(m_swarm.isDone(m_file));
        QCOMPARE(m_asked.times[chunksOf("file", 6)[0]], 1);
        QCOMPARE(m_asked.of[alsoNear].size(), size_t{5});
    }
    void oneBadChunkComesFromElsewhereAndTheOthersDoNot() {
        meet({near, alsoNear});
        m_swarm.want(m_file, m_room, chunksOf("file", 3), 1000); // several at a time
        m_swarm.has(near, m_file);
        m_asked.note(m_swarm.plan(0, m_afar, {0}));
        const auto chunks = chunksOf("file", 3);
        QCOMPARE(m_swarm.missed(near, chunks[0]), std::optional(m_file));
        m_asked.note(m_swarm.plan(0, m_afar, {0}));
        QCOMPARE(m_asked.of[near].size(), size_t{3}); // not again from him
        QVERIFY(m_swarm.arrived(near, chunks[1], {1}) && m_swarm.arrived(near, chunks[2], {1}));
        QVERIFY(m_swarm.isStuck(m_file) && !m_swarm.isDone(m_file));
        m_swarm.has(alsoNear, m_file);
        QVERIFY(!m_swarm.isStuck(m_file));
        m_asked.note(m_swarm.plan(0, m_afar, {1}));
        QCOMPARE(m_asked.of[alsoNear], std::vector{chunks[0]});
    }
    void whoSaysAgainThatHeHasItIsBelievedAgain() {
        meet({near});
        m_swarm.want(m_file, m_room, chunksOf("file", 1), vault::chunkBytes);
        m_swarm.has(near, m_file);
        m_asked.note(m_swarm.plan(0, m_afar, {0}));
        m_swarm.missed(near, chunksOf("file", 1)[0]);
        m_asked.note(m_swarm.plan(0, m_afar, {0}));
        QVERIFY(m_swarm.isStuck(m_file));
        m_swarm.has(near, m_file);
        m_asked.note(m_swarm.plan(0, m_afar, {0}));
        QCOMPARE(m_asked.of[near].size(), size_t{2});
    }
    void lateIsStillGood() {
        meet({near});
        m_swarm.want(m_file, m_room, chunksOf("file", 1), vault::chunkBytes);
        m_swarm.has(near, m_file);
        (void)m_swarm.plan(0, m_afar, {0});
        const ChunkId chunk = chunksOf("file", 1)[0];
        m_swarm.missed(near, chunk);
        QCOMPARE(m_swarm.arrived(near, chunk, {20'000}), std::optional(m_file));
        QVERIFY(m_swarm.isDone(m_file));
        QVERIFY(!m_swarm.arrived(near, chunk, {20'001}));
    }
    void smallFilesAndRareOnesGoFirst() {
        meet({near, alsoNear});
        const FileId common = named<FileId>("common"), rare = named<FileId>("rare"), small = named<FileId>("small");
        constexpr uint64_t twoAtATime = nearWindowLeast * vault::chunkBytes / 2;
        m_swarm.want(common, m_room, chunksOf("common", 50), twoAtATime);
        m_swarm.want(rare, m_room, chunksOf("rare", 50), twoAtATime);
        m_swarm.want(small, m_room, chunksOf("small", 1), twoAtATime);
        for (const net::ChannelId each : {near, alsoNear}) {
            m_swarm.has(each, common);
            m_swarm.has(each, small);
        }
        m_swarm.has(near, rare);
        m_asked.note(m_swarm.plan(0, m_afar, {0}));
        QCOMPARE(m_asked.times.size(), size_t{4});
        QCOMPARE(m_asked.times[chunksOf("small", 1)[0]], 1);
        QCOMPARE(m_asked.times[chunksOf("rare", 1)[0]], 1);
        for (const ChunkId& chunk : m_asked.of[near]) {
            for (const ChunkId& other : chunksOf("common", 50)) QVERIFY(chunk != other);
        }
    }
    void thousandsOfFilesAllGetTheirTurn() {
        meet({near});
        std::vector<FileId> files;
        for (int i = 0; i < 3000; ++i) {
            const std::string name = std::to_string(i);
            files.push_back(named<FileId>(name));
            m_swarm.want(files.back(), m_room, chunksOf(name + "/", 1), vault::chunkBytes);
            m_swarm.has(near, files.back());
        }
        m_asked.note(m_swarm.plan(0, m_afar, {0}));
        for (size_t i = 0; i < m_asked.of[near].size(); ++i) {
            (void)m_swarm.arrived(near, ChunkId(m_asked.of[near][i]), {1});
            m_asked.note(m_swarm.plan(0, m_afar, {1}));
        }
        for (const FileId& file : files) QVERIFY(m_swarm.isDone(file));
        QCOMPARE(m_asked.of[near].size(), files.size());
    }
    void whatIsOnItsWayToTheDiskCounts() {
        meet({near});
        m_swarm.want(m_file, m_room, chunksOf("file", 100), vault::chunkBytes);
        m_swarm.has(near, m_file);
        QVERIFY(m_swarm.plan(chunksInHandMax, m_afar, {0}).empty());
        QVERIFY(!m_swarm.isQuiet()); // more will be asked for
        m_asked.note(m_swarm.plan(chunksInHandMax - 1, m_afar, {0}));
        QCOMPARE(m_asked.of[near].size(), size_t{1});
        QVERIFY(!m_swarm.isQuiet());
        QVERIFY(m_swarm.arrived(near, m_asked.of[near][0], {1}));
        QVERIFY(!m_swarm.isQuiet() && !m_swarm.isDone(m_file));
        m_swarm.closed(near);
        QVERIFY(m_swarm.isQuiet() && !m_swarm.isDone(m_file)); // nobody is left to ask
    }
    void whatIsForgottenIsNotAskedFor() {
        meet({near});
        m_swarm.want(m_file, m_room, chunksOf("file", 100), vault::chunkBytes);
        m_swarm.has(near, m_file);
        m_asked.note(m_swarm.plan(0, m_afar, {0}));
        m_swarm.forget(m_file);
        QVERIFY(m_swarm.isDone(m_file));
        QVERIFY(!m_swarm.arrived(near, m_asked.of[near][0], {1}));
        QVERIFY(m_swarm.plan(0, m_afar, {2}).empty());
        QVERIFY(!m_swarm.nextDeadline());
    }
    void init() {
        m_swarm = {};
        m_afar = {};
        m_asked = {};
        m_nowMs = 0;
    }

  private:
    void meet(const std::vector<net::ChannelId>& channels) {
        for (const net::ChannelId each : channels) {
            m_swarm.opened(each, each == replica ? net::PathKind::Replica : net::PathKind::Lan);
        }
    }
    int64_t timeOf(const std::map<net::ChannelId, int64_t>& chunkMs, size_t count) {
        init();
        for (const auto& [channel, takes] : chunkMs) meet({channel});
        m_swarm.want(m_file, m_room, chunksOf("file", count), vault::chunkBytes);
        for (const auto& [channel, takes] : chunkMs) m_swarm.has(channel, m_file);
        return play(m_swarm, m_asked, chunkMs, m_file);
    }

    ChunkSwarm m_swarm;
    Pace m_afar;
    Asked m_asked;
    int64_t m_nowMs = 0;
    const FileId m_file = named<FileId>("file");
    const RoomId m_room = named<RoomId>("room");
};

QTEST_GUILESS_MAIN(TestChunkSwarm)
#include "tst_chunk_swarm.moc"
