// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "room/party.h"

#include "base/writer.h"
#include "crypto/aead.h"
#include "room/limits.h"
#include "wire/codec.h"

using namespace ieum;
using namespace ieum::room;
using namespace ieum::room::test;

class TestReceipt : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void statementsComeBack();
    void everyChangedByteIsRefused();
    void anOldStatementUnderANewCounterIsRefused();
    void nobodySignsForAnotherFeed();
    void otherRoomsCannotReadIt();
    void aForgedDeviceIsNoticed();
    void theLargestRoomsReceiptTravels();
    void furtherFilesAreStubs();
    void partsComeBack();
    void moreFilesThanAnybodyMaySayAreRefused_data();
    void moreFilesThanAnybodyMaySayAreRefused();
    void roomsStateWhatTheyHave();
    void addressesComeBackAndNonsenseIsPassedOver();
    void withoutAddressesTheBytesAreAsBefore();

  private:
    Statement statement() {
        Statement made{m_device, {}, {}, {}, 1'234};
        for (uint64_t i = 1; i <= 3; ++i) made.have.push_back({m_random.make<FeedId>(), i * 1'000'000'000'000});
        made.read = {made.have[1]};
        made.holds.whole = {m_random.make<FileId>()};
        return made;
    }
    SeededRandom m_random{1};
    RoomKeys m_keys{crypto::Key::random(m_random)};
    crypto::SigningKey m_feed = crypto::SigningKey::generate(m_random);
    DeviceId m_device = m_random.make<DeviceId>();
};

