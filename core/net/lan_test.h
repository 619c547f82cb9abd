// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tests the LAN for a few seconds, with sockets of its own beside those of a node: asks by every way on every interface
// and every address of the subnet alone, hears who asks or adverts, by mDNS as well, answers others who test, and dials
// the TCP port of those who answer. Changes nothing and remembers nothing. Needs a thread with an event loop; all of it
// happens there.
#pragma once

#include "net/interfaces.h"
#include "net/lan_report.h"
#include "net/mdns.h"
#include "net/network.h"
#include "net/probe.h"
#include "net/token_bucket.h"

#include "crypto/system_random.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUdpSocket>

#include <functional>
#include <map>
#include <memory>
#include <set>

class QNetworkDatagram;

namespace ieum::net {

class LanTest : public QObject {
    Q_OBJECT

  public:
    using Finished = std::function<void(LanReport)>;
    LanTest(NetworkOptions options, Finished finished);
    ~LanTest() override;

    /// Calls `finished` once, from the event loop, after some five seconds (timings.h), or at once where there is
    /// nothing to test.
    void begin();

  private:
    /// What a nonce was sent by: an interface, and a way or the address of one computer (no way).
    struct Sent {
        size_t interface = 0;
        std::optional<LanWay> way;
    };
    struct Dial {
        std::unique_ptr<QTcpSocket> socket;
        SteadyMs begun;
    };
    struct Heard {
        std::array<std::set<QString>, lanWayCount> heard;
        std::array<std::set<QString>, lanWayCount> answered;
        std::set<QString> answeredAlone;
    };

    bool open();
    void listen();
    void ask();
    void askBy(size_t interface, LanWay way);
    void askNextHosts();
    void planHosts();
    void read(QUdpSocket& socket);
    void onProbe(const QNetworkDatagram& datagram, const ProbeNonce& nonce);
    void onAnswer(const QNetworkDatagram& datagram, const ProbeAnswer& answer);
    void noteHeard(const QNetworkDatagram& datagram);
    void answer(const QNetworkDatagram& asked, const ProbeNonce& nonce);
    void onMdns(const Advert& advert, const QHostAddress& from);
    void dial(const QHostAddress& address, uint16_t port);
    std::optional<size_t> interfaceOf(const QNetworkDatagram& datagram) const;
    std::optional<LanWay> wayOf(const QNetworkDatagram& datagram) const;
    bool isOurs(const QHostAddress& address) const;
    void sumUp();
    void finish();

    const NetworkOptions m_options;
    Finished m_finished;
    crypto::SystemRandom m_random;
    std::vector<LocalInterface> m_interfaces;
    struct Sockets {
        QUdpSocket heard4, heard6; ///< on the beacon's port
        QUdpSocket asked4, asked6; ///< on ports of their own, where answers come
        QTcpServer server;
        std::map<QString, Dial> dials;
        std::set<QString> settled; ///< that were reached, or refused us: they are not swallowed
    } m_sockets;
    std::map<ProbeNonce, Sent> m_sent;
    std::vector<Heard> m_heard;                           ///< one for each interface
    std::vector<std::pair<size_t, QHostAddress>> m_hosts; ///< still to be asked
    LanSeen m_seen;
    struct ByMdns {
        Mdns mdns;
        std::set<QString> heard; ///< names of services: one is heard at several addresses
        std::set<QString> addresses;
    } m_byMdns;
    TokenBucket m_bucket;
    QTimer m_turns;
};

} // namespace ieum::net
