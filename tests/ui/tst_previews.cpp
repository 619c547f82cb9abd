// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Previews in the real window: pictures and texts in the page of all files, and pictures in messages.
#include "ui/files/file_preview.h"
#include "ui/support/pictured_vault.h"
#include "ui/support/window_under_test.h"

#include <QImageReader>
#include <QTest>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

class TestPreviews : public QObject {
    Q_OBJECT
  private slots:
    void onlyASmallJpegIsDecoded();
    void pagesAndMessagesShowPictures_data();
    void pagesAndMessagesShowPictures();
    void onlyPicturesThatAreHereAreAskedFor();
    void aPictureThatComesIsShown();
    void spaceShowsWhatIsInAFile();
    void textIsShownAsItIs();
    void whatHasNoPreviewSaysSo();
    void aMessageShowsItsPictureLarger();

  private:
    static void openPage(const WindowUnderTest& under) {
        QTRY_VERIFY(under.isSettled());
        QTest::keyClick(under.window(), Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(under.item("vault") != nullptr);
        QTRY_VERIFY(under.items("vaultRow").size() > 4);
    }
    static QQuickItem* row(const WindowUnderTest& under, const QString& name) {
        for (QQuickItem* each : under.items("vaultRow")) {
            if (each->property("name").toString().startsWith(name)) return each;
        }
        return nullptr;
    }
    static QList<FilePreview*> drawn(QQuickItem* in) {
        QList<FilePreview*> all;
        for (FilePreview* each : in->findChildren<FilePreview*>()) {
            if (each->isVisible() && each->property("kind") == "picture") all += each;
        }
        return all;
    }
    static bool wasAsked(const Script& script, uint8_t number) {
        return std::any_of(script.previewsAsked.begin(), script.previewsAsked.end(),
                           [&](const auto& asked) { return asked.file == numbered<FileId>(number); });
    }
};

/// What the node gives is a small JPEG. Anything else is not even tried, whatever came over it.
void TestPreviews::onlyASmallJpegIsDecoded() {
    QCOMPARE(pictureOf(smallJpeg()).size(), QSize(512, 384));
    QVERIFY(pictureOf(smallJpeg(513, 10)).isNull());
    QVERIFY(pictureOf({}).isNull());
    QImage image(20, 20, QImage::Format_RGB32);
    image.fill(Qt::red);
    for (const char* format : {"png", "bmp", "ppm"}) {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QVERIFY(image.save(&buffer, format));
        QVERIFY(pictureOf(copyOf(ieum::bytesOf(bytes.toStdString()))).isNull());
    }
    QCOMPARE(QImageReader::allocationLimit(), pictureMegabytesMax);
}

void TestPreviews::pagesAndMessagesShowPictures_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char* language : {"ko", "en"}) {
        for (const char* theme : {"light", "dark"}) QTest::addRow("%s-%s", language, theme) << language << theme;
    }
}

void TestPreviews::pagesAndMessagesShowPictures() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    const QString look = language + "-" + theme;
    Script script = picturedVault();
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    QTRY_VERIFY(under.isSettled());
    QTRY_COMPARE(under.items("filePicture").size(), 1);
    QTRY_COMPARE(drawn(under.items("filePicture").first()).size(), 1);
    under.picture("preview-message-" + look);
    openPage(under);
    QTRY_COMPARE(drawn(row(under, "워크숍 언덕")).size(), 1);
    under.picture("preview-vault-" + look);
    const QImage whole = under.window()->grabWindow();
    QQuickItem* thumbnail = drawn(row(under, "워크숍 언덕")).first();
    const QPointF at = thumbnail->mapToScene({22, 8}) * whole.devicePixelRatio();
    const QColor sky = whole.pixelColor(at.toPoint());
    QVERIFY2(sky.blue() > sky.red() + 40, qPrintable(sky.name()));
    under.click(thumbnail);
    QTRY_VERIFY(under.item("previewPicture") != nullptr);
    QTRY_VERIFY(under.item("previewPicture")->width() > 300);
    under.picture("preview-picture-" + look);
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(under.item("previewPicture") == nullptr);
    QVERIFY(under.item("vaultSave") == nullptr); // the row's own menu stays closed
    QCOMPARE(under.complaints(), QStringList());
}

