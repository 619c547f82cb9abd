// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the beacon sends: "a node listens on this TCP port". Sixteen bytes, no name and no key; a hint, never a proof
// (docs/protocol/channel.md, "Beacon").
#pragma once

#include "base/fixed_bytes.h"
#include "base/result.h"

namespace ieum::net {

/// Random, and another one every quarter of an hour. Compared as a big-endian number: the lower one dials.
using BeaconId = FixedBytes<struct BeaconIdTag, 8>;

struct Advert {
    uint16_t port = 0; ///< TCP
    BeaconId id;
    bool operator==(const Advert&) const = default;
};

Bytes encode(const Advert& advert);
/// Errors: NetError::BadPreamble (Cause::Peer).
Result<Advert> parseAdvert(ByteView datagram);

} // namespace ieum::net
