// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/shared_rooms.h"

#include "sync/limits.h"
#include "sync/owner.h"

#include <QTest>

using namespace ieum;
using namespace ieum::sync;
using namespace ieum::sync::testing;

class TestSharedRooms : public QObject {
    Q_OBJECT
  private slots:
    void aRoomIsSharedOnlyAfterBothAgreed() {
        SharedRooms rooms;
        QVERIFY(rooms.share({roomOf("a"), Access::Full, {}, {}}) == nullptr);
        QVERIFY(rooms.standing(5) == Standing::Unknown);
        QVERIFY(rooms.agree(roomOf("a"), 5));
        QVERIFY(rooms.standing(5) == Standing::Agreed);
        QVERIFY(!rooms.complete());
        QVERIFY(rooms.byTag(5) == nullptr);
        QVERIFY(rooms.share({roomOf("a"), Access::Full, {}, {}}) != nullptr);
        QVERIFY(rooms.standing(5) == Standing::Shared);
        QVERIFY(rooms.complete());
        QCOMPARE(rooms.byId(roomOf("a")), rooms.byTag(5));
    }
    void aRoomThatIsNoLongerSharedIsStillKnown() {
        SharedRooms rooms;
        QVERIFY(rooms.agree(roomOf("a"), 5));
        QVERIFY(rooms.share({roomOf("a"), Access::Full, {}, {}}) != nullptr);
        QCOMPARE(rooms.stop(roomOf("a")), std::optional<uint64_t>(5));
        QVERIFY(rooms.standing(5) == Standing::Retired);
        QVERIFY(rooms.byId(roomOf("a")) == nullptr);
        QVERIFY(!rooms.stop(roomOf("b")));
        QVERIFY(rooms.share({roomOf("a"), Access::ControlOnly, {}, {}}) != nullptr);
        QVERIFY(rooms.standing(5) == Standing::Shared);
    }
    void headsOnlyGrowAndTheCursorIsTheLargestChange() {
        SharedRooms rooms;
        QVERIFY(rooms.agree(roomOf("a"), 5));
        SharedRoom& room = *rooms.share({roomOf("a"), Access::Full, {{FeedId{}, feed::Kind::Content, 9, 40, {}}}, {}});
        rooms.advance(room, LocalHead{FeedId{}, feed::Kind::Content, 4, 41, {}});
        QCOMPARE(room.feeds.at(FeedId{}).ownSeq, uint64_t(9));
        QCOMPARE(rooms.cursor(), uint64_t(41));
        rooms.advance(room, ReceiptRecord{FeedId{}, 3, {}, {}, 50});
        rooms.advance(room, ReceiptRecord{FeedId{}, 2, {}, {}, 49});
        QCOMPARE(room.receipts.at(FeedId{}).own.counter, uint64_t(3));
        QCOMPARE(rooms.cursor(), uint64_t(50));
    }
    void thereIsALimit() {
        SharedRooms rooms;
        Dice dice(1);
        for (size_t i = 0; i < roomsMax; ++i) QVERIFY(rooms.agree(dice.make<RoomId>(), i));
        QVERIFY(!rooms.agree(dice.make<RoomId>(), roomsMax));
    }
};

QTEST_GUILESS_MAIN(TestSharedRooms)
#include "tst_shared_rooms.moc"
