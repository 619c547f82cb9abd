// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// When an outage begins and ends, whose it is, and that nobody is told of it twice.
#include "node/outage_log.h"

#include "net/error.h"
#include "node/hamlet.h"
#include "node/limits.h"

using namespace ieum;
using namespace ieum::node;
using Whose = OutageRow::Whose;

class TestOutageLog : public QObject {
    Q_OBJECT

    std::optional<Hamlet> m_hamlet;
    std::optional<OutageLog> m_log;
    int64_t m_ms = 0;

    World& world() { return m_hamlet->parts(0).world; }
    Now now() const {
        Now made;
        made.steady = SteadyMs{1'000 + m_ms};
        made.wall = WallMs{1'665'800'000'000 + m_ms};
        return made;
    }
    static ReplicaKey key(char digit) { return *ReplicaKey::fromHexText(std::string(64, digit)); }
    void say(char replica, bool up) {
        net::ReplicaState state;
        state.replica = key(replica);
        state.up = up;
        if (!up) state.why = fail(Cause::Machine, NetError::Unreachable, 1).value();
        m_log->note(state, std::string(1, replica) + ".example:1", now());
        QVERIFY(m_log->settle(key('a'), now()));
    }
    /// As net/replica_keeper says it of one that it has just been named, and of one that it closes itself.
    void sayUntried(char replica, std::optional<Error> why = std::nullopt) {
        net::ReplicaState state;
        state.replica = key(replica);
        state.why = why;
        m_log->note(state, std::string(1, replica) + ".example:1", now());
        QVERIFY(m_log->settle(key('a'), now()));
    }
    void pass(int64_t ms) {
        m_ms += ms;
        QVERIFY(m_log->settle(key('a'), now()));
    }
    template <class What> size_t told() {
        const auto& events = world().effects.events;
        return static_cast<size_t>(std::count_if(
            events.begin(), events.end(), [](const Event& event) { return std::holds_alternative<What>(event); }));
    }

  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void init() {
        m_hamlet.emplace(1);
        m_log.emplace(world());
        m_ms = 0;
        QVERIFY(world().connection->begin());
        world().effects = {};
    }
    void cleanup() {
        world().connection->rollback();
        world().effects = {};
        m_log.reset();
        m_hamlet.reset();
    }
    void theFirstAttemptIsWaitedForAWhile() {
        QVERIFY(!m_log->isConnecting(key('a')));
        m_log->tryAnew(key('a'), now());
        sayUntried('a');
        QVERIFY(m_log->isConnecting(key('a')));
        QCOMPARE(m_log->nextDeadline()->ms, now().steady.ms + firstAttemptPatienceMs);
        pass(firstAttemptPatienceMs - 1);
        QVERIFY(m_log->isConnecting(key('a')));
        world().effects.status = false;
        pass(1);
        QVERIFY(!m_log->isConnecting(key('a')));
        QVERIFY(world().effects.status); // the window is told, though nothing has come
    }
    void whatTheFirstAttemptSaysEndsTheWait() {
        for (const bool up : {true, false}) {
            sayUntried('a');
            say('a', up);
            QVERIFY(!m_log->isConnecting(key('a')));
        }
    }
    void whatWasClosedFromHereIsTriedAnew() {
        say('a', true);
        sayUntried('a', fail(Cause::Machine, NetError::ClosedByUs).value());
        QVERIFY(m_log->isConnecting(key('a')));
        m_log->forget(key('a'), now());
        QVERIFY(!m_log->isConnecting(key('a')));
    }
    void aShortSilenceIsNoOutage() {
        say('a', true);
        say('a', false);
        pass(outageBeginsAfterMs - 1);
        QVERIFY(m_log->rows().empty());
        say('a', true);
        pass(outageEndsAfterMs);
        QVERIFY(m_log->rows().empty());
        QCOMPARE(told<OutageBegan>(), size_t{0});
    }
    void itIsToldOnceWhenItBeginsAndOnceWhenItEnds() {
        say('a', true);
        pass(1'000);
        say('a', false);
        QCOMPARE(m_log->nextDeadline()->ms, now().steady.ms + outageBeginsAfterMs);
        pass(outageBeginsAfterMs);
        QCOMPARE(told<OutageBegan>(), size_t{1});
        QVERIFY(!m_log->nextDeadline());
        pass(3'600'000);
        say('a', false); // another reason, the same silence
        QCOMPARE(m_log->rows().size(), size_t{1});
        QCOMPARE(m_log->rows().front().endedMs, int64_t{0});
        say('a', true);
        const int64_t back = now().wall.ms;
        QCOMPARE(told<OutageEnded>(), size_t{0});
        pass(outageEndsAfterMs);
        QCOMPARE(told<OutageEnded>(), size_t{1});
        const OutageRow row = m_log->rows().front();
        QCOMPARE(row.beganMs, int64_t{1'665'800'001'000}); // when it went, not when we were sure
        QCOMPARE(row.endedMs, back);
        QVERIFY(row.why && row.why->is(NetError::Unreachable));
    }
    void aFlappingReplicaIsOneOutage() {
        say('a', true);
        for (int i = 0; i < 20; ++i) {
            say('a', false);
            pass(outageBeginsAfterMs);
            say('a', true);
            pass(outageEndsAfterMs);
        }
        QCOMPARE(m_log->rows().size(), size_t{1});
        QCOMPARE(m_log->rows().front().times, 20U);
        QCOMPARE(told<OutageBegan>(), size_t{1});
        QCOMPARE(told<OutageEnded>(), size_t{1});
        // And when it stays away after all, that is told.
        say('a', false);
        pass(outageBeginsAfterMs);
        QCOMPARE(told<OutageBegan>(), size_t{1});
        QCOMPARE(m_log->nextDeadline()->ms, now().steady.ms + outageGoesOnMs - outageBeginsAfterMs);
        pass(outageGoesOnMs);
        QCOMPARE(told<OutageBegan>(), size_t{2});
        say('a', true);
        pass(outageEndsAfterMs);
        QCOMPARE(told<OutageEnded>(), size_t{2});
        pass(outageGoesOnMs + 1);
        say('a', false);
        pass(outageBeginsAfterMs);
        QCOMPARE(m_log->rows().size(), size_t{2});
        QCOMPARE(told<OutageBegan>(), size_t{3});
    }
    void anotherThatAnswersClearsOurNetwork() {
        say('b', true);
        say('a', false);
        QCOMPARE(m_log->whoseIs(key('a')), Whose::Theirs);
        pass(outageBeginsAfterMs);
        QCOMPARE(m_log->rows().front().whose, Whose::Theirs);
        say('b', false);
        QCOMPARE(m_log->whoseIs(key('a')), Whose::Unknown);
        net::LanState lan;
        lan.on = true;
        m_log->note(lan); // and no interface
        QCOMPARE(m_log->whoseIs(key('a')), Whose::Ours);
    }
    void whatIsLearntLaterIsKept() {
        say('a', false);
        say('b', false);
        pass(outageBeginsAfterMs);
        QCOMPARE(m_log->rows().front().whose, Whose::Unknown);
        say('b', true);
        for (const OutageRow& row : m_log->rows()) {
            if (row.key == key('a')) QCOMPARE(row.whose, Whose::Theirs);
        }
        QCOMPARE(told<OutageBegan>(), size_t{1}); // of the home replica only
    }
    void itSurvivesARestart() {
        say('a', false);
        pass(outageBeginsAfterMs);
        OutageLog again(world());
        QVERIFY(again.load());
        QCOMPARE(again.rows().size(), size_t{1});
        const OutageRow row = again.rows().front();
        QCOMPARE(row.address, std::string("a.example:1"));
        QCOMPARE(row.beganMs, m_log->rows().front().beganMs);
        QVERIFY(row.endedMs == 0 && row.why && row.why->is(NetError::Unreachable));
        QVERIFY(world().stores.settings.set("outages", Bytes{std::byte{1}, std::byte{7}}));
        QVERIFY(again.load() && again.rows().empty()); // damaged: begun anew
    }
    void nothingIsDueOfAnOutageThatGoesOn() {
        // Also of a replica of which nobody is told, and of one that came and went.
        for (const char replica : {'a', 'b'}) {
            say(replica, false);
            pass(outageBeginsAfterMs);
            say(replica, true);
            pass(outageEndsAfterMs);
            say(replica, false);
        }
        for (int i = 0; i < 4 && m_log->nextDeadline(); ++i) {
            QVERIFY(m_log->nextDeadline()->ms > now().steady.ms);
            pass(m_log->nextDeadline()->ms - now().steady.ms);
        }
        QVERIFY(!m_log->nextDeadline());
        QVERIFY(!m_log->hasWork(now()));
    }
    void oneThatIsRemovedIsOverWithoutAWord() {
        say('a', false);
        pass(outageBeginsAfterMs);
        m_log->forget(key('a'), now());
        QVERIFY(m_log->rows().front().endedMs != 0);
        QCOMPARE(told<OutageEnded>(), size_t{0});
        QVERIFY(!m_log->nextDeadline());
    }
};

QTEST_GUILESS_MAIN(TestOutageLog)
#include "tst_outage_log.moc"
