// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/noise.h"

#include "base/assert.h"
#include "crypto/limits.h"
#include "crypto/noise_pattern.h"
#include "crypto/noise_symmetric.h"

namespace ieum::crypto {

Transport::Transport(const Key& sending, const Key& receiving)
    : m_sending(sending, ChaChaPoly::Use::Sealing), m_receiving(receiving, ChaChaPoly::Use::Opening) {}

Done Transport::encryptInPlace(MutableByteView message) {
    // The last counter is reserved (section 5.1); nobody lives to see it, but wrapping would repeat a nonce.
    if (message.size() > noiseMessageBytesMax || message.size() < noiseTagBytes || m_sent == UINT64_MAX) {
        return fail(Cause::Machine, CryptoError::BadParameters, static_cast<int64_t>(message.size()));
    }
    m_sending.seal(m_sent++, message);
    return {};
}

Result<Bytes> Transport::encrypt(ByteView plain) {
    Bytes message = copyOf(plain);
    message.resize(plain.size() + noiseTagBytes);
    if (const auto encrypted = encryptInPlace(message); !encrypted) return passOn(encrypted);
    return message;
}

Done Transport::decryptInPlace(MutableByteView message) {
    if (message.size() > noiseMessageBytesMax || m_received == UINT64_MAX) {
        return fail(Cause::Peer, CryptoError::BadParameters, static_cast<int64_t>(message.size()));
    }
    const Done decrypted = m_receiving.open(m_received, message);
    if (decrypted) ++m_received;
    return decrypted;
}

Result<Bytes> Transport::decrypt(ByteView cipher) {
    Bytes message = copyOf(cipher);
    if (const auto decrypted = decryptInPlace(message); !decrypted) return passOn(decrypted);
    message.resize(cipher.size() - noiseTagBytes);
    return message;
}

struct Handshake::State {
    const PatternTable& table;
    bool initiator;
    Random& random;
    SymmetricState symmetric;
    std::optional<AgreementKey> localStatic;
    std::optional<AgreementKey> ephemeral;
    std::optional<AgreementPublicKey> remoteStatic;
    std::optional<AgreementPublicKey> remoteEphemeral;
    size_t line = 0;
    bool broken = false;
    bool wasSplit = false;

    bool finished() const { return !broken && line == table.lines.size(); }
    bool ourTurn() const { return (line % 2 == 0) == initiator; }
    int64_t place() const { return static_cast<int64_t>(line); }

