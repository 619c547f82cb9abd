// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/channel.h"

#include "base/assert.h"
#include "base/writer.h"
#include "net/host_port.h"
#include "net/limits.h"
#include "net/steady.h"

#include <algorithm>

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

Error errorOf(Cause cause, NetError code, int64_t number = 0,
              std::source_location place = std::source_location::current()) {
    return fail(cause, code, number, place).value();
}

/// Of somebody who is trusted: what may be in hand is a few milliseconds of a fast line, and a pause of as many would
/// halve it.
constexpr int lookAgainAtFriendMs = 1;
constexpr int sendAgainFirstMs = 1;
constexpr int sendAgainMostMs = 16; // where nothing is acknowledged for long

/// What a frame that waits costs beside its bytes: a million empty ones are no less of a flood.
constexpr size_t inHandFrameBytes = 256;

/// The goodbye of somebody who has heard nothing of us for too long.
constexpr int64_t hearsNothing = static_cast<int64_t>(Folder::Net) << 16 | static_cast<int64_t>(NetError::Silent);

/// What went wrong before anybody had proved himself, seen together with a certificate that nobody vouches for. A
/// gateway that says that nobody is behind it (5xx) says no more than that.
Error whyNobody(const Error& why, const Stream& stream) {
    const bool isStranger = why.is(NetError::WrongKey) || (why.is(NetError::UpgradeRefused) && why.number < 500);
    return isStranger && stream.isUnverified() ? errorOf(Cause::Peer, NetError::Intercepted) : why;
}

} // namespace

Channel::Channel(ChannelId id, const Setup& setup, std::unique_ptr<Stream> stream, const Timings& timings,
                 Random& random)
    : m_id(id), m_way{setup.kind, setup.initiator, setup.replica, false}, m_stream(std::move(stream)),
      m_framing(framingConfig(setup), random), m_queue(sendQueueBytesMax), m_timings(timings),
      m_heartbeat(timings.pingAfterMs, timings.silentMs, steadyNow()) {
    m_timer.setSingleShot(true);
    m_again.read.setSingleShot(true);
    m_again.send.setSingleShot(true);
    m_again.send.setTimerType(Qt::PreciseTimer);
}

Channel::~Channel() { m_stream->disconnect(this); }

void Channel::begin() {
    m_stream->setReadBuffer(unprovedReadBufferBytes);
    connect(m_stream.get(), &Stream::ready, this, &Channel::onReady);
    connect(m_stream.get(), &Stream::readable, this, &Channel::readAll);
    connect(m_stream.get(), &Stream::drained, this, [this] {
        // A backlog that drains on a slow line is a sign of life; a ping that the kernel took is not.
        if (m_stream->bytesToWrite() > 0) m_heartbeat.alive(steadyNow());
        sendWaiting();
    });
    connect(m_stream.get(), &Stream::ended, this, [this] {
        readAll();
        fall(m_stream->why());
    });
    connect(&m_timer, &QTimer::timeout, this, &Channel::checkTimes);
    connect(&m_again.read, &QTimer::timeout, this, &Channel::lookAgain);
    connect(&m_again.send, &QTimer::timeout, this, [this] {
        m_again.sendMs = std::min(2 * m_again.sendMs, sendAgainMostMs);
        sendWaiting();
    });
    m_deadline = steadyNow().after(m_timings.upgradeMs);
    m_stream->begin();
    if (m_stage == Stage::Down) return;
    if (m_stream->isReady()) return onReady();
    armTimer();
}

void Channel::onReady() {
    if (m_stage != Stage::Handshake || m_way.isOpen) return;
    m_way.isOpen = true;
    m_deadline = steadyNow().after(m_timings.handshakeMs);
    armTimer();
    write(m_framing.start());
    readAll();
}

void Channel::send(Lane lane, Bytes frame) {
    put(lane, std::move(frame));
    sendWaiting();
}

void Channel::put(Lane lane, Bytes frame) {
    if (m_stage == Stage::Down) return;
    if (const Done done = m_queue.put(lane, std::move(frame)); !done) close(done.error());
}

void Channel::flush() {
    sendWaiting();
    if (m_stage != Stage::Down) m_stream->flush();
}

void Channel::trust() {
    if (m_stage == Stage::Down || m_stage == Stage::Trusted) return;
    IEUM_ASSERT(m_stage == Stage::Unproved);
    m_stage = Stage::Trusted;
    m_framing.trust();
    m_stream->setReadBuffer(trustedReadBufferBytes);
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
    const Stream::Ends ends = m_stream->ends();
    const std::string host = ends.remote.isNull() ? ends.remoteName : ends.remote.toString().toStdString();
    made.remoteAddress = toText(HostPort{host, ends.remotePort});
    made.replica = m_way.replica;
    if (!m_way.initiator) made.remoteStatic = m_framing.remoteStatic();
    return made;
}

bool Channel::mustWait() {
    if (!m_inHand.isTooMuch()) return false;
    m_heartbeat.alive(steadyNow()); // it is we who are silent
    m_again.read.start(m_stage == Stage::Trusted ? lookAgainAtFriendMs : lookAgainMs);
    return true;
}

