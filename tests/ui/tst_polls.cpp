// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Polls and notices: made in a sheet, voted on in the bubble, sent from the menu beside the text.
#include "ui/composer/poll_making.h"
#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"
#include "ui/timeline/message_deeds.h"
#include "ui/words/names.h"

#include <QTest>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

namespace {

node::MessageRow lunchPoll(bool multiple) {
    node::MessageRow row = plainMessage(6, "점심은 어디서 먹을까요?", thatDayMs(9, 40));
    row.poll = node::PollRow{
        {{"김밥집", {"이서연", "한지우"}, false}, {"국수집", {"박민준"}, false}, {"구내식당", {}, false}}, multiple, 0};
    return row;
}

void chooseInMenu(const WindowUnderTest& under, const char* line) {
    under.click(under.item("attach"));
    under.clickNew(line);
}

} // namespace

class TestPolls : public QObject {
    Q_OBJECT
  private slots:
    void aPollNeedsAQuestionAndTwoDifferentOptions();
    void thereIsAlwaysAFieldForOneMoreUpToTen();
    void aRefusedPollSaysWhy();
    void itIsMadeByKeysAlone();
    void itGoesToTheRoomWhereItWasBegun();
    void aSyllableBeingComposedCountsAsWritten();
    void oneVoteReplacesAnotherAndIsTakenBack();
    void severalMayBeChosen();
    void aNoticeIsSentOnceAndShownAsOne();
    void onlyWhoRunsTheRoomSendsNotices();
    void itIsDrawnInBothThemesAndLanguages_data();
    void itIsDrawnInBothThemesAndLanguages();
};

void TestPolls::aPollNeedsAQuestionAndTwoDifferentOptions() {
    Script script = sampleChat();
    Live live(std::make_unique<ScriptedApi>(script));
    PollMaking making;
    making.setProperty("live", QVariant::fromValue(&live));
    making.setOption(0, "김밥");
    making.setOption(1, " 김밥 ");
    making.setQuestion("점심?");
    QVERIFY(!making.ready());
    making.setOption(3, "국수");
    QVERIFY(making.ready());
    making.setQuestion("  ");
    QVERIFY(!making.ready());
    making.send(hexOf(planningRoom), false);
    making.setQuestion("점심?");
    making.setOption(-1, "x");
    making.setOption(10, "y");
    making.send(hexOf(planningRoom), true);
    QTRY_COMPARE(script.sent.size(), size_t{1});
    QCOMPARE(script.sent.front().text, "점심?");
    QCOMPARE(script.sent.front().pollOptions, (std::vector<std::string>{"김밥", "국수"}));
    QVERIFY(script.sent.front().pollMultiple);
}

void TestPolls::thereIsAlwaysAFieldForOneMoreUpToTen() {
    PollMaking making;
    QCOMPARE(making.fields(), 2);
    making.setOption(0, "a");
    QCOMPARE(making.fields(), 2);
    making.setOption(1, "b");
    QCOMPARE(making.fields(), 3);
    making.setOption(1, "");
    QCOMPARE(making.fields(), 2);
    for (int i = 0; i < 10; ++i) making.setOption(i, QString::number(i));
    QCOMPARE(making.fields(), 10);
    making.begin();
    QCOMPARE(making.fields(), 2);
}

void TestPolls::aRefusedPollSaysWhy() {
    Script script = sampleChat();
    script.refuseSending = fail(Cause::Input, NodeError::NotAMember).value();
    Live live(std::make_unique<ScriptedApi>(script));
    PollMaking making;
    making.setProperty("live", QVariant::fromValue(&live));
    making.setQuestion("점심?");
    making.setOption(0, "a");
    making.setOption(1, "b");
    making.send(hexOf(planningRoom), false);
    QVERIFY(!making.ready()); // not twice
    QTRY_VERIFY(!making.property("error").toString().isEmpty());
    QVERIFY(making.ready());
}

