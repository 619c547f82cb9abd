// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cards: filled in a sheet, sent as a text, shown with what can be done with them.
#include "node/cards.h"
#include "ui/composer/card_making.h"
#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QTest>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

class TestCards : public QObject {
    Q_OBJECT
  public:
    QList<QUrl> opened;
    Q_INVOKABLE void open(const QUrl& url) { opened += url; }

  private slots:
    void cleanup() {
        opened.clear();
        QDesktopServices::unsetUrlHandler("geo");
    }
    void anAccountIsSentFromTheMenu();
    void aRefusedCardSaysWhy();
    void aPlaceIsCopiedAndOpenedWhenItIsAgreed();
    void whatIsAlmostACardIsAText();
    void theyAreDrawnInBothThemesAndLanguages_data();
    void theyAreDrawnInBothThemesAndLanguages();

  private:
    static node::MessageRow card(uint8_t number, const char* text, int minute) {
        return plainMessage(number, text, thatDayMs(9, minute));
    }
};

void TestCards::anAccountIsSentFromTheMenu() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    under.click(under.item("attach"));
    under.clickNew("menuCard");
    QTRY_VERIFY(under.item("cardTitleField") && under.item("cardTitleField")->hasActiveFocus());
    QVERIFY(under.item("cardHolderField") == nullptr);
    QMetaObject::invokeMethod(under.item("cardKind"), "chosen", Q_ARG(QString, "account"));
    QTRY_VERIFY(under.item("cardHolderField") != nullptr);
    under.type("국민은행");
    QTest::keyClick(under.window(), Qt::Key_Return);
    under.type("123456-04-12345");
    QVERIFY(!under.item("cardSend")->isEnabled());
    QTest::keyClick(under.window(), Qt::Key_Return);
    // A syllable that is still composed counts.
    QInputMethodEvent composing(QStringLiteral("나"), {});
    QCoreApplication::sendEvent(under.item("cardHolderField"), &composing);
    QTRY_VERIFY(under.item("cardSend")->isEnabled());
    under.picture("card-sheet-ko");
    under.click(under.item("cardSend"));
    QTRY_COMPARE(script.sent.size(), size_t{1});
    QCOMPARE(script.sent.front().text, "🏦 국민은행\n123456-04-12345\n나");
    QCOMPARE(script.sent.front().room, planningRoom);
    QTRY_VERIFY(under.item("cardSend") == nullptr);
    QTRY_VERIFY(under.item("cardValue") != nullptr); // it stands in the timeline
    QCOMPARE(under.item("cardValue")->property("text").toString(), QString("123456-04-12345"));
    QTRY_VERIFY(under.item("composerText")->hasActiveFocus());
    // The next one begins empty.
    under.click(under.item("attach"));
    under.clickNew("menuCard");
    QTRY_VERIFY(under.item("cardTitleField") != nullptr);
    QCOMPARE(under.item("cardTitleField")->property("text").toString(), QString());
    QCOMPARE(under.complaints(), QStringList());
}

void TestCards::aRefusedCardSaysWhy() {
    Script script = sampleChat();
    script.refuseSending = fail(Cause::Input, NodeError::NotAMember).value();
    Live live(std::make_unique<ScriptedApi>(script));
    CardMaking making;
    making.setProperty("live", QVariant::fromValue(&live));
    making.setProperty("kind", "contact");
    making.setProperty("title", "지우");
    making.setProperty("value", "누구");
    QVERIFY(!making.ready());
    making.send("00");
    making.setProperty("value", "010 1234 5678");
    QVERIFY(making.ready());
    making.send("00");
    QVERIFY(!making.ready()); // not twice
    QTRY_VERIFY(!making.property("error").toString().isEmpty());
    QVERIFY(making.ready());
}

void TestCards::aPlaceIsCopiedAndOpenedWhenItIsAgreed() {
    QDesktopServices::setUrlHandler("geo", this, "open");
    Script script = sampleChat();
    script.messages[planningRoom].push_back(card(77, "📍 서울시청\ngeo:37.5663,126.9779", 50));
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    QTRY_VERIFY(under.item("cardValue") != nullptr);
    QCOMPARE(under.item("cardTitle")->property("text").toString(), QString("서울시청"));
    QCOMPARE(under.item("cardValue")->property("text").toString(), QString("37.5663, 126.9779"));
    under.click(under.item("cardCopy"));
    QCOMPARE(QGuiApplication::clipboard()->text(), QString("37.5663,126.9779"));
    under.click(under.item("cardOpen"));
    QTRY_VERIFY(under.item("cardAsk") != nullptr);
    QVERIFY(opened.isEmpty());
    under.click(under.item("cardLeave"));
    QTRY_VERIFY(under.item("cardAsk") == nullptr);
    QVERIFY(opened.isEmpty());
    under.click(under.item("cardOpen"));
    QTRY_VERIFY(under.item("cardOpenNow") != nullptr);
    under.item("cardOpenNow")->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(opened, QList<QUrl>{QUrl("geo:37.5663,126.9779")});
    QCOMPARE(under.complaints(), QStringList());
}

void TestCards::whatIsAlmostACardIsAText() {
    Script script = sampleChat();
    script.messages[planningRoom].push_back(card(77, "📍 <b>집</b>\ngeo:37.5663,126.9779?q=javascript:alert(1)", 50));
    node::MessageRow gone = card(78, "🏦 농협\n123456\n나", 51);
    gone.gone = node::Gone::Deleted;
    script.messages[planningRoom].push_back(gone);
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    QVERIFY(under.item("cardTitle") == nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestCards::theyAreDrawnInBothThemesAndLanguages_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char* language : {"ko", "en"}) {
        for (const char* theme : {"light", "dark"}) QTest::addRow("%s-%s", language, theme) << language << theme;
    }
}

void TestCards::theyAreDrawnInBothThemesAndLanguages() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script = sampleChat();
    auto& messages = script.messages[planningRoom];
    messages.push_back(card(77, "📍 서울시청 정문 앞 분수대 오른쪽\ngeo:37.5663,126.9779", 50));
    messages.push_back(card(78, "🏦 국민은행\n123456-04-123456\n이서연", 51));
    messages.push_back(card(79, "👤 \u202Egnp.한지우\ntel:010-1234-5678", 52));
    messages.back().own = true;
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    QTRY_VERIFY(under.isSettled());
    QTRY_COMPARE(under.items("cardTitle").size(), 3);
    for (const QQuickItem* title : under.items("cardTitle")) {
        QVERIFY(!title->property("text").toString().contains(QChar(0x202E)));
    }
    under.picture("cards-" + language + "-" + theme);
    const QString copy = under.items("cardCopy").front()->property("text").toString();
    QCOMPARE(copy, language == "ko" ? QString("번호 복사") : QString("Copy the number"));
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestCards)
#include "tst_cards.moc"
