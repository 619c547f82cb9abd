// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replica/channels.h"
#include "replica/depot.h"
#include "replica/folk.h"

using namespace ieum;
using namespace ieum::replica::test;

/// A room's life at a replica: registered, pushed to, pulled from, kept over a restart, refilled after a loss.
class TestDepot : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void roomIsRegisteredWithTheToken() {
        Disk disk;
        Town town(options(), *disk.backend, disk.chunks);
        Owner mina("mina");
        mina.rooms["lunch"];
        Line& line = town.connect(mina, tokenOf());
        town.settle();
        QCOMPARE(mina.noted.opened.size(), size_t{1});
        QCOMPARE(mina.noted.opened[0].refusal, uint32_t{wire::REFUSAL_NONE});
        QCOMPARE(mina.noted.opened[0].quotaBytes, replica::roomBytesDefault);
        QVERIFY(line.isTrusted);
        QVERIFY(!line.closed);
        QCOMPARE(*disk.backend->roomCount(), uint64_t{1});
    }

    void roomWithoutTheTokenIsRefusedAndKeepsTheChannel() {
        Disk disk;
        Town town(options(), *disk.backend, disk.chunks);
        Owner mina("mina");
        mina.rooms["lunch"];
        Line& line = town.connect(mina, Bytes(16, std::byte{0x5b}));
        town.settle();
        QCOMPARE(mina.noted.opened[0].refusal, uint32_t{wire::REFUSAL_TOKEN_NEEDED});
        QVERIFY(!line.closed);
        QCOMPARE(*disk.backend->roomCount(), uint64_t{0});
    }

    void registeredRoomNeedsNoTokenAnyMore() {
        Disk disk;
        Town town(options(), *disk.backend, disk.chunks);
        Owner mina("mina");
        Owner joon("joon");
        mina.rooms["lunch"];
        joon.rooms["lunch"];
        town.connect(mina, tokenOf());
        town.settle();
        town.connect(joon);
        town.settle();
        QCOMPARE(joon.noted.opened[0].refusal, uint32_t{wire::REFUSAL_NONE});
    }

    void openReplicaTakesRoomsFromAnybody() {
        Disk disk;
        auto open = options();
        open.admission.isOpen = true;
        Town town(open, *disk.backend, disk.chunks);
        Owner mina("mina");
        mina.rooms["lunch"];
        town.connect(mina);
        town.settle();
        QCOMPARE(mina.noted.opened[0].refusal, uint32_t{wire::REFUSAL_NONE});
    }

    void anotherDepotKeyForAKnownRoomIsRefused() {
        Disk disk;
        Town town(options(), *disk.backend, disk.chunks);
        Owner mina("mina");
        mina.rooms["lunch"];
        town.connect(mina, tokenOf());
        town.settle();

        // Somebody who learnt the tag and has the token, but not the room's key.
        Owner thief("thief");
        Line& line = town.connect(thief);
        auto offer = thief.offerOf("lunch");
        offer.depotKey = std::make_shared<const crypto::SigningKey>(crypto::SigningKey::generate(thief.dice));
        sync::OfferRooms offers;
        offers.rooms.push_back(std::move(offer));
        offers.token = tokenOf();
        town.give(line, std::move(offers));
        town.settle();
        QCOMPARE(thief.noted.opened.size(), size_t{1});
        QCOMPARE(thief.noted.opened[0].refusal, uint32_t{wire::REFUSAL_BAD_SIGNATURE});
        QCOMPARE(thief.noted.opened[0].usedBytes, uint64_t{0});
    }

    void whatOnePushesTheOtherPulls() {
        Disk disk;
        Town town(options(), *disk.backend, disk.chunks);
        Owner mina("mina");
        Owner joon("joon");
        mina.rooms["lunch"];
        joon.rooms["lunch"];
        const FeedId feed = admittedFeed(mina, "lunch");
        const FeedId control = admittedFeed(mina, "lunch", feed::Kind::Control);
        mina.write(feed, 700);
        mina.write(control, 3);
        town.connect(mina, tokenOf());
        town.settle();
        QCOMPARE(mina.noted.peerHas[feed], uint64_t{700});
        QCOMPARE(disk.seqOf("lunch", feed), uint64_t{700});

        town.connect(joon);
        town.settle();
        QCOMPARE(joon.feeds[feed].head(), mina.feeds[feed].head());
        QCOMPARE(joon.feeds[control].head(), mina.feeds[control].head());
        QCOMPARE(joon.noted.eventsTwice, size_t{0});
    }

    void newEventReachesThoseWhoAreConnected() {
        Disk disk;
        Town town(options(), *disk.backend, disk.chunks);
        Owner mina("mina");
        Owner joon("joon");
        mina.rooms["lunch"];
        joon.rooms["lunch"];
        const FeedId feed = admittedFeed(mina, "lunch");
        town.connect(mina, tokenOf());
        town.settle();
        town.connect(joon);
        town.settle();
        town.tell(mina, mina.write(feed, 1));
        town.settle();
        QCOMPARE(joon.feeds[feed].head().seq, uint64_t{1});
        QVERIFY(!mina.noted.cursors.empty());
    }

    void receiptIsKeptAndHandedOn() {
        Disk disk;
        Town town(options(), *disk.backend, disk.chunks);
        Owner mina("mina");
        Owner joon("joon");
        mina.rooms["lunch"];
        joon.rooms["lunch"];
        const FeedId feed = admittedFeed(mina, "lunch");
        mina.write(feed, 1);
        Line& line = town.connect(mina, tokenOf());
        town.settle();
        town.give(line, sync::ReceiptAdvanced{sync::testing::roomOf("lunch"), receiptOf(mina, feed, 4)});
        town.settle();
        town.connect(joon);
        town.settle();
        QCOMPARE(joon.receipts.size(), size_t{1});
        QCOMPARE(joon.receipts.begin()->second.counter, uint64_t{4});
        QCOMPARE(disk.backend->receipts(tagOf("lunch"))->size(), size_t{1});
    }

    void restartKeepsEverything() {
        Disk disk;
        Owner mina("mina");
        Owner joon("joon");
        mina.rooms["lunch"];
        joon.rooms["lunch"];
        const FeedId feed = admittedFeed(mina, "lunch");
        mina.write(feed, 40);
        {
            Town town(options(), *disk.backend, disk.chunks);
            town.connect(mina, tokenOf());
            town.settle();
        }
        const InstanceId before = disk.backend->instance();
        disk.open();
        QCOMPARE(disk.backend->instance(), before);
        Town town(options(), *disk.backend, disk.chunks);
        town.connect(joon);
        town.settle();
        QCOMPARE(joon.feeds[feed].head(), mina.feeds[feed].head());
    }

    void replicaThatComesBackEmptyIsRefilledByAnyMember() {
        Disk disk;
        Owner mina("mina");
        Owner joon("joon");
        mina.rooms["lunch"];
        joon.rooms["lunch"];
        const FeedId feed = admittedFeed(mina, "lunch");
        mina.write(feed, 40);
        {
            Town town(options(), *disk.backend, disk.chunks);
            town.connect(mina, tokenOf());
            town.settle();
            town.connect(joon);
            town.settle();
        }
        const InstanceId before = disk.backend->instance();
        disk.backend.reset();
        for (const char* each : {"depot.db", "depot.db-wal", "depot.db-shm", "depot.key"}) {
            QFile::remove(disk.folder.filePath(each));
        }
        disk.open();
        QVERIFY(disk.backend->instance() != before);
        // Joon wrote none of it, but he has it and the room's key.
        const std::array kind{static_cast<std::byte>(feed::Kind::Content)};
        joon.feeds.at(feed).admission =
            joon.offerOf("lunch").depotKey->sign("ieum feed admission v1", {feed.view(), kind});
        Town town(options(), *disk.backend, disk.chunks);
        town.connect(joon, tokenOf());
        town.settle();
        QCOMPARE(disk.seqOf("lunch", feed), uint64_t{40});
    }

    void thousandRoomsFitOneSession() {
        Disk disk;
        Town town(options(), *disk.backend, disk.chunks);
        Owner mina("mina");
        for (int i = 0; i < 1000; ++i) mina.rooms["room " + std::to_string(i)];
        const FeedId feed = admittedFeed(mina, "room 999");
        mina.write(feed, 2);
        Line& line = town.connect(mina, tokenOf());
        town.settle();
        QVERIFY(!line.closed);
        QCOMPARE(mina.noted.opened.size(), size_t{1000});
        QCOMPARE(*disk.backend->roomCount(), uint64_t{1000});
        QCOMPARE(disk.seqOf("room 999", feed), uint64_t{2});
    }

    void quietChannelCostsNoDeadlineAndAStrangerDoes() {
        Disk disk;
        Town town(options(), *disk.backend, disk.chunks);
        Owner mina("mina");
        mina.rooms["lunch"];
        town.connect(mina, tokenOf());
        town.settle();
        QVERIFY(!town.depot().nextDeadline());

        Owner stranger("stranger"); // says hello and nothing more
        Line& line = town.connect(stranger);
        town.settle();
        QVERIFY(town.depot().nextDeadline().has_value());
        town.pass(120'000);
        QVERIFY(line.closed.has_value());
        QCOMPARE(town.depot().channelCount(), size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestDepot)
#include "tst_depot.moc"
