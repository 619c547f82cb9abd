// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who else is known to have all of a file, so that it can come back from him: devices, ours among them, whose own
// signed receipts say so, and that are in a room with the file in which we are as well. Whoever left may have it and
// will not give it; a replica keeps nothing for ever. Fading (retention) asks the receipts alone.
#pragma once

#include "node/room_set.h"

namespace ieum::node {

/// `entries`: of one file. Errors: those of the store.
Result<std::vector<DeviceId>> otherHolders(World& world, RoomSet& rooms, const std::vector<store::FileEntry>& entries);

} // namespace ieum::node
