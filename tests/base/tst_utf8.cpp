// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What counts as UTF-8, which texts are equal, and what is left of names that somebody else chose.
#include "base/bytes.h"
#include "base/utf8.h"

#include <QtTest>

using namespace ieum;
using namespace std::string_literals;

class TestUtf8 : public QObject {
    Q_OBJECT
  private slots:
    void acceptsTheEdgesOfEveryLength();
    void refusesWhatRfc3629Forbids_data();
    void refusesWhatRfc3629Forbids();
    void hangulIsEqualComposedOrNot();
    void foldingIgnoresCase();
    void codePointsComeBack();
    void badBytesBecomeReplacementCharacters();
    void labelsLoseWhatCannotBeSeen_data();
    void labelsLoseWhatCannotBeSeen();
    void labelsAreCutByCodePointsAfterComposing();
    void fileNamesAreHarmless_data();
    void fileNamesAreHarmless();
    void longFileNamesKeepTheirExtension();
};

void TestUtf8::acceptsTheEdgesOfEveryLength() {
    for (const std::string& text : {""s, "\0"s, "\x7F"s, "\xC2\x80"s, "\xDF\xBF"s, "\xE0\xA0\x80"s, "\xED\x9F\xBF"s,
                                    "\xEE\x80\x80"s, "\xEF\xBF\xBF"s, "\xF0\x90\x80\x80"s, "\xF4\x8F\xBF\xBF"s}) {
        QVERIFY2(checkUtf8(text).has_value(), toHex(bytesOf(text)).c_str());
    }
}

void TestUtf8::refusesWhatRfc3629Forbids_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("offset");
    QTest::newRow("lone continuation") << QByteArray("ab\x80") << 2;
    QTest::newRow("overlong slash, two bytes") << QByteArray("\xC0\xAF") << 0;
    QTest::newRow("overlong, C1") << QByteArray("\xC1\xBF") << 0;
    QTest::newRow("overlong, three bytes") << QByteArray("\xE0\x9F\xBF") << 0;
    QTest::newRow("overlong, four bytes") << QByteArray("\xF0\x8F\xBF\xBF") << 0;
    QTest::newRow("first surrogate") << QByteArray("x\xED\xA0\x80") << 1;
    QTest::newRow("last surrogate") << QByteArray("x\xED\xBF\xBF") << 1;
    QTest::newRow("past U+10FFFF") << QByteArray("\xF4\x90\x80\x80") << 0;
    QTest::newRow("F5") << QByteArray("\xF5\x80\x80\x80") << 0;
    QTest::newRow("FF") << QByteArray("abc\xFF") << 3;
    QTest::newRow("cut after one of two") << QByteArray("\xC3") << 0;
    QTest::newRow("cut after two of three") << QByteArray("a\xEA\xB0") << 1;
    QTest::newRow("cut after three of four") << QByteArray("\xF0\x9F\x98") << 0;
    QTest::newRow("third byte is a letter") << QByteArray("\xEA\xB0x") << 0;
}

void TestUtf8::refusesWhatRfc3629Forbids() {
    QFETCH(QByteArray, text);
    QFETCH(int, offset);
    const Done done = checkUtf8(text.toStdString());
    QVERIFY(!done);
    QVERIFY(done.error().is(BaseError::NotUtf8));
    QCOMPARE(done.error().number, int64_t(offset));
}

void TestUtf8::hangulIsEqualComposedOrNot() {
    const std::string composed = "\uD55C\uAE00";                      // han-geul as two syllables
    const std::string apart = "\u1112\u1161\u11AB\u1100\u1173\u11AF"; // the same as six letters
    QVERIFY(composed != apart);
    QCOMPARE(toNfc(apart), composed);
    QCOMPARE(toNfc(composed), composed);
    QCOMPARE(foldForSearch(apart), foldForSearch(composed));
    QCOMPARE(toNfc("e\u0301"), std::string("\u00E9"));
    QCOMPARE(toNfc("\xFF"), std::string("\xFF"));
}

void TestUtf8::foldingIgnoresCase() {
    QCOMPARE(foldForSearch("IEUM"), foldForSearch("ieum"));
    QCOMPARE(foldForSearch("\u00C9"), foldForSearch("e\u0301"));
    QCOMPARE(foldForSearch("STRASSE"), foldForSearch("Stra\u00DFe"));
    QVERIFY(foldForSearch("a") != foldForSearch("b"));
}

void TestUtf8::codePointsComeBack() {
    const std::string text = "a\u00E9\uD55C\U0001F600";
    QVERIFY(codePointsOf(text) == U"a\u00E9\uD55C\U0001F600");
    QCOMPARE(fromCodePoints(codePointsOf(text)), text);
}

void TestUtf8::badBytesBecomeReplacementCharacters() {
    QVERIFY(codePointsOf("a\xFF\xC3") == U"a\uFFFD\uFFFD");
    const char32_t bad[] = {0xD800, 0x110000};
    QCOMPARE(fromCodePoints({bad, 2}), std::string("\uFFFD\uFFFD"));
    QVERIFY(checkUtf8(cleanLabel("a\xFF\xED\xA0\x80")).has_value());
    QVERIFY(checkUtf8(safeFileName("a\xFF.txt")).has_value());
}

