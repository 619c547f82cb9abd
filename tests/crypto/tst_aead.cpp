// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sealing: what was changed, cut or meant for somebody else does not open.
#include "crypto/aead.h"
#include "crypto/init.h"
#include "crypto/kdf.h"
#include "vectors.h"

using namespace ieum;
using namespace ieum::crypto;
using namespace ieum::crypto::test;

class TestAead : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void matchesTheXChaChaDraft();
    void opensWhatWasSealed();
    void everyFlippedOrMissingByteIsNoticed();
    void theSyntheticNonceIsAsDocumented();
    void syntheticSealingIsDeterministicAndTellsTextsApart();
    void anotherNonceThanTheSyntheticOneIsRefused();
    void sealedBoxesOpenForTheirReceiverOnly();
    void everyFlippedByteOfABoxIsNoticed();
    void aBoxForAWeakKeyOpensForNobody();

  private:
    Bytes m_counting = unhex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
};

namespace {

bool undecryptable(const Result<Bytes>& opened) {
    return !opened && opened.error().is(CryptoError::Undecryptable) && opened.error().cause == Cause::Peer;
}

} // namespace

void TestAead::initTestCase() { QVERIFY(initialise().has_value()); }

void TestAead::matchesTheXChaChaDraft() {
    // draft-irtf-cfrg-xchacha-03, appendix A.3.1.
    const Key key = keyOf(unhex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f"));
    const Nonce24 nonce = *Nonce24::from(unhex("404142434445464748494a4b4c4d4e4f5051525354555657"));
    const std::string_view plain =
        "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the "
        "future, sunscreen would be it.";
    const Bytes sealed = seal(key, nonce, bytesOf(plain), unhex("50515253c0c1c2c3c4c5c6c7"));
    QCOMPARE(hexOf(sealed), u"bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb"
                            "731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452"
                            "2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9"
                            "21f9664c97637da9768812f615c68b13b52e"
                            "c0875924c1c7987947deafd8780acf49"_qs);
}

void TestAead::opensWhatWasSealed() {
    CountingRandom random;
    const Key key = Key::random(random);
    for (const size_t size : {0, 1, 15, 16, 17, 1000, 300'000}) {
        const Bytes plain(size, std::byte{7});
        const auto nonce = random.make<Nonce24>();
        const Bytes sealed = seal(key, nonce, plain, bytesOf("ad"));
        QCOMPARE(sealed.size(), size + tagBytes);
        const auto opened = open(key, nonce, sealed, bytesOf("ad"));
        QVERIFY(opened.has_value());
        QVERIFY(*opened == plain);
        const auto synthetic = openSynthetic(key, sealSynthetic(key, plain, bytesOf("ad")), bytesOf("ad"));
        QVERIFY(synthetic.has_value());
        QVERIFY(*synthetic == plain);
    }
}

void TestAead::everyFlippedOrMissingByteIsNoticed() {
    CountingRandom random;
    const Key key = Key::random(random);
    const Bytes sealed = sealSynthetic(key, bytesOf("some text"), bytesOf("ad"));
    for (size_t i = 0; i < sealed.size(); ++i) {
        Bytes changed = sealed;
        changed[i] ^= std::byte{0x04};
        QVERIFY(undecryptable(openSynthetic(key, changed, bytesOf("ad"))));
        QVERIFY(undecryptable(openSynthetic(key, ByteView(sealed).first(i), bytesOf("ad"))));
    }
    Bytes longer = sealed;
    longer.push_back(std::byte{0});
    QVERIFY(undecryptable(openSynthetic(key, longer, bytesOf("ad"))));
    QVERIFY(undecryptable(openSynthetic(key, sealed, bytesOf("da"))));
    QVERIFY(undecryptable(openSynthetic(key, sealed, {})));
    QVERIFY(undecryptable(openSynthetic(Key::random(random), sealed, bytesOf("ad"))));
    QVERIFY(undecryptable(open(key, Nonce24{}, Bytes(15), {})));
}

void TestAead::theSyntheticNonceIsAsDocumented() {
    // Computed with the BLAKE2 of Python's hashlib after the description in aead.h.
    const Nonce24 nonce = syntheticNonce(keyOf(m_counting), bytesOf("plain"), bytesOf("ad"));
    QCOMPARE(nonce.hex(), std::string("f1737fd2859695d2e90e342d9bcdb960d34d8c3eed2592ad"));
}

void TestAead::syntheticSealingIsDeterministicAndTellsTextsApart() {
    const Key key = keyOf(m_counting);
    QVERIFY(sealSynthetic(key, bytesOf("a"), bytesOf("b")) == sealSynthetic(key, bytesOf("a"), bytesOf("b")));
    QVERIFY(syntheticNonce(key, bytesOf("a"), bytesOf("b")) != syntheticNonce(key, bytesOf("c"), bytesOf("b")));
    QVERIFY(syntheticNonce(key, bytesOf("ab"), bytesOf("c")) != syntheticNonce(key, bytesOf("b"), bytesOf("ca")));
    QVERIFY(syntheticNonce(key, bytesOf("ab"), {}) != syntheticNonce(key, {}, bytesOf("ab")));
}

void TestAead::anotherNonceThanTheSyntheticOneIsRefused() {
    const Key key = keyOf(m_counting);
    const Nonce24 chosen{};
    Bytes sealed = copyOf(chosen.view());
    append(sealed, seal(key, chosen, bytesOf("plain"), {}));
    QVERIFY(open(key, chosen, ByteView(sealed).subspan(Nonce24::byteCount), {}).has_value());
    QVERIFY(undecryptable(openSynthetic(key, sealed, {})));
}

void TestAead::sealedBoxesOpenForTheirReceiverOnly() {
    CountingRandom random;
    const AgreementKey mine = AgreementKey::generate(random);
    const AgreementKey other = AgreementKey::generate(random);
    const Bytes box = sealTo(mine.publicKey(), bytesOf("secret"), bytesOf("ad"), random);
    QCOMPARE(box.size(), size_t(6) + sealToOverheadBytes);
    const auto opened = openSealed(mine, box, bytesOf("ad"));
    QVERIFY(opened.has_value());
    QVERIFY(*opened == copyOf(bytesOf("secret")));
    QVERIFY(undecryptable(openSealed(other, box, bytesOf("ad"))));
    QVERIFY(undecryptable(openSealed(mine, box, bytesOf("da"))));
    QVERIFY(sealTo(mine.publicKey(), bytesOf("secret"), bytesOf("ad"), random) != box);
}

void TestAead::everyFlippedByteOfABoxIsNoticed() {
    CountingRandom random;
    const AgreementKey mine = AgreementKey::generate(random);
    const Bytes box = sealTo(mine.publicKey(), bytesOf("secret"), {}, random);
    for (size_t i = 0; i < box.size(); ++i) {
        Bytes changed = box;
        changed[i] ^= std::byte{0x80};
        QVERIFY(undecryptable(openSealed(mine, changed, {})));
        QVERIFY(undecryptable(openSealed(mine, ByteView(box).first(i), {})));
    }
    Bytes weak = box;
    std::fill_n(weak.begin(), AgreementPublicKey::byteCount, std::byte{0});
    const auto opened = openSealed(mine, weak, {});
    QVERIFY(!opened);
    QVERIFY(opened.error().is(CryptoError::WeakPoint));
}

void TestAead::aBoxForAWeakKeyOpensForNobody() {
    // A box for the key zero must not be sealed under the secret zero, which anybody can compute.
    CountingRandom random;
    const AgreementPublicKey weak{};
    const Bytes box = sealTo(weak, bytesOf("secret"), {}, random);
    const auto ephemeral = ByteView(box).first(AgreementPublicKey::byteCount);
    const Key guess = derive(Key{}, "ieum.seal.v1", {ephemeral, weak.view()});
    QVERIFY(undecryptable(open(guess, Nonce24{}, ByteView(box).subspan(ephemeral.size()), {})));
    // The guess is right in form: with it a box for a sound key opens when the secret is known.
    const AgreementKey sound = AgreementKey::generate(random);
    const Bytes other = sealTo(sound.publicKey(), bytesOf("secret"), {}, random);
    const auto otherEphemeral = ByteView(other).first(AgreementPublicKey::byteCount);
    const auto shared = sound.agree(otherEphemeral);
    QVERIFY(shared.has_value());
    const Key right = derive(*shared, "ieum.seal.v1", {otherEphemeral, sound.publicKey().view()});
    QVERIFY(open(right, Nonce24{}, ByteView(other).subspan(otherEphemeral.size()), {}).has_value());
}

QTEST_GUILESS_MAIN(TestAead)
#include "tst_aead.moc"
