// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The frames of a WebSocket (RFC 6455, section 5) without its socket. What is inside of binary messages is one stream
// of bytes: where a message ends means nothing, and none is ever held as a whole. Everything is decided by a frame's
// first bytes, before any of what it announces is read. Sans-I/O; after an error it is of no further use. One thread.
#pragma once

#include "base/bytes.h"
#include "base/random.h"
#include "base/result.h"

#include <array>

namespace ieum::net {

/// What a piece of input turned out to be.
struct WebHeard {
    enum class What : uint8_t { Nothing, Data, Ping, Close };
    What what = What::Nothing;
    Bytes bytes; ///< of the stream; of a ping, to be said back
};

class WebFrames {
  public:
    enum class Opcode : uint8_t { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };

    /// Clients mask what they send, and servers do not.
    explicit WebFrames(bool isClient) : m_isClient(isClient) {}

    /// How many of so many bytes to take next; 0: more must come first.
    size_t wanted(size_t available) const;
    /// Takes what was `wanted`. Errors (Cause::Peer): FrameTooLarge, BadWebSocket.
    Result<WebHeard> take(Bytes bytes);
    /// One whole frame. `random` is for the mask.
    Bytes seal(Opcode opcode, ByteView payload, Random& random) const;
    /// The payload of the Close that tells this error.
    static Bytes closing(const Error& why);

  private:
    enum class Stage : uint8_t { Start, Rest, Payload };

    Result<WebHeard> takeStart(ByteView bytes);
    Result<WebHeard> takeRest(ByteView bytes);
    Result<WebHeard> takePayload(Bytes bytes);
    size_t restBytes() const;
    bool isControl() const { return m_opcode >= Opcode::Close; }
    WebHeard finishFrame(Bytes payload);

    bool m_isClient;
    Stage m_stage = Stage::Start;
    Opcode m_opcode = Opcode::Binary;
    bool m_isLast = true; ///< FIN of the frame that is being read
    uint8_t m_shortLength = 0;
    uint64_t m_left = 0; ///< of its payload
    std::array<std::byte, 4> m_mask{};
    size_t m_maskAt = 0;
    struct {
        bool open = false;
        uint64_t bytes = 0;
        size_t fragments = 0;
    } m_message; ///< that is being read
};

} // namespace ieum::net
