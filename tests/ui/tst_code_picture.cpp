// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// An invitation is accepted from a picture of its QR code: chosen, dropped or pasted. The shipped ieum-preview reads
// it.
#include "support/built.h"
#include "ui/controls/qr_code.h"
#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"

#include <QBuffer>
#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>

using namespace ieum;
using namespace ieum::uitest;

class TestCodePicture : public QObject {
    Q_OBJECT
  private slots:
    void aDroppedPictureIsRead_data() { languages(); }
    void aDroppedPictureIsRead();
    void aPastedPictureIsRead();
    void aPastedLinkIsStillPasted();
    void whatIsNoneSaysWhy_data() { languages(); }
    void whatIsNoneSaysWhy();

  private:
    static void languages() {
        QTest::addColumn<QString>("language");
        QTest::newRow("ko") << "ko";
        QTest::newRow("en") << "en";
    }
    static QImage code(const QString& text) {
        const QImage modules = ui::qrModules(text);
        return modules.scaled(modules.size() * 5);
    }
    QString saved(const QString& name, const QImage& picture) const {
        const QString path = m_folder.filePath(name);
        return picture.save(path) ? path : QString();
    }
    /// The sheet where a link is accepted, with the program that the build made.
    static QQuickItem* openSheet(WindowUnderTest& under) {
        if (!QTest::qWaitFor([&under] { return under.item("firstAccept") != nullptr; }, ieum::test::triedForMs))
            return nullptr;
        under.click(under.item("firstAccept"));
        if (!QTest::qWaitFor([&under] { return under.item("codePicture") != nullptr; }, ieum::test::triedForMs))
            return nullptr;
        QObject* reading = under.item("codePicture")->findChild<QObject*>("codeReading");
        if (reading != nullptr) reading->setProperty("program", ieum::test::built("ieum-preview"));
        return under.item("codePicture");
    }
    static void dropOn(WindowUnderTest& under, QQuickItem* item, const QString& path) {
        QMimeData dropped;
        dropped.setUrls({QUrl::fromLocalFile(path)});
        const QPoint at = item->mapToScene(QPointF(item->width() / 2, item->height() / 2)).toPoint();
        QDragEnterEvent enter(at, Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(under.window(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(at, Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(under.window(), &drop);
    }
    QTemporaryDir m_folder;
};

void TestCodePicture::aDroppedPictureIsRead() {
    QFETCH(QString, language);
    QGuiApplication::clipboard()->clear();
    Script script;
    WindowUnderTest under(script, node::ProfileKind::Open, language);
    QQuickItem* place = openSheet(under);
    QVERIFY(place != nullptr);
    under.picture("accept-picture-" + language);
    dropOn(under, place, saved("code.png", code("ieum:dropped")));
    QTRY_COMPARE(under.item("acceptLink")->property("text").toString(), QString("ieum:dropped"));
    QVERIFY(script.acceptedLinks.empty()); // a person agrees to it
    QTRY_VERIFY(under.item("acceptLink")->hasActiveFocus());
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(script.acceptedLinks, std::vector<std::string>{"ieum:dropped"});
    QCOMPARE(under.complaints(), QStringList());
}

void TestCodePicture::aPastedPictureIsRead() {
    Script script;
    WindowUnderTest under(script);
    QVERIFY(openSheet(under) != nullptr);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QVERIFY(code("ieum:pasted").save(&buffer, "png"));
    auto held = std::make_unique<QMimeData>();
    held->setData("image/png", bytes);
    QGuiApplication::clipboard()->setMimeData(held.release());
    QTRY_VERIFY(under.item("acceptLink")->hasActiveFocus());
    QTest::keySequence(under.window(), QKeySequence::Paste);
    QTRY_COMPARE(under.item("acceptLink")->property("text").toString(), QString("ieum:pasted"));
    // One file that was copied in a file manager.
    auto file = std::make_unique<QMimeData>();
    file->setUrls({QUrl::fromLocalFile(saved("copied.png", code("ieum:copied")))});
    QGuiApplication::clipboard()->setMimeData(file.release());
    QTest::keySequence(under.window(), QKeySequence::Paste);
    QTRY_COMPARE(under.item("acceptLink")->property("text").toString(), QString("ieum:copied"));
    QCOMPARE(under.complaints(), QStringList());
}

void TestCodePicture::aPastedLinkIsStillPasted() {
    Script script;
    QGuiApplication::clipboard()->clear();
    WindowUnderTest under(script);
    QVERIFY(openSheet(under) != nullptr);
    QGuiApplication::clipboard()->setText("ieum:text");
    QTRY_VERIFY(under.item("acceptLink")->hasActiveFocus());
    QTest::keySequence(under.window(), QKeySequence::Paste);
    QTRY_COMPARE(under.item("acceptLink")->property("text").toString(), QString("ieum:text"));
}

void TestCodePicture::whatIsNoneSaysWhy() {
    QFETCH(QString, language);
    const bool isKorean = language == "ko";
    QGuiApplication::clipboard()->clear();
    Script script;
    WindowUnderTest under(script, node::ProfileKind::Open, language);
    QQuickItem* place = openSheet(under);
    QVERIFY(place != nullptr);
    const auto says = [&under] {
        QQuickItem* error = under.item("codeError");
        return error != nullptr ? error->property("text").toString() : QString();
    };
    QImage plain(300, 300, QImage::Format_RGB32);
    plain.fill(Qt::blue);
    dropOn(under, place, saved("plain.png", plain));
    QTRY_COMPARE(says(), isKorean ? "이 사진에서 QR 코드를 찾지 못했습니다." : "No QR code was found in this picture.");
    under.picture("accept-no-code-" + language);
    dropOn(under, place, saved("other.png", code("https://example.org/")));
    QTRY_COMPARE(says(), isKorean ? "이 사진의 QR 코드는 이음의 코드가 아닙니다."
                                  : "The QR code in this picture is none of Ieum.");
    QCOMPARE(under.item("acceptLink")->property("text").toString(), QString());
    dropOn(under, place, saved("code.png", code("ieum:right")));
    QTRY_COMPARE(under.item("acceptLink")->property("text").toString(), QString("ieum:right"));
    QCOMPARE(says(), QString());
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestCodePicture)
#include "tst_code_picture.moc"
