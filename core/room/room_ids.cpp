// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/room_ids.h"

#include "crypto/hash.h"

#include <algorithm>

namespace ieum::room {

RoomId directRoomId(const PersonId& one, const PersonId& other) {
    return crypto::hashTo<RoomId>(
        {bytesOf("ieum direct v1"), std::min(one, other).view(), std::max(one, other).view()});
}

RoomId groupRoomId(const PersonId& owner, const std::array<std::byte, 16>& nonce) {
    return crypto::hashTo<RoomId>({bytesOf("ieum group v1"), owner.view(), nonce});
}

} // namespace ieum::room
