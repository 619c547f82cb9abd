// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/seeded_random.h"
#include "wire/codec.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace ieum;
using namespace ieum::wire;

namespace {

std::string bytesFor(size_t count, char fill = 'x') { return std::string(count, fill); }

/// What is said before rooms are shared, with every field set.
std::vector<Frame> framesOfBeginnings() {
    std::vector<Frame> frames(8);
    size_t i = 0;
    auto* hello = frames[i++].mutable_hello();
    hello->set_version(1);
    hello->set_instance(bytesFor(16));
    hello->set_is_replica(true);
    frames[i++].mutable_room_tags()->add_tags(7);
    auto* proof = frames[i++].mutable_room_proofs()->add_proofs();
    proof->set_tag(9);
    proof->set_mac(bytesFor(16));
    auto* identity = frames[i++].mutable_identity();
    identity->set_device_certificate(bytesFor(200));
    identity->set_signature(bytesFor(64));
    auto* open = frames[i++].mutable_open_rooms();
    open->set_token("token");
    open->add_rooms()->set_replica_tag(bytesFor(32));
    open->mutable_rooms(0)->set_depot_key(bytesFor(32));
    open->mutable_rooms(0)->set_signature(bytesFor(64));
    auto* opened = frames[i++].mutable_rooms_opened()->add_rooms();
    opened->set_replica_tag(bytesFor(32));
    opened->set_tag(3);
    opened->set_refusal(2);
    opened->set_quota_bytes(UINT64_MAX);
    opened->set_used_bytes(1);
    auto* resume = frames[i++].mutable_resume();
    resume->set_cursor(300);
    resume->set_digest(5);
    resume->add_tags(6);
    auto* settled = frames[i++].mutable_settled();
    settled->set_cursor(77);
    settled->set_same(true);
    return frames;
}

/// And after it.
std::vector<Frame> framesOfRooms() {
    std::vector<Frame> frames(11);
    size_t i = 0;
    auto* digest = frames[i++].mutable_digests()->add_rooms();
    digest->set_tag(1);
    digest->set_digest(2);
    frames[i++].mutable_digests_differ()->add_tags(1);
    auto* heads = frames[i++].mutable_heads();
    heads->set_tag(1);
    heads->set_cursor(8);
    auto* head = heads->add_feeds();
    head->set_feed(bytesFor(32));
    head->set_seq(1'000'000);
    head->set_kind(2);
    head->set_admission(bytesFor(64));
    auto* want = frames[i++].mutable_want();
    want->set_tag(1);
    want->set_feed(bytesFor(32));
    want->set_from_seq(1);
    want->set_to_seq(UINT64_MAX);
    auto* range = frames[i++].mutable_range();
    range->set_tag(1);
    range->set_feed(bytesFor(32));
    range->set_first_seq(5);
    range->set_signature(bytesFor(64));
    range->set_more(true);
    auto* event = range->add_events();
    event->set_kind(2);
    event->set_flags(1);
    event->set_hlc(1ULL << 60U);
    event->set_epoch(bytesFor(32));
    event->set_body(bytesFor(100));
    auto* receipt = frames[i++].mutable_receipts()->add_receipts();
    receipt->set_feed(bytesFor(32));
    receipt->set_counter(4);
    receipt->set_sealed(bytesFor(90));
    receipt->set_signature(bytesFor(64));
    frames[i].mutable_chunk_ask()->set_offer(true);
    frames[i++].mutable_chunk_ask()->add_ids(bytesFor(32));
    frames[i++].mutable_chunk_have()->add_ids(bytesFor(32));
    frames[i++].mutable_chunk_want()->add_ids(bytesFor(32));
    auto* part = frames[i++].mutable_chunk_part();
    part->set_tag(2);
    part->set_id(bytesFor(32));
    part->set_offset(60);
    part->set_total(100);
    part->set_data(bytesFor(40));
    auto* refused = frames[i++].mutable_refused();
    refused->set_tag(1);
    refused->set_feed(bytesFor(32));
    refused->set_from_seq(9);
    refused->set_code(REFUSAL_QUOTA);
    return frames;
}

std::vector<Frame> everyFrame() {
    std::vector<Frame> frames = framesOfBeginnings();
    for (const Frame& frame : framesOfRooms()) frames.push_back(frame);
    return frames;
}

bool isTyped(const Error& error) { return error.folder == Folder::Wire && error.cause == Cause::Peer; }

Bytes varint(uint64_t value) {
    Bytes bytes;
    for (; value >= 128; value >>= 7U) bytes.push_back(static_cast<std::byte>(value | 128U));
    bytes.push_back(static_cast<std::byte>(value));
    return bytes;
}

} // namespace

