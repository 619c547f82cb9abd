// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replica/folk.h"

using namespace ieum;
using namespace ieum::replica::test;

/// Whatever one client says, the others do not notice (faults L1, L2, L6 to L8, R8).
class TestHostile : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void badFrameClosesOnlyThatSession_data() {
        QTest::addColumn<QByteArray>("frame");
        QTest::newRow("nothing that parses") << QByteArray(40, '\xff');
        QTest::newRow("length beyond the end") << QByteArray::fromHex("5affffffff0f");
        QTest::newRow("65 kB of nothing") << QByteArray(65'519, '\0');
        QTest::newRow("unknown room") << frameOf([](wire::Frame& frame) {
            frame.mutable_want()->set_tag(12345);
            frame.mutable_want()->set_feed(std::string(32, 'f'));
            frame.mutable_want()->set_from_seq(1);
            frame.mutable_want()->set_to_seq(UINT64_MAX);
        });
        QTest::newRow("range nobody asked for") << frameOf([](wire::Frame& frame) {
            frame.mutable_range()->set_tag(12345);
            frame.mutable_range()->set_feed(std::string(32, 'f'));
        });
        QTest::newRow("hello twice") << frameOf([](wire::Frame& frame) { frame.mutable_hello()->set_version(1); });
        QTest::newRow("room key of three bytes") << frameOf([](wire::Frame& frame) {
            auto& room = *frame.mutable_open_rooms()->add_rooms();
            room.set_replica_tag(std::string(32, 'r'));
            room.set_depot_key("abc");
        });
    }
    void badFrameClosesOnlyThatSession() {
        QFETCH(QByteArray, frame);
        Disk disk;
        Town town(options(), *disk.backend, disk.chunks);
        Owner mina("mina");
        Owner joon("joon");
        Owner thief("thief");
        for (Owner* each : {&mina, &joon, &thief}) each->rooms["lunch"];
        const FeedId feed = admittedFeed(mina, "lunch");
        Line& minas = town.connect(mina, tokenOf());
        town.settle();
        Line& joons = town.connect(joon);
        Line& thiefs = town.connect(thief);
        town.settle();

        // In one batch with something good.
        town.say(thiefs, copyOf(bytesOf(std::string_view(frame.data(), static_cast<size_t>(frame.size())))));
        town.tell(mina, mina.write(feed, 1));
        town.settle();
        QVERIFY(thiefs.closed.has_value());
        QCOMPARE(thiefs.closed->cause, Cause::Peer);
        QVERIFY(!minas.closed && !joons.closed);
        QCOMPARE(joon.feeds[feed].head().seq, uint64_t{1});
        QCOMPARE(thief.feeds.count(feed), size_t{0});
    }

    void forgedRangeClosesOnlyThatSessionAndIsNotStored() {
        Disk disk;
        Town town(options(), *disk.backend, disk.chunks);
        Owner mina("mina");
        Owner thief("thief");
        mina.rooms["lunch"];
        thief.rooms["lunch"];
        Line& minas = town.connect(mina, tokenOf());
        town.settle();
        // Admitted (whoever has the room may do that), but written with another key than the feed's.
        const FeedId feed = admittedFeed(thief, "lunch");
        thief.feeds.at(feed).key = std::make_shared<const crypto::SigningKey>(crypto::SigningKey::generate(thief.dice));
        thief.write(feed, 5);
        Line& thiefs = town.connect(thief);
        town.settle();
        QVERIFY(thiefs.closed.has_value());
        QVERIFY(!minas.closed);
        QCOMPARE(disk.seqOf("lunch", feed), uint64_t{0});
        QCOMPARE(mina.feeds.count(feed), size_t{0});
    }

    void framesAfterTheCloseAndOfChannelsThatNeverWereAreIgnored() {
        Disk disk;
        Town town(options(), *disk.backend, disk.chunks);
        Owner thief("thief");
        Line& line = town.connect(thief);
        town.say(line, Bytes(40, std::byte{0xff}));
        town.say(line, Bytes(40, std::byte{0xff}));
        town.settle();
        QVERIFY(line.closed.has_value());
        town.say(line, Bytes(40, std::byte{0xff}));
        const auto outputs =
            town.depot().batch({replica::ChannelSaid{99, Bytes(8)}, replica::ChannelClosed{98}}, town.now());
        QVERIFY(outputs.empty());
        QCOMPARE(town.depot().channelCount(), size_t{0});
    }

    void whatWasSentBeforeHangingUpIsStored() {
        Disk disk;
        Town town(options(), *disk.backend, disk.chunks);
        Owner mina("mina");
        mina.rooms["lunch"];
        const FeedId feed = admittedFeed(mina, "lunch");
        Line& line = town.connect(mina, tokenOf());
        town.settle();
        town.tell(mina, mina.write(feed, 1));
        town.exchange(); // the head; the depot asks
        town.say(line, std::exchange(line.said, {}).front());
        town.hangUp(line);
        town.settle();
        QCOMPARE(disk.seqOf("lunch", feed), uint64_t{1});
        QCOMPARE(town.depot().channelCount(), size_t{0});
    }

  private:
    template <class Fill> static QByteArray frameOf(Fill fill) {
        wire::Frame frame;
        fill(frame);
        const Bytes bytes = wire::encode(frame);
        return QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    }
};

QTEST_GUILESS_MAIN(TestHostile)
#include "tst_hostile.moc"
