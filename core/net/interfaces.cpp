// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/interfaces.h"

#include "net/channel.h"

#include <QNetworkInterface>
#include <QVariant>

#include <algorithm>

namespace ieum::net {

namespace {

LocalInterface described(const QNetworkInterface& found) {
    LocalInterface made;
    made.name = found.name().toStdString();
    made.index = found.index();
    made.loopback = found.flags().testFlag(QNetworkInterface::IsLoopBack);
    for (const QNetworkAddressEntry& entry : found.addressEntries()) {
        LocalInterface::Subnet subnet{entry.ip(), entry.prefixLength(), entry.broadcast()};
        const bool ipv4 = subnet.address.protocol() == QAbstractSocket::IPv4Protocol;
        // Linux gives loopback no broadcast address, but routes this one to all local listeners.
        if (ipv4 && made.loopback) subnet.broadcast = QHostAddress(QStringLiteral("127.255.255.255"));
        if (!ipv4 && subnet.address.isLinkLocal()) made.ipv6LinkLocal = true;
        made.subnets.push_back(subnet);
    }
    return made;
}

bool isUp(const QNetworkInterface& found) {
    return found.flags().testFlag(QNetworkInterface::IsUp) && found.flags().testFlag(QNetworkInterface::IsRunning);
}

} // namespace

std::vector<LocalInterface> usableInterfaces(const std::vector<std::string>& wanted) {
    std::vector<LocalInterface> lan;
    std::vector<LocalInterface> loopback;
    for (const QNetworkInterface& found : QNetworkInterface::allInterfaces()) {
        if (!isUp(found)) continue;
        LocalInterface made = described(found);
        if (made.subnets.empty()) continue;
        const bool named = std::find(wanted.begin(), wanted.end(), made.name) != wanted.end();
        const bool pointToPoint = found.flags().testFlag(QNetworkInterface::IsPointToPoint);
        if (named || (wanted.empty() && !made.loopback && !pointToPoint)) {
            lan.push_back(std::move(made));
        } else if (wanted.empty() && made.loopback) {
            loopback.push_back(std::move(made));
        }
    }
    std::vector<LocalInterface>& usable = lan.empty() ? loopback : lan;
    std::sort(usable.begin(), usable.end(), [](const auto& a, const auto& b) { return a.index < b.index; });
    return usable;
}

bool interfaceExists(const std::string& name) {
    return QNetworkInterface::interfaceFromName(QString::fromStdString(name)).isValid();
}

std::vector<QHostAddress> dialableAddresses(const std::vector<LocalInterface>& interfaces) {
    std::vector<QHostAddress> ipv4;
    std::vector<QHostAddress> ipv6;
    for (const LocalInterface& local : interfaces) {
        QHostAddress first;
        QHostAddress second;
        for (const LocalInterface::Subnet& subnet : local.subnets) {
            const QHostAddress& each = subnet.address;
            const bool isIpv4 = each.protocol() == QAbstractSocket::IPv4Protocol;
            if (isIpv4 && first.isNull()) first = each;
            if (isIpv4 || each.isLinkLocal() || each.isLoopback()) continue;
            if (second.isNull() || (each.isUniqueLocalUnicast() && !second.isUniqueLocalUnicast())) second = each;
        }
        if (!first.isNull()) ipv4.push_back(first);
        if (!second.isNull()) ipv6.push_back(second);
    }
    ipv4.insert(ipv4.end(), ipv6.begin(), ipv6.end());
    return ipv4;
}

bool isOnLink(const QHostAddress& address, const std::vector<LocalInterface>& interfaces) {
    const QHostAddress plain = normalised(address);
    const bool ipv6 = plain.protocol() == QAbstractSocket::IPv6Protocol;
    const bool linkLocal = ipv6 && plain.isLinkLocal();
    for (const LocalInterface& local : interfaces) {
        const QString scope = plain.scopeId();
        if (linkLocal && (scope.toStdString() == local.name || scope == QString::number(local.index))) return true;
        if (linkLocal) continue;
        for (const LocalInterface::Subnet& subnet : local.subnets) {
            if (subnet.prefixBits <= 0 || subnet.address.protocol() != plain.protocol()) continue;
            if (plain.isInSubnet(subnet.address, subnet.prefixBits)) return true;
        }
    }
    return false;
}

bool hasIpv4(const LocalInterface& local) {
    return std::any_of(local.subnets.begin(), local.subnets.end(), [](const LocalInterface::Subnet& subnet) {
        return subnet.address.protocol() == QAbstractSocket::IPv4Protocol;
    });
}

const QHostAddress& groupIpv4() {
    static const QHostAddress group(QStringLiteral("239.255.71.77"));
    return group;
}

QHostAddress groupIpv6(const LocalInterface& local) {
    QHostAddress group(QStringLiteral("ff02::4945:554d"));
    group.setScopeId(QString::fromStdString(local.name));
    return group;
}

bool openLanSocket(QUdpSocket& socket, const QHostAddress& any, uint16_t port) {
    if (!socket.bind(any, port, QUdpSocket::ShareAddress | QUdpSocket::ReuseAddressHint)) return false;
    socket.setSocketOption(QAbstractSocket::MulticastTtlOption, 1);
    socket.setSocketOption(QAbstractSocket::MulticastLoopbackOption, 1);
    return true;
}

void joinGroups(QUdpSocket& ipv4, QUdpSocket& ipv6, const std::vector<LocalInterface>& interfaces) {
    for (const LocalInterface& local : interfaces) {
        const QNetworkInterface interface = QNetworkInterface::interfaceFromIndex(local.index);
        if (hasIpv4(local) && ipv4.state() == QAbstractSocket::BoundState) {
            (void)ipv4.joinMulticastGroup(groupIpv4(), interface);
        }
        if (local.ipv6LinkLocal && ipv6.state() == QAbstractSocket::BoundState) {
            (void)ipv6.joinMulticastGroup(groupIpv6(local), interface);
        }
    }
}

} // namespace ieum::net
