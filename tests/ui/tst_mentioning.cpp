// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names after an "@": found while they are typed, in Korean too, and sent with the persons who are meant.
#include "ui/composer/mentioning.h"
#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"
#include "ui/words/names.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

namespace {

const PersonId jiwoo = numbered<PersonId>(2);
const PersonId minjun = numbered<PersonId>(3);
const PersonId seoyeon = numbered<PersonId>(16);

QStringList namesIn(Mentioning& mentioning) {
    QStringList names;
    auto* rows = mentioning.rows();
    for (int i = 0; i < rows->rowCount(); ++i)
        names += rows->data(rows->index(i, 0), rows->roleNames().key("name")).toString();
    return names;
}

QString written(const WindowUnderTest& under) { return under.item("composerText")->property("text").toString(); }

} // namespace

class TestMentioning : public QObject {
    Q_OBJECT
  private slots:
    void membersAreFoundByWhatIsTyped();
    void anAddressIsNoMention();
    void theNameReplacesWhatWasTyped();
    void ofNamesakesTheChosenOneIsMeant();
    void theLongerNameIsMeantAlone();
    void enterTakesANameAndThenSends();
    void aSyllableBeingComposedFindsAndIsReplaced();
    void tabTakesAndEscapeLeavesAlone();
    void thePointerChooses();
    void itIsDrawnInBothThemesAndLanguages_data();
    void itIsDrawnInBothThemesAndLanguages();
};

void TestMentioning::membersAreFoundByWhatIsTyped() {
    Script script = sampleChat();
    script.members[planningRoom].push_back({numbered<PersonId>(30), "김성호"});
    Live live(std::make_unique<ScriptedApi>(script));
    Mentioning mentioning;
    QAbstractItemModelTester tester(mentioning.rows(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    mentioning.setLive(&live);
    mentioning.setRoom(hexOf(planningRoom));
    const auto looks = [&](const QString& text, const QString& composing = {}) {
        mentioning.look(text, static_cast<int>(text.size()), composing);
        return namesIn(mentioning);
    };
    QTRY_COMPARE(looks("@"), (QStringList{"김성호", "박민준", "이서연", "한지우"})); // not ourselves
    QCOMPARE(looks("@이서"), QStringList{"이서연"});
    QCOMPARE(looks("네 @", "ㄱ"), QStringList{"김성호"});
    QCOMPARE(looks("@ㄱㅅ"), QStringList{"김성호"});
    QCOMPARE(looks("@기", "서"), QStringList());
    QCOMPARE(looks("@", "기"), QStringList{"김성호"}); // on the way to 김
    QCOMPARE(looks("@지우"), QStringList{"한지우"});   // without the family name
    QCOMPARE(looks("@이서연 "), QStringList());
    QVERIFY(!mentioning.open());
    script.members[planningRoom].push_back({numbered<PersonId>(31), "이서준"});
    script.tell(node::MembersChanged{planningRoom});
    QTRY_COMPARE(looks("@이서"), (QStringList{"이서연", "이서준"}));
    mentioning.step(-1);
    QCOMPARE(mentioning.at(), 1);
    mentioning.step(1);
    QCOMPARE(mentioning.atName(), QString("이서연"));
    mentioning.setRoom(hexOf(familyRoom));
    QVERIFY(!mentioning.open());
}

void TestMentioning::anAddressIsNoMention() {
    Script script = sampleChat();
    Live live(std::make_unique<ScriptedApi>(script));
    Mentioning mentioning;
    mentioning.setLive(&live);
    mentioning.setRoom(hexOf(planningRoom));
    mentioning.look("@", 1, {});
    QTRY_VERIFY((mentioning.look("@", 1, {}), mentioning.open()));
    mentioning.look("a@", 2, {});
    QVERIFY(!mentioning.open());
    mentioning.look("(@", 2, {});
    QVERIFY(mentioning.open());
    mentioning.look("", 0, {});
    QVERIFY(!mentioning.open());
}

void TestMentioning::theNameReplacesWhatWasTyped() {
    Script script = sampleChat();
    Live live(std::make_unique<ScriptedApi>(script));
    Mentioning mentioning;
    mentioning.setLive(&live);
    mentioning.setRoom(hexOf(planningRoom));
    QTRY_VERIFY((mentioning.look("@", 1, {}), mentioning.open()));
    QSignalSpy taken(&mentioning, &Mentioning::taken);
    mentioning.look("안녕 @서연, 와요", 6, {});
    QCOMPARE(namesIn(mentioning), QStringList{"이서연"});
    mentioning.take(-1);
    QCOMPARE(taken.front(), (QVariantList{QString("안녕 @이서연 , 와요"), 8}));
    QVERIFY(!mentioning.open());
    mentioning.take(0); // nothing is looked for
    QCOMPARE(taken.size(), 1);
}

void TestMentioning::ofNamesakesTheChosenOneIsMeant() {
    Script script = sampleChat();
    script.members[planningRoom] = {{numbered<PersonId>(40), "김민"}, {numbered<PersonId>(41), "김민"}};
    Live live(std::make_unique<ScriptedApi>(script));
    Mentioning mentioning;
    mentioning.setLive(&live);
    mentioning.setRoom(hexOf(planningRoom));
    QTRY_VERIFY((mentioning.look("@", 1, {}), mentioning.open()));
    mentioning.take(1);
    QCOMPARE(mentioning.meant("@김민 봐요"), QStringList{hexOf(numbered<PersonId>(41))});
    QCOMPARE(mentioning.meant("김민 봐요"), QStringList());
}

void TestMentioning::theLongerNameIsMeantAlone() {
    Script script = sampleChat();
    script.members[planningRoom] = {{numbered<PersonId>(40), "김"}, {numbered<PersonId>(41), "김민"}};
    Live live(std::make_unique<ScriptedApi>(script));
    Mentioning mentioning;
    mentioning.setLive(&live);
    mentioning.setRoom(hexOf(planningRoom));
    QTRY_VERIFY((mentioning.look("@", 1, {}), mentioning.open()));
    QCOMPARE(mentioning.meant("@김민"), QStringList{hexOf(numbered<PersonId>(41))});
    QCOMPARE(mentioning.meant("@김민 @김"),
             (QStringList{hexOf(numbered<PersonId>(41)), hexOf(numbered<PersonId>(40))}));
}

void TestMentioning::enterTakesANameAndThenSends() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && under.item("composerText")->hasActiveFocus());
    under.type("@이");
    QTRY_VERIFY(under.item("mentionBox") != nullptr);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QCOMPARE(written(under), QString("@이서연 "));
    QVERIFY(script.sent.empty());
    QVERIFY(under.item("mentionBox") == nullptr);
    under.type("확인해 주세요 @");
    QTRY_VERIFY(under.item("mentionBox") != nullptr);
    QTest::keyClick(under.window(), Qt::Key_Down);
    QTest::keyClick(under.window(), Qt::Key_Down);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QCOMPARE(written(under), QString("@이서연 확인해 주세요 @한지우 "));
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(script.sent.size(), size_t{1});
    QCOMPARE(script.sent.front().text, "@이서연 확인해 주세요 @한지우");
    QCOMPARE(script.sent.front().mentions.size(), size_t{2});
    for (const PersonId& person : {seoyeon, jiwoo}) {
        const auto& all = script.sent.front().mentions;
        QVERIFY(std::find(all.begin(), all.end(), person) != all.end());
    }
    QCOMPARE(under.complaints(), QStringList());
}