void TestUtf8::labelsLoseWhatCannotBeSeen_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("label");
    QTest::newRow("plain") << u"\uAE40\uCCA0\uC218"_qs << u"\uAE40\uCCA0\uC218"_qs;
    QTest::newRow("trimmed") << u" \u00A0\u3000Min \u3000"_qs << u"Min"_qs;
    QTest::newRow("right-to-left override") << u"a\u202Eb"_qs << u"ab"_qs;
    QTest::newRow("isolates") << u"\u2066a\u2069\u2067b\u2068"_qs << u"ab"_qs;
    QTest::newRow("marks of direction") << u"a\u200E\u200F\u061Cb"_qs << u"ab"_qs;
    QTest::newRow("zero width") << u"ad\u200B\u200C\u200D\u2060\uFEFFmin"_qs << u"admin"_qs;
    QTest::newRow("soft hyphen") << u"ad\u00ADmin"_qs << u"admin"_qs;
    QTest::newRow("lines become spaces") << u"a\nb\u2028c"_qs << u"a b c"_qs;
    QTest::newRow("controls") << u"a\u0007\u001B[31m\u009Bb"_qs << u"a[31mb"_qs;
    QTest::newRow("Hangul filler only") << u"\u3164\u115F\u1160\uFFA0"_qs << QString();
    QTest::newRow("spaces and nothing") << u" \u200B\t "_qs << QString();
    QTest::newRow("empty") << QString() << QString();
}

void TestUtf8::labelsLoseWhatCannotBeSeen() {
    QFETCH(QString, text);
    QFETCH(QString, label);
    QCOMPARE(QString::fromStdString(cleanLabel(text.toStdString())), label);
}

void TestUtf8::labelsAreCutByCodePointsAfterComposing() {
    QCOMPARE(cleanLabel(std::string(100, 'x')).size(), size_t(64));
    QCOMPARE(cleanLabel("\u1112\u1161\u11AB\u1100\u1173\u11AF", 2), std::string("\uD55C\uAE00"));
    QCOMPARE(cleanLabel("ab cd", 3), std::string("ab"));
    QCOMPARE(cleanLabel("abc", 0), std::string());
}

void TestUtf8::fileNamesAreHarmless_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << u"\uD68C\uC758\uB85D.hwp"_qs << u"\uD68C\uC758\uB85D.hwp"_qs;
    QTest::newRow("up and away") << u"../../x"_qs << u"x"_qs;
    QTest::newRow("only dots") << u"../.."_qs << u"file"_qs;
    QTest::newRow("absolute") << u"/etc/passwd"_qs << u"passwd"_qs;
    QTest::newRow("Windows path") << u"C:\\x"_qs << u"x"_qs;
    QTest::newRow("Windows way up") << u"..\\..\\boot.ini"_qs << u"boot.ini"_qs;
    QTest::newRow("alternate stream") << u"a.txt:b"_qs << u"a.txt_b"_qs;
    QTest::newRow("folder") << u"photos/"_qs << u"photos"_qs;
    QTest::newRow("CON") << u"CON"_qs << u"_CON"_qs;
    QTest::newRow("con with extension") << u"con.tar.gz"_qs << u"_con.tar.gz"_qs;
    QTest::newRow("nul and space") << u"nul .txt"_qs << u"_nul .txt"_qs;
    QTest::newRow("COM1") << u"COM1.log"_qs << u"_COM1.log"_qs;
    QTest::newRow("superscript") << u"lpt\u00B2"_qs << u"_lpt\u00B2"_qs;
    QTest::newRow("hidden device") << u"CO\u200BN"_qs << u"_CON"_qs;
    QTest::newRow("not a device") << u"console.txt"_qs << u"console.txt"_qs;
    QTest::newRow("trailing dots and spaces") << u"a.exe. . ."_qs << u"a.exe"_qs;
    QTest::newRow("leading dot") << u".bashrc"_qs << u"bashrc"_qs;
    QTest::newRow("override") << u"photo\u202Egpj.exe"_qs << u"photogpj.exe"_qs;
    QTest::newRow("forbidden letters") << u"a<b>c|d?e*f\"g"_qs << u"a_b_c_d_e_f_g"_qs;
    QTest::newRow("line break") << u"a\nb.txt"_qs << u"a b.txt"_qs;
    QTest::newRow("nothing") << QString() << u"file"_qs;
    QTest::newRow("invisible") << u"\u200B\u3164"_qs << u"file"_qs;
    QTest::newRow("from a Mac") << u"\u1112\u1161\u11AB.txt"_qs << u"\uD55C.txt"_qs;
}

void TestUtf8::fileNamesAreHarmless() {
    QFETCH(QString, text);
    QFETCH(QString, name);
    const std::string safe = safeFileName(text.toStdString());
    QCOMPARE(QString::fromStdString(safe), name);
    QCOMPARE(safeFileName(safe), safe);
}

void TestUtf8::longFileNamesKeepTheirExtension() {
    std::string korean;
    for (int i = 0; i < 300; ++i) korean += "\uD55C";
    const std::string name = safeFileName(korean + ".jpeg");
    QVERIFY(name.size() <= 200);
    QVERIFY(name.ends_with("\uD55C.jpeg"));
    QVERIFY(checkUtf8(name).has_value());
    const std::string noExtension = safeFileName(std::string(40, 'a').append(".").append(400, 'b'));
    QCOMPARE(noExtension.size(), size_t(200));
}

QTEST_GUILESS_MAIN(TestUtf8)
#include "tst_utf8.moc"
