// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the clients of a replica come in: a TCP port, and one for WebSockets, with TLS or behind somebody who ends it.
// Whoever comes counts as a stranger from the first byte on, before any upgrade. Network thread only.
#pragma once

#include "net/channel_set.h"
#include "net/listener.h"
#include "net/network.h"

#include <QSslConfiguration>

namespace ieum::net {

class ClientDoor {
  public:
    ClientDoor(const NetworkOptions& options, ChannelSet& channels, Random& random);

    /// Once, before `open`. Errors: BadCertificate.
    Done prepare();
    /// Nothing for what is open already. Errors: BadAddress, PortTaken.
    Done open();
    void close();
    ClientPorts ports() const { return {m_listener.port(), m_webListener.port()}; }

  private:
    void onSocket(std::unique_ptr<QTcpSocket> socket);
    void onWebSocket(std::unique_ptr<QTcpSocket> socket);
    void admit(std::unique_ptr<Stream> stream);

    const NetworkOptions& m_options;
    ChannelSet& m_channels;
    Random& m_random;
    std::optional<crypto::AgreementKey> m_key;
    std::optional<QSslConfiguration> m_tls;
    Listener m_listener;
    Listener m_webListener;
};

} // namespace ieum::net
