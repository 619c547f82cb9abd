// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/tray.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace ieum::ui {
namespace {

constexpr const char* service = "org.kde.StatusNotifierWatcher";
constexpr const char* path = "/StatusNotifierWatcher";
constexpr const char* properties = "org.freedesktop.DBus.Properties";

struct TrayWords {
    Q_DECLARE_TR_FUNCTIONS(TrayWords)
};

} // namespace

Tray::Tray(QObject* parent) : QObject(parent), m_bus(QDBusConnection::sessionBus()) {
    connect(&m_item, &TrayItem::activated, this, &Tray::openAsked);
    connect(&m_menu, &TrayMenu::chosen, this, &Tray::choose);
    connect(this, &Tray::toldChanged, this, &Tray::tell);
    if (!m_bus.isConnected()) return;
    m_watcher.setConnection(m_bus);
    m_watcher.addWatchedService(QLatin1String(service));
    connect(&m_watcher, &QDBusServiceWatcher::serviceRegistered, this, &Tray::look);
    connect(&m_watcher, &QDBusServiceWatcher::serviceUnregistered, this, [this] { settle(false); });
    for (const char* change : {"StatusNotifierHostRegistered", "StatusNotifierHostUnregistered"})
        m_bus.connect(service, path, service, change, this, SLOT(look()));
    look();
}

Tray::~Tray() {
    if (m_name.isEmpty()) return;
    m_bus.unregisterObject(QLatin1String(TrayItem::path));
    m_bus.unregisterObject(QLatin1String(TrayItem::menuPath));
    m_bus.unregisterService(m_name);
}

/// A watcher without a host shows nobody anything.
void Tray::look() {
    QDBusMessage ask = QDBusMessage::createMethodCall(service, path, properties, QStringLiteral("Get"));
    ask.setAutoStartService(false);
    ask << QLatin1String(service) << QStringLiteral("IsStatusNotifierHostRegistered");
    auto* asked = new QDBusPendingCallWatcher(m_bus.asyncCall(ask), this);
    connect(asked, &QDBusPendingCallWatcher::finished, this, [this, asked] {
        asked->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *asked;
        if (reply.isError() || !reply.value().variant().toBool()) return settle(false);
        offer();
    });
}

void Tray::offer() {
    if (m_name.isEmpty()) {
        tell();
        const auto exported =
            QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals | QDBusConnection::ExportAllProperties;
        m_bus.registerObject(QLatin1String(TrayItem::path), &m_item, exported);
        m_bus.registerObject(QLatin1String(TrayItem::menuPath), &m_menu, exported);
        m_name = QStringLiteral("org.kde.StatusNotifierItem-%1-1").arg(QCoreApplication::applicationPid());
        m_bus.registerService(m_name);
    }
    QDBusMessage message =
        QDBusMessage::createMethodCall(service, path, service, QStringLiteral("RegisterStatusNotifierItem"));
    message << m_name;
    auto* asked = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(asked, &QDBusPendingCallWatcher::finished, this, [this, asked] {
        asked->deleteLater();
        settle(!asked->isError());
    });
}

void Tray::settle(bool isThere) {
    if (std::exchange(m_isThere, isThere) != isThere) emit thereChanged();
}

void Tray::tell() {
    m_item.show(m_unread, m_unread > 0 ? TrayWords::tr("Ieum, %n unread", nullptr, m_unread) : TrayWords::tr("Ieum"));
    QList<TrayMenu::Line> lines{{QStringLiteral("open"), TrayWords::tr("Open Ieum"), false}};
    if (m_quiet.isEmpty())
        lines += TrayMenu::Line{QStringLiteral("hush"), TrayWords::tr("Do not disturb for 1 hour"), false};
    else
        lines += TrayMenu::Line{QStringLiteral("wake"), m_quiet, true};
    if (m_isLockable) lines += TrayMenu::Line{QStringLiteral("lock"), TrayWords::tr("Lock Ieum"), false};
    lines += TrayMenu::Line{};
    lines += TrayMenu::Line{QStringLiteral("quit"), TrayWords::tr("Quit Ieum"), false};
    m_menu.setLines(lines);
}

void Tray::choose(const QString& name) {
    if (name == QLatin1String("open")) emit openAsked();
    if (name == QLatin1String("hush")) emit hushAsked();
    if (name == QLatin1String("wake")) emit wakeAsked();
    if (name == QLatin1String("lock")) emit lockAsked();
    if (name == QLatin1String("quit")) emit quitAsked();
}

} // namespace ieum::ui
