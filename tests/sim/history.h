// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What people did and were told: the operations that were acknowledged, and those that may have happened although
// nobody was told (the computer died first). The checker judges the end of a run by it.
#pragma once

#include "base/ids.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace ieum::sim {

using Persons = std::shared_ptr<const std::set<PersonId>>;

struct Sent {
    RoomId room;
    uint32_t author = 0; ///< computer
    MessageId id;
    std::string text;
    Persons members;                ///< as the author knew them when he was told that it is kept
    std::set<PersonId> meant;       ///< besides, as he knew them from when he wrote it until it left his outbox
    std::optional<MessageId> after; ///< the newest message that he saw
    int64_t ackedMs = 0;
    size_t files = 0;
};

/// What people asked to be done to messages; it may have happened although nobody was told.
struct Wishes {
    std::map<MessageId, std::set<std::string>> wordings; ///< by the author
    std::set<MessageId> gone;                            ///< to be deleted, by its author or by an owner or admin
    /// To be deleted by somebody who believed to have no right to it.
    std::map<MessageId, std::set<PersonId>> forged;
};

/// Of a person's second computer, by the first one.
struct Revocation {
    uint32_t by = 0;
    std::optional<int64_t> doneMs; ///< nothing: asked for, and it may have happened
};

struct History {
    std::vector<Sent> sent;
    std::map<uint32_t, Revocation> revoked; ///< by computer
    Wishes wishes;
    std::map<std::pair<RoomId, PersonId>, uint32_t> invitations; ///< how often somebody was asked in
    std::set<std::pair<RoomId, PersonId>> newcomers;             ///< asked in after the rooms were complete
    std::map<std::pair<RoomId, PersonId>, int64_t> removals;     ///< tried, may have happened; the last time
    std::map<uint32_t, std::map<MessageId, uint32_t>> told;      ///< by computer: MessageArrived
    std::set<uint32_t> rewound;                                  ///< computers whose disk went back to a backup
    std::set<uint32_t> doubled;                                  ///< computers whose profile ran twice, and the copies
    std::set<uint32_t> villains;                                 ///< computers whose programs keep no rules
    std::vector<std::string> quarrels;                           ///< an honest end that was blamed by another
    bool clocksWereRight = true;
    uint64_t deeds = 0;
    uint64_t arrived = 0;
    uint64_t crashes = 0;
    uint64_t forks = 0; ///< told to anybody
    uint64_t removed = 0;
    uint64_t joined = 0;

    /// Whose feeds may have forked, and who may have said a thing twice.
    bool isDoubtful(uint32_t computer) const { return rewound.contains(computer) || doubled.contains(computer); }
    bool wasRemoved(const RoomId& room, const PersonId& person) const { return removals.contains({room, person}); }
};

} // namespace ieum::sim
