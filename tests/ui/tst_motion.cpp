// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reduced motion: chosen here, or asked for by the desktop through its portal or its files.
#include "ui/settings/motion.h"
#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"

#include <QDBusContext>
#include <QDir>
#include <QProcess>
#include <QQmlExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

/// The settings of a desktop's portal, as it answers: twice wrapped.
class PortalOfATest : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
  public:
    bool animates = false;
    std::optional<uint> reduced; ///< nothing: it has no such setting
    int asked = 0;
  public slots:
    QDBusVariant Read(const QString& space, const QString& key) {
        ++asked;
        if (space == "org.freedesktop.appearance" && key == "reduced-motion" && reduced) {
            return QDBusVariant(QVariant::fromValue(QDBusVariant(*reduced)));
        }
        if (space == "org.gnome.desktop.interface" && key == "enable-animations") {
            return QDBusVariant(QVariant::fromValue(QDBusVariant(animates)));
        }
        sendErrorReply("org.freedesktop.portal.Error.NotFound", "no such setting");
        return {};
    }
};

class TestMotion : public QObject {
    Q_OBJECT
  private slots:
    void settingsOfDesktopsAreUnderstood();
    void filesOfDesktopsAreRead();
    void theChoiceWinsAndIsKept();
    void thePortalIsAsked();
    void whatOneSourceWishesNoOtherTakesBack();
    void theWindowStandsStill();
};

void TestMotion::settingsOfDesktopsAreUnderstood() {
    QCOMPARE(stillnessOf("org.freedesktop.appearance", "reduced-motion", 1U), std::optional(true));
    QCOMPARE(stillnessOf("org.freedesktop.appearance", "reduced-motion", 0U), std::optional(false));
    QCOMPARE(stillnessOf("org.gnome.desktop.interface", "enable-animations", false), std::optional(true));
    QCOMPARE(stillnessOf("org.kde.kdeglobals.KDE", "AnimationDurationFactor", "0"), std::optional(true));
    QCOMPARE(stillnessOf("org.kde.kdeglobals.KDE", "AnimationDurationFactor", "0.5"), std::optional(false));
    QVERIFY(!stillnessOf("org.kde.kdeglobals.KDE", "AnimationDurationFactor", "fast"));
    QVERIFY(!stillnessOf("org.gnome.desktop.interface", "enable-animations", QVariant()));
    QVERIFY(!stillnessOf("org.freedesktop.appearance", "color-scheme", 1U));
}

void TestMotion::filesOfDesktopsAreRead() {
    const QTemporaryDir folder;
    QVERIFY(!isStillByFiles(folder.path()));
    const auto write = [&](const QString& name, const QByteArray& text) {
        QDir(folder.path()).mkpath(QFileInfo(folder.filePath(name)).path());
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::WriteOnly)) file.write(text);
    };
    write("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=1\n");
    QVERIFY(!isStillByFiles(folder.path()));
    write("gtk-3.0/settings.ini", "[Settings]\ngtk-theme-name=Adwaita\ngtk-enable-animations=0\n");
    QVERIFY(isStillByFiles(folder.path()));
    QVERIFY(Motion(nullptr, nullptr, folder.path()).still());
    write("gtk-3.0/settings.ini", "\x01\x02[[[broken");
    QVERIFY(!isStillByFiles(folder.path()));
    write("kdeglobals", "[KDE]\nAnimationDurationFactor=0\n");
    QVERIFY(isStillByFiles(folder.path()));
}

void TestMotion::theChoiceWinsAndIsKept() {
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("w.ini"), QSettings::IniFormat);
    {
        Motion motion(&settings, nullptr, folder.path());
        QCOMPARE(motion.choice(), QString("system"));
        QVERIFY(!motion.still());
        motion.setChoice("less");
        QVERIFY(motion.still());
    }
    Motion motion(&settings, nullptr, folder.path());
    QVERIFY(motion.still());
    motion.setChoice("full");
    QVERIFY(!motion.still());
}

