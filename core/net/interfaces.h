// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The network interfaces that a LAN could be on, as values that can be compared, whether an address lies on one of
// them, and the sockets and groups by which a beacon and a test of the LAN speak there. Only the network thread asks,
// or the one that tests.
#pragma once

#include <QHostAddress>
#include <QUdpSocket>

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
/// Of each interface one IPv4 and one IPv6 address that others could dial, all of IPv4 first; of IPv6 a unique local
/// one rather than a global one, and none that is link-local.
std::vector<QHostAddress> dialableAddresses(const std::vector<LocalInterface>& interfaces);
/// Reached without a router: in a subnet of one of these, or link-local with the scope of one of these.
bool isOnLink(const QHostAddress& address, const std::vector<LocalInterface>& interfaces);
bool hasIpv4(const LocalInterface& local);

/// In the organisation-local block of RFC 2365, which nobody assigns.
const QHostAddress& groupIpv4();
/// Link-local: "IEUM" in its last four bytes. The scope says on which link.
QHostAddress groupIpv6(const LocalInterface& local);
/// Port 0: any. Shared, because several nodes on one computer hear the same beacons.
bool openLanSocket(QUdpSocket& socket, const QHostAddress& any, uint16_t port);
/// A group that cannot be joined is no error: broadcast or the other protocol may still pass.
void joinGroups(QUdpSocket& ipv4, QUdpSocket& ipv6, const std::vector<LocalInterface>& interfaces);

} // namespace ieum::net
