// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/places.h"

namespace ieum::room {

Done Places::load() {
    const auto feeds = m_log.awaitedFeeds(m_room.id);
    if (!feeds) return passOn(feeds);
    m_awaited.clear();
    for (const FeedId& feed : *feeds) m_awaited.emplace(feed, std::nullopt);
    return {};
}

void Places::noteShown(const TimelineKey& key, bool isLast) {
    if (m_newestWord) m_newestWord = std::max(*m_newestWord, key.word);
    if (m_recentCount >= recentPlacesMax) forgetRecent();
    auto& recent = m_recent[key.feed];
    if (recent.empty() ? isLast : key.seq > recent.back().first) {
        recent.emplace_back(key.seq, key.word);
        ++m_recentCount;
    } else if (!recent.empty() && key.seq >= recent.front().first) {
        m_recentCount -= recent.size(); // it stands in the middle
        recent.clear();
    }
}

void Places::forgetRecent() {
    m_recent.clear();
    m_recentCount = 0;
}

void Places::forgetShown() {
    forgetRecent();
    m_newestWord.reset();
}

Result<uint64_t> Places::wordOf(const FeedId& feed, uint64_t seq) {
    const auto known = m_recent.find(feed);
    if (known == m_recent.end() || known->second.empty() || known->second.front().first > seq) {
        return m_log.wordOf(feed, seq);
    }
    const auto after = std::upper_bound(known->second.begin(), known->second.end(), seq,
                                        [](uint64_t wanted, const auto& each) { return wanted < each.first; });
    return std::prev(after)->second;
}

Result<uint64_t> Places::newestWord() {
    if (m_newestWord) return *m_newestWord;
    const auto newest = m_log.newestWord(m_room.id);
    if (newest) m_newestWord = *newest;
    return newest;
}

/// Nothing when the log has nothing to say of the feed.
Result<Expectations*> Places::expectationsOf(const FeedId& feed) {
    const auto known = m_awaited.find(feed);
    if (known == m_awaited.end()) return nullptr;
    if (known->second) return &*known->second;
    const auto awaiting = m_log.awaiting(m_room.id, feed, 0);
    if (!awaiting) return passOn(awaiting);
    known->second.emplace();
    for (const Awaited& each : *awaiting) (void)known->second->add(each);
    return &*known->second;
}

/// Of what is here. Its predecessor is a cause that needs no reference; an author whose clock was set back would seem
/// to precede himself.
Result<uint64_t> Places::causeOf(const feed::Header& header, const wire::ContentBody& body) {
    const auto predecessor = wordOf(header.feed, header.seq - 1);
    if (!predecessor) return predecessor;
    uint64_t cause = *predecessor;
    const auto done = eachReference(body, [&](const FeedId& feed, uint64_t seq) -> Done {
        const auto word = wordOf(feed, seq);
        if (!word) return passOn(word);
        cause = std::max(cause, *word);
        return {};
    });
    if (!done) return passOn(done);
    return cause;
}

/// The first of what refers to it; 0 when none of that is shown.
Result<uint64_t> Places::effectOf(const feed::Header& header, const wire::ContentBody& body, Coming coming) {
    uint64_t effect = 0;
    if (coming != Coming::Last) {
        const auto successor = m_log.wordAfter(header.feed, header.seq);
        if (!successor) return successor;
        effect = *successor;
    }
    const auto expectations = expectationsOf(header.feed);
    if (!expectations) return passOn(expectations);
    if (*expectations == nullptr) return effect;
    // Nobody has seen an answer to what he has yet to say: whoever refers so far ahead makes it up.
    const auto looked = eachReference(body, [&](const FeedId& feed, uint64_t seq) -> Done {
        for (const Awaited& seen : (*expectations)->takeSeen(header.feed, header.seq, feed, seq)) {
            if (const auto forgotten = m_log.forget(m_room.id, seen); !forgotten) return forgotten;
        }
        return {};
    });
    if (!looked) return passOn(looked);
    const uint64_t awaited = (*expectations)->leastWord(header.seq);
    if (awaited == 0 || effect == 0) return std::max(awaited, effect);
    return std::min(awaited, effect);
}

Result<Placed> Places::place(const feed::Header& header, const wire::ContentBody& body, const MessageRecord& message,
                             Coming coming, Now now) {
    if (message.origin) {
        // Nor does an import reach into the future: what refers to it would have to follow it there.
        const int64_t originalMs = std::min(message.origin->timeMs, now.wall.ms + clockAheadMs);
        return placeImported(header.feed, header.seq, originalMs);
    }
    const auto cause = causeOf(header, body);
    if (!cause) return passOn(cause);
    const auto effect = effectOf(header, body, coming);
    if (!effect) return passOn(effect);
    const auto newest = newestWord();
    if (!newest) return passOn(newest);
    Placed placed = placeMessage(header.feed, header.seq, header.hlc, message.timeMs,
                                 {*cause, *effect, coming == Coming::Older ? 0 : *newest}, now.wall);
    if (coming != Coming::Again) return placed;
    const auto former = m_log.formerPlace(header.feed, header.seq);
    if (!former) return passOn(former);
    if (*former) {
        placed.key.word = (*former)->word;
        placed.late = (*former)->late;
    }
    return placed;
}

Done Places::await(const Awaited& awaited) {
    if (!m_awaited.contains(awaited.feed)) m_awaited[awaited.feed].emplace(); // nothing that the log could add
    std::optional<Expectations>& expectations = m_awaited[awaited.feed];
    if (expectations && !expectations->add(awaited)) return {};
    // A feed that never comes must not fill the memory.
    if (expectations && expectations->size() > awaitedInMemoryMax) expectations.reset();
    return m_log.await(m_room.id, awaited);
}

Done Places::settle(const FeedId& feed, uint64_t seq) {
    const auto known = m_awaited.find(feed);
    if (known == m_awaited.end()) return {};
    if (known->second) known->second->forgetUpTo(seq);
    const bool isOver = known->second && known->second->size() == 0;
    if (isOver) m_awaited.erase(known);
    return m_log.forgetUpTo(m_room.id, feed, seq);
}

} // namespace ieum::room
