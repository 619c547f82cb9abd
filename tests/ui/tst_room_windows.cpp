// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rooms in windows of their own: opened and closed, written in, read by who looks, and the drafts that go along.
#include "ui/notices/notifier.h"
#include "ui/settings/room_key.h"
#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"
#include "ui/words/names.h"

#include <QTemporaryDir>
#include <QTest>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

namespace {

QList<QQuickWindow*> roomWindows() {
    QList<QQuickWindow*> windows;
    for (QWindow* each : QGuiApplication::topLevelWindows()) {
        auto* window = qobject_cast<QQuickWindow*>(each);
        if (window != nullptr && window->objectName() == "roomWindow" && window->isVisible()) windows += window;
    }
    return windows;
}

QQuickWindow* windowOf(const QString& title) {
    for (QQuickWindow* each : roomWindows()) {
        if (each->title() == title) return each;
    }
    return nullptr;
}

QString written(const QQuickWindow* window) {
    QQuickItem* text = WindowUnderTest::itemIn(window, "composerText");
    return text == nullptr ? QString("nowhere") : text->property("text").toString();
}

bool canWriteIn(const QQuickWindow* window) {
    const QQuickItem* text = WindowUnderTest::itemIn(window, "composerText");
    return text != nullptr && text->isEnabled();
}

void typeIn(QQuickWindow* window, const QString& text) {
    for (const QChar letter : text) {
        QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(letter));
        QCoreApplication::sendEvent(window, &press);
    }
}

} // namespace

class TestRoomWindows : public QObject {
    Q_OBJECT
  private slots:
    void aDoubleClickOpensOne();
    void severalAreOpenAndEachOnce();
    void theDraftGoesAlong();
    void aRefusedMessageComesBackAfterItsWindow();
    void itIsReadByWhoeverLooksAtIt();
    void keysWorkThere();
    void lockingClosesThemAndKeepsWhatWasWritten();
    void oneThatIsClosedIsLookedAtNoMore();
    void steppingPassesOverThem();
    void eachRemembersItsSize();
    void itIsDrawn_data();
    void itIsDrawn();

  private:
    static QQuickItem* rowOf(const WindowUnderTest& under, const QString& name) {
        for (QQuickItem* row : under.items("roomRow")) {
            if (row->property("name").toString() == name) return row;
        }
        return nullptr;
    }
    /// By a double click, until the window has its room.
    static QQuickWindow* openOwn(const WindowUnderTest& under, const QString& name) {
        if (!QTest::qWaitFor([&] { return rowOf(under, name) != nullptr; }, ieum::test::triedForMs)) return nullptr;
        const QQuickItem* row = rowOf(under, name);
        (void)under.window()->grabWindow(); // laid out
        const QPoint at = row->mapToScene(QPointF(row->width() / 2, row->height() / 2)).toPoint();
        QTest::mouseDClick(under.window(), Qt::LeftButton, {}, at);
        const auto isThere = [&name] {
            QQuickWindow* own = windowOf(name);
            if (own != nullptr && !own->isActive()) own->requestActivate();
            return own != nullptr && own->isActive() && canWriteIn(own);
        };
        return QTest::qWaitFor(isThere, ieum::test::triedForMs) ? windowOf(name) : nullptr;
    }
};

void TestRoomWindows::aDoubleClickOpensOne() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    QQuickWindow* own = openOwn(under, "우리 가족");
    QVERIFY(own != nullptr);
    QTRY_VERIFY(under.item("noRoom") && !under.item("composerText")); // it is shown once
    typeIn(own, "저녁은 7시");
    QTest::keyClick(own, Qt::Key_Return);
    QTRY_COMPARE(script.sent.size(), size_t{1});
    QCOMPARE(script.sent.front().room, familyRoom);
    // The list goes on choosing for the main window; this room is called up where it is.
    under.click(rowOf(under, "우리 가족"));
    QCOMPARE(roomWindows().size(), 1);
    QVERIFY(under.item("noRoom") != nullptr);
    under.click(rowOf(under, "기획팀"));
    QTRY_COMPARE(under.item("roomTitle")->property("text").toString(), QString("기획팀"));
    QVERIFY(own->close());
    QTRY_COMPARE(roomWindows().size(), 0);
    QCOMPARE(under.quits(), 0);
    QVERIFY(under.window()->isVisible());
    under.click(rowOf(under, "우리 가족")); // and now here
    QTRY_COMPARE(under.item("roomTitle")->property("text").toString(), QString("우리 가족"));
    QCOMPARE(under.complaints(), QStringList());
}

