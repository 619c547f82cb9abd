// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/lan_address.h"

#include "base/reader.h"
#include "base/writer.h"

#include <algorithm>

namespace ieum::room {

namespace {

constexpr size_t ipv4Bytes = 4;
constexpr size_t ipv6Bytes = 16;
constexpr uint16_t systemPortsEnd = 1024;

uint8_t byteAt(const LanAddress& address, size_t at) { return std::to_integer<uint8_t>(address.ip[at]); }

/// Does it begin with these bits?
bool startsWith(const LanAddress& address, std::span<const uint8_t> prefix, size_t bits) {
    for (size_t i = 0; i < bits; i += 8) {
        const auto mask = static_cast<uint8_t>(bits - i >= 8 ? 0xff : 0xff << (8 - (bits - i)));
        if ((byteAt(address, i / 8) & mask) != (prefix[i / 8] & mask)) return false;
    }
    return true;
}

struct Block {
    std::array<uint8_t, 16> prefix;
    size_t bits;
};
bool isInOneOf(const LanAddress& address, std::span<const Block> blocks) {
    return std::any_of(blocks.begin(), blocks.end(),
                       [&](const Block& block) { return startsWith(address, block.prefix, block.bits); });
}

/// This network, loopback, multicast, and what is reserved, with the broadcast address at its end.
constexpr Block nobodyIpv4[] = {{{0}, 8}, {{127}, 8}, {{224}, 4}, {{240}, 4}};
/// IPv4 in another guise (with :: and ::1), link-local, site-local, multicast.
constexpr Block nobodyIpv6[] = {{{0}, 8}, {{0xfe, 0x80}, 10}, {{0xfe, 0xc0}, 10}, {{0xff}, 8}};
constexpr Block privateIpv4[] = {{{10}, 8}, {{172, 16}, 12}, {{192, 168}, 16}, {{100, 64}, 10}, {{169, 254}, 16}};
constexpr Block privateIpv6[] = {{{0xfc}, 7}};

} // namespace

Bytes pack(const LanAddress& address) {
    const size_t bytes = address.isIpv6 ? ipv6Bytes : ipv4Bytes;
    return Writer().put(ByteView(address.ip).first(bytes)).u16(address.port).take();
}

std::optional<LanAddress> unpackLanAddress(ByteView packed) {
    LanAddress address;
    address.isIpv6 = packed.size() == ipv6Bytes + 2;
    if (!address.isIpv6 && packed.size() != ipv4Bytes + 2) return std::nullopt;
    Reader reader(packed);
    const ByteView ip = reader.take(packed.size() - 2);
    std::copy(ip.begin(), ip.end(), address.ip.begin());
    address.port = reader.u16();
    return address;
}

bool isLanAddress(const LanAddress& address) {
    if (address.port < systemPortsEnd) return false;
    return address.isIpv6 ? !isInOneOf(address, nobodyIpv6) : !isInOneOf(address, nobodyIpv4);
}

bool isNearby(const LanAddress& address, std::span<const LanAddress> ours) {
    if (address.isIpv6 ? isInOneOf(address, privateIpv6) : isInOneOf(address, privateIpv4)) return true;
    const ptrdiff_t shared = address.isIpv6 ? 8 : 3;
    return std::any_of(ours.begin(), ours.end(), [&](const LanAddress& own) {
        return own.isIpv6 == address.isIpv6 && std::equal(own.ip.begin(), own.ip.begin() + shared, address.ip.begin());
    });
}

} // namespace ieum::room
