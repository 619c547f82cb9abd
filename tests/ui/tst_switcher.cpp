// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Going to a room by a few letters of its name, in the real window.
#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"

#include <QInputMethodEvent>
#include <QTest>

using namespace ieum;
using namespace ieum::uitest;

class TestSwitcher : public QObject {
    Q_OBJECT
  private slots:
    void theLatestOtherRoomIsFirst();
    void initialConsonantsFind();
    void aSyllableBeingComposedFinds();
    void arrowsAndPointerChoose();
    void nothingFoundIsSaid();
    void itIsDrawn_data();
    void itIsDrawn();

  private:
    static void open(WindowUnderTest& under) {
        QTRY_VERIFY(under.isSettled());
        QTest::keyClick(under.window(), Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(under.item("switcherWords") && under.item("switcherWords")->hasActiveFocus());
    }
    static QString title(const WindowUnderTest& under) { return under.item("roomTitle")->property("text").toString(); }
};

void TestSwitcher::theLatestOtherRoomIsFirst() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    open(under);
    QCOMPARE(under.item("switcherList")->property("count").toInt(), 6);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_VERIFY(under.item("switcherWords") == nullptr);
    QCOMPARE(title(under), QString("우리 가족"));
    QTRY_VERIFY(under.item("composerText")->hasActiveFocus()); // to be written in at once
    QCOMPARE(under.complaints(), QStringList());
}

void TestSwitcher::initialConsonantsFind() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    open(under);
    under.type("ㅂㅁㅈ");
    QTRY_COMPARE(under.item("switcherList")->property("count").toInt(), 1);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(title(under), QString("박민준"));
    open(under); // begins anew
    QCOMPARE(under.item("switcherWords")->property("text").toString(), QString());
    QCOMPARE(under.item("switcherList")->property("count").toInt(), 6);
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(under.item("switcherWords") == nullptr);
    QCOMPARE(title(under), QString("박민준"));
    // The list beside it was not narrowed, and has the same way of finding.
    QCOMPARE(under.item("roomList")->property("count").toInt(), 6);
    QTest::keyClick(under.window(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    under.type("ㅇㄹ");
    QTRY_COMPARE(under.item("roomList")->property("count").toInt(), 1);
}

void TestSwitcher::aSyllableBeingComposedFinds() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    open(under);
    QInputMethodEvent composing(QStringLiteral("깋"), {}); // on the way to 기획
    QCoreApplication::sendEvent(under.item("switcherWords"), &composing);
    QTRY_COMPARE(under.item("switcherList")->property("count").toInt(), 1);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_VERIFY(under.item("switcherWords") == nullptr);
    QCOMPARE(title(under), QString("기획팀"));
}

void TestSwitcher::arrowsAndPointerChoose() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    open(under);
    QTest::keyClick(under.window(), Qt::Key_Down);
    QTest::keyClick(under.window(), Qt::Key_Down);
    QTest::keyClick(under.window(), Qt::Key_Up);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(title(under), QString("안전 공지"));
    open(under);
    QTRY_VERIFY(under.item("switcherRoom") != nullptr);
    under.click(under.item("switcherRoom"));
    QTRY_COMPARE(title(under), QString("기획팀"));
}

void TestSwitcher::nothingFoundIsSaid() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    open(under);
    under.type("없는 방");
    QTRY_VERIFY(under.item("switcherEmpty") != nullptr);
    under.picture("switcher-empty");
    QTest::keyClick(under.window(), Qt::Key_Return);
    QVERIFY(under.item("switcherWords") != nullptr);
}

void TestSwitcher::itIsDrawn_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char* language : {"ko", "en"}) {
        for (const char* theme : {"light", "dark"}) QTest::addRow("%s-%s", language, theme) << language << theme;
    }
}

void TestSwitcher::itIsDrawn() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script = sampleChat();
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    open(under);
    under.picture("switcher-" + language + "-" + theme);
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestSwitcher)
#include "tst_switcher.moc"
