// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What lies on everybody's disk when it is quiet again, as plain values: what the judge looks at. Tests plant their
// faults here.
#pragma once

#include "sim/history.h"

namespace ieum::sim {

class Town;

struct Shown {
    MessageId id;
    std::string text;    ///< as it was written; "" when that is wiped
    bool late = false;   ///< marked for people: it came after newer ones had been shown
    bool gone = false;   ///< a tombstone
    std::string now{};   ///< the text that people see; "" when it is gone
    std::string looks{}; ///< all that was done to it, in words that are equal where it looks the same
    size_t files = 0;
    size_t whole = 0; ///< files that lie here, every chunk of them
    PersonId author{};
    uint64_t word = 0; ///< where it stands in the timeline
};

/// One room as one computer has it.
struct RoomView {
    bool isMember = false;
    std::map<PersonId, int> members; ///< with their roles
    std::set<DeviceId> devices;
    std::string name;
    std::vector<Shown> timeline; ///< oldest first
    std::set<MessageId> waiting; ///< in the outbox
};

/// A receipt that somebody holds: this computer is said to have this feed up to there.
struct Claim {
    uint32_t heldBy = 0;
    uint32_t of = 0;
    FeedId feed;
    uint64_t seq = 0;
};

struct Ending {
    std::multimap<PersonId, uint32_t> computersOf;
    std::map<RoomId, std::map<uint32_t, RoomView>> rooms; ///< by computer
    std::map<uint32_t, std::map<FeedId, std::vector<EventId>>> feeds;
    std::vector<Claim> claims;
    std::set<FeedId> forked; ///< they end before their branches, and nobody keeps what was read there
    bool clocksWereRight = true;

    const RoomView* view(const RoomId& room, uint32_t computer) const {
        const auto views = rooms.find(room);
        if (views == rooms.end()) return nullptr;
        const auto found = views->second.find(computer);
        return found == views->second.end() ? nullptr : &found->second;
    }
};

/// Reads it all; everybody must be on.
Ending readEnding(Town& town);

} // namespace ieum::sim