void TestPolls::itIsMadeByKeysAlone() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    under.item("attach")->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_VERIFY(under.item("menuPoll") != nullptr);
    QTest::keyClick(under.window(), Qt::Key_Down);
    QTest::keyClick(under.window(), Qt::Key_Down);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_VERIFY(under.item("pollQuestion") && under.item("pollQuestion")->hasActiveFocus());
    under.type("점심?");
    QTest::keyClick(under.window(), Qt::Key_Return);
    under.type("김밥");
    QTest::keyClick(under.window(), Qt::Key_Return);
    under.type("국수");
    QCOMPARE(under.items("pollChoice").size(), 3);
    QTRY_VERIFY(under.item("pollSend")->isEnabled());
    under.item("pollSend")->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(script.sent.size(), size_t{1});
    QCOMPARE(script.sent.front().pollOptions, (std::vector<std::string>{"김밥", "국수"}));
    QVERIFY(!script.sent.front().pollMultiple);
    QTRY_VERIFY(under.item("pollSend") == nullptr);
    QTRY_COMPARE(under.items("pollOption").size(), 2); // it stands in the timeline
    QTRY_VERIFY(under.item("composerText")->hasActiveFocus());
    // The next one begins empty.
    chooseInMenu(under, "menuPoll");
    QTRY_VERIFY(under.item("pollQuestion") != nullptr);
    QCOMPARE(under.item("pollQuestion")->property("text").toString(), QString());
    QCOMPARE(under.items("pollChoice").size(), 2);
    QCOMPARE(under.item("pollChoice")->property("text").toString(), QString());
    QCOMPARE(under.complaints(), QStringList());
}

void TestPolls::itGoesToTheRoomWhereItWasBegun() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    chooseInMenu(under, "menuPoll");
    QTRY_VERIFY(under.item("pollQuestion") && under.item("pollQuestion")->hasActiveFocus());
    under.type("점심?");
    QTest::keyClick(under.window(), Qt::Key_Return);
    under.type("김밥");
    QTest::keyClick(under.window(), Qt::Key_Return);
    under.type("국수");
    // As when a notice is pressed meanwhile.
    QVERIFY(QMetaObject::invokeMethod(under.item("messenger"), "show", Q_ARG(QString, hexOf(familyRoom))));
    QTRY_COMPARE(under.item("roomTitle")->property("text").toString(), QString("우리 가족"));
    QTRY_VERIFY(under.item("pollSend") && under.item("pollSend")->isEnabled());
    under.click(under.item("pollSend"));
    QTRY_COMPARE(script.sent.size(), size_t{1});
    QCOMPARE(script.sent.front().room, planningRoom);
}

void TestPolls::aSyllableBeingComposedCountsAsWritten() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    chooseInMenu(under, "menuPoll");
    QTRY_VERIFY(under.item("pollQuestion") && under.item("pollQuestion")->hasActiveFocus());
    under.type("점심?");
    QTest::keyClick(under.window(), Qt::Key_Return);
    under.type("김밥");
    QTest::keyClick(under.window(), Qt::Key_Return);
    QInputMethodEvent composing(QStringLiteral("밥"), {});
    QCoreApplication::sendEvent(under.items("pollChoice")[1], &composing);
    QTRY_VERIFY(under.item("pollSend")->isEnabled());
}

void TestPolls::oneVoteReplacesAnotherAndIsTakenBack() {
    Script script = sampleChat();
    script.messages[planningRoom].push_back(lunchPoll(false));
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    QTRY_COMPARE(under.items("pollOption").size(), 3);
    under.click(under.items("pollOption")[2]);
    QTRY_COMPARE(script.votes.size(), size_t{1});
    QCOMPARE(script.votes.back().options, std::vector<uint32_t>{2});
    QTRY_VERIFY(under.items("pollOption")[2]->property("mine").toBool());
    QCOMPARE(under.items("pollTally")[2]->property("text").toString(), QString("1"));
    // By keys: another one instead.
    under.items("pollOption")[0]->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(under.window(), Qt::Key_Space);
    QTRY_COMPARE(script.votes.size(), size_t{2});
    QCOMPARE(script.votes.back().options, std::vector<uint32_t>{0});
    QTRY_VERIFY(under.items("pollOption")[0]->property("mine").toBool());
    QVERIFY(!under.items("pollOption")[2]->property("mine").toBool());
    QVERIFY(under.items("pollOption")[0]->hasActiveFocus()); // it is the same button still
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(script.votes.size(), size_t{3});
    QVERIFY(script.votes.back().options.empty());
    QTRY_VERIFY(!under.items("pollOption")[0]->property("mine").toBool());
    QCOMPARE(under.complaints(), QStringList());
}

