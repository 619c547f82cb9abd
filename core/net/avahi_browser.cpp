// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/avahi_browser.h"

#include "net/limits.h"
#include "net/mdns_name.h"
#include "net/steady.h"

#include <algorithm>

namespace ieum::net {

namespace {

/// The first four arguments of all signals about a service; nothing when they are others.
std::optional<MdnsService> serviceIn(const QDBusMessage& message, const QString& type) {
    const QVariantList arguments = message.arguments();
    if (arguments.size() < 5 || arguments[3].toString() != type) return std::nullopt;
    return MdnsService{arguments[0].toInt(), arguments[1].toInt(), arguments[2].toString()};
}

} // namespace

AvahiBrowser::AvahiBrowser(AvahiDaemon daemon, const std::vector<LocalInterface>& interfaces, uint16_t beaconPort,
                           const Timings& timings)
    : m_daemon(std::move(daemon)), m_type(mdnsType(beaconPort)), m_services(timings, interfaces) {
    m_turns.setInterval(static_cast<int>(timings.mdnsTurnMs));
    connect(&m_turns, &QTimer::timeout, this, &AvahiBrowser::turn);
    // From every path: what is told before the answer with the path has come counts as well.
    QDBusConnection bus = m_daemon.bus;
    const auto hear = [&](const char* interface, const char* signal, const char* slot) {
        bus.connect(m_daemon.owner, QString(), interface, signal, this, slot);
    };
    hear(avahi::serviceBrowser, "ItemNew", SLOT(onItemNew(QDBusMessage)));
    hear(avahi::serviceBrowser, "ItemRemove", SLOT(onItemRemove(QDBusMessage)));
    hear(avahi::serviceResolver, "Found", SLOT(onFound(QDBusMessage)));
    hear(avahi::serviceResolver, "Failure", SLOT(onFailure(QDBusMessage)));
    for (const LocalInterface& local : interfaces) {
        make(m_daemon, this, "ServiceBrowserNew",
             {local.index, avahi::anyProtocol, m_type, QStringLiteral("local"), avahi::lookupByMulticast},
             [](const QString&) {});
    }
}

void AvahiBrowser::onItemNew(const QDBusMessage& message) {
    const auto service = serviceIn(message, m_type);
    const uint flags = message.arguments().value(5).toUInt();
    if (!service || (flags & avahi::resultIsOurs) != 0) return;
    const auto gone = m_services.appeared(*service);
    if (gone) stopResolving(*gone);
    if (m_services.size() > 0 && !m_turns.isActive()) m_turns.start();
}

void AvahiBrowser::onItemRemove(const QDBusMessage& message) {
    const auto service = serviceIn(message, m_type);
    if (!service) return;
    m_services.vanished(*service);
    stopResolving(*service);
    if (m_services.size() == 0) m_turns.stop();
}

void AvahiBrowser::onFound(const QDBusMessage& message) {
    const auto service = serviceIn(message, m_type);
    const QVariantList arguments = message.arguments();
    if (!service || arguments.size() < 11) return;
    m_services.found(*service, {arguments[7].toString(), static_cast<uint16_t>(arguments[8].toUInt()),
                                (arguments[10].toUInt() & avahi::resultIsLocal) != 0});
}

void AvahiBrowser::onFailure(const QDBusMessage& message) {
    const auto resolver = std::find_if(m_resolvers.begin(), m_resolvers.end(),
                                       [&](const Resolver& each) { return each.path == message.path(); });
    if (resolver != m_resolvers.end()) m_services.lost(resolver->service);
}

void AvahiBrowser::turn() {
    for (const MdnsService& service : m_services.toResolve(mdnsResolvedPerTurn)) resolve(service);
    for (const auto& [advert, from] : m_services.due(mdnsSaidPerTurn, steadyNow())) emit heard(advert, from);
}

/// It stays, and tells of changes.
void AvahiBrowser::resolve(const MdnsService& service) {
    m_resolvers.push_back({service, {}});
    make(m_daemon, this, "ServiceResolverNew",
         {service.interface, service.protocol, service.name, m_type, QStringLiteral("local"), service.protocol,
          avahi::lookupByMulticast | avahi::lookupNoText},
         [this, service](const QString& path) {
             const auto resolver = std::find_if(m_resolvers.begin(), m_resolvers.end(), [&](const Resolver& each) {
                 return each.service == service && each.path.isEmpty();
             });
             if (resolver == m_resolvers.end()) return tell(m_daemon, path, avahi::serviceResolver, "Free");
             resolver->path = path;
         });
}

void AvahiBrowser::stopResolving(const MdnsService& service) {
    const auto resolver = std::find_if(m_resolvers.begin(), m_resolvers.end(),
                                       [&](const Resolver& each) { return each.service == service; });
    if (resolver == m_resolvers.end()) return;
    if (!resolver->path.isEmpty()) tell(m_daemon, resolver->path, avahi::serviceResolver, "Free");
    m_resolvers.erase(resolver);
}

} // namespace ieum::net