void TestReceipt::statementsComeBack() {
    const Statement made = statement();
    const SignedReceipt receipt = signReceipt(m_keys, m_feed, 7, made);
    QVERIFY(receipt.feed == m_feed.publicAs<FeedId>());
    QCOMPARE(receipt.counter, uint64_t{7});
    const auto read = readReceipt(m_keys, receipt);
    QVERIFY(read);
    QVERIFY(read->device == made.device && read->have == made.have && read->read == made.read);
    QVERIFY(read->holds.whole == made.holds.whole);
    QCOMPARE(read->statedMs, int64_t{1'234});
}

void TestReceipt::everyChangedByteIsRefused() {
    const SignedReceipt receipt = signReceipt(m_keys, m_feed, 7, statement());
    for (size_t i = 0; i < receipt.sealed.size(); ++i) {
        SignedReceipt changed = receipt;
        changed.sealed[i] ^= std::byte{1};
        QVERIFY(readReceipt(m_keys, changed).error().is(CryptoError::BadSignature));
    }
    for (size_t i = 0; i < crypto::Signature::byteCount; ++i) {
        SignedReceipt changed = receipt;
        changed.signature.value[i] ^= std::byte{1};
        QVERIFY(readReceipt(m_keys, changed).error().is(CryptoError::BadSignature));
    }
}

void TestReceipt::anOldStatementUnderANewCounterIsRefused() {
    SignedReceipt receipt = signReceipt(m_keys, m_feed, 7, statement());
    receipt.counter = 8;
    QVERIFY(readReceipt(m_keys, receipt).error().is(CryptoError::BadSignature));
    // Even its own author cannot move the sealed bytes: the counter is part of what is sealed.
    SignedReceipt other = signReceipt(m_keys, m_feed, 9, statement());
    const Bytes place = Writer().u64(9).take();
    other.sealed = receipt.sealed;
    other.signature = m_feed.sign("ieum receipt v1", {place, other.sealed});
    QVERIFY(readReceipt(m_keys, other).error().is(CryptoError::Undecryptable));
}

void TestReceipt::nobodySignsForAnotherFeed() {
    const auto mallory = crypto::SigningKey::generate(m_random);
    SignedReceipt receipt = signReceipt(m_keys, mallory, 7, statement());
    receipt.feed = m_feed.publicAs<FeedId>();
    QVERIFY(readReceipt(m_keys, receipt).error().is(CryptoError::BadSignature));
    SignedReceipt taken = signReceipt(m_keys, m_feed, 7, statement());
    taken.feed = mallory.publicAs<FeedId>();
    QVERIFY(readReceipt(m_keys, taken).error().is(CryptoError::BadSignature));
}

void TestReceipt::otherRoomsCannotReadIt() {
    const RoomKeys other(crypto::Key::random(m_random));
    QVERIFY(readReceipt(other, signReceipt(m_keys, m_feed, 7, statement())).error().is(CryptoError::Undecryptable));
}

void TestReceipt::aForgedDeviceIsNoticed() {
    // A member may sign whatever he likes with his own feed; whose feed it is stands in the room.
    Device a("a", 1);
    Device b("b", 2);
    makeGroup(a, {&b});
    const auto honest = b.room->receipt(1, {}, {}, at(1'000));
    QVERIFY(honest);
    const auto read = readReceipt(a.room->keys(), *honest);
    QVERIFY(read->device == a.room->feedOf(honest->feed)->device);
    Statement lying = *read;
    lying.device = a.self.certificate.device;
    const auto own = b.log.ownFeeds(b.room->record().id);
    const auto forged = signReceipt(b.room->keys(), crypto::SigningKey::fromSeed((*own)->contentSeed), 2, lying);
    const auto claim = readReceipt(a.room->keys(), forged);
    QVERIFY(claim);
    QVERIFY(claim->device != a.room->feedOf(forged.feed)->device);
}

void TestReceipt::theLargestRoomsReceiptTravels() {
    Statement full{m_device, {}, {}, {}, startMs};
    constexpr size_t allFit = 400;
    for (size_t i = 0; i < allFit; ++i) full.have.push_back({m_random.make<FeedId>(), 100'000});
    full.read = full.have;
    for (size_t i = 0; i < 2 * holdsMax; ++i) full.holds.whole.push_back(m_random.make<FileId>());
    const SignedReceipt receipt = signReceipt(m_keys, m_feed, 7, full);
    QVERIFY(receipt.sealed.size() <= 32 * 1024);
    const auto read = readReceipt(m_keys, receipt);
    QVERIFY(read);
    QVERIFY(read->have == full.have);
    QVERIFY(read->read.size() > allFit / 2);
    // More feeds than fit: too little is said, never too much.
    Statement crowd = full;
    while (crowd.have.size() < devicesMax) crowd.have.push_back({m_random.make<FeedId>(), 100'000});
    const SignedReceipt cut = signReceipt(m_keys, m_feed, 9, crowd);
    QVERIFY(cut.sealed.size() <= 32 * 1024);
    const auto some = readReceipt(m_keys, cut);
    QVERIFY(some && some->have.size() > allFit && some->have.size() < devicesMax);
    QVERIFY(std::equal(some->have.begin(), some->have.end(), crowd.have.begin()));
    // Without so many feeds all files fit.
    full.have.resize(100);
    full.read.resize(100);
    const auto small = readReceipt(m_keys, signReceipt(m_keys, m_feed, 8, full));
    QCOMPARE(small->holds.whole.size(), holdsInFull);
    QCOMPARE(small->holds.stubs.size(), 2 * holdsMax - holdsInFull);
}

void TestReceipt::furtherFilesAreStubs() {
    Statement made{m_device, {}, {}, {}, startMs};
    for (size_t i = 0; i < holdsInFull + stubsMax + 5; ++i) made.holds.whole.push_back(m_random.make<FileId>());
    const SignedReceipt receipt = signReceipt(m_keys, m_feed, 7, made);
    QVERIFY(receipt.sealed.size() < holdsMax * (FileId::byteCount + 2));
    const auto read = readReceipt(m_keys, receipt);
    QVERIFY(read);
    QCOMPARE(read->holds.whole.size(), holdsInFull);
    QCOMPARE(read->holds.stubs.size(), stubsMax);
    for (size_t i = 0; i < stubsMax; ++i) {
        const ByteView whole = made.holds.whole[holdsInFull + i].view();
        QVERIFY(read->holds.stubs[i] == *FileStub::from(whole.first(FileStub::byteCount)));
    }
}

void TestReceipt::partsComeBack() {
    Statement made = statement();
    for (uint32_t i = 0; i < partsMax + 3; ++i) made.holds.parts.push_back({m_random.make<FileId>(), {i, 5, 8000, 7}});
    made.holds.parts[1].runs.assign(partRunsMax + 9, 1);
    const auto read = readReceipt(m_keys, signReceipt(m_keys, m_feed, 7, made));
    QVERIFY(read);
    QCOMPARE(read->holds.parts.size(), partsMax);
    QVERIFY(read->holds.parts[0] == made.holds.parts[0] && read->holds.parts[7] == made.holds.parts[7]);
    QCOMPARE(read->holds.parts[1].runs.size(), partRunsMax);
}

void TestReceipt::moreFilesThanAnybodyMaySayAreRefused_data() {
    QTest::addColumn<size_t>("whole");
    QTest::addColumn<size_t>("stubBytes");
    QTest::addColumn<size_t>("parts");
    QTest::addColumn<uint32_t>("run");
    QTest::addColumn<size_t>("runs");
    QTest::newRow("one file too many") << holdsMax + 1 << size_t{0} << size_t{0} << 1U << size_t{1};
    QTest::newRow("a million files") << size_t{1'000'000} << size_t{0} << size_t{0} << 1U << size_t{1};
    QTest::newRow("one stub too many") << size_t{0} << 8 * (stubsMax + 1) << size_t{0} << 1U << size_t{1};
    QTest::newRow("a million stubs") << size_t{0} << size_t{8'000'000} << size_t{0} << 1U << size_t{1};
    QTest::newRow("half a stub") << size_t{0} << size_t{12} << size_t{0} << 1U << size_t{1};
    QTest::newRow("one part too many") << size_t{0} << size_t{0} << partsMax + 1 << 1U << size_t{1};
    QTest::newRow("one run too many") << size_t{0} << size_t{0} << size_t{1} << 1U << partRunsMax + 1;
    QTest::newRow("too many chunks") << size_t{0} << size_t{0} << size_t{1} << partChunksMax << size_t{2};
    QTest::newRow("chunks past all numbers") << size_t{0} << size_t{0} << size_t{1} << UINT32_MAX << partRunsMax;
}

void TestReceipt::moreFilesThanAnybodyMaySayAreRefused() {
    QFETCH(size_t, whole);
    QFETCH(size_t, stubBytes);
    QFETCH(size_t, parts);
    QFETCH(uint32_t, run);
    QFETCH(size_t, runs);
    // Our own hand never writes this, so it is made as another program would.
    wire::ReceiptBody body;
    body.set_device(wire::fieldOf(m_device));
    for (size_t i = 0; i < whole; ++i) body.add_holds(std::string(FileId::byteCount, 'x'));
    body.set_more_holds(std::string(stubBytes, 'x'));
    for (size_t i = 0; i < parts; ++i) {
        wire::PartHeld& part = *body.add_parts();
        part.set_file(std::string(FileId::byteCount, 'x'));
        for (size_t each = 0; each < runs; ++each) part.add_runs(run);
    }
    const Bytes place = Writer().u64(7).take();
    SignedReceipt receipt;
    receipt.feed = m_feed.publicAs<FeedId>();
    receipt.counter = 7;
    const auto key = crypto::derive(m_keys.control(), "ieum receipt key v1", {receipt.feed.view()});
    receipt.sealed = crypto::sealSynthetic(key, wire::encode(body), place);
    receipt.signature = m_feed.sign("ieum receipt v1", {place, receipt.sealed});
    const auto read = readReceipt(m_keys, receipt);
    QVERIFY(!read);
    QVERIFY(read.error().cause == Cause::Peer);
}

void TestReceipt::roomsStateWhatTheyHave() {
    Device a("a", 1);
    Device b("b", 2);
    makeGroup(a, {&b});
    QVERIFY(a.say({"하나", "둘"}, 1'000));
    mix({&a, &b}, 2, at(2'000));
    const auto receipt = b.room->receipt(5, {{a.room->ownContentFeed(), 2}}, {}, at(3'000));
    const auto read = readReceipt(a.room->keys(), *receipt);
    const FeedSeq expected{a.room->ownContentFeed(), 3};
    QVERIFY(std::find(read->have.begin(), read->have.end(), expected) != read->have.end());
    QCOMPARE(read->read.size(), size_t{1});
    QCOMPARE(read->statedMs, startMs + 3'000);
}

void TestReceipt::addressesComeBackAndNonsenseIsPassedOver() {
    Statement made = statement();
    const auto address = [](uint8_t first, uint16_t port) {
        LanAddress each;
        each.ip[0] = std::byte{first};
        each.port = port;
        return each;
    };
    LanAddress ipv6 = address(0xfd, 47'000);
    ipv6.isIpv6 = true;
    made.addresses = {address(10, 47'000), ipv6, address(127, 47'000), address(10, 22)};
    auto read = readReceipt(m_keys, signReceipt(m_keys, m_feed, 7, made));
    QVERIFY(read);
    QVERIFY((read->addresses == std::vector<LanAddress>{made.addresses[0], ipv6}));
    // We state no more than four.
    made.addresses.assign(9, address(10, 47'000));
    read = readReceipt(m_keys, signReceipt(m_keys, m_feed, 8, made));
    QVERIFY(read && read->addresses.size() == lanAddressesMax);
}

void TestReceipt::withoutAddressesTheBytesAreAsBefore() {
    Statement made = statement();
    const SignedReceipt without = signReceipt(m_keys, m_feed, 7, made);
    made.addresses.resize(1);
    made.addresses[0].ip[0] = std::byte{10};
    made.addresses[0].port = 47'000;
    QCOMPARE(signReceipt(m_keys, m_feed, 7, made).sealed.size(), without.sealed.size() + 8);
}

QTEST_GUILESS_MAIN(TestReceipt)
#include "tst_receipt.moc"
