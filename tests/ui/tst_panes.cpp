// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window between wide and narrow: two panes or one, the way back, drawers over what is there, the grip between
// them.
#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"

#include <QTemporaryDir>
#include <QTest>

using namespace ieum;
using namespace ieum::uitest;

namespace {

constexpr QSize small(360, 640);

QRectF placeOf(QQuickItem* item) { return item->mapRectToScene(QRectF(0, 0, item->width(), item->height())); }

int widthOf(const WindowUnderTest& under, const char* name) { return static_cast<int>(under.item(name)->width()); }

/// Nothing that can be read or pressed leaves the window or stands in half of it.
QString cutIn(const WindowUnderTest& under, const QList<const char*>& names) {
    const QRectF whole(QPointF(0, 0), QSizeF(under.window()->size()));
    for (const char* name : names) {
        QQuickItem* item = under.item(name);
        if (item == nullptr) return QString("%1 is not there").arg(name);
        const QRectF place = placeOf(item);
        if (!whole.contains(place)) return QString("%1 is cut at %2").arg(name).arg(place.right());
        if (place.width() < 20 || place.height() < 10) return QString("%1 has no room").arg(name);
    }
    return {};
}

} // namespace

class TestPanes : public QObject {
    Q_OBJECT
  private slots:
    void aNarrowWindowShowsTheRoomsOrOneOfThem();
    void escapeAndAltLeftGoBack();
    void drawersLieOverANarrowWindow();
    void whatIsNotShownIsNotRead();
    void becomingNarrowKeepsWhatIsRead();
    void theFirstStepsAreThereInANarrowWindow();
    void theGripIsDraggedAndMovedByKeys();
    void theWidthComesBack();
    void nothingIsCutInANarrowWindow_data();
    void nothingIsCutInANarrowWindow();

  private:
    static void shrink(WindowUnderTest& under, const QSize& size = small) {
        under.window()->resize(size);
        QTRY_VERIFY(under.isSettled());
        QTRY_COMPARE(under.window()->contentItem()->width(), size.width());
    }
    static void chooseFirst(WindowUnderTest& under) {
        QTRY_VERIFY(under.item("roomList") != nullptr);
        under.clickNew("roomRow");
        QTRY_VERIFY(under.item("composerText") != nullptr);
    }
};

void TestPanes::aNarrowWindowShowsTheRoomsOrOneOfThem() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    shrink(under);
    if (under.item("roomList") == nullptr) under.click(under.item("backToRooms"));
    QTRY_VERIFY(under.item("roomList") && !under.item("composerText"));
    QCOMPARE(under.item("roomList")->width(), static_cast<double>(small.width()));
    QVERIFY(under.item("roomsGrip") == nullptr);
    chooseFirst(under);
    QVERIFY(under.item("roomList") == nullptr);
    QTRY_VERIFY(under.item("composerText")->hasActiveFocus());
    under.type("가");
    under.click(under.item("backToRooms"));
    QTRY_VERIFY(under.item("roomList") && !under.item("composerText"));
    QTRY_VERIFY(under.item("roomList")->hasActiveFocus()); // keys go on there
    chooseFirst(under);
    QCOMPARE(under.item("composerText")->property("text").toString(), QString("가"));
    under.window()->resize(1180, 760);
    QTRY_VERIFY(under.item("roomList") && under.item("composerText") && !under.item("backToRooms"));
    QCOMPARE(under.complaints(), QStringList());
}

