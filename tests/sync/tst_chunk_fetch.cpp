// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/chunk_fetch.h"

#include "sync/frames.h"
#include "sync/limits.h"

#include <QTest>

using namespace ieum;
using namespace ieum::sync;
using namespace ieum::sync::testing;
using Kind = wire::Frame::KindCase;

class TestChunkFetch : public QObject {
    Q_OBJECT
  private slots:
    void chunksComeAFewAtATimeAndAreChecked() {
        std::vector<ChunkId> ids;
        ids.reserve(40);
        for (int i = 0; i < 40; ++i) ids.push_back(addChunk(256 * 1024 + 24, i));
        meet();
        m_minji->isMute = true;
        m_world->give(*m_b, FetchChunks{roomOf("home"), ids});
        m_world->settle();
        QCOMPARE(framesOf(*m_b, Kind::kChunkWant).at(0).chunk_want().ids_size(), int(chunksInFlightMax));
        m_minji->isMute = false;
        for (size_t i = 0; i < chunksInFlightMax; ++i) {
            m_world->give(*m_a, ChunkLoaded{roomOf("home"), ids[i], m_minji->chunks.at(ids[i])});
        }
        m_world->settle();
        QCOMPARE(m_jun->chunks, m_minji->chunks);
        QVERIFY(m_jun->noted.missed.empty());
        QVERIFY(!m_b->session->nextDeadline());
    }
    void aMissingChunkIsSaidToBeMissing() {
        meet();
        const ChunkId id = crypto::hashTo<ChunkId>({});
        m_world->give(*m_b, FetchChunks{roomOf("home"), {id}});
        m_world->settle();
        QCOMPARE(m_jun->noted.missed, std::vector{id});
        m_world->give(*m_b, FetchChunks{roomOf("elsewhere"), {id}});
        QCOMPARE(m_jun->noted.missed.size(), size_t(2));
    }
    void aChunkThatIsNotWhatItsNameSaysIsTheOnlyOneToComeFromElsewhere() {
        const ChunkId id = addChunk(1000, 1);
        const ChunkId other = addChunk(1000, 2);
        m_minji->chunks.at(id)[999] ^= std::byte{1};
        meet();
        m_world->give(*m_b, FetchChunks{roomOf("home"), {id, other}});
        m_world->settle();
        QVERIFY(!m_b->closed);
        QVERIFY(!m_jun->chunks.contains(id) && m_jun->chunks.contains(other));
        QCOMPARE(m_jun->noted.missed, std::vector{id});
    }
    void whoGivesMoreOfThoseIsLeft() {
        std::vector<ChunkId> ids;
        for (size_t i = 0; i <= badChunksMax; ++i) ids.push_back(addChunk(1000, static_cast<int>(i)));
        for (const ChunkId& id : ids) m_minji->chunks.at(id)[999] ^= std::byte{1};
        meet();
        m_world->give(*m_b, FetchChunks{roomOf("home"), ids});
        m_world->settle();
        QVERIFY(m_b->closed && m_b->closed->is(SyncError::BadChunk));
        QVERIFY(m_jun->chunks.empty());
        QCOMPARE(m_jun->noted.missed.size(), ids.size());
    }
    void partsMustFollowEachOther_data() {
        QTest::addColumn<int>("fault");
        const char* names[] = {"gap", "too long", "other total", "too large", "no data", "not wanted"};
        for (int i = 0; i < 6; ++i) QTest::newRow(names[i]) << i;
    }
    void partsMustFollowEachOther() {
        QFETCH(int, fault);
        const ChunkId id = addChunk(2 * chunkPartSentBytes, 1);
        meet();
        m_a->isCut = true;
        m_world->give(*m_b, FetchChunks{roomOf("home"), {id}});
        m_world->settle();
        const auto parts = framesOf(*m_a, Kind::kChunkPart);
        QCOMPARE(parts.size(), size_t(2));
        say(*m_world, *m_b, parts[0]);
        wire::Frame bad = parts[1];
        wire::ChunkPart& part = *bad.mutable_chunk_part();
        if (fault == 0) part.set_offset(part.offset() + 1);
        if (fault == 1) part.mutable_data()->push_back('x');
        if (fault == 2) part.set_total(part.total() + 1);
        if (fault == 3) part.set_total(chunkBytesMax + 1);
        if (fault == 4) part.clear_data();
        if (fault == 5) part.set_id(wire::fieldOf(ChunkId{}));
        say(*m_world, *m_b, bad);
        QVERIFY(m_b->closed && m_b->closed->is(SyncError::BadChunk));
        QCOMPARE(m_jun->noted.missed, std::vector{id});
    }
    void partsMayBeAsLongAsAFrameTakes() {
        const ChunkId id = addChunk(2 * wire::chunkPartBytes, 1);
        meet();
        m_a->isCut = true;
        m_world->give(*m_b, FetchChunks{roomOf("home"), {id}});
        m_world->settle();
        wire::Frame frame = framesOf(*m_a, Kind::kChunkPart).at(0);
        const Bytes& bytes = m_minji->chunks.at(id);
        for (size_t at = 0; at < bytes.size(); at += wire::chunkPartBytes) {
            frame.mutable_chunk_part()->set_offset(static_cast<uint32_t>(at));
            frame.mutable_chunk_part()->set_data(wire::fieldOf(ByteView(bytes).subspan(at, wire::chunkPartBytes)));
            say(*m_world, *m_b, frame);
        }
        QVERIFY(!m_b->closed && m_jun->chunks.contains(id));
    }
    void whoGoesSilentIsNotWaitedFor() {
        const ChunkId id = addChunk(2 * chunkPartSentBytes, 1);
        meet();
        m_a->isCut = true;
        m_world->give(*m_b, FetchChunks{roomOf("home"), {id}});
        m_world->settle();
        const auto parts = framesOf(*m_a, Kind::kChunkPart);
        m_world->pass(chunkSilenceMs - 1);
        say(*m_world, *m_b, parts[0]);
        m_world->pass(chunkSilenceMs - 1);
        QVERIFY(m_jun->noted.missed.empty());
        m_world->pass(1);
        QCOMPARE(m_jun->noted.missed, std::vector{id});
        // Late is still good.
        say(*m_world, *m_b, parts[1]);
        QVERIFY(m_jun->chunks.contains(id));
        QVERIFY(!m_b->closed);
    }
    void aDripIsAsGoodAsSilence() {
        const ChunkId id = addChunk(1000, 1);
        meet();
        m_a->isCut = true;
        m_world->give(*m_b, FetchChunks{roomOf("home"), {id}});
        m_world->settle();
        wire::Frame drip = framesOf(*m_a, Kind::kChunkPart).at(0);
        const std::string data = drip.chunk_part().data();
        for (size_t i = 0; i < 20; ++i) {
            drip.mutable_chunk_part()->set_offset(static_cast<uint32_t>(i));
            drip.mutable_chunk_part()->set_data(data.substr(i, 1));
            say(*m_world, *m_b, drip);
            m_world->pass(4000);
        }
        QCOMPARE(m_jun->noted.missed, std::vector{id});
    }
    void aRoomThatEndsTakesItsChunksAlong() {
        const ChunkId id = addChunk(1000, 1);
        m_minji->isMute = true;
        meet();
        m_world->give(*m_b, FetchChunks{roomOf("home"), {id}});
        m_world->settle();
        m_world->give(*m_b, StopSharing{roomOf("home")});
        QCOMPARE(m_jun->noted.missed, std::vector{id});
        m_world->give(*m_a, ChunkLoaded{roomOf("home"), id, m_minji->chunks.at(id)});
        m_world->settle();
        QVERIFY(!m_b->closed);
        QVERIFY(m_jun->chunks.empty());
    }
    void init() {
        m_world = std::make_unique<World>();
        m_minji = std::make_unique<Owner>("minji");
        m_jun = std::make_unique<Owner>("jun");
        m_minji->rooms["home"] = m_jun->rooms["home"] = Access::Full;
    }
    void cleanup() { m_world.reset(); }

  private:
    void meet() {
        std::tie(m_a, m_b) = m_world->join(*m_minji, *m_jun);
        m_world->settle();
    }
    ChunkId addChunk(size_t bytes, int salt) {
        Bytes chunk(bytes, static_cast<std::byte>(salt));
        const auto id = crypto::hashTo<ChunkId>({chunk});
        m_minji->chunks[id] = std::move(chunk);
        return id;
    }
    std::unique_ptr<Owner> m_minji;
    std::unique_ptr<Owner> m_jun;
    std::unique_ptr<World> m_world;
    End* m_a = nullptr;
    End* m_b = nullptr;
};

QTEST_GUILESS_MAIN(TestChunkFetch)
#include "tst_chunk_fetch.moc"
