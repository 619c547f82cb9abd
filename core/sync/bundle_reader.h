// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads one part of a bundle, piece by piece: opens what is sealed for rooms that are known here, and puts ranges and
// chunks together again. Nothing of it is trusted: ranges and receipts are verified by whoever takes them. What is
// damaged costs no more than what it belongs to. Does disk work and opening, on whatever thread the caller has for
// that.
#pragma once

#include "base/files.h"
#include "room/records.h"
#include "room/room_ids.h"
#include "sync/bundle_writer.h"
#include "sync/outputs.h"

#include <set>

namespace ieum::sync {

/// A device of a member, as it says and signed.
struct BundleBy {
    DeviceId device;
    int64_t writtenMs = 0;
};
/// How far that device has control feeds of the room; its first words of this part come before it.
struct BundleHas {
    std::vector<room::FeedSeq> feeds;
};
struct BundleItem {
    RoomId room;
    std::variant<BundleBy, StoreRange, StoreReceipt, ChunkArrived, BundleHas> what;
};

/// What became clear while reading.
struct BundleAccount {
    BundlePreamble preamble;
    uint64_t foreign = 0;   ///< records for rooms that are not known here
    uint64_t damaged = 0;   ///< records that do not open or make no sense, and what hung on them
    std::set<RoomId> whole; ///< rooms whose end in this part was read
    bool last = false;      ///< no further part
    bool isCut = false;     ///< the file ends in the middle, or what follows cannot be told apart
};

class BundleReader {
  public:
    /// Errors: NotABundle, BundleTooNew, those of Files.
    static Result<BundleReader> open(const Files& files, std::string path, const std::vector<BundleRoom>& rooms);

    /// What about so many bytes of the file hold. Errors: those of Files.
    Result<std::vector<BundleItem>> next(size_t bytes);
    bool isThrough() const { return m_isThrough; }
    const BundleAccount& account() const { return m_account; }

  private:
    struct Room {
        RoomId room;
        BundleKeys keys;
        uint64_t records = 0;
        std::optional<StoreRange> run; ///< until its signature
        size_t runBytes = 0;
        std::optional<ChunkArrived> chunk; ///< until it is whole
        size_t chunkBytes = 0;
    };
    BundleReader(const Files& files, std::string path) : m_files(&files), m_path(std::move(path)) {}

    void take(const RawRecord& raw, std::vector<BundleItem>& items);
    /// False: it makes no sense.
    bool take(Room& room, const wire::BundleRecord& record, std::vector<BundleItem>& items);
    bool takeHead(const Room& room, const wire::BundleHead& head, std::vector<BundleItem>& items) const;
    bool takeEnd(const Room& room, const wire::BundleEnd& end);
    static bool takeRange(Room& room, const wire::RangePart& part, std::vector<BundleItem>& items);
    static bool takeReceipt(const Room& room, const wire::Receipt& receipt, std::vector<BundleItem>& items);
    static bool takeChunk(Room& room, const wire::ChunkPart& part, std::vector<BundleItem>& items);
    static bool takeHas(const Room& room, const wire::BundleHas& has, std::vector<BundleItem>& items);

    const Files* m_files;
    std::string m_path;
    std::map<BundleTag, Room> m_rooms;
    BundleAccount m_account;
    uint64_t m_at = bundlePreambleBytes;
    uint64_t m_number = 0;
    bool m_isThrough = false;
};

} // namespace ieum::sync
