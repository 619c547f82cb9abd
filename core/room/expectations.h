// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What shown messages refer to in one feed before it is here, in memory, so that a range of thousands of messages asks
// the log once and not once each. A value; no log, no clock.
#pragma once

#include "room/place_log.h"

#include <map>
#include <unordered_map>

namespace ieum::room {

class Expectations {
  public:
    /// Ignored when the same feed awaits the same event already. False then.
    bool add(const Awaited& awaited);
    /// The least word of those who await this event or a later one; 0 when nobody does.
    uint64_t leastWord(uint64_t seq) const;
    /// Takes out those who await this event or a later one although it refers to them itself: (`byFeed`, up to
    /// `bySeq`).
    std::vector<Awaited> takeSeen(const FeedId& feed, uint64_t seq, const FeedId& byFeed, uint64_t bySeq);
    void forgetUpTo(uint64_t seq);
    size_t size() const { return m_size; }

  private:
    /// By the awaited seq. What is least from there on stands with it, so that nothing has to be walked through.
    struct Entry {
        uint64_t bySeq = 0;
        uint64_t word = 0;
        uint64_t leastBySeq = 0;
        uint64_t leastWord = 0;
    };
    using Entries = std::map<uint64_t, Entry>;
    static void settleBelow(Entries& entries, Entries::iterator end);

    std::unordered_map<FeedId, Entries> m_byFeed;
    size_t m_size = 0;
};

} // namespace ieum::room
