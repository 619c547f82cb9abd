// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Going to a place in a room: where reading was left, a day, the very first message, what an answer quotes.
#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"
#include "ui/timeline/month.h"
#include "ui/timeline/unread_place.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>
#include <algorithm>
#include <map>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

namespace {

constexpr qint64 dayMs = 86'400'000;

/// 400 messages, eight a day.
Script longTalk() {
    Script script = longChat(400);
    auto& messages = script.messages[planningRoom];
    for (size_t at = 0; at < messages.size(); ++at)
        messages[at].timeMs =
            thatDayMs(8, 0) + static_cast<qint64>(at / 8) * dayMs + static_cast<qint64>(at % 8) * 60'000;
    return script;
}

QQuickItem* rowWith(const WindowUnderTest& under, const QString& text) {
    for (QQuickItem* body : under.items("messageText")) {
        if (body->property("text").toString() == text) return body;
    }
    return nullptr;
}

/// The numbers of the messages that the window shows, from above.
QList<int> seen(const WindowUnderTest& under) {
    const QQuickItem* list = under.item("timeline");
    const double top = list->mapToScene(QPointF()).y();
    std::map<double, int> numbers;
    for (const QQuickItem* body : under.items("messageText")) {
        const double y = body->mapToScene(QPointF()).y();
        if (y + body->height() > top && y < top + list->height()) numbers[y] = body->property("text").toInt();
    }
    QList<int> fromAbove;
    for (const auto& [y, number] : numbers) fromAbove += number;
    return fromAbove;
}

/// Half a window down, as the wheel does.
void scrollDown(const WindowUnderTest& under) {
    QQuickItem* list = under.item("timeline");
    const double foot =
        list->property("originY").toDouble() + list->property("contentHeight").toDouble() - list->height();
    list->setProperty("contentY", std::min(foot, list->property("contentY").toDouble() + list->height() / 2));
    (void)under.window()->grabWindow();
}

/// One that can be seen.
QQuickItem* dayLine(const WindowUnderTest& under) {
    for (QQuickItem* each : under.items("dayLine")) {
        const double y = each->mapToScene(QPointF()).y();
        if (y > 200 && y < 600) return each;
    }
    return nullptr;
}

bool isMarked(const WindowUnderTest& under, const QString& text) {
    for (QQuickItem* bubble : under.items("bubble")) {
        if (bubble->property("text").toString() == text) return bubble->property("marked").toBool();
    }
    return false;
}

} // namespace

class TestJumps : public QObject {
    Q_OBJECT
  private slots:
    void whereReadingWasLeftIsAskedBeforeItCounts();
    void theLineStandsAboveTheFirstUnreadOne();
    void whatIsUnreadIsReadDownToTheNewest();
    void thePlaceIsKeptWhereNewerOnesCome();
    void whatWasSeenIsNotOffered();
    void theKeysAreInTheListAfterwards();
    void aReadRoomHasNeither();
    void aQuoteGoesToWhatItAnswers();
    void aQuoteThatIsNotHereIsNoWay();
    void homeGoesToTheFirstAndEndBack();
    void aMonthIsSixWeeks();
    void aMonthHasNoFutureAndNoDistantPast();
    void aDayOfTheCalendarIsGoneTo();
    void itIsDrawnInBothThemesAndLanguages_data();
    void itIsDrawnInBothThemesAndLanguages();
};

void TestJumps::whereReadingWasLeftIsAskedBeforeItCounts() {
    Script script = longTalk();
    Live live(std::make_unique<ScriptedApi>(script));
    UnreadPlace place;
    place.setLive(&live);
    QCOMPARE(script.placesAsked.size(), size_t{0});
    script.firstUnread[planningRoom] = script.messages[planningRoom][390].id;
    place.setRoom(QString::fromStdString(planningRoom.hex()));
    QTRY_COMPARE(place.property("count").toInt(), 10);
    QVERIFY(place.property("offered").toBool());
    place.setRoom(QString::fromStdString(familyRoom.hex()));
    QCOMPARE(place.property("message").toString(), QString());
    QTRY_COMPARE(script.placesAsked.size(), size_t{2});
    QVERIFY(!place.property("offered").toBool());
}

/// Not among the rows that are there, and among them but far above the window.
void TestJumps::theLineStandsAboveTheFirstUnreadOne() {
    for (const size_t unread : {size_t{100}, size_t{345}}) {
        Script script = longTalk();
        script.firstUnread[planningRoom] = script.messages[planningRoom][unread].id;
        WindowUnderTest under(script);
        QTRY_VERIFY(under.isSettled() && under.item("toUnread") != nullptr);
        QCOMPARE(under.items("unreadLine").size(), 0); // far above
        under.click(under.item("toUnread"));
        QTRY_COMPARE(under.items("unreadLine").size(), 1);
        const QString first = QString::number(unread);
        QTRY_VERIFY(rowWith(under, first) != nullptr);
        QVERIFY(isMarked(under, first));
        const double line = under.items("unreadLine").first()->mapToScene(QPointF()).y();
        const double text = rowWith(under, first)->mapToScene(QPointF()).y();
        QVERIFY(line < text && text - line < 80);
        QTRY_VERIFY(under.item("toUnread") == nullptr);
        QCOMPARE(under.complaints(), QStringList());
    }
}

