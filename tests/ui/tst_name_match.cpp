// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names are found by parts, by initial consonants, and while a syllable is being composed.
#include "ui/words/name_match.h"

#include <QTest>

using ieum::ui::nameMatches;

class TestNameMatch : public QObject {
    Q_OBJECT
  private slots:
    void namesAreFound_data();
    void namesAreFound();
};

void TestNameMatch::namesAreFound_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("found");
    const auto row = [](const char* name, const char* words, bool found) {
        QTest::addRow("%s in %s", words, name) << QString::fromUtf8(name) << QString::fromUtf8(words) << found;
    };
    row("기획팀", "", true);
    row("기획팀", "  ", true);
    row("기획팀", "획", true);
    row("기획팀", "ㄱㅎㅌ", true);
    row("기획팀", "ㅎㅌ", true);
    row("기획팀", "ㅎㅇ", false);
    row("주간 회의", "ㅎㅇ", true);
    row("주간 회의", "간회", true); // spaces do not count
    row("우리 가족", "ㅇㄹㄱㅈ", true);
    row("우리 가족", "우리ㄱ", true);
    row("기획팀", "깋", true); // on the way to 기획
    row("기획팀", "기회", true);
    row("기획팀", "기휙", false);
    row("기획팀", "깋팀", false); // only the last letter is on its way
    row("감사실", "ㄳ", true);    // two that a keyboard joined
    row("값 계", "ㄳ", false);
    row("값 계산", "ㄱㄱ", true);
    row("읽기 모임", "일", true);
    row("과학", "고", true);
    row("까치", "ㄱ", false); // ㄲ is another consonant
    row("Planning", "plan", true);
    row("Planning", "LANN", true);
    row("Planning", "planningx", false);
    row("방 ㅋㅋ", "ㅋㅋ", true);
    row("", "a", false);
    row("🙂 방", "🙂", true);
    QTest::newRow("decomposed") << QString::fromUtf8("기획팀").normalized(QString::NormalizationForm_D)
                                << QString::fromUtf8("획") << true;
    QTest::newRow("a very long name") << QString(100'000, QChar(0xAC00)) << QString(80, QChar(0x3131)) << true;
}

void TestNameMatch::namesAreFound() {
    QFETCH(QString, name);
    QFETCH(QString, words);
    QFETCH(bool, found);
    QCOMPARE(nameMatches(name, words), found);
}

QTEST_GUILESS_MAIN(TestNameMatch)
#include "tst_name_match.moc"
