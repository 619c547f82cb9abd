// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Says on every LAN interface that we are here and hears who else is: IPv4 multicast and broadcast and IPv6 link-local
// multicast, all at once, because networks block now the one and now the other. What is heard is a hint. Network thread
// only.
#pragma once

#include "net/advert.h"
#include "net/interfaces.h"
#include "net/probe.h"
#include "net/timings.h"
#include "net/token_bucket.h"

#include "base/random.h"

#include <QTimer>
#include <QUdpSocket>

#include <deque>

class QNetworkDatagram;

namespace ieum::net {

class Beacon : public QObject {
    Q_OBJECT

  public:
    Beacon(uint16_t udpPort, const Timings& timings, Random& random);

    /// (Re-)joins the groups of these interfaces and announces `tcpPort` quickly. False when the UDP port is taken:
    /// then the id goes on changing and nothing is sent.
    bool start(std::vector<LocalInterface> interfaces, uint16_t tcpPort);
    void stop();
    /// Somebody new is there who may not have heard us: once more, but not more often than is allowed.
    void answer();
    const BeaconId& ownId() const { return m_ownIds.back(); }
    /// What came by another way than our datagrams; counts like one of them, if it may.
    void hear(const Advert& advert, const QHostAddress& from);

  signals:
    /// Well-formed, on-link, not our own, within the rate.
    void heard(const ieum::net::Advert& advert, const QHostAddress& from);
    /// There is a new id.
    void renamed();

  private:
    void announce();
    void announceIpv4(const LocalInterface& local, const QByteArray& datagram);
    void announceIpv6(const LocalInterface& local, const QByteArray& datagram);
    void readFrom(QUdpSocket& socket);
    void answerProbe(QUdpSocket& socket, const QNetworkDatagram& asked, const ProbeNonce& nonce);
    void rotateId();
    int64_t untilNext();

    uint16_t m_udpPort;
    const Timings m_timings;
    Random& m_random;
    QUdpSocket m_ipv4;
    QUdpSocket m_ipv6;
    std::vector<LocalInterface> m_interfaces;
    std::deque<BeaconId> m_ownIds; ///< the last one is in use
    uint16_t m_tcpPort = 0;
    size_t m_announced = 0; ///< since the start
    SteadyMs m_idBornAt;
    struct Rates {
        TokenBucket heard;
        TokenBucket answers;
    } m_rates;
    QTimer m_timer;
};

} // namespace ieum::net
