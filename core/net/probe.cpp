// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/probe.h"

#include "net/datagram.h"
#include "net/limits.h"

namespace ieum::net {

Bytes encode(const Probe& probe) { return encode(Datagram{Datagram::Probe, 0, probe.nonce.value}); }

Bytes encode(const ProbeAnswer& answer) { return encode(Datagram{Datagram::Answer, answer.port, answer.nonce.value}); }

Result<Probe> parseProbe(ByteView bytes) {
    const auto read = parseDatagram(bytes, Datagram::Probe);
    if (!read) return passOn(read);
    if (read->port != 0) return tl::unexpected<Error>(badDatagram(bytes));
    return Probe{ProbeNonce{read->id}};
}

Result<ProbeAnswer> parseProbeAnswer(ByteView bytes) {
    const auto read = parseDatagram(bytes, Datagram::Answer);
    if (!read) return passOn(read);
    if (read->port < advertPortMin) return tl::unexpected<Error>(badDatagram(bytes));
    return ProbeAnswer{read->port, ProbeNonce{read->id}};
}

} // namespace ieum::net
