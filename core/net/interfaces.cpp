// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/interfaces.h"

#include "net/channel.h"

#include <QNetworkInterface>

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

} // namespace ieum::net
