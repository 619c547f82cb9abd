// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/replica_opening.h"

#include "sync/frames.h"
#include "sync/limits.h"

#include <QTest>

using namespace ieum;
using namespace ieum::sync;
using namespace ieum::sync::testing;
using Kind = wire::Frame::KindCase;

class TestReplicaOpening : public QObject {
    Q_OBJECT
  private slots:
    void aBadSignatureIsAnsweredNotClosed() {
        wire::Frame open = openFrame();
        open.mutable_open_rooms()->mutable_rooms(0)->set_replica_tag(wire::fieldOf(replicaTagOf("other")));
        const End& end = told({open});
        QVERIFY(!end.closed);
        const auto replies = framesOf(end, Kind::kRoomsOpened);
        QCOMPARE(replies.size(), size_t(1));
        QCOMPARE(replies[0].rooms_opened().rooms(0).refusal(), uint32_t(wire::REFUSAL_BAD_SIGNATURE));
        QCOMPARE(m_replica->noted.trusts, size_t(0));
    }
    void aSignatureForAnotherChannelIsBad() {
        Owner minji = ownerOf("minji", "home");
        Owner replica("replica");
        World world;
        const auto [client, server] = world.join(minji, replica, true);
        world.settle();
        const End& end = told({framesOf(*client, Kind::kOpenRooms).at(0)});
        QCOMPARE(framesOf(end, Kind::kRoomsOpened).at(0).rooms_opened().rooms(0).refusal(),
                 uint32_t(wire::REFUSAL_BAD_SIGNATURE));
    }
    void aGoodOneIsTrustedAndShared() {
        const End& end = told({openFrame()});
        QCOMPARE(m_replica->noted.trusts, size_t(1));
        QCOMPARE(framesOf(end, Kind::kRoomsOpened).at(0).rooms_opened().rooms(0).refusal(), 0U);
    }
    void theSameRoomTwiceIsOutOfTurn() {
        const End& end = told({openFrame(), openFrame()});
        QVERIFY(end.closed && end.closed->is(SyncError::OutOfTurn));
    }
    void wrongSizesAreRefused() {
        wire::Frame open = openFrame();
        open.mutable_open_rooms()->mutable_rooms(0)->set_depot_key("x");
        QVERIFY(told({open}).closed->is(WireError::BadLength));
        open = openFrame();
        open.mutable_open_rooms()->set_token(std::string(tokenBytesMax + 1, 'x'));
        QVERIFY(told({open}).closed->is(SyncError::TooMuch));
    }

  private:
    wire::Frame openFrame() {
        Owner owner = ownerOf("minji", "home");
        World world;
        End end = aloneWith(owner, Side::Client); // the same channel hash as in told()
        world.give(end, owner.offer());
        return framesOf(end, Kind::kOpenRooms).at(0);
    }
    const End& told(const std::vector<wire::Frame>& frames) {
        m_end.session.reset();
        m_replica = std::make_unique<Owner>("replica");
        m_end = aloneWith(*m_replica, Side::Replica, false);
        World world;
        world.give(m_end, Tick{});
        say(world, m_end, helloFrame(Dice(5).make<InstanceId>()));
        for (const wire::Frame& frame : frames) say(world, m_end, frame);
        return m_end;
    }
    std::unique_ptr<Owner> m_replica;
    End m_end;
};

QTEST_GUILESS_MAIN(TestReplicaOpening)
#include "tst_replica_opening.moc"
