// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done to a message, in the real window: by the pointer, by keys, and when the node says no.
#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

using namespace ieum;
using namespace ieum::uitest;

namespace {

const MessageId theirs = numbered<MessageId>(1);
const MessageId ours = numbered<MessageId>(5);

/// The row of that message, once it is drawn.
QQuickItem* rowOf(const WindowUnderTest& under, const MessageId& message) {
    for (QQuickItem* bubble : under.items("bubble")) {
        for (QQuickItem* up = bubble; up != nullptr; up = up->parentItem()) {
            if (up->property("message").toString() == QString::fromStdString(message.hex())) return up;
        }
    }
    return nullptr;
}

QQuickItem* bubbleIn(QQuickItem* row) { return row->findChild<QQuickItem*>("bubble"); }

void rightClick(const WindowUnderTest& under, const MessageId& message) {
    QQuickItem* bubble = bubbleIn(rowOf(under, message));
    const QPointF at = bubble->mapToScene(QPointF(20, 10));
    QTest::mouseClick(under.window(), Qt::RightButton, {}, at.toPoint());
}

QStringList menuLines(const WindowUnderTest& under) {
    QStringList lines;
    for (const char* name : {"react0", "menuReply", "menuCopy", "menuEdit", "menuForward", "menuPin", "menuRemove"}) {
        if (under.item(name) != nullptr) lines += name;
    }
    return lines;
}

} // namespace

class TestMessageActions : public QObject {
    Q_OBJECT
  private slots:
    void ownMessagesOfferEverything();
    void whatOthersWroteIsNeitherEditedNorHiddenByMembers();
    void aReactionIsPutAndTakenBack();
    void keysReachEveryMessageAndItsMenu();
    void deletingAsksFirst();
    void whatTheNodeRefusesIsSaidBelowTheMessages();
    void whatIsSelectedIsCopied();
    void aTextAndAFileAreSentOn();
    void whoeverOnlyReadsIsOfferedNothingToWrite();
    void largeTextsFitTheMenu();
    void itIsDrawnInBothThemesAndLanguages_data();
    void itIsDrawnInBothThemesAndLanguages();
};

void TestMessageActions::ownMessagesOfferEverything() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && rowOf(under, ours) != nullptr);
    rightClick(under, ours);
    QTRY_COMPARE(menuLines(under),
                 (QStringList{"react0", "menuReply", "menuCopy", "menuEdit", "menuForward", "menuPin", "menuRemove"}));
    under.clickNew("menuPin");
    QTRY_COMPARE(script.messagePins.size(), size_t{1});
    QCOMPARE(script.messagePins.front().message, ours);
    QVERIFY(!script.messagePins.front().remove);
    QTRY_VERIFY(under.item("pinMark") != nullptr);
    rightClick(under, ours);
    under.clickNew("menuPin");
    QTRY_COMPARE(script.messagePins.size(), size_t{2});
    QVERIFY(script.messagePins.back().remove);
    QCOMPARE(under.complaints(), QStringList());
}

void TestMessageActions::whatOthersWroteIsNeitherEditedNorHiddenByMembers() {
    Script script = sampleChat();
    script.rooms.front().ownRole = node::Role::Member;
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && rowOf(under, theirs) != nullptr);
    rightClick(under, theirs);
    QTRY_COMPARE(menuLines(under), (QStringList{"react0", "menuReply", "menuCopy", "menuForward"}));
    under.clickNew("menuReply");
    QTRY_VERIFY(under.item("replyQuote") != nullptr);
    QVERIFY(under.item("composerText")->hasActiveFocus());
}