void TestPanes::escapeAndAltLeftGoBack() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    shrink(under);
    for (const auto& [key, modifiers] : {std::pair(Qt::Key_Escape, Qt::NoModifier), {Qt::Key_Left, Qt::AltModifier}}) {
        if (under.item("composerText") == nullptr) chooseFirst(under);
        QTest::keyClick(under.window(), Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(under.item("searchWords") != nullptr && under.item("searchWords")->hasActiveFocus());
        QTest::keyClick(under.window(), key, modifiers); // what was opened last goes first
        QTRY_VERIFY(under.item("searchWords") == nullptr);
        QVERIFY(under.item("composerText") && !under.item("roomList"));
        QTest::keyClick(under.window(), key, modifiers);
        QTRY_VERIFY(under.item("roomList") && !under.item("composerText"));
        QTest::keyClick(under.window(), key, modifiers); // and nothing further
        QVERIFY(under.item("roomList") != nullptr);
    }
    QTest::keyClick(under.window(), Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(under.item("vault") != nullptr);
    under.picture("one-pane-vault");
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(under.item("vault") == nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestPanes::drawersLieOverANarrowWindow() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    shrink(under);
    if (under.item("roomList") == nullptr) under.click(under.item("backToRooms"));
    QTRY_VERIFY(under.item("showPaths") != nullptr);
    under.click(under.item("showPaths"));
    QTRY_VERIFY(under.item("pathList") != nullptr); // over the rooms, too
    QCOMPARE(cutIn(under, {"pathList", "closeDrawer"}), QString());
    under.click(under.item("closeDrawer"));
    QTRY_VERIFY(under.item("roomList") && !under.item("pathList"));
    chooseFirst(under);
    under.click(under.item("searchRoom"));
    QTRY_VERIFY(under.item("searchWords") && under.item("searchWords")->hasActiveFocus());
    under.type("이어서");
    QTRY_VERIFY(under.item("hit") != nullptr);
    under.clickNew("hit"); // the hit is to be seen
    QTRY_VERIFY(under.item("searchWords") == nullptr);
    QVERIFY(under.item("composerText") != nullptr);
    // Of a window between the two a click beside the drawer closes it.
    under.window()->resize(800, 640);
    QTRY_COMPARE(under.window()->contentItem()->width(), 800);
    QTRY_VERIFY(under.item("roomList") != nullptr);
    under.click(under.item("searchRoom"));
    QTRY_VERIFY(under.item("searchWords") != nullptr && under.item("searchWords")->hasActiveFocus());
    const int beside = static_cast<int>(placeOf(under.item("searchWords")).left()) - 60;
    QTest::mouseClick(under.window(), Qt::LeftButton, {}, QPoint(beside, 300));
    QTRY_VERIFY(under.item("searchWords") == nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestPanes::whatIsNotShownIsNotRead() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    under.window()->setProperty("looked", true);
    shrink(under);
    if (under.item("roomList") == nullptr) under.click(under.item("backToRooms"));
    QTRY_VERIFY(under.item("roomList") != nullptr);
    const size_t before = script.read.size();
    script.messages[planningRoom].push_back(plainMessage(120, "보이지 않는 말", thatDayMs(17, 0)));
    auto* timeline = under.window()->findChild<QQuickItem*>("timeline");
    QVERIFY(timeline != nullptr && !timeline->isVisible());
    const int rows = timeline->property("count").toInt();
    script.tell(node::TimelineChanged{planningRoom});
    QTRY_COMPARE(timeline->property("count").toInt(), rows + 1);
    QCOMPARE(script.read.size(), before);
    chooseFirst(under);
    QTRY_VERIFY(script.read.size() > before);
}

void TestPanes::becomingNarrowKeepsWhatIsRead() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    shrink(under);
    QVERIFY(under.item("composerText") && !under.item("roomList"));
}

void TestPanes::theFirstStepsAreThereInANarrowWindow() {
    Script script;
    WindowUnderTest under(script);
    QTRY_VERIFY(under.item("firstSteps") != nullptr);
    under.window()->resize(small);
    QTRY_COMPARE(under.window()->contentItem()->width(), small.width());
    QCOMPARE(under.items("firstSteps").size(), 1);
    QTRY_VERIFY(under.item("addButton") && under.item("firstAccept"));
    (void)under.picture("one-pane-first-steps");
    QCOMPARE(cutIn(under, {"firstRoom", "firstInvite", "firstAccept", "addButton", "showPaths"}), QString());
    under.click(under.item("firstAccept"));
    QTRY_VERIFY(under.item("acceptLink") && under.item("acceptLink")->hasActiveFocus());
    QCOMPARE(cutIn(under, {"acceptLink"}), QString());
    QCOMPARE(under.complaints(), QStringList());
}

void TestPanes::theGripIsDraggedAndMovedByKeys() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    const int before = widthOf(under, "roomList");
    const QPoint at = placeOf(under.item("roomsGrip")).center().toPoint();
    QTest::mousePress(under.window(), Qt::LeftButton, {}, at);
    QTest::mouseMove(under.window(), at + QPoint(40, 0));
    QTest::mouseRelease(under.window(), Qt::LeftButton, {}, at + QPoint(40, 0));
    QTRY_COMPARE(widthOf(under, "roomList"), before + 40);
    QTest::mousePress(under.window(), Qt::LeftButton, {}, at + QPoint(40, 0));
    QTest::mouseMove(under.window(), QPoint(20, at.y())); // not narrower than what can be read
    QTest::mouseRelease(under.window(), Qt::LeftButton, {}, QPoint(20, at.y()));
    QTRY_COMPARE(widthOf(under, "roomList"), 200);
    under.item("roomsGrip")->forceActiveFocus();
    QTest::keyClick(under.window(), Qt::Key_Right);
    QTRY_COMPARE(widthOf(under, "roomList"), 216);
    QTest::keyClick(under.window(), Qt::Key_Left);
    QTRY_COMPARE(widthOf(under, "roomList"), 200);
    for (int i = 0; i < 100; ++i) QTest::keyClick(under.window(), Qt::Key_Right);
    QTRY_VERIFY(under.item("composerText")->width() > 100); // the conversation keeps its place
    QTest::mouseDClick(under.window(), Qt::LeftButton, {}, placeOf(under.item("roomsGrip")).center().toPoint());
    QTRY_COMPARE(widthOf(under, "roomList"), before);
    QCOMPARE(under.complaints(), QStringList());
}

void TestPanes::theWidthComesBack() {
    QTemporaryDir folder;
    Script script = sampleChat();
    const auto settings = [&] { return std::make_unique<QSettings>(folder.filePath("w.ini"), QSettings::IniFormat); };
    {
        auto kept = settings();
        kept->setValue("roomsWidth", 260);
        kept->setValue("place/main/geometry", QRect(20, 30, 780, 640));
    }
    WindowUnderTest under(script, node::ProfileKind::Open, "ko", "light", settings());
    QTRY_VERIFY(under.isSettled());
    QCOMPARE(under.window()->geometry(), QRect(20, 30, 780, 640));
    QTRY_COMPARE(widthOf(under, "roomList"), 260);
}

void TestPanes::nothingIsCutInANarrowWindow_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    QTest::addColumn<int>("percent");
    for (const char* language : {"ko", "en"}) {
        QTest::addRow("%s-light-100", language) << language << "light" << 100;
        QTest::addRow("%s-dark-150", language) << language << "dark" << 150;
    }
}

