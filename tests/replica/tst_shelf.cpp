// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replica/shelf.h"

#include "replica/error.h"
#include "replica/folk.h"

using namespace ieum;
using namespace ieum::replica::test;

namespace {

std::vector<feed::ReceivedEvent> receivedOf(const std::vector<feed::Event>& events, size_t from, size_t to) {
    std::vector<feed::ReceivedEvent> received;
    for (size_t i = from; i < to; ++i) {
        const feed::Event& event = events[i];
        received.push_back({static_cast<uint8_t>(event.header.kind), event.header.flags, event.header.hlc,
                            event.header.epoch, event.body, event.signature});
    }
    return received;
}

/// A registered room and one feed of it, of which some was written.
struct Scene {
    Disk disk;
    replica::Admission admission{{}, *disk.backend};
    replica::Shelf shelf{admission, *disk.backend};
    Owner mina{"mina"};
    FeedId feed;

    Scene() {
        feed = admittedFeed(mina, "lunch");
        const bool begun = disk.backend->begin().has_value();
        const bool made =
            disk.backend->saveRoom({tagOf("lunch"), mina.offerOf("lunch").depotKey->publicKey(), {}}).has_value();
        if (!begun || !made) qFatal("no room");
    }
    ~Scene() { disk.backend->rollback(); }

    sync::StoreRange rangeOf(size_t from, size_t to) {
        const auto& kept = mina.feeds.at(feed);
        return {RoomId{tagOf("lunch").value},      feed,          kept.kind, from + 1,
                receivedOf(kept.events, from, to), kept.admission};
    }
    Result<replica::RangeAnswer> store(size_t from, size_t to) { return shelf.store(rangeOf(from, to), {}); }
};

} // namespace

