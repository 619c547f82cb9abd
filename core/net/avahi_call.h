// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Avahi daemon on the system bus, and the two ways of speaking to it. It is always addressed by its unique name:
// what is sent there starts no daemon, and no other one answers in its place. Nothing waits.
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <functional>

namespace ieum::net {

struct AvahiDaemon {
    QDBusConnection bus;
    QString owner; ///< ":1.7"
};

/// Numbers of Avahi's API (avahi-common/defs.h, avahi-common/address.h).
namespace avahi {
constexpr int anyProtocol = -1;
constexpr uint publishNoReverse = 16;
constexpr uint publishNoCookie = 32;
constexpr uint publishByMulticast = 256;
constexpr uint lookupByMulticast = 2;
constexpr uint lookupNoText = 4;
constexpr uint resultIsLocal = 8;
constexpr uint resultIsOurs = 16;
constexpr const char* server = "org.freedesktop.Avahi.Server";
constexpr const char* entryGroup = "org.freedesktop.Avahi.EntryGroup";
constexpr const char* serviceBrowser = "org.freedesktop.Avahi.ServiceBrowser";
constexpr const char* serviceResolver = "org.freedesktop.Avahi.ServiceResolver";
} // namespace avahi

/// Whether it could be done is nobody's question.
inline void tell(const AvahiDaemon& daemon, const QString& path, const char* interface, const char* method,
                 const QVariantList& arguments = {}) {
    QDBusMessage message = QDBusMessage::createMethodCall(daemon.owner, path, interface, method);
    message.setArguments(arguments);
    message.setAutoStartService(false);
    daemon.bus.send(message);
}

/// Asks the server for a new object; `made` gets its path, unless that was refused or `context` has gone.
inline void make(const AvahiDaemon& daemon, QObject* context, const char* method, const QVariantList& arguments,
                 std::function<void(const QString& path)> made) {
    QDBusMessage message = QDBusMessage::createMethodCall(daemon.owner, QStringLiteral("/"), avahi::server, method);
    message.setArguments(arguments);
    message.setAutoStartService(false);
    auto* watcher = new QDBusPendingCallWatcher(daemon.bus.asyncCall(message), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, made = std::move(made)] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusObjectPath> reply = *watcher;
        if (!reply.isError()) made(reply.value().path());
    });
}

} // namespace ieum::net
