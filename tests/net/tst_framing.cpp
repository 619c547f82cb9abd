// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/limits.h"
#include "net/two_framings.h"

#include <QTest>

using namespace ieum;
using namespace ieum::net;

Q_DECLARE_METATYPE(ieum::net::Suite)

namespace {
bool isTyped(const Error& error) { return error.cause == Cause::Peer && error.code != 0; }
Bytes text(std::string_view words) { return copyOf(bytesOf(words)); }
} // namespace

class TestFraming : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void bothSidesAgreeOnTheHash_data();
    void bothSidesAgreeOnTheHash();
    void framesArriveWholeAndInOrder();
    void oneByteAtATimeIsEnough();
    void everyFlippedByteOfTheHandshakeIsNoticed_data();
    void everyFlippedByteOfTheHandshakeIsNoticed();
    void everyFlippedByteOfAFrameIsNoticed();
    void replicaLearnsThePseudonym();
    void wrongReplicaKeyIsNamed();
    void refusalMeansWrongKey();
    void otherSuiteIsRefused();
    void longHandshakeMessageIsRefusedByItsLength();
    void strangersFirstMessageMayNotBeLong();
    void longMessageWaitsForTheVerdict();
    void strangersFramesAreBoundedInAll();
    void repeatedMessageIsRefused();
    void goodbyeCarriesItsReason();
    void unknownTypeIsRefused();
    void tooLargeFrameIsNotSealed();
};

void TestFraming::bothSidesAgreeOnTheHash_data() {
    QTest::addColumn<Suite>("suite");
    QTest::newRow("LAN") << Suite::Lan;
    QTest::newRow("replica") << Suite::Replica;
}

void TestFraming::bothSidesAgreeOnTheHash() {
    QFETCH(Suite, suite);
    TwoFramings two(suite);
    two.shakeHands();
    QVERIFY(two.initiator->framing.finished());
    QVERIFY(two.responder->framing.finished());
    QVERIFY(two.initiator->framing.hash() == two.responder->framing.hash());
    QCOMPARE(two.initiator->heard.back().what, Heard::What::Finished);
    QCOMPARE(two.responder->heard.back().what, Heard::What::Finished);
}

void TestFraming::framesArriveWholeAndInOrder() {
    TwoFramings two(Suite::Lan);
    two.shakeHands();
    two.responder->framing.trust();
    Bytes wire;
    for (const size_t size : {size_t{0}, size_t{1}, size_t{8192}, frameBytesMax}) {
        append(wire, *two.initiator->framing.seal(MessageType::Frame, Bytes(size, std::byte{5})));
    }
    append(wire, *two.initiator->framing.seal(MessageType::Ping, {}));
    append(wire, *two.initiator->framing.seal(MessageType::Pong, {}));
    two.responder->heard.clear();
    Bytes out;
    two.responder->take(wire, out);
    QVERIFY(!two.responder->error);
    const auto& heard = two.responder->heard;
    QCOMPARE(heard.size(), size_t{6});
    QCOMPARE(heard[0].bytes.size(), size_t{0});
    QCOMPARE(heard[1].bytes, Bytes(1, std::byte{5}));
    QCOMPARE(heard[2].bytes.size(), size_t{8192});
    QCOMPARE(heard[3].bytes, Bytes(frameBytesMax, std::byte{5}));
    QCOMPARE(heard[4].what, Heard::What::Ping);
    QCOMPARE(heard[5].what, Heard::What::Pong);
    QVERIFY(out.empty());
}

void TestFraming::oneByteAtATimeIsEnough() {
    TwoFramings two(Suite::Lan);
    Bytes toInitiator;
    const Bytes first = *two.initiator->framing.start();
    for (const std::byte b : first) two.responder->take(Bytes{b}, toInitiator);
    Bytes nothing;
    for (const std::byte b : toInitiator) two.initiator->take(Bytes{b}, nothing);
    QVERIFY(two.initiator->framing.finished() && two.responder->framing.finished());
}