void TestPreviews::onlyPicturesThatAreHereAreAskedFor() {
    Script script = picturedVault();
    script.vault[1].file.haveBytes = 0; // of the broken one
    WindowUnderTest under(script);
    openPage(under);
    QTRY_VERIFY(wasAsked(script, 10));
    for (const int other : {9, 8, 7, 6, 5, 11, 12}) QVERIFY(!wasAsked(script, static_cast<uint8_t>(other)));
    QVERIFY(!script.previewsAsked.front().textToo);
}

void TestPreviews::aPictureThatComesIsShown() {
    Script script = picturedVault();
    script.vault[0].file.haveBytes = 1;
    WindowUnderTest under(script);
    openPage(under);
    QVERIFY(drawn(row(under, "워크숍 언덕")).isEmpty());
    script.vault[0].file.haveBytes = script.vault[0].file.sizeBytes;
    script.tell(node::TimelineChanged{planningRoom});
    QTRY_COMPARE(drawn(row(under, "워크숍 언덕")).size(), 1);
}

void TestPreviews::spaceShowsWhatIsInAFile() {
    Script script = picturedVault();
    WindowUnderTest under(script);
    openPage(under);
    QTest::keyClick(under.window(), Qt::Key_Down);
    QTRY_VERIFY(row(under, "워크숍 언덕")->hasActiveFocus());
    QTest::keyClick(under.window(), Qt::Key_Space);
    QTRY_VERIFY(under.item("previewPicture") != nullptr);
    QVERIFY(under.item("vaultSave") == nullptr);
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(under.item("previewPicture") == nullptr);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_VERIFY(under.item("vaultPreview") != nullptr);
    QVERIFY(QMetaObject::invokeMethod(under.item("vaultPreview"), "triggered"));
    QTRY_VERIFY(under.item("previewPicture") != nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

/// faults.md G11
void TestPreviews::textIsShownAsItIs() {
    Script script = picturedVault();
    WindowUnderTest under(script);
    openPage(under);
    row(under, "읽어")->forceActiveFocus();
    QTest::keyClick(under.window(), Qt::Key_Space);
    QTRY_VERIFY(under.item("previewText") != nullptr);
    QCOMPARE(under.item("previewText")->property("text").toString(),
             QString("워크숍 준비물\n1. 물\n2. <b>모자</b>\n3. 여벌 옷"));
    QCOMPARE(under.item("previewText")->property("textFormat").toInt(), 0); // Text.PlainText
    under.picture("preview-text");
    QCOMPARE(under.complaints(), QStringList());
}

void TestPreviews::whatHasNoPreviewSaysSo() {
    Script script = picturedVault();
    WindowUnderTest under(script);
    openPage(under);
    for (const char* name : {"깨진", "2026", "회의록"}) { // a broken picture, a document, one that is not here
        row(under, name)->forceActiveFocus();
        QTest::keyClick(under.window(), Qt::Key_Space);
        QTRY_VERIFY(under.item("previewNone") != nullptr);
        QVERIFY(under.item("previewPicture") == nullptr && under.item("previewText") == nullptr);
        under.picture(QString("preview-none-%1").arg(wasAsked(script, 9) ? "document" : "broken"));
        QTest::keyClick(under.window(), Qt::Key_Escape);
        QTRY_VERIFY(under.item("previewNone") == nullptr);
    }
    QVERIFY(!wasAsked(script, 6));
    QCOMPARE(under.complaints(), QStringList());
}

void TestPreviews::aMessageShowsItsPictureLarger() {
    Script script = picturedVault();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    QTRY_COMPARE(under.items("filePicture").size(), 1);
    under.click(under.items("filePicture").first());
    QTRY_VERIFY(under.item("largePicture") != nullptr); // tst_viewer.cpp has the rest
    QTest::keyClick(under.window(), Qt::Key_Escape);
    QTRY_VERIFY(under.item("largePicture") == nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestPreviews)
#include "tst_previews.moc"
