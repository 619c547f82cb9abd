// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Noise as the rest of the program meets it: what changes is noticed, what is out of turn is refused.
#include "crypto/init.h"
#include "crypto/limits.h"
#include "noise_pair.h"

using namespace ieum;
using namespace ieum::crypto;
using namespace ieum::crypto::test;

Q_DECLARE_METATYPE(ieum::crypto::Pattern)

class TestNoise : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void matchesAQuotedVector();
    void bothSidesLearnTheSame_data();
    void bothSidesLearnTheSame();
    void everyFlippedByteOfTheHandshakeIsNoticed_data();
    void everyFlippedByteOfTheHandshakeIsNoticed();
    void everyShorterOrLongerMessageIsNoticed_data();
    void everyShorterOrLongerMessageIsNoticed();
    void anotherPrologueFails_data();
    void anotherPrologueFails();
    void anotherResponderKeyFails();
    void lowOrderEphemeralFails();
    void lowOrderStaticFails();
    void outOfTurnIsRefused();
    void afterAFailureNothingWorks();
    void oversizedMessagesAreRefused();
    void anUnprovedStaticKeyIsNotReported();
};

namespace {

void addPatterns() {
    QTest::addColumn<Pattern>("pattern");
    QTest::newRow("NN") << Pattern::NN;
    QTest::newRow("IK") << Pattern::IK;
    QTest::newRow("XK") << Pattern::XK;
    QTest::newRow("XX") << Pattern::XX;
}

constexpr std::string_view lowOrderPoints[] = {
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
    "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
};

} // namespace

void TestNoise::initTestCase() { QVERIFY(initialise().has_value()); }

void TestNoise::matchesAQuotedVector() {
    // Noise_NN_25519_ChaChaPoly_BLAKE2b of the cacophony project's vectors/cacophony.txt: two handshake messages, one
    // of the transport.
    CountingRandom random;
    Handshake::Config first;
    first.prologue = unhex("4a6f686e2047616c74");
    first.fixedEphemeral =
        AgreementKey::fromSecret(keyOf(unhex("893e28b9dc6ca8d611ab664754b8ceb7bac5117349a4439a6b0569da977c464a")));
    Handshake::Config second;
    second.initiator = false;
    second.prologue = first.prologue;
    second.fixedEphemeral =
        AgreementKey::fromSecret(keyOf(unhex("bbdb4cdbd309f1a1f2e1456967fe288cadd6f712d65dc7b7793d5e63da6b375b")));
    Handshake initiator(std::move(first), random);
    Handshake responder(std::move(second), random);

    const auto one = initiator.write(unhex("4c756477696720766f6e204d69736573"));
    QVERIFY(one.has_value());
    QCOMPARE(hexOf(*one), u"ca35def5ae56cec33dc2036731ab14896bc4c75dbb07a61f879f8e3afa4c7944"
                          "4c756477696720766f6e204d69736573"_qs);
    QVERIFY(responder.read(*one).has_value());
    const auto two = responder.write(unhex("4d757272617920526f746862617264"));
    QVERIFY(two.has_value());
    QCOMPARE(hexOf(*two), u"95ebc60d2b1fa672c1f46a8aa265ef51bfe38e7ccb39ec5be34069f144808843"
                          "d10cf8ef4ab895bed3e4673211f0c9337039d63a450c7b28196b8a0ebade00"_qs);
    QVERIFY(initiator.read(*two).has_value());
    QCOMPARE(hexOf(initiator.hash()), u"25b3d1154146a2e058e4db548e0841992cf33a972d5b85a908e4fb8f14b6d94f"
                                      "4987e17baa330c93dd842d6eda030cd47190c60d7c862574078779aba1302a2e"_qs);
    const auto three = initiator.split().encrypt(unhex("462e20412e20486179656b"));
    QVERIFY(three.has_value());
    QCOMPARE(hexOf(*three), u"e50ec882703a1f34bf4957d8cafd036d34e02930f672f424c676e1"_qs);
}

void TestNoise::bothSidesLearnTheSame_data() { addPatterns(); }
void TestNoise::bothSidesLearnTheSame() {
    QFETCH(Pattern, pattern);
    NoisePair pair(pattern, bytesOf("same"), bytesOf("same"));
    QVERIFY(pair.initiator.writesNext());
    QVERIFY(!pair.responder.writesNext());
    QVERIFY(!pair.responder.remoteStatic());
    QVERIFY(pair.run().has_value());
    QVERIFY(pair.initiator.hash() == pair.responder.hash());
    if (pattern == Pattern::NN) {
        QVERIFY(!pair.initiator.remoteStatic());
        QVERIFY(!pair.responder.remoteStatic());
    } else {
        QVERIFY(pair.initiator.remoteStatic() == pair.responderStatic.publicKey());
        QVERIFY(pair.responder.remoteStatic() == pair.initiatorStatic.publicKey());
    }
}

void TestNoise::everyFlippedByteOfTheHandshakeIsNoticed_data() { addPatterns(); }
void TestNoise::everyFlippedByteOfTheHandshakeIsNoticed() {
    QFETCH(Pattern, pattern);
    NoisePair honest(pattern);
    QVERIFY(honest.run().has_value());
    for (size_t message = 0; message < honest.messageSizes.size(); ++message) {
        for (size_t at = 0; at < honest.messageSizes[message]; ++at) {
            for (const std::byte flip : {std::byte{0x01}, std::byte{0x80}}) {
                NoisePair pair(pattern);
                const Done done = pair.run([&](size_t i, Bytes& bytes) {
                    if (i == message) bytes[at] ^= flip;
                });
                QVERIFY2(refusedByHandshake(done), qPrintable(QStringLiteral("%1:%2").arg(message).arg(at)));
                QVERIFY(!(pair.initiator.finished() && pair.responder.finished()));
            }
        }
    }
}

