// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/bundle_of_a_test.h"

using namespace ieum;
using namespace ieum::sync;
using namespace ieum::sync::testing;

namespace {

/// Takes so many bytes and then says that the disk is full.
class SmallDisk : public test::RealFiles {
  public:
    uint64_t left = 0;
    Done appendTo(const std::string& path, ByteView bytes) override {
        const size_t fits = std::min<size_t>(bytes.size(), left);
        left -= fits;
        const auto put = RealFiles::appendTo(path, bytes.subspan(0, fits));
        return fits == bytes.size() ? put : fail(Cause::Machine, BaseError::DiskFull);
    }
};

} // namespace

class TestBundleWriter : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void partsAreNoLongerThanWanted();
    void everyPartIsReadAlone();
    void aBundleOfNothingStillEnds();
    void nothingIsOverwritten();
    void aFullDiskLeavesNothingBehind();
    void nothingOfItCanBeReadWithoutAKey();
};

void TestBundleWriter::partsAreNoLongerThanWanted() {
    Desk desk;
    auto writer = desk.writer("b", bundlePartBytesMin);
    const feed::Range range = rangeOfABundle(1, 20'000, 300); // 6 MB
    QVERIFY(writer.put(unitsOf('a', range)) && writer.end());
    QCOMPARE(writer.paths().size(), size_t{4});
    uint64_t sum = 0;
    for (const std::string& path : writer.paths()) {
        const uint64_t size = *desk.files.sizeOf(path);
        QVERIFY2(size <= bundlePartBytesMin, qPrintable(QString::number(size)));
        sum += size;
    }
    QCOMPARE(sum, writer.bytes());
    QCOMPARE(writer.paths().back(), desk.path("b") + ".4");
}

void TestBundleWriter::everyPartIsReadAlone() {
    Desk desk;
    auto writer = desk.writer("b", bundlePartBytesMin);
    QVERIFY(writer.put(unitsOf('a', rangeOfABundle(1, 8'000, 300))));
    QVERIFY(writer.put(unitsOf('b', rangeOfABundle(2, 5))) && writer.end());
    QCOMPARE(writer.paths().size(), size_t{2});
    const auto first = desk.read(writer.paths()[0], bundleRooms("ab"));
    const auto second = desk.read(writer.paths()[1], bundleRooms("ab"));
    QCOMPARE(first->account.preamble.part, 1U);
    QCOMPARE(second->account.preamble.part, 2U);
    QVERIFY(!first->account.last && second->account.last);
    QCOMPARE(first->account.whole, std::set<RoomId>{roomOfABundle('a')});
    QCOMPARE(second->account.whole, (std::set<RoomId>{roomOfABundle('a'), roomOfABundle('b')}));
    QCOMPARE(first->account.damaged + second->account.damaged, uint64_t{0});
    QVERIFY(first->count<StoreRange>() > 0 && second->count<StoreRange>() > 0);
}

void TestBundleWriter::aBundleOfNothingStillEnds() {
    Desk desk;
    auto writer = desk.writer("b");
    QVERIFY(writer.end());
    const auto read = desk.read(desk.path("b"), bundleRooms("a"));
    QVERIFY(read->account.last && read->account.whole.contains(roomOfABundle('a')) && !read->account.isCut);
    QCOMPARE(read->count<BundleBy>(), size_t{1});
}

void TestBundleWriter::nothingIsOverwritten() {
    Desk desk;
    QVERIFY(desk.files.writeDurably(desk.path("b"), bytesOf("mine")));
    auto writer = desk.writer("b");
    const auto put = writer.put(unitsOf('a', rangeOfABundle(1, 1)));
    QVERIFY(!put && put.error().is(SyncError::BundleExists));
    QCOMPARE(textOf(*desk.files.read(desk.path("b"), 100)), std::string_view("mine"));
}

void TestBundleWriter::aFullDiskLeavesNothingBehind() {
    Desk desk;
    SmallDisk disk;
    disk.left = 3'000'000;
    BundleWriter writer(disk,
                        {desk.path("b"), bundlePartBytesMin, BundleId{}, desk.key->publicAs<DeviceId>(), desk.key, 0},
                        bundleRooms("a"));
    const auto put = writer.put(unitsOf('a', rangeOfABundle(1, 100, wire::bodyBytesMax)));
    QVERIFY(!put && put.error().is(BaseError::DiskFull));
    QVERIFY(!disk.exists(desk.path("b") + ".1") && !disk.exists(desk.path("b") + ".2"));
}

void TestBundleWriter::nothingOfItCanBeReadWithoutAKey() {
    Desk desk;
    const feed::Range range = rangeOfABundle(1, 3);
    auto writer = desk.writer("b");
    QVERIFY(writer.put(unitsOf('a', range)) && writer.end());
    const std::string all(textOf(*desk.files.read(desk.path("b"), 1'000'000)));
    const auto holds = [&](ByteView bytes) { return all.find(textOf(bytes)) != std::string::npos; };
    QVERIFY(holds(bytesOf("IEUMBNDL")));
    QVERIFY(!holds(range.feed.view()) && !holds(desk.key->publicKey().view()) && !holds(roomOfABundle('a').view()));
    for (const feed::Event& event : range.events) QVERIFY(!holds(event.body) && !holds(event.id.view()));
}

QTEST_GUILESS_MAIN(TestBundleWriter)
#include "tst_bundle_writer.moc"
