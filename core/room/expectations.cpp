// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/expectations.h"

#include <algorithm>

namespace ieum::room {

/// Makes the least values true below `end`, downwards, until they are so already.
void Expectations::settleBelow(Entries& entries, Entries::iterator end) {
    while (end != entries.begin()) {
        const auto above = end--;
        Entry& entry = end->second;
        Entry least{0, 0, entry.bySeq, entry.word};
        if (above != entries.end()) {
            least.leastBySeq = std::min(least.leastBySeq, above->second.leastBySeq);
            least.leastWord = std::min(least.leastWord, above->second.leastWord);
        }
        if (entry.leastBySeq == least.leastBySeq && entry.leastWord == least.leastWord) return;
        entry.leastBySeq = least.leastBySeq;
        entry.leastWord = least.leastWord;
    }
}

bool Expectations::add(const Awaited& awaited) {
    Entries& entries = m_byFeed[awaited.byFeed];
    const auto [at, isNew] = entries.try_emplace(awaited.seq, Entry{awaited.bySeq, awaited.word, 0, 0});
    if (!isNew) return false;
    at->second.leastBySeq = at->second.bySeq;
    at->second.leastWord = at->second.word;
    const auto above = std::next(at);
    if (above != entries.end()) {
        at->second.leastBySeq = std::min(at->second.leastBySeq, above->second.leastBySeq);
        at->second.leastWord = std::min(at->second.leastWord, above->second.leastWord);
    }
    settleBelow(entries, at);
    ++m_size;
    return true;
}

uint64_t Expectations::leastWord(uint64_t seq) const {
    uint64_t least = 0;
    for (const auto& [by, entries] : m_byFeed) {
        const auto first = entries.lower_bound(seq);
        if (first == entries.end()) continue;
        least = least == 0 ? first->second.leastWord : std::min(least, first->second.leastWord);
    }
    return least;
}

std::vector<Awaited> Expectations::takeSeen(const FeedId& feed, uint64_t seq, const FeedId& byFeed, uint64_t bySeq) {
    std::vector<Awaited> taken;
    const auto group = m_byFeed.find(byFeed);
    if (group == m_byFeed.end()) return taken;
    Entries& entries = group->second;
    auto at = entries.lower_bound(seq);
    while (at != entries.end() && at->second.leastBySeq <= bySeq) {
        if (at->second.bySeq > bySeq) {
            ++at;
            continue;
        }
        taken.push_back({feed, at->first, byFeed, at->second.bySeq, at->second.word});
        at = entries.erase(at);
        settleBelow(entries, at);
    }
    m_size -= taken.size();
    if (entries.empty()) m_byFeed.erase(group);
    return taken;
}

void Expectations::forgetUpTo(uint64_t seq) {
    for (auto group = m_byFeed.begin(); group != m_byFeed.end();) {
        Entries& entries = group->second;
        const auto end = entries.upper_bound(seq);
        m_size -= static_cast<size_t>(std::distance(entries.begin(), end));
        entries.erase(entries.begin(), end);
        group = entries.empty() ? m_byFeed.erase(group) : std::next(group);
    }
}

} // namespace ieum::room
