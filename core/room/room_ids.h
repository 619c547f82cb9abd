// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A room's id says who may begin it.
#pragma once

#include "base/ids.h"

#include <array>

namespace ieum::room {

RoomId directRoomId(const PersonId& one, const PersonId& other);
RoomId groupRoomId(const PersonId& owner, const std::array<std::byte, 16>& nonce);

} // namespace ieum::room
