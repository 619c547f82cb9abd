// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tray: the real window on a real session bus, with a watcher that does what a desktop's does, and a host that
// reads what is shown and chooses from the menu. And what becomes of the program when its window is closed.
#include "ui/support/sample_chat.h"
#include "ui/support/window_under_test.h"
#include "ui/tray/tray.h"
#include "ui/tray/tray_picture.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

namespace {

constexpr const char* watcherName = "org.kde.StatusNotifierWatcher";
constexpr const char* watcherPath = "/StatusNotifierWatcher";

} // namespace

/// org.kde.StatusNotifierWatcher as far as it is used.
class TrayWatcher : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(bool IsStatusNotifierHostRegistered READ isHostRegistered)
  public:
    bool isHostRegistered() {
        ++asked;
        return hasHost;
    }
    bool hasHost = true;
    int asked = 0;
    QStringList items;

  public slots:
    void RegisterStatusNotifierItem(const QString& name) { items += name; }

  signals:
    void StatusNotifierHostRegistered();
    void StatusNotifierHostUnregistered();
};

class TestTray : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void init();
    void cleanupTestCase();
    void theNumberIsDrawn();
    void withoutATrayClosingEnds();
    void aWatcherThatShowsNobodyIsNoTray();
    void itIsSaidOnceThatItGoesOnInTheTray();
    void whoeverWantsSoQuits();
    void theSymbolBringsTheWindowBack();
    void aMaximisedWindowComesBackMaximised();
    void theMenuDoesWhatItSays();
    void unreadMessagesAreTold();
    void aTrayThatGoesShowsTheWindow();
    void aTrayThatComesLaterIsTaken();
    void inTheBackgroundNothingIsShown();
    void nonsenseFromTheBusIsNothing();

  private:
    void offerTray();
    void withdrawTray() const;
    /// What the host asks, from its own connection.
    QVariantList asked(const char* path, const char* interface, const char* method, const QVariantList& arguments = {});
    QVariant property(const char* name);
    QStringList menuLabels();
    void choose(const QString& label);
    static bool settle(WindowUnderTest& under) {
        return QTest::qWaitFor([&] { return under.isSettled() && under.preferences().property("trayThere").toBool(); },
                               ieum::test::triedForMs);
    }
    QProcess m_daemon;
    std::optional<QDBusConnection> m_bus; ///< the desktop's own
    std::unique_ptr<TrayWatcher> m_watcher;
};

void TestTray::initTestCase() {
    if (QStandardPaths::findExecutable("dbus-daemon").isEmpty()) QSKIP("dbus-daemon is not installed");
    m_daemon.start("dbus-daemon", {"--session", "--nofork", "--print-address"});
    QVERIFY(m_daemon.waitForReadyRead());
    const QByteArray address = m_daemon.readLine().trimmed();
    QVERIFY(!address.isEmpty());
    qputenv("DBUS_SESSION_BUS_ADDRESS", address); // before anybody asks for the session's bus
    m_bus.emplace(QDBusConnection::connectToBus(QString::fromLatin1(address), "desktop"));
    QVERIFY(m_bus->isConnected());
}

void TestTray::init() {
    withdrawTray();
    m_watcher = std::make_unique<TrayWatcher>();
}

void TestTray::cleanupTestCase() {
    m_watcher.reset();
    m_bus.reset();
    QDBusConnection::disconnectFromBus("desktop");
    m_daemon.terminate();
    m_daemon.waitForFinished();
}

void TestTray::offerTray() {
    QVERIFY(m_bus->registerObject(watcherPath, m_watcher.get(),
                                  QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals |
                                      QDBusConnection::ExportAllProperties));
    QVERIFY(m_bus->registerService(watcherName));
}

void TestTray::withdrawTray() const {
    auto bus = *m_bus;
    bus.unregisterObject(watcherPath);
    bus.unregisterService(watcherName);
}

