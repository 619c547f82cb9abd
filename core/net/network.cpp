// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/network.h"

#include "crypto/init.h"
#include "net/hub.h"

#include <QThread>

namespace ieum::net {

/// Runs the event loop in which the Hub lives.
class Network::Thread : public QThread {
  public:
    Thread(NetworkOptions options, Deliver deliver)
        : m_options(std::move(options)), m_deliver(std::move(deliver)), m_inbox([this] { wake(); }) {}

    Result<ClientPorts> begin() {
        start();
        return m_started.waitAndTakeAll(-1).front();
    }
    void post(Command command) { m_inbox.put(std::move(command)); }
    void postAll(std::vector<Command> commands) { m_inbox.putAll(std::move(commands)); }

  protected:
    void run() override {
        Hub hub(m_options, m_deliver, m_inbox);
        m_hub = &hub;
        const Done started = hub.start();
        if (!started) {
            m_started.put(passOn(started));
            return;
        }
        m_started.put(hub.clientPorts());
        exec();
    }

  private:
    /// Only called between `begin` and the end of the loop, so the hub is there.
    void wake() {
        Hub* hub = m_hub;
        QMetaObject::invokeMethod(
            hub, [hub] { hub->drain(); }, Qt::QueuedConnection);
    }

    NetworkOptions m_options;
    Deliver m_deliver;
    Hub* m_hub = nullptr; ///< set before `begin` returns
    Inbox<Command> m_inbox;
    Inbox<Result<ClientPorts>> m_started;

    friend class Network;
    ClientPorts m_ports;
};

Result<std::unique_ptr<Network>> Network::start(NetworkOptions options, Deliver deliver) {
    if (const Done ready = crypto::initialise(); !ready) return passOn(ready);
    auto thread = std::make_unique<Thread>(std::move(options), std::move(deliver));
    const auto ports = thread->begin();
    if (!ports) {
        thread->wait();
        return passOn(ports);
    }
    thread->m_ports = *ports;
    return std::unique_ptr<Network>(new Network(std::move(thread)));
}

Network::Network(std::unique_ptr<Thread> thread) : m_thread(std::move(thread)) {}

Network::~Network() {
    m_thread->quit();
    m_thread->wait();
}

void Network::post(Command command) { m_thread->post(std::move(command)); }

void Network::postAll(std::vector<Command> commands) { m_thread->postAll(std::move(commands)); }

ClientPorts Network::clientPorts() const { return m_thread->m_ports; }

} // namespace ieum::net
