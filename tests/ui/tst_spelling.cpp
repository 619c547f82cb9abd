// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Spelling: which words are looked up, with the real library over small dictionaries, and the lines in the window.
#include "ui/spelling/dictionary.h"
#include "ui/spelling/spell_check.h"
#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"

#include <QDir>
#include <QInputMethodEvent>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

namespace {

QStringList textsOf(const QString& text) {
    QStringList all;
    for (const WrittenWord& word : wordsOf(text)) all += word.text;
    return all;
}

/// Two small dictionaries in a folder.
struct Books {
    QTemporaryDir folder;
    Books() {
        write("en_US.aff", "SET UTF-8\nTRY esianrtolcdugmphbyfvkwzESIANRTOLCDUGMPHBYFVKWZ'\n");
        write("en_US.dic", "3\nhello\nworld\ndon't\n");
        write("ko.aff", "SET UTF-8\n");
        write("ko.dic", "2\n안녕\n내일\n");
    }
    void write(const char* name, const char* text) const {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::WriteOnly)) file.write(text);
    }
    QStringList folders() const { return {folder.path()}; }
};

} // namespace

class TestSpelling : public QObject {
    Q_OBJECT
  private slots:
    void whatIsNoLanguageIsPassedOver();
    void placesAreThoseOfTheText();
    void dictionariesAreFoundWhereTheyLie();
    void aDictionaryKnowsAndSuggests();
    void whatIsNoDictionaryIsRefused();
    void onlyTheWordThatIsBeingWrittenIsLeftAlone();
    void aComposedSyllableIsLeftAlone();
    void ownWordsAreKept();
    void withoutDictionariesNothingIsMarked();
    void dictionariesComeBackAfterARest();
    void aLongPastedTextIsLeftAlone();
    void theWindowMarksAndReplaces();
    void theRightButtonOffersWords();
    void aWordThatIsGoneIsNotReplaced();
    void itIsSwitchedOffInTheSettings();
    void itIsDrawn_data();
    void itIsDrawn();

  private:
    static bool isPossible() { return Dictionary::isPossible(); }
    /// Of the system's own dictionaries.
    static bool hasEnglish() { return isPossible() && dictionaryFor("en", dictionaryFolders()).has_value(); }
};

void TestSpelling::whatIsNoLanguageIsPassedOver() {
    QCOMPARE(textsOf("hello world"), (QStringList{"hello", "world"}));
    QCOMPARE(textsOf("안녕, hello!"), (QStringList{"안녕", "hello"}));
    QCOMPARE(textsOf("Qt는 좋아요"), (QStringList{"Qt", "좋아요"}));
    QCOMPARE(textsOf("don't 'quoted' it’s"), (QStringList{"don't", "quoted", "it's"}));
    for (const char* none : {"https://example.org/wrold", "a@b.org", "@서연", "3시에", "ㅋㅋㅋ", "ㅠㅠ", "example.org",
                             "x", "👍wrold", "日本語", "C:\\folder", "foo_bar", ""}) {
        QVERIFY2(textsOf(QString::fromUtf8(none)).isEmpty(), none);
    }
    QCOMPARE(textsOf("끝이다.그리고"), (QStringList{"끝이다", "그리고"}));
    QVERIFY(textsOf(QString(65, 'a')).isEmpty());
    QCOMPARE(wordsOf(QString(QChar(0xD83D)) + " ok").size(), 1); // half a pair
}

void TestSpelling::placesAreThoseOfTheText() {
    const QString text = "아, hello  세상";
    for (const WrittenWord& word : wordsOf(text)) QCOMPARE(text.mid(word.start, word.text.size()), word.text);
    QCOMPARE(wordsOf(text).size(), 2);
    QVERIFY(!wordsOf(text)[0].korean && wordsOf(text)[1].korean);
}

