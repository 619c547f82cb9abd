// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/web_frames.h"

#include "net/error.h"
#include "net/limits.h"

#include <algorithm>

namespace ieum::net {

namespace {

constexpr uint8_t lastBit = 0x80;
constexpr uint8_t reservedBits = 0x70;
constexpr uint8_t maskBit = 0x80;
constexpr size_t maskBytes = 4;
/// Stand for "two" and "eight bytes of length follow".
constexpr uint8_t twoBytes = 126;
constexpr uint8_t eightBytes = 127;

auto broken() { return fail(Cause::Peer, NetError::BadWebSocket); }

bool isKnown(uint8_t opcode) { return opcode <= 2 || (opcode >= 8 && opcode <= 10); }

void appendBigEndian(Bytes& to, uint64_t number, size_t count) {
    for (size_t i = count; i > 0; --i) to.push_back(static_cast<std::byte>((number >> (8 * (i - 1))) & 0xFF));
}

} // namespace

size_t WebFrames::restBytes() const {
    const size_t length = m_shortLength == twoBytes ? 2 : m_shortLength == eightBytes ? 8 : 0;
    return length + (m_isClient ? 0 : maskBytes);
}

size_t WebFrames::wanted(size_t available) const {
    const auto all = [available](size_t bytes) { return available >= bytes ? bytes : 0; };
    if (m_stage == Stage::Start) return all(2);
    if (m_stage == Stage::Rest) return all(restBytes());
    if (isControl()) return all(static_cast<size_t>(m_left));
    return std::min({available, static_cast<size_t>(m_left), webPieceBytesMax});
}

Result<WebHeard> WebFrames::take(Bytes bytes) {
    if (m_stage == Stage::Start) return takeStart(bytes);
    if (m_stage == Stage::Rest) return takeRest(bytes);
    return takePayload(std::move(bytes));
}

Result<WebHeard> WebFrames::takeStart(ByteView bytes) {
    const auto first = std::to_integer<uint8_t>(bytes[0]);
    const auto second = std::to_integer<uint8_t>(bytes[1]);
    const uint8_t opcode = first & 0x0F;
    if ((first & reservedBits) != 0 || !isKnown(opcode)) return broken();
    m_opcode = static_cast<Opcode>(opcode);
    m_isLast = (first & lastBit) != 0;
    m_shortLength = second & static_cast<uint8_t>(~maskBit);
    if (((second & maskBit) != 0) == m_isClient || m_opcode == Opcode::Text) return broken();
    if (isControl()) {
        if (!m_isLast || m_shortLength > webControlBytesMax) return broken();
    } else if ((m_opcode == Opcode::Continuation) != m_message.open) {
        return broken();
    }
    m_stage = Stage::Rest;
    return restBytes() == 0 ? takeRest({}) : WebHeard{};
}

Result<WebHeard> WebFrames::takeRest(ByteView bytes) {
    const size_t lengthBytes = restBytes() - (m_isClient ? 0 : maskBytes);
    m_left = lengthBytes == 0 ? m_shortLength : 0;
    for (const std::byte each : bytes.first(lengthBytes)) m_left = (m_left << 8) | std::to_integer<uint8_t>(each);
    // The shortest form is the only one, and the highest bit is none of the length (5.2).
    if (lengthBytes == 2 && m_left < twoBytes) return broken();
    if (lengthBytes == 8 && (m_left <= 0xFFFF || (m_left >> 63) != 0)) return broken();
    if (!m_isClient) std::copy_n(bytes.begin() + static_cast<ptrdiff_t>(lengthBytes), maskBytes, m_mask.begin());
    m_maskAt = 0;
    if (!isControl()) {
        if (!m_message.open) m_message = {};
        // Compared before it is added up: both are bounded by what is left.
        if (m_left > webMessageBytesMax - m_message.bytes) {
            return fail(Cause::Peer, NetError::FrameTooLarge, static_cast<int64_t>(m_left));
        }
        m_message.open = true;
        m_message.bytes += m_left;
        if (++m_message.fragments > webFragmentsMax) return broken();
    }
    m_stage = Stage::Payload;
    return m_left == 0 ? takePayload({}) : WebHeard{};
}

Result<WebHeard> WebFrames::takePayload(Bytes bytes) {
    if (!m_isClient) {
        for (std::byte& each : bytes) each ^= m_mask[m_maskAt++ % maskBytes];
    }
    m_left -= bytes.size();
    if (m_left == 0) return finishFrame(std::move(bytes));
    return WebHeard{WebHeard::What::Data, std::move(bytes)};
}

WebHeard WebFrames::finishFrame(Bytes payload) {
    m_stage = Stage::Start;
    switch (m_opcode) {
    case Opcode::Close:
        return {WebHeard::What::Close, {}};
    case Opcode::Ping:
        return {WebHeard::What::Ping, std::move(payload)};
    case Opcode::Pong:
        return {};
    default:
        m_message.open = !m_isLast;
        return {payload.empty() ? WebHeard::What::Nothing : WebHeard::What::Data, std::move(payload)};
    }
}

Bytes WebFrames::seal(Opcode opcode, ByteView payload, Random& random) const {
    Bytes frame;
    frame.reserve(payload.size() + 2 + 8 + maskBytes);
    frame.push_back(static_cast<std::byte>(lastBit | static_cast<uint8_t>(opcode)));
    const uint8_t mask = m_isClient ? maskBit : 0;
    const size_t size = payload.size();
    if (size < twoBytes) {
        frame.push_back(static_cast<std::byte>(mask | size));
    } else if (size <= 0xFFFF) {
        frame.push_back(static_cast<std::byte>(mask | twoBytes));
        appendBigEndian(frame, size, 2);
    } else {
        frame.push_back(static_cast<std::byte>(mask | eightBytes));
        appendBigEndian(frame, size, 8);
    }
    if (!m_isClient) {
        append(frame, payload);
        return frame;
    }
    std::array<std::byte, maskBytes> key{};
    random.fill(key);
    append(frame, key);
    for (size_t i = 0; i < size; ++i) frame.push_back(payload[i] ^ key[i % maskBytes]);
    return frame;
}

Bytes WebFrames::closing(const Error& why) {
    constexpr uint64_t protocolError = 1002;
    constexpr uint64_t tooBig = 1009;
    Bytes payload;
    appendBigEndian(payload, why.is(NetError::FrameTooLarge) ? tooBig : protocolError, 2);
    return payload;
}

} // namespace ieum::net
