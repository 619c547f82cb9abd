// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/error.h"
#include "crypto/init.h"
#include "feed/header.h"

#include "support/seeded_random.h"
#include "wire/limits.h"

#include <QTest>

using namespace ieum;
using namespace ieum::feed;

namespace {

template <class Id> Id filled(uint8_t value) {
    Id id;
    id.value.fill(static_cast<std::byte>(value));
    return id;
}

Header sample() {
    Header header;
    header.kind = Kind::Content;
    header.flags = flagCritical;
    header.bodyBytes = 0x1234;
    header.seq = 0x0102030405060708;
    header.hlc = {0x1112131415161718};
    header.feed = filled<FeedId>(0xA1);
    header.previous = filled<EventId>(0xB2);
    header.bodyHash = filled<BodyHash>(0xC3);
    header.epoch = filled<EpochId>(0xD4);
    return header;
}

std::string repeated(const char* twoDigits, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += twoDigits;
    return text;
}

} // namespace

class TestHeader : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void layoutIsTheOneInTheDocument();
    void everyHeaderComesBack();
    void everyOtherSizeIsRefused();
    void impossibleFieldsAreRefused_data();
    void impossibleFieldsAreRefused();
    void everyFieldChangesTheId();
    void clocksNeverStandStill();
    void clocksStayWithinTheirWord();
};

void TestHeader::layoutIsTheOneInTheDocument() {
    const std::string expected = "01"
                                 "02"
                                 "0100"
                                 "34120000"
                                 "0807060504030201"
                                 "1817161514131211" +
                                 repeated("a1", 32) + repeated("b2", 32) + repeated("c3", 32) + repeated("d4", 32);
    QCOMPARE(toHex(encode(sample())), expected);
    QCOMPARE(idOf(sample()).hex(), std::string("6ae82b2b60c0eaae38aaef4a02b0a5225e2786e10d208b92397b36b2ee35fba0"));
    QCOMPARE(bodyHashOf(bytesOf("ieum")).hex(),
             std::string("98591d5dee6a2d14a029f70cd8395b1cfdf05300df655473134ff70355500130"));
}

void TestHeader::everyHeaderComesBack() {
    ieum::test::SeededRandom random(5);
    for (int i = 0; i < 500; ++i) {
        Header header = sample();
        header.kind = random.below(2) == 0 ? Kind::Control : Kind::Content;
        header.flags = static_cast<uint16_t>(random.next());
        header.bodyBytes = static_cast<uint32_t>(random.below(wire::bodyBytesMax + 1));
        header.seq = random.next() | 2;
        header.hlc = {random.next()};
        header.previous = random.make<EventId>();
        const auto back = decodeHeader(encode(header));
        QVERIFY(back);
        QVERIFY(*back == header);
    }
}

void TestHeader::everyOtherSizeIsRefused() {
    const auto whole = encode(sample());
    for (size_t size = 0; size < whole.size(); ++size) {
        QVERIFY(decodeHeader(ByteView(whole).first(size)).error().is(BaseError::Truncated));
    }
    Bytes longer(whole.begin(), whole.end());
    longer.push_back(std::byte{0});
    QVERIFY(decodeHeader(longer).error().is(BaseError::TrailingBytes));
}

void TestHeader::impossibleFieldsAreRefused_data() {
    QTest::addColumn<int>("offset");
    QTest::addColumn<int>("value");
    QTest::newRow("version 0") << 0 << 0;
    QTest::newRow("version 2") << 0 << 2;
    QTest::newRow("kind 0") << 1 << 0;
    QTest::newRow("kind 3") << 1 << 3;
    QTest::newRow("body of 64 KiB") << 6 << 1;
}

void TestHeader::impossibleFieldsAreRefused() {
    QFETCH(int, offset);
    QFETCH(int, value);
    auto bytes = encode(sample());
    bytes[static_cast<size_t>(offset)] = static_cast<std::byte>(value);
    const auto read = decodeHeader(bytes);
    QVERIFY(!read);
    QVERIFY(read.error().is(offset == 6 ? FeedError::BodyTooLarge : FeedError::BadHeader));
    QCOMPARE(read.error().cause, Cause::Peer);

    Header first = sample();
    first.seq = 1;
    QVERIFY(decodeHeader(encode(first)).error().is(FeedError::BadHeader)); // has a previous one
    first.seq = 0;
    QVERIFY(decodeHeader(encode(first)).error().is(FeedError::BadHeader));
    Header later = sample();
    later.previous = {};
    QVERIFY(decodeHeader(encode(later)).error().is(FeedError::BadHeader));
}

void TestHeader::everyFieldChangesTheId() {
    const auto bytes = encode(sample());
    const EventId id = idOf(sample());
    for (size_t i = 1; i < bytes.size(); ++i) {
        auto changed = bytes;
        changed[i] ^= std::byte{1};
        if (const auto header = decodeHeader(changed)) QVERIFY(idOf(*header) != id);
    }
}

void TestHeader::clocksNeverStandStill() {
    Hlc clock{5};
    for (const int64_t wall : {1'000, 1'000, 900, -50, 1'001, 1'000'000}) {
        const Hlc next = clock.next({wall});
        QVERIFY(next > clock);
        QVERIFY(next.wallMs() >= wall);
        clock = next;
    }
}

void TestHeader::clocksStayWithinTheirWord() {
    QCOMPARE(Hlc::fromWall({-1}).word, uint64_t{0});
    QCOMPARE(Hlc::fromWall({INT64_MAX}).wallMs(), (int64_t{1} << 48) - 1);
    QCOMPARE(Hlc::fromWall({1'800'000'000'123}).wallMs(), int64_t{1'800'000'000'123});
}

QTEST_GUILESS_MAIN(TestHeader)
#include "tst_header.moc"