void TestSpelling::dictionariesAreFoundWhereTheyLie() {
    const Books books;
    QVERIFY(dictionaryFor("ko", books.folders())->words.endsWith("/ko.dic"));
    QVERIFY(dictionaryFor("en", books.folders())->affixes.endsWith("/en_US.aff"));
    const QTemporaryDir empty;
    QVERIFY(!dictionaryFor("ko", {empty.path()}));
    QVERIFY(dictionaryFor("ko", {empty.path(), books.folder.path()}));
    books.write("en_ZA.aff", "SET UTF-8\n");
    QVERIFY(QFile::remove(books.folder.filePath("en_US.dic"))); // one half is none
    QVERIFY(!dictionaryFor("en", books.folders()));
    books.write("en_ZA.dic", "1\nhello\n");
    QVERIFY(dictionaryFor("en", books.folders())->words.endsWith("/en_ZA.dic"));
}

void TestSpelling::aDictionaryKnowsAndSuggests() {
    if (!isPossible()) QSKIP("libhunspell is not installed");
    const Books books;
    const auto english = Dictionary::open(*dictionaryFor("en", books.folders()));
    QVERIFY(english != nullptr);
    QVERIFY(english->knows("hello") && !english->knows("helo"));
    QCOMPARE(english->suggestions("helo", 5), QStringList{"hello"});
    QVERIFY(english->suggestions("helo", 0).isEmpty());
    const auto korean = Dictionary::open(*dictionaryFor("ko", books.folders()));
    QVERIFY(korean->knows("내일") && !korean->knows("낼일"));
}

void TestSpelling::whatIsNoDictionaryIsRefused() {
    if (!isPossible()) QSKIP("libhunspell is not installed");
    const Books books;
    books.write("en_US.aff", "SET ISO8859-15\n");
    QVERIFY(Dictionary::open(*dictionaryFor("en", books.folders())) == nullptr);
}

void TestSpelling::onlyTheWordThatIsBeingWrittenIsLeftAlone() {
    if (!isPossible()) QSKIP("libhunspell is not installed");
    const Books books;
    Spelling spelling(nullptr, nullptr, books.folders());
    SpellCheck check;
    check.setSpelling(&spelling);
    // What is known of words comes from another thread. Here it is known before, so no rest passes meanwhile.
    check.setText("wrold wurld wurlds hello");
    check.setCursor(24);
    QTRY_COMPARE(check.starts(), (QList<int>{0, 6, 12}));
    check.setText("wrold hello wurld");
    check.setCursor(17);
    QCOMPARE(check.starts(), QList<int>{0});
    QCOMPARE(check.ends(), QList<int>{5});
    QTRY_COMPARE(check.starts(), (QList<int>{0, 12})); // nobody writes on
    check.setText("wrold hello wurlds");
    QCOMPARE(check.starts(), QList<int>{0});
    QVERIFY(check.ask(3));
    QTRY_COMPARE(check.property("suggestions").toStringList(), QStringList{"world"});
    QVERIFY(!check.ask(8));
}

void TestSpelling::aComposedSyllableIsLeftAlone() {
    if (!isPossible()) QSKIP("libhunspell is not installed");
    const Books books;
    Spelling spelling(nullptr, nullptr, books.folders());
    SpellCheck check;
    check.setSpelling(&spelling);
    check.setComposing(true);
    check.setText("틀린말 내일");
    check.setCursor(3);
    QVERIFY(!QTest::qWaitFor([&] { return !check.starts().isEmpty(); }, 2 * SpellCheck::restMs));
    QCOMPARE(check.starts(), QList<int>());
    check.setComposing(false);
    QTRY_COMPARE(check.starts(), QList<int>{0});
}

