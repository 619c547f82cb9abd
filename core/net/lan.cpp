// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/lan.h"

#include "net/limits.h"
#include "net/steady.h"

#include <algorithm>

namespace ieum::net {

namespace {

bool sameExceptSince(const LanState& a, const LanState& b) {
    const auto code = [](const LanState& state) { return state.why ? state.why->code : uint16_t{0}; };
    return a.on == b.on && a.port == b.port && a.interfaces == b.interfaces && a.addresses == b.addresses &&
           code(a) == code(b);
}

} // namespace

Lan::Lan(const NetworkOptions& options, ChannelSet& channels, Random& random)
    : m_options(options), m_channels(channels), m_random(random),
      m_listener(lanAcceptsPerSecond, [this](std::unique_ptr<QTcpSocket> socket) { onArrived(std::move(socket)); }),
      m_beacon(options.beaconPort, options.timings, random), m_mdns(options.timings),
      m_peers(options.timings, random, [this](const std::string& at) {
          return m_channels.trustedAt(QHostAddress(QString::fromStdString(at)));
      }) {
    connect(&m_beacon, &Beacon::heard, this, &Lan::onHeard);
    connect(&m_beacon, &Beacon::renamed, this, [this] { m_mdns.rename(Advert{m_listener.port(), m_beacon.ownId()}); });
    connect(&m_mdns, &Mdns::heard, &m_beacon, &Beacon::hear);
}

Lan::~Lan() = default;

Done Lan::start() {
    if (m_listener.isListening()) {
        // What did not work a moment ago (a taken beacon port) may work now.
        if (m_why) startBeacon();
        return {};
    }
    m_why.reset();
    const bool asBefore = m_options.lanPort == 0 && m_options.lanPortBefore != 0 &&
                          m_listener.listen(QHostAddress::Any, m_options.lanPortBefore);
    if (!asBefore && !m_listener.listen(QHostAddress::Any, m_options.lanPort)) {
        m_why = fail(Cause::Machine, NetError::PortTaken, m_options.lanPort).value();
        return tl::unexpected<Error>(*m_why);
    }
    setInterfaces(m_interfaces);
    return {};
}

void Lan::stop() {
    m_listener.close();
    m_beacon.stop();
    m_mdns.stop();
    for (const auto& [endpoint, attempt] : std::exchange(m_attempts, {})) {
        m_peers.dialEnded(endpoint, false, steadyNow());
    }
    m_why.reset();
}

void Lan::setInterfaces(std::vector<LocalInterface> interfaces) {
    m_interfaces = std::move(interfaces);
    if (!m_listener.isListening()) return;
    m_peers.forget();
    startBeacon();
    // Where the beacon's port is taken, this is how others are found.
    m_mdns.start({m_interfaces, m_options.beaconPort, Advert{m_listener.port(), m_beacon.ownId()}});
}

void Lan::startBeacon() {
    m_why.reset();
    if (m_interfaces.empty()) {
        m_beacon.stop();
        m_why = fail(Cause::Machine, NetError::NoInterface).value();
    } else if (!m_beacon.start(m_interfaces, m_listener.port())) {
        m_why = fail(Cause::Machine, NetError::PortTaken, m_options.beaconPort).value();
    }
}

void Lan::tell() {
    LanState state;
    state.on = m_listener.isListening();
    state.port = state.on ? m_listener.port() : uint16_t{0};
    if (state.on) {
        for (const LocalInterface& local : m_interfaces) state.interfaces.push_back(local.name);
        for (const QHostAddress& each : dialableAddresses(m_interfaces)) {
            state.addresses.push_back(toText(HostPort{each.toString().toStdString(), state.port}));
        }
    }
    state.why = m_why;
    state.since = wallNow();
    if (m_told && sameExceptSince(*m_told, state)) return;
    m_told = state;
    emit changed(state);
}

void Lan::onHeard(const Advert& advert, const QHostAddress& from) {
    const LanEndpoint endpoint{from.toString().toStdString(), advert.port};
    const bool mayDial = m_attempts.size() < lanDialsMax;
    const LanPeers::Verdict verdict = m_peers.hear(advert, endpoint.address, m_beacon.ownId(), mayDial, steadyNow());
    if (verdict.isNew) m_beacon.answer();
    if (verdict.dial) dial(endpoint);
}

void Lan::dial(const LanEndpoint& endpoint) {
    // The table forgot it, but its dial is still under way.
    if (m_attempts.contains(endpoint)) return;
    auto attempt = std::make_unique<ConnectAttempt>(
        HostPort{endpoint.address, endpoint.port}, AddressMemory{}, m_options.timings,
        [this, endpoint](std::unique_ptr<QTcpSocket> socket) { onConnected(endpoint, std::move(socket)); },
        [this, endpoint](const Error&) {
            dropAttempt(endpoint);
            m_peers.dialEnded(endpoint, false, steadyNow());
        });
    ConnectAttempt* begun = attempt.get();
    m_attempts.emplace(endpoint, std::move(attempt));
    begun->begin();
}

void Lan::dropAttempt(const LanEndpoint& endpoint) {
    auto dropped = m_attempts.extract(endpoint);
    // It may be calling us right now.
    if (dropped) dropped.mapped().release()->deleteLater();
}

void Lan::onConnected(const LanEndpoint& endpoint, std::unique_ptr<QTcpSocket> socket) {
    dropAttempt(endpoint);
    Channel::Setup setup;
    setup.kind = PathKind::Lan;
    setup.initiator = true;
    Channel* channel = m_channels.open(std::move(socket), setup);
    const SteadyMs begun = steadyNow();
    connect(channel, &Channel::down, this, [this, endpoint, begun] {
        m_peers.dialEnded(endpoint, steadyNow() >= begun.after(m_options.timings.settledMs), steadyNow());
    });
    channel->begin();
}

void Lan::onArrived(std::unique_ptr<QTcpSocket> socket) {
    // Where interfaces were named, others are not served.
    const QHostAddress local = normalised(socket->localAddress());
    const auto isLocal = [&local](const LocalInterface& interface) {
        return std::any_of(interface.subnets.begin(), interface.subnets.end(),
                           [&local](const LocalInterface::Subnet& subnet) { return subnet.address.isEqual(local); }) ||
               (interface.loopback && local.isLoopback());
    };
    if (!m_options.interfaces.empty() && std::none_of(m_interfaces.begin(), m_interfaces.end(), isLocal)) return;
    Channel::Setup setup;
    setup.kind = PathKind::Lan;
    setup.strangersMax = lanStrangersMax;
    m_channels.open(std::move(socket), setup)->begin();
}

} // namespace ieum::net