QVariantList TestTray::asked(const char* path, const char* interface, const char* method,
                             const QVariantList& arguments) {
    QDBusMessage message = QDBusMessage::createMethodCall(m_watcher->items.value(0), path, interface, method);
    message.setArguments(arguments);
    QDBusPendingCallWatcher call(m_bus->asyncCall(message));
    QSignalSpy finished(&call, &QDBusPendingCallWatcher::finished);
    if (!finished.wait()) return {};
    return call.isError() ? QVariantList{call.error().message()} : call.reply().arguments();
}

QVariant TestTray::property(const char* name) {
    const auto answer = asked(TrayItem::path, "org.freedesktop.DBus.Properties", "Get",
                              {QStringLiteral("org.kde.StatusNotifierItem"), QString::fromLatin1(name)});
    return answer.value(0).value<QDBusVariant>().variant();
}

QStringList TestTray::menuLabels() {
    QStringList labels;
    const auto answer = asked(TrayItem::menuPath, "com.canonical.dbusmenu", "GetLayout", {0, -1, QStringList()});
    if (answer.size() < 2) return {};
    const auto root = qdbus_cast<MenuNode>(answer[1]);
    for (const QDBusVariant& each : root.children)
        labels += qdbus_cast<MenuNode>(each.variant()).properties.value("label").toString();
    return labels;
}

void TestTray::choose(const QString& label) {
    const qsizetype at = menuLabels().indexOf(label);
    QVERIFY2(at >= 0, qPrintable(label));
    asked(TrayItem::menuPath, "com.canonical.dbusmenu", "Event",
          {static_cast<int>(at) + 1, QStringLiteral("clicked"), QVariant::fromValue(QDBusVariant(QString())), 0U});
}

void TestTray::theNumberIsDrawn() {
    const QString folder = qEnvironmentVariable("IEUM_PICTURES");
    for (const int unread : {0, 1, 9, 10, 1234}) {
        const QImage image = trayImage(48, unread);
        QCOMPARE(image.size(), QSize(48, 48));
        QCOMPARE(image == trayImage(48, 0), unread == 0);
        if (!folder.isEmpty()) image.save(QString("%1/tray-%2.png").arg(folder).arg(unread));
    }
    QVERIFY(trayImage(48, 1) != trayImage(48, 2));
    QCOMPARE(trayImage(48, 10), trayImage(48, 1234)); // there is room for two letters
    QCOMPARE(trayImage(48, -3), trayImage(48, 0));
    const auto pictures = trayPictures(3);
    QVERIFY(pictures.size() >= 3);
    for (const TrayPicture& picture : pictures) {
        QCOMPARE(picture.pixels.size(), qsizetype{4} * picture.width * picture.height);
        const QImage image = trayImage(picture.width, 3).convertToFormat(QImage::Format_ARGB32);
        const QRgb middle = image.pixel(picture.width / 2, picture.height / 3);
        const qsizetype at = 4 * (qsizetype{picture.width} * (picture.height / 3) + picture.width / 2);
        QCOMPARE(static_cast<uchar>(picture.pixels[at]), qAlpha(middle));
        QCOMPARE(static_cast<uchar>(picture.pixels[at + 1]), qRed(middle));
        QCOMPARE(static_cast<uchar>(picture.pixels[at + 3]), qBlue(middle));
    }
}

void TestTray::withoutATrayClosingEnds() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    QTRY_VERIFY(under.window()->findChild<Tray*>() != nullptr); // it has looked for one
    QVERIFY(!under.preferences().property("trayThere").toBool());
    under.window()->close();
    QCOMPARE(under.quits(), 1);
    QCOMPARE(under.complaints(), QStringList());
}

void TestTray::aWatcherThatShowsNobodyIsNoTray() {
    m_watcher->hasHost = false;
    offerTray();
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    QTRY_VERIFY(m_watcher->asked > 0);
    QVERIFY(!under.preferences().property("trayThere").toBool());
    m_watcher->hasHost = true;
    emit m_watcher->StatusNotifierHostRegistered();
    QTRY_VERIFY(under.preferences().property("trayThere").toBool());
    m_watcher->hasHost = false;
    emit m_watcher->StatusNotifierHostUnregistered();
    QTRY_VERIFY(!under.preferences().property("trayThere").toBool());
}

