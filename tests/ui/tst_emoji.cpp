// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Emoji: found by words of both languages, put into the text and under messages, by keys alone.
#include "ui/emoji/emoji_list.h"
#include "ui/emoji/emoji_table.h"
#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"

#include <QTest>
#include <algorithm>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

namespace {

QStringList meantBy(const QString& words) {
    QStringList found;
    for (const Emoji& each : allEmoji()) {
        if (isMeant(each, words)) found += each.text;
    }
    return found;
}

QString written(const WindowUnderTest& under) { return under.item("composerText")->property("text").toString(); }

} // namespace

class TestEmoji : public QObject {
    Q_OBJECT
  private slots:
    void theTableIsWhole();
    void wordsFindThem_data();
    void wordsFindThem();
    void harmfulWordsFindNone();
    void keysPutOneIntoTheText();
    void theOnesUsedLatelyComeFirst();
    void itComesWhereTheCursorIs();
    void anyOfThemIsAReaction();
    void itIsDrawnInBothThemesAndLanguages_data();
    void itIsDrawnInBothThemesAndLanguages();
};

void TestEmoji::theTableIsWhole() {
    QVERIFY2(allEmoji().size() > 1500 && allEmoji().size() < 4000, qPrintable(QString::number(allEmoji().size())));
    QSet<QString> seen;
    for (const Emoji& each : allEmoji()) {
        QVERIFY2(!each.text.isEmpty() && !each.english.isEmpty() && !each.korean.isEmpty(), qPrintable(each.text));
        QVERIFY(each.group >= 0 && each.group <= 9 && each.group != 2);
        QVERIFY(!seen.contains(each.text));
        seen += each.text;
    }
    EmojiList list;
    list.look();
    const auto groupOf = [](const QString& text) {
        for (const Emoji& each : allEmoji()) {
            if (each.text == text) return each.group;
        }
        return -1;
    };
    for (int group = 0; group < static_cast<int>(EmojiList::groups().size()); ++group) {
        QVERIFY(groupOf(EmojiList::groups()[group]) >= 0);
        QCOMPARE(groupOf(list.at(list.beginOf(group))), groupOf(EmojiList::groups()[group]));
    }
    QCOMPARE(EmojiList::groupNames().size(), EmojiList::groups().size());
}

void TestEmoji::wordsFindThem_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("emoji");
    QTest::newRow("Korean") << "하트"
                            << "❤️";
    QTest::newRow("a part of a word") << "웃는"
                                      << "😀";
    QTest::newRow("first consonants") << "ㅎㅌ"
                                      << "❤️";
    QTest::newRow("English") << "thumbs"
                             << "👍️";
    QTest::newRow("case does not count") << "HEART"
                                         << "❤️";
    QTest::newRow("a tag") << "party"
                           << "🎉";
    QTest::newRow("itself") << "🎉"
                            << "🎉";
}

void TestEmoji::wordsFindThem() {
    QFETCH(QString, words);
    QFETCH(QString, emoji);
    const auto plain = [](QString text) { return text.remove(QChar(0xFE0F)); };
    QStringList found;
    for (const QString& each : meantBy(words)) found += plain(each);
    QVERIFY2(found.contains(plain(emoji)), qPrintable(found.join(' ')));
    QVERIFY(found.size() < allEmoji().size() / 2);
}

