// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a test of the LAN asks ("who hears this?") and what it is answered, by nodes and by other tests: as long as an
// advert, so that an answer is never larger than its question, and as silent about who they are
// (docs/protocol/channel.md, "Probe").
#pragma once

#include "base/fixed_bytes.h"
#include "base/result.h"

namespace ieum::net {

/// Random, another one for each way that is tried: the answer tells which one passed.
using ProbeNonce = FixedBytes<struct ProbeNonceTag, 8>;

struct Probe {
    ProbeNonce nonce;
    bool operator==(const Probe&) const = default;
};
struct ProbeAnswer {
    uint16_t port = 0; ///< TCP, where the one who answers listens
    ProbeNonce nonce;  ///< the question's
    bool operator==(const ProbeAnswer&) const = default;
};

Bytes encode(const Probe& probe);
Bytes encode(const ProbeAnswer& answer);
/// Errors: NetError::BadPreamble (Cause::Peer).
Result<Probe> parseProbe(ByteView datagram);
Result<ProbeAnswer> parseProbeAnswer(ByteView datagram);

} // namespace ieum::net
