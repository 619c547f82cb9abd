// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The LAN side: the Noise_NN listener, the beacon, mDNS, and the dials to whoever these heard. Follows the interfaces
// as they come and go. Network thread only.
#pragma once

#include "net/beacon.h"
#include "net/channel_set.h"
#include "net/connect_attempt.h"
#include "net/lan_peers.h"
#include "net/listener.h"
#include "net/mdns.h"
#include "net/network.h"

namespace ieum::net {

class Lan : public QObject {
    Q_OBJECT

  public:
    Lan(const NetworkOptions& options, ChannelSet& channels, Random& random);
    ~Lan() override;

    /// Errors: PortTaken. A taken beacon port is no error: others may find us by address.
    Done start();
    void stop();
    /// Something about the interfaces changed.
    void setInterfaces(std::vector<LocalInterface> interfaces);
    /// Tells the state if it differs from what was told last.
    void tell();

  signals:
    void changed(const ieum::net::LanState& state);

  private:
    void startBeacon();
    void onHeard(const Advert& advert, const QHostAddress& from);
    void onArrived(std::unique_ptr<QTcpSocket> socket);
    void dial(const LanEndpoint& endpoint);
    void onConnected(const LanEndpoint& endpoint, std::unique_ptr<QTcpSocket> socket);
    void dropAttempt(const LanEndpoint& endpoint);

    const NetworkOptions m_options;
    ChannelSet& m_channels;
    Random& m_random;
    Listener m_listener;
    Beacon m_beacon;
    Mdns m_mdns;
    LanPeers m_peers;
    std::vector<LocalInterface> m_interfaces;
    std::map<LanEndpoint, std::unique_ptr<ConnectAttempt>> m_attempts;
    std::optional<Error> m_why; ///< what does not work
    std::optional<LanState> m_told;
};

} // namespace ieum::net
