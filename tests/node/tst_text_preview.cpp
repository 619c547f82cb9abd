// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "node/limits.h"
#include "node/text_preview.h"

#include <QtTest>

using namespace ieum;
using namespace ieum::node;

class TestTextPreview : public QObject {
    Q_OBJECT
    static std::string of(std::string_view text, bool whole = true) { return textPreview(bytesOf(text), whole); }

  private slots:
    void namesSayWhatIsText() {
        for (const char* name : {"a.txt", "B.CSV", "읽어 보세요.md", "x.tar.log"}) QVERIFY(isNamedText(name));
        for (const char* name : {"txt", "a.html", "a.txt.exe", "a.pdf", "", "."}) QVERIFY(!isNamedText(name));
    }
    void linesStayAsTheyAre() {
        QCOMPARE(of("이름,값\r\n가,1\n\n"), std::string("이름,값\n가,1"));
        QCOMPARE(of("\xEF\xBB\xBFwith a mark"), std::string("with a mark"));
        QCOMPARE(of("<b>markup</b> & <img src=x>\t."), std::string("<b>markup</b> & <img src=x>\t."));
        QCOMPARE(of(""), std::string());
    }
    void koreanOfWindowsIsRead() {
        QCOMPARE(of("\xC8\xB8\xC0\xC7\xB7\xCF\n"), std::string("회의록")); // CP949
        QCOMPARE(of(std::string_view("\xFF\xFE\x8C\xD6\x58\xC7", 6)), std::string("회의"));
    }
    void aCutCharacterIsLeftOut() {
        const std::string text = "회의록";
        for (const size_t left : {7, 8}) QCOMPARE(of(text.substr(0, left), false), std::string("회의"));
        QCOMPARE(of("\xC8\xB8\xC0\xC7\xB7", false), std::string("회의"));
        QCOMPARE(of(std::string_view("\xFF\xFE\x8C\xD6\x58", 5), false), std::string("회"));
    }
    void whatIsNoTextHasNone() {
        QCOMPARE(of(std::string_view("\x7F"
                                     "ELF\x02\x01\x01\x00\x00",
                                     9)),
                 std::string());
        QCOMPARE(of(std::string_view("a\0b", 3)), std::string());
        QCOMPARE(of("\x89PNG\r\n\x1a\n"), std::string());
        QCOMPARE(of("\xFF\xFF\xFF"), std::string());
        QCOMPARE(of("\x1b[31mred"), std::string());
    }
    void nothingTurnsItAround() { QCOMPARE(of("계약\u202Efdp.exe\u2066"), std::string("계약fdp.exe")); }
    void itIsBounded() {
        std::string many;
        for (int line = 0; line < 1000; ++line) many += "줄 " + std::to_string(line) + "\n";
        const std::string shown = of(many);
        QCOMPARE(std::count(shown.begin(), shown.end(), '\n'), std::ptrdiff_t(previewLinesMax - 1));
        QVERIFY(QString::fromStdString(shown).endsWith("줄 39"));
        const std::string wide(previewTextBytesMax, 'x');
        QCOMPARE(of(wide, false).size(), previewLineCharactersMax);
    }
};

QTEST_GUILESS_MAIN(TestTextPreview)
#include "tst_text_preview.moc"