void TestJumps::whatIsUnreadIsReadDownToTheNewest() {
    Script script = longTalk();
    script.firstUnread[planningRoom] = script.messages[planningRoom][200].id;
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && under.item("toUnread") != nullptr);
    under.window()->setProperty("looked", true);
    under.click(under.item("toUnread"));
    QTRY_VERIFY(rowWith(under, "200") != nullptr);
    QTRY_VERIFY(seen(under).contains(200));
    script.read.clear();
    int next = 200;
    for (int step = 0; step < 400 && next < 400; ++step) {
        const QList<int> now = seen(under);
        for (const int number : now) {
            QVERIFY2(number <= next, qPrintable(QString("%1 instead of %2").arg(number).arg(next)));
            if (number == next) ++next;
        }
        QVERIFY(std::is_sorted(now.begin(), now.end()) && std::adjacent_find(now.begin(), now.end()) == now.end());
        if (next < 400) QVERIFY(script.read.empty());
        scrollDown(under);
        const QQuickItem* list = under.item("timeline");
        QTRY_VERIFY(!list->property("atYEnd").toBool() || seen(under).contains(399)); // there is always more
    }
    QCOMPARE(next, 400);
    QTRY_VERIFY(under.item("timeline")->property("complete").toBool());
    // It follows the newest again, and what comes counts as read.
    script.messages[planningRoom].push_back(plainMessage(250, "400", script.messages[planningRoom].back().timeMs + 1));
    script.tell(node::TimelineChanged{planningRoom});
    QTRY_VERIFY(seen(under).contains(400));
    QTRY_VERIFY(!script.read.empty());
    QCOMPARE(under.complaints(), QStringList());
}

/// Whoever drags the bar to the foot at once is not thrown over what comes there.
void TestJumps::thePlaceIsKeptWhereNewerOnesCome() {
    Script script = longTalk();
    script.firstUnread[planningRoom] = script.messages[planningRoom][200].id;
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && under.item("toUnread") != nullptr);
    under.click(under.item("toUnread"));
    QTRY_VERIFY(seen(under).contains(200));
    QQuickItem* list = under.item("timeline");
    QVERIFY(QMetaObject::invokeMethod(list, "positionViewAtBeginning"));
    const int before = list->property("count").toInt();
    const int last = seen(under).last();
    QVERIFY(last < 399);
    QTRY_VERIFY(list->property("count").toInt() > before);
    (void)under.window()->grabWindow();
    QVERIFY2(seen(under).contains(last), qPrintable(QString("%1: %2").arg(last).arg(seen(under).last())));
    QVERIFY(!seen(under).contains(last + 3));
}

void TestJumps::whatWasSeenIsNotOffered() {
    Script script = longTalk();
    script.firstUnread[planningRoom] = script.messages[planningRoom][398].id;
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && seen(under).contains(398));
    QTRY_COMPARE(under.items("unreadLine").size(), 1);
    const auto* button = under.window()->findChild<QQuickItem*>("toUnread");
    QVERIFY(button != nullptr);
    const auto* place = qvariant_cast<UnreadPlace*>(button->property("place"));
    QCOMPARE(place->property("count").toInt(), 2);
    QTRY_VERIFY(!place->property("offered").toBool());
    // Nor after it has gone out of the view.
    under.item("timeline")->forceActiveFocus(Qt::TabFocusReason);
    for (int i = 0; i < 20; ++i) QTest::keyClick(under.window(), Qt::Key_Up);
    QTRY_VERIFY(!seen(under).contains(398));
    QVERIFY(under.item("toUnread") == nullptr);
}

void TestJumps::theKeysAreInTheListAfterwards() {
    Script script = longTalk();
    script.firstUnread[planningRoom] = script.messages[planningRoom][100].id;
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && under.item("toUnread") != nullptr);
    under.item("toUnread")->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(under.window(), Qt::Key_Space);
    QTRY_VERIFY(under.item("timeline")->hasActiveFocus());
    QTRY_VERIFY(seen(under).contains(100));
    QTest::keyClick(under.window(), Qt::Key_Up);
    QTRY_VERIFY(isMarked(under, "99"));
    QVERIFY(seen(under).contains(99));
}

void TestJumps::aReadRoomHasNeither() {
    Script script = longTalk();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    QTRY_VERIFY(!script.placesAsked.empty());
    QVERIFY(under.item("toUnread") == nullptr && under.item("unreadLine") == nullptr);
}

void TestJumps::aQuoteGoesToWhatItAnswers() {
    Script script = longTalk();
    auto& messages = script.messages[planningRoom];
    messages.back().replyTo = messages[30].id;
    messages.back().replyAuthor = "이서연";
    messages.back().replyText = "30";
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && under.item("bubbleQuote") != nullptr);
    (void)under.window()->grabWindow();
    under.click(under.item("bubbleQuote"));
    QTRY_VERIFY(rowWith(under, "30") != nullptr);
    QVERIFY(isMarked(under, "30"));
    QCOMPARE(under.complaints(), QStringList());
}

