// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a room's keys need from time to time.
#pragma once

#include "room/room.h"

namespace ieum::room {

/// Inside a transaction. Says a new prekey when it is due, asks for lost epochs and answers who asks, wipes keys and
/// epochs whose time is over. `ageMs`: of our profile. When to be called again, if that is soon. Errors: those of the
/// ports.
Result<std::optional<SteadyMs>> tendKeys(Room& room, Now now, int64_t ageMs);

} // namespace ieum::room
