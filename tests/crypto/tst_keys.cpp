// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Hashes, derivation, passphrases and safety numbers.
#include "base/ids.h"
#include "crypto/hash.h"
#include "crypto/init.h"
#include "crypto/kdf.h"
#include "crypto/passphrase.h"
#include "crypto/safety_number.h"
#include "crypto/system_random.h"
#include "vectors.h"

using namespace ieum;
using namespace ieum::crypto;
using namespace ieum::crypto::test;

class TestKeys : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void initialisingTwiceIsHarmless();
    void hashesMatchAnotherImplementation();
    void piecesHashLikeTheWhole();
    void derivationIsAsDocumented();
    void derivationKeepsPartsApart();
    void passphraseCostsAreCapped_data();
    void passphraseCostsAreCapped();
    void passphrasesGiveKeys();
    void decomposedHangulIsTheSamePassphrase();
    void safetyNumbersAreSymmetricalAndAsDocumented();
    void theSystemGivesOtherBytesEachTime();

  private:
    Bytes m_counting = unhex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
};

namespace {

PassphraseParameters cheapest() { return {8ULL << 20, 1, {}}; }

} // namespace

void TestKeys::initTestCase() { QVERIFY(initialise().has_value()); }

void TestKeys::initialisingTwiceIsHarmless() {
    QVERIFY(initialise().has_value());
    QVERIFY(initialise().has_value());
}

void TestKeys::hashesMatchAnotherImplementation() {
    // From the BLAKE2 of Python's hashlib.
    QCOMPARE(blake2b256(bytesOf("abc")).hex(),
             std::string("bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"));
    const Key key = keyOf(m_counting);
    QCOMPARE(keyedHash(key, {bytesOf("abc")}).hex(),
             std::string("d63a32d3e44738d7907f964316c241adaba0abfeabc32349677578a15a203f7f"));
    QCOMPARE(toHex(keyedMac16(key, {bytesOf("abc")})), std::string("1a64be47e4729d951c302ee543f97cf3"));
}

void TestKeys::piecesHashLikeTheWhole() {
    const Bytes long1(1000, std::byte{3});
    Blake2b256 pieces;
    for (size_t at = 0; at < long1.size(); at += 77) {
        pieces.add(ByteView(long1).subspan(at, std::min<size_t>(77, long1.size() - at)));
    }
    QVERIFY(pieces.finish() == blake2b256(long1));
    QVERIFY(blake2b256({bytesOf("a"), {}, bytesOf("bc")}) == blake2b256(bytesOf("abc")));
    QCOMPARE(hashTo<EventId>({bytesOf("abc")}).hex(), blake2b256(bytesOf("abc")).hex());
    const Blake2b256 begun = Blake2b256().add(bytesOf("ab"));
    Blake2b256 copy = begun;
    QVERIFY(copy.add(bytesOf("c")).finish() == blake2b256(bytesOf("abc")));
}

void TestKeys::derivationIsAsDocumented() {
    // Computed with the BLAKE2 of Python's hashlib after the description in kdf.h.
    const Key key = keyOf(m_counting);
    QCOMPARE(toHex(derive(key, "ieum.test").view()),
             std::string("37e46015119a0ccea51d7b35ee546187aa06f00593fb0315384b8634c197c06c"));
    QCOMPARE(toHex(derive(key, "ieum.test", {bytesOf("ab"), bytesOf("c")}).view()),
             std::string("1a585ed1091b4eb0bb0bf1ccf3e222bf6b69a81a35d4ca9548bf8fb93659fd81"));
}

void TestKeys::derivationKeepsPartsApart() {
    const Key key = keyOf(m_counting);
    const Key keys[] = {derive(key, "one"),
                        derive(key, "two"),
                        derive(key, "one", {ByteView{}}),
                        derive(key, "one", {bytesOf("ab"), bytesOf("c")}),
                        derive(key, "one", {bytesOf("a"), bytesOf("bc")}),
                        derive(key, "one", {bytesOf("abc")}),
                        derive(Key{}, "one")};
    for (size_t i = 0; i < std::size(keys); ++i) {
        for (size_t j = 0; j < i; ++j) QVERIFY(!keys[i].equals(keys[j]));
    }
}

