// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What rooms need of storage for slice tables (slices.h): all slices of an epoch, to be handed out. Part of RoomLog.
#pragma once

#include "base/ids.h"
#include "base/result.h"

#include <optional>
#include <vector>

namespace ieum::room {

class SliceLog {
  public:
    virtual ~SliceLog() = default;
    virtual Done saveSliceTable(const RoomId& room, const ChunkId& id, ByteView table) = 0;
    virtual Result<std::optional<Bytes>> sliceTable(const RoomId& room, const ChunkId& id) = 0;
    virtual Result<std::vector<ChunkId>> sliceTables(const RoomId& room) = 0;
};

} // namespace ieum::room