void TestTray::itIsSaidOnceThatItGoesOnInTheTray() {
    offerTray();
    Script script = sampleChat();
    WindowUnderTest under(script);
    QVERIFY(settle(under));
    under.window()->close();
    QTRY_VERIFY(under.item("trayStay") && under.item("trayStay")->hasActiveFocus());
    QVERIFY(under.window()->isVisible());
    under.picture("tray-told");
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_VERIFY(!under.window()->isVisible());
    QCOMPARE(under.quits(), 0);
    QVERIFY(under.preferences().property("trayTold").toBool());
    asked(TrayItem::path, "org.kde.StatusNotifierItem", "Activate", {0, 0});
    QTRY_VERIFY(under.window()->isVisible());
    QTest::keyClick(under.window(), Qt::Key_W, Qt::ControlModifier); // the same as closing, and nothing is said again
    QTRY_VERIFY(!under.window()->isVisible());
    QVERIFY(script.listener != nullptr); // it goes on
    QCOMPARE(under.complaints(), QStringList());
}

void TestTray::whoeverWantsSoQuits() {
    offerTray();
    Script script = sampleChat();
    {
        WindowUnderTest under(script);
        QVERIFY(settle(under));
        under.window()->close();
        under.clickNew("trayQuit");
        QTRY_COMPARE(under.quits(), 1);
        QCOMPARE(under.preferences().property("closing").toString(), QString("quit"));
    }
    {
        WindowUnderTest under(script);
        under.preferences().setProperty("closing", "quit");
        QVERIFY(settle(under));
        under.window()->close();
        QCOMPARE(under.quits(), 1);
    }
    WindowUnderTest under(script);
    QVERIFY(settle(under));
    QTest::keyClick(under.window(), Qt::Key_Q, Qt::ControlModifier); // always
    QCOMPARE(under.quits(), 1);
    QVERIFY(under.window()->close()); // and the window does not stand against it
}

void TestTray::theSymbolBringsTheWindowBack() {
    offerTray();
    Script script = sampleChat();
    WindowUnderTest under(script);
    under.preferences().setProperty("trayTold", true);
    QVERIFY(settle(under));
    under.window()->showMinimized();
    asked(TrayItem::path, "org.kde.StatusNotifierItem", "SecondaryActivate", {0, 0});
    QTRY_COMPARE(under.window()->visibility(), QWindow::Windowed);
    under.window()->close();
    QTRY_VERIFY(!under.window()->isVisible());
    script.raise(); // a second start of the program
    QTRY_VERIFY(under.window()->isVisible());
    QVERIFY(under.isSettled());
}

void TestTray::aMaximisedWindowComesBackMaximised() {
    offerTray();
    Script script = sampleChat();
    WindowUnderTest under(script);
    under.preferences().setProperty("trayTold", true);
    QVERIFY(settle(under));
    under.window()->showMaximized();
    QTRY_COMPARE(under.window()->visibility(), QWindow::Maximized);
    under.window()->close();
    QTRY_VERIFY(!under.window()->isVisible());
    asked(TrayItem::path, "org.kde.StatusNotifierItem", "Activate", {0, 0});
    QTRY_COMPARE(under.window()->visibility(), QWindow::Maximized);
}

void TestTray::theMenuDoesWhatItSays() {
    offerTray();
    Script script = sampleChat();
    WindowUnderTest under(script, node::ProfileKind::Protected);
    QTRY_VERIFY(under.item("unlockField") != nullptr);
    QVERIFY(settle(under));
    const QStringList locked{"이음 열기", "1시간 동안 방해하지 않기", "", "이음 종료"};
    QTRY_COMPARE(menuLabels(), locked); // what is locked is not locked again
    under.type("바른 말");
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_VERIFY(under.item("messenger") != nullptr);
    QTRY_VERIFY(menuLabels().contains("이음 잠그기"));
    choose("1시간 동안 방해하지 않기");
    QTRY_VERIFY(under.preferences().quiet()->active());
    QTRY_VERIFY(menuLabels().value(1).contains("까지"));
    choose(menuLabels().value(1));
    QTRY_VERIFY(!under.preferences().quiet()->active());
    choose("이음 잠그기");
    QTRY_VERIFY(under.item("locked") != nullptr);
    under.window()->setVisible(false);
    choose("이음 열기");
    QTRY_VERIFY(under.window()->isVisible());
    under.preferences().setLanguage("en");
    QTRY_VERIFY(menuLabels().contains("Quit Ieum"));
    choose("Quit Ieum");
    QTRY_COMPARE(under.quits(), 1);
    QCOMPARE(under.complaints(), QStringList());
}

