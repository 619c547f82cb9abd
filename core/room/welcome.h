// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A room's secret, sealed to one device: in a rendezvous by the inviter to a newcomer, in the room that a person's own
// devices share by one of them to another. Pure functions.
#pragma once

#include "room/opening.h"

namespace ieum::room {

struct Welcomed {
    RoomId room;
    crypto::Key secret;
    RoomKind kind = RoomKind::Group;
    std::string name;
    std::vector<std::string> replicas;
};
Welcomed copyOf(const Welcomed& other);
/// What a room's record says of it.
Welcomed welcomeTo(const RoomRecord& room, std::vector<std::string> replicas);

wire::WelcomeSecret toWire(const Welcomed& to);
/// Nothing for what does not hold together, or is of a kind that nobody is asked into.
std::optional<Welcomed> readWelcome(const wire::WelcomeSecret& secret);

/// `in`: the room in which it is said.
wire::Welcome sealWelcome(const feed::DeviceCertificate& device, const Welcomed& to, const RoomId& in, Random& random);
/// Nothing for what is not for us. Whoever writes nonsense has said nothing.
std::optional<Welcomed> openWelcome(const wire::Welcome& welcome, const RoomId& in, const Self& self);

} // namespace ieum::room
