// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/places.h"

namespace ieum::room {

Done Places::load() {
    const auto feeds = m_log.awaitedFeeds(m_room.id);
    if (!feeds) return passOn(feeds);
    m_awaited = std::set<FeedId>(feeds->begin(), feeds->end());
    return {};
}

/// Of what is here. Its predecessor is a cause that needs no reference; an author whose clock was set back would seem
/// to precede himself.
Result<uint64_t> Places::causeOf(const feed::Header& header, const wire::ContentBody& body) {
    const auto predecessor = m_log.wordOf(header.feed, header.seq - 1);
    if (!predecessor) return predecessor;
    uint64_t cause = *predecessor;
    const auto done = eachReference(body, [&](const FeedId& feed, uint64_t seq) -> Done {
        const auto word = m_log.wordOf(feed, seq);
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
    if (!m_awaited.contains(header.feed)) return effect;
    const auto awaiting = m_log.awaiting(m_room.id, header.feed, header.seq);
    if (!awaiting) return passOn(awaiting);
    for (const Awaited& each : *awaiting) {
        bool saw = false;
        const auto looked = eachReference(body, [&](const FeedId& feed, uint64_t seq) -> Done {
            saw = saw || (feed == each.byFeed && seq >= each.bySeq);
            return {};
        });
        if (!looked) return passOn(looked);
        if (saw) {
            // Nobody has seen an answer to what he has yet to say: whoever refers so far ahead makes it up.
            if (const auto forgotten = m_log.forget(m_room.id, each); !forgotten) return passOn(forgotten);
        } else {
            effect = effect == 0 ? each.word : std::min(effect, each.word);
        }
    }
    return effect;
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
    const auto newest = m_log.newestWord(message.room);
    if (!newest) return passOn(newest);
    return placeMessage(header.feed, header.seq, header.hlc, message.timeMs,
                        {*cause, *effect, coming == Coming::Older ? 0 : *newest}, now.wall);
}

Done Places::await(const Awaited& awaited) {
    m_awaited.insert(awaited.feed);
    return m_log.await(m_room.id, awaited);
}

Done Places::settle(const FeedId& feed, uint64_t seq) {
    return m_awaited.contains(feed) ? m_log.forgetUpTo(m_room.id, feed, seq) : Done();
}

} // namespace ieum::room
