// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Another text for a message of ours: in the composer, which gives the draft back afterwards.
#include "ui/composer/draft.h"
#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"
#include "ui/words/names.h"

#include <QTest>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

namespace {

const MessageId ours = numbered<MessageId>(5);
const QString oldText = QStringLiteral("최종안 잘 열립니다. 오후 회의는 그대로 하죠.");

QString written(const WindowUnderTest& under) { return under.item("composerText")->property("text").toString(); }

} // namespace

class TestEditing : public QObject {
    Q_OBJECT
  private slots:
    void upInAnEmptyComposerEditsOurNewestText();
    void upInsideATextMovesTheCursorOnly();
    void escapeBringsTheDraftBack();
    void aSyllableBeingComposedIsSavedOnce();
    void anUnchangedOrEmptyTextIsNotSaved();
    void aRefusedEditComesBack();
    void aRoomThatIsLeftKeepsItsEdit();
    void whatIsRefusedAfterTheRoomWasLeftLiesThere();
    void controlUpAnswersTheNewestMessage();
    void theNewestMessageStaysInViewAsTheComposerGrows();
    void itIsDrawnInBothThemesAndLanguages_data();
    void itIsDrawnInBothThemesAndLanguages();
};

void TestEditing::upInAnEmptyComposerEditsOurNewestText() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && under.item("stateLine") != nullptr);
    QTest::keyClick(under.window(), Qt::Key_Up);
    QTRY_COMPARE(written(under), oldText);
    QVERIFY(under.item("replyQuote") != nullptr);
    QVERIFY(under.item("composerText")->hasActiveFocus());
    under.type(" 3시에요.");
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(script.edits.size(), size_t{1});
    QCOMPARE(script.edits.front().message, ours);
    QCOMPARE(script.edits.front().room, planningRoom);
    QCOMPARE(QString::fromStdString(script.edits.front().text), oldText + " 3시에요.");
    QCOMPARE(written(under), QString());
    QVERIFY(script.sent.empty());
    QTRY_VERIFY(under.item("replyQuote") == nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestEditing::upInsideATextMovesTheCursorOnly() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && under.item("stateLine") != nullptr);
    under.type("가");
    QTest::keyClick(under.window(), Qt::Key_Up);
    QCOMPARE(written(under), QString("가"));
    QVERIFY(under.item("replyQuote") == nullptr);
    QTest::keyClick(under.window(), Qt::Key_Backspace);
    QInputMethodEvent composing(QStringLiteral("ㄱ"), {});
    QCoreApplication::sendEvent(under.item("composerText"), &composing);
    QTest::keyClick(under.window(), Qt::Key_Up);
    QVERIFY(under.item("replyQuote") == nullptr);
}

void TestEditing::escapeBringsTheDraftBack() {
    Script script = sampleChat();
    Live live(std::make_unique<ScriptedApi>(script));
    Draft draft;
    draft.setProperty("live", QVariant::fromValue(&live));
    draft.setRoom(hexOf(planningRoom));
    draft.setText("쓰던 글");
    draft.answer("00", "서연", "뭐라고요?");
    draft.edit(hexOf(ours), oldText);
    QVERIFY(draft.editing());
    QCOMPARE(draft.text(), oldText);
    QCOMPARE(draft.replyAuthor(), QString());
    draft.attach({QUrl::fromLocalFile(QCoreApplication::applicationFilePath())});
    QCOMPARE(draft.attached()->rowCount(), 0); // belongs to what is written next
    draft.edit(hexOf(numbered<MessageId>(6)), "한 번 더");
    draft.dropQuote();
    QVERIFY(!draft.editing());
    QCOMPARE(draft.text(), QString("쓰던 글"));
    QCOMPARE(draft.replyAuthor(), QString("서연"));
    QCOMPARE(draft.attached()->rowCount(), 1);
    // In the window: by Escape, and the drawer stays.
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && under.item("stateLine") != nullptr);
    under.click(under.item("showFiles"));
    QTRY_VERIFY(under.item("fileList") != nullptr);
    under.item("composerText")->forceActiveFocus();
    QTest::keyClick(under.window(), Qt::Key_Up);
    QTRY_COMPARE(written(under), oldText);
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_COMPARE(written(under), QString());
    QVERIFY(under.item("fileList") != nullptr);
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(under.item("fileList") == nullptr);
    QVERIFY(script.edits.empty());
}

void TestEditing::aSyllableBeingComposedIsSavedOnce() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && under.item("stateLine") != nullptr);
    QTest::keyClick(under.window(), Qt::Key_Up);
    QTRY_COMPARE(written(under), oldText);
    QInputMethodEvent composing(QStringLiteral("네"), {});
    QCoreApplication::sendEvent(under.item("composerText"), &composing);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(script.edits.size(), size_t{1});
    QCOMPARE(QString::fromStdString(script.edits.front().text), oldText + "네");
    QCOMPARE(under.item("composerText")->property("preeditText").toString(), QString());
}

