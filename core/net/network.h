// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The network thread: sockets, handshakes, heartbeats, the LAN beacon and the path ladder. It turns bytes on sockets
// into frames on proved channels and back; it knows neither feeds nor rooms. `post` may be called from any thread;
// events are handed to `deliver` on the network thread, which must not block.
// A QCoreApplication must exist in the process as long as a Network does: Qt's sockets and timers need it.
#pragma once

#include "net/messages.h"
#include "net/timings.h"

#include <functional>
#include <memory>

namespace ieum::net {

struct NetworkOptions {
    bool lan = true;                     ///< NN listener and beacon
    uint16_t lanPort = 0;                ///< TCP; 0: any free one
    uint16_t lanPortBefore = 0;          ///< with lanPort 0: this one if it is free, as others may remember it
    uint16_t beaconPort = 47474;         ///< UDP; all nodes of a LAN use the same
    std::vector<std::string> interfaces; ///< names; empty: every one that is up and is not loopback; falls back to
                                         ///< loopback when there is no other
    std::optional<uint16_t> replicaPort; ///< IK listener (we are a replica); 0: any free one
    std::string replicaHost;             ///< address to bind, empty: all
    Bytes replicaSecret;                 ///< 32 bytes, X25519, when replicaPort is set
    /// The replica's door for WebSockets, beside the other one.
    struct Web {
        std::optional<uint16_t> port; ///< 0: any free one
        std::string host;             ///< address to bind, empty: all
        std::string certificatePem;   ///< with its chain; empty: no TLS, for behind somebody who ends it
        std::string keyPem;
    };
    Web web;
    Timings timings; ///< what ships; tests shorten it
};

/// The ports that a replica got; 0 where it listens at none.
struct ClientPorts {
    uint16_t tcp = 0;
    uint16_t web = 0;
};

class Network {
  public:
    using Deliver = std::function<void(Event)>;
    /// Starts the thread and returns once it listens, or why it cannot. Errors: PortTaken (Cause::Machine),
    /// NoInterface, BadCertificate.
    static Result<std::unique_ptr<Network>> start(NetworkOptions options, Deliver deliver);
    ~Network(); ///< closes all channels and joins the thread; no event is delivered after it returns
    Network(const Network&) = delete;
    Network& operator=(const Network&) = delete;

    void post(Command command);
    /// They are met together: what goes to one channel is written at once.
    void postAll(std::vector<Command> commands);
    ClientPorts clientPorts() const;

  private:
    class Thread;
    explicit Network(std::unique_ptr<Thread> thread);
    std::unique_ptr<Thread> m_thread;
};

} // namespace ieum::net