class TestCodec : public QObject {
    Q_OBJECT
  private slots:
    void everyKindOfFrameComesBack();
    void everyTruncationIsHarmless();
    void everyFlippedBitIsHarmless();
    void rubbishIsHarmless();
    void tooManyBytesAreRefusedUnread();
    void manyFieldsAreRefused();
    void aMillionEmptyMessagesAreRefused();
    void lengthsThatLieAreRefused();
    void endlessVarintsAreRefused();
    void deepNestingIsRefused();
    void groupsAreRefused();
    void textThatIsNotUtf8IsRefused();
    void idsHaveTheirLength();
    void noFrameCarriesATime();
};

void TestCodec::everyKindOfFrameComesBack() {
    const auto frames = everyFrame();
    std::set<int> kinds;
    for (const Frame& frame : frames) {
        const Bytes bytes = encode(frame);
        const auto back = decode<Frame>(bytes);
        QVERIFY(back);
        QVERIFY(encode(*back) == bytes);
        kinds.insert(back->kind_case());
    }
    QCOMPARE(kinds.size(), size_t{19});
    QVERIFY(!kinds.contains(Frame::KIND_NOT_SET));
}

void TestCodec::everyTruncationIsHarmless() {
    for (const Frame& frame : everyFrame()) {
        const Bytes bytes = encode(frame);
        for (size_t size = 1; size < bytes.size(); ++size) {
            const auto read = decode<Frame>(ByteView(bytes).first(size));
            QVERIFY2(!read && isTyped(read.error()), qPrintable(QString::number(size)));
        }
    }
}

void TestCodec::everyFlippedBitIsHarmless() {
    int refused = 0;
    int read = 0;
    for (const Frame& frame : everyFrame()) {
        const Bytes bytes = encode(frame);
        for (size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
            Bytes changed = bytes;
            changed[bit / 8] ^= static_cast<std::byte>(1U << (bit % 8));
            const auto back = decode<Frame>(changed);
            if (back) {
                read += 1;
                QVERIFY(back->ByteSizeLong() <= frameBytesMax);
            } else {
                refused += 1;
                QVERIFY(isTyped(back.error()));
            }
        }
    }
    QVERIFY(refused > 100 && read > 100);
}

void TestCodec::rubbishIsHarmless() {
    ieum::test::SeededRandom random(11);
    for (int i = 0; i < 20'000; ++i) {
        Bytes bytes(random.below(200));
        random.fill(bytes);
        const auto frame = decode<Frame>(bytes);
        QVERIFY(frame || isTyped(frame.error()));
        const auto body = decode<ContentBody>(bytes);
        QVERIFY(body || isTyped(body.error()));
    }
}

void TestCodec::tooManyBytesAreRefusedUnread() {
    const Bytes bytes(frameBytesMax + 1);
    const auto read = decode<Frame>(bytes);
    QVERIFY(read.error().is(WireError::TooLarge));
    QCOMPARE(read.error().number, static_cast<int64_t>(bytes.size()));
    Frame frame;
    frame.mutable_chunk_part()->set_data(bytesFor(frameBytesMaxUnproved));
    QVERIFY(decode<Frame>(encode(frame)));
    QVERIFY(decode<Frame>(encode(frame), frameBytesMaxUnproved).error().is(WireError::TooLarge));
}

void TestCodec::manyFieldsAreRefused() {
    for (const int count : {repeatedMax, repeatedMax + 1}) {
        Digests digests;
        for (int i = 0; i < count; ++i) digests.add_rooms();
        const auto read = decode<Digests>(encode(digests));
        QCOMPARE(read.has_value(), count == repeatedMax);
        if (!read) QVERIFY(read.error().is(WireError::TooMany));
    }
}

