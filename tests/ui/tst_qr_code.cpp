// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The codes that the window draws, read from pictures of it by zbarimg: whether a camera can read them is not for our
// own code to say.
#include "ui/controls/qr_code.h"
#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"

#include <QProcess>
#include <QQuickView>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

class TestQrCode : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() {
        if (QStandardPaths::findExecutable("zbarimg").isEmpty()) QSKIP("zbarimg is not installed (zbar-tools)");
        QVERIFY(m_folder.isValid());
    }
    void theItemDrawsWhatItWasGiven_data();
    void theItemDrawsWhatItWasGiven();
    void modulesAreWholePixelsWithAQuietZone_data();
    void modulesAreWholePixelsWithAQuietZone();
    void aTextThatIsTooLongHasNoCode();
    void aCodeTooSmallToBeReadIsNotShown();
    void anInvitationIsReadFromTheWindow_data();
    void anInvitationIsReadFromTheWindow();
    void theAddressOnTheLanIsReadFromTheWindow();
    void anInvitationThatIsTooLongKeepsItsText();

  private:
    /// What zbarimg finds in a picture; "" for nothing.
    QString decoded(const QImage& picture) const {
        const QString path = m_folder.filePath("picture.png");
        if (!picture.save(path)) return {};
        QProcess reader;
        reader.start("zbarimg", {"--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", path});
        if (!reader.waitForFinished()) return {};
        return QString::fromUtf8(reader.readAllStandardOutput()).chopped(1);
    }
    static QImage drawn(QrCode& code, QQuickView& view, int side) {
        code.setParentItem(view.contentItem());
        code.setSize(QSizeF(side, side));
        view.setColor(QColor(0x16, 0x18, 0x1c)); // a dark window
        view.resize(side + 40, side + 40);
        code.setPosition(QPointF(20, 20));
        view.show();
        if (!QTest::qWaitForWindowExposed(&view, ieum::test::triedForMs)) return {};
        return view.grabWindow();
    }
    QTemporaryDir m_folder;
};

void TestQrCode::theItemDrawsWhatItWasGiven_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("side");
    QTest::newRow("an address") << "192.168.0.7:47000" << 116;
    QTest::newRow("a link") << "ieum:" + QString("aB3-_").repeated(50) << 208;
    QTest::newRow("a long link") << "ieum:" + QString("aB3-_").repeated(140) << 300;
    QTest::newRow("letters of three bytes") << QString("이음 ").repeated(10) + "끝" << 208;
}

void TestQrCode::theItemDrawsWhatItWasGiven() {
    QFETCH(QString, text);
    QFETCH(int, side);
    QQuickView view;
    QrCode code;
    code.setText(text);
    const QImage picture = drawn(code, view, side);
    QVERIFY(code.fits());
    QCOMPARE(decoded(picture), text);
    code.setText("another text"); // is drawn anew
    QCOMPARE(decoded(view.grabWindow()), QString("another text"));
}

void TestQrCode::modulesAreWholePixelsWithAQuietZone_data() {
    QTest::addColumn<int>("side");
    for (const int side : {116, 117, 150, 208, 299}) QTest::addRow("%d", side) << side;
}

void TestQrCode::modulesAreWholePixelsWithAQuietZone() {
    QFETCH(int, side);
    QQuickView view;
    QrCode code;
    code.setText("ieum:whole");
    const QImage picture = drawn(code, view, side).copy(20, 20, side, side).convertToFormat(QImage::Format_RGB32);
    const QImage modules = qrModules("ieum:whole");
    const int scale = side / modules.width();
    const int margin = (side - scale * modules.width()) / 2;
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const QPoint module((x - margin) / scale, (y - margin) / scale);
            const bool inside = x >= margin && y >= margin && modules.valid(module);
            const QRgb wanted = inside ? modules.pixel(module) : qRgb(255, 255, 255);
            if (picture.pixel(x, y) != wanted) QFAIL(qPrintable(QStringLiteral("pixel %1, %2").arg(x).arg(y)));
        }
    }
    for (int i = 0; i < modules.width(); ++i) {
        for (int edge = 0; edge < QrCode::quietModules; ++edge) {
            QCOMPARE(modules.pixel(i, edge), qRgb(255, 255, 255));
            QCOMPARE(modules.pixel(edge, i), qRgb(255, 255, 255));
        }
    }
    QCOMPARE(modules.pixel(QrCode::quietModules, QrCode::quietModules), qRgb(0, 0, 0));
}

void TestQrCode::aTextThatIsTooLongHasNoCode() {
    QVERIFY(qrModules({}).isNull());
    QVERIFY(!qrModules(QString(2953, 'a')).isNull()); // the most that any code holds
    QVERIFY(qrModules(QString(2954, 'a')).isNull());
    QVERIFY(qrModules(QString(1'000'000, 'a')).isNull());
    QVERIFY(qrModules(QString(1000, QChar(0xC774))).isNull()); // by its bytes, not its letters
}

void TestQrCode::aCodeTooSmallToBeReadIsNotShown() {
    QQuickView view;
    QrCode code;
    code.setText(QString(2000, 'a'));
    const QImage picture = drawn(code, view, 116);
    QVERIFY(!code.fits());
    QCOMPARE(picture.pixelColor(60, 60), QColor(0x16, 0x18, 0x1c));
    code.setSize(QSizeF(400, 400));
    QVERIFY(code.fits());
}

void TestQrCode::anInvitationIsReadFromTheWindow_data() {
    QTest::addColumn<QString>("theme");
    QTest::newRow("light") << "light";
    QTest::newRow("dark") << "dark";
}

void TestQrCode::anInvitationIsReadFromTheWindow() {
    QFETCH(QString, theme);
    Script script;
    WindowUnderTest under(script, node::ProfileKind::Open, "ko", theme);
    QTRY_VERIFY(under.item("firstInvite") != nullptr);
    under.click(under.item("firstInvite"));
    QTRY_VERIFY(under.item("qrCode") != nullptr);
    QTRY_COMPARE(decoded(under.picture("invite-" + theme)), under.item("inviteLink")->property("text").toString());
    QVERIFY(!under.item("inviteLink")->property("text").toString().isEmpty());
}

void TestQrCode::theAddressOnTheLanIsReadFromTheWindow() {
    Script script = sampleChat();
    script.status.lan.addresses = {"192.0.2.7:47000", "[2001:db8::7]:47000"};
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    under.click(under.item("showPaths"));
    QTRY_VERIFY(under.item("testLan") != nullptr);
    under.click(under.item("testLan"));
    QTRY_VERIFY(under.item("qrCode") != nullptr);
    QTRY_COMPARE(decoded(under.picture("lan-code")), QString("192.0.2.7:47000"));
}

void TestQrCode::anInvitationThatIsTooLongKeepsItsText() {
    Script script;
    script.inviteLink = "ieum:" + std::string(3000, 'A');
    WindowUnderTest under(script);
    QTRY_VERIFY(under.item("firstInvite") != nullptr);
    under.click(under.item("firstInvite"));
    QTRY_VERIFY(under.item("inviteLink") != nullptr);
    QTRY_COMPARE(under.item("inviteLink")->property("text").toString().size(), 3005);
    QVERIFY(under.item("qrCode") == nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestQrCode)
#include "tst_qr_code.moc"
