// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a device listens on its LAN, as members tell each other in receipts: an address and a TCP port. What somebody
// else says of his own is a hint: it is dialled, and the handshake proves who answers. Pure values.
#pragma once

#include "base/bytes.h"

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace ieum::room {

struct LanAddress {
    std::array<std::byte, 16> ip{}; ///< of IPv4 the first four, and zeros
    bool isIpv6 = false;
    uint16_t port = 0;
    auto operator<=>(const LanAddress&) const = default;
};

/// 4 or 16 bytes of address, then the port, little-endian.
Bytes pack(const LanAddress& address);
std::optional<LanAddress> unpackLanAddress(ByteView packed);

/// Could be somebody's computer: not loopback, multicast, broadcast or "this network", and not a port of the system's.
/// Link-local IPv6 is none, since its scope has a meaning on one computer only.
bool isLanAddress(const LanAddress& address);
/// A member must not make us dial anywhere in the world, and be told by that where we are: a private address (RFC 1918,
/// RFC 6598, RFC 3927, RFC 4193), or a public one next to one of ours: the same 24 bits of IPv4 or 64 of IPv6.
bool isNearby(const LanAddress& address, std::span<const LanAddress> ours);

} // namespace ieum::room
