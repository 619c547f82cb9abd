// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "feed/chain.h"
#include "feed/writer.h"
#include "wire/limits.h"

using namespace ieum;
using namespace ieum::feed;
using namespace ieum::feed::test;

namespace {

Result<Range> reread(const Range& range, const Head& known = {}) {
    return verifyRange(range.feed, known, range.firstSeq(), travelling(range));
}

} // namespace

class TestRange : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void whatIsWrittenIsAccepted();
    void everyFlippedByteIsRefused();
    void gapsAreRefused();
    void reorderedEventsAreRefused();
    void anotherBranchIsRefused();
    void unsignedTailsAreRefused();
    void signaturesMayNotBeFarApart();
    void bodiesBetweenSignaturesAreBounded();
    void clocksMustAdvance();
    void kindsMayNotChange();
    void anotherFeedsRangeIsRefused();
    void numbersDoNotRunOver();
};

void TestRange::whatIsWrittenIsAccepted() {
    SeededRandom random(7);
    const auto key = feedKey();
    Head known;
    size_t signatures = 0;
    for (int round = 0; round < 60; ++round) {
        // Many small ones pass the bound of events, few large ones that of bytes.
        const bool large = round % 3 == 0;
        std::vector<size_t> bodies(1 + random.below(large ? 60 : 700));
        for (size_t& bytes : bodies) bytes = random.below(large ? wire::bodyBytesMax + 1 : 300);
        if (round == 1) bodies.assign(80, wire::bodyBytesMax);
        const Range written = writeRange(key, Kind::Content, known, draftsOf(bodies, known.hlc));
        const auto read = reread(written, known);
        QVERIFY2(read, qPrintable(QString("round %1").arg(round)));
        QVERIFY(read->head() == written.head());
        for (size_t i = 0; i < written.events.size(); ++i) {
            QVERIFY(read->events[i].id == written.events[i].id && read->events[i].body == written.events[i].body);
            signatures += written.events[i].signature ? 1 : 0;
        }
        known = written.head();
    }
    QVERIFY(signatures < known.seq / 20); // sparse, or the whole design is for nothing
}

void TestRange::everyFlippedByteIsRefused() {
    const Range range = writeRange(feedKey(), Kind::Content, {}, draftsOf({0, 3, 70, 1}));
    const auto refused = [&](std::vector<ReceivedEvent> events, const char* what, size_t i) {
        const auto read = verifyRange(range.feed, {}, 1, std::move(events));
        const bool typed = !read && read.error().folder == Folder::Feed && read.error().cause == Cause::Peer;
        if (!typed) qWarning("%s of event %zu", what, i);
        return typed;
    };
    for (size_t i = 0; i < range.events.size(); ++i) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            auto events = travelling(range);
            events[i].kind = static_cast<uint8_t>(events[i].kind ^ (1U << bit));
            QVERIFY(refused(std::move(events), "kind", i));
        }
        for (unsigned bit = 0; bit < 16; ++bit) {
            auto events = travelling(range);
            events[i].flags = static_cast<uint16_t>(events[i].flags ^ (1U << bit));
            QVERIFY(refused(std::move(events), "flags", i));
        }
        for (unsigned bit = 0; bit < 64; ++bit) {
            auto events = travelling(range);
            events[i].hlc.word ^= uint64_t{1} << bit;
            QVERIFY(refused(std::move(events), "clock", i));
        }
        for (size_t at = 0; at < EpochId::byteCount; ++at) {
            auto events = travelling(range);
            events[i].epoch.value[at] ^= std::byte{0x40};
            QVERIFY(refused(std::move(events), "epoch", i));
        }
        for (size_t at = 0; at < range.events[i].body.size(); ++at) {
            auto events = travelling(range);
            events[i].body[at] ^= std::byte{1};
            QVERIFY(refused(std::move(events), "body", i));
        }
        auto shorter = travelling(range);
        shorter[i].body.push_back(std::byte{0});
        QVERIFY(refused(std::move(shorter), "body size", i));
    }
    for (size_t at = 0; at < crypto::Signature::byteCount; ++at) {
        auto events = travelling(range);
        events.back().signature->value[at] ^= std::byte{1};
        const auto read = verifyRange(range.feed, {}, 1, std::move(events));
        QVERIFY(!read && read.error().is(FeedError::BadSignature));
        QCOMPARE(read.error().number, int64_t{4});
    }
}

void TestRange::gapsAreRefused() {
    const Range range = writeRange(feedKey(), Kind::Content, {}, draftsOf({5, 5, 5}));
    QVERIFY(verifyRange(range.feed, {}, 2, travelling(range)).error().is(FeedError::Gap));
    QVERIFY(verifyRange(range.feed, {}, 0, travelling(range)).error().is(FeedError::Gap));
    QVERIFY(verifyRange(range.feed, range.head(), 1, travelling(range)).error().is(FeedError::Gap));
    auto events = travelling(range);
    events.erase(events.begin() + 1);
    QVERIFY(verifyRange(range.feed, {}, 1, std::move(events)).error().is(FeedError::BadSignature));
    // The last signed event moved to where the middle one was.
    QVERIFY(verifyRange(range.feed, range.head(), 4, travelling(range)).error().is(FeedError::BadHeader));
}

