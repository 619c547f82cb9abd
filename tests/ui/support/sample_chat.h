// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A small office during an outage: rooms, messages in every state, files here and on their way, a home server that is
// down. All names are made up.
#pragma once

#include "ui/support/scripted_api.h"

namespace ieum::uitest {

inline const RoomId planningRoom = numbered<RoomId>(8);
inline const RoomId familyRoom = numbered<RoomId>(9);

/// A time on that day, in local time.
int64_t thatDayMs(int hour, int minute);
Script sampleChat();
/// The same office with `count` short messages in the planning room.
Script longChat(int count);
/// One plain message of somebody else.
node::MessageRow plainMessage(uint8_t number, const std::string& text, int64_t timeMs);

} // namespace ieum::uitest