void TestMessageActions::aReactionIsPutAndTakenBack() {
    Script script = sampleChat();
    script.messages[planningRoom].front().reactions = {{"👍", {"한지우"}, false}};
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && rowOf(under, theirs) != nullptr);
    rightClick(under, theirs);
    under.clickNew("react0");
    QTRY_COMPARE(script.reactions.size(), size_t{1});
    QCOMPARE(script.reactions.front().emoji, "❤️");
    QTRY_VERIFY(under.item("messageMenu") == nullptr);
    QTRY_COMPARE(under.items("reaction").size(), 2);
    // The one that is there already, beside them.
    under.clickNew("reaction");
    QTRY_COMPARE(script.reactions.size(), size_t{2});
    QCOMPARE(script.reactions.back().emoji, "👍");
    QVERIFY(!script.reactions.back().remove);
    QTRY_VERIFY(under.items("reaction").front()->property("own").toBool());
    under.clickNew("reaction");
    QTRY_COMPARE(script.reactions.size(), size_t{3});
    QVERIFY(script.reactions.back().remove);
    QTRY_VERIFY(!under.items("reaction").front()->property("own").toBool());
    // From the menu an own one is taken back, too.
    rightClick(under, theirs);
    QTRY_VERIFY(under.item("react0") && under.item("react0")->property("mine").toBool());
    under.clickNew("react0");
    QTRY_COMPARE(script.reactions.size(), size_t{4});
    QVERIFY(script.reactions.back().remove);
    QTRY_COMPARE(under.items("reaction").size(), 1);
    QCOMPARE(under.complaints(), QStringList());
}

void TestMessageActions::keysReachEveryMessageAndItsMenu() {
    Script script = sampleChat();
    script.gaps.clear();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && rowOf(under, ours) != nullptr);
    QQuickItem* list = under.item("timeline");
    list->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(under.window(), Qt::Key_Up);
    QCOMPARE(list->property("currentIndex").toInt(), 0);
    QTRY_VERIFY(under.item("messageMore") != nullptr); // shown for whoever uses keys
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_VERIFY(under.item("menuReply") != nullptr);
    // The first line is the reactions: right, and Enter.
    QTest::keyClick(under.window(), Qt::Key_Down);
    QTest::keyClick(under.window(), Qt::Key_Right);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(script.reactions.size(), size_t{1});
    QCOMPARE(script.reactions.front().emoji, "👍");
    QCOMPARE(script.reactions.front().message, ours);
    QTRY_VERIFY(under.item("messageMenu") == nullptr);
    // A line that says what happened is passed over without a menu.
    QTRY_VERIFY(list->hasActiveFocus());
    QTest::keyClick(under.window(), Qt::Key_Up);
    QCOMPARE(list->property("currentIndex").toInt(), 1);
    QTest::keyClick(under.window(), Qt::Key_F10, Qt::ShiftModifier);
    QVERIFY(under.item("menuReply") == nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestMessageActions::deletingAsksFirst() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && rowOf(under, theirs) != nullptr);
    rightClick(under, theirs); // an owner may
    under.clickNew("menuRemove");
    QTRY_VERIFY(under.item("removeAgree") != nullptr);
    QTRY_VERIFY(under.item("removeNot")->hasActiveFocus()); // Enter does not delete
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(under.item("removeAgree") == nullptr);
    QVERIFY(script.deletions.empty());
    rightClick(under, theirs);
    under.clickNew("menuRemove");
    under.clickNew("removeAgree");
    QTRY_COMPARE(script.deletions.size(), size_t{1});
    QCOMPARE(script.deletions.front().message, theirs);
    QTRY_VERIFY(rowOf(under, theirs)->property("gone").toBool());
    rightClick(under, theirs); // nothing can be done with what is gone
    QVERIFY(under.item("menuCopy") == nullptr);
}

void TestMessageActions::whatTheNodeRefusesIsSaidBelowTheMessages() {
    Script script = sampleChat();
    script.refuseChanging = fail(Cause::Input, NodeError::NotAllowed).value();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && rowOf(under, theirs) != nullptr);
    rightClick(under, theirs);
    under.clickNew("react1");
    QTRY_VERIFY(under.item("deedLine") != nullptr);
    QVERIFY(!under.item("deedLine")->property("text").toString().isEmpty());
    under.picture("message-refused");
    under.click(under.item("closeDeedLine"));
    QTRY_VERIFY(under.item("deedLine") == nullptr);
}

void TestMessageActions::whatIsSelectedIsCopied() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && rowOf(under, theirs) != nullptr);
    QQuickItem* text = rowOf(under, theirs)->findChild<QQuickItem*>("messageText");
    QMetaObject::invokeMethod(text, "select", Q_ARG(int, 0), Q_ARG(int, 1));
    rightClick(under, theirs);
    under.clickNew("menuCopy");
    QCOMPARE(QGuiApplication::clipboard()->text(), QString("톡"));
    QMetaObject::invokeMethod(text, "deselect");
    rightClick(under, theirs);
    under.clickNew("menuCopy");
    QCOMPARE(QGuiApplication::clipboard()->text(), QString("톡이 안 되네요. 여기로 이어서 얘기해요"));
}