void TestEmoji::harmfulWordsFindNone() {
    QCOMPARE(meantBy(QString(100'000, u'x')), QStringList());
    QCOMPARE(meantBy(QString(100'000, u'ㅎ')), QStringList());
    QCOMPARE(meantBy("%'\"\\_*"), QStringList());
}

void TestEmoji::keysPutOneIntoTheText() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && under.item("composerText")->hasActiveFocus());
    under.type("안녕 ");
    QTest::keyClick(under.window(), Qt::Key_Period, Qt::ControlModifier);
    QTRY_VERIFY(under.item("emojiWords") != nullptr && under.item("emojiWords")->hasActiveFocus());
    under.type("하트 장식");
    QTRY_VERIFY(under.item("emojiGrid")->property("count").toInt() < 10);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(written(under), QString("안녕 💟"));
    QTRY_VERIFY(under.item("emojiWords") == nullptr);
    QTRY_VERIFY(under.item("composerText")->hasActiveFocus());
    under.type("!");
    QCOMPARE(written(under), QString("안녕 💟!"));
    // Escape leaves without one.
    QTest::keyClick(under.window(), Qt::Key_Period, Qt::ControlModifier);
    QTRY_VERIFY(under.item("emojiWords") != nullptr);
    under.type("없는말입니다");
    QTRY_VERIFY(under.item("noEmoji") != nullptr);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(under.item("emojiWords") == nullptr);
    QCOMPARE(written(under), QString("안녕 💟!"));
    QVERIFY(script.sent.empty());
    QCOMPARE(under.complaints(), QStringList());
}

void TestEmoji::theOnesUsedLatelyComeFirst() {
    EmojiList list;
    list.use("🚀");
    list.use("🎉");
    list.look();
    QCOMPARE(list.at(0), QString("🎉"));
    QCOMPARE(list.at(1), QString("🚀"));
    list.use("🚀");
    list.look();
    QCOMPARE(list.at(0), QString("🚀"));
    for (const Emoji& each : allEmoji().mid(0, 60)) list.use(each.text);
    list.look();
    QCOMPARE(list.rows()->rowCount(), allEmoji().size() + EmojiList::recentMost);
    list.setProperty("words", "로켓");
    QCOMPARE(list.at(0), QString("🚀")); // and not an astronaut, who has it among his words
    QVERIFY(list.rows()->rowCount() < 10);
}

/// After a syllable that the input method committed when the text lost the keys.
void TestEmoji::itComesWhereTheCursorIs() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && under.item("composerText")->hasActiveFocus());
    under.type("가나");
    QTest::keyClick(under.window(), Qt::Key_Left);
    QInputMethodEvent composing(QString("한"), {});
    QCoreApplication::sendEvent(under.item("composerText"), &composing);
    QCOMPARE(under.item("composerText")->property("written").toString(), QString("가한나"));
    QInputMethodEvent committed;
    committed.setCommitString("한");
    QCoreApplication::sendEvent(under.item("composerText"), &committed);
    under.clickNew("emojiButton");
    QTRY_VERIFY(under.item("emojiGrid") != nullptr);
    under.clickNew("emoji");
    QTRY_VERIFY(written(under).size() > 3);
    const QString text = written(under);
    QVERIFY2(text.startsWith("가한") && text.endsWith("나"), qPrintable(text));
    const auto isIt = [&text](const Emoji& each) { return each.text == text.mid(2, text.size() - 3); };
    QVERIFY(std::any_of(allEmoji().begin(), allEmoji().end(), isIt));
}

void TestEmoji::anyOfThemIsAReaction() {
    Script script = sampleChat();
    script.gaps.clear();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && under.item("timeline") != nullptr);
    under.item("timeline")->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(under.window(), Qt::Key_Up);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_VERIFY(under.item("menuReact") != nullptr);
    under.clickNew("menuReact");
    QTRY_VERIFY(under.item("emojiWords") != nullptr && under.item("emojiWords")->hasActiveFocus());
    under.type("rocket");
    QTRY_VERIFY(under.item("emojiGrid")->property("count").toInt() < 10);
    under.picture("reaction-any");
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(script.reactions.size(), size_t{1});
    QCOMPARE(script.reactions.front().emoji, "🚀");
    QCOMPARE(script.reactions.front().message, numbered<MessageId>(5));
    QCOMPARE(under.complaints(), QStringList());
}

void TestEmoji::itIsDrawnInBothThemesAndLanguages_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char* language : {"ko", "en"}) {
        for (const char* theme : {"light", "dark"}) QTest::addRow("%s-%s", language, theme) << language << theme;
    }
}

void TestEmoji::itIsDrawnInBothThemesAndLanguages() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script = sampleChat();
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    QTRY_VERIFY(under.isSettled());
    under.clickNew("emojiButton");
    QTRY_VERIFY(under.item("emojiGrid") != nullptr);
    QVERIFY(!under.picture("emoji-" + language + "-" + theme).isNull());
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestEmoji)
#include "tst_emoji.moc"
