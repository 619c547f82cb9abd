// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/web_stream.h"

#include "base/assert.h"
#include "net/error.h"
#include "net/limits.h"

namespace ieum::net {

WebStream::WebStream(std::unique_ptr<Stream> carrier, std::optional<WebTarget> target, Random& random)
    : m_carrier(std::move(carrier)), m_target(std::move(target)), m_random(random), m_frames(m_target.has_value()) {}

WebStream::~WebStream() { m_carrier->disconnect(this); }

void WebStream::begin() {
    connect(m_carrier.get(), &Stream::ready, this, &WebStream::upgrade);
    connect(m_carrier.get(), &Stream::readable, this, &WebStream::onReadable);
    connect(m_carrier.get(), &Stream::drained, this, &Stream::drained);
    connect(m_carrier.get(), &Stream::ended, this, &Stream::ended);
    m_carrier->begin();
    if (m_carrier->isReady()) upgrade();
}

void WebStream::upgrade() {
    m_stage = Stage::Upgrading;
    if (m_target) {
        m_key = newUpgradeKey(m_random);
        m_carrier->write(bytesOf(upgradeRequest(*m_target, m_key)));
    }
    onReadable();
}

void WebStream::onReadable() {
    // One byte at a time: what comes behind the head belongs to the first frame.
    while (m_stage == Stage::Upgrading && m_carrier->has(1)) {
        const auto isWhole = m_head.add(static_cast<char>(m_carrier->take(1).front()));
        if (!isWhole) return fall(isWhole.error());
        if (*isWhole) onHead();
    }
    if (m_stage == Stage::Open) emit readable();
}

void WebStream::onHead() {
    if (m_target) {
        if (const auto upgraded = checkUpgrade(m_head.text(), m_key); !upgraded) return fall(upgraded.error());
    } else {
        const auto answer = upgradeAnswer(m_head.text());
        if (!answer) return fall(answer.error());
        m_carrier->write(bytesOf(*answer));
    }
    m_stage = Stage::Open;
    emit ready();
}

bool WebStream::has(size_t bytes) {
    while (available() < bytes && m_stage == Stage::Open) {
        const size_t wanted = m_frames.wanted(m_carrier->available());
        if (wanted == 0) return false;
        const auto heard = m_frames.take(m_carrier->take(wanted));
        if (!heard) {
            fall(heard.error());
            return false;
        }
        hear(*heard);
    }
    return available() >= bytes;
}

void WebStream::hear(const WebHeard& heard) {
    switch (heard.what) {
    case WebHeard::What::Data:
        append(m_plain, heard.bytes);
        break;
    case WebHeard::What::Ping:
        // Whoever pings without reading the answers does not get us to store them.
        if (m_carrier->bytesToWrite() < promptBacklogBytesMax) say(WebFrames::Opcode::Pong, heard.bytes);
        break;
    case WebHeard::What::Close:
        fall(fail(Cause::Machine, NetError::ClosedByPeer).value());
        break;
    case WebHeard::What::Nothing:
        break;
    }
}

Bytes WebStream::take(size_t bytes) {
    IEUM_ASSERT(bytes <= available());
    const auto from = m_plain.begin() + static_cast<ptrdiff_t>(m_taken);
    Bytes taken(from, from + static_cast<ptrdiff_t>(bytes));
    m_taken += bytes;
    // Moved once for many takes, and never let grow: what is not taken yet is less than one message of a channel.
    if (m_taken == m_plain.size() || m_taken > webPieceBytesMax) {
        m_plain.erase(m_plain.begin(), m_plain.begin() + static_cast<ptrdiff_t>(m_taken));
        m_taken = 0;
    }
    return taken;
}

void WebStream::write(ByteView bytes) { say(WebFrames::Opcode::Binary, bytes); }

void WebStream::flush() { m_carrier->flush(); }

void WebStream::say(WebFrames::Opcode opcode, ByteView payload) {
    if (m_stage == Stage::Open) m_carrier->write(m_frames.seal(opcode, payload, m_random));
}

void WebStream::end(ByteView farewell) {
    if (!farewell.empty()) write(farewell);
    say(WebFrames::Opcode::Close, {});
    m_stage = Stage::Over;
    m_carrier->end({});
}

/// Says why in the other side's own terms; whoever uses us is told by `ended`, from the event loop.
void WebStream::fall(const Error& why) {
    m_failure = why;
    const bool isServer = !m_target.has_value();
    if (m_stage == Stage::Open) {
        say(WebFrames::Opcode::Close, why.is(NetError::ClosedByPeer) ? Bytes{} : WebFrames::closing(why));
    } else if (m_stage == Stage::Upgrading && isServer) {
        m_carrier->write(bytesOf(refusalText(why.number)));
    }
    m_stage = Stage::Over;
    QMetaObject::invokeMethod(this, &Stream::ended, Qt::QueuedConnection);
}

} // namespace ieum::net