void TestPanes::nothingIsCutInANarrowWindow() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    QFETCH(int, percent);
    Script script = sampleChat();
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    under.preferences().setTextPercent(percent);
    QTRY_VERIFY(under.isSettled());
    shrink(under, QSize(percent == 100 ? 360 : 480, 640));
    const QString name = QString("one-pane-%1-%2-").arg(language, theme);
    if (under.item("composerText") == nullptr) chooseFirst(under);
    QCOMPARE(cutIn(under, {"backToRooms", "roomTitle", "searchRoom", "showFiles", "roomMenu", "composerText", "send",
                           "attach", "outageAction"}),
             QString());
    QTRY_VERIFY(under.item("timeline")->property("atYEnd").toBool()); // the newest is whole
    under.picture(name + "room");
    const std::pair<const char*, const char*> drawers[] = {
        {"showFiles", "fileList"}, {"roomSubtitle", "memberList"}, {"searchRoom", "searchWords"}};
    for (const auto& [button, inside] : drawers) {
        under.click(under.item(button));
        QTRY_VERIFY2(under.item(inside) != nullptr, inside);
        QCOMPARE(cutIn(under, {inside, "closeDrawer"}), QString());
        under.picture(name + inside);
        QTest::keyClick(under.window(), Qt::Key_Escape);
        QTRY_VERIFY2(under.item(inside) == nullptr, inside);
    }
    under.click(under.item("backToRooms"));
    QTRY_VERIFY(under.item("roomList") != nullptr);
    QCOMPARE(cutIn(under, {"roomList", "addButton", "vaultButton", "searchAll", "showPaths"}), QString());
    under.picture(name + "rooms");
    QTest::keyClick(under.window(), Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(under.item("settingsWords") != nullptr);
    under.picture(name + "settings");
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestPanes)
#include "tst_panes.moc"