void TestMentioning::aSyllableBeingComposedFindsAndIsReplaced() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && under.item("composerText")->hasActiveFocus());
    QQuickItem* area = under.item("composerText");
    under.type("네 @");
    QInputMethodEvent composing(QStringLiteral("ㅂ"), {});
    QCoreApplication::sendEvent(area, &composing);
    QTRY_COMPARE(under.items("mentioned").size(), 1);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QCOMPARE(written(under), QString("네 @박민준 "));
    QCOMPARE(area->property("preeditText").toString(), QString());
    QCOMPARE(area->property("cursorPosition").toInt(), 7);
    QVERIFY(script.sent.empty());
    // And a name whose last syllable is still being composed is sent with its person, once.
    under.type("@한지");
    QInputMethodEvent last(QStringLiteral("우"), {});
    QCoreApplication::sendEvent(area, &last);
    QTRY_VERIFY(under.item("mentionBox") != nullptr);
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(script.sent.size(), size_t{1});
    QCOMPARE(script.sent.front().text, "네 @박민준 @한지우");
    QCOMPARE(script.sent.front().mentions.size(), size_t{2});
    QCOMPARE(script.sent.front().mentions.front() == minjun || script.sent.front().mentions.back() == minjun, true);
}

void TestMentioning::tabTakesAndEscapeLeavesAlone() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && under.item("composerText")->hasActiveFocus());
    under.type("@한");
    QTRY_VERIFY(under.item("mentionBox") != nullptr);
    QTest::keyClick(under.window(), Qt::Key_Tab);
    QCOMPARE(written(under), QString("@한지우 "));
    QVERIFY(under.item("composerText")->hasActiveFocus());
    under.type("@이");
    QTRY_VERIFY(under.item("mentionBox") != nullptr);
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(under.item("mentionBox") == nullptr);
    under.type("서");
    QVERIFY(under.item("mentionBox") == nullptr); // left alone until the next one
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(script.sent.size(), size_t{1});
    QCOMPARE(script.sent.front().text, "@한지우 @이서");
    QCOMPARE(script.sent.front().mentions, std::vector<PersonId>{jiwoo});
    // Without a list Tab goes on, as before.
    under.type("네");
    QTest::keyClick(under.window(), Qt::Key_Tab);
    QVERIFY(!under.item("composerText")->hasActiveFocus());
}

void TestMentioning::thePointerChooses() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && under.item("composerText")->hasActiveFocus());
    under.type("@");
    QTRY_COMPARE(under.items("mentioned").size(), 3);
    under.clickNew("mentioned", 1);
    QCOMPARE(written(under), QString("@이서연 "));
    QVERIFY(under.item("composerText")->hasActiveFocus());
}

void TestMentioning::itIsDrawnInBothThemesAndLanguages_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char* language : {"ko", "en"}) {
        for (const char* theme : {"light", "dark"}) QTest::addRow("%s-%s", language, theme) << language << theme;
    }
}

void TestMentioning::itIsDrawnInBothThemesAndLanguages() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script = sampleChat();
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    QTRY_VERIFY(under.isSettled() && under.item("composerText")->hasActiveFocus());
    under.type("@");
    QTRY_COMPARE(under.items("mentioned").size(), 3);
    under.picture("mention-" + language + "-" + theme);
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestMentioning)
#include "tst_mentioning.moc"