void TestNoise::everyShorterOrLongerMessageIsNoticed_data() { addPatterns(); }
void TestNoise::everyShorterOrLongerMessageIsNoticed() {
    QFETCH(Pattern, pattern);
    NoisePair honest(pattern);
    QVERIFY(honest.run().has_value());
    for (size_t message = 0; message < honest.messageSizes.size(); ++message) {
        for (size_t length = 0; length <= honest.messageSizes[message] + 1; ++length) {
            if (length == honest.messageSizes[message]) continue;
            NoisePair pair(pattern);
            const Done done = pair.run([&](size_t i, Bytes& bytes) {
                if (i == message) bytes.resize(length);
            });
            QVERIFY2(refusedByHandshake(done), qPrintable(QStringLiteral("%1:%2").arg(message).arg(length)));
        }
    }
}

void TestNoise::anotherPrologueFails_data() { addPatterns(); }
void TestNoise::anotherPrologueFails() {
    QFETCH(Pattern, pattern);
    NoisePair pair(pattern, bytesOf("version 1"), bytesOf("version 2"));
    QVERIFY(refusedByHandshake(pair.run()));
}

void TestNoise::anotherResponderKeyFails() {
    for (const Pattern pattern : {Pattern::IK, Pattern::XK}) {
        NoisePair pair(pattern);
        auto config = pair.configOf(pattern, true, {});
        config.remoteStatic = AgreementKey::generate(pair.random).publicKey();
        pair.initiator = Handshake(std::move(config), pair.random);
        QVERIFY(refusedByHandshake(pair.run()));
    }
}

void TestNoise::lowOrderEphemeralFails() {
    for (const Pattern pattern : {Pattern::NN, Pattern::IK, Pattern::XK, Pattern::XX}) {
        for (const std::string_view point : lowOrderPoints) {
            const Bytes bad = unhex(point);
            for (const size_t message : {0, 1}) {
                NoisePair pair(pattern);
                const Done done = pair.run([&](size_t i, Bytes& bytes) {
                    if (i == message) std::copy(bad.begin(), bad.end(), bytes.begin());
                });
                QVERIFY(!done);
                QVERIFY(done.error().is(CryptoError::WeakPoint));
                QVERIFY(done.error().cause == Cause::Peer);
            }
        }
    }
}

void TestNoise::lowOrderStaticFails() {
    for (const std::string_view point : lowOrderPoints) {
        NoisePair pair(Pattern::IK);
        auto config = pair.configOf(Pattern::IK, true, {});
        config.remoteStatic = AgreementPublicKey::from(unhex(point));
        Handshake initiator(std::move(config), pair.random);
        const Result<Bytes> message = initiator.write({});
        QVERIFY(!message);
        QVERIFY(message.error().is(CryptoError::WeakPoint));
    }
}

void TestNoise::outOfTurnIsRefused() {
    NoisePair pair(Pattern::XX);
    const auto early = pair.responder.write({});
    QVERIFY(!early);
    QVERIFY(early.error().is(CryptoError::OutOfOrder));
    const auto wrongWay = pair.initiator.read(Bytes(32));
    QVERIFY(!wrongWay);
    QVERIFY(wrongWay.error().is(CryptoError::OutOfOrder));
    QVERIFY(pair.run().has_value()); // a step out of turn spoils nothing
    const auto late = pair.initiator.write({});
    QVERIFY(!late);
    QVERIFY(late.error().is(CryptoError::OutOfOrder));
}

void TestNoise::afterAFailureNothingWorks() {
    NoisePair pair(Pattern::XX);
    const auto first = pair.initiator.write({});
    QVERIFY(first.has_value());
    QVERIFY(!pair.responder.read(Bytes(31)));
    const auto again = pair.responder.read(*first);
    QVERIFY(!again);
    QVERIFY(again.error().is(CryptoError::HandshakeFailed));
    QVERIFY(!pair.responder.write({}));
    QVERIFY(!pair.responder.finished());
    QVERIFY(!pair.responder.writesNext());
}

void TestNoise::oversizedMessagesAreRefused() {
    NoisePair pair(Pattern::NN);
    const auto tooLong = pair.responder.read(Bytes(noiseMessageBytesMax + 1));
    QVERIFY(!tooLong);
    QVERIFY(tooLong.error().is(CryptoError::BadParameters));
    const auto tooMuch = pair.initiator.write(Bytes(noiseMessageBytesMax - 31));
    QVERIFY(!tooMuch);
    QVERIFY(tooMuch.error().is(CryptoError::BadParameters));
    NoisePair other(Pattern::NN);
    const auto largest = other.initiator.write(Bytes(noiseMessageBytesMax - 32));
    QVERIFY(largest.has_value());
    QVERIFY(other.responder.read(*largest).has_value());
}

void TestNoise::anUnprovedStaticKeyIsNotReported() {
    NoisePair pair(Pattern::NN);
    auto config = pair.configOf(Pattern::NN, true, {});
    config.remoteStatic = pair.responderStatic.publicKey();
    pair.initiator = Handshake(std::move(config), pair.random);
    QVERIFY(pair.run().has_value());
    QVERIFY(!pair.initiator.remoteStatic());
}

QTEST_GUILESS_MAIN(TestNoise)
#include "tst_noise.moc"
