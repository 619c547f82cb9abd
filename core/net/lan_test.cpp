// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/lan_test.h"

#include "net/advert.h"
#include "net/channel.h"
#include "net/limits.h"
#include "net/mdns_name.h"
#include "net/neighbours.h"
#include "net/steady.h"

#include <QNetworkDatagram>
#include <QNetworkInterface>

#include <algorithm>

namespace ieum::net {

namespace {

ByteView viewOf(const QByteArray& data) {
    return std::as_bytes(std::span(data.constData(), static_cast<size_t>(data.size())));
}
QByteArray arrayOf(const Bytes& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

void count(std::set<QString>& hosts, const QString& host) {
    if (hosts.size() < hostsCountedMax) hosts.insert(host);
}

uint32_t sizeOf(const std::set<QString>& hosts) { return static_cast<uint32_t>(hosts.size()); }

} // namespace

LanTest::LanTest(NetworkOptions options, Finished finished)
    : m_options(std::move(options)), m_finished(std::move(finished)), m_byMdns{Mdns(m_options.timings), {}, {}},
      m_bucket(advertsPerSecond) {
    connect(&m_byMdns.mdns, &Mdns::heard, this, &LanTest::onMdns);
    connect(&m_turns, &QTimer::timeout, this, &LanTest::askNextHosts);
    for (QUdpSocket* socket : {&m_sockets.heard4, &m_sockets.heard6, &m_sockets.asked4, &m_sockets.asked6}) {
        connect(socket, &QUdpSocket::readyRead, this, [this, socket] { read(*socket); });
    }
}

LanTest::~LanTest() = default;

void LanTest::begin() {
    for (LocalInterface& each : usableInterfaces(m_options.interfaces)) {
        if (!each.loopback) m_interfaces.push_back(std::move(each));
    }
    for (const LocalInterface& local : m_interfaces) {
        InterfaceSeen seen;
        seen.name = local.name;
        for (const LocalInterface::Subnet& subnet : local.subnets) {
            seen.addresses.push_back(subnet.address.toString().toStdString());
        }
        m_seen.interfaces.push_back(std::move(seen));
    }
    m_heard.resize(m_interfaces.size());
    m_byMdns.mdns.start({m_interfaces, m_options.beaconPort, std::nullopt});
    listen();
    const bool canHear = open();
    if (!canHear) m_seen.udpTaken = m_options.beaconPort;
    if (!canHear || m_interfaces.empty()) return QTimer::singleShot(0, this, &LanTest::finish);
    for (const int64_t afterMs : m_options.timings.lanTestAsksMs) {
        QTimer::singleShot(static_cast<int>(afterMs), this, &LanTest::ask);
    }
    planHosts();
    m_turns.start(static_cast<int>(m_options.timings.lanTestTurnMs));
    QTimer::singleShot(static_cast<int>(m_options.timings.lanTestMs), this, &LanTest::finish);
}

bool LanTest::open() {
    const QHostAddress any4(QHostAddress::AnyIPv4);
    const QHostAddress any6(QHostAddress::AnyIPv6);
    const auto linkLocal = [](const LocalInterface& local) { return local.ipv6LinkLocal; };
    const bool needs4 = std::any_of(m_interfaces.begin(), m_interfaces.end(), hasIpv4);
    const bool needs6 = std::any_of(m_interfaces.begin(), m_interfaces.end(), linkLocal);
    const bool hears4 = openLanSocket(m_sockets.heard4, any4, m_options.beaconPort);
    const bool hears6 = openLanSocket(m_sockets.heard6, any6, m_options.beaconPort);
    (void)openLanSocket(m_sockets.asked4, any4, 0);
    (void)openLanSocket(m_sockets.asked6, any6, 0);
    joinGroups(m_sockets.heard4, m_sockets.heard6, m_interfaces);
    return (hears4 || !needs4) && (hears6 || !needs6);
}

/// Others who test dial us as we dial them. They need not say anything.
void LanTest::listen() {
    connect(&m_sockets.server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket* arrived = m_sockets.server.nextPendingConnection()) arrived->deleteLater();
    });
    m_sockets.server.setMaxPendingConnections(pendingAcceptsMax);
    if (m_sockets.server.listen(QHostAddress::Any, m_options.lanPort)) return;
    if (m_options.lanPort != 0) m_seen.tcpTaken = m_options.lanPort;
    (void)m_sockets.server.listen(QHostAddress::Any, 0);
}

void LanTest::ask() {
    for (size_t i = 0; i < m_interfaces.size(); ++i) {
        if (hasIpv4(m_interfaces[i])) {
            askBy(i, LanWay::Multicast4);
            askBy(i, LanWay::Broadcast);
        }
        if (m_interfaces[i].ipv6LinkLocal) askBy(i, LanWay::Multicast6);
    }
}

