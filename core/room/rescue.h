// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Our own words beyond a fork: they count for nobody, and are said again in a new incarnation. A message keeps its id,
// which follows from the device and a nonce, so whoever had it already does not get it twice.
#pragma once

#include "feed/fork.h"
#include "room/room_keys.h"
#include "room/room_log.h"
#include "wire/codec.h"

namespace ieum::room {

struct Rescued {
    std::vector<wire::ContentBody> content;
    std::vector<wire::ControlBody> control;
};

/// What of these events can be said again, in their order; what cannot be opened is left out. Errors: those of the log.
Result<Rescued> rescue(const RoomKeys& keys, const RoomId& room, const feed::Range& range, RoomLog& log);

/// Lets everybody know of a fork.
wire::ControlBody bodyOf(const feed::ForkProof& proof);

} // namespace ieum::room
