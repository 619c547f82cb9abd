// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keeps what lies on this disk below the quota: files that were not used for the longest time make room, some in each
// batch. Unasked goes only what is whole, not pinned, not used just now, and what somebody else is known to have who
// comes before us in the file's order of holders (vault/holder_order.h); so the last copy stays somewhere, whatever
// several computers that are short of space know of each other. When that is not enough, nothing more goes, and it is
// told what stands in the way. Somebody who asks can let go of anything but pinned files.
#pragma once

#include "node/keeping.h"
#include "node/other_holders.h"
#include "node/receipts.h"

namespace ieum::node {

class Eviction {
  public:
    Eviction(World& world, RoomSet& rooms, Keeping& keeping, Receipts& receipts)
        : m_world(world), m_rooms(rooms), m_keeping(keeping), m_receipts(receipts) {}

    /// Also after a batch was rolled back.
    Done load(Now now);
    /// At the end of a batch. Errors: those of the store.
    Done settle(Now now);
    std::optional<SteadyMs> nextDeadline() const;

    /// Errors: those of EvictFiles.
    Result<EvictedRow> evict(const EvictFiles& wanted, Now now);
    /// How it stands; the rules are left out.
    Result<KeepingRow> state();
    uint64_t overBytes() const { return m_left.overBytes; }

  private:
    enum class Hold : uint8_t { None, LastCopy, OursToKeep };
    /// What stands in the way.
    struct Left {
        uint64_t overBytes = 0;
        uint64_t lastCopyBytes = 0;
        uint64_t oursToKeepBytes = 0;
        uint64_t otherBytes = 0;
        std::vector<FileId> lastCopies;
        bool more = false;
    };
    /// One look at all files, over several batches.
    struct Look {
        store::UsePlace after;
        uint64_t usedBytes = 0;
        Left left;
    };
    Done goOn(Now now);
    Done weigh(const store::UsedFile& file, Look& look, uint64_t& made, Now now);
    Done end(Look look, Now now);
    Result<Hold> holdOf(const std::vector<store::FileEntry>& entries);
    Done makeRoom(const std::vector<store::FileEntry>& entries, Now now);
    Result<std::vector<store::FileEntry>> evictable(const FileId& file);
    Done deleteDropped(Now now);

    World& m_world;
    RoomSet& m_rooms;
    Keeping& m_keeping;
    Receipts& m_receipts;
    std::optional<Look> m_look;       ///< under way
    std::optional<SteadyMs> m_lookAt; ///< the next one
    std::optional<SteadyMs> m_deleteAt;
    bool m_wasAsked = false; ///< in this batch: whoever asked wants to see the space
    Left m_left;
};

} // namespace ieum::node