void LanTest::askBy(size_t at, LanWay way) {
    const LocalInterface& local = m_interfaces[at];
    const auto nonce = m_random.make<ProbeNonce>();
    m_sent[nonce] = {at, way};
    const QByteArray datagram = arrayOf(encode(Probe{nonce}));
    const QNetworkInterface interface = QNetworkInterface::interfaceFromIndex(local.index);
    ++m_seen.interfaces[at].ways[static_cast<size_t>(way)].sent;
    if (way == LanWay::Multicast6) {
        m_sockets.asked6.setMulticastInterface(interface);
        m_sockets.asked6.writeDatagram(datagram, groupIpv6(local), m_options.beaconPort);
    } else if (way == LanWay::Multicast4) {
        m_sockets.asked4.setMulticastInterface(interface);
        m_sockets.asked4.writeDatagram(datagram, groupIpv4(), m_options.beaconPort);
    } else {
        for (const LocalInterface::Subnet& subnet : local.subnets) {
            if (!subnet.broadcast.isNull()) {
                m_sockets.asked4.writeDatagram(datagram, subnet.broadcast, m_options.beaconPort);
            }
        }
    }
}

/// Those around our own address: of a larger subnet the rest is left alone.
void LanTest::planHosts() {
    constexpr int bitsMin = 24;
    for (size_t i = 0; i < m_interfaces.size(); ++i) {
        for (const LocalInterface::Subnet& subnet : m_interfaces[i].subnets) {
            const bool isIpv4 = subnet.address.protocol() == QAbstractSocket::IPv4Protocol;
            if (!isIpv4 || subnet.prefixBits <= 0 || subnet.prefixBits > 30) continue;
            const quint32 own = subnet.address.toIPv4Address();
            const quint32 mask = 0xffffffffU >> std::max(subnet.prefixBits, bitsMin);
            for (quint32 host = 1; host < mask; ++host) {
                const quint32 address = (own & ~mask) | host;
                if (address != own && m_hosts.size() < hostsAskedMax) m_hosts.emplace_back(i, QHostAddress(address));
            }
        }
    }
}

void LanTest::askNextHosts() {
    for (size_t i = 0; i < hostsAskedPerTurn && !m_hosts.empty(); ++i) {
        const auto [at, address] = m_hosts.back();
        m_hosts.pop_back();
        const auto nonce = m_random.make<ProbeNonce>();
        m_sent[nonce] = {at, std::nullopt};
        m_sockets.asked4.writeDatagram(arrayOf(encode(Probe{nonce})), address, m_options.beaconPort);
        ++m_seen.interfaces[at].asked;
    }
    if (m_hosts.empty()) m_turns.stop();
}

void LanTest::read(QUdpSocket& socket) {
    for (int i = 0; i < datagramsPerTurn && socket.hasPendingDatagrams(); ++i) {
        const QNetworkDatagram datagram = socket.receiveDatagram(advertBytesMax);
        if (!m_bucket.take(steadyNow())) continue;
        const QByteArray data = datagram.data();
        const auto probe = parseProbe(viewOf(data));
        const auto answered = parseProbeAnswer(viewOf(data));
        if (!isOnLink(normalised(datagram.senderAddress()), m_interfaces)) continue;
        if (probe) onProbe(datagram, probe->nonce);
        if (answered) onAnswer(datagram, *answered);
        if (parseAdvert(viewOf(data)) && !isOurs(datagram.senderAddress())) noteHeard(datagram);
    }
}

void LanTest::onProbe(const QNetworkDatagram& datagram, const ProbeNonce& nonce) {
    if (const auto own = m_sent.find(nonce); own != m_sent.end()) {
        const bool isItself = own->second.way && isOurs(datagram.senderAddress());
        if (isItself)
            m_seen.interfaces[own->second.interface].ways[static_cast<size_t>(*own->second.way)].returned = true;
        return;
    }
    if (isOurs(datagram.senderAddress())) return; // another test on this computer
    noteHeard(datagram);
    answer(datagram, nonce);
}

void LanTest::noteHeard(const QNetworkDatagram& datagram) {
    const auto at = interfaceOf(datagram);
    const auto way = wayOf(datagram);
    const QString from = normalised(datagram.senderAddress()).toString();
    if (at && way) count(m_heard[*at].heard[static_cast<size_t>(*way)], from);
}

/// As a beacon does (beacon.cpp): of the same size, to the link, to no port of a system service.
void LanTest::answer(const QNetworkDatagram& asked, const ProbeNonce& nonce) {
    const bool isFair = asked.senderPort() >= advertPortMin && asked.senderPort() != m_options.beaconPort;
    if (!isFair || !m_sockets.server.isListening()) return;
    QUdpSocket& socket =
        asked.senderAddress().protocol() == QAbstractSocket::IPv6Protocol ? m_sockets.asked6 : m_sockets.asked4;
    socket.writeDatagram(arrayOf(encode(ProbeAnswer{m_sockets.server.serverPort(), nonce})), asked.senderAddress(),
                         static_cast<quint16>(asked.senderPort()));
}

void LanTest::onAnswer(const QNetworkDatagram& datagram, const ProbeAnswer& answered) {
    const auto sent = m_sent.find(answered.nonce);
    if (sent == m_sent.end() || isOurs(datagram.senderAddress())) return;
    const QHostAddress from = normalised(datagram.senderAddress());
    Heard& heard = m_heard[sent->second.interface];
    if (sent->second.way) {
        count(heard.answered[static_cast<size_t>(*sent->second.way)], from.toString());
    } else {
        count(heard.answeredAlone, from.toString());
    }
    dial(from, answered.port);
}

