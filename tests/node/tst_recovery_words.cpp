// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/recovery_words.h"

#include "crypto/init.h"
#include "support/seeded_random.h"

#include <QtTest>

using namespace ieum;
using namespace ieum::node;

namespace {

crypto::Key keyOf(const QString& hex) { return *crypto::Key::from(*fromHex(hex.toStdString())); }

QString joined(const std::vector<std::string>& words) {
    QStringList all;
    for (const std::string& word : words) all.append(QString::fromStdString(word));
    return all.join(' ');
}

std::string reversed(const QString& text) {
    QStringList words = text.split(' ');
    std::reverse(words.begin(), words.end());
    return words.join(' ').toStdString();
}

} // namespace

class TestRecoveryWords : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    /// Vectors that BIP-39 names as its own (github.com/trezor/python-mnemonic, vectors.json), and one in Korean as
    /// the package bip39 3.1.0 says it.
    void theStandardsWords_data() {
        QTest::addColumn<QString>("seed");
        QTest::addColumn<QString>("words");
        QTest::newRow("zeros") << QString("00").repeated(32) << QString("abandon ").repeated(23) + "art";
        QTest::newRow("ones") << QString("ff").repeated(32) << QString("zoo ").repeated(23) + "vote";
        QTest::newRow("7f") << QString("7f").repeated(32)
                            << "legal winner thank year wave sausage worth useful legal winner thank year wave sausage "
                               "worth useful legal winner thank year wave sausage worth title";
        QTest::newRow("80") << QString("80").repeated(32)
                            << "letter advice cage absurd amount doctor acoustic avoid letter advice cage absurd "
                               "amount doctor acoustic avoid letter advice cage absurd amount doctor acoustic bless";
        QTest::newRow("random") << "f585c11aec520db57dd353c69554b21a89b20fb0650966fa0a9d6f74fd989d8f"
                                << "void come effort suffer camp survey warrior heavy shoot primary clutch crush open "
                                   "amazing screen patrol group space point ten exist slush involve unfold";
        QTest::newRow("Korean") << "0c1e24e5917779d297e14d45f14e1a1a0c1e24e5917779d297e14d45f14e1a1a"
                                << "경주 한복 매년 깍두기 승용차 포장 사전 농업 바닷가 얼음 액수 독감 조상 공항 오로지 "
                                   "당연히 시인 예술 혜택 외삼촌 사업 이성 설거지 범인";
    }
    void theStandardsWords() {
        QFETCH(QString, seed);
        QFETCH(QString, words);
        const WordList list = words.front().isLower() ? WordList::English : WordList::Korean;
        QCOMPARE(joined(recoveryWords(keyOf(seed), list)), words);
        const auto read = readRecoveryWords(words.toStdString());
        QVERIFY(read && read->equals(keyOf(seed)));
    }
    void everyKeyComesBack() {
        test::SeededRandom random(7);
        for (int i = 0; i < 300; ++i) {
            const auto key = crypto::Key::random(random);
            for (const WordList list : {WordList::Korean, WordList::English}) {
                const auto words = recoveryWords(key, list);
                QCOMPARE(words.size(), recoveryWordCount);
                const auto read = readRecoveryWords(joined(words).toStdString());
                QVERIFY(read && read->equals(key));
            }
        }
    }
    void theyMayBeTypedAsPeopleType() {
        test::SeededRandom random(8);
        const auto key = crypto::Key::random(random);
        const auto korean = recoveryWords(key, WordList::Korean);
        const QString apart = joined(korean).normalized(QString::NormalizationForm_D);
        QVERIFY(apart != joined(korean));
        QString numbered;
        for (size_t i = 0; i < korean.size(); ++i) {
            numbered += QStringLiteral("%1. %2%3")
                            .arg(i + 1)
                            .arg(QString::fromStdString(korean[i]), i % 4 == 3 ? "\r\n" : ",\t");
        }
        const QString shouted = joined(recoveryWords(key, WordList::English)).toUpper();
        for (const QString& text : {apart, numbered, shouted, "  " + shouted + "\n"}) {
            const auto read = readRecoveryWords(text.toStdString());
            QVERIFY2(read && read->equals(key), qPrintable(text));
        }
    }
    void whatIsWrongIsNamed() {
        const QString good = QString("abandon ").repeated(23) + "art";
        const auto errorOf = [](const QString& text) { return readRecoveryWords(text.toStdString()).error(); };
        QVERIFY(errorOf({}).is(NodeError::RecoveryWordCount));
        QCOMPARE(errorOf(good.section(' ', 0, 11)).number, int64_t{12});
        QVERIFY(errorOf(good + " art").is(NodeError::RecoveryWordCount));
        QString unknown = good;
        unknown.replace(QStringLiteral("abandon abandon abandon "), QStringLiteral("abandon abandom abandon "));
        QVERIFY(errorOf(unknown).is(NodeError::UnknownRecoveryWord));
        QCOMPARE(errorOf(QString("abandon ").repeated(22) + "abandom art").number, int64_t{23});
        QVERIFY(errorOf(QString("abandon ").repeated(24)).is(NodeError::RecoveryWordsMistyped));
        QVERIFY(errorOf(QString("x").repeated(1 << 20)).is(NodeError::RecoveryWordCount));
        QVERIFY(readRecoveryWords(std::string("\xff\xfe\xc0", 3)).error().is(NodeError::RecoveryWordCount));
    }
    /// One in 256 goes unnoticed, which is the standard's check: so many of these must be found out.
    void anotherOrderIsNoticed() {
        test::SeededRandom random(9);
        int unnoticed = 0;
        for (int i = 0; i < 512; ++i) {
            const QString words = joined(recoveryWords(crypto::Key::random(random), WordList::English));
            if (readRecoveryWords(reversed(words))) ++unnoticed;
        }
        QVERIFY2(unnoticed < 12, qPrintable(QString::number(unnoticed)));
    }
};

QTEST_GUILESS_MAIN(TestRecoveryWords)
#include "tst_recovery_words.moc"
