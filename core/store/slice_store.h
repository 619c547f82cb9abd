// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Slice tables in the database; the part of RoomStore that keeps them.
#pragma once

#include "room/room_log.h"
#include "store/connection.h"

namespace ieum::store {

class SliceStore : public room::RoomLog {
  public:
    explicit SliceStore(Connection& connection) : m_slices(&connection) {}

    Done saveSliceTable(const RoomId& room, const ChunkId& id, ByteView table) override;
    Result<std::optional<Bytes>> sliceTable(const RoomId& room, const ChunkId& id) override;
    Result<std::vector<ChunkId>> sliceTables(const RoomId& room) override;

  private:
    Connection* m_slices;
};

} // namespace ieum::store