void LanTest::onMdns(const Advert& advert, const QHostAddress& from) {
    if (isOurs(from) || !isOnLink(from, m_interfaces)) return;
    count(m_byMdns.heard, mdnsInstance(advert));
    count(m_byMdns.addresses, from.toString());
    dial(from, advert.port);
}

void LanTest::dial(const QHostAddress& address, uint16_t port) {
    const QString name = address.toString();
    if (m_sockets.dials.size() >= hostsDialledMax || m_sockets.dials.contains(name)) return;
    auto socket = std::make_unique<QTcpSocket>();
    const auto settle = [this, name] { m_sockets.settled.insert(name); };
    connect(socket.get(), &QTcpSocket::connected, this, settle);
    connect(socket.get(), &QTcpSocket::errorOccurred, this, [settle](QAbstractSocket::SocketError error) {
        // Refused is reached: it may have ended in the meantime.
        if (error == QAbstractSocket::ConnectionRefusedError || error == QAbstractSocket::RemoteHostClosedError)
            settle();
    });
    socket->connectToHost(address, port);
    m_sockets.dials.emplace(name, Dial{std::move(socket), steadyNow()});
}

std::optional<size_t> LanTest::interfaceOf(const QNetworkDatagram& datagram) const {
    for (size_t i = 0; i < m_interfaces.size(); ++i) {
        if (m_interfaces[i].index == static_cast<int>(datagram.interfaceIndex())) return i;
    }
    return std::nullopt;
}

std::optional<LanWay> LanTest::wayOf(const QNetworkDatagram& datagram) const {
    const QHostAddress to = normalised(datagram.destinationAddress());
    if (to.isEqual(groupIpv4())) return LanWay::Multicast4;
    if (to.isMulticast()) return LanWay::Multicast6;
    if (to.isBroadcast()) return LanWay::Broadcast;
    for (const LocalInterface& local : m_interfaces) {
        for (const LocalInterface::Subnet& subnet : local.subnets) {
            if (!subnet.broadcast.isNull() && to.isEqual(subnet.broadcast)) return LanWay::Broadcast;
        }
    }
    return std::nullopt; // to us alone
}

bool LanTest::isOurs(const QHostAddress& address) const {
    // Without its scope: the kernel writes it now as a name and now as a number.
    const auto plain = [](const QHostAddress& from) {
        QHostAddress bare = normalised(from);
        bare.setScopeId({});
        return bare;
    };
    return std::any_of(m_interfaces.begin(), m_interfaces.end(), [&](const LocalInterface& local) {
        return std::any_of(local.subnets.begin(), local.subnets.end(), [&](const LocalInterface::Subnet& subnet) {
            return plain(subnet.address) == plain(address);
        });
    });
}

void LanTest::sumUp() {
    std::set<QString> peers;
    const std::string arp = arpTable();
    const std::string routes = routeTable();
    for (size_t i = 0; i < m_interfaces.size(); ++i) {
        InterfaceSeen& seen = m_seen.interfaces[i];
        const Heard& heard = m_heard[i];
        for (size_t way = 0; way < lanWayCount; ++way) {
            seen.ways[way].heard = sizeOf(heard.heard[way]);
            seen.ways[way].answered = sizeOf(heard.answered[way]);
            peers.insert(heard.heard[way].begin(), heard.heard[way].end());
            peers.insert(heard.answered[way].begin(), heard.answered[way].end());
        }
        seen.answered = sizeOf(heard.answeredAlone);
        peers.insert(heard.answeredAlone.begin(), heard.answeredAlone.end());
        const QHostAddress gateway = gatewayIn(routes, seen.name);
        seen.gateway = gateway.isNull() ? std::string() : gateway.toString().toStdString();
        for (const QHostAddress& each : neighboursIn(arp, seen.name)) {
            if (each == gateway) seen.gatewayAnswers = true;
            if (each != gateway) ++seen.neighbours;
        }
        if (arp.empty()) seen.asked = 0; // nobody knows who exists
    }
    m_seen.mdns = {m_byMdns.mdns.isRunning(), sizeOf(m_byMdns.heard)};
    peers.insert(m_byMdns.addresses.begin(), m_byMdns.addresses.end());
    for (const QString& each : peers) m_seen.peers.push_back(each.toStdString());
}

void LanTest::finish() {
    sumUp();
    for (const auto& [name, dial] : m_sockets.dials) {
        const bool hadItsTime = steadyNow() >= dial.begun.after(m_options.timings.lanTestDialMs);
        if (hadItsTime && !m_sockets.settled.contains(name)) m_seen.unreachable.push_back(name.toStdString());
    }
    m_seen.tunnel = tunnelToTheWorld();
    LanReport report{std::move(m_seen), {}};
    report.findings = diagnose(report.seen);
    std::exchange(m_finished, nullptr)(std::move(report));
}

} // namespace ieum::net
