// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/chunk_server.h"

#include "sync/frames.h"
#include "sync/limits.h"

#include <QTest>

using namespace ieum;
using namespace ieum::sync;
using namespace ieum::sync::testing;
using Kind = wire::Frame::KindCase;

class TestChunkServer : public QObject {
    Q_OBJECT
  private slots:
    void whoHasWhatIsAskedInFramesOfAThousand() {
        meet();
        std::vector<ChunkId> ids;
        Dice dice(1);
        for (size_t i = 0; i < chunkIdsPerFrame + 1; ++i) ids.push_back(dice.make<ChunkId>());
        m_minji->chunks[ids.back()] = Bytes(1);
        m_world->give(*m_b, AskChunks{roomOf("home"), ids, false});
        m_world->settle();
        QCOMPARE(m_b->countOf(Kind::kChunkAsk), size_t(2));
        QCOMPARE(m_jun->noted.holders.size(), size_t(1));
        QCOMPARE(m_jun->noted.holders[0].chunks, std::vector{ids.back()});
    }
    void anOfferIsMarkedAsOne() {
        meet();
        m_world->give(*m_b, AskChunks{roomOf("home"), {ChunkId{}}, true});
        QVERIFY(framesOf(*m_b, Kind::kChunkAsk).at(0).chunk_ask().offer());
    }
    void chunksAreBulk() {
        meet();
        Session& session = *m_a->session;
        wire::Frame want = wantFrame({ChunkId{}});
        session.step(FrameArrived{wire::encode(want)}, m_world->now());
        const Outputs outputs =
            session.step(ChunkLoaded{roomOf("home"), ChunkId{}, Bytes(3 * chunkPartSentBytes)}, m_world->now());
        QCOMPARE(outputs.size(), size_t(3));
        for (const Output& output : outputs) QVERIFY(std::get<Send>(output).lane == Lane::Files);
    }
    void keysGoBeforePiecesOfFiles() {
        meet();
        Session& session = *m_a->session;
        wire::Frame want = wantFrame({ChunkId{}});
        want.mutable_chunk_want()->set_prompt(true);
        session.step(FrameArrived{wire::encode(want)}, m_world->now());
        for (const auto& bytes : {std::optional(Bytes(3 * chunkPartSentBytes)), std::optional<Bytes>()}) {
            const Outputs outputs = session.step(ChunkLoaded{roomOf("home"), ChunkId{}, bytes}, m_world->now());
            for (const Output& output : outputs) QVERIFY(std::get<Send>(output).lane == Lane::Slices);
            QCOMPARE(outputs.size(), bytes ? size_t(3) : size_t(1));
            session.step(FrameArrived{wire::encode(want)}, m_world->now());
        }
    }
    void piecesOfFilesAreNoKeysWhateverTheAskerSays() {
        meet();
        Session& session = *m_a->session;
        wire::Frame want = wantFrame({ChunkId{}});
        want.mutable_chunk_want()->set_prompt(true);
        session.step(FrameArrived{wire::encode(want)}, m_world->now());
        const Outputs outputs = session.step(ChunkLoaded{roomOf("home"), ChunkId{}, Bytes(256 * 1024)}, m_world->now());
        QVERIFY(outputs.size() > 1);
        for (const Output& output : outputs) QVERIFY(std::get<Send>(output).lane == Lane::Files);
    }
    void howLongSomethingIsKeptIsSaidOfEach() {
        meet();
        const std::vector<ChunkId> both{m_jun->dice.make<ChunkId>(), m_jun->dice.make<ChunkId>()};
        m_world->give(*m_a, TellChunks{roomOf("home"), both, {7, UINT64_MAX}});
        m_world->settle();
        QVERIFY(m_jun->noted.holders.at(0).leftSeconds == (std::vector<uint64_t>{7, chunkLeftMaxSeconds}));
        wire::Frame have = framesOf(*m_a, Kind::kChunkHave).at(0);
        have.mutable_chunk_have()->add_left_s(1);
        say(*m_world, *m_b, have);
        QVERIFY(m_b->closed && m_b->closed->is(SyncError::BadChunk));
    }
    void toSomebodyWhoWasRemovedNothingIsHere() {
        m_minji->rooms["home"] = Access::ControlOnly;
        const auto id = crypto::hashTo<ChunkId>({});
        m_minji->chunks[id] = Bytes(1);
        meet();
        say(*m_world, *m_a, wantFrame({id}));
        QCOMPARE(framesOf(*m_a, Kind::kChunkPart).at(0).chunk_part().total(), 0U);
        wire::Frame ask;
        ask.mutable_chunk_ask()->set_tag(m_tag);
        ask.mutable_chunk_ask()->add_ids(wire::fieldOf(id));
        say(*m_world, *m_a, ask);
        QCOMPARE(m_a->countOf(Kind::kChunkHave), size_t(0));
        QVERIFY(!m_a->closed);
    }
    void tooManyAreRefused() {
        m_minji->isMute = true;
        meet();
        Dice dice(1);
        std::vector<ChunkId> ids;
        for (size_t i = 0; i < chunksServedMax; ++i) ids.push_back(dice.make<ChunkId>());
        say(*m_world, *m_a, wantFrame(ids));
        QVERIFY(!m_a->closed);
        say(*m_world, *m_a, wantFrame({dice.make<ChunkId>()}));
        QVERIFY(m_a->closed && m_a->closed->is(SyncError::TooMuch));
        meet();
        wire::Frame ask;
        ask.mutable_chunk_ask()->set_tag(m_tag);
        for (size_t i = 0; i <= chunkIdsPerFrame; ++i) ask.mutable_chunk_ask()->add_ids(wire::fieldOf(ChunkId{}));
        say(*m_world, *m_a, ask);
        QVERIFY(m_a->closed && m_a->closed->is(SyncError::TooMuch));
    }
    void aChunkOfOursThatIsNoChunkIsMissing() {
        const auto id = crypto::hashTo<ChunkId>({});
        m_minji->chunks[id] = Bytes(chunkBytesMax + 1);
        meet();
        say(*m_world, *m_a, wantFrame({id}));
        QCOMPARE(framesOf(*m_a, Kind::kChunkPart).at(0).chunk_part().total(), 0U);
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
        m_tag = framesOf(*m_b, Kind::kRoomProofs).at(0).room_proofs().proofs(0).tag();
    }
    wire::Frame wantFrame(const std::vector<ChunkId>& ids) {
        wire::Frame frame;
        frame.mutable_chunk_want()->set_tag(m_tag);
        for (const ChunkId& id : ids) frame.mutable_chunk_want()->add_ids(wire::fieldOf(id));
        return frame;
    }
    std::unique_ptr<Owner> m_minji;
    std::unique_ptr<Owner> m_jun;
    std::unique_ptr<World> m_world;
    uint64_t m_tag = 0;
    End* m_a = nullptr;
    End* m_b = nullptr;
};

QTEST_GUILESS_MAIN(TestChunkServer)
#include "tst_chunk_server.moc"
