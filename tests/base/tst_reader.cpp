// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reader and Writer are each other's inverse, and a Reader remembers its first failure.
#include "base/ids.h"
#include "base/reader.h"
#include "base/writer.h"

#include <QtTest>

using namespace ieum;

class TestReader : public QObject {
    Q_OBJECT
  private slots:
    void readsWhatWasWritten();
    void numbersAreLittleEndian();
    void everyShorterInputIsTruncated();
    void leftOverBytesAreAnError();
    void afterAFailureNothingMoreIsRead();
    void aHugeLengthIsRefused();
};

namespace {

Bytes sample() {
    Writer writer;
    writer.u8(0x12).u16(0x3456).u32(0x789ABCDE).u64(0x0123456789ABCDEF).put(MessageId{}.view());
    return writer.take();
}

Done readAll(Reader& reader) {
    reader.u8();
    reader.u16();
    reader.u32();
    reader.u64();
    reader.id<MessageId>();
    return reader.finish();
}

} // namespace

void TestReader::readsWhatWasWritten() {
    const Bytes bytes = sample();
    Reader reader(bytes);
    QCOMPARE(reader.u8(), uint8_t(0x12));
    QCOMPARE(reader.u16(), uint16_t(0x3456));
    QCOMPARE(reader.u32(), uint32_t(0x789ABCDE));
    QCOMPARE(reader.u64(), uint64_t(0x0123456789ABCDEF));
    QVERIFY(reader.id<MessageId>().isZero());
    QVERIFY(reader.finish().has_value());
}

void TestReader::numbersAreLittleEndian() {
    Writer writer;
    writer.u32(0x01020304);
    QCOMPARE(toHex(writer.bytes()), std::string("04030201"));
}

void TestReader::everyShorterInputIsTruncated() {
    const Bytes bytes = sample();
    for (size_t length = 0; length < bytes.size(); ++length) {
        Reader reader(ByteView(bytes).first(length));
        const Done done = readAll(reader);
        QVERIFY(!done);
        QVERIFY(done.error().is(BaseError::Truncated));
        QVERIFY(done.error().cause == Cause::Peer);
    }
}

void TestReader::leftOverBytesAreAnError() {
    Bytes bytes = sample();
    bytes.resize(bytes.size() + 3);
    Reader reader(bytes);
    const Done done = readAll(reader);
    QVERIFY(!done);
    QVERIFY(done.error().is(BaseError::TrailingBytes));
    QCOMPARE(done.error().number, int64_t(3));
}

void TestReader::afterAFailureNothingMoreIsRead() {
    const Bytes bytes{std::byte{1}, std::byte{2}, std::byte{3}};
    Reader reader(bytes);
    QCOMPARE(reader.u8(), uint8_t(1));
    QCOMPARE(reader.u32(), uint32_t(0)); // two are left: too few
    QCOMPARE(reader.u8(), uint8_t(0));   // would be there, but comes after the failure
    QVERIFY(reader.take(1).empty());
    const Done done = reader.finish();
    QVERIFY(!done);
    QVERIFY(done.error().is(BaseError::Truncated));
    QCOMPARE(done.error().number, int64_t(1));
}

void TestReader::aHugeLengthIsRefused() {
    const Bytes bytes(8);
    Reader reader(bytes);
    QCOMPARE(reader.u8(), uint8_t(0));
    QVERIFY(reader.take(SIZE_MAX).empty());
    QVERIFY(!reader.finish());
}

QTEST_GUILESS_MAIN(TestReader)
#include "tst_reader.moc"
