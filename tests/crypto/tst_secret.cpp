// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Secrets leave nothing behind, and there is one way only to copy them.
#include "crypto/init.h"
#include "crypto/secret.h"
#include "vectors.h"

#include <new>

using namespace ieum;
using namespace ieum::crypto;
using namespace ieum::crypto::test;

class TestSecret : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void secretsAreWipedWhenTheyGo();
    void secretsAreWipedWhenTheyMove();
    void secretsTakeTheirOwnLengthOnly();
    void nothingIsWipedFromAnEmptyView();

  private:
    Bytes m_counting = unhex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
};

namespace {

/// The bytes under a Secret, read after it has gone; the storage itself is still ours.
template <class Made> Bytes bytesAfterDestruction(Made make) {
    alignas(Key) std::array<std::byte, sizeof(Key)> storage;
    storage.fill(std::byte{0xAA});
    Key* key = new (storage.data()) Key(make());
    const bool held = key->view()[0] == std::byte{0x5A};
    key->~Key();
    // Through volatile, or the compiler may know what a dead object's bytes cannot be.
    Bytes seen;
    for (const volatile std::byte& b : storage) {
        const std::byte read = b;
        seen.push_back(read);
    }
    return held ? seen : Bytes{};
}

} // namespace

void TestSecret::initTestCase() { QVERIFY(initialise().has_value()); }

void TestSecret::secretsAreWipedWhenTheyGo() {
    const Bytes left = bytesAfterDestruction([] { return keyOf(Bytes(32, std::byte{0x5A})); });
    QVERIFY(left == Bytes(sizeof(Key)));
}

void TestSecret::secretsAreWipedWhenTheyMove() {
    Key from = keyOf(m_counting);
    const Key copy = from.clone();
    QVERIFY(copy.equals(from));
    Key to = std::move(from);
    QVERIFY(to.equals(copy));
    QVERIFY(from.equals(Key{})); // NOLINT(bugprone-use-after-move): that nothing is left is what moving promises
    Key assigned;
    assigned = std::move(to);
    QVERIFY(assigned.equals(copy));
    QVERIFY(to.equals(Key{})); // NOLINT(bugprone-use-after-move): as above
    static_assert(!std::is_copy_constructible_v<Key> && !std::is_copy_assignable_v<Key>);
    static_assert(!std::equality_comparable<Key>);
}

void TestSecret::secretsTakeTheirOwnLengthOnly() {
    QVERIFY(Key::from(m_counting).has_value());
    QVERIFY(!Key::from(Bytes(31)));
    QVERIFY(!Key::from(Bytes(33)));
    QVERIFY(!equalInConstantTime(Bytes(31), Bytes(32)));
    QVERIFY(equalInConstantTime({}, {}));
}

void TestSecret::nothingIsWipedFromAnEmptyView() {
    Bytes bytes(4, std::byte{1});
    wipe(MutableByteView(bytes).first(0));
    wipe({});
    QVERIFY(bytes == Bytes(4, std::byte{1}));
    wipe(MutableByteView(bytes).first(2));
    QCOMPARE(toHex(bytes), std::string("00000101"));
}

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
