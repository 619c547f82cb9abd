// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Bytes as text and back. What has two spellings would let two links mean one thing, so one of them is refused.
#include "base/bytes.h"
#include "base/ids.h"

#include <QtTest>

using namespace ieum;

class TestBytes : public QObject {
    Q_OBJECT
  private slots:
    void hexComesBack();
    void hexRefusesOddLengthAndOtherLetters_data();
    void hexRefusesOddLengthAndOtherLetters();
    void base64UrlMatchesRfc4648_data();
    void base64UrlMatchesRfc4648();
    void base64UrlComesBackForEveryLength();
    void base64UrlRefuses_data();
    void base64UrlRefuses();
    void fixedBytesTakeTheirOwnLengthOnly();
};

void TestBytes::hexComesBack() {
    Bytes all;
    for (int i = 0; i < 256; ++i) all.push_back(static_cast<std::byte>(i));
    const std::string hex = toHex(all);
    QCOMPARE(hex.size(), size_t(512));
    QCOMPARE(hex.substr(0, 8), std::string("00010203"));
    QVERIFY(fromHex(hex) == all);
    QVERIFY(fromHex("fF") == Bytes{std::byte{255}});
    QVERIFY(fromHex("") == Bytes{});
}

void TestBytes::hexRefusesOddLengthAndOtherLetters_data() {
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"a", "abc", "0g", "g0", "0x12", " 12", "1 ", "\xef\xbc\x91\xef", "-1"}) {
        QTest::addRow("%s", text) << QByteArray(text);
    }
}

void TestBytes::hexRefusesOddLengthAndOtherLetters() {
    QFETCH(QByteArray, text);
    QVERIFY(!fromHex(text.toStdString()));
}

void TestBytes::base64UrlMatchesRfc4648_data() {
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<QByteArray>("text");
    // RFC 4648, section 10, without the padding; the last row has the two letters that differ from plain base 64.
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("f") << QByteArray("f") << QByteArray("Zg");
    QTest::newRow("fo") << QByteArray("fo") << QByteArray("Zm8");
    QTest::newRow("foo") << QByteArray("foo") << QByteArray("Zm9v");
    QTest::newRow("foob") << QByteArray("foob") << QByteArray("Zm9vYg");
    QTest::newRow("fooba") << QByteArray("fooba") << QByteArray("Zm9vYmE");
    QTest::newRow("foobar") << QByteArray("foobar") << QByteArray("Zm9vYmFy");
    QTest::newRow("url letters") << QByteArray("\xfb\xff") << QByteArray("-_8");
}

void TestBytes::base64UrlMatchesRfc4648() {
    QFETCH(QByteArray, plain);
    QFETCH(QByteArray, text);
    const std::string bytes = plain.toStdString();
    QCOMPARE(toBase64Url(bytesOf(bytes)), text.toStdString());
    QVERIFY(fromBase64Url(text.toStdString()) == copyOf(bytesOf(bytes)));
}

void TestBytes::base64UrlComesBackForEveryLength() {
    Bytes bytes;
    for (int length = 0; length < 100; ++length) {
        QVERIFY(fromBase64Url(toBase64Url(bytes)) == bytes);
        bytes.push_back(static_cast<std::byte>(length * 37 + 11));
    }
}

void TestBytes::base64UrlRefuses_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("one letter") << QByteArray("A");
    QTest::newRow("padding") << QByteArray("Zg==");
    QTest::newRow("plus") << QByteArray("+_8A");
    QTest::newRow("slash") << QByteArray("-/8A");
    QTest::newRow("space") << QByteArray("Zm9 ");
    QTest::newRow("left-over bits of one byte") << QByteArray("Zh");
    QTest::newRow("left-over bits of two bytes") << QByteArray("Zm9");
    QTest::newRow("null") << QByteArray("Zm9\0", 4);
}

void TestBytes::base64UrlRefuses() {
    QFETCH(QByteArray, text);
    QVERIFY(!fromBase64Url(text.toStdString()));
}

void TestBytes::fixedBytesTakeTheirOwnLengthOnly() {
    const Bytes bytes(32, std::byte{7});
    QVERIFY(PersonId::from(bytes).has_value());
    QVERIFY(!PersonId::from(ByteView(bytes).first(31)));
    QVERIFY(!PersonId::from(Bytes(33)));
    QVERIFY(PersonId::fromHexText(toHex(bytes)) == PersonId::from(bytes));
    QVERIFY(!PersonId::fromHexText(toHex(bytes) + "00"));
    QVERIFY(PersonId{}.isZero());
    QVERIFY(!PersonId::from(bytes)->isZero());
}

QTEST_GUILESS_MAIN(TestBytes)
#include "tst_bytes.moc"
