// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/hub.h"

#include "net/limits.h"

#include <QNetworkInterface>

#include <algorithm>
#include <set>

namespace ieum::net {

namespace {

Error closedByUs() { return fail(Cause::Machine, NetError::ClosedByUs).value(); }

template <class... Cases> struct Match : Cases... { using Cases::operator()...; };
// GCC deduces it by itself; Clang does from 17 on.
template <class... Cases> Match(Cases...) -> Match<Cases...>;

} // namespace

Hub::Hub(NetworkOptions options, Network::Deliver deliver, Inbox<Command>& inbox)
    : m_options(std::move(options)), m_deliver(std::move(deliver)), m_inbox(inbox),
      m_channels(m_options.timings, m_random, m_deliver), m_clients(m_options, m_channels, m_random),
      m_lan(m_options, m_channels, m_random), m_replicas(m_channels, m_options.timings, m_random, m_deliver) {
    connect(&m_lan, &Lan::changed, this, [this](const LanState& state) { m_deliver(state); });
    connect(&m_interfaces.timer, &QTimer::timeout, this, &Hub::checkInterfaces);
}

Hub::~Hub() = default;

Done Hub::start() {
    for (const std::string& name : m_options.interfaces) {
        if (m_options.lan && !interfaceExists(name)) return fail(Cause::Input, NetError::NoInterface);
    }
    if (const Done prepared = m_clients.prepare(); !prepared) return passOn(prepared);
    m_interfaces.seen = usableInterfaces(m_options.interfaces);
    m_lan.setInterfaces(m_interfaces.seen);
    if (const Done applied = apply(); !applied) return passOn(applied);
    m_interfaces.timer.start(static_cast<int>(m_options.timings.interfacesMs));
    return {};
}

Done Hub::apply() {
    Done result;
    if (m_options.lan && !m_paused) {
        result = m_lan.start();
    } else {
        m_lan.stop();
    }
    m_lan.tell();
    if (!m_paused) {
        if (const Done opened = m_clients.open(); !opened) result = opened;
    } else {
        m_clients.close();
    }
    return result;
}

void Hub::drain() {
    for (Command& command : m_inbox.takeAll()) carryOut(std::move(command));
    m_channels.flush();
}

void Hub::carryOut(Command command) {
    std::visit(Match{
                   [this](SendFrame& send) { m_channels.send(std::move(send)); },
                   [this](CloseChannel& close) { m_channels.close(close); },
                   [this](TrustChannel& trust) { m_channels.trust(trust); },
                   [this](KeepReplicas& keep) { m_replicas.keep(std::move(keep.replicas)); },
                   [this](SetProxy& proxy) { m_replicas.goBy(std::move(proxy.choice)); },
                   [this](SetLan& lan) {
                       m_options.lan = lan.on;
                       // What fails now is told in LanState and tried again with the next look at the interfaces.
                       (void)apply();
                   },
                   [this](KeepPeers& keep) { keepPeers(keep.addresses); },
                   [this](Pause& wanted) { pause(wanted.paused); },
               },
               command);
}

void Hub::keepPeers(const std::vector<std::string>& addresses) {
    std::set<HostPort> wanted;
    for (const std::string& text : addresses) {
        // A remembered hint that cannot be read is of no use; whoever typed it was told by parseHostPort.
        if (const auto address = parseHostPort(text); address && wanted.size() < peersKeptMax) wanted.insert(*address);
    }
    for (auto& [address, dialer] : m_peers) {
        if (!wanted.contains(address)) dialer->rest();
    }
    // They are kept for the delay that they have earned, though not without end.
    if (m_peers.size() > peersKeptMax) {
        std::erase_if(m_peers, [](const auto& entry) { return entry.second->isResting() && entry.second->isIdle(); });
    }
    Channel::Setup setup;
    setup.initiator = true;
    for (const HostPort& address : wanted) {
        auto& dialer = m_peers[address];
        if (!dialer) dialer = std::make_unique<Dialer>(address, setup, m_channels, m_options.timings, m_random);
        if (!m_paused) dialer->start();
    }
}

void Hub::pause(bool paused) {
    if (m_paused == paused) return;
    m_paused = paused;
    (void)apply();
    for (auto& [address, dialer] : m_peers) {
        if (paused) {
            dialer->stop(closedByUs());
        } else if (!dialer->isResting()) {
            dialer->start();
        }
    }
    m_replicas.pause(paused);
    if (paused) m_channels.closeAll(closedByUs());
}

void Hub::checkInterfaces() {
    (void)apply();
    std::vector<LocalInterface> now = usableInterfaces(m_options.interfaces);
    if (now == m_interfaces.seen) return;
    m_interfaces.seen = std::move(now);
    m_lan.setInterfaces(m_interfaces.seen);
    m_lan.tell();
    m_channels.closeWhereOwnAddressIsGone(QNetworkInterface::allAddresses());
    m_replicas.hurry();
    for (auto& [address, dialer] : m_peers) dialer->hurry();
}

} // namespace ieum::net
