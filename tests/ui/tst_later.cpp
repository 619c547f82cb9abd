// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Messages for a later time: chosen, shown above the text, changed in a sheet.
#include "ui/composer/later_list.h"
#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"
#include "ui/words/names.h"
#include "ui/words/times.h"

#include <QTest>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

namespace {

double at(const QDate& day, int hour, int minute) {
    return static_cast<double>(QDateTime(day, QTime(hour, minute)).toMSecsSinceEpoch());
}

node::LaterRow waiting(uint8_t number, const QDate& day, int hour, std::string text) {
    node::LaterRow row;
    row.id = numbered<MessageId>(number);
    row.room = planningRoom;
    row.text = std::move(text);
    row.dueMs = static_cast<int64_t>(at(day, hour, 0));
    return row;
}

/// Deletes what waits at this place, and says yes.
void dropNew(const WindowUnderTest& under, qsizetype place) {
    under.clickNew("laterDrop", place);
    QTRY_VERIFY(under.item("laterKeep") && under.item("laterKeep")->hasActiveFocus());
    under.clickNew("laterDropAgree");
}

const QDate tomorrow = QDate::currentDate().addDays(1);

} // namespace

class TestLater : public QObject {
    Q_OBJECT
  private slots:
    void itIsWrittenNowAndWaitsInTheRoom();
    void whatIsWrittenElsewhereIsNotMeant();
    void aTimeOfOnesOwnIsChosenByKeys();
    void whatWaitsIsEditedSentMovedAndDeleted();
    void whatIsEditedOutlivesItsRow();
    void whatIsEditedWhenItGoesIsNotLost();
    void whatIsNotSavedStaysInItsField();
    void whatWaitsElsewhereIsNotMeant();
    void aRefusalIsSaid();
    void whatMayNotBeSaidSaysSo();
    void whatWentLateSaysWhenItWasDue();
    void itIsDrawnInBothThemesAndLanguages_data();
    void itIsDrawnInBothThemesAndLanguages();
};

void TestLater::itIsWrittenNowAndWaitsInTheRoom() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    QVERIFY(under.item("laterLine") == nullptr);
    under.click(under.item("attach"));
    QTRY_VERIFY(under.item("menuLater") != nullptr);
    QVERIFY(!under.item("menuLater")->isEnabled()); // nothing is written
    QTest::keyClick(under.window(), Qt::Key_Escape);
    under.item("composerText")->forceActiveFocus();
    under.type("내일 봐요");
    under.click(under.item("attach"));
    under.clickNew("menuLater");
    QTRY_VERIFY(under.items("laterOffer").size() >= 2);
    QTRY_VERIFY(under.items("laterOffer").front()->hasActiveFocus());
    under.click(under.items("laterOffer").back());
    QTRY_COMPARE(script.sent.size(), size_t{1});
    QCOMPARE(script.sent.front().text, "내일 봐요");
    QVERIFY(script.sent.front().dueMs > QDateTime::currentMSecsSinceEpoch());
    QTRY_VERIFY(under.item("laterLine") != nullptr);
    QVERIFY(under.item("laterLine")->property("text").toString().contains("메시지 1개"));
    QTRY_VERIFY(under.item("composerText")->hasActiveFocus());
    QCOMPARE(under.item("composerText")->property("text").toString(), QString());
    // It is of this room.
    QVERIFY(QMetaObject::invokeMethod(under.item("messenger"), "show", Q_ARG(QString, hexOf(familyRoom))));
    QTRY_VERIFY(under.item("laterLine") == nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestLater::whatIsWrittenElsewhereIsNotMeant() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    under.item("composerText")->forceActiveFocus();
    under.type("여기서 한 말");
    under.click(under.item("attach"));
    under.clickNew("menuLater");
    QTRY_VERIFY(under.items("laterOffer").size() >= 2);
    // Another room comes, as from a notification.
    QVERIFY(QMetaObject::invokeMethod(under.item("messenger"), "show", Q_ARG(QString, hexOf(familyRoom))));
    QTRY_VERIFY(under.items("laterOffer").isEmpty());
    QVERIFY(script.sent.empty());
    QVERIFY(QMetaObject::invokeMethod(under.item("messenger"), "show", Q_ARG(QString, hexOf(planningRoom))));
    QTRY_COMPARE(under.item("composerText")->property("text").toString(), QString("여기서 한 말"));
    QVERIFY(under.items("laterOffer").isEmpty());
    QVERIFY(script.sent.empty());
    QCOMPARE(under.complaints(), QStringList());
}

