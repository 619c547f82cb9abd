// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replica/error.h"
#include "replica/faulty_backend.h"
#include "replica/folk.h"

using namespace ieum;
using namespace ieum::replica::test;

namespace {

/// A replica on failing storage, and a member with a registered room.
struct Scene {
    Disk disk;
    FaultyBackend backend{*disk.backend};
    Town town{options(), backend, disk.chunks};
    Owner mina{"mina"};
    Owner joon{"joon"};
    FeedId feed;
    Line* minas = nullptr;
    Line* joons = nullptr;

    Scene() {
        mina.rooms["lunch"];
        joon.rooms["lunch"];
        feed = admittedFeed(mina, "lunch");
        minas = &town.connect(mina, tokenOf());
        town.settle();
        joons = &town.connect(joon);
        town.settle();
    }
    /// The event is on its way: announced, asked for, and now the frame with it lies before the depot.
    void writeAndSend() {
        town.tell(mina, mina.write(feed, 1));
        town.exchange();
    }
};

} // namespace

/// Nothing is acknowledged before it is durable (drills D9 and D15, "commit before ack").
class TestGroupCommit : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void nothingIsAnnouncedBeforeTheCommit() {
        Scene scene;
        const size_t headsBefore = scene.joons->heardOf(wire::Frame::kHeads);
        const size_t acksBefore = scene.minas->heardOf(wire::Frame::kHeads);
        size_t atCommit = 0;
        scene.backend.beforeCommit = [&] {
            atCommit = std::max(atCommit, scene.joons->heardOf(wire::Frame::kHeads) - headsBefore);
            atCommit = std::max(atCommit, scene.minas->heardOf(wire::Frame::kHeads) - acksBefore);
            // The one that stores it: what was heard until now is from before.
            if (scene.disk.seqOf("lunch", scene.feed) == 1) scene.backend.beforeCommit = nullptr;
        };
        scene.writeAndSend();
        scene.town.settle();
        QCOMPARE(atCommit, size_t{0});
        QVERIFY(!scene.backend.beforeCommit);
        QCOMPARE(scene.joon.feeds[scene.feed].head().seq, uint64_t{1});
        QCOMPARE(scene.mina.noted.peerHas[scene.feed], uint64_t{1});
    }

    void commitThatFailsAcknowledgesNothing() {
        Scene scene;
        scene.writeAndSend();
        scene.backend.commitFails = true;
        scene.town.exchange();
        QVERIFY(scene.minas->closed.has_value());
        QVERIFY(scene.minas->closed->is(StoreError::Io));
        QCOMPARE(scene.mina.noted.peerHas.count(scene.feed), size_t{0});
        QCOMPARE(scene.joon.feeds.count(scene.feed), size_t{0});
        QCOMPARE(scene.disk.seqOf("lunch", scene.feed), uint64_t{0});
    }

    void registrationThatWasNotStoredIsNotConfirmed() {
        Scene scene;
        Owner sora("sora");
        sora.rooms["tea"];
        scene.backend.commitFails = true;
        Line& line = scene.town.connect(sora, tokenOf());
        scene.town.exchange();
        QVERIFY(line.closed.has_value());
        QVERIFY(line.heard.empty());
        QVERIFY(sora.noted.opened.empty());
        QVERIFY(!line.isTrusted);
        QVERIFY(!scene.disk.backend->room(tagOf("tea"))->has_value());
    }

    void clientOfAFailedCommitComesAgainAndLosesNothing() {
        Scene scene;
        scene.writeAndSend();
        scene.backend.commitFails = true;
        scene.town.exchange();
        scene.backend.commitFails = false;
        scene.town.pass(replica::writePauseMs);
        scene.town.connect(scene.mina);
        scene.town.settle();
        QCOMPARE(scene.mina.noted.peerHas[scene.feed], uint64_t{1});
        QCOMPARE(scene.joon.feeds[scene.feed].head().seq, uint64_t{1});
    }

    void fullDiskStillServesReaders() {
        Scene scene;
        scene.town.tell(scene.mina, scene.mina.write(scene.feed, 5));
        scene.town.settle();
        scene.backend.appendFails = true;
        scene.writeAndSend();
        scene.town.settle();
        QVERIFY(scene.minas->closed.has_value());

        // During the pause: somebody new reads, and Mina is told that her new event is not taken.
        Owner late("late");
        late.rooms["lunch"];
        scene.town.connect(late);
        scene.minas = &scene.town.connect(scene.mina);
        scene.town.settle();
        QCOMPARE(late.feeds[scene.feed].head().seq, uint64_t{5});
        QCOMPARE(scene.mina.noted.refusals.size(), size_t{1});
        QCOMPARE(scene.mina.noted.refusals[0].refusal, uint32_t{wire::REFUSAL_NOT_SERVED});
        QVERIFY(!scene.minas->closed);

        // After it whoever was turned away is asked to come again.
        scene.backend.appendFails = false;
        scene.town.pass(replica::writePauseMs);
        QVERIFY(scene.minas->closed.has_value());
        QVERIFY(scene.minas->closed->is(ReplicaError::StorageFailed));
        scene.town.connect(scene.mina);
        scene.town.settle();
        QCOMPARE(scene.disk.seqOf("lunch", scene.feed), uint64_t{6});
    }

    void manyClientsShareOneCommit() {
        Scene scene;
        std::vector<std::unique_ptr<Owner>> many;
        for (int i = 0; i < 20; ++i) {
            many.push_back(std::make_unique<Owner>("member " + std::to_string(i)));
            many.back()->rooms["lunch"];
            admittedFeed(*many.back(), "lunch");
            scene.town.connect(*many.back());
        }
        scene.town.settle();
        for (const auto& each : many) scene.town.tell(*each, each->write(each->feeds.rbegin()->first, 1));
        scene.town.exchange();
        const size_t before = scene.backend.commits;
        scene.town.exchange();
        // One for the events of all twenty, and one that carries their announcements.
        QCOMPARE(scene.backend.commits - before, size_t{2});
    }

    void storageThatCannotEvenBeginIsReported() {
        Scene scene;
        QVERIFY(!scene.town.depot().lost());
        scene.backend.beginFails = true;
        scene.writeAndSend();
        QVERIFY(scene.town.depot().lost().has_value());
        QVERIFY(scene.minas->closed.has_value());
    }

    void rangeThatCannotBeReadIsWithheldAndNobodyIsClosed() {
        Scene scene;
        scene.town.tell(scene.mina, scene.mina.write(scene.feed, 2));
        scene.town.settle();
        scene.backend.readFails = true;
        Owner late("late");
        late.rooms["lunch"];
        Line& line = scene.town.connect(late);
        scene.town.settle();
        QVERIFY(!line.closed && !line.closedByUs);
        QVERIFY(!scene.minas->closed);
        QCOMPARE(late.feeds.count(scene.feed), size_t{0});
    }
};

QTEST_GUILESS_MAIN(TestGroupCommit)
#include "tst_group_commit.moc"
