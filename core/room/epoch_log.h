// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// All epochs of a room that somebody committed: which of them we can open, and under which one we send. An epoch is for
// one members digest. For one digest epochs follow each other in generations: a rotation says one more than the newest
// generation that its author saw. The newest generation is used, of several in it the one with the lowest id, and only
// what somebody committed who is a member: a former member may know who the members are and commit an epoch for them,
// or have done so before he went, and would know its secret. A generation counts only when the one before it does, so
// nobody jumps ahead for good. A function of the set of commits, whatever the order of arrival.
#pragma once

#include "base/time.h"
#include "room/epochs.h"

#include <set>
#include <unordered_map>
#include <utility>

namespace ieum::room {

class EpochLog {
  public:
    explicit EpochLog(const RoomId& room) : m_room(room) {}

    /// Somebody committed this epoch, whether or not we can open it. False when it is not worth opening: we have its
    /// secret already, or know that the commit lies.
    bool note(EpochCommit commit, const PersonId& author);
    /// Our slice of this commit is no good: the epoch is not for us, or its author shut us out.
    void markShut(const EpochId& id, const PersonId& author) { m_shut.insert({id, author}); }
    void keep(EpochRecord epoch);
    /// Its secret is wiped, and it is not opened again.
    void forget(const EpochId& id);
    enum class Secret {
        Here,
        Wiped,     ///< for good
        Committed, ///< not here, though somebody committed the epoch in a feed that did not end before
        Unknown    ///< not here, and nobody did
    };
    Secret secretOf(const EpochId& id) const;
    /// Were epochs kept since this was asked last?
    bool takeFresh() { return std::exchange(m_fresh, false); }

    const EpochRecord* find(const EpochId& id) const;
    const std::unordered_map<EpochId, EpochRecord>& all() const { return m_records; }
    /// For sending; nullptr: none for these members that we can open.
    const EpochRecord* current(const Membership& membership) const;
    /// Must who sends now commit an epoch first? `contents`: content events of the room that we know of.
    bool isDue(const Membership& membership, Now now, uint64_t contents) const;
    /// The newest that counts for these members; 0: none.
    uint64_t newestGeneration(const Membership& membership) const;

    /// Commits whose slice for us has not come yet: those for the present members, and those named.
    struct Awaited {
        EpochCommit commit;
        PersonId author;
    };
    std::vector<Awaited> awaited(const Membership& membership, const std::set<EpochId>& named) const;
    std::vector<Awaited> awaitedIn(const SliceTableId& table) const;
    /// What commits say of tables that did not travel with them.
    const std::map<ChunkId, std::set<SliceTableId>>& named() const { return m_tables; }
    /// Tables of the epochs that count for these members.
    std::vector<SliceTableId> tables(const Membership& membership) const;

  private:
    struct Counted {
        EpochId id;
        EpochTerms terms;
        SliceTableId slices;
        bool shut = false;
    };
    std::vector<Counted> counted(const Membership& membership) const;
    const EpochRecord* pick(const std::vector<Counted>& counted) const;
    bool isShut(const EpochId& id, const PersonId& author) const { return m_shut.contains({id, author}); }

    RoomId m_room;
    std::unordered_map<EpochId, std::map<PersonId, EpochCommit>> m_commits; ///< the first of each author
    std::unordered_map<EpochId, EpochRecord> m_records;
    std::set<std::pair<EpochId, PersonId>> m_shut;
    std::set<EpochId> m_forgotten;
    std::map<ChunkId, std::set<SliceTableId>> m_tables;
    bool m_fresh = false;
};

/// Its secret is not here, and would be of use.
bool isWanted(EpochLog::Secret secret);
/// Those that we can open, and that others follow: not the newest, and not what is used for sending.
std::vector<EpochId> pastOf(const EpochLog& log, const Membership& membership);
/// Those that we can open and that others followed before this wall time.
std::vector<EpochId> supersededBefore(const EpochLog& log, int64_t wallMs);

} // namespace ieum::room
