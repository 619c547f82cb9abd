// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// That a file became whole here, or is whole no longer, is noted in the transaction in which it does: our receipts have
// to say so, and no stop of the program may make that forgotten. Whatever writes `file.state` or `attachment` calls one
// of these; HolderStore::toRestate has what they noted.
#pragma once

#include "base/ids.h"
#include "store/connection.h"

namespace ieum::store {

/// The rooms of this file are to be told.
Done noteTurned(Connection& connection, const FileId& file);
/// A message comes or goes: its room is to be told when one of its files is whole.
Done noteAttached(Connection& connection, const RoomId& room, const MessageId& message);

} // namespace ieum::store
