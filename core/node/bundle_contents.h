// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What goes into a bundle: of each room what its readers are not known to have. Decided once, read piece by piece, so
// that a long history needs no more memory than a short one.
#pragma once

#include "node/parts.h"
#include "sync/bundle_writer.h"

#include <deque>

namespace ieum::node {

/// Whom of a room a bundle is for; never our own device.
std::vector<DeviceId> readersOf(World& world, const room::Room& room, const std::vector<PersonId>& people);

class BundleContents {
  public:
    explicit BundleContents(Parts& parts) : m_parts(parts) {}

    /// Errors: those of the store.
    Done add(const room::Room& room, const std::vector<DeviceId>& readers, bool withFiles);
    /// Somebody of them has never said anything in this room: he may not know of it yet.
    bool isNewToSomebody(const RoomId& room) const { return m_new.contains(room); }
    /// An invitation on its way: whoever has the link reads it. Errors: likewise.
    Done addMeeting(const RoomId& rendezvous);

    /// The next units, about so many bytes of them; empty when there are no more. Errors: likewise.
    Result<std::vector<sync::BundleUnit>> next(size_t bytes);

    struct Count {
        uint64_t events = 0;
        uint32_t receipts = 0;
        uint32_t files = 0;
    };
    const Count& count() const { return m_count; }

  private:
    struct Stretch {
        FeedId feed;
        uint64_t from = 0;
        uint64_t to = 0;
    };
    struct Receipts {};
    struct Has {};
    struct Piece {
        RoomId room;
        std::variant<Stretch, ChunkId, Receipts, Has> what;
    };

    Done addStretches(const RoomId& room, feed::Kind kind, const std::vector<store::StoredHead>& heads,
                      const store::FeedSeqs& known);
    Done addFiles(const RoomId& room, const std::vector<DeviceId>& readers);
    Done put(const Piece& piece, std::vector<sync::BundleUnit>& units, size_t& bytes);
    Done putStretch(const RoomId& room, Stretch stretch, std::vector<sync::BundleUnit>& units, size_t& bytes);
    Done putReceipts(const RoomId& room, std::vector<sync::BundleUnit>& units);
    Done putHas(const RoomId& room, std::vector<sync::BundleUnit>& units);
    void putChunk(const RoomId& room, const ChunkId& chunk, std::vector<sync::BundleUnit>& units, size_t& bytes);

    Parts& m_parts;
    std::deque<Piece> m_pieces;
    std::set<RoomId> m_new;
    Count m_count;
};

/// What a device said of its control feeds in its bundles, of each the last word; one bundle may say it in several
/// records. Kept as a setting; errors: those of the store.
Result<store::FeedSeqs> controlHeadsOf(World& world, const RoomId& room, const DeviceId& device);
Done noteControlHeads(World& world, const RoomId& room, const DeviceId& device,
                      const std::vector<room::FeedSeq>& heads);

} // namespace ieum::node
