// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/web_frames.h"

#include "crypto/init.h"
#include "crypto/system_random.h"
#include "net/error.h"
#include "net/limits.h"

#include <QTest>

using namespace ieum;
using namespace ieum::net;

namespace {

/// A reader of frames and all that it has read.
struct Hearer {
    WebFrames frames;
    Bytes waiting;
    Bytes data;
    std::vector<Bytes> pings;
    bool closed = false;
    std::optional<Error> error;

    explicit Hearer(bool isClient) : frames(isClient) {}

    void take(ByteView bytes) {
        append(waiting, bytes);
        while (!error) {
            const size_t wanted = frames.wanted(waiting.size());
            if (wanted == 0) return;
            const auto heard = frames.take(Bytes(waiting.begin(), waiting.begin() + static_cast<ptrdiff_t>(wanted)));
            waiting.erase(waiting.begin(), waiting.begin() + static_cast<ptrdiff_t>(wanted));
            if (!heard) {
                error = heard.error();
            } else if (heard->what == WebHeard::What::Data) {
                append(data, heard->bytes);
            } else if (heard->what == WebHeard::What::Ping) {
                pings.push_back(heard->bytes);
            } else if (heard->what == WebHeard::What::Close) {
                closed = true;
            }
        }
    }
    void takeHex(const char* hex) { take(*fromHex(hex)); }
    void takeOneByOne(ByteView bytes) {
        for (const std::byte each : bytes) take(ByteView(&each, 1));
    }
};

Bytes counted(size_t size) {
    Bytes bytes(size);
    for (size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::byte>(i * 7);
    return bytes;
}

} // namespace

class TestWebFrames : public QObject {
    Q_OBJECT
    crypto::SystemRandom m_random;

  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void everySizeArrivesInBothDirections();
    void examplesOfTheRfcAreUnderstood();
    void aMaskIsNeverTheSame();
    void twoGigabytesAreRefusedByTheirHeader();
    void messagesAreBoundedInAllTheirFragments();
    void fragmentsAreCounted();
    void whatBreaksTheRulesIsRefused_data();
    void whatBreaksTheRulesIsRefused();
    void controlFramesStandBetweenFragments();
};

void TestWebFrames::everySizeArrivesInBothDirections() {
    for (const size_t size : {0UL, 1UL, 125UL, 126UL, 127UL, 65'535UL, 65'536UL, 65'537UL, 131'072UL}) {
        for (const bool fromClient : {true, false}) {
            const Bytes bytes = counted(size);
            Hearer hearer(!fromClient);
            const Bytes sealed = WebFrames(fromClient).seal(WebFrames::Opcode::Binary, bytes, m_random);
            hearer.takeOneByOne(sealed);
            QVERIFY(!hearer.error);
            QVERIFY(hearer.data == bytes);
            hearer.take(sealed);
            QVERIFY(hearer.data.size() == 2 * size && hearer.waiting.empty());
        }
    }
}

/// Section 5.7, with binary messages in the place of text.
void TestWebFrames::examplesOfTheRfcAreUnderstood() {
    Hearer server(false);
    server.takeHex("828537fa213d7f9f4d5158");
    QCOMPARE(textOf(server.data), std::string_view("Hello"));
    Hearer client(true);
    client.takeHex("020348656c80026c6f");
    QCOMPARE(textOf(client.data), std::string_view("Hello"));
    client.takeHex("890548656c6c6f");
    QCOMPARE(textOf(client.pings.at(0)), std::string_view("Hello"));
    client.takeHex("880203e8");
    QVERIFY(client.closed);
}

void TestWebFrames::aMaskIsNeverTheSame() {
    const WebFrames client(true);
    const Bytes zeros(64);
    QVERIFY(client.seal(WebFrames::Opcode::Binary, zeros, m_random) !=
            client.seal(WebFrames::Opcode::Binary, zeros, m_random));
}

void TestWebFrames::twoGigabytesAreRefusedByTheirHeader() {
    Hearer client(true);
    client.takeHex("827f0000000080000000");
    QVERIFY(client.error && client.error->is(NetError::FrameTooLarge));
    QCOMPARE(client.error->number, int64_t{1} << 31);
    QCOMPARE(toHex(WebFrames::closing(*client.error)), std::string("03f1")); // 1009
}

void TestWebFrames::messagesAreBoundedInAllTheirFragments() {
    Hearer client(true);
    // 64 KiB and again, which is allowed, and one byte more.
    const Bytes half(65'536);
    client.takeHex("027f0000000000010000");
    client.take(half);
    client.takeHex("007f0000000000010000");
    client.take(half);
    QVERIFY(!client.error);
    client.takeHex("8001");
    QVERIFY(client.error && client.error->is(NetError::FrameTooLarge));
}

void TestWebFrames::fragmentsAreCounted() {
    Hearer client(true);
    client.takeHex("0200");
    for (size_t i = 1; i < webFragmentsMax; ++i) client.takeHex("0000");
    QVERIFY(!client.error);
    client.takeHex("0000");
    QVERIFY(client.error && client.error->is(NetError::BadWebSocket));
    // The next message is counted anew.
    Hearer other(true);
    for (size_t i = 0; i < 2 * webFragmentsMax; ++i) other.takeHex("82017f");
    QVERIFY(!other.error && other.data.size() == 2 * webFragmentsMax);
}

void TestWebFrames::whatBreaksTheRulesIsRefused_data() {
    QTest::addColumn<bool>("isClient");
    QTest::addColumn<QByteArray>("hex");
    const auto row = [](const char* name, bool isClient, const char* hex) {
        QTest::newRow(name) << isClient << QByteArray(hex);
    };
    row("client without a mask", false, "820548656c6c6f");
    row("server with a mask", true, "828537fa213d7f9f4d5158");
    row("text", true, "810548656c6c6f");
    row("compressed", true, "c20548656c6c6f");
    row("unknown kind", true, "8300");
    row("unknown control", true, "8b00");
    row("nothing to continue", true, "8000");
    row("a message inside another", true, "02000200");
    row("ping in pieces", true, "0900");
    row("long ping", true, "897e007e");
    row("two bytes for a short length", true, "827e007d");
    row("eight bytes for a short length", true, "827f000000000000ffff");
    row("highest bit of a length", true, "827f8000000000000000");
}

void TestWebFrames::whatBreaksTheRulesIsRefused() {
    QFETCH(bool, isClient);
    QFETCH(QByteArray, hex);
    Hearer hearer(isClient);
    hearer.takeHex(hex.constData());
    QVERIFY(hearer.error && hearer.error->is(NetError::BadWebSocket));
    QCOMPARE(hearer.error->cause, Cause::Peer);
    QVERIFY(hearer.data.empty());
}

void TestWebFrames::controlFramesStandBetweenFragments() {
    Hearer client(true);
    client.takeHex("0203"
                   "48656c"
                   "890131"
                   "8a0132"
                   "8002"
                   "6c6f");
    QVERIFY(!client.error);
    QCOMPARE(textOf(client.data), std::string_view("Hello"));
    QCOMPARE(client.pings.size(), size_t{1});
}

QTEST_GUILESS_MAIN(TestWebFrames)
#include "tst_web_frames.moc"
