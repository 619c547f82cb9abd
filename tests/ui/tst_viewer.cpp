// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Several pictures of a message, and the viewer over the window: what it asks for, how it moves, what it says when
// there is nothing to be seen.
#include "ui/files/large_picture.h"
#include "ui/files/room_pictures.h"
#include "ui/support/pictured_vault.h"
#include "ui/support/window_under_test.h"

#include <QSignalSpy>
#include <QTest>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

namespace {

node::FileRow picture(uint8_t number, bool here = true) {
    node::FileRow file;
    file.id = numbered<FileId>(number);
    file.name = "사진 " + std::to_string(number) + ".jpg";
    file.sizeBytes = 900'000;
    file.haveBytes = here ? file.sizeBytes : 0;
    file.room = planningRoom;
    file.author = "서연";
    file.timeMs = thatDayMs(10, number);
    file.picture = true;
    return file;
}

/// Messages with one picture, three, and two of which one is not here.
Script pictured() {
    Script script = sampleChat();
    script.gaps.clear();
    auto& messages = script.messages[planningRoom];
    messages.erase(messages.begin(), messages.end() - 1);
    const auto say = [&messages](uint8_t number, std::vector<node::FileRow> files, const std::string& text = {}) {
        auto message = plainMessage(number, text, thatDayMs(10, number % 60));
        message.files = std::move(files);
        messages.push_back(message);
    };
    say(80, {picture(30)});
    say(81, {picture(31), picture(32), picture(33)}, "현장 사진입니다");
    say(82, {picture(34), picture(35, false)});
    for (uint8_t number = 30; number <= 34; ++number) script.previews[numbered<FileId>(number)].picture = smallJpeg();
    script.previews[numbered<FileId>(32)].picture = smallJpeg(2048, 1536);
    script.previews.erase(numbered<FileId>(31));
    return script;
}

QQuickItem* tile(const WindowUnderTest& under, int number) {
    const QString name = QString("사진 %1.jpg").arg(number);
    for (QQuickItem* each : under.items("gridPicture")) {
        if (each->property("name").toString() == name) return each;
    }
    return nullptr;
}

QString shown(const WindowUnderTest& under) {
    QQuickItem* name = under.item("viewerName");
    return name == nullptr ? QString() : name->property("text").toString();
}

LargePicture* stage(const WindowUnderTest& under) { return qobject_cast<LargePicture*>(under.item("largePicture")); }

void openViewer(const WindowUnderTest& under, int number) {
    QTRY_VERIFY(under.isSettled() && tile(under, number) != nullptr);
    (void)under.window()->grabWindow();
    under.click(tile(under, number));
    QTRY_VERIFY(stage(under) != nullptr);
}

} // namespace

class TestViewer : public QObject {
    Q_OBJECT
  private slots:
    void severalPicturesAreOneGrid();
    void whatIsNotHereIsFetched();
    void theViewerAsksForTheLargeOne();
    void arrowsGoThroughTheRoom();
    void itIsMadeLargerAndMovedWithinBounds();
    void whatCannotBeShownSaysSo();
    void whatIsNotHereIsFetchedFromThere();
    void openedTwiceItGoesThroughThemOnce();
    void aPictureOfTheWrongSizeIsNone();
    void itIsSavedFromThere();
    void itIsDrawnInBothThemesAndLanguages_data();
    void itIsDrawnInBothThemesAndLanguages();
};

void TestViewer::severalPicturesAreOneGrid() {
    Script script = pictured();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    QTRY_COMPARE(under.items("pictureGrid").size(), 2);
    QCOMPARE(under.items("gridPicture").size(), 5);
    QCOMPARE(under.items("pictureGrid")[1]->property("columns").toInt() +
                 under.items("pictureGrid")[0]->property("columns").toInt(),
             5);
    QCOMPARE(under.items("filePicture").size(), 1); // one alone is large
    under.picture("viewer-grid");
    QCOMPARE(under.complaints(), QStringList());
}