void TestFraming::everyFlippedByteOfTheHandshakeIsNoticed_data() { bothSidesAgreeOnTheHash_data(); }

/// Whatever byte changes on the way, one side ends with a typed error, or both hold different keys and the first
/// message shows it (a flipped point of NN's first message is only seen in the second).
void TestFraming::everyFlippedByteOfTheHandshakeIsNoticed() {
    QFETCH(Suite, suite);
    const size_t firstBytes = TwoFramings(suite).initiator->framing.start()->size();
    for (size_t i = 0; i < firstBytes + 50; ++i) {
        TwoFramings two(suite);
        Bytes first = *two.initiator->framing.start();
        if (i < first.size()) first[i] ^= std::byte{1};
        Bytes second;
        Bytes ignored;
        two.responder->take(first, second);
        // A length that grew waits for more; give it more.
        if (!two.responder->error && second.empty()) two.responder->take(Bytes(300), second);
        if (two.responder->error) {
            QVERIFY2(isTyped(*two.responder->error), qPrintable(QString::number(i)));
            continue;
        }
        if (i >= first.size()) second.at(i - first.size()) ^= std::byte{1};
        two.initiator->take(second, ignored);
        if (!two.initiator->error) two.initiator->take(Bytes(300), ignored);
        QVERIFY2(two.initiator->error && isTyped(*two.initiator->error), qPrintable(QString::number(i)));
        QVERIFY(!two.initiator->framing.finished());
    }
}