class TestShelf : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void rangeIsStoredAndChangesAreCountedUp() {
        Scene scene;
        scene.mina.write(scene.feed, 3);
        scene.mina.write(scene.feed, 2);
        const auto first = scene.store(0, 3);
        const auto second = scene.store(3, 5);
        QVERIFY(first->advanced && second->advanced);
        QCOMPARE(first->advanced->seq, uint64_t{3});
        QCOMPARE(second->advanced->seq, uint64_t{5});
        QVERIFY(second->advanced->change > first->advanced->change);
    }

    void whatIsHereAlreadyIsPassedOver() {
        Scene scene;
        scene.mina.write(scene.feed, 3);
        scene.mina.write(scene.feed, 2);
        QVERIFY(scene.store(0, 3)->advanced);
        const auto again = scene.store(0, 3);
        QVERIFY(!again->advanced);
        QCOMPARE(*again->refusal, uint32_t{0});
        QCOMPARE(scene.store(0, 5)->advanced->seq, uint64_t{5});
    }

    void gapWaits() {
        Scene scene;
        scene.mina.write(scene.feed, 3);
        scene.mina.write(scene.feed, 2);
        const auto answer = scene.store(3, 5);
        QVERIFY(!answer->advanced);
        QCOMPARE(*answer->refusal, uint32_t{0});
    }

    void aPieceBeyondAllNumbersIsRefused() {
        Scene scene;
        scene.mina.write(scene.feed, 1);
        scene.mina.write(scene.feed, 2);
        QVERIFY(scene.store(0, 1)->advanced);
        constexpr uint64_t end = uint64_t{1} << replica::seqBits;
        for (const uint64_t first : {UINT64_MAX - 1, UINT64_MAX, end - 1, end}) {
            auto range = scene.rangeOf(1, 3);
            range.firstSeq = first;
            range.previous = EventId{};
            const auto answer = scene.shelf.store(std::move(range), {});
            QVERIFY(answer && !answer->advanced);
            QCOMPARE(answer->refusal, std::optional(uint32_t{wire::REFUSAL_QUOTA}));
        }
        QCOMPARE(scene.disk.seqOf("lunch", scene.feed), uint64_t{1});
    }

    void changedBodyIsThePeersFault() {
        Scene scene;
        scene.mina.write(scene.feed, 3);
        auto range = scene.rangeOf(0, 3);
        range.events[1].body[0] ^= std::byte{1};
        const auto answer = scene.shelf.store(std::move(range), {});
        QVERIFY(!answer);
        QCOMPARE(answer.error().cause, Cause::Peer);
        QCOMPARE(scene.disk.seqOf("lunch", scene.feed), uint64_t{0});
    }

    void rangeWithoutASignedEndIsThePeersFault() {
        Scene scene;
        scene.mina.write(scene.feed, 3);
        const auto answer = scene.store(0, 2);
        QVERIFY(!answer);
        QVERIFY(answer.error().is(FeedError::Unsigned));
    }

    void otherBranchOfAForkIsRefusedButIsNobodysFault() {
        Scene scene;
        scene.mina.write(scene.feed, 1);
        QVERIFY(scene.store(0, 1)->advanced);
        // The same feed, written again from the start, and longer: an honest client may hold this one.
        auto& kept = scene.mina.feeds.at(scene.feed);
        kept.events.clear();
        scene.mina.write(scene.feed, 1, 50);
        scene.mina.write(scene.feed, 1, 50);
        const auto answer = scene.store(1, 2);
        QVERIFY(answer.has_value());
        QCOMPARE(*answer->refusal, uint32_t{wire::REFUSAL_BAD_SIGNATURE});
        QCOMPARE(scene.disk.seqOf("lunch", scene.feed), uint64_t{1});
    }

    void feedThatChangesItsKindIsRefused() {
        Scene scene;
        scene.mina.write(scene.feed, 1);
        QVERIFY(scene.store(0, 1)->advanced);
        scene.mina.feeds.at(scene.feed).kind = feed::Kind::Control;
        scene.mina.write(scene.feed, 1);
        const auto answer = scene.store(1, 2);
        QCOMPARE(*answer->refusal, uint32_t{wire::REFUSAL_BAD_SIGNATURE});
    }

    void receiptMustBeSignedAndNewer() {
        Scene scene;
        scene.mina.write(scene.feed, 1);
        QVERIFY(scene.store(0, 1)->advanced);
        const RoomId room{tagOf("lunch").value};
        const auto put = [&](const sync::ReceiptRecord& receipt) {
            return scene.shelf.store(sync::StoreReceipt{room, receipt}, {});
        };
        QVERIFY(put(receiptOf(scene.mina, scene.feed, 5))->has_value());
        QVERIFY(!put(receiptOf(scene.mina, scene.feed, 5))->has_value());
        QVERIFY(!put(receiptOf(scene.mina, scene.feed, 4))->has_value());
        QVERIFY(put(receiptOf(scene.mina, scene.feed, 6))->has_value());
        auto forged = receiptOf(scene.mina, scene.feed, 7);
        forged.counter = 8;
        const auto refused = put(forged);
        QVERIFY(!refused);
        QVERIFY(refused.error().is(ReplicaError::BadReceipt));
        QCOMPARE(scene.disk.backend->receipts(tagOf("lunch"))->size(), size_t{1});
    }

    void howeverManySessionsKeepAReceiptThereIsOneCopy() {
        Scene scene;
        scene.mina.write(scene.feed, 1);
        QVERIFY(scene.store(0, 1)->advanced);
        const RoomId room{tagOf("lunch").value};
        const auto copy = [&] { return scene.shelf.look(room)->receipts.at(0).sealed; };
        const auto told = scene.shelf.store(sync::StoreReceipt{room, receiptOf(scene.mina, scene.feed, 5)}, {});
        SharedBytes first = copy();
        QCOMPARE(&copy().bytes(), &first.bytes());
        QCOMPARE(&first.bytes(), &(*told)->sealed.bytes());
        const auto newer = scene.shelf.store(sync::StoreReceipt{room, receiptOf(scene.mina, scene.feed, 6)}, {});
        QCOMPARE(&copy().bytes(), &(*newer)->sealed.bytes());
        QVERIFY(&copy().bytes() != &first.bytes());
    }

    void receiptOfAFeedThatIsNotHereIsNotKept() {
        Scene scene;
        const RoomId room{tagOf("lunch").value};
        const auto kept = scene.shelf.store(sync::StoreReceipt{room, receiptOf(scene.mina, scene.feed, 1)}, {});
        QVERIFY(kept.has_value());
        QVERIFY(!kept->has_value());
    }

    void newerReceiptTakesTheOldOnesPlaceInTheQuota() {
        Scene scene;
        scene.mina.write(scene.feed, 1);
        QVERIFY(scene.store(0, 1)->advanced);
        const RoomId room{tagOf("lunch").value};
        QVERIFY(scene.shelf.store(sync::StoreReceipt{room, receiptOf(scene.mina, scene.feed, 1)}, {})->has_value());
        const uint64_t bytes = (*scene.disk.backend->room(tagOf("lunch")))->usage.bytes;
        QVERIFY(scene.shelf.store(sync::StoreReceipt{room, receiptOf(scene.mina, scene.feed, 2)}, {})->has_value());
        QCOMPARE((*scene.disk.backend->room(tagOf("lunch")))->usage.bytes, bytes);
    }
};

QTEST_GUILESS_MAIN(TestShelf)
#include "tst_shelf.moc"