void TestRoomWindows::severalAreOpenAndEachOnce() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    QVERIFY(openOwn(under, "우리 가족") && openOwn(under, "박민준"));
    under.clickNew("roomRow");
    QTRY_VERIFY(under.item("roomMenu") != nullptr);
    under.click(under.item("roomMenu"));
    under.clickNew("menuOwnWindow");
    QTRY_VERIFY(windowOf("기획팀") != nullptr);
    QCOMPARE(roomWindows().size(), 3);
    QVERIFY(openOwn(under, "박민준"));
    QCOMPARE(roomWindows().size(), 3);
    QQuickWindow* own = windowOf("기획팀");
    own->requestActivate();
    QTRY_VERIFY(own->isActive() && canWriteIn(own));
    typeIn(own, "둘");
    QCOMPARE(written(windowOf("박민준")), QString());
    QVERIFY(windowOf("박민준")->close());
    QTRY_COMPARE(roomWindows().size(), 2);
    QCOMPARE(written(own), QString("둘"));
    QCOMPARE(under.complaints(), QStringList());
}

void TestRoomWindows::theDraftGoesAlong() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && under.item("composerText"));
    under.type("쓰던 글");
    QTest::keyClick(under.window(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(windowOf("기획팀") != nullptr);
    QTRY_COMPARE(written(windowOf("기획팀")), QString("쓰던 글"));
    QTRY_VERIFY(windowOf("기획팀")->isActive());
    typeIn(windowOf("기획팀"), " 더");
    QVERIFY(windowOf("기획팀")->close());
    QTRY_COMPARE(roomWindows().size(), 0);
    under.clickNew("roomRow");
    QTRY_COMPARE(written(under.window()), QString("쓰던 글 더"));
    QVERIFY(script.sent.empty());
}

void TestRoomWindows::aRefusedMessageComesBackAfterItsWindow() {
    Script script = sampleChat();
    script.refuseSending = fail(Cause::Input, NodeError::TextTooLong, 65536).value();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    QQuickWindow* own = openOwn(under, "우리 가족");
    QVERIFY(own != nullptr);
    typeIn(own, "길다");
    QTest::keyClick(own, Qt::Key_Return);
    QVERIFY(own->close()); // before the answer
    QTRY_COMPARE(roomWindows().size(), 0);
    QTRY_COMPARE(script.sent.size(), size_t{1});
    under.click(rowOf(under, "우리 가족"));
    QTRY_COMPARE(written(under.window()), QString("길다"));
}

void TestRoomWindows::itIsReadByWhoeverLooksAtIt() {
    Script script = sampleChat();
    script.messages[familyRoom].push_back(plainMessage(90, "밥 먹자", thatDayMs(18, 0)));
    script.messages[familyRoom].back().room = familyRoom;
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    QQuickWindow* own = openOwn(under, "우리 가족");
    QVERIFY(own != nullptr);
    const auto isRead = [&script] { return std::count(script.read.begin(), script.read.end(), familyRoom) > 0; };
    own->requestActivate();
    QTRY_VERIFY(own->isActive());
    QTRY_VERIFY(isRead());
    under.window()->requestActivate();
    QTRY_VERIFY(!own->isActive());
    script.read.clear();
    script.messages[familyRoom].push_back(plainMessage(91, "어디?", thatDayMs(18, 1)));
    script.messages[familyRoom].back().room = familyRoom;
    script.listener(node::TimelineChanged{familyRoom});
    QTRY_VERIFY(WindowUnderTest::itemIn(own, "timeline")->property("count").toInt() == 2);
    QVERIFY(!isRead()); // it is behind the other one
    own->requestActivate();
    QTRY_VERIFY(isRead());
}

void TestRoomWindows::keysWorkThere() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    QQuickWindow* own = openOwn(under, "우리 가족");
    QVERIFY(own != nullptr);
    own->requestActivate();
    QTRY_VERIFY(own->isActive());
    QTest::keyClick(own, Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(WindowUnderTest::itemIn(own, "searchWords") != nullptr);
    QVERIFY(under.item("searchWords") == nullptr);
    QTest::keyClick(own, Qt::Key_Escape);
    QTRY_VERIFY(WindowUnderTest::itemIn(own, "searchWords") == nullptr);
    QTest::keyClick(own, Qt::Key_Plus, Qt::ControlModifier); // once, though two windows are there
    QCOMPARE(under.preferences().property("textPercent").toInt(), 110);
    QTest::keyClick(own, Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(WindowUnderTest::itemIn(own, "switcherWords") != nullptr);
    typeIn(own, "박민준");
    QTest::keyClick(own, Qt::Key_Return);
    QTRY_COMPARE(under.item("roomTitle")->property("text").toString(), QString("박민준")); // another room: over there
    own->requestActivate();
    QTRY_VERIFY(own->isActive());
    QTest::keyClick(own, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(under.item("searchAll")->hasFocus());
    own->requestActivate();
    QTRY_VERIFY(own->isActive());
    // A press alone: it ends the window, and Qt 6.4 would release the key on what is no more.
    QTest::keyPress(own, Qt::Key_Escape); // nothing is open any more
    QTRY_COMPARE(roomWindows().size(), 0);
    own = openOwn(under, "우리 가족");
    QVERIFY(own != nullptr);
    QTest::keyPress(own, Qt::Key_W, Qt::ControlModifier);
    QTRY_COMPARE(roomWindows().size(), 0);
    QCOMPARE(under.quits(), 0);
    QCOMPARE(under.complaints(), QStringList());
}

void TestRoomWindows::lockingClosesThemAndKeepsWhatWasWritten() {
    Script script = sampleChat();
    WindowUnderTest under(script, node::ProfileKind::Protected);
    QTRY_VERIFY(under.item("unlockField") != nullptr);
    under.type("바른 말");
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_VERIFY(under.isSettled() && under.item("composerText"));
    under.type("이쪽 글");
    QQuickWindow* own = openOwn(under, "우리 가족");
    QVERIFY(own != nullptr);
    typeIn(own, "저쪽 글");
    own->requestActivate();
    QTRY_VERIFY(own->isActive());
    QTest::keyClick(own, Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(under.item("locked") != nullptr);
    QTRY_COMPARE(roomWindows().size(), 0);
    QTRY_VERIFY(under.item("unlockField") != nullptr);
    under.item("unlockField")->setProperty("text", QStringLiteral("바른 말"));
    under.item("unlockField")->forceActiveFocus();
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_VERIFY(under.isSettled() && under.item("composerText"));
    QTRY_COMPARE(written(under.window()), QString("이쪽 글"));
    under.click(rowOf(under, "우리 가족"));
    QTRY_COMPARE(written(under.window()), QString("저쪽 글"));
    QCOMPARE(under.complaints(), QStringList());
}

void TestRoomWindows::oneThatIsClosedIsLookedAtNoMore() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    auto* notifier = under.window()->findChild<Notifier*>();
    QVERIFY(notifier != nullptr);
    QQuickWindow* own = openOwn(under, "우리 가족");
    QVERIFY(own != nullptr);
    QTRY_COMPARE(notifier->property("lookedRoom").toString(), hexOf(familyRoom));
    QVERIFY(own->close());
    QTRY_COMPARE(notifier->property("lookedRoom").toString(), QString());
}

void TestRoomWindows::steppingPassesOverThem() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    QVERIFY(openOwn(under, "우리 가족") != nullptr);
    under.click(rowOf(under, "기획팀"));
    QTRY_COMPARE(under.item("roomTitle")->property("text").toString(), QString("기획팀"));
    under.window()->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(under.window(), ieum::test::triedForMs));
    QTest::keyClick(under.window(), Qt::Key_Tab, Qt::ControlModifier);
    QTRY_COMPARE(under.item("roomTitle")->property("text").toString(), QString("안전 공지"));
    QTest::keyClick(under.window(), Qt::Key_Tab, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(under.item("roomTitle")->property("text").toString(), QString("기획팀"));
}

void TestRoomWindows::eachRemembersItsSize() {
    QTemporaryDir folder;
    const auto settings = [&] { return std::make_unique<QSettings>(folder.filePath("w.ini"), QSettings::IniFormat); };
    Script script = sampleChat();
    WindowUnderTest under(script, node::ProfileKind::Open, "ko", "light", settings());
    QTRY_VERIFY(under.isSettled());
    QQuickWindow* own = openOwn(under, "우리 가족");
    QVERIFY(own != nullptr);
    own->setGeometry(30, 40, 470, 480);
    const QString key = "place/" + roomKey(hexOf(familyRoom)) + "/geometry";
    QTRY_COMPARE(settings()->value(key).toRect(), QRect(30, 40, 470, 480));
    QVERIFY(own->close());
    QTRY_COMPARE(roomWindows().size(), 0);
    QVERIFY(openOwn(under, "박민준") != nullptr);
    QVERIFY(windowOf("박민준")->size() != QSize(470, 480));
    own = openOwn(under, "우리 가족");
    QVERIFY(own != nullptr);
    QCOMPARE(own->geometry(), QRect(30, 40, 470, 480));
}

void TestRoomWindows::itIsDrawn_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    QTest::newRow("ko-light") << "ko"
                              << "light";
    QTest::newRow("en-dark") << "en"
                             << "dark";
}

void TestRoomWindows::itIsDrawn() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script = sampleChat();
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    QTRY_VERIFY(under.isSettled());
    QQuickWindow* own = openOwn(under, "기획팀");
    QVERIFY(own != nullptr);
    QTRY_VERIFY(WindowUnderTest::itemIn(own, "stateLine") != nullptr);
    QTRY_VERIFY(WindowUnderTest::itemIn(own, "timeline")->property("atYEnd").toBool());
    const QString folder = qEnvironmentVariable("IEUM_PICTURES");
    const QImage drawn = own->grabWindow();
    QVERIFY(!drawn.isNull());
    if (!folder.isEmpty()) drawn.save(QString("%1/own-window-%2-%3.png").arg(folder, language, theme));
    under.picture("own-window-main-" + language + "-" + theme);
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestRoomWindows)
#include "tst_room_windows.moc"