void TestFraming::everyFlippedByteOfAFrameIsNoticed() {
    for (size_t i = 0; i < 2 + 17 + 5; ++i) {
        TwoFramings two(Suite::Lan);
        two.shakeHands();
        two.responder->heard.clear();
        Bytes sealed = *two.initiator->framing.seal(MessageType::Frame, text("hello"));
        QCOMPARE(sealed.size(), size_t{2 + 17 + 5});
        sealed[i] ^= std::byte{1};
        Bytes out;
        two.responder->take(sealed, out);
        if (!two.responder->error) two.responder->take(Bytes(65'535), out);
        QVERIFY2(two.responder->error && isTyped(*two.responder->error), qPrintable(QString::number(i)));
        QVERIFY(two.responder->heard.empty());
    }
}

void TestFraming::replicaLearnsThePseudonym() {
    TwoFramings two(Suite::Replica);
    two.shakeHands();
    QVERIFY(two.responder->framing.remoteStatic() == two.clientKey.publicKey());
}

void TestFraming::wrongReplicaKeyIsNamed() {
    crypto::SystemRandom random;
    const auto other = crypto::AgreementKey::generate(random).publicKey();
    TwoFramings two(Suite::Replica, Suite::Replica, &other);
    two.shakeHands();
    QVERIFY(two.responder->error && isTyped(*two.responder->error));
    Bytes out;
    two.initiator->take(Framing::refusal(), out);
    QVERIFY(two.initiator->error && two.initiator->error->is(NetError::WrongKey));
}

void TestFraming::refusalMeansWrongKey() {
    TwoFramings two(Suite::Replica);
    QVERIFY(two.initiator->framing.start());
    Bytes answer(50, std::byte{9});
    answer[0] = std::byte{0};
    answer[1] = std::byte{48};
    Bytes out;
    two.initiator->take(answer, out);
    QVERIFY(two.initiator->error && two.initiator->error->is(NetError::WrongKey));
}

void TestFraming::otherSuiteIsRefused() {
    TwoFramings two(Suite::Lan, Suite::Replica, nullptr);
    two.shakeHands();
    QVERIFY(two.responder->error && two.responder->error->is(NetError::BadPreamble));
}

void TestFraming::longHandshakeMessageIsRefusedByItsLength() {
    TwoFramings two(Suite::Lan);
    Bytes bytes = *two.initiator->framing.start();
    bytes.resize(preambleBytes);
    append(bytes, Bytes{std::byte{1}, std::byte{1}});
    Bytes out;
    two.responder->take(bytes, out);
    QVERIFY(two.responder->error && two.responder->error->is(NetError::FrameTooLarge));
    QCOMPARE(two.responder->error->number, int64_t{257});
}

void TestFraming::strangersFirstMessageMayNotBeLong() {
    TwoFramings two(Suite::Lan);
    two.shakeHands();
    const auto sealed = two.initiator->framing.seal(MessageType::Frame, Bytes(8193));
    Bytes out;
    // The length alone is enough: nothing of the message is waited for.
    two.responder->take(Bytes(sealed->begin(), sealed->begin() + 2), out);
    QVERIFY(two.responder->error && two.responder->error->is(NetError::FrameTooLarge));
}

void TestFraming::longMessageWaitsForTheVerdict() {
    TwoFramings two(Suite::Lan);
    two.shakeHands();
    two.responder->heard.clear();
    Bytes wire = *two.initiator->framing.seal(MessageType::Frame, text("proof"));
    append(wire, *two.initiator->framing.seal(MessageType::Frame, Bytes(60'000)));
    Bytes out;
    two.responder->take(wire, out);
    QCOMPARE(two.responder->heard.size(), size_t{1});
    QVERIFY(!two.responder->error && !two.responder->framing.wanted());
    two.responder->framing.trust();
    two.responder->take({}, out);
    QCOMPARE(two.responder->heard.size(), size_t{2});
    QCOMPARE(two.responder->heard.back().bytes.size(), size_t{60'000});
}

void TestFraming::strangersFramesAreBoundedInAll() {
    TwoFramings two(Suite::Lan);
    two.shakeHands();
    two.responder->heard.clear();
    Bytes out;
    for (int i = 0; i < 100; ++i)
        two.responder->take(*two.initiator->framing.seal(MessageType::Frame, Bytes(8192)), out);
    QVERIFY(!two.responder->framing.wanted());
    QVERIFY(two.responder->heard.size() * 8192 <= unprovedBytesMax);
    QVERIFY(!two.responder->heard.empty());
}

void TestFraming::repeatedMessageIsRefused() {
    TwoFramings two(Suite::Lan);
    two.shakeHands();
    const Bytes sealed = *two.initiator->framing.seal(MessageType::Frame, text("once"));
    Bytes out;
    two.responder->take(sealed, out);
    QVERIFY(!two.responder->error);
    two.responder->take(sealed, out);
    QVERIFY(two.responder->error && isTyped(*two.responder->error));
}

void TestFraming::goodbyeCarriesItsReason() {
    TwoFramings two(Suite::Lan);
    two.shakeHands();
    const Bytes body{std::byte{9}, std::byte{0}, std::byte{12}, std::byte{0}};
    Bytes out;
    two.responder->take(*two.initiator->framing.seal(MessageType::Goodbye, body), out);
    QCOMPARE(two.responder->heard.back().what, Heard::What::Goodbye);
    QCOMPARE(two.responder->heard.back().goodbye, int64_t{9 * 65'536 + 12});
}

void TestFraming::unknownTypeIsRefused() {
    TwoFramings two(Suite::Lan);
    two.shakeHands();
    Bytes out;
    two.responder->take(*two.initiator->framing.seal(static_cast<MessageType>(4), {}), out);
    QVERIFY(two.responder->error && two.responder->error->is(NetError::BadPreamble));
}

void TestFraming::tooLargeFrameIsNotSealed() {
    TwoFramings two(Suite::Lan);
    two.shakeHands();
    const auto sealed = two.initiator->framing.seal(MessageType::Frame, Bytes(frameBytesMax + 1));
    QVERIFY(!sealed && sealed.error().is(NetError::FrameTooLarge));
}

QTEST_GUILESS_MAIN(TestFraming)
#include "tst_framing.moc"
