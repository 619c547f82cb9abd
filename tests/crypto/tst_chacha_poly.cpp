// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The cipher of channels, OpenSSL's, beside libsodium's, with which handshakes are made: either opens what the other
// one sealed.
#include "crypto/chacha_poly.h"
#include "crypto/noise_symmetric.h"
#include "vectors.h"

#include <sodium.h>

using namespace ieum;
using namespace ieum::crypto;
using namespace ieum::crypto::test;

class TestChaChaPoly : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(sodium_init() >= 0); }
    void everySizeIsAsByLibsodium();
    void everyCounterIsAsByLibsodium();
    void nothingIsLeftOfWhatWasChanged();
    void whatIsShorterThanATagIsRefused();
    void itGoesOnAfterItWasMoved();
};

namespace {

using Use = ChaChaPoly::Use;

Bytes patterned(size_t size) {
    Bytes bytes(size);
    for (size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::byte>(i * 7 + (i >> 8));
    return bytes;
}

Bytes sealedBy(ChaChaPoly& cipher, uint64_t counter, Bytes plain) {
    plain.resize(plain.size() + ChaChaPoly::tagBytes);
    cipher.seal(counter, plain);
    return plain;
}

} // namespace

void TestChaChaPoly::everySizeIsAsByLibsodium() {
    CountingRandom random;
    const Key key = Key::random(random);
    ChaChaPoly sealing(key, Use::Sealing), opening(key, Use::Opening);
    std::vector<size_t> sizes{12'288, 12'345, 16'384, 65'519};
    for (size_t size = 0; size < 1100; ++size) sizes.push_back(size);
    uint64_t counter = 0;
    for (const size_t size : sizes) {
        const Bytes plain = patterned(size);
        Bytes sealed = sealedBy(sealing, counter, plain);
        QVERIFY2(sealed == noiseEncrypt(key, counter, plain, {}), qPrintable(QString::number(size)));
        QVERIFY(opening.open(counter, sealed).has_value());
        sealed.resize(size);
        QVERIFY(sealed == plain);
        ++counter;
    }
}

void TestChaChaPoly::everyCounterIsAsByLibsodium() {
    CountingRandom random;
    const Key key = Key::random(random);
    ChaChaPoly cipher(key, Use::Sealing);
    for (const uint64_t counter : {uint64_t{0}, uint64_t{255}, uint64_t{256}, uint64_t{1} << 32, UINT64_MAX - 1}) {
        QVERIFY(sealedBy(cipher, counter, patterned(100)) == noiseEncrypt(key, counter, patterned(100), {}));
    }
}

void TestChaChaPoly::nothingIsLeftOfWhatWasChanged() {
    CountingRandom random;
    const Key key = Key::random(random);
    ChaChaPoly cipher(key, Use::Opening);
    const Bytes sealed = noiseEncrypt(key, 5, patterned(50), {});
    for (size_t at = 0; at < sealed.size(); ++at) {
        Bytes changed = sealed;
        changed[at] ^= std::byte{4};
        const Done opened = cipher.open(5, changed);
        QVERIFY(!opened && opened.error().is(CryptoError::Undecryptable));
        QVERIFY(
            std::all_of(changed.begin(), changed.begin() + 50, [](std::byte each) { return each == std::byte{0}; }));
    }
    Bytes another = sealed;
    QVERIFY(!cipher.open(6, another));
    another = sealed;
    QVERIFY(cipher.open(5, another).has_value()); // what failed before changes nothing
}

void TestChaChaPoly::whatIsShorterThanATagIsRefused() {
    CountingRandom random;
    ChaChaPoly cipher(Key::random(random), Use::Opening);
    for (size_t size = 0; size < ChaChaPoly::tagBytes; ++size) {
        Bytes few(size);
        QVERIFY(cipher.open(0, few).error().is(CryptoError::Undecryptable));
    }
}

void TestChaChaPoly::itGoesOnAfterItWasMoved() {
    CountingRandom random;
    const Key key = Key::random(random);
    ChaChaPoly first(key, Use::Sealing);
    ChaChaPoly second = std::move(first);
    QVERIFY(sealedBy(second, 1, patterned(9)) == noiseEncrypt(key, 1, patterned(9), {}));
}

QTEST_GUILESS_MAIN(TestChaChaPoly)
#include "tst_chacha_poly.moc"
