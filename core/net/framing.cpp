// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/framing.h"

#include "base/assert.h"
#include "base/reader.h"
#include "base/writer.h"
#include "net/limits.h"

namespace ieum::net {

namespace {

Bytes preambleOf(Suite suite) {
    return Writer().put(bytesOf("IEUM")).u8(protocolVersion).u8(static_cast<uint8_t>(suite)).u16(0).take();
}

crypto::Handshake::Config handshakeConfig(const Framing::Config& config) {
    crypto::Handshake::Config made;
    made.pattern = config.suite == Suite::Lan ? crypto::Pattern::NN : crypto::Pattern::IK;
    made.initiator = config.initiator;
    // Version and suite are part of what both sides hash: changing them on the way fails the handshake.
    made.prologue = copyOf(bytesOf("ieum channel v1"));
    append(made.prologue, preambleOf(config.suite));
    made.localStatic = config.localStatic;
    made.remoteStatic = config.remoteStatic;
    return made;
}

constexpr size_t lengthBytes = 2;
constexpr size_t typeBytes = 1;

void appendLength(Bytes& to, size_t size) {
    IEUM_ASSERT(size <= crypto::noiseMessageBytesMax);
    to.push_back(static_cast<std::byte>(size >> 8));
    to.push_back(static_cast<std::byte>(size & 255U));
}

Bytes withLength(ByteView message) {
    Bytes made;
    made.reserve(message.size() + lengthBytes);
    appendLength(made, message.size());
    append(made, message);
    return made;
}

} // namespace

Framing::Framing(Config config, Random& random)
    : m_suite(config.suite), m_initiator(config.initiator), m_handshake(handshakeConfig(config), random),
      m_stage(config.initiator ? Stage::Length : Stage::Preamble) {}

Result<Bytes> Framing::start() {
    if (!m_initiator) return Bytes{};
    auto message = m_handshake.write({});
    if (!message) return passOn(message);
    Bytes bytes = preambleOf(m_suite);
    append(bytes, withLength(*message));
    return bytes;
}

/// Whoever has been told to trust this peer may be one thread away: a long message that follows a frame waits for the
/// verdict in the socket, where it costs nothing, rather than closing a channel to a friend.
bool Framing::isForFriends() const {
    if (m_trusted || m_stage != Stage::Message || !finished()) return false;
    return m_messageBytes > unprovedMessageBytesMax || m_unprovedBytes + m_messageBytes > unprovedBytesMax;
}

std::optional<size_t> Framing::wanted() const {
    switch (m_stage) {
    case Stage::Preamble:
        return preambleBytes;
    case Stage::Length:
        return lengthBytes;
    case Stage::Message:
        break;
    }
    return isForFriends() ? std::nullopt : std::optional(m_messageBytes);
}

Result<Heard> Framing::take(Bytes bytes) {
    IEUM_ASSERT(wanted() && bytes.size() == *wanted());
    if (m_stage == Stage::Length) return takeLength(bytes);
    if (m_stage == Stage::Preamble) {
        m_stage = Stage::Length;
        const Bytes expected = preambleOf(m_suite);
        if (!std::equal(bytes.begin(), bytes.end(), expected.begin(), expected.end())) {
            return fail(Cause::Peer, NetError::BadPreamble);
        }
        return Heard{};
    }
    m_stage = Stage::Length;
    return finished() ? takeTransport(std::move(bytes)) : takeHandshake(bytes);
}

Result<Heard> Framing::takeLength(ByteView bytes) {
    const size_t size = std::to_integer<size_t>(bytes[0]) * 256 + std::to_integer<size_t>(bytes[1]);
    const auto number = static_cast<int64_t>(size);
    if (!finished()) {
        // The refusal is unproved, but so is whoever sent it: either way the holder of the pinned key did not answer.
        if (size == 0 && m_initiator && m_suite == Suite::Replica) return fail(Cause::Peer, NetError::WrongKey);
        if (size == 0) return fail(Cause::Peer, NetError::BadPreamble, number);
        if (size > handshakeMessageBytesMax) return fail(Cause::Peer, NetError::FrameTooLarge, number);
    } else {
        if (size < messageOverheadBytes) return fail(Cause::Peer, NetError::BadPreamble, number);
        // Nobody can be trusted before having said anything, unless the handshake itself proved the peer.
        const bool verdictPending = m_unprovedBytes > 0 || (m_initiator && m_suite == Suite::Replica);
        if (!m_trusted && !verdictPending && size > unprovedMessageBytesMax) {
            return fail(Cause::Peer, NetError::FrameTooLarge, number);
        }
    }
    m_messageBytes = size;
    m_stage = Stage::Message;
    return Heard{};
}

Result<Heard> Framing::takeHandshake(ByteView message) {
    const auto payload = m_handshake.read(message);
    if (!payload && m_initiator && m_suite == Suite::Replica) return fail(Cause::Peer, NetError::WrongKey);
    if (!payload) return passOn(payload);
    Heard heard;
    if (!m_handshake.finished()) {
        auto answer = m_handshake.write({});
        if (!answer) return passOn(answer);
        heard.reply = withLength(*answer);
    }
    if (m_handshake.finished()) {
        m_transport.emplace(m_handshake.split());
        heard.what = Heard::What::Finished;
    }
    return heard;
}

Result<Heard> Framing::takeTransport(Bytes message) {
    const size_t messageBytes = message.size();
    if (const auto decrypted = m_transport->decryptInPlace(message); !decrypted) return passOn(decrypted);
    message.resize(messageBytes - messageOverheadBytes + typeBytes);
    const auto type = static_cast<MessageType>(message[0]);
    const ByteView body = ByteView(message).subspan(typeBytes);
    Heard heard;
    switch (type) {
    case MessageType::Frame:
        if (!m_trusted) m_unprovedBytes += messageBytes;
        heard.what = Heard::What::Frame;
        message.erase(message.begin());
        heard.bytes = std::move(message);
        return heard;
    case MessageType::Ping:
    case MessageType::Pong:
        if (!body.empty()) break;
        heard.what = type == MessageType::Ping ? Heard::What::Ping : Heard::What::Pong;
        return heard;
    case MessageType::Goodbye: {
        Reader reader(body);
        heard.goodbye = int64_t{reader.u16()} * 65'536;
        heard.goodbye += reader.u16();
        if (!reader.finish()) break;
        heard.what = Heard::What::Goodbye;
        return heard;
    }
    }
    return fail(Cause::Peer, NetError::BadPreamble, static_cast<int64_t>(type));
}

Result<Bytes> Framing::seal(MessageType type, ByteView body) {
    Bytes made;
    if (const auto sealed = sealOnto(made, type, body); !sealed) return passOn(sealed);
    return made;
}

Done Framing::sealOnto(Bytes& to, MessageType type, ByteView body) {
    IEUM_ASSERT(finished());
    if (body.size() > frameBytesMax) {
        return fail(Cause::Machine, NetError::FrameTooLarge, static_cast<int64_t>(body.size()));
    }
    // Files come through here: written once, and encrypted where it lies.
    const size_t size = body.size() + messageOverheadBytes;
    const size_t begins = to.size() + lengthBytes;
    if (to.empty()) to.reserve(begins + size); // else it doubles by itself
    appendLength(to, size);
    to.push_back(static_cast<std::byte>(type));
    append(to, body);
    to.resize(begins + size);
    return m_transport->encryptInPlace(MutableByteView(to).subspan(begins));
}

Bytes Framing::refusal() { return Bytes(lengthBytes); }

} // namespace ieum::net
