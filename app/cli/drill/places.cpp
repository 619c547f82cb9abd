// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/drill/places.h"

#include <QCoreApplication>

namespace ieum::cli {

namespace {

constexpr auto bridge = "br0";

QString nameOf(int place) { return QStringLiteral("p%1").arg(place); }
Plug plugOf(int place) { return {nameOf(place), QStringLiteral("eth0")}; }
QString addressInside(int place) { return QStringLiteral("10.77.0.%1").arg(10 + place); }

} // namespace

Places::Places(int count, bool wantNamespaces) {
    if (!wantNamespaces || !Network::isAllowed()) return;
    m_network.emplace();
    bool good = m_network->addBridge(bridge);
    for (int place = 0; good && place < count; ++place) {
        good = m_network->addHost(nameOf(place)) && m_network->connect(plugOf(place), bridge, addressInside(place));
    }
    if (!good) m_network.reset();
}

QStringList Places::at(int place, const QStringList& command) const {
    return m_network ? m_network->at(nameOf(place), command) : command;
}

QString Places::addressOf(int place) const { return m_network ? addressInside(place) : QStringLiteral("127.0.0.1"); }

QString Places::interfaceName() const { return m_network ? plugOf(0).interface : QStringLiteral("lo"); }

QString Places::namespaceOf(int place) const { return m_network ? m_network->namespaceOf(nameOf(place)) : QString(); }

quint16 Places::beaconPort() const {
    constexpr qint64 first = 20'000;
    constexpr qint64 ports = 20'000;
    return static_cast<quint16>(first + QCoreApplication::applicationPid() % ports);
}

bool Places::setLink(int place, bool up) const { return m_network && m_network->setInterface(plugOf(place), up); }

std::optional<qint64> Places::receivedBytes(int place) const {
    return m_network ? m_network->receivedBytes(plugOf(place)) : std::nullopt;
}

} // namespace ieum::cli