void TestSpelling::ownWordsAreKept() {
    if (!isPossible()) QSKIP("libhunspell is not installed");
    const Books books;
    QTemporaryDir folder;
    QSettings settings(folder.filePath("w.ini"), QSettings::IniFormat);
    {
        Spelling spelling(&settings, nullptr, books.folders());
        SpellCheck check;
        check.setSpelling(&spelling);
        check.setText("wrold hello");
        check.setCursor(11);
        QTRY_COMPARE(check.starts(), QList<int>{0});
        spelling.learn("wrold");
        QTRY_COMPARE(check.starts(), QList<int>());
        spelling.setOn(false);
    }
    Spelling again(&settings, nullptr, books.folders());
    QCOMPARE(again.ownWords(), QStringList{"wrold"});
    QVERIFY(!again.on());
    again.forgetOwnWords();
    QVERIFY(Spelling(&settings).ownWords().isEmpty());
}

void TestSpelling::withoutDictionariesNothingIsMarked() {
    const QTemporaryDir empty;
    Spelling spelling(nullptr, nullptr, {empty.path()});
    QVERIFY(spelling.languages().isEmpty());
    bool answered = false;
    connect(&spelling, &Spelling::changed, this, [&] { answered = true; });
    SpellCheck check;
    check.setSpelling(&spelling);
    check.setText("wrold 틀린말 hello");
    check.setCursor(16);
    QTRY_VERIFY(answered);
    QVERIFY(check.starts().isEmpty());
}

void TestSpelling::dictionariesComeBackAfterARest() {
    if (!isPossible()) QSKIP("libhunspell is not installed");
    const Books books;
    Spelling spelling(nullptr, nullptr, books.folders(), 1);
    SpellCheck check;
    check.setSpelling(&spelling);
    check.setText("wrold hello");
    check.setCursor(11);
    QTRY_COMPARE(check.starts(), QList<int>{0});
    check.setText("wrold hello helo world");
    check.setCursor(22);
    QTRY_COMPARE(check.starts(), (QList<int>{0, 12}));
    QVERIFY(check.ask(13));
    QTRY_COMPARE(check.property("suggestions").toStringList(), QStringList{"hello"});
}