void TestKeys::passphraseCostsAreCapped_data() {
    QTest::addColumn<quint64>("memoryBytes");
    QTest::addColumn<quint32>("passes");
    QTest::newRow("too little memory") << (quint64(8) << 20) - 1 << quint32(3);
    QTest::newRow("no memory") << quint64(0) << quint32(3);
    QTest::newRow("memory bomb") << (quint64(1) << 30) + 1 << quint32(1);
    QTest::newRow("all memory there is") << quint64(UINT64_MAX) << quint32(1);
    QTest::newRow("no passes") << (quint64(8) << 20) << quint32(0);
    QTest::newRow("too many passes") << (quint64(8) << 20) << quint32(7);
    QTest::newRow("passes for ever") << (quint64(8) << 20) << quint32(UINT32_MAX);
}

void TestKeys::passphraseCostsAreCapped() {
    QFETCH(quint64, memoryBytes);
    QFETCH(quint32, passes);
    const auto key = keyFromPassphrase("passphrase", {memoryBytes, passes, {}});
    QVERIFY(!key);
    QVERIFY(key.error().is(CryptoError::BadParameters));
    QVERIFY(key.error().cause == Cause::Input);
}

void TestKeys::passphrasesGiveKeys() {
    const auto key = keyFromPassphrase("correct horse", cheapest());
    const auto again = keyFromPassphrase("correct horse", cheapest());
    QVERIFY(key && again);
    QVERIFY(key->equals(*again));
    auto salted = cheapest();
    salted.salt[0] = std::byte{1};
    auto slower = cheapest();
    slower.passes = 2;
    auto larger = cheapest();
    larger.memoryBytes = 9ULL << 20;
    for (const std::string_view passphrase : {"correct horsf", "correct hors", ""}) {
        const auto other = keyFromPassphrase(passphrase, cheapest());
        QVERIFY(other.has_value());
        QVERIFY(!other->equals(*key));
    }
    for (const auto& parameters : {salted, slower, larger}) {
        const auto other = keyFromPassphrase("correct horse", parameters);
        QVERIFY(other.has_value());
        QVERIFY(!other->equals(*key));
    }
    QVERIFY(!keyFromPassphrase(std::string(4097, 'x'), cheapest()));
}

void TestKeys::decomposedHangulIsTheSamePassphrase() {
    const auto composed = keyFromPassphrase("\uD55C\uAE00", cheapest());
    const auto apart = keyFromPassphrase("\u1112\u1161\u11AB\u1100\u1173\u11AF", cheapest());
    QVERIFY(composed && apart);
    QVERIFY(composed->equals(*apart));
}

void TestKeys::safetyNumbersAreSymmetricalAndAsDocumented() {
    const PersonId a = *PersonId::from(Bytes(32, std::byte{1}));
    const PersonId b = *PersonId::from(Bytes(32, std::byte{2}));
    PersonId c = b;
    c.value[31] ^= std::byte{1};
    const std::string number = safetyNumber(a, b);
    // Computed in Python after the description in safety_number.h.
    QCOMPARE(number, std::string("873578598039768254034949151051251070412836107231816215029142"));
    QCOMPARE(safetyNumber(b, a), number);
    QVERIFY(safetyNumber(a, c) != number);
    QCOMPARE(safetyNumber(a, c).substr(0, 30), number.substr(0, 30));
}

void TestKeys::theSystemGivesOtherBytesEachTime() {
    SystemRandom random;
    const Key a = Key::random(random);
    const Key b = Key::random(random);
    QVERIFY(!a.equals(b));
    QVERIFY(!a.equals(Key{}));
    random.fill({});
}

QTEST_GUILESS_MAIN(TestKeys)
#include "tst_keys.moc"