void TestMessageActions::aTextAndAFileAreSentOn() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && rowOf(under, theirs) != nullptr);
    rightClick(under, theirs);
    under.clickNew("menuForward");
    QTRY_COMPARE(under.items("forwardRoom").size(), 6);
    under.picture("forward");
    QTest::keyClick(under.window(), Qt::Key_Down);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(script.sent.size(), size_t{1});
    QCOMPARE(script.sent.front().room, familyRoom);
    QCOMPARE(script.sent.front().text, "톡이 안 되네요. 여기로 이어서 얘기해요");
    QTRY_VERIFY(under.item("deedLine") != nullptr);
    QVERIFY(under.item("deedLine")->property("text").toString().contains("우리 가족"));
    rightClick(under, numbered<MessageId>(2)); // its file is here
    under.clickNew("menuForward");
    QTRY_COMPARE(under.items("forwardRoom").size(), 6);
    under.clickNew("forwardRoom", 1);
    QTRY_COMPARE(script.sent.size(), size_t{2});
    QCOMPARE(script.sent.back().shared, std::vector<FileId>{numbered<FileId>(1)});
    QCOMPARE(script.sent.back().text, "");
    rightClick(under, numbered<MessageId>(3)); // its file is not
    QTRY_VERIFY(under.item("menuCopy") != nullptr);
    QVERIFY(under.item("menuForward") == nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestMessageActions::whoeverOnlyReadsIsOfferedNothingToWrite() {
    Script script = sampleChat();
    script.rooms.front().ownRole = node::Role::Reader;
    script.messages[planningRoom].front().reactions = {{"👍", {"한지우"}, false}};
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && rowOf(under, theirs) != nullptr);
    QVERIFY(!under.item("composerText")->isEnabled());
    rightClick(under, theirs);
    QTRY_COMPARE(menuLines(under), (QStringList{"menuCopy", "menuForward"}));
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(under.item("messageMenu") == nullptr);
    under.clickNew("reaction");
    QVERIFY(script.reactions.empty());
}

void TestMessageActions::largeTextsFitTheMenu() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    under.preferences().setTextPercent(ui::Preferences::textPercentMax);
    QTRY_VERIFY(under.isSettled() && rowOf(under, ours) != nullptr);
    rightClick(under, ours);
    QTRY_VERIFY(under.item("react0") != nullptr);
    under.picture("message-menu-large");
    QQuickItem* reply = under.item("menuReply");
    for (const char* name : {"react0", "react5"}) {
        const QRectF place = under.item(name)->mapRectToScene(under.item(name)->boundingRect());
        QVERIFY2(place.bottom() <= reply->mapToScene(QPointF()).y() + 1, name);
    }
    QCOMPARE(under.complaints(), QStringList());
}

void TestMessageActions::itIsDrawnInBothThemesAndLanguages_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char* language : {"ko", "en"}) {
        for (const char* theme : {"light", "dark"}) QTest::addRow("%s-%s", language, theme) << language << theme;
    }
}

void TestMessageActions::itIsDrawnInBothThemesAndLanguages() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script = sampleChat();
    auto& messages = script.messages[planningRoom];
    messages.front().reactions = {{"👍", {"한지우", "박민준"}, false}, {"❤️", {"나"}, true}};
    messages.back().reactions = {{"✅", {"이서연", "나"}, true}};
    messages.back().pinned = true;
    messages.back().editedMs = 5;
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    QTRY_VERIFY(under.isSettled() && rowOf(under, ours) != nullptr);
    rightClick(under, ours); // the newest, which is in view in any language
    QTRY_VERIFY(under.item("menuRemove") != nullptr);
    QTRY_COMPARE(under.item("menuRemove")->opacity(), 1.0);
    under.picture("message-menu-" + language + "-" + theme);
    under.clickNew("menuRemove");
    QTRY_VERIFY(under.item("removeAgree") != nullptr);
    under.picture("message-remove-" + language + "-" + theme);
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestMessageActions)
#include "tst_message_actions.moc"