void TestPolls::severalMayBeChosen() {
    Script script = sampleChat();
    Live live(std::make_unique<ScriptedApi>(script));
    MessageDeeds deeds;
    deeds.setProperty("live", QVariant::fromValue(&live));
    deeds.setRoom(hexOf(planningRoom));
    script.messages[planningRoom].push_back(lunchPoll(true));
    const QString poll = hexOf(numbered<MessageId>(6));
    deeds.vote(poll, 2, {0}, true);
    QTRY_COMPARE(script.votes.size(), size_t{1});
    QCOMPARE(script.votes.back().options, (std::vector<uint32_t>{0, 2}));
    deeds.vote(poll, 0, {0, 2}, true);
    QTRY_COMPARE(script.votes.size(), size_t{2});
    QCOMPARE(script.votes.back().options, std::vector<uint32_t>{2});
}

void TestPolls::aNoticeIsSentOnceAndShownAsOne() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    chooseInMenu(under, "menuNotice");
    QTRY_VERIFY(under.item("noticeLine") != nullptr);
    under.item("composerText")->forceActiveFocus();
    under.type("오늘 5시에 문을 닫습니다");
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(script.sent.size(), size_t{1});
    QVERIFY(script.sent.front().notice);
    QTRY_VERIFY(under.item("noticeHead") != nullptr);
    QVERIFY(under.item("noticeLine") == nullptr);
    under.type("네");
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(script.sent.size(), size_t{2});
    QVERIFY(!script.sent.back().notice);
}

void TestPolls::onlyWhoRunsTheRoomSendsNotices() {
    Script script = sampleChat();
    script.rooms.front().ownRole = node::Role::Member;
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    under.click(under.item("attach"));
    QTRY_VERIFY(under.item("menuPoll") != nullptr);
    QVERIFY(under.item("menuNotice") == nullptr);
}

void TestPolls::itIsDrawnInBothThemesAndLanguages_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char* language : {"ko", "en"}) {
        for (const char* theme : {"light", "dark"}) QTest::addRow("%s-%s", language, theme) << language << theme;
    }
}

void TestPolls::itIsDrawnInBothThemesAndLanguages() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script = sampleChat();
    auto& messages = script.messages[planningRoom];
    messages.erase(messages.begin() + 1, messages.begin() + 3);
    messages.front().notice = true;
    messages.push_back(lunchPoll(false));
    messages.back().poll->options[0].own = true;
    auto ours = lunchPoll(true);
    ours.id = numbered<MessageId>(7);
    ours.own = true;
    messages.push_back(ours);
    script.gaps.clear();
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    QTRY_VERIFY(under.isSettled());
    QTRY_COMPARE(under.items("pollOption").size(), 6);
    under.click(under.item("attach"));
    QTRY_VERIFY(under.item("menuNotice") != nullptr);
    under.picture("poll-" + language + "-" + theme);
    under.clickNew("menuPoll");
    QTRY_VERIFY(under.item("pollQuestion") && under.item("pollQuestion")->hasActiveFocus());
    under.type("회의는 언제?");
    QTest::keyClick(under.window(), Qt::Key_Return);
    under.type("3시");
    QTest::keyClick(under.window(), Qt::Key_Return);
    under.type("4시");
    under.picture("poll-sheet-" + language + "-" + theme);
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestPolls)
#include "tst_polls.moc"
