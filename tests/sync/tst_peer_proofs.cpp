// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/peer_proofs.h"

#include "sync/frames.h"
#include "sync/limits.h"

#include <QTest>

using namespace ieum;
using namespace ieum::sync;
using namespace ieum::sync::testing;
using Kind = wire::Frame::KindCase;

class TestPeerProofs : public QObject {
    Q_OBJECT
  private slots:
    void bothLearnTheCommonRoomsAndWhoTheOtherIs() {
        Owner minji = ownerOf("minji", "home");
        minji.rooms["work"] = Access::Full;
        Owner jun = ownerOf("jun", "home");
        jun.rooms["school"] = Access::Full;
        World world;
        const auto [a, b] = world.join(minji, jun);
        world.settle();
        QCOMPARE(minji.noted.proved, std::vector{roomOf("home")});
        QCOMPARE(jun.noted.proved, std::vector{roomOf("home")});
        QCOMPARE(minji.noted.trusts, size_t(1));
        QVERIFY(!a->closed && !b->closed);
        world.pass(60'000);
        QVERIFY(!a->closed && !b->closed);
    }
    void tagsArePaddedAndSayNothingOfTheNumberOfRooms() {
        for (const size_t rooms : {size_t(0), size_t(1), size_t(16), size_t(17)}) {
            Owner minji("minji");
            for (size_t i = 0; i < rooms; ++i) minji.rooms[std::to_string(i)] = Access::Full;
            World world;
            End end = aloneWith(minji, Side::Peer);
            world.give(end, minji.offer());
            const auto frames = framesOf(end, Kind::kRoomTags);
            QCOMPARE(frames.size(), size_t(1));
            const auto& tags = frames[0].room_tags().tags();
            QCOMPARE(size_t(tags.size()), rooms == 17 ? size_t(32) : size_t(16));
            QVERIFY(std::is_sorted(tags.begin(), tags.end()));
        }
    }
    void manyRoomsTravelInFramesThatAStrangerMaySend() {
        Owner minji("minji");
        Owner jun("jun");
        for (int i = 0; i < 1500; ++i) minji.rooms[std::to_string(i)] = jun.rooms[std::to_string(i)] = Access::Full;
        World world;
        const auto [a, b] = world.join(minji, jun);
        world.settle();
        QVERIFY(!a->closed && !b->closed);
        QCOMPARE(minji.noted.proved.size(), size_t(1500));
        QCOMPARE(jun.noted.proved.size(), size_t(1500));
        QCOMPARE(a->countOf(Kind::kResume), size_t(1));
        for (const auto kind : {Kind::kRoomTags, Kind::kRoomProofs, Kind::kIdentity}) {
            for (const auto& frame : framesOf(*a, kind)) QVERIFY(frame.ByteSizeLong() <= wire::frameBytesMaxUnproved);
        }
    }
    void withoutACommonRoomNobodyIsNamed() {
        Owner minji = ownerOf("minji", "home");
        Owner jun = ownerOf("jun", "school");
        World world;
        const auto [a, b] = world.join(minji, jun);
        world.pass(introductionMs);
        QVERIFY(a->closed && a->closed->is(SyncError::NothingShared));
        QVERIFY(b->closed && b->closed->is(SyncError::NothingShared));
        QCOMPARE(a->countOf(Kind::kRoomProofs) + a->countOf(Kind::kIdentity), size_t(0));
        QVERIFY(minji.noted.proved.empty());
    }
    void anEchoOfTagsAndProofsProvesNothing() {
        Owner minji = ownerOf("minji", "home");
        World world;
        End end = aloneWith(minji, Side::Peer);
        world.give(end, minji.offer());
        say(world, end, helloFrame(Dice(5).make<InstanceId>()));
        say(world, end, framesOf(end, Kind::kRoomTags).at(0));
        const auto proofs = framesOf(end, Kind::kRoomProofs);
        QCOMPARE(proofs.size(), size_t(1));
        QCOMPARE(end.countOf(Kind::kIdentity), size_t(0));
        say(world, end, proofs[0]);
        QVERIFY(end.closed && end.closed->is(SyncError::BadProof));
        QCOMPARE(minji.noted.trusts, size_t(0));
        QCOMPARE(end.countOf(Kind::kIdentity), size_t(0));
    }
    void aProofOfAnotherChannelIsWorthNothing() {
        Owner minji = ownerOf("minji", "home");
        Owner jun = ownerOf("jun", "home");
        World world;
        const auto [a, b] = world.join(minji, jun);
        world.settle();
        const auto old = framesOf(*b, Kind::kRoomTags).at(0);
        End end = aloneWith(minji, Side::Peer);
        world.give(end, minji.offer());
        say(world, end, helloFrame(jun.instance));
        say(world, end, old);
        QCOMPARE(end.countOf(Kind::kRoomProofs), size_t(0));
        say(world, end, framesOf(*b, Kind::kRoomProofs).at(0));
        QVERIFY(end.closed && end.closed->is(SyncError::UnknownRoom));
    }
    void anIdentityNeedsAProofBefore() {
        Owner minji = ownerOf("minji", "home");
        Owner jun = ownerOf("jun", "home");
        World world;
        const auto [a, b] = world.join(minji, jun);
        world.settle();
        End end = aloneWith(minji, Side::Peer);
        world.give(end, minji.offer());
        say(world, end, helloFrame(jun.instance));
        say(world, end, framesOf(*b, Kind::kIdentity).at(0));
        QVERIFY(end.closed && end.closed->is(SyncError::OutOfTurn));
        say(world, *a, framesOf(*b, Kind::kIdentity).at(0));
        QVERIFY(a->closed && a->closed->is(SyncError::OutOfTurn));
    }
    void anIdentityMustBeSignedForThisSideOfThisChannel() {
        Owner minji = ownerOf("minji", "home");
        Owner jun = ownerOf("jun", "home");
        Owner thief = ownerOf("thief", "home");
        thief.device = jun.device; // somebody who has the room's secret, but not this device's key
        World world;
        const auto [a, b] = world.join(minji, thief);
        world.settle();
        QVERIFY(a->closed && a->closed->is(SyncError::BadProof));
        QVERIFY(minji.noted.proved.empty());
        QVERIFY(a->countOf(Kind::kResume) == 0);
    }
    void ourselvesWeDoNotMeet() {
        Owner minji = ownerOf("minji", "home");
        World world;
        const auto [a, b] = world.join(minji, minji);
        world.settle();
        QVERIFY(a->closed && a->closed->is(SyncError::NothingShared));
    }
    void aRoomThatComesUpLaterIsProvedToo() {
        Owner minji = ownerOf("minji", "home");
        Owner jun = ownerOf("jun", "home");
        World world;
        const auto [a, b] = world.join(minji, jun);
        world.settle();
        minji.rooms["new"] = jun.rooms["new"] = Access::Full;
        world.give(*a, minji.offer({"new", "home"}));
        world.settle();
        QCOMPARE(framesOf(*a, Kind::kRoomTags).size(), size_t(2));
        QCOMPARE(jun.noted.proved.size(), size_t(1));
        world.give(*b, jun.offer({"new"}));
        world.settle();
        QCOMPARE(minji.noted.proved, (std::vector{roomOf("home"), roomOf("new")}));
        QCOMPARE(jun.noted.proved, (std::vector{roomOf("home"), roomOf("new")}));
        QCOMPARE(framesOf(*a, Kind::kResume).back().resume().tags_size(), 1);
    }
    void tooManyTagsAreRefused() {
        Owner minji = ownerOf("minji", "home");
        World world;
        End end = aloneWith(minji, Side::Peer);
        world.give(end, minji.offer());
        say(world, end, helloFrame(Dice(5).make<InstanceId>()));
        for (uint64_t from = 0; from <= tagsMax && !end.closed; from += 1000) {
            wire::Frame tags;
            for (uint64_t i = 0; i < 1000; ++i) tags.mutable_room_tags()->add_tags(from + i);
            say(world, end, tags);
        }
        QVERIFY(end.closed && end.closed->is(SyncError::TooMuch));
    }
};

QTEST_GUILESS_MAIN(TestPeerProofs)
#include "tst_peer_proofs.moc"