void TestEditing::anUnchangedOrEmptyTextIsNotSaved() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && under.item("stateLine") != nullptr);
    QTest::keyClick(under.window(), Qt::Key_Up);
    QTRY_COMPARE(written(under), oldText);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(written(under), QString());
    QTRY_VERIFY(under.item("replyQuote") == nullptr);
    QTest::keyClick(under.window(), Qt::Key_Up);
    QTRY_COMPARE(written(under), oldText);
    under.item("composerText")->setProperty("text", QString());
    QTest::keyClick(under.window(), Qt::Key_Return);
    QVERIFY(under.item("replyQuote") != nullptr);
    QVERIFY(script.edits.empty());
}

void TestEditing::aRefusedEditComesBack() {
    Script script = sampleChat();
    script.refuseChanging = fail(Cause::Input, NodeError::NotAllowed).value();
    Live live(std::make_unique<ScriptedApi>(script));
    Draft draft;
    draft.setProperty("live", QVariant::fromValue(&live));
    draft.setRoom(hexOf(planningRoom));
    draft.setText("쓰던 글");
    draft.edit(hexOf(ours), oldText);
    draft.send("다른 글", "", 0);
    QTRY_VERIFY(!draft.property("error").toString().isEmpty());
    QVERIFY(draft.editing());
    QCOMPARE(draft.text(), QString("다른 글"));
    draft.dropQuote();
    QCOMPARE(draft.text(), QString("쓰던 글"));
}

void TestEditing::aRoomThatIsLeftKeepsItsEdit() {
    Script script = sampleChat();
    Live live(std::make_unique<ScriptedApi>(script));
    Draft draft;
    draft.setProperty("live", QVariant::fromValue(&live));
    draft.setRoom(hexOf(planningRoom));
    draft.setText("쓰던 글");
    draft.edit(hexOf(ours), oldText);
    draft.setRoom(hexOf(familyRoom));
    QVERIFY(!draft.editing());
    QCOMPARE(draft.text(), QString());
    draft.setRoom(hexOf(planningRoom));
    QVERIFY(draft.editing());
    draft.dropQuote();
    QCOMPARE(draft.text(), QString("쓰던 글"));
}

void TestEditing::whatIsRefusedAfterTheRoomWasLeftLiesThere() {
    Script script = sampleChat();
    script.refuseSending = fail(Cause::Input, NodeError::TextTooLong, 65536).value();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && under.item("composerText"));
    under.type("기획팀에 할 말");
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTest::keyClick(under.window(), Qt::Key_Tab, Qt::ControlModifier); // before the answer
    QTRY_COMPARE(script.sent.size(), size_t{1});
    QCOMPARE(script.sent.front().room, planningRoom);
    QTRY_COMPARE(under.item("roomTitle")->property("text").toString(), QString("우리 가족"));
    QTRY_VERIFY(under.isSettled());
    QCOMPARE(written(under), QString()); // not in the wrong room
    QTest::keyClick(under.window(), Qt::Key_Tab, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(written(under), QString("기획팀에 할 말"));
    QCOMPARE(under.complaints(), QStringList());
}

void TestEditing::controlUpAnswersTheNewestMessage() {
    Script script = sampleChat();
    script.messages[planningRoom].push_back(plainMessage(6, "몇 시요?", thatDayMs(9, 40)));
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && under.item("stateLine") != nullptr);
    QTest::keyClick(under.window(), Qt::Key_Up, Qt::ControlModifier);
    QTRY_VERIFY(under.item("replyQuote") != nullptr);
    under.type("3시");
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(script.sent.size(), size_t{1});
    QCOMPARE(script.sent.front().replyTo, numbered<MessageId>(6));
}

void TestEditing::theNewestMessageStaysInViewAsTheComposerGrows() {
    Script script = longChat(150);
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    QQuickItem* list = under.item("timeline");
    QTRY_VERIFY(list->property("atFoot").toBool());
    const double before = list->height();
    QTest::keyClick(under.window(), Qt::Key_Up, Qt::ControlModifier);
    QTRY_VERIFY(list->height() < before - 20);
    QTRY_VERIFY(list->property("atFoot").toBool());
    QVERIFY(under.item("toNewest") == nullptr);
    // Who reads further up stays there.
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_COMPARE(list->height(), before);
    QTRY_VERIFY(list->property("atFoot").toBool());
    QTRY_COMPARE(list->property("settledHeight").toDouble(), before);
    list->setProperty("contentY", list->property("contentY").toDouble() - before);
    QVERIFY(!list->property("following").toBool());
    QTest::keyClick(under.window(), Qt::Key_Up, Qt::ControlModifier);
    QTRY_VERIFY(list->property("settledHeight").toDouble() < before - 20);
    QVERIFY(!list->property("atFoot").toBool());
}

void TestEditing::itIsDrawnInBothThemesAndLanguages_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char* language : {"ko", "en"}) {
        for (const char* theme : {"light", "dark"}) QTest::addRow("%s-%s", language, theme) << language << theme;
    }
}

void TestEditing::itIsDrawnInBothThemesAndLanguages() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script = sampleChat();
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    QTRY_VERIFY(under.isSettled() && under.item("stateLine") != nullptr);
    QTest::keyClick(under.window(), Qt::Key_Up);
    QTRY_COMPARE(written(under), oldText);
    QCOMPARE(under.item("quoteHead")->property("text").toString(), QString(language == "ko" ? "수정 중" : "Editing"));
    under.picture("editing-" + language + "-" + theme);
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestEditing)
#include "tst_editing.moc"
