// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two framings that talk without sockets, and what each heard.
#pragma once

#include "crypto/init.h"
#include "crypto/system_random.h"
#include "net/framing.h"

#include <vector>

namespace ieum::net {

struct FramingEnd {
    Framing framing;
    Bytes input;
    std::vector<Heard> heard;
    std::optional<Error> error;

    FramingEnd(const Framing::Config& config, Random& random) : framing(config, random) {}

    /// Takes what is there; replies are appended to `out`.
    void take(Bytes bytes, Bytes& out) {
        append(input, bytes);
        while (!error) {
            const auto wanted = framing.wanted();
            if (!wanted || input.size() < *wanted) return;
            const Bytes piece(input.begin(), input.begin() + static_cast<std::ptrdiff_t>(*wanted));
            input.erase(input.begin(), input.begin() + static_cast<std::ptrdiff_t>(*wanted));
            auto result = framing.take(piece);
            if (!result) {
                error = result.error();
                return;
            }
            append(out, result->reply);
            if (result->what != Heard::What::Nothing) heard.push_back(std::move(*result));
        }
    }
};

struct TwoFramings {
    crypto::SystemRandom random;
    crypto::AgreementKey replicaKey = crypto::AgreementKey::generate(random);
    crypto::AgreementKey clientKey = crypto::AgreementKey::generate(random);
    std::optional<FramingEnd> initiator;
    std::optional<FramingEnd> responder;

    explicit TwoFramings(Suite suite) : TwoFramings(suite, suite, nullptr) {}
    TwoFramings(Suite ours, Suite theirs, const crypto::AgreementPublicKey* pinned) {
        Framing::Config first{ours, true, nullptr, {}};
        Framing::Config second{theirs, false, nullptr, {}};
        if (ours == Suite::Replica) {
            first.localStatic = &clientKey;
            first.remoteStatic = pinned ? *pinned : replicaKey.publicKey();
        }
        if (theirs == Suite::Replica) second.localStatic = &replicaKey;
        initiator.emplace(first, random);
        responder.emplace(second, random);
    }

    /// Until nobody has anything to say, or one has failed.
    void shakeHands() {
        Bytes toResponder = *initiator->framing.start();
        while (!toResponder.empty() && !initiator->error && !responder->error) {
            Bytes toInitiator;
            responder->take(std::exchange(toResponder, {}), toInitiator);
            initiator->take(std::move(toInitiator), toResponder);
        }
    }
};

} // namespace ieum::net