void TestRange::reorderedEventsAreRefused() {
    const Range range = writeRange(feedKey(), Kind::Content, {}, draftsOf({5, 6, 7}));
    auto events = travelling(range);
    std::swap(events[0].body, events[1].body);
    QVERIFY(verifyRange(range.feed, {}, 1, std::move(events)).error().is(FeedError::BadSignature));
    events = travelling(range);
    std::swap(events[0], events[1]);
    QVERIFY(verifyRange(range.feed, {}, 1, std::move(events)).error().is(FeedError::BadHeader));
}

void TestRange::anotherBranchIsRefused() {
    const auto key = feedKey();
    const Range one = writeRange(key, Kind::Content, {}, draftsOf({5, 5}));
    const Range other = writeRange(key, Kind::Content, {}, draftsOf({5, 6}));
    const Range onTop = writeRange(key, Kind::Content, other.head(), draftsOf({9}, other.head().hlc));
    QVERIFY(reread(onTop, other.head()));
    QVERIFY(reread(onTop, one.head()).error().is(FeedError::BadSignature));
}

void TestRange::unsignedTailsAreRefused() {
    const Range range = writeRange(feedKey(), Kind::Content, {}, draftsOf({5, 5}));
    auto events = travelling(range);
    events.back().signature.reset();
    const auto read = verifyRange(range.feed, {}, 1, std::move(events));
    QVERIFY(read.error().is(FeedError::Unsigned));
    QCOMPARE(read.error().number, int64_t{2});
    QVERIFY(verifyRange(range.feed, {}, 1, {}).error().is(FeedError::Unsigned));
}

void TestRange::signaturesMayNotBeFarApart() {
    const auto key = feedKey();
    // A writer who signs only at the end: as long as the reader allows, and one longer.
    for (const size_t count : {wire::eventsPerSignatureMax, wire::eventsPerSignatureMax + 1}) {
        const Range range = writeRange(key, Kind::Content, {}, draftsOf(std::vector<size_t>(count, 1)));
        auto events = travelling(range);
        for (size_t i = 0; i + 1 < events.size(); ++i) events[i].signature.reset();
        const auto read = verifyRange(range.feed, {}, 1, std::move(events));
        QCOMPARE(read.has_value(), count == wire::eventsPerSignatureMax);
        if (!read) QVERIFY(read.error().is(FeedError::TooFarUnsigned));
    }
}

void TestRange::bodiesBetweenSignaturesAreBounded() {
    const size_t fits = wire::bytesPerSignatureMax / wire::bodyBytesMax;
    for (const size_t unsignedEvents : {fits, fits + 1}) {
        const std::vector<size_t> bodies(unsignedEvents + 1, wire::bodyBytesMax);
        const Range range = writeRange(feedKey(), Kind::Content, {}, draftsOf(bodies));
        auto events = travelling(range);
        for (size_t i = 0; i + 1 < events.size(); ++i) events[i].signature.reset();
        const auto read = verifyRange(range.feed, {}, 1, std::move(events));
        QCOMPARE(read.has_value(), unsignedEvents == fits);
        if (!read) QVERIFY(read.error().is(FeedError::TooFarUnsigned));
    }
    std::vector<ReceivedEvent> large(1);
    large[0].kind = 2;
    large[0].body.resize(wire::bodyBytesMax + 1);
    QVERIFY(verifyRange({}, {}, 1, std::move(large)).error().is(FeedError::BodyTooLarge));
}

void TestRange::clocksMustAdvance() {
    // Signed rightly by its owner, and refused all the same.
    const auto key = feedKey();
    const Range first = writeRange(key, Kind::Content, {}, draftsOf({5}));
    for (const uint64_t word : {first.head().hlc.word, first.head().hlc.word - 1, uint64_t{0}}) {
        Header header;
        header.kind = Kind::Content;
        header.bodyBytes = 1;
        header.seq = 2;
        header.hlc = {word};
        header.feed = first.feed;
        header.previous = first.head().id;
        const Bytes body(1);
        header.bodyHash = bodyHashOf(body);
        std::vector<ReceivedEvent> events;
        events.push_back({2, 0, header.hlc, {}, body, signEvent(key, idOf(header))});
        QVERIFY(verifyRange(first.feed, first.head(), 2, std::move(events)).error().is(FeedError::BadHeader));
    }
}

void TestRange::kindsMayNotChange() {
    const Range range = writeRange(feedKey(), Kind::Content, {}, draftsOf({5, 5}));
    auto events = travelling(range);
    events[1].kind = 1;
    QVERIFY(verifyRange(range.feed, {}, 1, std::move(events)).error().is(FeedError::BadHeader));
    events = travelling(range);
    events[0].kind = events[1].kind = 1; // both: then the hash no longer fits
    QVERIFY(verifyRange(range.feed, {}, 1, std::move(events)).error().is(FeedError::BadSignature));
}

void TestRange::anotherFeedsRangeIsRefused() {
    const Range range = writeRange(feedKey(1), Kind::Content, {}, draftsOf({5, 5}));
    const FeedId other = feedKey(2).publicAs<FeedId>();
    QVERIFY(verifyRange(other, {}, 1, travelling(range)).error().is(FeedError::BadSignature));
}

void TestRange::numbersDoNotRunOver() {
    const Head last{UINT64_MAX, {}, {}};
    std::vector<ReceivedEvent> events(1);
    events[0].kind = 2;
    QVERIFY(!verifyRange({}, last, 0, std::move(events)));
}

QTEST_GUILESS_MAIN(TestRange)
#include "tst_range.moc"
