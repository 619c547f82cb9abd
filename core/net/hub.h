// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The network thread's own object: takes commands from the inbox, and owns the LAN side, the replicas that are kept,
// the peers that are kept, and the listener for clients when we are a replica. Lives on the network thread; only
// `drain` is called because of another one (through the event loop).
#pragma once

#include "base/inbox.h"
#include "crypto/system_random.h"
#include "net/client_door.h"
#include "net/lan.h"
#include "net/replica_keeper.h"

namespace ieum::net {

class Hub : public QObject {
    Q_OBJECT

  public:
    Hub(NetworkOptions options, Network::Deliver deliver, Inbox<Command>& inbox);
    ~Hub() override;

    /// Errors: PortTaken, NoInterface, BadAddress.
    Done start();
    void drain();
    ClientPorts clientPorts() const { return m_clients.ports(); }

  private:
    void carryOut(Command command);
    void keepPeers(const std::vector<std::string>& addresses);
    void pause(bool paused);
    /// Listeners and beacon as options, SetLan and Pause want them.
    Done apply();
    void checkInterfaces();

    NetworkOptions m_options;
    Network::Deliver m_deliver;
    Inbox<Command>& m_inbox;
    crypto::SystemRandom m_random;
    ChannelSet m_channels;
    ClientDoor m_clients;
    Lan m_lan;
    ReplicaKeeper m_replicas;
    std::map<HostPort, std::unique_ptr<Dialer>> m_peers;
    struct Interfaces {
        std::vector<LocalInterface> seen;
        QTimer timer; ///< looks again
    };
    Interfaces m_interfaces;
    bool m_paused = false;
};

} // namespace ieum::net
