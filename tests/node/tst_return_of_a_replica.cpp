// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <vector>

#include "node/hamlet.h"

#include "net/error.h"
#include "net/replica_address.h"
#include "node/limits.h"

using namespace ieum;
using namespace ieum::node;

/// A computer that is started while its replica is down comes back to it when the replica does.
class TestReturnOfAReplica : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }

    void computerStartedMeanwhileComesBackToIt() {
        Hamlet hamlet(2, 1);
        sim::ReplicaSite& site = *hamlet.town.sites[0];
        for (const size_t who : {0, 1}) QVERIFY(hamlet.ask(who, AddReplica{net::toText(site.address())}));
        CreateRoom wanted;
        wanted.name = "방";
        const RoomId room = hamlet.makeRoom(wanted);
        QVERIFY(isUp(hamlet, 1));

        hamlet.town.stop(site, true);
        hamlet.town.stop(hamlet.of(1));
        hamlet.pass(sim::minuteMs);
        hamlet.town.start(hamlet.of(1));
        hamlet.town.move(hamlet.of(1), -1); // no LAN: only the replica can bring what is said
        hamlet.pass(10 * sim::minuteMs);
        QVERIFY(!isUp(hamlet, 1));
        QVERIFY(hamlet.say(0, room, "회의는 세 시입니다"));
        hamlet.town.start(site);
        hamlet.pass(2 * sim::minuteMs);
        QVERIFY(isUp(hamlet, 1));
        QCOMPARE(hamlet.reads(1, room), std::vector<std::string>{"회의는 세 시입니다"});
    }

    void whoHasJustStartedIsConnectingAndNotCutOff() {
        Hamlet hamlet(1, 1);
        QVERIFY(startAlone(hamlet));
        auto status = hamlet.ask(0, GetStatus{});
        QVERIFY(isConnecting(status));
        QVERIFY(!status->replicas[0].why);
        // The attempt has ended: now it is known.
        hear(hamlet, fail(Cause::Machine, NetError::Unreachable).value());
        status = hamlet.ask(0, GetStatus{});
        QVERIFY(status && !status->replicas[0].connecting && status->outageSinceMs != 0);
        QVERIFY(status->replicas[0].why && status->replicas[0].why->is(NetError::Unreachable));
    }
    void whoNeverAnswersIsNotWaitedForLonger() {
        Hamlet hamlet(1, 1);
        QVERIFY(startAlone(hamlet));
        QVERIFY(isConnecting(hamlet.ask(0, GetStatus{})));
        hamlet.pass(firstAttemptPatienceMs + sim::secondMs);
        const auto status = hamlet.ask(0, GetStatus{});
        QVERIFY(status && !status->replicas[0].connecting && status->outageSinceMs != 0);
    }
    void whoGoesOnAfterAPauseIsConnecting() {
        Hamlet hamlet(1, 1);
        QVERIFY(startAlone(hamlet));
        hear(hamlet, fail(Cause::Machine, NetError::Unreachable).value());
        QVERIFY(hamlet.ask(0, SetPaused{true}));
        hear(hamlet, fail(Cause::Machine, NetError::ClosedByUs).value());
        hamlet.pass(sim::minuteMs);
        const auto paused = hamlet.ask(0, GetStatus{});
        QVERIFY(paused && !paused->replicas[0].connecting);
        QVERIFY(hamlet.ask(0, SetPaused{false}));
        const auto status = hamlet.ask(0, GetStatus{});
        QVERIFY(isConnecting(status));
        QVERIFY(!status->replicas[0].why);
    }

  private:
    /// The first computer is started while its replica is off, and the network thread has said what it says first: that
    /// it has been named one, and nothing of it.
    static bool startAlone(Hamlet& hamlet) {
        sim::ReplicaSite& site = *hamlet.town.sites[0];
        if (!hamlet.ask(0, AddReplica{net::toText(site.address())})) return false;
        hamlet.pass(sim::minuteMs);
        hamlet.town.stop(site, true);
        hamlet.town.stop(hamlet.of(0));
        hamlet.pass(sim::minuteMs);
        hamlet.town.start(hamlet.of(0));
        hear(hamlet, std::nullopt);
        return true;
    }
    static void hear(Hamlet& hamlet, std::optional<Error> why) {
        const ReplicaKey key = hamlet.town.sites[0]->address().key;
        hamlet.of(0).post(net::Event(net::ReplicaState{key, false, hamlet.of(0).clock().now().wall, why, {}}));
    }
    static bool isConnecting(const Result<StatusRow>& status) {
        return status && status->replicas.size() == 1 && status->replicas[0].connecting && status->outageSinceMs == 0;
    }
    static bool isUp(Hamlet& hamlet, size_t who) {
        const auto status = hamlet.ask(who, GetStatus{});
        return status && !status->replicas.empty() && status->replicas.front().up;
    }
};

QTEST_GUILESS_MAIN(TestReturnOfAReplica)
#include "tst_return_of_a_replica.moc"
