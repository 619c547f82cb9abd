// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the system knows of the other computers on a link and of its way into the world: the tables of neighbours and
// routes in /proc, read as text. Where there are none (other systems), nothing is known.
#pragma once

#include <QHostAddress>

#include <string>
#include <string_view>
#include <vector>

namespace ieum::net {

/// IPv4 addresses that have answered on this interface, from the text of /proc/net/arp.
std::vector<QHostAddress> neighboursIn(std::string_view arpTable, const std::string& interface);
/// The router of the default route by this interface, from the text of /proc/net/route; null: none.
QHostAddress gatewayIn(std::string_view routeTable, const std::string& interface);

/// The tables themselves; "" where there are none.
std::string arpTable();
std::string routeTable();
/// The name of the interface by which the rest of the world is reached, when it is a tunnel or point to point; asks the
/// kernel, so that policy routing counts. Nothing is sent.
std::string tunnelToTheWorld();

} // namespace ieum::net
