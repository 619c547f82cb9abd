// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Two sides of one handshake, with somebody between them who may change what passes.
#pragma once

#include "crypto/noise.h"
#include "vectors.h"

#include <functional>

namespace ieum::crypto::test {

struct NoisePair {
    explicit NoisePair(Pattern pattern, ByteView initiatorPrologue = {}, ByteView responderPrologue = {})
        : initiatorStatic(AgreementKey::generate(random)), responderStatic(AgreementKey::generate(random)),
          initiator(configOf(pattern, true, initiatorPrologue), random),
          responder(configOf(pattern, false, responderPrologue), random) {}
    NoisePair(const NoisePair&) = delete;
    NoisePair& operator=(const NoisePair&) = delete;

    Handshake::Config configOf(Pattern pattern, bool first, ByteView prologue) {
        const bool hasStatic = pattern != Pattern::NN;
        Handshake::Config config;
        config.pattern = pattern;
        config.initiator = first;
        config.prologue = copyOf(prologue);
        if (hasStatic) config.localStatic = first ? &initiatorStatic : &responderStatic;
        if (first && (pattern == Pattern::IK || pattern == Pattern::XK)) {
            config.remoteStatic = responderStatic.publicKey();
        }
        return config;
    }

    /// Runs until both have finished or one fails; `change` sees each message by its index.
    Done run(const std::function<void(size_t, Bytes&)>& change = {}) {
        messageSizes.clear();
        for (size_t i = 0; !(initiator.finished() && responder.finished()); ++i) {
            Handshake& from = i % 2 == 0 ? initiator : responder;
            Handshake& to = i % 2 == 0 ? responder : initiator;
            Result<Bytes> message = from.write(bytesOf("payload"));
            if (!message) return passOn(message);
            messageSizes.push_back(message->size());
            if (change) change(i, *message);
            const Result<Bytes> payload = to.read(*message);
            if (!payload) return passOn(payload);
        }
        return {};
    }

    CountingRandom random;
    AgreementKey initiatorStatic;
    AgreementKey responderStatic;
    Handshake initiator;
    Handshake responder;
    std::vector<size_t> messageSizes;
};

inline bool refusedByHandshake(const Done& done) {
    return !done && done.error().cause == Cause::Peer &&
           (done.error().is(CryptoError::HandshakeFailed) || done.error().is(CryptoError::WeakPoint));
}

} // namespace ieum::crypto::test