/// A bus of its own, on which a portal answers.
class DesktopOfATest {
  public:
    bool start() {
        m_daemon.start("dbus-daemon", {"--session", "--nofork", "--print-address"});
        if (!m_daemon.waitForReadyRead()) return false;
        m_address = QString::fromLatin1(m_daemon.readLine().trimmed());
        QDBusConnection desktop = QDBusConnection::connectToBus(m_address, "desktop");
        return desktop.registerService("org.freedesktop.portal.Desktop") &&
               desktop.registerObject("/org/freedesktop/portal/desktop", &portal, QDBusConnection::ExportAllSlots);
    }
    QDBusConnection bus() const { return QDBusConnection::connectToBus(m_address, "window"); }
    ~DesktopOfATest() {
        QDBusConnection::disconnectFromBus("window");
        QDBusConnection::disconnectFromBus("desktop");
        m_daemon.terminate();
        m_daemon.waitForFinished();
    }
    PortalOfATest portal;

  private:
    QProcess m_daemon;
    QString m_address;
};

void TestMotion::thePortalIsAsked() {
    if (QStandardPaths::findExecutable("dbus-daemon").isEmpty()) QSKIP("dbus-daemon is not installed");
    DesktopOfATest desktop;
    QVERIFY(desktop.start());
    const QTemporaryDir empty;
    Motion motion(nullptr, nullptr, empty.path());
    motion.ask(desktop.bus());
    QTRY_VERIFY(motion.still());
    motion.setChoice("full"); // whatever the desktop says
    QVERIFY(!motion.still());
}

void TestMotion::whatOneSourceWishesNoOtherTakesBack() {
    if (QStandardPaths::findExecutable("dbus-daemon").isEmpty()) QSKIP("dbus-daemon is not installed");
    DesktopOfATest desktop;
    desktop.portal.animates = true;
    desktop.portal.reduced = 1U;
    QVERIFY(desktop.start());
    const QTemporaryDir folder;
    {
        Motion motion(nullptr, nullptr, folder.path());
        motion.ask(desktop.bus());
        QTRY_VERIFY(motion.still());
        QTRY_COMPARE(desktop.portal.asked, 3);
        // Whatever is answered to a second question was answered to the first one, too.
        motion.ask(desktop.bus());
        QTRY_COMPARE(desktop.portal.asked, 6);
        QVERIFY(motion.still());
        // It takes its own wish back.
        desktop.portal.reduced = 0U;
        motion.ask(desktop.bus());
        QTRY_VERIFY(!motion.still());
        QTRY_COMPARE(desktop.portal.asked, 9);
    }
    QVERIFY(QDir(folder.path()).mkpath("gtk-3.0"));
    QFile file(folder.filePath("gtk-3.0/settings.ini"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[Settings]\ngtk-enable-animations=0\n");
    file.close();
    Motion motion(nullptr, nullptr, folder.path());
    QVERIFY(motion.still());
    const QSignalSpy changes(&motion, &Motion::changed);
    const int before = desktop.portal.asked;
    motion.ask(desktop.bus());
    QTRY_VERIFY(desktop.portal.asked >= before + 3);
    motion.ask(desktop.bus()); // the first answers are heard before these
    QTRY_VERIFY(desktop.portal.asked >= before + 6);
    QVERIFY(motion.still());
    QCOMPARE(changes.size(), 0);
}

void TestMotion::theWindowStandsStill() {
    Script script = sampleChat();
    // Whatever the desktop of whoever runs this wishes.
    const QTemporaryDir folder;
    auto settings = std::make_unique<QSettings>(folder.filePath("w.ini"), QSettings::IniFormat);
    settings->setValue("motion", "full");
    WindowUnderTest under(script, node::ProfileKind::Open, "ko", "light", std::move(settings));
    QTRY_VERIFY(under.isSettled());
    const auto motion = [&] {
        QQmlExpression expression(qmlContext(under.item("composerText")), under.item("composerText"), "Theme.motion");
        return expression.evaluate().toInt();
    };
    QVERIFY(motion() > 0);
    QTest::keyClick(under.window(), Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(under.item("motionChoice") != nullptr);
    QVERIFY(QMetaObject::invokeMethod(under.item("motionChoice"), "chosen", Q_ARG(QString, "less")));
    QTRY_COMPARE(motion(), 0);
    under.item("settingsWords")->setProperty("text", "움직임");
    QTRY_VERIFY(under.item("motionChoice") && !under.item("themeChoice"));
    under.picture("motion_settings");
    QVERIFY(QMetaObject::invokeMethod(under.item("motionChoice"), "chosen", Q_ARG(QString, "full")));
    QTRY_VERIFY(motion() > 0);
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestMotion)
#include "tst_motion.moc"
