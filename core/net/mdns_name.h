// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a beacon is written as an mDNS service (docs/protocol/channel.md, "mDNS"): the name of the service is the advert,
// and nothing else of ours is in it. Names change with the beacon's id.
#pragma once

#include "net/advert.h"

#include <QString>

#include <optional>

namespace ieum::net {

/// Whoever beacons on another port belongs to another LAN, here as well.
QString mdnsType(uint16_t beaconPort);
QString mdnsInstance(const Advert& advert);
/// Of a host that exists for this service only; "local" included.
QString mdnsHost(const Advert& advert);
/// Nothing for every other name than those that `mdnsInstance` makes.
std::optional<Advert> parseMdnsInstance(const QString& name);

} // namespace ieum::net
