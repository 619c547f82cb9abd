// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Qt's own back end, on a bus of this test, with a program on it that answers as NetworkManager does.
#include "node/line_watch.h"

#include "support/avahi_of_a_test.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QtTest>

using namespace ieum;
using Told = std::vector<std::optional<bool>>;

namespace {

constexpr const char* place = "/org/freedesktop/NetworkManager";
constexpr const char* service = "org.freedesktop.NetworkManager";

/// Runs in a process of its own: whoever asks waits for the answer.
class SystemOfATest : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.NetworkManager")
    Q_PROPERTY(uint State MEMBER m_state)
    Q_PROPERTY(uint Connectivity MEMBER m_connectivity)
    Q_PROPERTY(uint Metered MEMBER m_metered)
    Q_PROPERTY(QDBusObjectPath PrimaryConnection MEMBER m_primary)
  public slots:
    void Become(uint metered) {
        m_metered = metered;
        QDBusMessage changed =
            QDBusMessage::createSignal(place, "org.freedesktop.DBus.Properties", "PropertiesChanged");
        changed << service << QVariantMap{{"Metered", m_metered}} << QStringList();
        QDBusConnection::systemBus().send(changed);
    }

  private:
    uint m_state = 70;       // connected to the world
    uint m_connectivity = 4; // fully
    uint m_metered = 2;      // no
    QDBusObjectPath m_primary{"/"};
};

int answerAsNetworkManager() {
    SystemOfATest system;
    QDBusConnection bus = QDBusConnection::systemBus();
    const auto what = QDBusConnection::ExportAllProperties | QDBusConnection::ExportAllSlots;
    if (!bus.registerObject(place, &system, what) || !bus.registerService(service)) return 1;
    return QCoreApplication::exec();
}

} // namespace

class TestLineWatch : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() {
        QVERIFY(m_bus.startBus());
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", m_bus.address().toUtf8());
        m_manager.setProcessChannelMode(QProcess::ForwardedChannels);
        m_manager.start(QCoreApplication::applicationFilePath(), {"answer-as-network-manager"});
        QVERIFY(m_manager.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(become(2), 20'000);
    }
    void cleanupTestCase() {
        m_manager.kill();
        m_manager.waitForFinished();
    }
    void whatTheSystemSaysIsTold() {
        Told told;
        const node::LineWatch watch([&](std::optional<bool> isMetered) { told.push_back(isMetered); });
        QCOMPARE(told.size(), size_t{1}); // at once, whatever it is
        QVERIFY(told.front() == false);
        QVERIFY(become(1));
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), size_t{2}, 20'000);
        QVERIFY(told.back() == true);
        QVERIFY(become(4)); // by its guess, no
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), size_t{3}, 20'000);
        QVERIFY(told.back() == false);
    }
    void nothingIsToldAfterItsEnd() {
        Told first;
        Told second;
        auto gone = std::make_unique<node::LineWatch>([&](std::optional<bool> is) { first.push_back(is); });
        const node::LineWatch watch([&](std::optional<bool> is) { second.push_back(is); });
        gone.reset();
        QVERIFY(become(3));
        QTRY_COMPARE_WITH_TIMEOUT(second.size(), size_t{2}, 20'000);
        QCOMPARE(first.size(), size_t{1});
    }

  private:
    static bool become(uint metered) {
        QDBusMessage asked = QDBusMessage::createMethodCall(service, place, service, "Become");
        asked << metered;
        return QDBusConnection::systemBus().call(asked).type() == QDBusMessage::ReplyMessage;
    }
    test::AvahiOfATest m_bus;
    QProcess m_manager;
};

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    if (application.arguments().value(1) == QLatin1String("answer-as-network-manager")) return answerAsNetworkManager();
    TestLineWatch test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_line_watch.moc"
