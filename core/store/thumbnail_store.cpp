// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/thumbnail_store.h"

#include "store/limits.h"

namespace ieum::store {
namespace {

struct Kept {
    int64_t used = 0;
    Bytes jpeg;
};

struct Size {
    int64_t file = 0;
    int64_t bytes = 0;
};

int64_t sizeOf(int64_t jpegBytes) { return jpegBytes + thumbnailRowBytes; }

} // namespace

Result<std::optional<Bytes>> ThumbnailStore::find(const FileId& file, int64_t day) {
    auto select = m_connection->prepare("SELECT t.used, t.jpeg FROM thumbnail t JOIN file f ON f.key=t.file"
                                        " WHERE f.id=?1");
    if (!select) return passOn(select);
    auto kept = select->bind(file).first([](Statement& row) {
        const ByteView jpeg = row.blob(1);
        return Kept{row.number(0), Bytes(jpeg.begin(), jpeg.end())};
    });
    if (!kept) return passOn(kept);
    if (!*kept) return std::optional<Bytes>();
    if ((*kept)->used != day) {
        auto update =
            m_connection->prepare("UPDATE thumbnail SET used=?2 WHERE file=(SELECT key FROM file WHERE id=?1)");
        if (!update) return passOn(update);
        if (const auto done = update->bind(file, day).run(); !done) return passOn(done);
    }
    return std::optional<Bytes>(std::move((*kept)->jpeg));
}

Done ThumbnailStore::put(const FileId& file, ByteView jpeg, int64_t day) {
    if (const auto made = makeRoom(sizeOf(static_cast<int64_t>(jpeg.size()))); !made) return made;
    auto insert = m_connection->prepare("INSERT OR REPLACE INTO thumbnail(file, used, jpeg) SELECT f.key, ?2, ?3"
                                        " FROM file f WHERE f.id=?1 AND EXISTS(SELECT 1 FROM attachment a"
                                        " WHERE a.file=f.key)");
    if (!insert) return passOn(insert);
    return insert->bind(file, day, jpeg).run();
}

/// Lengths are read without the pictures.
Done ThumbnailStore::makeRoom(int64_t bytes) {
    auto select = m_connection->prepare("SELECT file, length(jpeg) FROM thumbnail ORDER BY used DESC, file DESC");
    if (!select) return passOn(select);
    const auto sizes = select->all([](Statement& row) { return Size{row.number(0), sizeOf(row.number(1))}; });
    if (!sizes) return passOn(sizes);
    auto remove = m_connection->prepare("DELETE FROM thumbnail WHERE file=?1");
    if (!remove) return passOn(remove);
    int64_t kept = bytes;
    for (const Size& size : *sizes) {
        kept += size.bytes;
        if (kept <= thumbnailBytesMax) continue;
        if (const auto removed = remove->reset().bind(size.file).run(); !removed) return removed;
    }
    return {};
}

Done ThumbnailStore::forgetOf(const RoomId& room, const MessageId& message) {
    auto remove = m_connection->prepare(
        "DELETE FROM thumbnail WHERE file IN (SELECT a.file FROM attachment a JOIN room r ON r.key=a.room"
        " WHERE r.id=?1 AND a.message=?2 AND NOT EXISTS(SELECT 1 FROM attachment o WHERE o.file=a.file"
        " AND NOT (o.room=a.room AND o.message=a.message)))");
    if (!remove) return passOn(remove);
    return remove->bind(room, message).run();
}

} // namespace ieum::store
