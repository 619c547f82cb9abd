// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a hostile member, or one who was removed and still knows the room's secret, puts beside the others' feeds, and
// what becomes of those who fetch it.
#include <vector> // moc of Qt 6.4 stumbles where <compare> is the first header of all

#include "node/intake.h"

#include "base/writer.h"
#include "feed/writer.h"
#include "node/hamlet.h"

using namespace ieum;
using namespace ieum::node;
using Texts = std::vector<std::string>;

class TestIntake : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(Hamlet::prepare()); }
    void aFeedThatNobodyVouchesForEndsNoChannel();
    void aReceiptThatCannotBeReadEndsNoChannel();
};

namespace {

/// Puts a feed of nonsense into the room's copy on his disk, as if it were somebody's, and says that it is there.
FeedId plant(Hamlet& hamlet, size_t who, const RoomId& room) {
    World& world = hamlet.parts(who).world;
    const auto key = crypto::SigningKey::generate(world.random);
    std::vector<feed::Draft> drafts;
    drafts.push_back({0, feed::Hlc::fromWall(world.clock.now().wall), EpochId{}, Bytes(60, std::byte{7})});
    const feed::Range range = feed::writeRange(key, feed::Kind::Content, {}, std::move(drafts));
    hamlet.of(who).post(Finished([&world, room, range] { world.noteFailure(world.stores.feeds.append(room, range)); }));
    hamlet.pass(5 * sim::secondMs);
    return range.feed;
}

} // namespace

void TestIntake::aFeedThatNobodyVouchesForEndsNoChannel() {
    Hamlet hamlet(3);
    const RoomId room = hamlet.makeRoom({"모임"});
    QVERIFY(hamlet.say(1, room, "안녕"));
    QCOMPARE(hamlet.reads(0, room), (Texts{"안녕"}));
    const uint64_t before = hamlet.ask(0, GetStatus{})->skipped;
    const FeedId planted = plant(hamlet, 2, room);
    QVERIFY(hamlet.ask(0, GetStatus{})->skipped > before);
    QCOMPARE(hamlet.parts(0).world.stores.feeds.head(planted)->seq, uint64_t{0});
    QCOMPARE(hamlet.ask(0, GetStatus{})->peers.size(), size_t{2});
    const uint64_t skipped = hamlet.ask(0, GetStatus{})->skipped;
    // In new sessions with those who carry it, it is not even asked for; everything else goes on.
    hamlet.town.stop(hamlet.of(2));
    hamlet.town.start(hamlet.of(2));
    hamlet.pass(sim::minuteMs);
    QVERIFY(hamlet.say(2, room, "다시 왔어"));
    QCOMPARE(hamlet.reads(0, room), (Texts{"안녕", "다시 왔어"}));
    QCOMPARE(hamlet.ask(0, GetStatus{})->skipped, skipped);
    QCOMPARE(hamlet.ask(0, GetStatus{})->peers.size(), size_t{2});
    QVERIFY(hamlet.town.findings.empty());
}

void TestIntake::aReceiptThatCannotBeReadEndsNoChannel() {
    Hamlet hamlet(2);
    const RoomId room = hamlet.makeRoom({"모임"});
    QVERIFY(hamlet.say(0, room, "안녕"));
    Parts& hostile = hamlet.parts(1);
    const auto own = hostile.world.stores.rooms.ownFeeds(room);
    QVERIFY(own && *own);
    const auto key = std::make_shared<crypto::SigningKey>(crypto::SigningKey::fromSeed((*own)->contentSeed));
    hamlet.of(1).post(Finished([&hostile, key, room] {
        // Signed as it should be, and nothing but noise within.
        room::SignedReceipt receipt{key->publicAs<FeedId>(), uint64_t{1} << 50U, Bytes(100, std::byte{9}), {}};
        const Bytes place = Writer().u64(receipt.counter).take();
        receipt.signature = key->sign("ieum receipt v1", {place, receipt.sealed});
        const auto put = hostile.world.stores.receipts.put(room, receipt);
        if (!put) return hostile.world.noteFailure(passOn(put));
        hostile.world.effects.receipts.emplace(room, receipt.feed);
    }));
    hamlet.pass(5 * sim::secondMs);
    QCOMPARE(hamlet.ask(0, GetStatus{})->skipped, uint64_t{1});
    QCOMPARE(hamlet.ask(0, GetStatus{})->peers.size(), size_t{1});
    QVERIFY(hamlet.say(0, room, "그래도"));
    QCOMPARE(hamlet.reads(1, room), (Texts{"안녕", "그래도"}));
}

QTEST_GUILESS_MAIN(TestIntake)
#include "tst_intake.moc"