    Done mayStep(bool writing) const;
    Done mix(Token token);
    Done writeToken(Token token, Bytes& message);
    Done readToken(Token token, ByteView& message);
    Result<Bytes> write(ByteView payload);
    Result<Bytes> read(ByteView message);
    Result<ByteView> takeFrom(ByteView& message, size_t count) const;
};

Done Handshake::State::mayStep(bool writing) const {
    if (broken) return fail(Cause::Peer, CryptoError::HandshakeFailed, place());
    if (finished() || ourTurn() != writing) return fail(Cause::Peer, CryptoError::OutOfOrder, place());
    return {};
}

/// The Diffie-Hellman tokens. The letters name initiator and responder; here they become ours and theirs.
Done Handshake::State::mix(Token token) {
    const bool initiatorStatic = token == Token::SE || token == Token::SS;
    const bool responderStatic = token == Token::ES || token == Token::SS;
    const auto& ours = (initiator ? initiatorStatic : responderStatic) ? localStatic : ephemeral;
    const auto& theirs = (initiator ? responderStatic : initiatorStatic) ? remoteStatic : remoteEphemeral;
    IEUM_ASSERT(ours && theirs); // the pattern table gives each key before its use
    const Result<Key> shared = ours->agree(theirs->view());
    if (!shared) return passOn(shared);
    symmetric.mixKey(*shared);
    return {};
}

Done Handshake::State::writeToken(Token token, Bytes& message) {
    if (token == Token::E) {
        if (!ephemeral) ephemeral = AgreementKey::generate(random);
        append(message, ephemeral->publicKey().view());
        symmetric.mixHash(ephemeral->publicKey().view());
        return {};
    }
    if (token == Token::S) {
        append(message, symmetric.encryptAndHash(localStatic->publicKey().view()));
        return {};
    }
    return mix(token);
}

Result<ByteView> Handshake::State::takeFrom(ByteView& message, size_t count) const {
    if (message.size() < count) return fail(Cause::Peer, CryptoError::HandshakeFailed, place());
    const ByteView taken = message.first(count);
    message = message.subspan(count);
    return taken;
}

Done Handshake::State::readToken(Token token, ByteView& message) {
    if (token == Token::E) {
        const Result<ByteView> key = takeFrom(message, AgreementPublicKey::byteCount);
        if (!key) return passOn(key);
        remoteEphemeral = AgreementPublicKey::from(*key);
        symmetric.mixHash(*key);
        return {};
    }
    if (token == Token::S) {
        const size_t tag = symmetric.hasKey() ? noiseTagBytes : 0;
        const Result<ByteView> sealed = takeFrom(message, AgreementPublicKey::byteCount + tag);
        if (!sealed) return passOn(sealed);
        const Result<Bytes> key = symmetric.decryptAndHash(*sealed);
        if (!key) return fail(Cause::Peer, CryptoError::HandshakeFailed, place());
        remoteStatic = AgreementPublicKey::from(*key);
        return {};
    }
    return mix(token);
}

Result<Bytes> Handshake::State::write(ByteView payload) {
    Bytes message;
    for (const Token token : table.lines[line]) {
        const Done done = writeToken(token, message);
        if (!done) return passOn(done);
    }
    append(message, symmetric.encryptAndHash(payload));
    if (message.size() > noiseMessageBytesMax) {
        return fail(Cause::Machine, CryptoError::BadParameters, static_cast<int64_t>(message.size()));
    }
    ++line;
    return message;
}

Result<Bytes> Handshake::State::read(ByteView message) {
    if (message.size() > noiseMessageBytesMax) {
        return fail(Cause::Peer, CryptoError::BadParameters, static_cast<int64_t>(message.size()));
    }
    for (const Token token : table.lines[line]) {
        const Done done = readToken(token, message);
        if (!done) return passOn(done);
    }
    Result<Bytes> payload = symmetric.decryptAndHash(message);
    if (!payload) return fail(Cause::Peer, CryptoError::HandshakeFailed, place());
    ++line;
    return payload;
}

Handshake::Handshake(Config config, Random& random) {
    const PatternTable& table = tableOf(config.pattern);
    m_state =
        std::make_unique<State>(State{table, config.initiator, random, SymmetricState(table.protocolName), std::nullopt,
                                      std::move(config.fixedEphemeral), config.remoteStatic, std::nullopt});
    State& state = *m_state;
    const bool needsStatic = state.initiator ? table.initiatorHasStatic : table.responderHasStatic;
    IEUM_ASSERT(!needsStatic || config.localStatic != nullptr);
    if (config.localStatic != nullptr) state.localStatic = config.localStatic->clone();

    state.symmetric.mixHash(config.prologue);
    // A key that the handshake does not prove must not come back as if it had.
    if (!table.responderKnownBefore || !state.initiator) state.remoteStatic.reset();
    if (!table.responderKnownBefore) return;
    IEUM_ASSERT(!state.initiator || state.remoteStatic);
    state.symmetric.mixHash(state.initiator ? state.remoteStatic->view() : state.localStatic->publicKey().view());
}

Handshake::~Handshake() = default;
Handshake::Handshake(Handshake&&) noexcept = default;
Handshake& Handshake::operator=(Handshake&&) noexcept = default;

Result<Bytes> Handshake::write(ByteView payload) {
    if (const Done may = m_state->mayStep(true); !may) return passOn(may);
    Result<Bytes> message = m_state->write(payload);
    m_state->broken = !message;
    return message;
}

Result<Bytes> Handshake::read(ByteView message) {
    if (const Done may = m_state->mayStep(false); !may) return passOn(may);
    Result<Bytes> payload = m_state->read(message);
    m_state->broken = !payload;
    return payload;
}

bool Handshake::finished() const { return m_state->finished(); }

bool Handshake::writesNext() const { return !m_state->broken && !finished() && m_state->ourTurn(); }

const std::array<std::byte, 64>& Handshake::hash() const { return m_state->symmetric.hash(); }

std::optional<AgreementPublicKey> Handshake::remoteStatic() const {
    // Proved means: a message encrypted under a secret with this key has been read.
    return finished() ? m_state->remoteStatic : std::nullopt;
}

Transport Handshake::split() {
    IEUM_ASSERT(finished() && !m_state->wasSplit);
    m_state->wasSplit = true;
    auto [first, second] = m_state->symmetric.split();
    return m_state->initiator ? Transport(first, second) : Transport(second, first);
}

} // namespace ieum::crypto
