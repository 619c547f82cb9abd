// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/hash.h"
#include "sync/bundle_of_a_test.h"

using namespace ieum;
using namespace ieum::sync;
using namespace ieum::sync::testing;

class TestBundleReader : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void whatWasPutInComesOut();
    void roomsThatAreNotOursStayShut();
    void cutAnywhereItGivesWhatStandsBefore();
    void aDamagedRecordCostsOnlyWhatItBelongsTo();
    void recordsThatWereMovedDoNotOpen();
    void chunksThatAreNotWhatTheirNameSaysAreLeftOut();
    void aMemberWhoWritesNonsenseIsNotBelieved_data();
    void aMemberWhoWritesNonsenseIsNotBelieved();
    void anythingElseIsNoBundle();
};

void TestBundleReader::whatWasPutInComesOut() {
    Desk desk;
    auto writer = desk.writer("b");
    const feed::Range range = rangeOfABundle(1, 700);
    QVERIFY(writer.put(unitsOf('a', range)));
    Bytes chunk(200'000, std::byte{7});
    const ChunkId id = crypto::hashTo<ChunkId>({chunk});
    BundleUnit unit{roomOfABundle('b'), {}};
    for (size_t at = 0; at < chunk.size(); at += wire::chunkPartBytes) {
        wire::ChunkPart& part = *unit.records.emplace_back().mutable_chunk();
        part.set_id(wire::fieldOf(id));
        part.set_offset(static_cast<uint32_t>(at));
        part.set_total(static_cast<uint32_t>(chunk.size()));
        part.set_data(wire::fieldOf(ByteView(chunk).subspan(at, std::min(wire::chunkPartBytes, chunk.size() - at))));
    }
    wire::Reference& has = *unit.records.emplace_back().mutable_has()->add_feeds();
    has.set_feed(wire::fieldOf(range.feed));
    has.set_seq(700);
    QVERIFY(writer.put({unit}) && writer.end());
    for (const size_t step : {size_t{1}, size_t{5'000}, size_t{10'000'000}}) {
        const auto read = desk.read(desk.path("b"), bundleRooms("ab"), step);
        QVERIFY(read);
        QCOMPARE(read->events, size_t{700});
        QCOMPARE(read->count<ChunkArrived>(), size_t{1});
        QCOMPARE(read->count<BundleBy>(), size_t{2});
        QCOMPARE(read->count<BundleHas>(), size_t{1});
        QCOMPARE(read->account.whole.size(), size_t{2});
        QCOMPARE(read->account.damaged + read->account.foreign, uint64_t{0});
        QVERIFY(read->account.last && !read->account.isCut);
    }
}

void TestBundleReader::roomsThatAreNotOursStayShut() {
    Desk desk;
    auto writer = desk.writer("b");
    QVERIFY(writer.put(unitsOf('a', rangeOfABundle(1, 3))) && writer.put(unitsOf('b', rangeOfABundle(2, 4))));
    QVERIFY(writer.end());
    const auto read = desk.read(desk.path("b"), bundleRooms("b"));
    QCOMPARE(read->events, size_t{4});
    QCOMPARE(read->account.whole, std::set<RoomId>{roomOfABundle('b')});
    QVERIFY(read->account.foreign > 0);
    const auto stranger = desk.read(desk.path("b"), bundleRooms("c"));
    QVERIFY(stranger->items.empty() && stranger->account.whole.empty());
}

void TestBundleReader::cutAnywhereItGivesWhatStandsBefore() {
    Desk desk;
    auto writer = desk.writer("b");
    QVERIFY(writer.put(unitsOf('a', rangeOfABundle(1, 300))) && writer.end());
    const Bytes all = *desk.files.read(desk.path("b"), 10'000'000);
    size_t before = 0;
    for (size_t size = bundlePreambleBytes; size < all.size(); size += 97) {
        QVERIFY(desk.files.writeDurably(desk.path("cut"), ByteView(all).subspan(0, size)));
        const auto read = desk.read(desk.path("cut"), bundleRooms("ab"));
        QVERIFY(read);
        QVERIFY(read->account.whole.size() < 2);
        QVERIFY(read->events >= before);
        before = read->events;
    }
    QCOMPARE(before, size_t{300});
    QVERIFY(desk.files.writeDurably(desk.path("cut"), ByteView(all).subspan(0, all.size() - 1)));
    QVERIFY(desk.read(desk.path("cut"), bundleRooms("a"))->account.isCut);
}

void TestBundleReader::aDamagedRecordCostsOnlyWhatItBelongsTo() {
    Desk desk;
    auto writer = desk.writer("b");
    QVERIFY(writer.put(unitsOf('a', rangeOfABundle(1, 10))) && writer.put(unitsOf('b', rangeOfABundle(2, 20))));
    QVERIFY(writer.end());
    Bytes all = *desk.files.read(desk.path("b"), 10'000'000);
    all[1'500] ^= std::byte{1}; // within the range of the first room
    QVERIFY(desk.files.writeDurably(desk.path("bent"), all));
    const auto read = desk.read(desk.path("bent"), bundleRooms("ab"));
    QCOMPARE(read->events, size_t{20});
    QCOMPARE(read->account.damaged, uint64_t{1});
}

void TestBundleReader::recordsThatWereMovedDoNotOpen() {
    Desk desk;
    auto writer = desk.writer("b");
    QVERIFY(writer.put(unitsOf('a', rangeOfABundle(1, 1))) && writer.put(unitsOf('a', rangeOfABundle(2, 1))));
    QVERIFY(writer.end());
    const Bytes all = *desk.files.read(desk.path("b"), 10'000'000);
    // Without the second record: whoever takes one out cannot hide it.
    const size_t first = bundlePreambleBytes + (*rawRecordAt(ByteView(all).subspan(bundlePreambleBytes)))->bytes;
    const size_t second = first + (*rawRecordAt(ByteView(all).subspan(first)))->bytes;
    Bytes bent(all.begin(), all.begin() + static_cast<ptrdiff_t>(first));
    append(bent, ByteView(all).subspan(second));
    QVERIFY(desk.files.writeDurably(desk.path("bent"), bent));
    const auto read = desk.read(desk.path("bent"), bundleRooms("a"));
    QCOMPARE(read->events, size_t{0});
    QVERIFY(read->account.damaged > 0 && read->account.whole.empty());
}

void TestBundleReader::chunksThatAreNotWhatTheirNameSaysAreLeftOut() {
    Desk desk;
    auto writer = desk.writer("b");
    BundleUnit unit{roomOfABundle('a'), {}};
    wire::ChunkPart& part = *unit.records.emplace_back().mutable_chunk();
    part.set_id(std::string(32, 'i'));
    part.set_total(5);
    part.set_data("hello");
    QVERIFY(writer.put({unit}) && writer.end());
    const auto read = desk.read(desk.path("b"), bundleRooms("a"));
    QCOMPARE(read->count<ChunkArrived>(), size_t{0});
    QCOMPARE(read->account.damaged, uint64_t{1});
}

void TestBundleReader::aMemberWhoWritesNonsenseIsNotBelieved_data() {
    QTest::addColumn<QString>("what");
    for (const char* what : {"no events", "seq 0", "the end of all numbers", "no previous", "a kind that is none",
                             "a huge chunk", "a chunk from its middle", "a long receipt", "a head of somebody else"}) {
        QTest::newRow(what) << what;
    }
}

void TestBundleReader::aMemberWhoWritesNonsenseIsNotBelieved() {
    QFETCH(QString, what);
    Desk desk;
    auto writer = desk.writer("b");
    auto units = unitsOf('a', rangeOfABundle(1, 3));
    wire::BundleRecord& record = units[0].records[0];
    wire::RangePart& range = *record.mutable_range();
    if (what == "no events") range.clear_events();
    if (what == "seq 0") range.set_first_seq(0);
    if (what == "the end of all numbers") range.set_first_seq(UINT64_MAX - 1);
    if (what == "no previous") range.clear_previous();
    if (what == "a kind that is none") range.mutable_events(0)->set_kind(9);
    if (what.contains("chunk")) {
        wire::ChunkPart& chunk = *record.mutable_chunk();
        chunk.set_id(std::string(32, 'i'));
        chunk.set_data("hello");
        chunk.set_offset(what == "a huge chunk" ? 0 : 5);
        chunk.set_total(what == "a huge chunk" ? 0xFFFF'FFFFU : 10);
    }
    if (what == "a long receipt") {
        record.mutable_receipt()->set_feed(std::string(32, 'f'));
        record.mutable_receipt()->set_signature(std::string(64, 's'));
        record.mutable_receipt()->set_sealed(std::string(receiptSealedBytesMax + 1, 'x'));
    }
    if (what == "a head of somebody else") {
        record.mutable_head()->set_device(std::string(32, 'd'));
        record.mutable_head()->set_signature(std::string(64, 's'));
    }
    QVERIFY(writer.put(units) && writer.end());
    const auto read = desk.read(desk.path("b"), bundleRooms("a"));
    QVERIFY(read);
    QCOMPARE(read->account.damaged, uint64_t{1});
    QCOMPARE(read->items.size(), size_t{1}); // who wrote it
    QVERIFY(read->account.whole.contains(roomOfABundle('a')));
}

void TestBundleReader::anythingElseIsNoBundle() {
    Desk desk;
    QVERIFY(desk.files.writeDurably(desk.path("photo"), Bytes(500'000, std::byte{0xFF})));
    QVERIFY(desk.read(desk.path("photo"), {}).error().is(SyncError::NotABundle));
    QVERIFY(desk.files.writeDurably(desk.path("empty"), {}));
    QVERIFY(desk.read(desk.path("empty"), {}).error().is(SyncError::NotABundle));
    QVERIFY(desk.read(desk.path("missing"), {}).error().is(BaseError::FileMissing));
    // Rubbish after a good preamble: nothing of it, and it ends.
    Bytes rubbish = toBytes({BundleId{}, 1});
    rubbish.resize(300'000, std::byte{0xEE});
    QVERIFY(desk.files.writeDurably(desk.path("rubbish"), rubbish));
    const auto read = desk.read(desk.path("rubbish"), bundleRooms("a"));
    QVERIFY(read && read->items.empty() && read->account.isCut);
}

QTEST_GUILESS_MAIN(TestBundleReader)
#include "tst_bundle_reader.moc"
