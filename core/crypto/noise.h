// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Noise_{NN,IK,XK,XX}_25519_ChaChaPoly_BLAKE2b after the Noise Protocol Framework, revision 34 (noiseprotocol.org):
// messages in, messages out; no socket, no clock. One thread at a time.
#pragma once

#include "crypto/agreement.h"
#include "crypto/chacha_poly.h"
#include "crypto/error.h"
#include "crypto/secret.h"

#include <array>
#include <memory>
#include <optional>

namespace ieum::crypto {

/// The letters are the specification's: who has a static key (initiator, responder) and how the other learns it.
enum class Pattern : uint8_t { NN, IK, XK, XX };

/// What a finished handshake leaves: one key and counter for each direction. Messages must arrive whole and in order.
class Transport {
  public:
    Transport(const Key& sending, const Key& receiving);
    /// Errors: BadParameters (more than noiseMessageBytesMax with the tag).
    Result<Bytes> encrypt(ByteView plain);
    /// The same in place: the plain text has room for the 16 bytes of the tag behind it.
    Done encryptInPlace(MutableByteView message);
    /// A failure leaves the counter as it was; the caller closes the connection. Errors: Undecryptable, BadParameters.
    Result<Bytes> decrypt(ByteView cipher);
    /// The same in place: the plain text is what was before the tag. After a failure nothing of it is left.
    Done decryptInPlace(MutableByteView message);

  private:
    ChaChaPoly m_sending;
    ChaChaPoly m_receiving;
    uint64_t m_sent = 0;
    uint64_t m_received = 0;
};

class Handshake {
  public:
    struct Config {
        Pattern pattern = Pattern::NN;
        bool initiator = true;
        Bytes prologue;
        const AgreementKey* localStatic = nullptr;      ///< copied; needed wherever the pattern says so
        std::optional<AgreementPublicKey> remoteStatic; ///< needed by the initiator of IK and XK
        std::optional<AgreementKey> fixedEphemeral;     ///< for test vectors only
    };
    Handshake(Config config, Random& random);
    ~Handshake();
    Handshake(Handshake&&) noexcept;
    Handshake& operator=(Handshake&&) noexcept;

    /// The next message with `payload` in it. Early payloads have the secrecy that section 7.7 of the specification
    /// gives them: none in the first message of NN, XK and XX against an active attacker.
    /// Errors: OutOfOrder, BadParameters, WeakPoint, HandshakeFailed (an earlier step failed).
    Result<Bytes> write(ByteView payload);
    /// The payload of the other side's message. Any failure ends the handshake for good.
    /// Errors: OutOfOrder, BadParameters, WeakPoint, HandshakeFailed.
    Result<Bytes> read(ByteView message);
    bool finished() const;
    /// Is it this side's turn to write? False when finished.
    bool writesNext() const;
    /// Binds whatever is said later to this very session. Final when finished() is true.
    const std::array<std::byte, 64>& hash() const;
    /// The other side's static key, once the handshake is finished and has proved it.
    std::optional<AgreementPublicKey> remoteStatic() const;
    /// Once, when finished.
    Transport split();

  private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace ieum::crypto
