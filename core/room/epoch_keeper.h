// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The epochs of one room on this device: takes commits, prekeys and past epochs in, opens our slices wherever they come
// from, commits new epochs and keeps the slice tables that others will ask for. Same transaction rules and thread as
// its Room.
#pragma once

#include "room/epoch_log.h"
#include "room/lost_epochs.h"
#include "room/opening.h"
#include "room/ports.h"
#include "room/prekeys.h"

namespace ieum::room {

/// What we lack of an epoch whose slices did not travel with its commit.
struct SliceWish {
    SliceTableId slices;
    bool isOurs = false; ///< our own slice, hence the secret; the whole table is wanted in any case, for others
};

class EpochKeeper {
  public:
    /// Keeps references to everything but the id; they outlive it.
    EpochKeeper(const RoomId& room, const Self& self, Ports ports)
        : m_room(room), m_self(self), m_ports(ports), m_log(room), m_prekeys(room, ports) {}

    /// Secrets and tables that the log has. Errors: those of the port.
    Done load();
    /// A commit, a prekey or past epochs that somebody wrote; everything else is left alone. Errors: those of the port;
    /// nonsense counts as nothing.
    Done absorb(const FeedRecord& feed, const feed::Header& header, const wire::ControlBody& body);
    /// A new epoch for these members, to be written and absorbed. Errors: those of the port.
    Result<wire::EpochCommit> commit(const Membership& membership, uint64_t contents, Now now);

    /// A new prekey when it is time for one, or when we have to ask for lost epochs beside it; to be written and
    /// absorbed. Errors: those of the port.
    Result<std::optional<wire::Prekey>> nextPrekey(Now now, int64_t ageMs);
    /// Wipes prekeys that have served, and secrets of epochs that others followed longer ago than content is kept: by
    /// the age of our profile, no clock. Errors: those of the port.
    Done expire(const Membership& membership, int64_t ageMs);

    /// Slices that were proved against this root. Errors: those of the port.
    Done takeSlices(const SliceTableId& from, const std::vector<Slice>& slices);
    /// Bytes with this hash; what no commit names is not kept. Errors: those of the port.
    Done takeTable(const ChunkId& id, ByteView table);
    /// Errors: those of the port.
    Result<std::vector<SliceWish>> wishes(const Membership& membership) const;

    /// Nothing when it is not here. Errors: those of the port.
    Result<std::optional<Bytes>> table(const ChunkId& id) const;
    bool hasTable(const ChunkId& id) const { return m_tables.contains(id); }
    const std::set<ChunkId>& tables() const { return m_tables; }
    /// Tables that came since this was asked last: others may want them.
    std::vector<ChunkId> takeNewTables() { return std::exchange(m_newTables, {}); }

    const EpochLog& log() const { return m_log; }
    LostEpochs& lost() { return m_lost; }
    bool takeFresh() { return m_log.takeFresh(); }

  private:
    SliceKeys keys() const;
    Done absorbCommit(const FeedRecord& feed, feed::Hlc hlc, const wire::EpochCommit& body);
    Done absorbHistory(const DeviceId& by, const wire::History& body);
    Done open(const EpochLog::Awaited& awaited, const std::vector<Slice>& slices);
    Done keepTable(const ChunkId& id, ByteView table);
    void absorbPrekey(const DeviceId& device, const feed::Header& header, const wire::Prekey& body);

    RoomId m_room;
    const Self& m_self;
    Ports m_ports;
    EpochLog m_log;
    LostEpochs m_lost;
    Prekeys m_prekeys;
    std::unordered_map<EpochId, int64_t> m_past; ///< since which age of our profile others follow them
    std::set<ChunkId> m_tables;
    std::vector<ChunkId> m_newTables;
};

} // namespace ieum::room
