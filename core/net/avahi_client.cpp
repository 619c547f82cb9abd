// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/avahi_client.h"

#include <atomic>

namespace ieum::net {

namespace {

constexpr const char* busName = "org.freedesktop.DBus";
constexpr const char* busPath = "/org/freedesktop/DBus";
constexpr const char* avahiName = "org.freedesktop.Avahi";

} // namespace

AvahiClient::AvahiClient(const Timings& timings) : m_timings(timings) {
    connect(&m_retry, &QTimer::timeout, this, [this] {
        if (m_bus && m_bus->isConnected()) return;
        closeBus();
        openBus();
    });
}

AvahiClient::~AvahiClient() { closeBus(); }

/// On a new connection: Avahi takes back what was published and looked for on the one that ends.
void AvahiClient::follow(const MdnsWish& wish) {
    m_retry.stop();
    closeBus();
    m_wish = wish;
    if (m_wish.interfaces.empty()) return;
    openBus();
    m_retry.start(static_cast<int>(m_timings.mdnsRetryMs));
}

void AvahiClient::rename(const Advert& advert) {
    m_wish.advert = advert;
    if (m_publisher) m_publisher->publish(advert);
}

void AvahiClient::openBus() {
    // A connection has a name among those of the process, and each of them is used once.
    static std::atomic<int> opened = 0;
    QDBusConnection bus =
        QDBusConnection::connectToBus(QDBusConnection::SystemBus, QStringLiteral("ieum-mdns-%1").arg(++opened));
    if (!bus.isConnected()) return QDBusConnection::disconnectFromBus(bus.name());
    m_bus = bus;
    m_bus->connect(busName, busPath, busName, QStringLiteral("NameOwnerChanged"), {avahiName}, QString(), this,
                   SLOT(onOwner(QString, QString, QString)));
    askForOwner();
}

void AvahiClient::closeBus() {
    if (!m_bus) return;
    setOwner({});
    m_bus->disconnect(busName, busPath, busName, QStringLiteral("NameOwnerChanged"), {avahiName}, QString(), this,
                      SLOT(onOwner(QString, QString, QString)));
    const QString name = m_bus->name();
    m_bus.reset();
    QDBusConnection::disconnectFromBus(name);
}

void AvahiClient::askForOwner() {
    QDBusMessage message = QDBusMessage::createMethodCall(busName, busPath, busName, QStringLiteral("GetNameOwner"));
    message << QString::fromLatin1(avahiName);
    auto* watcher = new QDBusPendingCallWatcher(m_bus->asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, asked = m_bus->name()] {
        watcher->deleteLater();
        const QDBusPendingReply<QString> reply = *watcher;
        // An error says that it has none: a later one is told by the signal.
        if (m_bus && m_bus->name() == asked && !reply.isError()) setOwner(reply.value());
    });
}

void AvahiClient::onOwner(const QString&, const QString&, const QString& now) { setOwner(now); }

void AvahiClient::setOwner(const QString& owner) {
    if (owner == m_owner) return;
    m_owner = owner;
    m_publisher.reset();
    m_browser.reset();
    emit runs(!owner.isEmpty());
    if (owner.isEmpty()) return;
    const AvahiDaemon daemon{*m_bus, owner};
    m_browser = std::make_unique<AvahiBrowser>(daemon, m_wish.interfaces, m_wish.beaconPort, m_timings);
    connect(m_browser.get(), &AvahiBrowser::heard, this, &AvahiClient::heard);
    m_publisher = std::make_unique<AvahiPublisher>(daemon, m_wish.interfaces, m_wish.beaconPort);
    if (m_wish.advert) m_publisher->publish(*m_wish.advert);
}

} // namespace ieum::net