void TestCodec::aMillionEmptyMessagesAreRefused() {
    Bytes bytes;
    for (int i = 0; i < 1'000'000; ++i) append(bytes, Bytes{std::byte{0x0A}, std::byte{0}});
    QVERIFY(decode<Digests>(bytes).error().is(WireError::TooLarge));
    QVERIFY(decode<Digests>(bytes, bytes.size()).error().is(WireError::TooMany));
    // One level down only the size bounds them: what fits a frame stays small in memory.
    Frame frame;
    for (int i = 0; i < 32'000; ++i) frame.mutable_digests()->add_rooms();
    const auto read = decode<Frame>(encode(frame));
    QVERIFY(read);
    QCOMPARE(read->digests().rooms_size(), 32'000);
    frame.mutable_digests()->mutable_rooms()->Reserve(1);
    for (int i = 0; i < 1'000; ++i) frame.mutable_digests()->add_rooms();
    QVERIFY(decode<Frame>(encode(frame)).error().is(WireError::TooLarge));
}

void TestCodec::lengthsThatLieAreRefused() {
    for (const uint64_t length : {uint64_t{1}, uint64_t{0x7FFFFFFF}, uint64_t{0xFFFFFFFF}, UINT64_MAX}) {
        Bytes bytes{std::byte{0x0A}};
        append(bytes, varint(length));
        QVERIFY(decode<Frame>(bytes).error().is(WireError::Malformed));
    }
}

void TestCodec::endlessVarintsAreRefused() {
    for (const std::byte tag : {std::byte{0x08}, std::byte{0x0A}, std::byte{0x88}}) {
        Bytes bytes(5'000, std::byte{0xFF});
        bytes.front() = tag;
        QVERIFY(decode<Frame>(bytes).error().is(WireError::Malformed));
        QVERIFY(decode<Settled>(bytes).error().is(WireError::Malformed));
    }
}

void TestCodec::deepNestingIsRefused() {
    // Unknown groups nest without any schema; a message of ours nests four deep at most.
    for (const int depth : {10, recursionMax + 1, 10'000}) {
        Bytes bytes(static_cast<size_t>(depth), std::byte{0x7B});
        bytes.insert(bytes.end(), static_cast<size_t>(depth), std::byte{0x7C});
        Bytes inside{std::byte{0x0A}};
        append(inside, varint(bytes.size()));
        append(inside, bytes);
        QCOMPARE(decode<Frame>(inside).has_value(), depth == 10);
    }
}

void TestCodec::groupsAreRefused() {
    QVERIFY(decode<Frame>(Bytes{std::byte{0x0B}, std::byte{0x0C}}).error().is(WireError::Malformed));
    QVERIFY(decode<Frame>(Bytes{std::byte{0x0C}}).error().is(WireError::Malformed));
    QVERIFY(decode<Frame>(Bytes{std::byte{0}}).error().is(WireError::Malformed));
}

void TestCodec::textThatIsNotUtf8IsRefused() {
    const Bytes bytes{std::byte{0x0A}, std::byte{2}, std::byte{0xFF}, std::byte{0xFE}};
    QVERIFY(decode<wire::Message>(bytes).error().is(WireError::Malformed));
    QVERIFY(decode<RenameRoom>(bytes).error().is(WireError::Malformed));
}

void TestCodec::idsHaveTheirLength() {
    using Id = FixedBytes<struct TestTag, 32>;
    QVERIFY(idOf<Id>(bytesFor(32)));
    for (const size_t size : {0U, 31U, 33U}) {
        const auto read = idOf<Id>(bytesFor(size));
        QVERIFY(read.error().is(WireError::BadLength));
        QCOMPARE(read.error().number, static_cast<int64_t>(size));
    }
}

void TestCodec::noFrameCarriesATime() {
    // What a replica says of the time is worth nothing, so there is no field to say it in. The clock of an event is its
    // author's and under his signature.
    QFile frames(qEnvironmentVariable("IEUM_SOURCE_DIR") + "/core/wire/frame.proto");
    QVERIFY2(frames.open(QIODevice::ReadOnly), "IEUM_SOURCE_DIR names the checkout; ctest sets it");
    const QString text = QString::fromUtf8(frames.readAll()).remove(QRegularExpression("//[^\n]*"));
    QVERIFY(text.contains("uint64 hlc"));
    const QRegularExpression time("\\w*(time|clock|date|expir|_ms)\\w* *=", QRegularExpression::CaseInsensitiveOption);
    QVERIFY2(!time.match(text).hasMatch(), qPrintable(time.match(text).captured()));
}

QTEST_GUILESS_MAIN(TestCodec)
#include "tst_codec.moc"