void TestJumps::aQuoteThatIsNotHereIsNoWay() {
    Script script = longTalk();
    script.messages[planningRoom].back().replyTo = numbered<MessageId>(251);
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && rowWith(under, "399") != nullptr);
    under.item("timeline")->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(under.window(), Qt::Key_Up);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_VERIFY(under.item("menuReply") != nullptr);
    QVERIFY(under.item("menuQuoted") == nullptr && under.item("bubbleQuote") == nullptr);
}

void TestJumps::homeGoesToTheFirstAndEndBack() {
    Script script = longTalk();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && rowWith(under, "399") != nullptr);
    under.item("timeline")->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(under.window(), Qt::Key_Home);
    QTRY_VERIFY(rowWith(under, "0") != nullptr);
    QCOMPARE(script.placesAsked.back().sinceMs, std::optional<int64_t>(0));
    QTest::keyClick(under.window(), Qt::Key_End);
    QTRY_VERIFY(rowWith(under, "399") != nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestJumps::aMonthIsSixWeeks() {
    QLocale::setDefault(QLocale(QLocale::Korean, QLocale::SouthKorea));
    Month month;
    month.begin(static_cast<double>(thatDayMs(9, 0))); // Saturday, 15 October 2022
    QCOMPARE(month.at(), 20);
    QCOMPARE(month.dayAt(0), 25); // of September
    QVERIFY(!month.isWithin(0) && month.isWithin(6) && month.isWithin(36) && !month.isWithin(37));
    QCOMPARE(Month::weekdays().size(), 7);
    QCOMPARE(Month::weekdays().front(), QString("일"));
    month.stepDays(-15);
    QCOMPARE(month.dayAt(month.at()), 30);
    month.step(5); // the 28th of February
    QCOMPARE(month.dayAt(month.at()), 28);
    month.choose(0);
    QCOMPARE(month.beginMs(), static_cast<double>(QDate(2023, 1, 29).startOfDay().toMSecsSinceEpoch()));
}

void TestJumps::aMonthHasNoFutureAndNoDistantPast() {
    Month month;
    month.step(12'000);
    QVERIFY(month.beginMs() <= static_cast<double>(QDateTime::currentMSecsSinceEpoch()));
    QVERIFY(!month.hasCome(month.at() + 1) && month.hasCome(month.at()));
    month.begin(-1e300);
    month.begin(1e300);
    month.step(-100'000);
    month.stepDays(-1'000'000'000);
    QCOMPARE(month.dayAt(month.at()), 1);
    QVERIFY(month.isWithin(month.at()));
}

void TestJumps::aDayOfTheCalendarIsGoneTo() {
    Script script = longTalk();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && dayLine(under) != nullptr);
    (void)under.window()->grabWindow();
    under.click(dayLine(under));
    QTRY_VERIFY(under.item("monthDays") != nullptr && under.item("monthDays")->hasActiveFocus());
    for (int week = 0; week < 3; ++week) QTest::keyClick(under.window(), Qt::Key_Up);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_VERIFY(under.item("monthDays") == nullptr);
    QTRY_VERIFY(!script.placesAsked.empty() && script.placesAsked.back().sinceMs);
    const int64_t since = *script.placesAsked.back().sinceMs;
    const auto& all = script.messages[planningRoom];
    const auto at = std::find_if(all.begin(), all.end(), [since](const auto& row) { return row.timeMs >= since; });
    QVERIFY(at != all.end() && at != all.begin());
    QTRY_VERIFY(rowWith(under, QString::fromStdString(at->text)) != nullptr);
    QVERIFY(isMarked(under, QString::fromStdString(at->text)));
    // From the room's menu, too.
    under.click(under.item("roomMenu"));
    under.clickNew("menuDay");
    QTRY_VERIFY(under.item("toFirst") != nullptr);
    under.clickNew("toFirst");
    QTRY_VERIFY(rowWith(under, "0") != nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestJumps::itIsDrawnInBothThemesAndLanguages_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char* language : {"ko", "en"}) {
        for (const char* theme : {"light", "dark"}) QTest::addRow("%s-%s", language, theme) << language << theme;
    }
}

void TestJumps::itIsDrawnInBothThemesAndLanguages() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script = longTalk();
    script.firstUnread[planningRoom] = script.messages[planningRoom][385].id;
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    QTRY_VERIFY(under.isSettled() && under.item("toUnread") != nullptr);
    under.click(under.item("toUnread"));
    QTRY_COMPARE(under.items("unreadLine").size(), 1);
    QVERIFY(!under.picture("unread-" + language + "-" + theme).isNull());
    under.click(under.item("roomMenu"));
    under.clickNew("menuDay");
    QTRY_VERIFY(under.item("monthDays") != nullptr);
    QVERIFY(!under.picture("calendar-" + language + "-" + theme).isNull());
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestJumps)
#include "tst_jumps.moc"
