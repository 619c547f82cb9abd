// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/bundle_form.h"

#include "crypto/init.h"
#include "support/seeded_random.h"
#include "sync/limits.h"

#include <QTest>

#include <algorithm>

using namespace ieum;
using namespace ieum::sync;

namespace {

crypto::Key keyOf(uint64_t seed) {
    test::SeededRandom random(seed);
    crypto::Key key;
    random.fill(key.bytes());
    return key;
}

BundlePreamble preambleOf(uint64_t seed, uint32_t part = 1) {
    test::SeededRandom random(seed);
    return {random.make<BundleId>(), part};
}

wire::BundleRecord recordOf(const std::string& data) {
    wire::BundleRecord record;
    record.mutable_chunk()->set_data(data);
    return record;
}

} // namespace

class TestBundleForm : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void aRecordOpensWhereItStands();
    void nothingElseOpens();
    void everyFlippedByteIsRefused();
    void sizesAreSaidInSteps();
    void twoBundlesOfARoomHaveNothingInCommon();
    void aPreambleIsWhatItSays();
    void lengthsThatNoRecordHasAreRefused();
    void aHeadIsOfTheDeviceThatSigned();
};

void TestBundleForm::aRecordOpensWhereItStands() {
    const BundlePreamble preamble = preambleOf(1);
    const BundleKeys keys = bundleKeysOf(keyOf(1), preamble.bundle);
    for (const size_t bytes : {size_t{0}, size_t{1}, size_t{300}, wire::chunkPartBytes}) {
        const wire::BundleRecord record = recordOf(std::string(bytes, 'x'));
        const Bytes sealed = sealRecord(keys, preamble, 7, record);
        QCOMPARE(sealed.size(), sizeOfRecord(record));
        const auto raw = rawRecordAt(sealed);
        QVERIFY(raw && *raw);
        QCOMPARE((*raw)->bytes, sealed.size());
        QCOMPARE((*raw)->tag, keys.tag);
        const auto opened = openRecord(keys, preamble, 7, (*raw)->sealed);
        QVERIFY(opened);
        QCOMPARE(opened->chunk().data().size(), bytes);
    }
}

void TestBundleForm::nothingElseOpens() {
    const BundlePreamble preamble = preambleOf(1);
    const BundleKeys keys = bundleKeysOf(keyOf(1), preamble.bundle);
    const Bytes sealed = sealRecord(keys, preamble, 7, recordOf("x"));
    const ByteView inner = (*rawRecordAt(sealed))->sealed;
    QVERIFY(openRecord(keys, preamble, 7, inner));
    QVERIFY(!openRecord(keys, preamble, 8, inner));                                    // at another place
    QVERIFY(!openRecord(keys, preambleOf(1, 2), 7, inner));                            // in another part
    QVERIFY(!openRecord(keys, preambleOf(2), 7, inner));                               // in another bundle
    QVERIFY(!openRecord(bundleKeysOf(keyOf(2), preamble.bundle), preamble, 7, inner)); // for another room
}

void TestBundleForm::everyFlippedByteIsRefused() {
    const BundlePreamble preamble = preambleOf(1);
    const BundleKeys keys = bundleKeysOf(keyOf(1), preamble.bundle);
    const Bytes sealed = sealRecord(keys, preamble, 0, recordOf("x"));
    for (size_t at = 4; at < sealed.size(); ++at) {
        Bytes bent = sealed;
        bent[at] ^= std::byte{1};
        const auto raw = rawRecordAt(bent);
        QVERIFY(raw && *raw);
        const bool isOurs = (*raw)->tag == keys.tag;
        QVERIFY(!isOurs || !openRecord(keys, preamble, 0, (*raw)->sealed));
    }
}

void TestBundleForm::sizesAreSaidInSteps() {
    QCOMPARE(sizeOfRecord(recordOf("")), sizeOfRecord(recordOf(std::string(200, 'x'))));
    QCOMPARE(sizeOfRecord(recordOf(std::string(300, 'x'))) - sizeOfRecord(recordOf("")), bundlePaddingBytes);
}

void TestBundleForm::twoBundlesOfARoomHaveNothingInCommon() {
    const BundleKeys one = bundleKeysOf(keyOf(1), preambleOf(1).bundle);
    const BundleKeys other = bundleKeysOf(keyOf(1), preambleOf(2).bundle);
    QVERIFY(one.tag != other.tag);
    QVERIFY(!std::ranges::equal(one.key.view(), other.key.view()));
}

void TestBundleForm::aPreambleIsWhatItSays() {
    const BundlePreamble preamble = preambleOf(1, 3);
    const Bytes bytes = toBytes(preamble);
    QCOMPARE(bytes.size(), bundlePreambleBytes);
    const auto read = readBundlePreamble(bytes);
    QVERIFY(read);
    QCOMPARE(read->bundle, preamble.bundle);
    QCOMPARE(read->part, 3U);
    QVERIFY(readBundlePreamble(ByteView(bytes).subspan(0, 31)).error().is(SyncError::NotABundle));
    QVERIFY(readBundlePreamble({}).error().is(SyncError::NotABundle));
    Bytes bent = bytes;
    bent[0] = std::byte{'J'};
    QVERIFY(readBundlePreamble(bent).error().is(SyncError::NotABundle));
    bent = bytes;
    bent[8] = std::byte{2};
    QVERIFY(readBundlePreamble(bent).error().is(SyncError::BundleTooNew));
}

void TestBundleForm::lengthsThatNoRecordHasAreRefused() {
    for (const uint32_t length : {0U, 32U, 70'000U, 0xFFFFFFFFU}) {
        Bytes bytes(100);
        for (size_t i = 0; i < 4; ++i) bytes[i] = static_cast<std::byte>(length >> (8 * i));
        const auto raw = rawRecordAt(bytes);
        QVERIFY(!raw && raw.error().is(SyncError::BadBundle));
    }
    Bytes cut(100);
    cut[0] = std::byte{200};
    QVERIFY(rawRecordAt(cut) && !*rawRecordAt(cut));
    QVERIFY(!*rawRecordAt({}));
}

void TestBundleForm::aHeadIsOfTheDeviceThatSigned() {
    const auto device = crypto::SigningKey::fromSeed(keyOf(3));
    const RoomId room = *RoomId::fromHexText(std::string(64, 'a'));
    const BundlePreamble preamble = preambleOf(1);
    wire::BundleHead head;
    head.set_device(wire::fieldOf(device.publicAs<DeviceId>()));
    head.set_written_ms(5);
    head.set_signature(wire::fieldOf(signHead(device, preamble, room, 5)));
    QVERIFY(verifyHead(preamble, room, head));
    QVERIFY(!verifyHead(preambleOf(2), room, head));
    QVERIFY(!verifyHead(preamble, *RoomId::fromHexText(std::string(64, 'b')), head));
    head.set_written_ms(6);
    QVERIFY(!verifyHead(preamble, room, head));
    head.set_signature("short");
    QVERIFY(!verifyHead(preamble, room, head));
}

QTEST_GUILESS_MAIN(TestBundleForm)
#include "tst_bundle_form.moc"
