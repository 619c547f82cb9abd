// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/arrivals.h"

namespace ieum::room {

void Arrivals::saw(const FeedId& feed, uint64_t seq) {
    Feed& lane = m_feeds[feed];
    if (seq <= lane.seen) return;
    lane.seen = seq;
    if (lane.queue.empty()) wake(feed);
}

void Arrivals::take(ControlOp op) {
    const FeedId feed = op.feed;
    Feed& lane = m_feeds[feed];
    if (op.seq <= lane.seen) return;
    const bool first = lane.queue.empty();
    const bool skips = op.seq > lane.seen + 1;
    lane.seen = op.seq;
    lane.queue.push_back(std::move(op));
    if (first) consider(feed);
    if (first && skips) wake(feed); // what waits for something before this one
}

uint64_t Arrivals::doneUpTo(const FeedId& feed) const {
    const auto found = m_feeds.find(feed);
    if (found == m_feeds.end()) return 0;
    const Feed& lane = found->second;
    return lane.queue.empty() ? lane.seen : lane.queue.front().seq - 1;
}

size_t Arrivals::waiting() const {
    size_t count = 0;
    for (const auto& [feed, lane] : m_feeds) count += lane.queue.size();
    return count;
}

/// Hands the feed's first operation out, or notes what it waits for.
void Arrivals::consider(const FeedId& feed) {
    Feed& lane = m_feeds[feed];
    if (lane.queue.empty() || lane.handedOut) return;
    for (const FeedSeq& reference : lane.queue.front().references) {
        if (doneUpTo(reference.feed) >= reference.seq) continue;
        m_feeds[reference.feed].followers.push_back(feed);
        return;
    }
    lane.handedOut = true;
    m_ready.push_back(feed);
}

void Arrivals::wake(const FeedId& feed) {
    const std::vector<FeedId> followers = std::exchange(m_feeds[feed].followers, {});
    for (const FeedId& follower : followers) consider(follower);
}

std::optional<ControlOp> Arrivals::next() {
    if (m_ready.empty()) return std::nullopt;
    const FeedId feed = m_ready.front();
    return std::move(m_feeds[feed].queue.front());
}

void Arrivals::finish() {
    const FeedId feed = m_ready.front();
    m_ready.pop_front();
    Feed& lane = m_feeds[feed];
    lane.queue.pop_front();
    lane.handedOut = false;
    consider(feed);
    wake(feed);
}

} // namespace ieum::room
