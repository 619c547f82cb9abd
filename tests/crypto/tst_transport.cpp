// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Frames after the handshake: in order, whole and unchanged, or refused.
#include "crypto/init.h"
#include "crypto/limits.h"
#include "crypto/noise_symmetric.h"
#include "noise_pair.h"

using namespace ieum;
using namespace ieum::crypto;
using namespace ieum::crypto::test;

class TestTransport : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void framesArriveInBothDirections();
    void theCounterIsTheNonceAndTheKeyTheDirections();
    void everyFlippedByteIsUndecryptableAndChangesNothing();
    void replayedReorderedAndReflectedFramesAreRefused();
    void inPlaceItIsTheSame();
    void theLargestFrameFitsAndOneMoreDoesNot();
};

void TestTransport::initTestCase() { QVERIFY(initialise().has_value()); }

void TestTransport::framesArriveInBothDirections() {
    NoisePair pair(Pattern::NN);
    QVERIFY(pair.run().has_value());
    Transport a = pair.initiator.split();
    Transport b = pair.responder.split();
    for (size_t size = 0; size < 200; size += 7) {
        const Bytes plain(size, std::byte{42});
        const auto there = a.encrypt(plain);
        const auto back = b.encrypt(plain);
        QVERIFY(there && back);
        QVERIFY(*there != *back);
        const auto heardThere = b.decrypt(*there);
        const auto heardBack = a.decrypt(*back);
        QVERIFY(heardThere && heardBack);
        QVERIFY(*heardThere == plain && *heardBack == plain);
    }
}

void TestTransport::theCounterIsTheNonceAndTheKeyTheDirections() {
    CountingRandom random;
    const Key sending = Key::random(random);
    const Key receiving = Key::random(random);
    Transport transport(sending.clone(), receiving.clone());
    for (uint64_t counter = 0; counter < 300; ++counter) {
        const auto frame = transport.encrypt(bytesOf("text"));
        QVERIFY(frame.has_value());
        QVERIFY(*frame == noiseEncrypt(sending, counter, bytesOf("text"), {}));
        const auto heard = transport.decrypt(noiseEncrypt(receiving, counter, bytesOf("answer"), {}));
        QVERIFY(heard.has_value());
        QVERIFY(*heard == copyOf(bytesOf("answer")));
    }
}

void TestTransport::everyFlippedByteIsUndecryptableAndChangesNothing() {
    NoisePair pair(Pattern::NN);
    QVERIFY(pair.run().has_value());
    Transport a = pair.initiator.split();
    Transport b = pair.responder.split();
    const auto frame = a.encrypt(bytesOf("twenty bytes of text"));
    QVERIFY(frame.has_value());
    for (size_t at = 0; at < frame->size(); ++at) {
        Bytes changed = *frame;
        changed[at] ^= std::byte{0x10};
        const auto heard = b.decrypt(changed);
        QVERIFY(!heard);
        QVERIFY(heard.error().is(CryptoError::Undecryptable));
    }
    for (size_t length = 0; length < frame->size(); ++length) QVERIFY(!b.decrypt(ByteView(*frame).first(length)));
    QVERIFY(b.decrypt(*frame).has_value()); // the counter is where it was
}

void TestTransport::replayedReorderedAndReflectedFramesAreRefused() {
    NoisePair pair(Pattern::NN);
    QVERIFY(pair.run().has_value());
    Transport a = pair.initiator.split();
    Transport b = pair.responder.split();
    const auto first = a.encrypt(bytesOf("first"));
    const auto second = a.encrypt(bytesOf("second"));
    QVERIFY(first && second);
    QVERIFY(!b.decrypt(*second));
    QVERIFY(!a.decrypt(*first));
    QVERIFY(b.decrypt(*first).has_value());
    QVERIFY(!b.decrypt(*first));
    QVERIFY(b.decrypt(*second).has_value());
}

void TestTransport::inPlaceItIsTheSame() {
    NoisePair pair(Pattern::NN);
    QVERIFY(pair.run().has_value());
    Transport a = pair.initiator.split();
    Transport b = pair.responder.split();
    Bytes message = copyOf(bytesOf("text and room for the tag"));
    const Bytes plain = message;
    message.resize(message.size() + 16);
    QVERIFY(a.encryptInPlace(message).has_value());
    Bytes changed = message;
    changed[3] ^= std::byte{1};
    const Done refused = b.decryptInPlace(changed);
    QVERIFY(!refused && refused.error().is(CryptoError::Undecryptable));
    QCOMPARE(*b.decrypt(message), plain); // the counter is where it was
    const Bytes second = *a.encrypt(plain);
    message = second;
    QVERIFY(b.decryptInPlace(message).has_value());
    message.resize(plain.size());
    QCOMPARE(message, plain);
    Bytes noRoom(15);
    QVERIFY(a.encryptInPlace(noRoom).error().is(CryptoError::BadParameters));
    QVERIFY(b.decryptInPlace(noRoom).error().is(CryptoError::Undecryptable));
}

void TestTransport::theLargestFrameFitsAndOneMoreDoesNot() {
    NoisePair pair(Pattern::NN);
    QVERIFY(pair.run().has_value());
    Transport a = pair.initiator.split();
    Transport b = pair.responder.split();
    const auto tooLarge = a.encrypt(Bytes(noiseMessageBytesMax - 15));
    QVERIFY(!tooLarge);
    QVERIFY(tooLarge.error().is(CryptoError::BadParameters));
    const auto largest = a.encrypt(Bytes(noiseMessageBytesMax - 16));
    QVERIFY(largest.has_value());
    QCOMPARE(largest->size(), noiseMessageBytesMax);
    QVERIFY(b.decrypt(*largest).has_value());
    const auto longer = b.decrypt(Bytes(noiseMessageBytesMax + 1));
    QVERIFY(!longer);
    QVERIFY(longer.error().is(CryptoError::BadParameters));
}

QTEST_GUILESS_MAIN(TestTransport)
#include "tst_transport.moc"
