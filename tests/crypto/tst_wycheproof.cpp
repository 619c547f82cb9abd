// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Project Wycheproof and ed25519-speccheck: what libsodium 1.0.18 says of each case, pinned. A case may not change its
// verdict unnoticed, because an event that is valid here must be valid on every other device. The
// files of HKDF are left out: keys are derived with keyed BLAKE2b here, and Noise's HKDF is in its own vectors.
#include "crypto/aead.h"
#include "crypto/init.h"
#include "crypto/sign.h"
#include "vectors.h"

using namespace ieum;
using namespace ieum::crypto;
using namespace ieum::crypto::test;

class TestWycheproof : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void ed25519();
    void ed25519Speccheck();
    void x25519();
    void xchacha20Poly1305();
};

namespace {

struct Case {
    QJsonObject group;
    QJsonObject test;
    bool valid() const { return test[u"result"_qs].toString() == u"valid"_qs; }
    bool acceptable() const { return test[u"result"_qs].toString() == u"acceptable"_qs; }
    QByteArray name() const { return "tcId " + QByteArray::number(test[u"tcId"_qs].toInt()); }
};

std::vector<Case> casesOf(const char* fileName) {
    std::vector<Case> cases;
    for (const auto& group : externalVectors(fileName).object()[u"testGroups"_qs].toArray()) {
        for (const auto& test : group.toObject()[u"tests"_qs].toArray()) {
            cases.push_back({group.toObject(), test.toObject()});
        }
    }
    return cases;
}

} // namespace

void TestWycheproof::initTestCase() {
    QVERIFY(initialise().has_value());
    IEUM_NEEDS_EXTERNAL_DATA();
}

void TestWycheproof::ed25519() {
    const auto cases = casesOf("wycheproof-ed25519.json");
    int wrongSize = 0;
    for (const Case& one : cases) {
        const Bytes publicKey = bytesIn(one.group[u"publicKey"_qs].toObject(), "pk");
        // Our type has no room for a signature of another length; that is the refusal.
        const auto signature = Signature::from(bytesIn(one.test, "sig"));
        if (!signature) ++wrongSize;
        const bool passed = signature && verifyRaw(publicKey, bytesIn(one.test, "msg"), *signature).has_value();
        QVERIFY2(!one.acceptable(), one.name());
        QVERIFY2(passed == one.valid(), one.name());
    }
    qInfo("%zu Ed25519 cases, %d of them with a signature of the wrong length", cases.size(), wrongSize);
    QCOMPARE(cases.size(), size_t{151});
}

void TestWycheproof::ed25519Speccheck() {
    // Order of the cases and their meaning: "Taming the many EdDSAs" (Chalkias, Garillot, Nikolaenko, 2020), table 5.
    // Only case 3 (mixed orders that satisfy the equation without the cofactor) is accepted; small-order A or R, S out
    // of range, non-canonical A or R and signatures that need the cofactor are not.
    const std::vector<bool> accepted{false, false, false, true, false, false, false, false, false, false, false, false};
    const QJsonArray cases = externalVectors("ed25519-speccheck-cases.json").array();
    QCOMPARE(static_cast<size_t>(cases.size()), accepted.size());
    for (qsizetype i = 0; i < cases.size(); ++i) {
        const QJsonObject one = cases[i].toObject();
        const auto signature = Signature::from(bytesIn(one, "signature"));
        QVERIFY(signature.has_value());
        const Done done = verifyRaw(bytesIn(one, "pub_key"), bytesIn(one, "message"), *signature);
        QVERIFY2(done.has_value() == accepted[static_cast<size_t>(i)], QByteArray::number(i));
        if (!done) QVERIFY(done.error().is(CryptoError::BadSignature));
    }
}

void TestWycheproof::x25519() {
    const auto cases = casesOf("wycheproof-x25519.json");
    int refused = 0;
    int acceptable = 0;
    for (const Case& one : cases) {
        const Bytes shared = bytesIn(one.test, "shared");
        const auto agreed = agreementKeyIn(one.test, "private").agree(bytesIn(one.test, "public"));
        // "acceptable" here: points on the twist and encodings of p and above are computed like any other, as RFC 7748
        // wants it; only what gives zero is refused.
        const bool zero = std::all_of(shared.begin(), shared.end(), [](std::byte b) { return b == std::byte{0}; });
        QVERIFY2(!one.valid() || !zero, one.name());
        QVERIFY2(agreed.has_value() == !zero, one.name());
        acceptable += one.acceptable() ? 1 : 0;
        if (agreed) {
            QVERIFY2(equalInConstantTime(agreed->view(), shared), one.name());
        } else {
            QVERIFY2(agreed.error().is(CryptoError::WeakPoint), one.name());
            ++refused;
        }
    }
    qInfo("%zu X25519 cases, %d acceptable, %d refused as weak", cases.size(), acceptable, refused);
    QCOMPARE(cases.size(), size_t{518});
    QCOMPARE(acceptable, 254);
    QVERIFY(refused > 0);
}

void TestWycheproof::xchacha20Poly1305() {
    const auto cases = casesOf("wycheproof-xchacha20_poly1305.json");
    int wrongSize = 0;
    for (const Case& one : cases) {
        const auto nonce = Nonce24::from(bytesIn(one.test, "iv"));
        if (!nonce) {
            QVERIFY2(!one.valid(), one.name());
            ++wrongSize;
            continue;
        }
        const Key key = keyOf(bytesIn(one.test, "key"));
        const Bytes additional = bytesIn(one.test, "aad");
        const Bytes plain = bytesIn(one.test, "msg");
        Bytes sealed = bytesIn(one.test, "ct");
        append(sealed, bytesIn(one.test, "tag"));
        const auto opened = open(key, *nonce, sealed, additional);
        QVERIFY2(opened.has_value() == one.valid(), one.name());
        if (opened) {
            QVERIFY2(*opened == plain, one.name());
            QVERIFY2(seal(key, *nonce, plain, additional) == sealed, one.name());
        } else {
            QVERIFY2(opened.error().is(CryptoError::Undecryptable), one.name());
        }
    }
    qInfo("%zu XChaCha20-Poly1305 cases, %d of them with a nonce of the wrong length", cases.size(), wrongSize);
    QCOMPARE(cases.size(), size_t{315});
}

QTEST_GUILESS_MAIN(TestWycheproof)
#include "tst_wycheproof.moc"
