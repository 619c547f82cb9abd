// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/client_opening.h"

#include "sync/frames.h"
#include "sync/limits.h"

#include <QTest>

using namespace ieum;
using namespace ieum::sync;
using namespace ieum::sync::testing;
using Kind = wire::Frame::KindCase;

class TestClientOpening : public QObject {
    Q_OBJECT
  private slots:
    void theReplicasAnswersAreGivenTogether() {
        Owner minji("minji");
        Owner replica("replica");
        for (int i = 0; i < 120; ++i) minji.rooms[std::to_string(i)] = Access::Full;
        replica.refusals[replicaTagOf("7")] = wire::REFUSAL_TOKEN_NEEDED;
        World world;
        const auto [client, server] = world.join(minji, replica, true);
        world.settle();
        QVERIFY(!client->closed && !server->closed);
        QCOMPARE(client->countOf(Kind::kOpenRooms), size_t(3));
        QCOMPARE(minji.noted.opened.size(), size_t(120));
        QCOMPARE(client->countOf(Kind::kResume), size_t(1));
        QCOMPARE(minji.noted.trusts, size_t(1));
        for (const OpenedRoom& room : minji.noted.opened) {
            QCOMPARE(room.refusal, room.room == roomOf("7") ? uint32_t(wire::REFUSAL_TOKEN_NEEDED) : 0U);
            QCOMPARE(room.quotaBytes, uint64_t(1000));
            QCOMPARE(room.usedBytes, uint64_t(10));
        }
    }
    void aRefusedRoomMayBeAskedForAgain() {
        Owner minji = ownerOf("minji", "home");
        Owner replica("replica");
        replica.refusals[replicaTagOf("home")] = wire::REFUSAL_TOKEN_NEEDED;
        World world;
        const auto [client, server] = world.join(minji, replica, true);
        world.settle();
        replica.refusals.clear();
        OfferRooms again = minji.offer();
        again.token = Bytes(5, std::byte{1});
        world.give(*client, std::move(again));
        world.settle();
        QCOMPARE(minji.noted.opened.size(), size_t(2));
        QCOMPARE(minji.noted.opened[1].refusal, 0U);
        QCOMPARE(framesOf(*client, Kind::kOpenRooms).back().open_rooms().token().size(), size_t(5));
        world.give(*client, minji.offer());
        QCOMPARE(client->countOf(Kind::kOpenRooms), size_t(2));
    }
    void aRoomThatWasNotAskedForIsOutOfTurn() {
        wire::Frame frame;
        wire::RoomOpened& room = *frame.mutable_rooms_opened()->add_rooms();
        room.set_replica_tag(wire::fieldOf(replicaTagOf("other")));
        room.set_tag(1);
        QVERIFY(closedBy(frame).is(SyncError::OutOfTurn));
    }
    void theReplicaDoesNotChooseTheTag() {
        wire::Frame frame;
        wire::RoomOpened& room = *frame.mutable_rooms_opened()->add_rooms();
        room.set_replica_tag(wire::fieldOf(replicaTagOf("home")));
        room.set_tag(replicaSessionTag(replicaTagOf("home"), {}) + 1);
        QVERIFY(closedBy(frame).is(SyncError::UnknownRoom));
    }

  private:
    Error closedBy(const wire::Frame& frame) {
        Owner owner = ownerOf("minji", "home");
        World world;
        End end = aloneWith(owner, Side::Client);
        world.give(end, owner.offer());
        say(world, end, helloFrame(Dice(5).make<InstanceId>(), true));
        say(world, end, frame);
        return end.closed.value_or(Error{});
    }
};

QTEST_GUILESS_MAIN(TestClientOpening)
#include "tst_client_opening.moc"
