// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// X25519: the RFC's figures, the conversion from signing keys, and points that everybody could agree with.
#include "crypto/agreement.h"
#include "crypto/init.h"
#include "vectors.h"

using namespace ieum;
using namespace ieum::crypto;
using namespace ieum::crypto::test;

class TestAgreement : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void matchesRfc7748();
    void bothSidesAgree();
    void weakPointsAreRefused();
    void keysOfTheWrongSizeAreRefused();
    void signingKeysConvertOnBothSides();
    void notEveryPointConverts();
};

void TestAgreement::initTestCase() { QVERIFY(initialise().has_value()); }

void TestAgreement::matchesRfc7748() {
    // Section 6.1.
    const AgreementKey alice =
        AgreementKey::fromSecret(keyOf(unhex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a")));
    const AgreementKey bob =
        AgreementKey::fromSecret(keyOf(unhex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb")));
    QCOMPARE(alice.publicKey().hex(), std::string("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a"));
    QCOMPARE(bob.publicKey().hex(), std::string("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f"));
    const auto shared = alice.agree(bob.publicKey().view());
    QVERIFY(shared.has_value());
    QCOMPARE(toHex(shared->view()), std::string("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742"));
}

void TestAgreement::bothSidesAgree() {
    CountingRandom random;
    const AgreementKey a = AgreementKey::generate(random);
    const AgreementKey b = AgreementKey::generate(random);
    const AgreementKey c = AgreementKey::generate(random);
    const auto there = a.agree(b.publicKey().view());
    const auto back = b.clone().agree(a.publicKey().view());
    const auto other = c.agree(a.publicKey().view());
    QVERIFY(there && back && other);
    QVERIFY(there->equals(*back));
    QVERIFY(!there->equals(*other));
}

void TestAgreement::weakPointsAreRefused() {
    CountingRandom random;
    const AgreementKey key = AgreementKey::generate(random);
    // Every encoding of a point of order 1, 2, 4 or 8 on the curve or its twist, canonical and not.
    for (const std::string_view point : {
             "0000000000000000000000000000000000000000000000000000000000000000",
             "0100000000000000000000000000000000000000000000000000000000000000",
             "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
             "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
             "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
             "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
             "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
             "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
         }) {
        const auto agreed = key.agree(unhex(point));
        QVERIFY2(!agreed, point.data());
        QVERIFY(agreed.error().is(CryptoError::WeakPoint));
        QVERIFY(agreed.error().cause == Cause::Peer);
    }
}

void TestAgreement::keysOfTheWrongSizeAreRefused() {
    CountingRandom random;
    const AgreementKey key = AgreementKey::generate(random);
    for (const size_t size : {0, 31, 33}) {
        const auto agreed = key.agree(Bytes(size, std::byte{9}));
        QVERIFY(!agreed);
        QVERIFY(agreed.error().is(CryptoError::BadKey));
        QVERIFY(!agreementKeyOf(Bytes(size, std::byte{9})));
    }
}

void TestAgreement::signingKeysConvertOnBothSides() {
    CountingRandom random;
    for (int i = 0; i < 20; ++i) {
        const SigningKey signing = SigningKey::generate(random);
        const auto converted = agreementKeyOf(signing.publicKey().view());
        QVERIFY(converted.has_value());
        QVERIFY(*converted == AgreementKey::fromSigningKey(signing).publicKey());
    }
}

void TestAgreement::notEveryPointConverts() {
    // Neutral element, order 2, order 4, and a y that is on no point.
    for (const std::string_view point : {
             "0100000000000000000000000000000000000000000000000000000000000000",
             "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
             "0000000000000000000000000000000000000000000000000000000000000000",
             "0200000000000000000000000000000000000000000000000000000000000000",
         }) {
        const auto converted = agreementKeyOf(unhex(point));
        QVERIFY2(!converted, point.data());
        QVERIFY(converted.error().is(CryptoError::BadKey));
    }
}

QTEST_GUILESS_MAIN(TestAgreement)
#include "tst_agreement.moc"
