// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What people do to messages that are there, and to each other's roles. Through the requests of the window.
#pragma once

#include "sim/town.h"

namespace ieum::sim {

/// Edits or deletes a message, reacts to it or pins it, as far as he may.
void touchSomeMessage(Town& town, Computer& computer, const RoomId& room);
/// Makes somebody an owner, an admin or a member again, when he may.
void changeSomeRole(Town& town, Computer& computer, const RoomId& room);
/// A new file in his home: its path. Mostly small, sometimes of several chunks.
std::string writeSomeFile(Computer& computer);

} // namespace ieum::sim
