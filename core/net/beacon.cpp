// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/beacon.h"

#include "net/channel.h"
#include "net/limits.h"
#include "net/steady.h"

#include <QNetworkDatagram>
#include <QNetworkInterface>

#include <algorithm>

namespace ieum::net {

namespace {

/// In the organisation-local block of RFC 2365, which nobody assigns.
const QHostAddress& groupIpv4() {
    static const QHostAddress group(QStringLiteral("239.255.71.77"));
    return group;
}

/// Link-local: "IEUM" in its last four bytes. The scope says on which link.
QHostAddress groupIpv6(const LocalInterface& local) {
    QHostAddress group(QStringLiteral("ff02::4945:554d"));
    group.setScopeId(QString::fromStdString(local.name));
    return group;
}

bool hasIpv4(const LocalInterface& local) {
    return std::any_of(local.subnets.begin(), local.subnets.end(), [](const LocalInterface::Subnet& subnet) {
        return subnet.address.protocol() == QAbstractSocket::IPv4Protocol;
    });
}

} // namespace

Beacon::Beacon(uint16_t udpPort, const Timings& timings, Random& random)
    : m_udpPort(udpPort), m_timings(timings), m_random(random), m_bucket(advertsPerSecond) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Beacon::announce);
    for (QUdpSocket* socket : {&m_ipv4, &m_ipv6}) {
        connect(socket, &QUdpSocket::readyRead, this, [this, socket] { readFrom(*socket); });
    }
    rotateId();
}

bool Beacon::start(std::vector<LocalInterface> interfaces, uint16_t tcpPort) {
    stop();
    m_interfaces = std::move(interfaces);
    m_tcpPort = tcpPort;
    m_announced = 0;
    const bool ipv4 = open(m_ipv4, QHostAddress(QHostAddress::AnyIPv4));
    const bool anyIpv6 = std::any_of(m_interfaces.begin(), m_interfaces.end(),
                                     [](const LocalInterface& local) { return local.ipv6LinkLocal; });
    const bool ipv6 = anyIpv6 && open(m_ipv6, QHostAddress(QHostAddress::AnyIPv6));
    if (!ipv4 && !ipv6) return false;
    join();
    m_timer.start(static_cast<int>(m_timings.quickAdvertsMs[0]));
    return true;
}

void Beacon::stop() {
    m_timer.stop();
    m_ipv4.close();
    m_ipv6.close();
}

bool Beacon::open(QUdpSocket& socket, const QHostAddress& any) {
    // Shared, because several nodes on one computer hear the same beacons.
    if (!socket.bind(any, m_udpPort, QUdpSocket::ShareAddress | QUdpSocket::ReuseAddressHint)) return false;
    socket.setSocketOption(QAbstractSocket::MulticastTtlOption, 1);
    socket.setSocketOption(QAbstractSocket::MulticastLoopbackOption, 1);
    return true;
}

/// A group that cannot be joined is no error: broadcast or the other protocol may still pass.
void Beacon::join() {
    for (const LocalInterface& local : m_interfaces) {
        const QNetworkInterface interface = QNetworkInterface::interfaceFromIndex(local.index);
        if (hasIpv4(local) && m_ipv4.state() == QAbstractSocket::BoundState) {
            (void)m_ipv4.joinMulticastGroup(groupIpv4(), interface);
        }
        if (local.ipv6LinkLocal && m_ipv6.state() == QAbstractSocket::BoundState) {
            (void)m_ipv6.joinMulticastGroup(groupIpv6(local), interface);
        }
    }
}

void Beacon::answer() {
    // Bringing the next announcement forward keeps the rate: at most one per `replyAdvertMs`.
    if (m_timer.isActive() && m_timer.remainingTime() > m_timings.replyAdvertMs) {
        m_timer.start(static_cast<int>(m_timings.replyAdvertMs));
    }
}

void Beacon::announce() {
    if (steadyNow() >= m_idBornAt.after(m_timings.beaconIdMs)) rotateId();
    const Bytes bytes = encode(Advert{m_tcpPort, ownId()});
    const QByteArray datagram(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    for (const LocalInterface& local : m_interfaces) {
        if (m_ipv4.state() == QAbstractSocket::BoundState) announceIpv4(local, datagram);
        if (m_ipv6.state() == QAbstractSocket::BoundState) announceIpv6(local, datagram);
    }
    ++m_announced;
    m_timer.start(static_cast<int>(untilNext()));
}

/// What cannot be sent is not missed: the next interface or the next round carries it.
void Beacon::announceIpv4(const LocalInterface& local, const QByteArray& datagram) {
    if (!hasIpv4(local)) return;
    m_ipv4.setMulticastInterface(QNetworkInterface::interfaceFromIndex(local.index));
    m_ipv4.writeDatagram(datagram, groupIpv4(), m_udpPort);
    for (const LocalInterface::Subnet& subnet : local.subnets) {
        if (!subnet.broadcast.isNull()) m_ipv4.writeDatagram(datagram, subnet.broadcast, m_udpPort);
    }
}

void Beacon::announceIpv6(const LocalInterface& local, const QByteArray& datagram) {
    if (!local.ipv6LinkLocal) return;
    m_ipv6.setMulticastInterface(QNetworkInterface::interfaceFromIndex(local.index));
    m_ipv6.writeDatagram(datagram, groupIpv6(local), m_udpPort);
}

void Beacon::readFrom(QUdpSocket& socket) {
    for (int i = 0; i < datagramsPerTurn && socket.hasPendingDatagrams(); ++i) {
        const QNetworkDatagram datagram = socket.receiveDatagram(advertBytesMax);
        if (!m_bucket.take(steadyNow())) continue;
        const QByteArray data = datagram.data();
        const auto advert = parseAdvert(std::as_bytes(std::span(data.constData(), static_cast<size_t>(data.size()))));
        if (!advert || std::find(m_ownIds.begin(), m_ownIds.end(), advert->id) != m_ownIds.end()) continue;
        const QHostAddress from = normalised(datagram.senderAddress());
        if (isOnLink(from, m_interfaces)) emit heard(*advert, from);
    }
}

void Beacon::rotateId() {
    m_ownIds.push_back(m_random.make<BeaconId>());
    if (m_ownIds.size() > ownIdsRemembered) m_ownIds.pop_front();
    m_idBornAt = steadyNow();
}

int64_t Beacon::untilNext() {
    if (m_announced < m_timings.quickAdvertsMs.size()) return m_timings.quickAdvertsMs[m_announced];
    std::array<std::byte, 1> drawn{};
    m_random.fill(drawn);
    return m_timings.advertMs + m_timings.advertMs * std::to_integer<int64_t>(drawn[0]) / 1024;
}

} // namespace ieum::net
