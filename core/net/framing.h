// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One channel's bytes, without its socket: the preamble, the handshake, and after it encrypted messages, each with its
// length before it (docs/protocol/channel.md). Says how many bytes it wants next, takes exactly those, and says what
// they were. After an error it is of no further use. One thread.
#pragma once

#include "crypto/noise.h"
#include "net/error.h"

#include <optional>

namespace ieum::net {

/// The byte in the preamble: Noise_NN for the LAN, Noise_IK for a replica.
enum class Suite : uint8_t { Lan = 1, Replica = 2 };

enum class MessageType : uint8_t { Frame = 0, Ping = 1, Pong = 2, Goodbye = 3 };

/// What a piece of input turned out to be.
struct Heard {
    enum class What : uint8_t { Nothing, Finished, Frame, Ping, Pong, Goodbye };
    What what = What::Nothing;
    Bytes bytes;         ///< the frame
    Bytes reply;         ///< to be sent at once: our part of the handshake
    int64_t goodbye = 0; ///< folder * 65536 + code
};

class Framing {
  public:
    struct Config {
        Suite suite = Suite::Lan;
        bool initiator = true;
        const crypto::AgreementKey* localStatic = nullptr; ///< copied
        std::optional<crypto::AgreementPublicKey> remoteStatic;
    };
    Framing(Config config, Random& random);

    /// What goes out before anything comes in; nothing for the responder. Errors: those of crypto::Handshake.
    Result<Bytes> start();
    /// How many bytes are wanted next. Nothing: a message that only a trusted peer may send waits for `trust`.
    std::optional<size_t> wanted() const;
    /// Takes exactly `wanted()` bytes. Errors: BadPreamble, FrameTooLarge, WrongKey (Suite::Replica),
    /// CryptoError::HandshakeFailed, WeakPoint and Undecryptable; all Cause::Peer.
    Result<Heard> take(Bytes bytes);
    /// One message, length included. Only when finished. Errors: FrameTooLarge.
    Result<Bytes> seal(MessageType type, ByteView body);
    /// The same, behind what is there already.
    Done sealOnto(Bytes& to, MessageType type, ByteView body);
    /// What the responder sends when the handshake failed, in the clear: a length of zero.
    static Bytes refusal();

    void trust() { m_trusted = true; }
    bool finished() const { return m_transport.has_value(); }
    const std::array<std::byte, 64>& hash() const { return m_handshake.hash(); }
    std::optional<crypto::AgreementPublicKey> remoteStatic() const { return m_handshake.remoteStatic(); }

  private:
    enum class Stage : uint8_t { Preamble, Length, Message };

    Result<Heard> takeLength(ByteView bytes);
    Result<Heard> takeHandshake(ByteView message);
    Result<Heard> takeTransport(Bytes message);
    bool isForFriends() const;

    Suite m_suite;
    bool m_initiator;
    crypto::Handshake m_handshake;
    std::optional<crypto::Transport> m_transport;
    Stage m_stage;
    size_t m_messageBytes = 0;
    size_t m_unprovedBytes = 0; ///< of the frames handed out before `trust`
    bool m_trusted = false;
};

} // namespace ieum::net