void TestSpelling::aLongPastedTextIsLeftAlone() {
    const QTemporaryDir empty;
    Spelling spelling(nullptr, nullptr, {empty.path()});
    const QSignalSpy wanted(&spelling, &Spelling::wanted);
    SpellCheck check;
    check.setSpelling(&spelling);
    check.setText(QString("wrold ").repeated(20'000));
    QVERIFY(check.starts().isEmpty());
    QCOMPARE(wanted.size(), 0); // nor is it looked up
    check.setCursor(6);
    check.setText("wrold ");
    QCOMPARE(wanted.size(), 1);
}

void TestSpelling::theWindowMarksAndReplaces() {
    if (!hasEnglish()) QSKIP("no English dictionary of hunspell is installed");
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    under.item("composerText")->forceActiveFocus();
    under.type("hello wrold again");
    QTRY_COMPARE(under.items("spellMark").size(), 1);
    const QQuickItem* mark = under.item("spellMark");
    QVERIFY(mark->x() > 20 && mark->width() > 20 && mark->width() < 60);
    // By keys: the cursor in the word, then the menu's key.
    for (int i = 0; i < 8; ++i) QTest::keyClick(under.window(), Qt::Key_Left);
    QTRY_COMPARE(under.items("spellMark").size(), 1); // it is not taken for being written any more
    QTest::keyClick(under.window(), Qt::Key_F10, Qt::ShiftModifier);
    QTRY_VERIFY(!under.items("spellSuggestion").isEmpty());
    QCOMPARE(under.items("spellSuggestion").front()->property("text").toString(), QString("world"));
    under.clickNew("spellSuggestion");
    QTRY_COMPARE(under.item("composerText")->property("text").toString(), QString("hello world again"));
    QTRY_COMPARE(under.items("spellMark").size(), 0);
    QVERIFY(under.item("composerText")->hasActiveFocus());
    QCOMPARE(under.complaints(), QStringList());
}

void TestSpelling::theRightButtonOffersWords() {
    if (!hasEnglish()) QSKIP("no English dictionary of hunspell is installed");
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    under.item("composerText")->forceActiveFocus();
    under.type("wrold hello ");
    QTRY_COMPARE(under.items("spellMark").size(), 1);
    const QQuickItem* mark = under.item("spellMark");
    const QPoint place = mark->mapToScene({mark->width() / 2, -4}).toPoint();
    QTest::mouseClick(under.window(), Qt::RightButton, {}, place);
    QTRY_VERIFY(!under.items("spellSuggestion").isEmpty());
    under.picture("spelling_menu");
    under.clickNew("spellLearn");
    QTRY_COMPARE(under.items("spellMark").size(), 0);
    QCOMPARE(under.preferences().property("spelling").value<Spelling*>()->ownWords(), QStringList{"wrold"});
    // Beside a marked word nothing opens.
    under.type("wurld hello ");
    QTRY_COMPARE(under.items("spellMark").size(), 1);
    QTest::mouseClick(under.window(), Qt::RightButton, {}, place);
    QVERIFY(!QTest::qWaitFor([&] { return under.item("spellLearn") != nullptr; }, 200));
    QCOMPARE(under.complaints(), QStringList());
}

void TestSpelling::aWordThatIsGoneIsNotReplaced() {
    if (!hasEnglish()) QSKIP("no English dictionary of hunspell is installed");
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    under.item("composerText")->forceActiveFocus();
    under.type("wrold hello ");
    QTRY_COMPARE(under.items("spellMark").size(), 1);
    const QQuickItem* mark = under.item("spellMark");
    const QPoint place = mark->mapToScene({mark->width() / 2, -4}).toPoint();
    QTest::mouseClick(under.window(), Qt::RightButton, {}, place);
    QTRY_VERIFY(!under.items("spellSuggestion").isEmpty());
    // As a syllable that is committed before it moves it.
    under.item("composerText")->setProperty("text", "안 wrold hello ");
    under.clickNew("spellSuggestion");
    QTRY_VERIFY(under.item("spellSuggestion") == nullptr);
    QCOMPARE(under.item("composerText")->property("text").toString(), QString("안 wrold hello "));
    QCOMPARE(under.complaints(), QStringList());
}

void TestSpelling::itIsSwitchedOffInTheSettings() {
    if (!hasEnglish()) QSKIP("no English dictionary of hunspell is installed");
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    under.item("composerText")->forceActiveFocus();
    under.type("wrold hello ");
    QTRY_COMPARE(under.items("spellMark").size(), 1);
    QTest::keyClick(under.window(), Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(under.item("spellingChoice") != nullptr);
    QVERIFY(QMetaObject::invokeMethod(under.item("spellingChoice"), "chosen", Q_ARG(QString, "off")));
    QTRY_COMPARE(under.items("spellMark").size(), 0);
    under.item("settingsWords")->setProperty("text", "맞춤법");
    under.picture("spelling_settings");
    QCOMPARE(under.complaints(), QStringList());
}

void TestSpelling::itIsDrawn_data() {
    QTest::addColumn<QString>("theme");
    QTest::newRow("light") << "light";
    QTest::newRow("dark") << "dark";
}

void TestSpelling::itIsDrawn() {
    QFETCH(QString, theme);
    if (!hasEnglish()) QSKIP("no English dictionary of hunspell is installed");
    Script script = sampleChat();
    WindowUnderTest under(script, node::ProfileKind::Open, "ko", theme);
    QTRY_VERIFY(under.isSettled());
    under.item("composerText")->forceActiveFocus();
    under.item("composerText")->setProperty("text", "오늘 했슴니다 and I recieve the wrold. 만나서 반갑습니다 ");
    QTRY_VERIFY(under.items("spellMark").size() >= 2);
    under.picture("spelling_" + theme);
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestSpelling)
#include "tst_spelling.moc"
