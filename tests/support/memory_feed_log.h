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
        auto& events = m_events[range.feed];
        events.insert(events.end(), range.events.begin(), range.events.end());
        return {};
    }
    Result<feed::Range> read(const FeedId& feed, uint64_t fromSeq, uint64_t toSeq, size_t bytesMax) override {
        feed::Range range;
        range.feed = feed;
        const auto found = m_events.find(feed);
        if (found == m_events.end()) return range;
        size_t bytes = 0;
        size_t whole = 0;
        for (const feed::Event& event : found->second) {
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
    std::map<FeedId, std::vector<feed::Event>> m_events;
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
