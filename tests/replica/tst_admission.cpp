// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replica/admission.h"
#include "replica/folk.h"

using namespace ieum;
using namespace ieum::replica::test;

/// Quotas and vouching: what is refused, and that a refusal costs nobody anything that he had.
class TestAdmission : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void feedNeedsTheDepotKeysSignatureOverItAndItsKind() {
        Dice dice(3);
        const auto depot = crypto::SigningKey::generate(dice);
        const replica::DepotRoom room{{}, depot.publicKey(), {}};
        const FeedId feed = dice.make<FeedId>();
        const std::array control{std::byte{1}};
        const auto good = depot.sign("ieum feed admission v1", {feed.view(), control});
        const auto other = depot.sign("ieum event v1", {feed.view(), control});
        const auto refusal = [&](feed::Kind kind, std::optional<crypto::Signature> admission) {
            return replica::Admission::refusalOfFeed(room, feed, kind, admission);
        };
        QCOMPARE(refusal(feed::Kind::Control, good), uint32_t{wire::REFUSAL_NONE});
        QCOMPARE(refusal(feed::Kind::Content, good), uint32_t{wire::REFUSAL_BAD_SIGNATURE});
        QCOMPARE(refusal(feed::Kind::Control, other), uint32_t{wire::REFUSAL_BAD_SIGNATURE});
        QCOMPARE(refusal(feed::Kind::Control, std::nullopt), uint32_t{wire::REFUSAL_BAD_SIGNATURE});
    }

    void eachLimitBindsWhatAddsToIt() {
        Disk disk;
        replica::AdmissionOptions given;
        given.quota = {1000, 10, 2};
        const replica::Admission admission(given, *disk.backend);
        const WallMs today{5 * replica::dayMs};
        const replica::RoomUsage used{900, 2, 5, 9};
        QVERIFY(admission.charged(used, 100, 1, 0, today).has_value());
        QVERIFY(!admission.charged(used, 101, 1, 0, today));
        QVERIFY(!admission.charged(used, 10, 2, 0, today));
        QVERIFY(!admission.charged(used, 10, 1, 1, today));
        const auto after = admission.charged(used, 100, 1, 0, today);
        QCOMPARE(*after, (replica::RoomUsage{1000, 2, 5, 10}));
        // A file may come though the events of today are used up.
        QVERIFY(admission.charged(*after, 0, 0, 0, today).has_value());
    }

    void anotherDayBringsNewEvents() {
        Disk disk;
        replica::AdmissionOptions given;
        given.quota.eventsPerDay = 10;
        const replica::Admission admission(given, *disk.backend);
        const replica::RoomUsage used{0, 0, 5, 10};
        QVERIFY(!admission.charged(used, 1, 1, 0, {5 * replica::dayMs}));
        const auto next = admission.charged(used, 1, 3, 0, {6 * replica::dayMs});
        QVERIFY(next.has_value());
        QCOMPARE(next->eventsThatDay, uint64_t{3});
        // A clock that goes back is another day too; nobody is locked out by it.
        QVERIFY(admission.charged(used, 1, 3, 0, {4 * replica::dayMs}).has_value());
    }

    void overQuotaIsRefusedAtTheTipAndTheClientKeepsHisOwn() {
        Disk disk;
        auto small = options();
        small.admission.quota.bytes = 300'000;
        Town town(small, *disk.backend, disk.chunks);
        Owner mina("mina");
        mina.rooms["lunch"];
        const FeedId feed = admittedFeed(mina, "lunch");
        mina.write(feed, 256, 500);
        Line& line = town.connect(mina, tokenOf());
        town.settle();
        const uint64_t kept = disk.seqOf("lunch", feed);
        QCOMPARE(kept, uint64_t{256});

        town.tell(mina, mina.write(feed, 256, 500));
        town.settle();
        QCOMPARE(disk.seqOf("lunch", feed), kept);
        QCOMPARE(mina.noted.refusals.size(), size_t{1});
        QCOMPARE(mina.noted.refusals[0].refusal, uint32_t{wire::REFUSAL_QUOTA});
        QCOMPARE(mina.noted.peerHas[feed], kept);
        QCOMPARE(mina.feeds[feed].events.size(), size_t{512});
        QVERIFY(!line.closed);
        // What is there is whole.
        const auto range =
            disk.backend->readRange(tagOf("lunch"), feed, 1, UINT64_MAX, SIZE_MAX, replica::Direction::Forwards);
        QCOMPARE(range->head().seq, kept);
    }

    void raisedQuotaIsRaisedForRoomsThatAreThereAlready() {
        Disk disk;
        Owner mina("mina");
        mina.rooms["lunch"];
        const FeedId feed = admittedFeed(mina, "lunch");
        mina.write(feed, 3, 1000);
        auto tiny = options();
        tiny.admission.quota.bytes = 100;
        {
            Town town(tiny, *disk.backend, disk.chunks);
            town.connect(mina, tokenOf());
            town.settle();
            QCOMPARE(disk.seqOf("lunch", feed), uint64_t{0});
        }
        Town town(options(), *disk.backend, disk.chunks);
        town.connect(mina);
        town.settle();
        QCOMPARE(disk.seqOf("lunch", feed), uint64_t{3});
    }

    void eventsOfADayAndFeedsAreCounted() {
        Disk disk;
        auto small = options();
        small.admission.quota.eventsPerDay = 10;
        small.admission.quota.feeds = 1;
        Town town(small, *disk.backend, disk.chunks);
        Owner mina("mina");
        mina.rooms["lunch"];
        const FeedId feed = admittedFeed(mina, "lunch");
        mina.write(feed, 10);
        town.connect(mina, tokenOf());
        town.settle();
        QCOMPARE(disk.seqOf("lunch", feed), uint64_t{10});
        town.tell(mina, mina.write(feed, 1));
        town.settle();
        QCOMPARE(disk.seqOf("lunch", feed), uint64_t{10});

        const FeedId second = admittedFeed(mina, "lunch");
        town.tell(mina, mina.write(second, 1));
        town.pass(replica::dayMs);
        town.connect(mina);
        town.settle();
        QCOMPARE(disk.seqOf("lunch", feed), uint64_t{11});
        QCOMPARE(disk.seqOf("lunch", second), uint64_t{0});
    }

    void roomsInAllAreLimited() {
        Disk disk;
        auto small = options();
        small.admission.roomsMax = 1;
        Town town(small, *disk.backend, disk.chunks);
        Owner mina("mina");
        mina.rooms["lunch"];
        mina.rooms["tea"];
        town.connect(mina, tokenOf());
        town.settle();
        std::multiset<uint32_t> codes;
        for (const auto& room : mina.noted.opened) codes.insert(room.refusal);
        QCOMPARE(codes, (std::multiset<uint32_t>{wire::REFUSAL_NONE, wire::REFUSAL_TOO_MANY}));
    }

    void feedThatNobodyVouchesForIsRefused() {
        Disk disk;
        Town town(options(), *disk.backend, disk.chunks);
        Owner mina("mina");
        mina.rooms["lunch"];
        const FeedId feed = mina.openFeed("lunch");
        mina.feeds.at(feed).admission = crypto::Signature{};
        mina.write(feed, 1);
        Line& line = town.connect(mina, tokenOf());
        town.settle();
        QCOMPARE(disk.seqOf("lunch", feed), uint64_t{0});
        QCOMPARE(mina.noted.refusals.size(), size_t{1});
        QCOMPARE(mina.noted.refusals[0].refusal, uint32_t{wire::REFUSAL_BAD_SIGNATURE});
        QVERIFY(!line.closed);
    }
};

QTEST_GUILESS_MAIN(TestAdmission)
#include "tst_admission.moc"
