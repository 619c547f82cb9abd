// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/slice_store.h"

#include "store/keys.h"

namespace ieum::store {

Done SliceStore::saveSliceTable(const RoomId& room, const ChunkId& id, ByteView table) {
    const auto key = roomKey(*m_slices, room);
    if (!key) return passOn(key);
    auto statement = m_slices->prepare("INSERT OR REPLACE INTO slice_table VALUES(?1, ?2, ?3)");
    if (!statement) return passOn(statement);
    return statement->bind(*key, id, table).run();
}

Result<std::optional<Bytes>> SliceStore::sliceTable(const RoomId& room, const ChunkId& id) {
    auto statement = m_slices->prepare("SELECT bytes FROM slice_table"
                                       " WHERE room=(SELECT key FROM room WHERE id=?1) AND id=?2");
    if (!statement) return passOn(statement);
    return statement->bind(room, id).first([](Statement& row) { return copyOf(row.blob(0)); });
}

Result<std::vector<ChunkId>> SliceStore::sliceTables(const RoomId& room) {
    auto statement = m_slices->prepare("SELECT id FROM slice_table WHERE room=(SELECT key FROM room WHERE id=?1)");
    if (!statement) return passOn(statement);
    return statement->bind(room).all([](Statement& row) { return row.id<ChunkId>(0); });
}

} // namespace ieum::store
