// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/introduction.h"

#include "sync/frames.h"
#include "sync/limits.h"

#include <QTest>

using namespace ieum;
using namespace ieum::sync;
using namespace ieum::sync::testing;
using Kind = wire::Frame::KindCase;

class TestIntroduction : public QObject {
    Q_OBJECT
  private slots:
    void helloIsTheFirstThingSaid() {
        Owner owner = ownerOf("minji", "home");
        World world;
        End end = aloneWith(owner, Side::Peer);
        QCOMPARE(end.session->nextDeadline(), std::optional<SteadyMs>(SteadyMs{}));
        world.give(end, owner.offer());
        const auto hello = framesOf(end, Kind::kHello);
        QCOMPARE(hello.size(), size_t(1));
        QCOMPARE(hello[0].hello().version(), sessionVersion);
        QCOMPARE(hello[0].hello().instance().size(), size_t(16));
        QVERIFY(wire::decode<wire::Frame>(end.said.front())->has_hello());
    }
    void anotherVersionIsRefused() {
        QVERIFY(closedBy(Side::Peer, {helloFrame(m_instance, false, 2)}).is(SyncError::WrongVersion));
        QCOMPARE(closedBy(Side::Peer, {helloFrame(m_instance, false, 2)}).number, int64_t(2));
    }
    void peersAndReplicasDoNotMix() {
        QVERIFY(closedBy(Side::Peer, {helloFrame(m_instance, true)}).is(SyncError::OutOfTurn));
        QVERIFY(closedBy(Side::Client, {helloFrame(m_instance, false)}).is(SyncError::OutOfTurn));
        QVERIFY(closedBy(Side::Replica, {helloFrame(m_instance, true)}).is(SyncError::OutOfTurn));
    }
    void helloTwiceOrMissingIsOutOfTurn() {
        QVERIFY(closedBy(Side::Peer, {helloFrame(m_instance), helloFrame(m_instance)}).is(SyncError::OutOfTurn));
        wire::Frame tags;
        tags.mutable_room_tags()->add_tags(1);
        QVERIFY(closedBy(Side::Peer, {tags}).is(SyncError::OutOfTurn));
    }
    void aBadInstanceIsRefused() {
        wire::Frame hello = helloFrame(m_instance);
        hello.mutable_hello()->set_instance("short");
        QVERIFY(closedBy(Side::Peer, {hello}).is(WireError::BadLength));
    }
    void aStrangerSaysNothingOfRooms() {
        std::vector<wire::Frame> early(13);
        early[0].mutable_resume();
        early[1].mutable_settled();
        early[2].mutable_digests();
        early[3].mutable_digests_differ();
        early[4].mutable_heads();
        early[5].mutable_want();
        early[6].mutable_range();
        early[7].mutable_receipts();
        early[8].mutable_chunk_ask();
        early[9].mutable_chunk_have();
        early[10].mutable_chunk_want();
        early[11].mutable_chunk_part();
        early[12].mutable_refused();
        for (const Side side : {Side::Peer, Side::Client, Side::Replica}) {
            for (const wire::Frame& frame : early) {
                QVERIFY(closedBy(side, {helloFrame(m_instance, side == Side::Client), frame}).is(SyncError::OutOfTurn));
            }
        }
    }
    void framesOfTheOtherWayOfMeetingAreOutOfTurn() {
        wire::Frame open;
        open.mutable_open_rooms();
        wire::Frame opened;
        opened.mutable_rooms_opened();
        wire::Frame tags;
        tags.mutable_room_tags();
        QVERIFY(closedBy(Side::Peer, {helloFrame(m_instance), open}).is(SyncError::OutOfTurn));
        QVERIFY(closedBy(Side::Peer, {helloFrame(m_instance), opened}).is(SyncError::OutOfTurn));
        QVERIFY(closedBy(Side::Replica, {helloFrame(m_instance), tags}).is(SyncError::OutOfTurn));
        QVERIFY(closedBy(Side::Replica, {helloFrame(m_instance), opened}).is(SyncError::OutOfTurn));
    }
    void aStrangerMayMakeUsReadEightKibibytes() {
        wire::Frame tags;
        for (uint64_t i = 0; i < 1008; ++i) tags.mutable_room_tags()->add_tags(i);
        QVERIFY(!closed(Side::Peer, {helloFrame(m_instance), tags}));
        for (uint64_t i = 0; i < 16; ++i) tags.mutable_room_tags()->add_tags(i);
        QVERIFY(closedBy(Side::Peer, {helloFrame(m_instance), tags}).is(WireError::TooLarge));
    }
    void whoProvesNothingIsLetGo_data() {
        QTest::addColumn<int>("side");
        QTest::addColumn<qint64>("afterMs");
        QTest::newRow("peer") << int(Side::Peer) << qint64(introductionMs);
        QTest::newRow("replica") << int(Side::Replica) << qint64(introductionMs);
        QTest::newRow("client") << int(Side::Client) << qint64(openingMs);
    }
    void whoProvesNothingIsLetGo() {
        QFETCH(int, side);
        QFETCH(qint64, afterMs);
        Owner owner = ownerOf("minji", "home");
        Session session({Side(side), true, {}, owner.instance, owner.device, owner.deviceKey}, owner.claims,
                        owner.dice);
        session.step(owner.offer(), Now{{}, {100}});
        QCOMPARE(session.nextDeadline(), std::optional<SteadyMs>(SteadyMs{100 + afterMs}));
        QVERIFY(session.step(Tick{}, Now{{}, {99 + afterMs}}).empty());
        const Outputs outputs = session.step(Tick{}, Now{{}, {100 + afterMs}});
        QVERIFY(std::get<Close>(outputs.back()).why.is(SyncError::NothingShared));
        QVERIFY(session.step(Tick{}, Now{{}, {200 + afterMs}}).empty());
        QVERIFY(!session.nextDeadline());
    }

  private:
    std::optional<Error> closed(Side side, const std::vector<wire::Frame>& frames) {
        Owner owner = ownerOf("minji", "home");
        World world;
        End end = aloneWith(owner, side);
        world.give(end, Tick{});
        for (const wire::Frame& frame : frames) say(world, end, frame);
        return end.closed;
    }
    Error closedBy(Side side, const std::vector<wire::Frame>& frames) { return closed(side, frames).value_or(Error{}); }

    InstanceId m_instance = Dice(5).make<InstanceId>();
};

QTEST_GUILESS_MAIN(TestIntroduction)
#include "tst_introduction.moc"
