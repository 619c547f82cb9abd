// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The network interfaces that a LAN could be on, as values that can be compared, and whether an address lies on one of
// them. Only the network thread asks.
#pragma once

#include <QHostAddress>

#include <string>
#include <vector>

namespace ieum::net {

struct LocalInterface {
    std::string name;
    int index = 0;
    bool loopback = false;
    bool ipv6LinkLocal = false; ///< has a link-local address, so link-local multicast goes out there
    struct Subnet {
        QHostAddress address;
        int prefixBits = 0;
        QHostAddress broadcast; ///< null where there is none
        bool operator==(const Subnet&) const = default;
    };
    std::vector<Subnet> subnets;
    bool operator==(const LocalInterface&) const = default;
};

/// Up, with an address, and in `wanted` (empty: all but loopback and point-to-point ones; loopback alone when there is
/// no other). Sorted by index.
std::vector<LocalInterface> usableInterfaces(const std::vector<std::string>& wanted);
/// Does this computer have such an interface at all, up or not?
bool interfaceExists(const std::string& name);
/// Reached without a router: in a subnet of one of these, or link-local with the scope of one of these.
bool isOnLink(const QHostAddress& address, const std::vector<LocalInterface>& interfaces);

} // namespace ieum::net
