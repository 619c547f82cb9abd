// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/emoji.h"

#include <QTest>

using namespace ieum::room;

class TestEmoji : public QObject {
    Q_OBJECT

  private slots:
    void oneGraphemeIsTaken_data() {
        QTest::addColumn<QString>("text");
        QTest::addRow("thumb") << "👍";
        QTest::addRow("thumb with a skin tone") << "👍🏽";
        QTest::addRow("heart with its selector") << "❤️";
        QTest::addRow("heart without") << "❤";
        QTest::addRow("heart on fire, joined") << "❤️‍🔥";
        QTest::addRow("family") << "👨‍👩‍👧‍👦";
        QTest::addRow("flag") << "🇰🇷";
        QTest::addRow("flag of a region, by tags") << "🏴󠁧󠁢󠁳󠁣󠁴󠁿";
        QTest::addRow("keycap") << "5️⃣";
    }
    void oneGraphemeIsTaken() {
        QFETCH(QString, text);
        QVERIFY(isOneEmoji(text.toStdString()));
    }
    void everythingElseIsRefused_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addRow("nothing") << QByteArray();
        QTest::addRow("two") << QByteArray("👍👍");
        QTest::addRow("a letter") << QByteArray("a");
        QTest::addRow("a syllable") << QByteArray("웃");
        QTest::addRow("a digit") << QByteArray("5");
        QTest::addRow("a joiner without a second half") << QByteArray("❤️\xE2\x80\x8D");
        QTest::addRow("half a flag") << QByteArray("\xF0\x9F\x87\xB0");
        QTest::addRow("a skin tone with a letter") << QByteArray("a\xF0\x9F\x8F\xBD");
        QTest::addRow("an override") << QByteArray("👍\xE2\x80\xAE");
        QTest::addRow("a space") << QByteArray("👍 ");
        QTest::addRow("tags without an end") << QByteArray("\xF0\x9F\x8F\xB4\xF3\xA0\x81\xA7");
        QTest::addRow("not UTF-8") << QByteArray("\xF0\x9F\x91");
        QTest::addRow("longer than any that is in use") << QByteArray("👨‍👩‍👧‍👦‍👦‍👦");
    }
    void everythingElseIsRefused() {
        QFETCH(QByteArray, text);
        QVERIFY(!isOneEmoji(text.toStdString()));
    }
    void theStandardOnesAreEmoji() {
        for (const std::string_view each : standardReactions) QVERIFY(isOneEmoji(each));
    }
    void aSelectorMakesNoOtherReaction() {
        QCOMPARE(plainEmoji("❤️"), plainEmoji("❤"));
        QVERIFY(plainEmoji("👍") != plainEmoji("👍🏽"));
    }
};

QTEST_GUILESS_MAIN(TestEmoji)
#include "tst_emoji.moc"
