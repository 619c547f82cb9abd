// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names and texts of others before they are drawn.
#include "ui/words/names.h"

#include <QTest>

using namespace ieum::ui;

class TestNames : public QObject {
    Q_OBJECT
  private slots:
    void directionOverridesLeaveNames();
    void controlsAndBreaksLeaveNames();
    void stackedMarksAreBounded();
    void rightToLeftNamesAreIsolatedInSentences();
    void aMegabyteWithoutBreaksIsCut();
    void aSurrogatePairIsNeverSplit();
    void theInitialIsAWholeLetter();
};

void TestNames::directionOverridesLeaveNames() {
    QCOMPARE(shownName(QString("photo\u202Egpj.exe").toStdString()), QString("photogpj.exe"));
}

void TestNames::controlsAndBreaksLeaveNames() {
    QCOMPARE(shownName("  a\n\tb\x01 c "), QString("a b c"));
    QCOMPARE(shownText("a\nb\x01"), QString("a\nb"));
}

void TestNames::stackedMarksAreBounded() {
    const QString zalgo = "z" + QString(5000, QChar(0x0301)) + "a";
    QCOMPARE(shownText(zalgo.toStdString()).size(), 1 + maxMarksPerLetter + 1);
}

void TestNames::rightToLeftNamesAreIsolatedInSentences() {
    const QString hebrew = QString::fromUtf8("\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d");
    QCOMPARE(isolated(hebrew), QChar(0x2068) + hebrew + QChar(0x2069));
    QCOMPARE(isolated("서연"), QString("서연"));
}

void TestNames::aMegabyteWithoutBreaksIsCut() {
    QCOMPARE(cutText(QString(1'000'000, u'a'), maxTextLetters).size(), maxTextLetters);
    QVERIFY(oneLine(QString(1'000'000, u'a')).size() <= 121);
}

void TestNames::aSurrogatePairIsNeverSplit() {
    const QString text = QString::fromUtf8("a\xf0\x9f\x99\x82"); // one letter, then a pair
    QCOMPARE(cutText(text, 2), QString("a"));
}

void TestNames::theInitialIsAWholeLetter() {
    QCOMPARE(initialOf("기획팀"), QString("기"));
    QCOMPARE(initialOf("  -anna"), QString("A"));
    QCOMPARE(initialOf(QString::fromUtf8("\xf0\x9f\x99\x82 smile")).size(), 2);
    QCOMPARE(initialOf(""), QString("?"));
}

QTEST_GUILESS_MAIN(TestNames)
#include "tst_names.moc"