void TestViewer::whatIsNotHereIsFetched() {
    Script script = pictured();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && tile(under, 35) != nullptr);
    (void)under.window()->grabWindow();
    under.click(tile(under, 35));
    QTRY_COMPARE(script.fetches.size(), size_t{1});
    QCOMPARE(script.fetches.front().file, numbered<FileId>(35));
    QVERIFY(stage(under) == nullptr);
    // It is not asked for what it looks like before it is here.
    for (const auto& asked : script.previewsAsked) QVERIFY(asked.file != numbered<FileId>(35));
}

void TestViewer::theViewerAsksForTheLargeOne() {
    Script script = pictured();
    WindowUnderTest under(script);
    openViewer(under, 32);
    QTRY_COMPARE(stage(under)->property("kind").toString(), QString("picture"));
    QVERIFY(script.previewsAsked.back().large && !script.previewsAsked.back().textToo);
    QCOMPARE(shown(under), QString("사진 32.jpg"));
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(stage(under) == nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestViewer::arrowsGoThroughTheRoom() {
    Script script = pictured();
    WindowUnderTest under(script);
    openViewer(under, 32);
    // Newest first, as the room has them: 34 and 35, then 31 to 33, then 30.
    QTRY_VERIFY(under.item("olderPicture") != nullptr && under.item("newerPicture") != nullptr);
    QTest::keyClick(under.window(), Qt::Key_Left);
    QTRY_COMPARE(shown(under), QString("사진 33.jpg"));
    QTest::keyClick(under.window(), Qt::Key_Left);
    QTRY_COMPARE(shown(under), QString("사진 30.jpg"));
    QTRY_VERIFY(under.item("olderPicture") == nullptr);
    QTest::keyClick(under.window(), Qt::Key_Left);
    QCOMPARE(shown(under), QString("사진 30.jpg"));
    for (int i = 0; i < 5; ++i) QTest::keyClick(under.window(), Qt::Key_Right);
    QTRY_COMPARE(shown(under), QString("사진 34.jpg"));
    QVERIFY(under.item("newerPicture") == nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestViewer::itIsMadeLargerAndMovedWithinBounds() {
    Script script = pictured();
    WindowUnderTest under(script);
    openViewer(under, 32);
    LargePicture* picture = stage(under);
    QTRY_COMPARE(picture->property("kind").toString(), QString("picture"));
    const int fitted = picture->percent();
    QVERIFY(fitted > 10 && fitted < 100);
    QTest::keyClick(under.window(), Qt::Key_Plus);
    QVERIFY(picture->percent() > fitted);
    for (int i = 0; i < 100; ++i) QTest::keyClick(under.window(), Qt::Key_Plus);
    QCOMPARE(picture->property("zoom").toDouble(), LargePicture::zoomMax);
    picture->moveBy(1e9, -1e9);
    (void)under.window()->grabWindow();
    for (int i = 0; i < 100; ++i) QTest::keyClick(under.window(), Qt::Key_Minus);
    QCOMPARE(picture->percent(), fitted);
    QTest::keyClick(under.window(), Qt::Key_Plus);
    QTest::keyClick(under.window(), Qt::Key_0);
    QCOMPARE(picture->percent(), fitted);
}

void TestViewer::whatCannotBeShownSaysSo() {
    Script script = pictured();
    WindowUnderTest under(script);
    openViewer(under, 31);
    QTRY_VERIFY(under.item("viewerNone") != nullptr);
    under.picture("viewer-none");
    QTest::keyClick(under.window(), Qt::Key_Right); // one that is not here
    QTRY_COMPARE(shown(under), QString("사진 35.jpg"));
    QVERIFY(under.item("viewerNone") != nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestViewer::whatIsNotHereIsFetchedFromThere() {
    Script script = pictured();
    WindowUnderTest under(script);
    openViewer(under, 34);
    QTRY_VERIFY(under.item("olderPicture") != nullptr);
    QTest::keyClick(under.window(), Qt::Key_Left);
    QTRY_COMPARE(shown(under), QString("사진 35.jpg"));
    QTRY_VERIFY(under.item("viewerFetch") != nullptr);
    under.picture("viewer-fetch");
    under.clickNew("viewerFetch");
    QTRY_COMPARE(script.fetches.size(), size_t{1});
    QCOMPARE(script.fetches.front().file, numbered<FileId>(35));
    QTRY_VERIFY(under.item("viewerFetch") == nullptr); // once is enough
    under.picture("viewer-fetching");
    script.previews[numbered<FileId>(35)].picture = smallJpeg();
    script.tell(node::FileProgress{numbered<FileId>(35), 400'000, 900'000, false});
    script.tell(node::FileProgress{numbered<FileId>(35), 900'000, 900'000, true});
    QTRY_COMPARE(stage(under)->property("kind").toString(), QString("picture"));
    QVERIFY(under.item("viewerNone") == nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestViewer::openedTwiceItGoesThroughThemOnce() {
    Script script = pictured();
    Live live(std::make_unique<ScriptedApi>(script));
    RoomPictures pictures;
    pictures.setProperty("live", QVariant::fromValue(&live));
    const auto nameOf = [](int number) { return QString("사진 %1.jpg").arg(number); };
    const auto idOf = [](uint8_t number) { return QString::fromStdString(numbered<FileId>(number).hex()); };
    const QString room = QString::fromStdString(planningRoom.hex());
    pictures.show(room, idOf(32), nameOf(32));
    pictures.show(room, idOf(30), nameOf(30));
    QTRY_VERIFY(pictures.hasNewer());
    bool isLater = false; // whatever was asked meanwhile is answered by then
    live.ask(&pictures, node::WhoAmI{}, [&isLater](const auto&) { isLater = true; });
    QTRY_VERIFY(isLater);
    QCOMPARE(script.found.size(), size_t{1});
    QCOMPARE(pictures.name(), nameOf(30));
    QVERIFY(!pictures.hasOlder()); // it is the first of all
    QStringList names;
    for (; pictures.hasNewer(); pictures.newer()) names += pictures.name();
    QCOMPARE(names.size(), 5);
    QCOMPARE(names.removeDuplicates(), 0);
}

/// Whatever the node says: what is no JPEG of the viewer's bounds is not drawn.
void TestViewer::aPictureOfTheWrongSizeIsNone() {
    Script script = pictured();
    script.previews[numbered<FileId>(31)].picture = smallJpeg(2049, 4);
    script.previews[numbered<FileId>(33)].picture = copyOf(bytesOf("<svg xmlns='http://www.w3.org/2000/svg'/>"));
    WindowUnderTest under(script);
    openViewer(under, 31);
    QTRY_VERIFY(under.item("viewerNone") != nullptr);
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(stage(under) == nullptr);
    openViewer(under, 33);
    QTRY_VERIFY(under.item("viewerNone") != nullptr);
}

void TestViewer::itIsSavedFromThere() {
    Script script = pictured();
    WindowUnderTest under(script);
    openViewer(under, 32);
    QVERIFY(under.item("viewerSave") != nullptr);
    QSignalSpy asked(under.window()->findChild<QObject*>("messagePane"), SIGNAL(saveAsked(QString, QString)));
    under.click(under.item("viewerSave"));
    QTRY_COMPARE(asked.size(), 1);
    QCOMPARE(asked.front(), (QVariantList{QString::fromStdString(numbered<FileId>(32).hex()), QString("사진 32.jpg")}));
}

void TestViewer::itIsDrawnInBothThemesAndLanguages_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char* language : {"ko", "en"}) {
        for (const char* theme : {"light", "dark"}) QTest::addRow("%s-%s", language, theme) << language << theme;
    }
}

void TestViewer::itIsDrawnInBothThemesAndLanguages() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script = pictured();
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    openViewer(under, 32);
    QTRY_COMPARE(stage(under)->property("kind").toString(), QString("picture"));
    QTRY_VERIFY(under.item("olderPicture") != nullptr);
    const QImage drawn = under.picture("viewer-" + language + "-" + theme);
    const QPointF middle = stage(under)->mapToScene({stage(under)->width() / 2, 40});
    const QColor sky = drawn.pixelColor((middle * drawn.devicePixelRatio()).toPoint());
    QVERIFY2(sky.blue() > sky.red() + 40, qPrintable(sky.name()));
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestViewer)
#include "tst_viewer.moc"
