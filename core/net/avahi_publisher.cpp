// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/avahi_publisher.h"

#include "net/mdns_name.h"

#include <QDBusMetaType>

namespace ieum::net {

namespace {

/// Those that beacons come from: an IPv4 one, and the link-local IPv6 one.
QStringList addressesOf(const LocalInterface& local) {
    QString ipv4;
    QString ipv6;
    for (const LocalInterface::Subnet& subnet : local.subnets) {
        QHostAddress address = subnet.address;
        const bool isIpv4 = address.protocol() == QAbstractSocket::IPv4Protocol;
        address.setScopeId({});
        if (isIpv4 && ipv4.isEmpty()) ipv4 = address.toString();
        if (!isIpv4 && address.isLinkLocal() && ipv6.isEmpty()) ipv6 = address.toString();
    }
    QStringList both{ipv4, ipv6};
    both.removeAll(QString());
    return both;
}

} // namespace

AvahiPublisher::AvahiPublisher(AvahiDaemon daemon, std::vector<LocalInterface> interfaces, uint16_t beaconPort)
    : m_daemon(std::move(daemon)), m_interfaces(std::move(interfaces)), m_beaconPort(beaconPort) {
    qDBusRegisterMetaType<QList<QByteArray>>(); // what a TXT record is there
}

void AvahiPublisher::publish(const Advert& advert) {
    for (const QString& group : std::exchange(m_groups, {})) tell(m_daemon, group, avahi::entryGroup, "Free");
    ++m_published;
    for (const LocalInterface& local : m_interfaces) {
        make(m_daemon, this, "EntryGroupNew", {}, [this, local, advert, at = m_published](const QString& group) {
            if (at != m_published) return tell(m_daemon, group, avahi::entryGroup, "Free");
            m_groups.push_back(group);
            fill(group, local, advert);
        });
    }
}

/// The bus keeps the order. No cookie (a number of the daemon's) and no reverse record (it would lead from the address
/// to the name).
void AvahiPublisher::fill(const QString& group, const LocalInterface& local, const Advert& advert) {
    const QStringList addresses = addressesOf(local);
    if (addresses.isEmpty()) return;
    const QString host = mdnsHost(advert);
    for (const QString& address : addresses) {
        tell(m_daemon, group, avahi::entryGroup, "AddAddress",
             {local.index, avahi::anyProtocol, avahi::publishNoReverse | avahi::publishByMulticast, host, address});
    }
    tell(m_daemon, group, avahi::entryGroup, "AddService",
         {local.index, avahi::anyProtocol, avahi::publishNoCookie | avahi::publishByMulticast, mdnsInstance(advert),
          mdnsType(m_beaconPort), QStringLiteral("local"), host, QVariant::fromValue(quint16{advert.port}),
          QVariant::fromValue(QList<QByteArray>())});
    tell(m_daemon, group, avahi::entryGroup, "Commit");
}

} // namespace ieum::net
