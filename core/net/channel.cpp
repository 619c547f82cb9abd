// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/channel.h"

#include "base/assert.h"
#include "base/writer.h"
#include "net/host_port.h"
#include "net/limits.h"
#include "net/steady.h"

#ifdef Q_OS_UNIX
    #include <netinet/in.h>
    #include <netinet/tcp.h>
    #include <sys/socket.h>
#endif

namespace ieum::net {

namespace {

Framing::Config framingConfig(const Channel::Setup& setup) {
    Framing::Config config;
    config.suite = setup.kind == PathKind::Lan ? Suite::Lan : Suite::Replica;
    config.initiator = setup.initiator;
    config.localStatic = setup.localStatic;
    if (setup.replica) config.remoteStatic = crypto::AgreementPublicKey::from(setup.replica->view());
    return config;
}

/// Keeps most of what waits out of the kernel, where a prompt frame could not overtake it any more.
void boundUnsentInKernel(const QTcpSocket& socket) {
#ifdef TCP_NOTSENT_LOWAT
    const int bytes = unsentInKernelBytesMax;
    // Older kernels refuse; then prompt frames are only later, so the answer does not matter.
    (void)::setsockopt(static_cast<int>(socket.socketDescriptor()), IPPROTO_TCP, TCP_NOTSENT_LOWAT, &bytes,
                       sizeof bytes);
#else
    (void)socket;
#endif
}

Error errorOf(Cause cause, NetError code, int64_t number = 0,
              std::source_location place = std::source_location::current()) {
    return fail(cause, code, number, place).value();
}

} // namespace

QHostAddress normalised(const QHostAddress& address) {
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    return isIpv4 ? QHostAddress(ipv4) : address;
}

Channel::Channel(ChannelId id, const Setup& setup, std::unique_ptr<QTcpSocket> socket, const Timings& timings,
                 Random& random)
    : m_id(id), m_way{setup.kind, setup.initiator, setup.replica}, m_socket(std::move(socket)),
      m_framing(framingConfig(setup), random), m_queue(sendQueueBytesMax), m_timings(timings),
      m_heartbeat(timings.pingAfterMs, timings.silentMs, steadyNow()) {
    m_timer.setSingleShot(true);
    m_lookAgain.setSingleShot(true);
}

Channel::~Channel() { m_socket->disconnect(this); }

void Channel::begin() {
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setReadBufferSize(unprovedReadBufferBytes);
    boundUnsentInKernel(*m_socket);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &Channel::readAll);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, [this] {
        // A backlog that drains on a slow line is a sign of life; a ping that the kernel took is not.
        if (m_socket->bytesToWrite() > 0) m_heartbeat.alive(steadyNow());
        sendWaiting();
    });
    connect(m_socket.get(), &QTcpSocket::disconnected, this, [this] {
        readAll();
        fall(errorOf(Cause::Machine, NetError::ClosedByPeer, m_socket->error()));
    });
    connect(&m_timer, &QTimer::timeout, this, &Channel::checkTimes);
    connect(&m_lookAgain, &QTimer::timeout, this, &Channel::lookAgain);
    m_deadline = steadyNow().after(m_timings.handshakeMs);
    armTimer();
    write(m_framing.start());
    readAll();
}

void Channel::send(Lane lane, Bytes frame) {
    if (m_stage == Stage::Down) return;
    if (const Done put = m_queue.put(lane, std::move(frame)); !put) return close(put.error());
    sendWaiting();
}

void Channel::trust() {
    if (m_stage == Stage::Down || m_stage == Stage::Trusted) return;
    IEUM_ASSERT(m_stage == Stage::Unproved);
    m_stage = Stage::Trusted;
    m_framing.trust();
    m_socket->setReadBufferSize(trustedReadBufferBytes);
    armTimer();
    emit trusted();
    readAll();
}

void Channel::close(const Error& why) {
    if (m_stage == Stage::Down) return;
    if (!m_framing.finished()) return fall(why);
    const Bytes body = Writer().u16(static_cast<uint16_t>(why.folder)).u16(why.code).take();
    const auto goodbye = m_framing.seal(MessageType::Goodbye, body);
    fall(why, goodbye ? *goodbye : Bytes{});
}

ChannelUp Channel::description() const {
    ChannelUp made;
    made.channel = m_id;
    made.kind = m_way.kind;
    made.initiator = m_way.initiator;
    made.handshakeHash = m_framing.hash();
    made.remoteAddress =
        toText(HostPort{normalised(m_socket->peerAddress()).toString().toStdString(), m_socket->peerPort()});
    made.replica = m_way.replica;
    if (!m_way.initiator) made.remoteStatic = m_framing.remoteStatic();
    return made;
}

bool Channel::mustWait() {
    if (!m_inHand.isTooMuch()) return false;
    m_heartbeat.alive(steadyNow()); // it is we who are silent
    m_lookAgain.start(lookAgainMs);
    return true;
}