void TestTray::unreadMessagesAreTold() {
    offerTray();
    Script script = sampleChat();
    WindowUnderTest under(script);
    QVERIFY(settle(under));
    QTRY_VERIFY(property("Title").toString().contains("16")); // 3 + 12 + 1
    const auto pixels = [this] { return qdbus_cast<QList<TrayPicture>>(property("IconPixmap")).value(0).pixels; };
    QCOMPARE(pixels(), trayPictures(16).first().pixels);
    for (auto& room : script.rooms) room.unread = 0;
    script.listener(node::RoomsChanged{});
    QTRY_COMPARE(property("Title").toString(), QString("이음"));
    QTRY_COMPARE(pixels(), trayPictures(0).first().pixels);
    QCOMPARE(property("Category").toString(), QString("Communications"));
    QCOMPARE(property("Menu").value<QDBusObjectPath>().path(), QString(TrayItem::menuPath));
}

void TestTray::aTrayThatGoesShowsTheWindow() {
    offerTray();
    Script script = sampleChat();
    WindowUnderTest under(script);
    under.preferences().setProperty("trayTold", true);
    QVERIFY(settle(under));
    under.window()->close();
    QTRY_VERIFY(!under.window()->isVisible());
    withdrawTray();
    QTRY_VERIFY(under.window()->isVisible()); // else nobody could reach it
    under.window()->close();
    QCOMPARE(under.quits(), 1);
}

void TestTray::aTrayThatComesLaterIsTaken() {
    Script script = sampleChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled());
    QTRY_VERIFY(under.window()->findChild<Tray*>() != nullptr);
    offerTray();
    QTRY_VERIFY(under.preferences().property("trayThere").toBool());
    QCOMPARE(m_watcher->items.size(), 1);
}

void TestTray::inTheBackgroundNothingIsShown() {
    offerTray();
    Script script = sampleChat();
    WindowUnderTest under(script, WindowUnderTest::inBackground);
    QVERIFY(settle(under));
    QVERIFY(!under.window()->isVisible());
    asked(TrayItem::path, "org.kde.StatusNotifierItem", "Activate", {0, 0});
    QTRY_VERIFY(under.window()->isVisible());
    QTRY_VERIFY(under.item("composerText") != nullptr);
    QCOMPARE(under.complaints(), QStringList());
}

void TestTray::nonsenseFromTheBusIsNothing() {
    offerTray();
    Script script = sampleChat();
    WindowUnderTest under(script);
    QVERIFY(settle(under));
    const char* menu = "com.canonical.dbusmenu";
    const QVariant nothing = QVariant::fromValue(QDBusVariant(QString()));
    for (const int id : {-1, 0, 3, 99, 2'000'000'000})
        asked(TrayItem::menuPath, menu, "Event", {id, QStringLiteral("clicked"), nothing, 0U});
    asked(TrayItem::menuPath, menu, "Event", {4, QStringLiteral("hovered"), nothing, 0U});
    const QVariant many = QVariant::fromValue(QList<int>(5000, 1));
    const auto answer = asked(TrayItem::menuPath, menu, "GetGroupProperties", {many, QStringList()});
    QVERIFY(qdbus_cast<QList<MenuProperties>>(answer.value(0)).size() < 10);
    asked(TrayItem::path, "org.kde.StatusNotifierItem", "Scroll", {INT_MAX, QStringLiteral("sideways")});
    QCOMPARE(under.quits(), 0);
    QVERIFY(under.window()->isVisible());
}

QTEST_MAIN(TestTray)
#include "tst_tray.moc"
