// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/beacon.h"

#include "net/channel.h"
#include "net/limits.h"
#include "net/probe.h"
#include "net/steady.h"

#include <QNetworkDatagram>
#include <QNetworkInterface>

#include <algorithm>

namespace ieum::net {

Beacon::Beacon(uint16_t udpPort, const Timings& timings, Random& random)
    : m_udpPort(udpPort), m_timings(timings),
      m_random(random), m_rates{TokenBucket(advertsPerSecond), TokenBucket(probeAnswersPerSecond)} {
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
    const bool ipv4 = openLanSocket(m_ipv4, QHostAddress(QHostAddress::AnyIPv4), m_udpPort);
    const bool anyIpv6 = std::any_of(m_interfaces.begin(), m_interfaces.end(),
                                     [](const LocalInterface& local) { return local.ipv6LinkLocal; });
    const bool ipv6 = anyIpv6 && openLanSocket(m_ipv6, QHostAddress(QHostAddress::AnyIPv6), m_udpPort);
    joinGroups(m_ipv4, m_ipv6, m_interfaces);
    m_timer.start(static_cast<int>(m_timings.quickAdvertsMs[0]));
    return ipv4 || ipv6;
}

void Beacon::stop() {
    m_timer.stop();
    m_ipv4.close();
    m_ipv6.close();
}

void Beacon::answer() {
    // Bringing the next announcement forward keeps the rate: at most one per `replyAdvertMs`.
    if (m_timer.isActive() && m_timer.remainingTime() > m_timings.replyAdvertMs) {
        m_timer.start(static_cast<int>(m_timings.replyAdvertMs));
    }
}

void Beacon::announce() {
    if (steadyNow() >= m_idBornAt.after(m_timings.beaconIdMs)) {
        rotateId();
        emit renamed();
    }
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
        if (!m_rates.heard.take(steadyNow())) continue;
        const QByteArray data = datagram.data();
        const ByteView bytes = std::as_bytes(std::span(data.constData(), static_cast<size_t>(data.size())));
        if (const auto probe = parseProbe(bytes)) answerProbe(socket, datagram, probe->nonce);
        if (const auto advert = parseAdvert(bytes)) hear(*advert, normalised(datagram.senderAddress()));
    }
}

void Beacon::hear(const Advert& advert, const QHostAddress& from) {
    const bool isOwn = std::find(m_ownIds.begin(), m_ownIds.end(), advert.id) != m_ownIds.end();
    if (!isOwn && isOnLink(from, m_interfaces)) emit heard(advert, from);
}

/// Nobody is flooded by forging its address: sixteen bytes for sixteen, to the link only, few, and to no port of a
/// system service, which might answer in turn.
void Beacon::answerProbe(QUdpSocket& socket, const QNetworkDatagram& asked, const ProbeNonce& nonce) {
    const bool isFair = asked.senderPort() >= advertPortMin && asked.senderPort() != m_udpPort;
    if (!isFair || !isOnLink(normalised(asked.senderAddress()), m_interfaces) || !m_rates.answers.take(steadyNow()))
        return;
    const Bytes bytes = encode(ProbeAnswer{m_tcpPort, nonce});
    socket.writeDatagram(reinterpret_cast<const char*>(bytes.data()), static_cast<qint64>(bytes.size()),
                         asked.senderAddress(), static_cast<quint16>(asked.senderPort()));
    // Whoever tests wants to know by which ways adverts come.
    answer();
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