void TestLater::aTimeOfOnesOwnIsChosenByKeys() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    under.item("composerText")->forceActiveFocus();
    under.type("모레 봐요");
    under.click(under.item("attach"));
    under.clickNew("menuLater");
    QTRY_VERIFY(under.item("laterClock") != nullptr);
    under.item("laterDayAfter")->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(under.window(), Qt::Key_Return);
    under.item("laterClock")->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(under.window(), Qt::Key_A, Qt::ControlModifier);
    under.type("abc");
    QTRY_VERIFY(!under.item("laterSend")->isEnabled());
    QTest::keyClick(under.window(), Qt::Key_Return);
    QVERIFY(script.sent.empty());
    QVERIFY(under.item("laterClock")->hasActiveFocus()); // and no second Enter closes it
    QTest::keyClick(under.window(), Qt::Key_A, Qt::ControlModifier);
    under.type("23:30");
    QTRY_VERIFY(under.item("laterSend")->isEnabled());
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(script.sent.size(), size_t{1});
    QCOMPARE(QDateTime::fromMSecsSinceEpoch(script.sent.front().dueMs).time(), QTime(23, 30));
    QCOMPARE(under.complaints(), QStringList());
}

void TestLater::whatWaitsIsEditedSentMovedAndDeleted() {
    Script script = sampleChat();
    for (const uint8_t number : {uint8_t{1}, uint8_t{2}, uint8_t{3}}) {
        script.later.push_back(waiting(number, tomorrow, 8 + int{number}, "할 말 " + std::to_string(number)));
    }
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    QTRY_VERIFY(under.item("laterLine") != nullptr);
    under.click(under.item("laterLine"));
    QTRY_COMPARE(under.items("laterRow").size(), 3);
    under.clickNew("laterEdit");
    QTRY_VERIFY(under.item("laterWords") && under.item("laterWords")->hasActiveFocus());
    under.type("!");
    QTest::keyClick(under.window(), Qt::Key_Tab);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(script.later.front().text.size(), std::string("할 말 1!").size());
    QVERIFY(script.later.front().text.find('!') != std::string::npos);
    under.clickNew("laterDrop", 2);
    QTRY_VERIFY(under.item("laterKeep") && under.item("laterKeep")->hasActiveFocus()); // the question has opened
    QCOMPARE(under.item("laterDropped")->property("text").toString(), QString("할 말 3"));
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_VERIFY(under.item("laterKeep") == nullptr);
    QCOMPARE(script.later.size(), size_t{3});
    dropNew(under, 2);
    QTRY_COMPARE(under.items("laterRow").size(), 2);
    under.clickNew("laterNow", 1);
    QTRY_COMPARE(under.items("laterRow").size(), 1);
    const int64_t before = script.later.front().dueMs;
    under.clickNew("laterMove");
    QTRY_VERIFY(under.items("laterOffer").size() >= 2);
    QTRY_VERIFY(under.items("laterOffer").front()->hasActiveFocus()); // the sheet has opened
    under.clickNew("laterOffer");
    QTRY_VERIFY(script.later.front().dueMs != before);
    dropNew(under, 0);
    QTRY_VERIFY(script.later.empty());
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(under.item("laterLine") == nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestLater::whatIsEditedOutlivesItsRow() {
    Script script = sampleChat();
    for (uint8_t number = 1; number <= 30; ++number) {
        script.later.push_back(waiting(number, tomorrow.addDays(number), 9, "할 말 " + std::to_string(number)));
    }
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    QTRY_VERIFY(under.item("laterLine") != nullptr);
    under.click(under.item("laterLine"));
    QTRY_VERIFY(under.items("laterRow").size() > 1);
    QTRY_VERIFY(under.item("laterFrame") != nullptr); // the keys are at a row, and it is seen
    under.clickNew("laterEdit", 1);                   // the current one, the first, is kept out of sight
    QTRY_VERIFY(under.item("laterWords") && under.item("laterWords")->hasActiveFocus());
    QTRY_VERIFY(under.item("laterFrame") == nullptr);
    under.type("!");
    QQuickItem* rows = under.item("laterRows");
    QVERIFY(QMetaObject::invokeMethod(rows, "positionViewAtEnd"));
    QTRY_VERIFY(under.item("laterWords") == nullptr);
    QVERIFY(QMetaObject::invokeMethod(rows, "positionViewAtBeginning"));
    QTRY_VERIFY(under.item("laterWords") != nullptr);
    QVERIFY(under.item("laterWords")->property("text").toString().endsWith('!'));
    under.click(under.item("laterSave"));
    QTRY_VERIFY(script.later[1].text.ends_with('!'));
    QCOMPARE(under.complaints(), QStringList());
}

void TestLater::whatIsEditedWhenItGoesIsNotLost() {
    Script script = sampleChat();
    script.later.push_back(waiting(1, tomorrow, 9, "할 말"));
    script.later.push_back(waiting(2, tomorrow, 10, "또 할 말"));
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    under.item("composerText")->forceActiveFocus();
    under.type("쓰던 글");
    QTRY_VERIFY(under.item("laterLine") != nullptr);
    under.click(under.item("laterLine"));
    QTRY_COMPARE(under.items("laterRow").size(), 2);
    under.clickNew("laterEdit");
    QTRY_VERIFY(under.item("laterWords") && under.item("laterWords")->hasActiveFocus());
    under.type("!");
    // It is sent meanwhile, as it was.
    script.later.erase(script.later.begin());
    script.tell(node::TimelineChanged{planningRoom});
    QTRY_COMPARE(under.items("laterRow").size(), 1);
    QTRY_COMPARE(under.item("composerText")->property("text").toString(), QString("쓰던 글\n할 말!"));
    QVERIFY(under.item("composerError") != nullptr);
    QVERIFY(under.item("composerError")->property("text").toString().contains("입력란"));
    // Of what was not changed nothing is lost.
    under.clickNew("laterEdit");
    QTRY_VERIFY(under.item("laterWords") && under.item("laterWords")->hasActiveFocus());
    script.later.clear();
    script.tell(node::TimelineChanged{planningRoom});
    QTRY_VERIFY(under.items("laterRow").isEmpty());
    QCOMPARE(under.item("composerText")->property("text").toString(), QString("쓰던 글\n할 말!"));
    QCOMPARE(under.complaints(), QStringList());
}

void TestLater::whatIsNotSavedStaysInItsField() {
    Script script = sampleChat();
    script.later.push_back(waiting(1, tomorrow, 9, "할 말"));
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    QTRY_VERIFY(under.item("laterLine") != nullptr);
    under.click(under.item("laterLine"));
    QTRY_COMPARE(under.items("laterRow").size(), 1);
    under.clickNew("laterEdit");
    QTRY_VERIFY(under.item("laterWords") && under.item("laterWords")->hasActiveFocus());
    under.type("!");
    script.refuseChanging = fail(Cause::Input, NodeError::TextTooLong, 1000).value();
    QTest::keyClick(under.window(), Qt::Key_Tab);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_VERIFY(under.item("laterError") != nullptr);
    QVERIFY(under.item("laterWords") != nullptr);
    QCOMPARE(under.item("laterWords")->property("text").toString(), QString("할 말!"));
    QCOMPARE(script.later.front().text, std::string("할 말"));
    // Whoever comes back finds his words, and no old complaint.
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(under.item("laterRows") == nullptr);
    under.clickNew("laterLine");
    QTRY_VERIFY(under.item("laterWords") != nullptr);
    QVERIFY(under.item("laterError") == nullptr);
    QCOMPARE(under.item("laterWords")->property("text").toString(), QString("할 말!"));
    QTRY_VERIFY(under.item("laterRows")->hasFocus());
    script.refuseChanging.reset();
    // Nothing is no message.
    under.item("laterWords")->forceActiveFocus();
    QTest::keyClick(under.window(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(under.window(), Qt::Key_Delete);
    QTRY_VERIFY(!under.item("laterSave")->isEnabled());
    under.type("새 말");
    QTRY_VERIFY(under.item("laterSave")->isEnabled());
    QTest::keyClick(under.window(), Qt::Key_Tab);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(script.later.front().text, std::string("새 말"));
    QTRY_VERIFY(under.item("laterWords") == nullptr);
    QVERIFY(under.item("laterError") == nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestLater::whatWaitsElsewhereIsNotMeant() {
    Script script = sampleChat();
    script.later.push_back(waiting(1, tomorrow, 9, "할 말"));
    for (const uint8_t number : {uint8_t{2}, uint8_t{3}}) {
        script.later.push_back(waiting(number, tomorrow, 9, "집에 할 말"));
        script.later.back().room = familyRoom;
    }
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    const auto waits = [&](const QString& count) {
        const QQuickItem* line = under.item("laterLine");
        return line != nullptr && line->property("text").toString().contains(count);
    };
    QTRY_VERIFY(waits("1개"));
    const auto show = [&](const RoomId& room) {
        return QMetaObject::invokeMethod(under.item("messenger"), "show", Q_ARG(QString, hexOf(room)));
    };
    for (const char* question : {"laterMove", "laterDrop"}) {
        under.clickNew("laterLine");
        QTRY_COMPARE(under.items("laterRow").size(), 1);
        under.clickNew(question);
        QTRY_VERIFY(under.item("laterClock") || under.item("laterKeep"));
        // Another room comes, as from a notification.
        QVERIFY(show(familyRoom));
        QTRY_VERIFY(under.item("laterRows") == nullptr);
        QTRY_VERIFY(!under.item("laterClock") && !under.item("laterKeep"));
        QTRY_VERIFY(waits("2개"));
        QVERIFY(under.item("laterRows") == nullptr);
        QVERIFY(show(planningRoom));
        QTRY_VERIFY(waits("1개"));
        QVERIFY(under.item("laterRows") == nullptr);
    }
    QCOMPARE(script.later.size(), size_t{3});
    QCOMPARE(under.complaints(), QStringList());
}

void TestLater::aRefusalIsSaid() {
    Script script = sampleChat();
    script.later.push_back(waiting(1, tomorrow, 9, "할 말"));
    script.refuseChanging = fail(Cause::Input, NodeError::NoSuchMessage).value();
    Live live(std::make_unique<ScriptedApi>(script));
    LaterList list;
    list.setRoom(hexOf(planningRoom));
    list.setLive(&live);
    QTRY_COMPARE(list.count(), 1);
    list.sendNow(hexOf(numbered<MessageId>(1)));
    QTRY_VERIFY(!list.property("error").toString().isEmpty());
    list.reword(hexOf(numbered<MessageId>(1)), "  "); // no text is no message
    QVERIFY(!list.property("error").toString().isEmpty());
}

void TestLater::whatMayNotBeSaidSaysSo() {
    Script script = sampleChat();
    script.later.push_back(waiting(1, tomorrow.addDays(-2), 9, "할 말"));
    script.later.back().held = true;
    script.later.push_back(waiting(2, tomorrow, 9, "또 할 말"));
    Live live(std::make_unique<ScriptedApi>(script));
    LaterList list;
    list.setRoom(hexOf(planningRoom));
    list.setLive(&live);
    QTRY_COMPARE(list.count(), 2);
    QCOMPARE(list.summary(), QString("1 message(s) could not be sent when it was time")); // nothing is translated here
}

void TestLater::whatWentLateSaysWhenItWasDue() {
    Script script = sampleChat();
    node::MessageRow row = plainMessage(6, "늦은 말", thatDayMs(11, 40));
    row.own = true;
    row.wasDueMs = thatDayMs(9, 0);
    script.messages[planningRoom].push_back(row);
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    QTRY_VERIFY([&] {
        for (const QQuickItem* each : under.items("bubbleTime")) {
            if (each->property("text").toString() == QStringLiteral("오전 11:40 · 원래 오전 9:00 예정")) return true;
        }
        return false;
    }());
    under.picture("late_sent_ko_light");
}

void TestLater::itIsDrawnInBothThemesAndLanguages_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char* language : {"ko", "en"}) {
        for (const char* theme : {"light", "dark"}) {
            QTest::addRow("%s_%s", language, theme) << QString(language) << QString(theme);
        }
    }
}

void TestLater::itIsDrawnInBothThemesAndLanguages() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script = sampleChat();
    script.later.push_back(
        waiting(1, tomorrow, 9, "회의 자료는 아침에 다시 올릴게요. 그때까지 의견이 있으면 알려 주세요."));
    script.later.push_back(waiting(2, tomorrow, 20, ""));
    script.later.back().files = {"회의록.pdf"};
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    QTRY_VERIFY(under.isSettled());
    QTRY_VERIFY(under.item("laterLine") != nullptr);
    const QString name = QString::fromUtf8(QTest::currentDataTag());
    under.picture("later_line_" + name);
    under.click(under.item("laterLine"));
    QTRY_COMPARE(under.items("laterRow").size(), 2);
    under.picture("later_sheet_" + name);
    under.clickNew("laterMove");
    QTRY_VERIFY(under.item("laterClock") != nullptr);
    QTRY_VERIFY(under.items("laterOffer").front()->hasActiveFocus());
    under.picture("later_time_" + name);
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestLater)
#include "tst_later.moc"
