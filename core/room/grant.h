// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What makes a new computer one of a person's: said in the rendezvous of a link by the device that made the link, and
// sealed to the new one, which made its keys itself. Pure functions.
#pragma once

#include "room/welcome.h"

namespace ieum::room {

struct Granted {
    feed::DeviceCertificate certificate; ///< of the new device
    Welcomed ownRoom;                    ///< of the person's own devices; the other rooms follow there
};

wire::LinkGrant sealGrant(const feed::DeviceCertificate& newcomer, const Granted& granted, const RoomId& in,
                          Random& random);
/// Nothing for what is not for us, or vouches for other keys than ours.
std::optional<Granted> openGrant(const wire::LinkGrant& grant, const RoomId& in, const Self& self);

} // namespace ieum::room
