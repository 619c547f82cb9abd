// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/dialer.h"

#include "net/steady.h"
#include "net/web_stream.h"

namespace ieum::net {

namespace {

std::unique_ptr<Stream> streamOver(std::unique_ptr<QTcpSocket> socket, const HostPort& target, const Route& route,
                                   Random& random) {
    if (route.transport == Transport::Tcp) return std::make_unique<SocketStream>(std::move(socket));
    std::unique_ptr<Stream> carrier;
    if (auto* tls = qobject_cast<QSslSocket*>(socket.get())) {
        (void)socket.release();
        carrier = std::make_unique<SocketStream>(std::unique_ptr<QSslSocket>(tls), target.host);
    } else {
        carrier = std::make_unique<SocketStream>(std::move(socket));
    }
    return std::make_unique<WebStream>(std::move(carrier), WebTarget{toText(target), route.path}, random);
}

} // namespace

Dialer::Dialer(HostPort target, const Channel::Setup& setup, ChannelSet& channels, const Timings& timings,
               Random& random, Route route, const QHostAddress& lastGood)
    : m_target(std::move(target)), m_setup(setup), m_route(std::move(route)), m_channels(channels), m_timings(timings),
      m_random(random), m_backoff(timings.retryFirstMs, timings.retryMaxMs), m_memory{lastGood, {}} {
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Dialer::dial);
}

Dialer::~Dialer() { stop(fail(Cause::Machine, NetError::ClosedByUs).value()); }

void Dialer::start() {
    const bool rested = std::exchange(m_line.resting, false);
    m_line.wanted = true;
    if (m_attempt || m_line.channel || m_retry.isActive()) return;
    m_retry.start(rested ? static_cast<int>(m_backoff.nextMs(m_random)) : 0);
}

void Dialer::rest() {
    m_line.resting = true;
    m_retry.stop();
    m_attempt.reset();
}

void Dialer::stop(const Error& why) {
    m_retry.stop();
    m_attempt.reset();
    if (!m_line.channel) return;
    Channel* channel = std::exchange(m_line.channel, nullptr);
    channel->disconnect(this);
    channel->close(why);
}

void Dialer::hurry() {
    if (!m_retry.isActive()) return;
    m_backoff.reset();
    m_retry.start(static_cast<int>(m_backoff.nextMs(m_random)));
}

void Dialer::dial() {
    m_attempt = std::make_unique<ConnectAttempt>(
        m_target, m_memory, m_timings, [this](std::unique_ptr<QTcpSocket> socket) { onConnected(std::move(socket)); },
        [this](const Error& why) {
            m_answered = false;
            retryLater(why);
        },
        m_route);
    m_attempt->begin();
}

void Dialer::onConnected(std::unique_ptr<QTcpSocket> socket) {
    m_attempt.release()->deleteLater();
    m_line.trustedAt = {};
    m_line.wanted = false;
    m_line.channel = m_channels.open(streamOver(std::move(socket), m_target, m_route, m_random), m_setup);
    connect(m_line.channel, &Channel::up, this, [this] {
        // Back after an outage: whatever it refuses at first it may have within a second. If it goes on refusing, we
        // slow down as for any other failure.
        if (!std::exchange(m_answered, true)) m_backoff.reset();
        // Behind a proxy there is no number to remember.
        if (!m_route.proxy) m_memory.lastGood = m_line.channel->stream().ends().remote;
        if (m_memory.disproved == m_memory.lastGood) m_memory.disproved.clear();
        emit up();
    });
    connect(m_line.channel, &Channel::trusted, this, [this] { m_line.trustedAt = steadyNow(); });
    connect(m_line.channel, &Channel::down, this, &Dialer::onDown);
    m_line.channel->begin();
}

void Dialer::onDown(const Error& why) {
    const Channel* channel = std::exchange(m_line.channel, nullptr);
    const bool isSomebodyElse =
        why.is(NetError::WrongKey) || why.is(NetError::Intercepted) || why.is(NetError::UpgradeRefused);
    if (isSomebodyElse && !m_route.proxy) m_memory.disproved = channel->stream().ends().remote;
    // A line that greets and then swallows what matters is no good one, however long that took to find out.
    const bool isDead = why.is(NetError::Silent) || why.is(NetError::OneWay);
    if (!isDead && m_line.trustedAt.ms != 0 && steadyNow() >= m_line.trustedAt.after(m_timings.settledMs))
        m_backoff.reset();
    if (m_line.resting || (why.is(NetError::NothingToSay) && !m_line.wanted)) return;
    retryLater(why);
}

void Dialer::retryLater(const Error& why) {
    if (m_attempt) m_attempt.release()->deleteLater();
    const bool refused = why.is(NetError::Unreachable) && why.number == QAbstractSocket::ConnectionRefusedError;
    m_retry.start(
        static_cast<int>(m_backoff.nextMs(m_random, refused ? m_timings.retryRefusedMaxMs : m_timings.retryMaxMs)));
    emit failed(why);
}

} // namespace ieum::net
