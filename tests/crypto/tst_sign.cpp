// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Ed25519: the RFC's figures, and that a signature counts for one key, one label and one division into parts.
#include "base/ids.h"
#include "base/writer.h"
#include "crypto/init.h"
#include "crypto/sign.h"
#include "vectors.h"

using namespace ieum;
using namespace ieum::crypto;
using namespace ieum::crypto::test;

class TestSign : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void matchesRfc8032_data();
    void matchesRfc8032();
    void labelAndPartsAreLaidOutAsDocumented();
    void countsForItsOwnUseOnly();
    void everyFlippedByteIsNoticed();
    void keysOfTheWrongSizeOrOrderAreRefused();
    void cloneAndSeedGiveTheSameKey();
};

void TestSign::initTestCase() { QVERIFY(initialise().has_value()); }

void TestSign::matchesRfc8032_data() {
    QTest::addColumn<QByteArray>("seed");
    QTest::addColumn<QByteArray>("publicKey");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("signature");
    QTest::newRow("7.1 test 1") << QByteArray("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
                                << QByteArray("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
                                << QByteArray("")
                                << QByteArray("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                                              "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    QTest::newRow("7.1 test 2") << QByteArray("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
                                << QByteArray("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
                                << QByteArray("72")
                                << QByteArray("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                                              "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
}

void TestSign::matchesRfc8032() {
    QFETCH(QByteArray, seed);
    QFETCH(QByteArray, publicKey);
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, signature);
    const SigningKey key = SigningKey::fromSeed(keyOf(unhex(seed.toStdString())));
    QCOMPARE(key.publicKey().hex(), publicKey.toStdString());
    const Signature made = key.signRaw(unhex(message.toStdString()));
    QCOMPARE(made.hex(), signature.toStdString());
    QVERIFY(verifyRaw(key.publicKey().view(), unhex(message.toStdString()), made).has_value());
}

void TestSign::labelAndPartsAreLaidOutAsDocumented() {
    CountingRandom random;
    const SigningKey key = SigningKey::generate(random);
    Writer layout;
    layout.u16(4).put(bytesOf("test")).u32(2).put(bytesOf("ab")).u32(0).u32(1).put(bytesOf("c"));
    QVERIFY(key.sign("test", {bytesOf("ab"), {}, bytesOf("c")}) == key.signRaw(layout.bytes()));
}

void TestSign::countsForItsOwnUseOnly() {
    CountingRandom random;
    const SigningKey key = SigningKey::generate(random);
    const SigningKey other = SigningKey::generate(random);
    const ByteView publicKey = key.publicKey().view();
    const Signature signature = key.sign("test.one", {bytesOf("ab"), bytesOf("c")});
    QVERIFY(verify(publicKey, "test.one", {bytesOf("ab"), bytesOf("c")}, signature).has_value());
    const Done refused[] = {
        verify(publicKey, "test.two", {bytesOf("ab"), bytesOf("c")}, signature),
        verify(publicKey, "test.one", {bytesOf("a"), bytesOf("bc")}, signature),
        verify(publicKey, "test.one", {bytesOf("abc")}, signature),
        verify(publicKey, "test.one", {bytesOf("ab"), bytesOf("c"), {}}, signature),
        verify(other.publicKey().view(), "test.one", {bytesOf("ab"), bytesOf("c")}, signature),
        verifyRaw(publicKey, bytesOf("abc"), signature),
    };
    for (const Done& done : refused) {
        QVERIFY(!done);
        QVERIFY(done.error().is(CryptoError::BadSignature));
        QVERIFY(done.error().cause == Cause::Peer);
    }
}

void TestSign::everyFlippedByteIsNoticed() {
    CountingRandom random;
    const SigningKey key = SigningKey::generate(random);
    const Signature signature = key.sign("test", {bytesOf("text")});
    for (size_t i = 0; i < Signature::byteCount; ++i) {
        Signature changed = signature;
        changed.value[i] ^= std::byte{0x20};
        QVERIFY(!verify(key.publicKey().view(), "test", {bytesOf("text")}, changed));
    }
    for (size_t i = 0; i < PublicKey::byteCount; ++i) {
        PublicKey changed = key.publicKey();
        changed.value[i] ^= std::byte{0x20};
        QVERIFY(!verify(changed.view(), "test", {bytesOf("text")}, signature));
    }
}

void TestSign::keysOfTheWrongSizeOrOrderAreRefused() {
    for (const size_t size : {0, 31, 33, 64}) {
        const Done done = verifyRaw(Bytes(size), bytesOf("x"), Signature{});
        QVERIFY(!done);
        QVERIFY(done.error().is(CryptoError::BadKey));
    }
    // The neutral element as key, neutral R and S = 0 satisfy the bare equation for every message.
    const Bytes neutral = unhex("0100000000000000000000000000000000000000000000000000000000000000");
    Signature forged;
    forged.value[0] = std::byte{1};
    QVERIFY(!verifyRaw(neutral, bytesOf("anything"), forged));
}

void TestSign::cloneAndSeedGiveTheSameKey() {
    CountingRandom random;
    SigningKey key = SigningKey::generate(random);
    const SigningKey clone = key.clone();
    const SigningKey again = SigningKey::fromSeed(key.seed());
    QVERIFY(clone.publicKey() == key.publicKey());
    QVERIFY(again.sign("t", {}) == key.sign("t", {}));
    QCOMPARE(key.publicAs<DeviceId>().hex(), key.publicKey().hex());
    const SigningKey moved = std::move(key);
    QVERIFY(moved.sign("t", {}) == clone.sign("t", {}));
    static_assert(!std::is_copy_constructible_v<SigningKey>);
}

QTEST_GUILESS_MAIN(TestSign)
#include "tst_sign.moc"
