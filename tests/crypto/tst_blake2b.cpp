// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Our own BLAKE2b beside libsodium's: whatever is hashed, in whatever pieces, is the same.
#include "crypto/hash.h"
#include "vectors.h"

#include <sodium.h>

using namespace ieum;
using namespace ieum::crypto;
using namespace ieum::crypto::test;

class TestBlake2b : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(sodium_init() >= 0); }
    void matchesWhatOthersPublished();
    void everySizeIsAsByLibsodium();
    void piecesAreAsOne();
    void aCopyGoesOnByItself();
    void manyMebibytesAreAsByLibsodium();
};

namespace {

Digest32 bySodium(ByteView bytes) {
    Digest32 digest;
    (void)crypto_generichash(raw(digest.bytes()), Digest32::byteCount, raw(bytes), bytes.size(), nullptr, 0);
    return digest;
}

Bytes patterned(size_t size) {
    Bytes bytes(size);
    uint32_t state = 1;
    for (std::byte& each : bytes) {
        state = state * 1'664'525 + 1'013'904'223;
        each = static_cast<std::byte>(state >> 24);
    }
    return bytes;
}

} // namespace

void TestBlake2b::matchesWhatOthersPublished() {
    QCOMPARE(hexOf(copyOf(blake2b256(ByteView{}).view())),
             u"0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8"_qs);
    QCOMPARE(hexOf(copyOf(blake2b256(bytesOf("abc")).view())),
             u"bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"_qs);
}

void TestBlake2b::everySizeIsAsByLibsodium() {
    const Bytes all = patterned(1100);
    for (size_t size = 0; size <= all.size(); ++size) {
        const ByteView bytes = ByteView(all).first(size);
        QVERIFY2(blake2b256(bytes) == bySodium(bytes), qPrintable(QString::number(size)));
    }
}

void TestBlake2b::piecesAreAsOne() {
    const Bytes all = patterned(3000);
    const Digest32 wanted = bySodium(all);
    for (size_t piece = 1; piece <= 400; ++piece) {
        Blake2b256 hash;
        for (size_t at = 0; at < all.size(); at += piece) {
            hash.add(ByteView(all).subspan(at, std::min(piece, all.size() - at))).add({});
        }
        QVERIFY2(hash.finish() == wanted, qPrintable(QString::number(piece)));
    }
    for (size_t cut = 0; cut <= all.size(); cut += 13) {
        const ByteView view(all);
        QVERIFY(blake2b256({view.first(cut), view.subspan(cut)}) == wanted);
    }
}

void TestBlake2b::aCopyGoesOnByItself() {
    Blake2b256 one;
    one.add(bytesOf("the same beginning, "));
    Blake2b256 other = one;
    one.add(bytesOf("one end"));
    other.add(bytesOf("another end"));
    QVERIFY(one.finish() == bySodium(bytesOf("the same beginning, one end")));
    QVERIFY(other.finish() == bySodium(bytesOf("the same beginning, another end")));
}

void TestBlake2b::manyMebibytesAreAsByLibsodium() {
    const Bytes all = patterned((5U << 20) + 77);
    QVERIFY(blake2b256(all) == bySodium(all));
}

QTEST_GUILESS_MAIN(TestBlake2b)
#include "tst_blake2b.moc"
