// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The FeedLog port over maps.
#pragma once

#include "feed/feed_log.h"

#include <map>

namespace ieum::test {

class MemoryFeedLog : public feed::FeedLog {
  public:
    Result<feed::Head> head(const FeedId& feed) override {
        const auto found = m_events.find(feed);
        if (found == m_events.end()) return feed::Head{};
        const feed::Event& last = found->second.back();
        return feed::Head{last.header.seq, last.id, last.header.hlc};
    }
    Done append(const RoomId&, const feed::Range& range) override {
        const auto known = head(range.feed);
        if (!known) return passOn(known);
        if (range.events.empty() || range.firstSeq() != known->seq + 1) {
            return fail(Cause::Peer, FeedError::Gap, static_cast<int64_t>(range.firstSeq()));
        }
        const auto tip = m_tips.find(range.feed);
        if (tip != m_tips.end() && range.head().seq >= tip->second.front().header.seq) {
            return fail(Cause::Peer, FeedError::Gap, static_cast<int64_t>(range.firstSeq()));
        }
        auto& events = m_events[range.feed];
        events.insert(events.end(), range.events.begin(), range.events.end());
        return close(range.feed);
    }
    Result<std::optional<feed::Tip>> tip(const FeedId& feed) override {
        const auto found = m_tips.find(feed);
        if (found == m_tips.end()) return std::optional<feed::Tip>();
        const feed::Header& first = found->second.front().header;
        const feed::Event& last = found->second.back();
        return std::optional(feed::Tip{first.seq, first.previous, {last.header.seq, last.id, last.header.hlc}});
    }
    Result<uint64_t> floor(const FeedId&) override { return uint64_t{0}; }
    Done keepFrom(const FeedId& feed, uint64_t seq) override {
        m_keptFrom[feed] = std::max(m_keptFrom[feed], seq);
        return {};
    }
    /// What the author of a feed said of it.
    uint64_t keptFrom(const FeedId& feed) const {
        const auto found = m_keptFrom.find(feed);
        return found == m_keptFrom.end() ? 0 : found->second;
    }
    Done appendApart(const RoomId&, const feed::Range& range) override {
        auto& tip = m_tips[range.feed];
        if (tip.empty() || range.firstSeq() == tip.back().header.seq + 1) {
            tip.insert(tip.end(), range.events.begin(), range.events.end());
        } else {
            tip.insert(tip.begin(), range.events.begin(), range.events.end());
        }
        return close(range.feed);
    }
    Result<feed::Range> read(const FeedId& feed, uint64_t fromSeq, uint64_t toSeq, size_t bytesMax) override {
        feed::Range range;
        range.feed = feed;
        const auto found = m_events.find(feed);
        if (found == m_events.end()) return range;
        size_t bytes = 0;
        size_t whole = 0;
        const auto tip = m_tips.find(feed);
        const bool above = tip != m_tips.end() && fromSeq >= tip->second.front().header.seq;
        for (const feed::Event& event : above ? tip->second : found->second) {
            if (event.header.seq < fromSeq || event.header.seq > toSeq) continue;
            range.events.push_back(event);
            bytes += event.body.size();
            if (!event.signature) continue;
            whole = range.events.size();
            if (bytes >= bytesMax) break;
        }
        range.events.resize(whole);
        if (whole > 0) range.kind = range.events.front().header.kind;
        return range;
    }
    const std::map<FeedId, std::vector<feed::Event>>& all() const { return m_events; }

  private:
    Done close(const FeedId& feed) {
        const auto tip = m_tips.find(feed);
        auto& events = m_events[feed];
        if (tip == m_tips.end() || tip->second.front().header.seq != events.back().header.seq + 1) return {};
        if (tip->second.front().header.previous != events.back().id) return fail(Cause::Peer, FeedError::BadChain);
        events.insert(events.end(), tip->second.begin(), tip->second.end());
        m_tips.erase(tip);
        return {};
    }

    std::map<FeedId, std::vector<feed::Event>> m_events;
    std::map<FeedId, uint64_t> m_keptFrom;
    std::map<FeedId, std::vector<feed::Event>> m_tips; ///< never empty
};

/// As a range travels: without what the reader works out himself.
inline std::vector<feed::ReceivedEvent> travelling(const feed::Range& range) {
    std::vector<feed::ReceivedEvent> events;
    events.reserve(range.events.size());
    for (const feed::Event& event : range.events) {
        events.push_back({static_cast<uint8_t>(event.header.kind), event.header.flags, event.header.hlc,
                          event.header.epoch, event.body, event.signature});
    }
    return events;
}

} // namespace ieum::test