void Channel::lookAgain() {
    readAll();
    if (m_stage == Stage::Down || m_lookAgain.isActive()) return;
    // Qt stopped reading when its buffer was full. It goes on when the buffer is emptied to the last byte, or gets
    // another size.
    m_socket->setReadBufferSize(m_socket->readBufferSize() ^ 1);
}

void Channel::readAll() {
    while (m_stage != Stage::Down && !mustWait()) {
        const auto wanted = m_framing.wanted();
        if (!wanted || m_socket->bytesAvailable() < static_cast<qint64>(*wanted)) return;
        Bytes bytes(*wanted);
        const qint64 got = m_socket->read(reinterpret_cast<char*>(bytes.data()), static_cast<qint64>(bytes.size()));
        IEUM_ASSERT(got == static_cast<qint64>(bytes.size()));
        m_heartbeat.alive(steadyNow());
        const auto heard = m_framing.take(bytes);
        if (heard) {
            take(*heard);
            continue;
        }
        const bool refuse = !m_framing.finished() && !m_way.initiator && !heard.error().is(NetError::BadPreamble);
        if (refuse) return fall(heard.error(), Framing::refusal());
        close(heard.error());
    }
}

void Channel::take(const Heard& heardNow) {
    if (!heardNow.reply.empty()) write(heardNow.reply);
    switch (heardNow.what) {
    case Heard::What::Finished:
        m_stage = Stage::Unproved;
        m_deadline = steadyNow().after(m_timings.trustMs);
        armTimer();
        emit up();
        sendWaiting();
        break;
    case Heard::What::Frame:
        emit heard(heardNow.bytes, m_inHand.hold(heardNow.bytes.size()));
        break;
    case Heard::What::Ping:
        // Whoever pings without reading the answers does not get us to store them.
        if (m_socket->bytesToWrite() < promptBacklogBytesMax) write(m_framing.seal(MessageType::Pong, {}));
        break;
    case Heard::What::Goodbye:
        fall(errorOf(Cause::Machine, NetError::ClosedByPeer, heardNow.goodbye));
        break;
    case Heard::What::Nothing:
    case Heard::What::Pong:
        break;
    }
}

void Channel::sendWaiting() {
    while (m_stage == Stage::Unproved || m_stage == Stage::Trusted) {
        const auto frame = m_queue.next(m_socket->bytesToWrite());
        if (!frame) return;
        write(m_framing.seal(MessageType::Frame, *frame));
    }
}

void Channel::write(const Result<Bytes>& bytes) {
    if (m_stage == Stage::Down) return;
    if (!bytes) return fall(bytes.error());
    m_socket->write(reinterpret_cast<const char*>(bytes->data()), static_cast<qint64>(bytes->size()));
}

void Channel::checkTimes() {
    const SteadyMs now = steadyNow();
    if (m_stage != Stage::Trusted && now >= m_deadline) {
        const bool shaking = m_stage == Stage::Handshake;
        const int64_t waitedMs = shaking ? m_timings.handshakeMs : m_timings.trustMs;
        return close(errorOf(m_way.initiator ? Cause::Machine : Cause::Peer, NetError::HandshakeTimeout, waitedMs));
    }
    if (m_framing.finished()) {
        const Heartbeat::Due due = m_heartbeat.check(now);
        if (due == Heartbeat::Due::Dead) return fall(errorOf(Cause::Machine, NetError::Silent, m_timings.silentMs));
        if (due == Heartbeat::Due::Ping) write(m_framing.seal(MessageType::Ping, {}));
    }
    armTimer();
}

void Channel::armTimer() {
    if (m_stage == Stage::Down) return;
    SteadyMs next = m_heartbeat.next();
    if (m_stage != Stage::Trusted) next = std::min(next, m_deadline);
    m_timer.start(static_cast<int>(std::max<int64_t>(1, next.ms - steadyNow().ms)));
}

void Channel::fall(const Error& why, const Bytes& farewell) {
    if (m_stage == Stage::Down) return;
    m_stage = Stage::Down;
    m_timer.stop();
    m_lookAgain.stop();
    m_queue.clear();
    m_socket->disconnect(this);
    if (!farewell.empty()) {
        m_socket->write(reinterpret_cast<const char*>(farewell.data()), static_cast<qint64>(farewell.size()));
    }
    m_socket->flush();
    m_socket->disconnectFromHost();
    // A channel that is down stays until its last words are out, but not for ever.
    if (m_socket->state() == QAbstractSocket::UnconnectedState) {
        deleteLater();
    } else {
        connect(m_socket.get(), &QTcpSocket::disconnected, this, &QObject::deleteLater);
        QTimer::singleShot(m_timings.lingerMs, this, &QObject::deleteLater);
    }
    emit down(why);
}

} // namespace ieum::net
