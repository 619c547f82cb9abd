// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/sha256.h"

#include "base/bytes.h"

#include <QtTest>

using namespace ieum;

/// The examples of FIPS 180-4 as NIST gives them (csrc.nist.gov, "Examples with Intermediate Values").
class TestSha256 : public QObject {
    Q_OBJECT
  private slots:
    void isTheStandards_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("hash");
        QTest::newRow("empty") << QByteArray() << "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        QTest::newRow("one block") << QByteArray("abc")
                                   << "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        QTest::newRow("two blocks") << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                                    << "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";
    }
    void isTheStandards() {
        QFETCH(QByteArray, text);
        QFETCH(QString, hash);
        const crypto::Digest32 digest = crypto::sha256(bytesOf(std::string_view(text.constData(), text.size())));
        QCOMPARE(QString::fromStdString(toHex(digest.view())), hash);
    }
};

QTEST_GUILESS_MAIN(TestSha256)
#include "tst_sha256.moc"