void Channel::lookAgain() {
    readAll();
    if (m_stage == Stage::Down || m_again.read.isActive()) return;
    m_stream->readOn();
}

void Channel::readAll() {
    while (m_stage != Stage::Down && !mustWait()) {
        const auto wanted = m_framing.wanted();
        if (!wanted || !m_stream->has(*wanted)) return;
        m_heartbeat.alive(steadyNow());
        const auto heard = m_framing.take(m_stream->take(*wanted));
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
        emit heard(heardNow.bytes, m_inHand.hold(heardNow.bytes.size() + inHandFrameBytes));
        break;
    case Heard::What::Ping:
        // Whoever pings without reading the answers does not get us to store them.
        if (m_stream->bytesToWrite() < promptBacklogBytesMax) write(m_framing.seal(MessageType::Pong, {}));
        break;
    case Heard::What::Goodbye:
        fall(errorOf(Cause::Machine, heardNow.goodbye == hearsNothing ? NetError::OneWay : NetError::ClosedByPeer,
                     heardNow.goodbye));
        break;
    case Heard::What::Nothing:
    case Heard::What::Pong:
        break;
    }
}

void Channel::sendWaiting() {
    Bytes sealed;
    while (!m_queue.isEmpty() && (m_stage == Stage::Unproved || m_stage == Stage::Trusted)) {
        const auto frame = nextToSend(sealed.size());
        if (!frame) {
            // Nobody tells when the other end has acknowledged something.
            if (!m_again.send.isActive()) m_again.send.start(m_again.sendMs);
            break;
        }
        m_again.sendMs = sendAgainFirstMs;
        const size_t before = sealed.size();
        if (before > 0 && before + frame->size() > writtenTogetherBytesMax) {
            m_stream->write(sealed);
            sealed.clear();
        }
        if (const Done done = m_framing.sealOnto(sealed, MessageType::Frame, *frame); !done) return fall(done.error());
    }
    if (!sealed.empty() && m_stage != Stage::Down) m_stream->write(sealed);
}

/// What lies before us is asked of the system once in a millisecond, and again before anything waits for it; in between
/// it is reckoned, and never too low. `pending`: bytes that are sealed and not with the stream yet.
std::optional<Bytes> Channel::nextToSend(size_t pending) {
    const SteadyMs now = steadyNow();
    const bool isFresh = m_again.measuredAt != now;
    const auto measure = [&] {
        m_again.backlog = m_stream->backlog();
        m_again.backlog.unsentBytes += static_cast<int64_t>(pending);
        m_again.backlog.unacknowledgedBytes += static_cast<int64_t>(pending);
    };
    if (isFresh) measure();
    m_again.measuredAt = now;
    auto frame = m_queue.next(m_again.backlog, now);
    if (!frame && !isFresh) {
        measure();
        frame = m_queue.next(m_again.backlog, now);
    }
    const auto bytes = static_cast<int64_t>(frame ? frame->size() + messageOverheadBytes : 0);
    m_again.backlog.unsentBytes += bytes;
    m_again.backlog.unacknowledgedBytes += bytes;
    return frame;
}

void Channel::write(const Result<Bytes>& bytes) {
    if (m_stage == Stage::Down) return;
    if (!bytes) return fall(bytes.error());
    if (!bytes->empty()) m_stream->write(*bytes);
}

void Channel::checkTimes() {
    const SteadyMs now = steadyNow();
    if (m_stage != Stage::Trusted && now >= m_deadline) {
        const bool shaking = m_stage == Stage::Handshake;
        const int64_t shakenMs = m_way.isOpen ? m_timings.handshakeMs : m_timings.upgradeMs;
        const int64_t waitedMs = shaking ? shakenMs : m_timings.trustMs;
        return close(errorOf(m_way.initiator ? Cause::Machine : Cause::Peer, NetError::HandshakeTimeout, waitedMs));
    }
    if (m_framing.finished()) {
        const Heartbeat::Due due = m_heartbeat.check(now);
        // With a goodbye: where only one direction passes, it is how the other side learns of that.
        if (due == Heartbeat::Due::Dead) return close(errorOf(Cause::Machine, NetError::Silent, m_timings.silentMs));
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
    const bool isProved = std::exchange(m_stage, Stage::Down) != Stage::Handshake;
    m_timer.stop();
    m_again.read.stop();
    m_again.send.stop();
    m_queue.clear();
    m_stream->disconnect(this);
    m_stream->end(farewell);
    // A channel that is down stays until its last words are out, but not for ever.
    if (m_stream->isEnded()) {
        deleteLater();
    } else {
        connect(m_stream.get(), &Stream::ended, this, &QObject::deleteLater);
        QTimer::singleShot(m_timings.lingerMs, this, &QObject::deleteLater);
    }
    emit down(isProved ? why : whyNobody(why, *m_stream));
}

} // namespace ieum::net
