// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a test of the LAN has seen, as plain values, and what follows from it: why others are not found. Pure: a table
// of rules, no sockets (those are lan_test.h's).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ieum::net {

enum class LanWay : uint8_t { Multicast4, Broadcast, Multicast6 };
constexpr size_t lanWayCount = 3;

/// One way on one interface.
struct WaySeen {
    uint32_t sent = 0;     ///< questions; a firewall may have kept them in
    bool returned = false; ///< the system brought us our own: it lets in what comes this way
    uint32_t heard = 0;    ///< other computers that were heard by it
    uint32_t answered = 0; ///< other computers that answered what was sent by it
};

struct InterfaceSeen {
    std::string name;
    std::vector<std::string> addresses;
    std::array<WaySeen, lanWayCount> ways;
    uint32_t asked = 0;      ///< addresses of the subnet that were asked one by one
    uint32_t answered = 0;   ///< computers that answered that
    uint32_t neighbours = 0; ///< other computers that exist there at all, the router aside, whatever they run
    std::string gateway;     ///< "": no router there
    bool gatewayAnswers = false;
};

/// What Avahi brought, beside the ways of the beacon.
struct MdnsSeen {
    bool runs = false;  ///< the daemon is there
    uint32_t heard = 0; ///< other computers that it told of
};

struct LanSeen {
    std::vector<InterfaceSeen> interfaces; ///< without loopback
    MdnsSeen mdns;
    std::optional<uint16_t> udpTaken;     ///< the beacon's port, by another program
    std::optional<uint16_t> tcpTaken;     ///< the port that was asked for to listen on
    std::string tunnel;                   ///< the interface to the rest of the world, when it is a tunnel
    std::vector<std::string> peers;       ///< computers with Ieum that were heard or answered
    std::vector<std::string> unreachable; ///< those of them of which the TCP port swallowed our call
};

enum class LanCause : uint8_t {
    Fine = 1,
    NoInterface,
    PortTaken,         ///< where: "UDP 47474" or "TCP …"
    Firewall,          ///< of this computer; where: the interface
    FirewallThere,     ///< of the other one; where: its address
    MulticastFiltered, ///< where: the interface
    ClientIsolation,   ///< where: the interface
    Vpn,               ///< where: the tunnel
    Alone,             ///< no other computer is there, and no router; where: the interface
    NobodyAnswers,     ///< there are computers, but none with Ieum that could be heard; where: the interface
    OnlyMdns,          ///< others are heard through Avahi, and by no way of ours
};
constexpr LanCause lastLanCause = LanCause::OnlyMdns;

struct LanFinding {
    LanCause cause = LanCause::Fine;
    std::string where;
    bool operator==(const LanFinding&) const = default;
};

/// The most likely first; Fine when others are heard and nothing stands in the way, though a tunnel may be named too.
std::vector<LanFinding> diagnose(const LanSeen& seen);

struct LanReport {
    LanSeen seen;
    std::vector<LanFinding> findings;
};

} // namespace ieum::net
